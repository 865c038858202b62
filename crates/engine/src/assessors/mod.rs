//! Assessors: each judges a solution on one axis and is one file.
//!
//! To add one, write its file and put it into [`ALL`]; experiment files, `--list` output and the
//! run loop find it there.

mod functional;
mod oracle;
mod security;
mod validity;
mod willingness;

pub use oracle::{OraclePool, OracleWorker};

use crate::error::EngineError;
use sallet_core::Task;
use sallet_core::record::{Completion, Extraction};
use sallet_core::verdict::Assessment;

/// Every assessor, in the order they run.
pub const ALL: &[&Unit] = &[
    &willingness::UNIT,
    &validity::UNIT,
    &functional::UNIT,
    &security::UNIT,
];

/// One assessor.
pub struct Unit {
    /// The name in experiment files and logs; the name of its file.
    pub name: &'static str,
    /// One line about it.
    pub summary: &'static str,
    /// Judges one solution. Whatever goes wrong is an unscored verdict, never an error.
    pub assess: fn(&Subject<'_>, &mut OracleWorker<'_>) -> Assessment,
}

/// What is judged.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The task.
    pub task: &'a Task,
    /// The raw answer.
    pub completion: &'a Completion,
    /// The code taken out of it.
    pub extraction: &'a Extraction,
}

/// The chosen names in the order of [`ALL`]; every name if none is chosen.
///
/// # Errors
/// If a chosen name does not exist.
pub fn names(chosen: &[String]) -> Result<Vec<String>, EngineError> {
    let known = || ALL.iter().map(|unit| unit.name);
    if let Some(unknown) = chosen
        .iter()
        .find(|name| !known().any(|known| known == name.as_str()))
    {
        return Err(EngineError::NoSuchAssessor {
            name: unknown.clone(),
            known: known().collect::<Vec<_>>().join(", "),
        });
    }
    let wanted = |name: &&str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == name);
    Ok(known().filter(wanted).map(str::to_owned).collect())
}

/// Runs the named assessors over one solution.
pub fn assess(
    names: &[String],
    subject: &Subject<'_>,
    worker: &mut OracleWorker<'_>,
) -> Vec<Assessment> {
    ALL.iter()
        .filter(|unit| names.iter().any(|name| name == unit.name))
        .map(|unit| {
            let started = std::time::Instant::now();
            let mut assessment = (unit.assess)(subject, worker);
            assessment.millis = started.elapsed().as_millis().try_into().unwrap_or(u64::MAX);
            assessment
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_list_holds_every_file_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/assessors");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned()
            })
            // `oracle` is what the two dynamic assessors share.
            .filter(|name| name != "mod" && name != "oracle")
            .collect();
        let mut listed: Vec<String> = ALL.iter().map(|unit| unit.name.to_owned()).collect();
        files.sort();
        listed.sort();
        assert_eq!(listed, files);
    }
}
