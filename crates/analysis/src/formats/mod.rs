//! The formats in which a scan is written, one file each.

mod json;
mod jsonl;
mod junit;
mod sarif;
#[cfg(test)]
pub(crate) mod testscan;
mod text;
mod visible;

pub(crate) use sarif::FINGERPRINT;
pub(crate) use visible::is_harmful;
pub use visible::visible;

use crate::file::{Problem, ProblemKind, Scan};
use crate::finding::{Confidence, Finding, Severity};
use crate::rules::About;
use sallet_core::CweId;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufWriter, Write};
use std::str::FromStr;

/// Gives the text of a scanned file by its path; `None` when it is not to be had any more.
/// Asked only for files with a finding or problem.
pub type Sources<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// What a format writes.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The scan.
    pub scan: &'a Scan,
    /// What is said about Sallet's own rules.
    pub rules: &'a [&'a About],
    /// The scanned texts: to show code, and to say where a fix's edits are.
    pub sources: &'a Sources<'a>,
    /// Whether text may have colours.
    pub color: bool,
}

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people: code frames and a summary.
    Text,
    /// SARIF 2.1.0, for code hosts and viewers.
    Sarif,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// JUnit XML, for continuous integration.
    Junit,
}

impl Format {
    /// Every format, in the order of `--help`.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Sarif,
        Self::Json,
        Self::Jsonl,
        Self::Junit,
    ];

    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Sarif => "sarif",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Junit => "junit",
        }
    }

    /// Writes the whole document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(self, input: &Input<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        match self {
            Self::Text => text::write(input, &mut out),
            Self::Sarif => sarif::write(input, &mut out),
            Self::Json => json::write(input.scan, &mut out),
            Self::Jsonl => jsonl::write(input.scan, &mut out),
            Self::Junit => junit::write(input.scan, &mut out),
        }?;
        out.flush()
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A text that names no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no format '{0}': choose {choices}", choices = choices())]
pub struct UnknownFormat(pub String);

fn choices() -> String {
    let [others @ .., last] = Format::ALL.map(Format::name);
    format!("{} or {last}", others.join(", "))
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let found = Self::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// Writes one value as JSON on one line.
fn write_json(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, visible::Json);
    value.serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// The problem's sentence, with the analyzer's name unless it is our own.
fn sentence(problem: &Problem) -> Cow<'_, str> {
    match problem.analyzer.as_ref() {
        "sallet" => Cow::Borrowed(&problem.message),
        other => Cow::Owned(format!("{other}: {}", problem.message)),
    }
}

/// As in JSON.
fn kind_name(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Broken => "broken",
        ProblemKind::Skipped => "skipped",
        ProblemKind::TimedOut => "timed-out",
        ProblemKind::Missing => "missing",
        ProblemKind::Failed => "failed",
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
        Severity::Critical => "critical",
    }
}

fn confidence_name(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

/// The weaknesses without those that occur before; external analyzers may repeat one.
fn distinct(cwe: &[CweId]) -> impl Iterator<Item = CweId> {
    let new = |&(at, id): &(usize, &CweId)| !cwe[..at].contains(id);
    cwe.iter().enumerate().filter(new).map(|(_, &id)| id)
}

/// The finding's weaknesses with their names; empty when it has none.
fn cwe_titles(finding: &Finding) -> String {
    let titles: Vec<_> = distinct(&finding.cwe).map(CweId::title).collect();
    titles.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_the_error_names_them() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        let error = "xml".parse::<Format>().unwrap_err();
        insta::assert_snapshot!(error, @"there is no format 'xml': choose text, sarif, json, jsonl or junit");
    }

    #[test]
    fn no_format_lets_control_characters_through() {
        for format in Format::ALL {
            let written = testscan::render(format, &testscan::scan());
            for bad in ["\0", "\x1b", "\r", "\x7f", "\u{9b}", "\u{202e}"] {
                assert!(!written.contains(bad), "{format} lets {bad:?} through");
            }
        }
    }

    #[test]
    fn every_problem_is_named_in_every_format() {
        let scan = testscan::scan();
        for format in Format::ALL {
            let written = testscan::render(format, &scan);
            for message in ["expected an expression", "not UTF-8", "was not found"] {
                assert!(written.contains(message), "{format} lacks '{message}'");
            }
        }
    }

    #[test]
    fn a_failed_write_is_an_error() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let scan = testscan::scan();
        for format in Format::ALL {
            let error = format
                .write(&testscan::input(&scan), &mut Full)
                .unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::StorageFull, "{format}");
        }
    }
}
