//! Ruff's `S` rules, which are Bandit's rewritten. Its columns are characters from 1. It tells
//! neither CWE nor severity: both are those of the Bandit test with the same number.

use super::support::answer::{Answer, Found};
use super::support::command::Exit;
use super::support::region::{Columns, Region};
use super::{Batch, Command, External, ExternalError, Installed, Needs, Rules, Run, Unreadable};
use crate::file::ProblemKind;
use crate::finding::Confidence;
use crate::finding::Severity::{self, High, Low, Medium};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;
use serde::Deserialize;

pub(super) const ANALYZER: External = External {
    name: "ruff",
    about: "Ruff's S rules, patterns for Python",
    install: "pip install ruff",
    languages: &[Language::Python],
    program: "ruff",
    version: &["--version"],
    rules: Rules::Own,
    needs: Needs {
        // Its threads reserve some each, and it has one a core.
        memory: 8192,
        all_cores: true,
        ..Needs::LITTLE
    },
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
    let options = [
        "check",
        "--isolated",
        "--no-cache",
        "--ignore-noqa",
        "--output-format",
        "json",
        // E902 is "cannot read this file", which is silent otherwise.
        "--select",
        "S,E902",
    ];
    let options = options.into_iter().map(str::to_owned);
    let paths = files.iter().map(|&file| batch.argument(file));
    Ok(vec![Command {
        program: installed.program.clone(),
        arguments: options.chain(paths).collect(),
        files,
    }])
}

fn exit(code: i32) -> Exit {
    match code {
        0 => Exit::Clean,
        1 => Exit::Findings,
        _ => Exit::Failed,
    }
}

#[derive(Deserialize)]
struct Diagnostic {
    filename: String,
    /// `None` for a syntax error, in releases that have no `invalid-syntax`.
    code: Option<String>,
    message: String,
    location: Position,
    end_location: Position,
}

#[derive(Deserialize)]
struct Position {
    row: u64,
    column: u64,
}

fn parse(run: &Run, answer: &mut Answer<'_>) -> Result<(), Unreadable> {
    let report: Vec<Diagnostic> = serde_json::from_slice(&run.output.stdout)?;
    // It names no file that it finds nothing in; E902 tells of those it could not read.
    for &file in &run.command.files {
        answer.has_read(file);
    }
    for diagnostic in report {
        let Some(file) = answer.locate(&diagnostic.filename) else {
            continue;
        };
        let region = diagnostic.region();
        match diagnostic.code.as_deref() {
            None | Some("invalid-syntax") => {
                answer.problem(file, ProblemKind::Broken, &diagnostic.message, Some(region))
            }
            Some("E902") => answer.problem(file, ProblemKind::Skipped, &diagnostic.message, None),
            Some(code) => {
                let (cwe, severity) = meaning(code);
                let found = Found {
                    rule: code.to_owned(),
                    cwe: cwe.into_iter().collect(),
                    severity,
                    confidence: Confidence::Medium,
                    message: diagnostic.message,
                    region,
                    flow: Vec::new(),
                    suppressed: None,
                };
                answer.finding(file, found);
            }
        }
    }
    Ok(())
}

impl Diagnostic {
    fn region(&self) -> Region {
        Region {
            columns: Columns::Characters,
            line: self.location.row,
            column: Some(self.location.column),
            end: Some((self.end_location.row, Some(self.end_location.column))),
        }
    }
}

/// CWE and severity of a rule, as Bandit has them.
fn meaning(code: &str) -> (Option<CweId>, Severity) {
    let number = code.strip_prefix('S').and_then(|code| code.parse().ok());
    let row = number.and_then(|number: u16| {
        let index = RULES.binary_search_by_key(&number, |row| row.0).ok()?;
        RULES.get(index)
    });
    match row {
        Some(&(_, cwe, severity)) => (Some(CweId(cwe)), severity),
        None => (None, Medium),
    }
}

