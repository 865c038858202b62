//! How difficult tasks are: how many of the answers to each pass.

use crate::error::EngineError;
use crate::run::RunFolder;
use sallet_core::outcome::Outcome;
use sallet_core::record::{CellKey, Record};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// One task. The fields are the columns of the table, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difficulty {
    /// The task's id.
    pub task: String,
    /// `Task::content_hash`: what another task of this name comes to is something else.
    pub hash: String,
    /// Answers of all settings together.
    pub answers: usize,
    /// Of these, pass the functional suite.
    pub functional: usize,
    /// Of these, withstand the attacks.
    pub secure: usize,
    /// Of these, do both.
    pub passed: usize,
    /// Of these, lack one of the two verdicts.
    pub unscored: usize,
}

impl Difficulty {
    /// The names of the fields, in order.
    pub const COLUMNS: [&'static str; 7] = [
        "task",
        "hash",
        "answers",
        "functional",
        "secure",
        "passed",
        "unscored",
    ];

    fn none(task: String, hash: String) -> Self {
        Self {
            task,
            hash,
            answers: 0,
            functional: 0,
            secure: 0,
            passed: 0,
            unscored: 0,
        }
    }

    fn add(&mut self, outcome: &Outcome) {
        let (functional, secure) = (outcome.functional, outcome.secure_by_test);
        self.answers += 1;
        self.functional += usize::from(functional == Some(true));
        self.secure += usize::from(secure == Some(true));
        self.passed += usize::from(functional == Some(true) && secure == Some(true));
        self.unscored += usize::from(functional.is_none() || secure.is_none());
    }
}

/// The tasks of the runs in `folders`, in their order. Cells without an answer are left out; verdicts
/// are those of the last re-score.
///
/// # Errors
/// If a log cannot be read, or a task is another in one run than in another.
pub fn of_runs(folders: &[RunFolder]) -> Result<Vec<Difficulty>, EngineError> {
    let mut rows: Vec<Difficulty> = Vec::new();
    for folder in folders {
        for task in folder.header()?.tasks {
            match rows.iter().find(|row| row.task == task.id) {
                Some(row) if row.hash == task.hash => {}
                Some(_) => {
                    return Err(EngineError::TaskDiffers {
                        path: folder.path().to_owned(),
                        task: task.id,
                    });
                }
                None => rows.push(Difficulty::none(task.id, task.hash)),
            }
        }
        let mut places: HashMap<String, &mut Difficulty> = HashMap::new();
        for row in &mut rows {
            places.insert(row.task.clone(), row);
        }
        for (key, outcome) in outcomes(folder)? {
            if let (true, Some(row)) = (outcome.answered, places.get_mut(&key.task)) {
                row.add(&outcome);
            }
        }
    }
    Ok(rows)
}

/// What each cell of a run comes to.
fn outcomes(folder: &RunFolder) -> Result<HashMap<CellKey, Outcome>, EngineError> {
    let mut outcomes = HashMap::new();
    for record in folder.records()? {
        match record? {
            Record::Cell(cell) => {
                outcomes.insert(cell.key.clone(), Outcome::of(&cell));
            }
            Record::Rescore(rescore) => {
                if let Some(outcome) = outcomes.get_mut(&rescore.key) {
                    *outcome = outcome.judged(&rescore.assessments);
                }
            }
            Record::Header(_) | Record::Session(_) => {}
        }
    }
    Ok(outcomes)
}

/// Reads such a table, as `sallet dataset difficulty` writes it.
///
/// # Errors
/// The first line that is none of it, from 1.
pub(crate) fn read(table: &str) -> Result<Vec<Difficulty>, usize> {
    let mut lines = (1..).zip(table.lines());
    match lines.next() {
        Some((_, head)) if head == Difficulty::COLUMNS.join("\t") => {}
        _ => return Err(1),
    }
    let row = |(number, line): (usize, &str)| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [task, hash, counts @ ..] = cells.as_slice() else {
            return Err(number);
        };
        let counts: Result<Vec<usize>, _> = counts.iter().map(|it| it.parse()).collect();
        match counts.map_err(|_| number)?[..] {
            [answers, functional, secure, passed, unscored] => Ok(Difficulty {
                task: (*task).to_owned(),
                hash: (*hash).to_owned(),
                answers,
                functional,
                secure,
                passed,
                unscored,
            }),
            _ => Err(number),
        }
    };
    lines.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_or_its_line_named() {
        let head = Difficulty::COLUMNS.join("\t");
        let check = |rows: &str, expected: Result<&[usize], usize>| {
            let read = read(&format!("{head}\n{rows}"));
            let passed = read.map(|rows| rows.iter().map(|row| row.passed).collect::<Vec<_>>());
            assert_eq!(passed.as_deref().map_err(|line| *line), expected, "{rows}");
        };
        check("", Ok(&[]));
        check("a\tff\t5\t5\t4\t3\t0\nb\t00\t5\t5\t5\t5\t0\n", Ok(&[3, 5]));
        check("a\tff\t5\t5\t4\t3\t0\nb\t00\t5\n", Err(3));
        check("a\tff\t5\t5\tx\t3\t0\n", Err(2));
        assert_eq!(super::read("task\n"), Err(1));
    }
}
