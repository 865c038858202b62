//! Puts the logs of shards, or of runs that were stopped and begun again elsewhere, into one.

use super::log::{LogWriter, RunFolder};
use crate::error::EngineError;
use sallet_core::record::{CellKey, Header, Record};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

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

/// Writes the records of `parts` into a new run at `out`, which is there whole or not at all.
///
/// # Errors
/// If the parts are not of one experiment over the same tasks, a log cannot be read or written, or
/// there is a run at `out` already.
pub fn merge(parts: &[RunFolder], out: &RunFolder) -> Result<Merged, EngineError> {
    let header = common_header(parts)?;
    if out.exists() {
        let path = out.path().to_owned();
        return Err(EngineError::RunExists { path });
    }
    let beside = out.path().join(format!(".{}.part", std::process::id()));
    let beside = RunFolder::new(beside);
    let merged = copy(parts, &header, &beside).and_then(|merged| {
        std::fs::rename(beside.log(), out.log()).map_err(|source| EngineError::File {
            path: out.log(),
            source,
        })?;
        Ok(merged)
    });
    // Where it cannot be removed, it is in nobody's way.
    let _ = std::fs::remove_dir_all(beside.path());
    merged
}

fn copy(parts: &[RunFolder], header: &Header, out: &RunFolder) -> Result<Merged, EngineError> {
    let (mut sources, duplicates) = sources(parts)?;
    let cells = sources.len();
    let mut writer = LogWriter::create(out, header)?;
    for (number, part) in parts.iter().enumerate() {
        for record in part.records()? {
            let record = record?;
            let is_wanted = match &record {
                Record::Header(_) => false,
                Record::Session(_) => true,
                // A cell that nobody has answered is taken from the first part that tried.
                Record::Cell(cell) => *sources.entry(cell.key.clone()).or_insert(number) == number,
                // New verdicts are about the solution that their own part holds.
                Record::Rescore(rescore) => sources.get(&rescore.key) == Some(&number),
            };
            if is_wanted {
                writer.append(&record)?;
            }
        }
    }
    let settings = header.experiment.settings.iter();
    let samples: usize = settings.map(|setting| setting.samples as usize).sum();
    Ok(Merged {
        cells,
        duplicates,
        missing: (samples * header.tasks.len()).saturating_sub(cells),
    })
}

/// Which part each answered cell is taken from, the first that holds it, and how often others hold
/// it too.
fn sources(parts: &[RunFolder]) -> Result<(HashMap<CellKey, usize>, usize), EngineError> {
    let mut sources = HashMap::new();
    let mut duplicates = 0;
    for (number, part) in parts.iter().enumerate() {
        for key in part.finished()? {
            match sources.entry(key) {
                Entry::Vacant(free) => _ = free.insert(number),
                Entry::Occupied(_) => duplicates += 1,
            }
        }
    }
    Ok((sources, duplicates))
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
    use sallet_core::record::{Answer, Attempt, Cell, Completion, Finish, Rescore, SCHEMA};
    use std::path::Path;

    /// A log with the header of a small experiment, then `records`.
    fn part(folder: &Path, name: &str, records: &[Record]) -> RunFolder {
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
        let run = RunFolder::new(folder.join(name));
        let mut log = LogWriter::create(&run, &header).unwrap();
        for record in records {
            log.append(record).unwrap();
        }
        run
    }

    fn key() -> CellKey {
        CellKey {
            setting: "s".to_owned(),
            task: "t".to_owned(),
            sample: 0,
        }
    }

    fn cell(answer: Answer) -> Record {
        Record::Cell(Box::new(Cell {
            key: key(),
            attempts: vec![Attempt::first(String::new(), answer, None, Vec::new())],
            counts: None,
        }))
    }

    fn answered(text: &str) -> Record {
        cell(Answer::Completion(Completion {
            text: text.to_owned(),
            finish: Finish::Stop,
            is_solution: true,
            labelled_vulnerable: None,
            usage: None,
            cost: None,
            cached: false,
            millis: 0,
        }))
    }

    fn failed() -> Record {
        cell(Answer::Error {
            message: "no answer".to_owned(),
        })
    }

    fn rescored() -> Record {
        Record::Rescore(Rescore {
            key: key(),
            assessments: Vec::new(),
        })
    }

    /// What the merged log holds: the text of each answered cell, and a word for everything else.
    fn check(parts: &[&[Record]], expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let parts = parts.iter().enumerate();
        let parts: Vec<_> = parts
            .map(|(number, records)| part(folder.path(), &number.to_string(), records))
            .collect();
        let out = RunFolder::new(folder.path().join("all"));
        merge(&parts, &out).unwrap();
        let word = |record| match record {
            Record::Header(_) => "header".to_owned(),
            Record::Session(_) => "session".to_owned(),
            Record::Rescore(_) => "rescore".to_owned(),
            Record::Cell(cell) => match &cell.attempts[0].answer {
                Answer::Completion(completion) => completion.text.clone(),
                Answer::Error { .. } => "failed".to_owned(),
            },
        };
        let words = out.records().unwrap().map(|record| word(record.unwrap()));
        assert_eq!(words.skip(1).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_cell_comes_from_one_part_with_all_that_was_said_of_it() {
        let (a, b) = (|| answered("a"), || answered("b"));
        // A failure in one part does not hide the answer of another.
        check(&[&[a()], &[failed()]], &["a"]);
        check(&[&[failed()], &[b()]], &["b"]);
        check(&[&[failed()], &[failed()]], &["failed"]);
        // New verdicts for a solution say nothing of another.
        check(&[&[a()], &[b(), rescored()]], &["a"]);
        check(&[&[a(), rescored()], &[b()]], &["a", "rescore"]);
        check(&[&[failed(), rescored()], &[b()]], &["b"]);
        check(&[&[failed(), rescored(), a()]], &["failed", "rescore", "a"]);
    }

    #[test]
    fn a_merge_that_fails_leaves_no_run() {
        let folder = tempfile::tempdir().unwrap();
        let broken = part(folder.path(), "broken", &[]);
        let header = std::fs::read_to_string(broken.log()).unwrap();
        std::fs::write(broken.log(), header + "{}\n").unwrap();
        let parts = [part(folder.path(), "a", &[answered("a")]), broken];
        let out = RunFolder::new(folder.path().join("all"));
        assert!(merge(&parts, &out).is_err());
        assert!(!out.exists());
    }
}
