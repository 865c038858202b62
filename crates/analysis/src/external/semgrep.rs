//! Semgrep: patterns and, with rules in taint mode, data flow. Its columns are bytes from 1. It
//! has no rules of its own; their CWEs are in `metadata.cwe`, as one text or a list.

use super::support::answer::{self, Answer, Found};
use super::support::command::Exit;
use super::support::region::{Columns, Region};
use super::{Batch, Command, External, ExternalError, Installed, Needs, Rules, Run, Unreadable};
use crate::file::ProblemKind;
use crate::finding::{Confidence, Severity};
use sallet_core::task::Language;
use serde::Deserialize;
use serde_json::Value;

pub(super) const ANALYZER: External = External {
    name: "semgrep",
    about: "Semgrep, patterns and data flow with rules of your choice",
    install: "pip install semgrep",
    languages: &[Language::Python, Language::C, Language::Cpp],
    program: "semgrep",
    version: &["--version", "--disable-version-check"],
    rules: Rules::Files,
    needs: Needs {
        memory: 8192,
        scratch: 256,
        start: 180,
        all_cores: true,
        python: false,
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
    let rules = installed.rules.as_ref();
    let rules = rules.ok_or(ExternalError::NoRules {
        analyzer: ANALYZER.name,
    })?;
    let options = [
        "scan",
        "--json",
        "--quiet",
        "--metrics=off",
        "--disable-version-check",
        "--disable-nosem",
        "--no-git-ignore",
        "--max-target-bytes=0",
        "--dataflow-traces",
        "--config",
        rules,
    ];
    let options = options.into_iter().map(str::to_owned);
    let paths = files.iter().map(|&file| batch.argument(file));
    Ok(vec![Command {
        program: installed.program.clone(),
        arguments: options.chain(paths).collect(),
        files,
    }])
}

/// Without `--error`, findings do not show in the exit code.
fn exit(code: i32) -> Exit {
    match code {
        0 => Exit::Done,
        _ => Exit::Failed,
    }
}

#[derive(Deserialize)]
struct Report {
    results: Vec<Match>,
    errors: Vec<Trouble>,
    paths: Paths,
}

#[derive(Deserialize)]
struct Paths {
    scanned: Vec<String>,
    #[serde(default)]
    skipped: Vec<Skipped>,
}

#[derive(Deserialize)]
struct Skipped {
    path: String,
    reason: String,
}

#[derive(Deserialize)]
struct Match {
    check_id: String,
    #[serde(flatten)]
    location: Location,
    extra: Extra,
}

#[derive(Deserialize)]
struct Location {
    path: String,
    start: Position,
    end: Position,
}

#[derive(Deserialize)]
struct Position {
    line: u64,
    col: u64,
}

#[derive(Deserialize)]
struct Extra {
    message: String,
    severity: String,
    #[serde(default)]
    metadata: Metadata,
    dataflow_trace: Option<Trace>,
}

#[derive(Deserialize, Default)]
struct Metadata {
    cwe: Option<OneOrMany>,
    /// Free text of the rule's author.
    confidence: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
    /// Rules are written by many hands.
    Other(serde::de::IgnoredAny),
}

/// Not in every edition and release.
#[derive(Deserialize)]
struct Trace {
    taint_source: Option<(String, Value)>,
    #[serde(default)]
    intermediate_vars: Vec<Variable>,
    taint_sink: Option<(String, Value)>,
}

#[derive(Deserialize)]
struct Variable {
    location: Location,
    content: String,
}

#[derive(Deserialize)]
struct Trouble {
    level: String,
    message: String,
    path: Option<String>,
    /// A text, or a list that begins with one.
    #[serde(rename = "type")]
    kind: Option<Value>,
    #[serde(default)]
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    start: Position,
    end: Position,
}

fn parse(run: &Run, answer: &mut Answer<'_>) -> Result<(), Unreadable> {
    let report: Report = serde_json::from_slice(&run.output.stdout)?;
    for path in &report.paths.scanned {
        if let Some(file) = answer.locate(path) {
            answer.has_read(file);
        }
    }
    for skipped in &report.paths.skipped {
        if let Some(file) = answer.locate(&skipped.path) {
            answer.problem(file, ProblemKind::Skipped, &skipped.reason, None);
        }
    }
    for trouble in &report.errors {
        trouble.tell(answer);
    }
    for found in report.results {
        if let Some(file) = answer.locate(&found.location.path) {
            let found = found.found(answer, file);
            answer.finding(file, found);
        }
    }
    Ok(())
}

impl Trouble {
    fn tell(&self, answer: &mut Answer<'_>) {
        let Some(path) = &self.path else {
            return answer.run_problem(&self.message);
        };
        let Some(file) = answer.locate(path) else {
            return;
        };
        let kind = match &self.kind {
            Some(Value::String(kind)) => kind,
            Some(Value::Array(list)) => list.first().and_then(Value::as_str).unwrap_or(""),
            _ => "",
        };
        let kind = match kind {
            "Timeout" | "TimeoutDuringInterfile" => ProblemKind::TimedOut,
            kind if kind.contains("yntax") || kind.contains("Pars") || kind.contains("Lexical") => {
                ProblemKind::Broken
            }
            _ if self.level == "info" => return,
            _ => ProblemKind::Failed,
        };
        let region = self
            .spans
            .first()
            .map(|span| region(&span.start, &span.end));
        answer.problem(file, kind, &self.message, region);
    }
}

impl Match {
    fn found(self, answer: &Answer<'_>, file: usize) -> Found {
        let Extra {
            message,
            severity,
            metadata,
            dataflow_trace,
        } = self.extra;
        let names = match &metadata.cwe {
            Some(OneOrMany::One(name)) => std::slice::from_ref(name),
            Some(OneOrMany::Many(names)) => names,
            Some(OneOrMany::Other(_)) | None => &[],
        };
        Found {
            rule: name(self.check_id),
            cwe: names.iter().filter_map(|name| answer::cwe(name)).collect(),
            severity: match severity.as_str() {
                "CRITICAL" => Severity::Critical,
                "ERROR" | "HIGH" => Severity::High,
                "INFO" | "LOW" => Severity::Low,
                _ => Severity::Medium,
            },
            confidence: match metadata.confidence.as_ref().and_then(Value::as_str) {
                Some("HIGH") => Confidence::High,
                Some("LOW") => Confidence::Low,
                _ => Confidence::Medium,
            },
            message,
            region: region(&self.location.start, &self.location.end),
            flow: dataflow_trace.map_or(Vec::new(), |trace| trace.steps(answer, file)),
            suppressed: None,
        }
    }
}

/// The rule's own name. Before it stands the folder that the rules lie in on this machine.
fn name(check_id: String) -> String {
    match check_id.rsplit_once('.') {
        Some((_, name)) if !name.is_empty() => name.to_owned(),
        _ => check_id,
    }
}

impl Trace {
    fn steps(self, answer: &Answer<'_>, file: usize) -> Vec<(Region, String)> {
        let source = self.taint_source.and_then(place_of);
        let sink = self.taint_sink.and_then(place_of);
        let between = self.intermediate_vars.into_iter();
        let between = between.map(|variable| (variable.location, variable.content));
        source
            .into_iter()
            .chain(between)
            .chain(sink)
            .filter(|(location, _)| answer.file_of(&location.path) == Some(file))
            .map(|(location, code)| (region(&location.start, &location.end), code))
            .collect()
    }
}

/// `["CliLoc", [location, code]]`, or `["CliCall", [[location, code], …]]` for a call whose
/// callee goes on.
fn place_of((kind, content): (String, Value)) -> Option<(Location, String)> {
    let content = match kind.as_str() {
        "CliCall" => content.get(0)?.clone(),
        _ => content,
    };
    serde_json::from_value(content).ok()
}

fn region(start: &Position, end: &Position) -> Region {
    Region {
        columns: Columns::Bytes,
        line: start.line,
        column: Some(start.col),
        end: Some((end.line, Some(end.col))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::external::support::testing::{answer, installed, planned, told, with_batch};

    #[test]
    fn the_command() {
        insta::assert_snapshot!(planned(&ANALYZER, "1.182.0"), @"/usr/bin/semgrep scan --json --quiet --metrics=off --disable-version-check --disable-nosem --no-git-ignore --max-target-bytes=0 --dataflow-traces --config /rules [14]");
        let without = Installed {
            rules: None,
            ..installed(&ANALYZER, "1.182.0")
        };
        let error = with_batch(|batch| ANALYZER.plan(&without, batch).unwrap_err());
        insta::assert_snapshot!(error, @"semgrep has no rules of its own and may not fetch any: name a file or folder of rules for it, or leave it out");
    }

    #[test]
    fn findings_and_partly_read_files() {
        insta::assert_snapshot!(told(&ANALYZER, 0, &answer("semgrep.json"), b""), @r#"
        native/broken.c
        native/clean.c
        native/copy.c
          8:5-8:22 unsafe-strcpy CWE-120 Medium/Medium: strcpy does not know the size of its target.
          20:5-20:26 unsafe-strcpy CWE-120 Medium/Medium: strcpy does not know the size of its target.
        native/missing.c
        native/size.c
          10:5-10:34 unsafe-strcpy CWE-120 Medium/Medium: strcpy does not know the size of its target.
        native/store.cpp
        web/broken.py
        web/clean.py
        web/keys.py
        web/latin.py
        web/long.py
        web/partial.py
          5:15-5:32 os-command-from-request CWE-78 High/High: Data of the request reaches a shell.
          ! Broken 8:5: semgrep: Syntax error at line /scan/web/partial.py:8: `db.execute(f"{x}"` was unexpected
        web/search.py
          7:22-7:81 sql-by-string CWE-89 Medium/Low: A statement is put together from strings.
        web/view.py
          13:15-13:22 os-command-from-request CWE-78 High/High: Data of the request reaches a shell.
        "#);
    }

    #[test]
    fn releases_that_print_data_flow() {
        let told = told(&ANALYZER, 0, &answer("semgrep-flows.json"), b"");
        let view = told.find("web/view.py").unwrap();
        insta::assert_snapshot!(&told[view..], @r#"
        web/view.py
          13:15-13:22 os-command-from-request CWE-78 High/High: Data of the request reaches a shell.
            11:12 request.args
            11:5 host
            12:5 command
            13:15 command
        "#);
    }

    #[test]
    fn without_rules_nothing_is_clean() {
        let told = told(&ANALYZER, 7, &answer("semgrep-no-rules.json"), b"");
        insta::assert_snapshot!(told.lines().take(6).collect::<Vec<_>>().join("\n"), @r#"
        ! Failed: semgrep: WARNING: unable to find a config; path `/rules/nothere` does not exist
        ! Failed: semgrep: invalid configuration file found (1 configs were invalid)
        native/broken.c
          ! Failed: semgrep failed with exit code 7 (it said: nothing): run it by hand on this file, or leave it out
        native/clean.c
          ! Failed: semgrep failed with exit code 7 (it said: nothing): run it by hand on this file, or leave it out
        "#);
    }

    #[test]
    fn rules_are_written_by_many_hands() {
        let check = |metadata: &str, expected: &str| {
            let json = format!(
                r#"{{"errors": [], "paths": {{"scanned": []}}, "results": [{{"check_id": "a.b.c",
                "path": "/scan/web/view.py", "start": {{"line": 1, "col": 1}},
                "end": {{"line": 1, "col": 7}}, "extra": {{"message": "m", "severity": "HIGH",
                "metadata": {metadata}}}}}]}}"#
            );
            let told = told(&ANALYZER, 0, json.as_bytes(), b"");
            assert!(told.contains(expected), "{told}");
        };
        check("{}", "1:1-1:7 c  High/Medium: m");
        check(r#"{"cwe": "CWE-79: x"}"#, "c CWE-79 High/Medium");
        check(
            r#"{"cwe": ["CWE-79", "CWE-80: y", "nonsense"]}"#,
            "c CWE-79 CWE-80 High/",
        );
        check(r#"{"cwe": 79, "confidence": ["HIGH"]}"#, "c  High/Medium");
        check(r#"{"cwe": null, "confidence": "LOW"}"#, "c  High/Low");
        let deep = "[".repeat(100_000);
        check(
            &format!(r#"{{"confidence": {deep}"#),
            "recursion limit exceeded",
        );
    }
}
