//! Mends insecure solutions: strategies ask, feedback tells what is wrong, a proof says whether a
//! repair counts.
//!
//! A strategy is pure: from the attempts so far it says what to ask next, or that it is done. The run
//! loop and `sallet fix` ask, judge the answers, and come back.

mod feedback;
pub mod mend;
mod proof;
mod proposals;
pub mod returns;
mod strategies;

pub use feedback::{Sources, issue};
pub use proof::{Original, prove};
pub use strategies::{ALL, Ask, Case, Next, Strategy, by_name};

use crate::error::EngineError;
use crate::wording;
use sallet_core::record::Attempt;
use sallet_core::repair::RepairSetting;

/// Requests with their hashes, and how many equal ones came before each: equal prompts ask for another
/// answer each time.
pub(crate) fn with_turns(asks: Vec<Ask>, attempts: &[Attempt]) -> Vec<(Ask, String, u32)> {
    let mut asked: Vec<String> = attempts.iter().map(|it| it.prompt.clone()).collect();
    let turns = asks.into_iter().map(|ask| {
        let hash = ask.prompt.hash();
        let before = asked.iter().filter(|other| **other == hash).count();
        asked.push(hash.clone());
        (ask, hash, u32::try_from(before).unwrap_or(u32::MAX))
    });
    turns.collect()
}

/// Checks the names in a repair setting.
///
/// # Errors
/// If the strategy or wording does not exist, the wording lacks a text that the strategy sends, or the
/// strategy needs feedback and there is no source.
pub fn check(setting: &RepairSetting) -> Result<(), EngineError> {
    let strategy = by_name(&setting.strategy)?;
    let wording = wording::by_name(wording::REPAIR, &setting.wording)?;
    wording.check(
        &format!("the strategy '{}'", strategy.name),
        strategy.templates,
    )
}
