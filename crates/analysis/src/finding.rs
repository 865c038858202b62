//! What an analyzer reports: a [`Finding`] with its place, the path of the data, and a fix.

use sallet_core::cwe::CweId;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How bad it is when a finding is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Hardly ever enough for an attack alone.
    Low,
    /// Helps an attack, or harms where other things are wrong too.
    Medium,
    /// An attacker gains data, access or control.
    High,
    /// An attacker takes the program or machine over.
    Critical,
}

/// How sure the analyzer is that a finding is true.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Worth a look when one asks for this weakness.
    #[default]
    Low,
    /// More often true than not.
    Medium,
    /// Hardly ever wrong.
    High,
}

/// A stretch of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// First byte, from 0.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Line of the first character, from 1.
    pub line: usize,
    /// Column of the first character, in characters from 1.
    pub column: usize,
    /// Line of the end, from 1.
    pub end_line: usize,
    /// Column of the character after the last, in characters from 1.
    pub end_column: usize,
}

/// One step of the way that data takes from where it comes from to where it harms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Where.
    pub place: Place,
    /// What happens there, e.g. `request.args comes from the network`.
    pub what: Cow<'static, str>,
}

/// Replaces bytes `start..end` of the file by `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// First byte, from 0.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The new text.
    pub text: String,
}

/// A rewrite that is known to be safe: it parses, silences the finding and adds no other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, e.g. `Use yaml.safe_load`.
    pub what: Cow<'static, str>,
    /// Edits that do not overlap, by rising place.
    pub edits: Vec<Edit>,
}

/// One weakness at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// `sallet`, or the external analyzers that reported it.
    pub analyzer: Cow<'static, str>,
    /// The analyzer's name of the rule, e.g. `sql-injection` or `B608`.
    pub rule: Cow<'static, str>,
    /// Weaknesses, the closest first. Empty when an external analyzer names none.
    pub cwe: Vec<CweId>,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// One sentence: what is wrong here.
    pub message: Cow<'static, str>,
    /// Where.
    pub place: Place,
    /// From source to sink; empty where no data flow is involved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flow: Vec<Step>,
    /// A safe rewrite, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// Names this finding across edits of the file around it, see [`crate::fingerprint`].
    pub fingerprint: String,
}
