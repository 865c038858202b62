//! What can go wrong in the engine.

use sallet_core::CweId;
use sallet_core::cwe::BadCweId;
use sallet_core::experiment::PromptMode;
use sallet_core::task::UnknownLanguage;
use std::fmt;
use std::path::PathBuf;

/// A fault of the input or of the machine. What goes wrong in one cell is not here: it is data
/// in the cell's record.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The experiment asks for a prompt that the task does not have.
    #[error(
        "task '{task}' has no {mode} prompt: choose prompt mode '{}', or a dataset with {mode} prompts",
        other_mode(*mode)
    )]
    NoPrompt {
        /// The task's id.
        task: String,
        /// The mode that was asked for.
        mode: PromptMode,
    },
    /// The hint that names the weakness was asked of a task without one.
    #[error(
        "task '{task}' names no CWE, which the hint 'specific' needs: choose 'none' or 'generic'"
    )]
    NoTargetWeakness {
        /// The task's id.
        task: String,
    },
    /// The hint that names the weakness was asked of a task whose CWE has no name.
    #[error(
        "task '{task}' names {cwe}, which is no weakness of CWE 4.14, so the hint 'specific' cannot \
         name it: choose 'none' or 'generic', or correct the task"
    )]
    NamelessWeakness {
        /// The task's id.
        task: String,
        /// Its target.
        cwe: CweId,
    },

    /// A dataset file cannot be read or decompressed.
    #[error("cannot read dataset '{}': {source}: check the path", path.display())]
    DatasetUnreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A dataset file is larger than any dataset.
    #[error("dataset '{}' is larger than {limit_mib} MiB: split it", path.display())]
    DatasetTooLarge {
        /// The file.
        path: PathBuf,
        /// The most that is read, after decompression.
        limit_mib: u64,
    },
    /// A dataset file holds no task.
    #[error("dataset '{}' is empty: it needs at least one task", path.display())]
    DatasetEmpty {
        /// The file.
        path: PathBuf,
    },
    /// Bytes that are not UTF-8.
    #[error("{place}: not UTF-8: save the file as UTF-8")]
    DatasetNotUtf8 {
        /// The line with the first bad byte.
        place: Place,
    },
    /// Text that is not JSON.
    #[error("{place}: not JSON ({reason}): write one JSON object a line, or one array of objects")]
    DatasetNotJson {
        /// The line.
        place: Place,
        /// What the parser says.
        reason: String,
    },
    /// Text that is not CSV.
    #[error("{place}: not CSV ({reason}): give every row as many columns as the header has")]
    DatasetNotCsv {
        /// The line.
        place: Place,
        /// What the parser says.
        reason: String,
    },
    /// A field that a task cannot do without is absent or blank.
    #[error(
        "{place}: missing field '{field}' (found: {}): add it, or map another field to it",
        list(found)
    )]
    DatasetMissingField {
        /// The record's first line.
        place: Place,
        /// The field, by the name it was looked for.
        field: String,
        /// The fields that are there.
        found: Vec<String>,
    },
    /// A field of the wrong type.
    #[error("{place}: field '{field}' must be {expected}")]
    DatasetWrongType {
        /// The record's first line.
        place: Place,
        /// The field.
        field: String,
        /// Its type, e.g. `a text`.
        expected: &'static str,
    },
    /// A field that should name a CWE.
    #[error("{place}: field '{field}': {source}")]
    DatasetBadCwe {
        /// The record's first line.
        place: Place,
        /// The field.
        field: String,
        /// What it says.
        source: BadCweId,
    },
    /// A field that should name a language.
    #[error("{place}: field '{field}': {source}")]
    DatasetUnknownLanguage {
        /// The record's first line.
        place: Place,
        /// The field.
        field: String,
        /// What it says.
        source: UnknownLanguage,
    },
    /// Two tasks of the same name.
    #[error(
        "duplicate task_id '{id}' in '{}' at lines {first} and {second}: give every task its own",
        path.display()
    )]
    DatasetDuplicateTask {
        /// The file.
        path: PathBuf,
        /// The name.
        id: String,
        /// Line of the first task.
        first: u64,
        /// Line of the second task.
        second: u64,
    },
    /// The user's field mapping names a field that tasks do not have.
    #[error(
        "the field mapping names '{field}', which tasks do not have: use {}",
        list(known)
    )]
    UnknownMappedField {
        /// What the mapping names.
        field: String,
        /// What it may name.
        known: Vec<String>,
    },
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.path.display(), self.line)
    }
}

fn other_mode(mode: PromptMode) -> PromptMode {
    match mode {
        PromptMode::Code => PromptMode::Text,
        PromptMode::Text => PromptMode::Code,
    }
}

fn list(names: &[String]) -> String {
    match names {
        [] => "none".to_owned(),
        names => names.join(", "),
    }
}
