//! The result of analysing one file.

use crate::finding::{Finding, Place};
use sallet_core::task::Language;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What kept an analyzer from reading all of a file. Never "clean".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// `sallet`, or the external analyzer that had it.
    pub analyzer: Cow<'static, str>,
    /// What kind.
    pub kind: ProblemKind,
    /// One sentence.
    pub message: String,
    /// Where, if at one place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The code does not parse. What could be read was analysed.
    Broken,
    /// Not analysed: not text, too deeply nested, too long.
    Skipped,
    /// The time limit for one file was over before the end.
    TimedOut,
    /// An external analyzer is not installed.
    Missing,
    /// An external analyzer failed, or its answer could not be read.
    Failed,
}

/// One analysed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReport {
    /// Relative to where the scan started, with `/`.
    pub path: String,
    /// The language it was read as.
    pub language: Language,
    /// What is wrong with it, by rising place.
    pub findings: Vec<Finding>,
    /// Findings that a comment in the code suppresses, with the comment's reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Vec<Suppressed>,
    /// What could not be analysed. Empty when all of it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// A finding that a comment such as `# nosec` suppresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppressed {
    /// What would have been reported.
    #[serde(flatten)]
    pub finding: Finding,
    /// The comment's reason; empty when it gives none.
    pub reason: String,
}

/// An analyzer that took part in a scan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnalyzerRun {
    /// `sallet`, `bandit`, …
    pub name: String,
    /// Its version, as it gives it; `None` when it is not there.
    pub version: Option<String>,
    /// What failed as a whole, beyond single files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// A whole scan: what every output format shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scan {
    /// Who analysed.
    pub analyzers: Vec<AnalyzerRun>,
    /// Every file, also those without findings, by path.
    pub files: Vec<FileReport>,
}
