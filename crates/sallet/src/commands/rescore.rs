//! `sallet rescore`: new verdicts over stored solutions.

use super::{find_oracles, warn_without_oracles};
use crate::arguments::Rescore;
use crate::progress;
use crate::terminal::output;
use anyhow::Result;
use sallet_engine::run::{RunFolder, rescore};
use std::io::Write;
use std::process::ExitCode;

pub fn run(options: &Rescore) -> Result<ExitCode> {
    let folder = RunFolder::new(&options.run);
    let total = folder.finished()?.len() as u64;
    let oracles = find_oracles(options.unsafe_without_sandbox);
    warn_without_oracles(&oracles);
    let bar = progress::bar(total);
    let done = rescore(&folder, &options.assess, &oracles, &mut |done| {
        bar.set_position(done)
    })?;
    bar.finish_and_clear();
    writeln!(
        output(),
        "{done} cells of {} were judged again.",
        options.run.display()
    )?;
    Ok(ExitCode::SUCCESS)
}
