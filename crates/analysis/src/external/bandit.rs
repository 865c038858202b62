//! Bandit: patterns in Python's syntax tree. Its columns are bytes from 0, its findings have
//! their CWE with them.

use super::support::answer::{Answer, Found};
use super::support::command::Exit;
use super::support::region::{Columns, Region};
use super::{Batch, Command, External, ExternalError, Installed, Needs, Rules, Run, Unreadable};
use crate::file::ProblemKind;
use crate::finding::{Confidence, Severity};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

pub(super) const ANALYZER: External = External {
    name: "bandit",
    about: "Bandit, patterns for Python",
    install: "pip install bandit",
    languages: &[Language::Python],
    program: "bandit",
    version: &["--version"],
    rules: Rules::Own,
    needs: Needs::LITTLE,
    reads_folder: false,
    plan,
    exit,
    parse,
};

fn plan(
    installed: &Installed,
    batch: &Batch<'_>,
    files: Vec<usize>,
) -> Result<Vec<Command>, ExternalError> {
    // Without an exclusion of our own it passes over files in `.git`, `.tox` and the like.
    let options = [
        "--quiet",
        "--format",
        "json",
        "--ignore-nosec",
        "--exclude",
        "",
    ];
    let options = options.into_iter().map(str::to_owned);
    let paths = files.iter().map(|&file| batch.argument(file));
    Ok(vec![Command {
        program: installed.program.clone(),
        arguments: options.chain(paths).collect(),
        files,
    }])
}

/// Files it could not read do not show in its exit code.
fn exit(code: i32) -> Exit {
    match code {
        0 => Exit::Done,
        1 => Exit::Findings,
        _ => Exit::Failed,
    }
}

#[derive(Deserialize)]
struct Report {
    results: Vec<Issue>,
    errors: Vec<Unread>,
    /// One entry a file that was looked at.
    metrics: BTreeMap<String, IgnoredAny>,
}

#[derive(Deserialize)]
struct Issue {
    filename: String,
    test_id: String,
    issue_text: String,
    issue_severity: String,
    issue_confidence: String,
    /// Since 1.7.3.
    issue_cwe: Option<Cwe>,
    line_number: u64,
    #[serde(default)]
    line_range: Vec<u64>,
    col_offset: Option<u64>,
    end_col_offset: Option<u64>,
}

#[derive(Deserialize)]
struct Cwe {
    id: Option<u32>,
}

#[derive(Deserialize)]
struct Unread {
    filename: String,
    reason: String,
}

fn parse(run: &Run, answer: &mut Answer<'_>) -> Result<(), Unreadable> {
    let report: Report = serde_json::from_slice(&run.output.stdout)?;
    for path in report.metrics.keys().filter(|&path| path != "_totals") {
        if let Some(file) = answer.locate(path) {
            answer.has_read(file);
        }
    }
    for unread in report.errors {
        let kind = match unread.reason.contains("syntax error") {
            true => ProblemKind::Broken,
            false => ProblemKind::Skipped,
        };
        if let Some(file) = answer.locate(&unread.filename) {
            answer.problem(file, kind, &unread.reason, None);
        }
    }
    for issue in report.results {
        if let Some(file) = answer.locate(&issue.filename) {
            answer.finding(file, issue.found());
        }
    }
    Ok(())
}

impl Issue {
    fn found(self) -> Found {
        let region = self.region();
        Found {
            rule: self.test_id,
            cwe: self
                .issue_cwe
                .and_then(|cwe| cwe.id)
                .filter(|&id| id > 0)
                .map(CweId)
                .into_iter()
                .collect(),
            severity: match self.issue_severity.as_str() {
                "HIGH" => Severity::High,
                "MEDIUM" => Severity::Medium,
                _ => Severity::Low,
            },
            confidence: match self.issue_confidence.as_str() {
                "HIGH" => Confidence::High,
                "MEDIUM" => Confidence::Medium,
                _ => Confidence::Low,
            },
            message: self.issue_text,
            region,
            flow: Vec::new(),
            suppressed: None,
        }
    }

