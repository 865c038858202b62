//! Mends insecure solutions: strategies ask, feedback tells what is wrong, a proof says whether a
//! repair counts.
//!
//! A strategy is pure: from the attempts so far it says what to ask next, or that it is done. The run
//! loop and `sallet fix` ask, judge the answers, and come back.

mod feedback;
mod proof;
mod proposals;
mod strategies;
mod wording;

pub use feedback::Sources;
pub use proof::{Original, prove};
pub use strategies::{ALL, Ask, Case, Next, Strategy, by_name};
pub use wording::{WORDINGS, Wording};

use crate::error::EngineError;
use sallet_core::repair::RepairSetting;

/// Checks the names in a repair setting.
///
/// # Errors
/// If the strategy or wording does not exist, the wording lacks a text that the strategy sends, or the
/// strategy needs feedback and there is no source.
pub fn check(setting: &RepairSetting) -> Result<(), EngineError> {
    let strategy = by_name(&setting.strategy)?;
    let wording = wording::by_name(&setting.wording)?;
    match strategy
        .templates
        .iter()
        .find(|name| wording.text(name).is_none())
    {
        Some(template) => Err(EngineError::WordingLacks {
            wording: setting.wording.clone(),
            strategy: setting.strategy.clone(),
            template,
        }),
        None => Ok(()),
    }
}
