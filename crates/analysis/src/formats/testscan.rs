//! One small scan with one of everything, for the tests of all formats.

use super::{Format, Input};
use crate::file::{AnalyzerRun, FileReport, Problem, ProblemKind, Scan, Suppressed};
use crate::finding::{Confidence, Edit, Finding, Fix, Severity, Step};
use crate::fingerprint;
use crate::lines::Lines;
use crate::rules::{About, Speaks};
use sallet_core::CweId;
use sallet_core::task::Language;
use std::borrow::Cow;

const SEARCH: &str = "\
import yaml

def search(request, db):
    name = request.args[\"name\"]
    query = f\"SELECT * FROM members WHERE name = '{name}'\"
    db.execute(query)  # żółć

def load(text):
    return yaml.load(text)

def trusted(text):
    return yaml.load(text)  # nosec checked
";

/// Its line holds an escape sequence, a C1 control and a direction override.
const HOSTILE: &str = "tok\u{9b}en = \"\x1b[2J\u{202e}s3cret\"\r\nx = 1";

const BROKEN: &str = "def f(:\n    pass\n";

const HOSTILE_PATH: &str = "src/a b\x1b]0;x\x07\u{9b}\"<ż>&%]]>:1.py";

pub(super) static RULES: &[&About] = &[
    &About {
        id: "sql-injection",
        title: "SQL query built from untrusted text",
        languages: &[Language::Python],
        cwe: &[CweId(89), CweId(943)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports a query that is put together from text that others control.",
        why: "Whoever controls the text controls the query.",
        example: "db.execute(f\"… '{name}'\")",
        better: "db.execute(\"… ?\", (name,))",
        references: &["https://cwe.mitre.org/data/definitions/89.html"],
    },
    &About {
        id: "unsafe-yaml",
        title: "YAML that may build any object",
        languages: &[Language::Python],
        cwe: &[CweId(502)],
        severity: Severity::Critical,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `yaml.load` without a safe loader.",
        why: "A document can name classes to be built.",
        example: "yaml.load(text)",
        better: "yaml.safe_load(text)",
        references: &[],
    },
];

/// Two findings in one file (one with a flow, one with a fix) and one suppressed there, a file
/// with hostile strings, a broken file, a skipped one, a clean one, and a tool that is missing.
pub(crate) fn scan() -> Scan {
    Scan {
        analyzers: vec![
            AnalyzerRun {
                name: "sallet".to_owned(),
                version: Some("0.1.0".to_owned()),
                problems: Vec::new(),
            },
            AnalyzerRun {
                name: "ruff".to_owned(),
                version: Some("0.9.1".to_owned()),
                problems: Vec::new(),
            },
            AnalyzerRun {
                name: "bandit".to_owned(),
                version: None,
                problems: vec![problem(
                    "bandit",
                    ProblemKind::Missing,
                    "was not found: install it or leave it out of --with",
                )],
            },
        ],
        files: vec![
            file("app/search.py", SEARCH, search_findings(), 2),
            file("clean.py", "", Vec::new(), 0),
            file(HOSTILE_PATH, HOSTILE, vec![hostile_finding()], 1),
            FileReport {
                problems: vec![Problem {
                    place: Some(Lines::new(BROKEN).place(6, 7)),
                    ..problem("sallet", ProblemKind::Broken, "expected an expression")
                }],
                ..file("src/broken.py", BROKEN, Vec::new(), 0)
            },
            FileReport {
                problems: vec![problem("sallet", ProblemKind::Skipped, "not UTF-8")],
                ..file("src/image.py", "", Vec::new(), 0)
            },
        ],
    }
}

fn problem(analyzer: &'static str, kind: ProblemKind, message: &str) -> Problem {
    Problem {
        analyzer: analyzer.into(),
        kind,
        message: message.to_owned(),
        place: None,
    }
}

/// A file whose findings after the first `reported` are suppressed.
fn file(path: &str, source: &str, mut findings: Vec<Finding>, reported: usize) -> FileReport {
    fingerprint::assign(source, Language::Python, &mut findings);
    let suppressed = findings.split_off(reported).into_iter();
    FileReport {
        path: path.to_owned(),
        language: Language::Python,
        findings,
        suppressed: suppressed
            .map(|finding| Suppressed {
                finding,
                reason: "checked".to_owned(),
            })
            .collect(),
        problems: Vec::new(),
    }
}

fn search_findings() -> Vec<Finding> {
    let lines = Lines::new(SEARCH);
    let find = |text: &str, nth| {
        let start = SEARCH.match_indices(text).nth(nth).unwrap().0;
        lines.place(start, start + text.len())
    };
    let step = |text, what| Step {
        place: find(text, 0),
        what: Cow::Borrowed(what),
    };
    let yaml = |nth| {
        let place = find("yaml.load(text)", nth);
        Finding {
            rule: "unsafe-yaml".into(),
            cwe: vec![CweId(502)],
            severity: Severity::Critical,
            confidence: Confidence::Medium,
            message: "yaml.load builds any object that the text names".into(),
            fix: Some(Fix {
                what: "Use yaml.safe_load".into(),
                edits: vec![Edit {
                    start: place.start + 5,
                    end: place.start + 9,
                    text: "safe_load".to_owned(),
                }],
            }),
            ..blank(place)
        }
    };
    let injection = Finding {
        rule: "sql-injection".into(),
        cwe: vec![CweId(89)],
        message: "A query contains text that others control".into(),
        flow: vec![
            step("request.args", "request.args comes from the network"),
            step("{name}", "it becomes part of a string"),
            step("db.execute(query)", "the string is run as a query"),
        ],
        ..blank(find("db.execute(query)", 0))
    };
    vec![injection, yaml(0), yaml(1)]
}

fn hostile_finding() -> Finding {
    let end = HOSTILE.find('\r').unwrap();
    Finding {
        analyzer: "ruff".into(),
        rule: "S105".into(),
        cwe: vec![CweId(259), CweId(259)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        message: "Secret \"\x1b[31m\u{202e}\u{9b}\0\x7f\r\n]]></failure><x a='1'>&".into(),
        ..blank(Lines::new(HOSTILE).place(0, end))
    }
}

fn blank(place: crate::finding::Place) -> Finding {
    Finding {
        analyzer: "sallet".into(),
        rule: "".into(),
        cwe: Vec::new(),
        severity: Severity::High,
        confidence: Confidence::High,
        message: "".into(),
        place,
        flow: Vec::new(),
        fix: None,
        fingerprint: String::new(),
    }
}

pub(crate) fn sources(path: &str) -> Option<String> {
    let source = match path {
        "app/search.py" => SEARCH,
        HOSTILE_PATH => HOSTILE,
        "src/broken.py" => BROKEN,
        _ => return None,
    };
    Some(source.to_owned())
}

pub(crate) fn input(scan: &Scan) -> Input<'_> {
    Input {
        scan,
        rules: RULES,
        sources: &sources,
        color: false,
    }
}

pub(crate) fn render(format: Format, scan: &Scan) -> String {
    let mut out = Vec::new();
    format.write(&input(scan), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Breaks JSON into lines. Reading it into a value would sort the keys and undo the escapes.
pub(crate) fn pretty(json: &str) -> String {
    let mut result = String::new();
    let mut depth = 0_usize;
    let (mut string, mut escaped) = (false, false);
    for c in json.chars() {
        let structural = !string;
        string ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        if structural && matches!(c, ']' | '}') {
            depth -= 1;
            result += &format!("\n{}", "  ".repeat(depth));
        }
        result.push(c);
        if structural && matches!(c, '[' | '{' | ',') {
            depth += usize::from(c != ',');
            result += &format!("\n{}", "  ".repeat(depth));
        }
    }
    result
}