    /// The columns are those of a whole expression, whose lines are the range; the line number
    /// may be that of one argument in the middle of it.
    fn region(&self) -> Region {
        let first = self.line_range.iter().min().copied();
        let last = self.line_range.iter().max().copied();
        let end = self.end_col_offset.map(|column| {
            (
                last.unwrap_or(self.line_number),
                Some(column.saturating_add(1)),
            )
        });
        match self.col_offset {
            Some(column) => Region {
                columns: Columns::Bytes,
                line: first.unwrap_or(self.line_number),
                column: Some(column.saturating_add(1)),
                end,
            },
            None => Region::of_line(self.line_number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::external::support::testing::{answer, planned, told};

    #[test]
    fn the_command() {
        insta::assert_snapshot!(planned(&ANALYZER, "1.9.4"), @"/usr/bin/bandit --quiet --format json --ignore-nosec --exclude  [8]");
    }

    #[test]
    fn findings_and_broken_files() {
        insta::assert_snapshot!(told(&ANALYZER, 1, &answer("bandit.json"), b""), @r#"
        web/broken.py
          ! Broken: bandit: syntax error while parsing AST from file
        web/clean.py
        web/keys.py
          4:12-4:29 B105 CWE-259 Low/Medium: Possible hardcoded password: 'hunter2-hunter2'
          8:14-8:40 B324 CWE-327 High/High: Use of weak MD5 hash for security. Consider usedforsecurity=False
          9:25-9:40 B311 CWE-330 Low/High: Standard pseudo-random generators are not suitable for security/cryptographic purposes.
        web/latin.py
          ! Broken: bandit: syntax error while parsing AST from file
        web/long.py
          1:1-1:18 B404 CWE-78 Low/High: Consider possible security implications associated with the subprocess module.
          6:9-8:29 B608 CWE-89 Medium/Medium: Possible SQL injection vector through string-based query construction.
          13:5-17:6 B602 CWE-78 High/High: subprocess call with shell=True identified, security issue.
        web/partial.py
          ! Broken: bandit: syntax error while parsing AST from file
        web/search.py
          2:1-2:18 B404 CWE-78 Low/High: Consider possible security implications associated with the subprocess module.
          7:33-7:80 B608 CWE-89 Medium/Medium: Possible SQL injection vector through string-based query construction.
          11:5-11:63 B602 CWE-78 High/High: subprocess call with shell=True identified, security issue.
        web/view.py
          13:5-13:23 B605 CWE-78 High/High: Starting a process with a shell, possible injection detected, security issue.
          21:13-21:52 B608 CWE-89 Medium/Low: Possible SQL injection vector through string-based query construction.
        "#);
    }

    #[test]
    fn a_file_that_is_not_there_is_no_clean_file() {
        let text = String::from_utf8(answer("bandit-not-there.json")).unwrap();
        let text = text.replace("nothere.py", "view.py");
        let told = told(&ANALYZER, 0, text.as_bytes(), b"");
        assert!(told.contains("web/view.py\n  ! Skipped: bandit: No such file or directory\n"));
        assert!(told.contains("web/clean.py\nweb/keys.py\n  ! Skipped: bandit did not read"));
    }

    #[test]
    fn old_releases_know_lines_only() {
        let json = br#"{"errors": [], "metrics": {"/scan/web/keys.py": {}}, "results": [
            {"filename": "/scan/web/keys.py", "issue_confidence": "UNDEFINED",
             "issue_severity": "MEDIUM", "issue_text": "x", "line_number": 8, "test_id": "B303"}]}"#;
        let told = told(&ANALYZER, 1, json, b"");
        assert!(
            told.contains("web/keys.py\n  8:5-8:52 B303  Medium/Low: x\n"),
            "{told}"
        );
    }
}
