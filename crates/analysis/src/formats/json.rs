//! One JSON document: every file with a finding or a problem, who analysed, and the totals.

use super::write_json;
use crate::file::{AnalyzerRun, FileReport, Scan};
use crate::finding::Severity;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// Changes when a reader of the old document would fail on a new one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: Schema,
    analyzers: &'a [AnalyzerRun],
    files: Reported<'a>,
    summary: Summary,
}

#[derive(Serialize)]
struct Schema {
    name: &'static str,
    version: u32,
}

/// The files that have something to say.
struct Reported<'a>(&'a [FileReport]);

impl Serialize for Reported<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().filter(|file| {
            !(file.findings.is_empty() && file.suppressed.is_empty() && file.problems.is_empty())
        }))
    }
}

#[derive(Default, Serialize)]
struct Summary {
    /// All that were scanned, also the clean ones.
    files: usize,
    files_with_findings: usize,
    /// Files that could not be analysed fully.
    files_with_problems: usize,
    findings: usize,
    by_severity: BySeverity,
    suppressed: usize,
    /// Of files and of whole analyzers.
    problems: usize,
}

#[derive(Default, Serialize)]
struct BySeverity {
    critical: usize,
    high: usize,
    medium: usize,
    low: usize,
}

impl Summary {
    fn of(scan: &Scan) -> Self {
        let of_analyzers = scan.analyzers.iter().map(|run| run.problems.len()).sum();
        let mut summary = Self {
            files: scan.files.len(),
            problems: of_analyzers,
            ..Self::default()
        };
        for file in &scan.files {
            summary.files_with_findings += usize::from(!file.findings.is_empty());
            summary.files_with_problems += usize::from(!file.problems.is_empty());
            summary.findings += file.findings.len();
            summary.suppressed += file.suppressed.len();
            summary.problems += file.problems.len();
            for finding in &file.findings {
                let by = &mut summary.by_severity;
                *match finding.severity {
                    Severity::Critical => &mut by.critical,
                    Severity::High => &mut by.high,
                    Severity::Medium => &mut by.medium,
                    Severity::Low => &mut by.low,
                } += 1;
            }
        }
        summary
    }
}

pub(super) fn write(scan: &Scan, out: &mut impl Write) -> io::Result<()> {
    let document = Document {
        schema: Schema {
            name: "sallet-scan",
            version: VERSION,
        },
        analyzers: &scan.analyzers,
        files: Reported(&scan.files),
        summary: Summary::of(scan),
    };
    write_json(&document, out)
}

#[cfg(test)]
mod tests {
    use crate::formats::{Format, testscan};

    #[test]
    fn a_small_scan() {
        let written = testscan::render(Format::Json, &testscan::scan());
        serde_json::from_str::<serde_json::Value>(&written).unwrap();
        insta::assert_snapshot!(testscan::pretty(&written));
    }
}