/// Rule number, CWE, severity; by rising number. Where Bandit's severity depends on the code,
/// the most common.
const RULES: &[(u16, u32, Severity)] = &[
    (101, 703, Low),
    (102, 78, Medium),
    (103, 732, High),
    (104, 605, Medium),
    (105, 259, Low),
    (106, 259, Low),
    (107, 259, Low),
    (108, 377, Medium),
    (110, 703, Low),
    (112, 703, Low),
    (113, 400, Medium),
    (201, 94, High),
    (202, 22, High),
    (301, 502, Medium),
    (302, 502, Medium),
    (303, 327, Medium),
    (304, 327, High),
    (305, 327, Medium),
    (306, 377, Medium),
    (307, 78, Medium),
    (308, 79, Medium),
    (310, 22, Medium),
    (311, 330, Low),
    (312, 319, High),
    (313, 20, Medium),
    (314, 20, Medium),
    (315, 20, Medium),
    (316, 20, Medium),
    (317, 20, Medium),
    (318, 20, Medium),
    (319, 20, Medium),
    (320, 20, Medium),
    (321, 319, High),
    (323, 295, Medium),
    (324, 327, High),
    (401, 319, High),
    (402, 319, High),
    (403, 502, Low),
    (404, 78, Low),
    (405, 20, Low),
    (406, 20, Low),
    (407, 20, Low),
    (408, 20, Low),
    (409, 20, Low),
    (410, 20, Low),
    (411, 20, High),
    (412, 284, High),
    (413, 327, High),
    (415, 319, High),
    (501, 295, High),
    (502, 327, High),
    (503, 327, Medium),
    (504, 327, Low),
    (505, 326, High),
    (506, 20, Medium),
    (507, 295, High),
    (508, 319, Medium),
    (509, 319, Medium),
    (601, 78, Medium),
    (602, 78, High),
    (603, 78, Low),
    (604, 78, Medium),
    (605, 78, High),
    (606, 78, Low),
    (607, 78, Low),
    (608, 89, Medium),
    (609, 155, High),
    (610, 89, Medium),
    (611, 89, Medium),
    (612, 94, Medium),
    (701, 94, High),
    (702, 80, Medium),
    (704, 79, Medium),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::external::support::testing::{answer, planned, told};

    #[test]
    fn the_command() {
        insta::assert_snapshot!(planned(&ANALYZER, "0.17.5"), @"/usr/bin/ruff check --isolated --no-cache --ignore-noqa --output-format json --select S,E902 [8]");
    }

    #[test]
    fn findings_and_files_that_cannot_be_read() {
        insta::assert_snapshot!(told(&ANALYZER, 1, &answer("ruff.json"), b""), @r#"
        web/broken.py
          ! Broken 5:1: ruff: unexpected EOF while parsing
        web/clean.py
        web/keys.py
          4:12-4:29 S105 CWE-259 Low/Medium: Possible hardcoded password assigned to: "PASSWORD"
          8:14-8:25 S324 CWE-327 High/Medium: Probable use of insecure hash functions in `hashlib`: `md5`
          9:25-9:40 S311 CWE-330 Low/Medium: Standard pseudo-random generators are not suitable for cryptographic purposes
        web/latin.py
          ! Skipped: ruff: stream did not contain valid UTF-8
        web/long.py
          6:9-8:36 S608 CWE-89 Medium/Medium: Possible SQL injection vector through string-based query construction
          13:5-13:19 S602 CWE-78 High/Medium: `subprocess` call with `shell=True` identified, security issue
        web/partial.py
          ! Broken 7:11: ruff: Expected a parameter or the end of the parameter list
        web/search.py
          7:33-7:80 S608 CWE-89 Medium/Medium: Possible SQL injection vector through string-based query construction
          11:5-11:19 S602 CWE-78 High/Medium: `subprocess` call with `shell=True` identified, security issue
        web/view.py
          13:5-13:14 S605 CWE-78 High/Medium: Starting a process with a shell, possible injection detected
          21:13-21:65 S608 CWE-89 Medium/Medium: Possible SQL injection vector through string-based query construction
        "#);
    }

    #[test]
    fn the_table_is_sorted_and_of_known_weaknesses() {
        assert!(RULES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (rule, cwe, _) in RULES {
            assert!(sallet_core::cwe::lookup(CweId(*cwe)).is_some(), "S{rule}");
        }
        assert_eq!(meaning("S608"), (Some(CweId(89)), Medium));
        assert_eq!(meaning("S999"), (None, Medium));
        assert_eq!(meaning("E501"), (None, Medium));
    }
}
