//! Puts the logs of shards, or of runs that were stopped and begun again elsewhere, into one.

use super::log::{LogWriter, RunFolder};
use crate::error::EngineError;
use sallet_core::record::{Header, Record};
use std::collections::HashSet;

/// What a merge did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// Cells in the new log.
    pub cells: usize,
    /// Cells that stood in more than one log; the first answered one was kept.
    pub duplicates: usize,
    /// Cells of the experiment that no log holds with an answer.
    pub missing: usize,
}

/// Writes the records of `parts` into a new run at `out`.
///
/// # Errors
/// If the parts are not of one experiment over the same tasks, or a log cannot be read or written.
pub fn merge(parts: &[RunFolder], out: &RunFolder) -> Result<Merged, EngineError> {
    let header = common_header(parts)?;
    let mut writer = LogWriter::create(out, &header)?;
    let mut kept = HashSet::new();
    let mut duplicates = 0;
    // In a log the last record of a cell counts, so a failure in one part must not follow the
    // answer of another.
    let mut answered = HashSet::new();
    for part in parts {
        answered.extend(part.finished()?);
    }
    for part in parts {
        for record in part.records()? {
            let record = record?;
            match &record {
                Record::Header(_) => continue,
                Record::Session(_) | Record::Rescore(_) => {}
                Record::Cell(cell) if cell.is_answered() => {
                    if !kept.insert(cell.key.clone()) {
                        duplicates += 1;
                        continue;
                    }
                }
                Record::Cell(cell) if answered.contains(&cell.key) => continue,
                Record::Cell(_) => {}
            }
            writer.append(&record)?;
        }
    }
    let total: usize = header
        .experiment
        .settings
        .iter()
        .map(|setting| setting.samples as usize * header.tasks.len())
        .sum();
    Ok(Merged {
        cells: kept.len(),
        duplicates,
        missing: total.saturating_sub(kept.len()),
    })
}

fn common_header(parts: &[RunFolder]) -> Result<Header, EngineError> {
    let mut headers = parts.iter().map(|part| Ok((part, part.header()?)));
    let (first, header) = headers.next().unwrap_or(Err(EngineError::NothingToMerge))?;
    for other in headers {
        let (part, other) = other?;
        if other != header {
            return Err(EngineError::DifferentRuns {
                first: first.path().to_owned(),
                other: part.path().to_owned(),
            });
        }
    }
    Ok(header)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sallet_core::experiment::Experiment;
    use sallet_core::record::{Answer, Attempt, Cell, CellKey, Completion, Finish, SCHEMA};

    fn part(folder: &std::path::Path, name: &str, answer: Answer) -> RunFolder {
        let header = Header {
            schema: SCHEMA,
            experiment: Experiment {
                name: "demo".to_owned(),
                datasets: Vec::new(),
                mapping: Default::default(),
                tasks: Vec::new(),
                settings: Vec::new(),
                assessors: Vec::new(),
                judges: Vec::new(),
                models: Vec::new(),
                limit: None,
                seed: 0,
            },
            tasks: Vec::new(),
            prompts: Default::default(),
        };
        let cell = Cell {
            key: CellKey {
                setting: "s".to_owned(),
                task: "t".to_owned(),
                sample: 0,
            },
            attempts: vec![Attempt::first(String::new(), answer, None, Vec::new())],
            counts: None,
        };
        let run = RunFolder::new(folder.join(name));
        let mut log = LogWriter::create(&run, &header).unwrap();
        log.append(&Record::Cell(Box::new(cell))).unwrap();
        run
    }

    #[test]
    fn a_failure_in_one_part_does_not_hide_the_answer_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let answer = Answer::Completion(Completion {
            text: "x = 1".to_owned(),
            finish: Finish::Stop,
            is_solution: true,
            labelled_vulnerable: None,
            usage: None,
            cost: None,
            cached: false,
            millis: 0,
        });
        let failure = Answer::Error {
            message: "no answer".to_owned(),
        };
        let parts = [
            part(folder.path(), "a", answer),
            part(folder.path(), "b", failure),
        ];
        let out = RunFolder::new(folder.path().join("all"));
        assert_eq!(merge(&parts, &out).unwrap().cells, 1);
        let cells = out.records().unwrap().filter_map(|record| match record {
            Ok(Record::Cell(cell)) => Some(cell.is_answered()),
            _ => None,
        });
        assert_eq!(cells.collect::<Vec<_>>(), [true]);
    }
}
