//! One file a subcommand.

pub mod dataset;
pub mod doctor;
pub mod eval;
pub mod export;
pub mod fix;
pub mod import;
pub mod judge;
pub mod merge;
mod model;
pub mod report;
pub mod reproduce;
pub mod rescore;
pub mod rules;
pub mod scan;
pub mod setup;
pub mod taxonomy;
mod tsv;

use crate::terminal::tell;
use sallet_engine::assessors::OraclePool;
use sallet_sandbox::Sandboxing;

/// Looks for Python and its packages, and says what is missing before any work is done.
fn find_oracles(unsafe_without_sandbox: bool) -> OraclePool {
    let sandboxing = match unsafe_without_sandbox {
        true => Sandboxing::OffAtUsersRisk,
        false => Sandboxing::On,
    };
    if unsafe_without_sandbox {
        tell("untrusted code runs WITHOUT a sandbox, as you asked");
    }
    OraclePool::find(sandboxing)
}

/// Says why no oracle can run here, if none can. Verdicts are then unscored, never guessed.
fn warn_without_oracles(oracles: &OraclePool) {
    if let Err(error) = oracles.try_out() {
        tell(format_args!(
            "functional and security verdicts will be unscored: {error}"
        ));
    }
}
