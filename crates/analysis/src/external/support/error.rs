//! What can go wrong with an external analyzer, and what to do about it.

use super::command::Status;
use crate::file::{Problem, ProblemKind};
use std::borrow::Cow;

/// Why there is no answer of an external analyzer, or not all of it.
#[derive(Debug, thiserror::Error)]
pub enum ExternalError {
    /// It is not there.
    #[error("{analyzer} is not installed: {install}, or leave it out")]
    Missing {
        /// Its name.
        analyzer: &'static str,
        /// How to install it.
        install: &'static str,
    },
    /// Its release cannot do what is needed.
    #[error(
        "{analyzer} {version} is too old to read these files: install {wanted} or later, or leave it out"
    )]
    TooOld {
        /// Its name.
        analyzer: &'static str,
        /// What is there.
        version: String,
        /// What is needed.
        wanted: &'static str,
    },
    /// It has no rules of its own.
    #[error(
        "{analyzer} has no rules of its own and may not fetch any: name a file or folder of rules for it, or leave it out"
    )]
    NoRules {
        /// Its name.
        analyzer: &'static str,
    },
    /// It does not say which release it is.
    #[error(
        "{analyzer} does not tell its version (it said: {said}): run it by hand, or install it again"
    )]
    NoVersion {
        /// Its name.
        analyzer: &'static str,
        /// The last line of what it said.
        said: String,
    },
    /// The system did not start it.
    #[error("{analyzer} could not be started ({reason}): run it by hand, or install it again")]
    NotStarted {
        /// Its name.
        analyzer: &'static str,
        /// What the system said.
        reason: String,
    },
    /// It was stopped at the time limit.
    #[error("{analyzer} was stopped at its time limit: give it more time, or fewer files")]
    TimedOut {
        /// Its name.
        analyzer: &'static str,
    },
    /// It wrote too much.
    #[error(
        "{analyzer} wrote more than can be kept, and what was kept is not all: give it fewer files, or leave it out"
    )]
    CutOff {
        /// Its name.
        analyzer: &'static str,
    },
    /// It died.
    #[error(
        "{analyzer} was killed by signal {signal}: give it more memory or fewer files, or leave it out"
    )]
    Killed {
        /// Its name.
        analyzer: &'static str,
        /// The signal's number.
        signal: i32,
    },
    /// It said that it failed.
    #[error(
        "{analyzer} failed with exit code {code} (it said: {said}): run it by hand on this file, or leave it out"
    )]
    Failed {
        /// Its name.
        analyzer: &'static str,
        /// The exit code.
        code: i32,
        /// The last line of what it said.
        said: String,
    },
    /// Its answer makes no sense.
    #[error(
        "{analyzer}'s answer cannot be read ({source}; it said: {said}): this release of it may be unknown, try another"
    )]
    Unreadable {
        /// Its name.
        analyzer: &'static str,
        /// What is wrong with it.
        source: Unreadable,
        /// The last line of what it said.
        said: String,
    },
    /// Its exit code says one thing and its answer another.
    #[error(
        "{analyzer} ended with exit code {code}, which does not fit its {reports} reports: this release of it may be unknown, try another"
    )]
    Contradiction {
        /// Its name.
        analyzer: &'static str,
        /// The exit code.
        code: i32,
        /// How many findings and problems its answer has.
        reports: usize,
    },
    /// It says nothing about a file that it was to read.
    #[error(
        "{analyzer} did not read this file and does not say why: check that it is there and that its name ends as files of its language do"
    )]
    Unread {
        /// Its name.
        analyzer: &'static str,
    },
}

/// What is wrong with an answer.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is no JSON, or not of the expected shape.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// It is no XML.
    #[error("{0}")]
    Xml(#[from] quick_xml::Error),
    /// An attribute is not well-formed.
    #[error("{0}")]
    Attribute(#[from] quick_xml::events::attributes::AttrError),
    /// It has a document type, which can define entities without end. No analyzer writes one.
    #[error("it has a document type declaration")]
    DocumentType,
    /// A field does not hold what it must.
    #[error("'{field}' holds '{value}'")]
    Field {
        /// The field.
        field: &'static str,
        /// What it holds.
        value: String,
    },
    /// There is none.
    #[error("there is no {expected} in it")]
    Nothing {
        /// What was looked for.
        expected: &'static str,
    },
}

impl ExternalError {
    /// # Errors
    /// When a program ended in any way but by itself.
    pub(crate) fn of_status(analyzer: &'static str, status: &Status) -> Result<(), Self> {
        match status {
            Status::Exited(_) => Ok(()),
            &Status::Killed(signal) => Err(Self::Killed { analyzer, signal }),
            Status::TimedOut => Err(Self::TimedOut { analyzer }),
            Status::CutOff => Err(Self::CutOff { analyzer }),
            Status::NotStarted(reason) => Err(Self::NotStarted {
                analyzer,
                reason: super::answer::one_line(reason, 200),
            }),
        }
    }

    /// The analyzer it is about.
    fn analyzer(&self) -> &'static str {
        match self {
            Self::Missing { analyzer, .. }
            | Self::TooOld { analyzer, .. }
            | Self::NoRules { analyzer }
            | Self::NoVersion { analyzer, .. }
            | Self::NotStarted { analyzer, .. }
            | Self::TimedOut { analyzer }
            | Self::CutOff { analyzer }
            | Self::Killed { analyzer, .. }
            | Self::Failed { analyzer, .. }
            | Self::Unreadable { analyzer, .. }
            | Self::Contradiction { analyzer, .. }
            | Self::Unread { analyzer } => analyzer,
        }
    }

    /// As it stands in a report, about a file or about the whole run.
    pub fn problem(&self) -> Problem {
        let kind = match self {
            Self::Missing { .. } | Self::TooOld { .. } | Self::NoRules { .. } => {
                ProblemKind::Missing
            }
            Self::TimedOut { .. } => ProblemKind::TimedOut,
            Self::Unread { .. } => ProblemKind::Skipped,
            _ => ProblemKind::Failed,
        };
        Problem {
            analyzer: Cow::Borrowed(self.analyzer()),
            kind,
            message: self.to_string(),
            place: None,
        }
    }
}
