//! The fixtures, and outcomes in a form to compare.

use crate::external::{Batch, Command, External, Installed, Outcome, Output, Run, Source, Status};
use sallet_core::task::Language;
use std::fmt::Write;
use std::path::PathBuf;

/// Where the fixtures were when the analyzers read them.
const FOLDER: &str = "/scan";

fn folder() -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/external"
    ))
}

/// What an analyzer said; empty for no name.
pub(crate) fn answer(name: &str) -> Vec<u8> {
    match name {
        "" => Vec::new(),
        name => std::fs::read(folder().join("answers").join(name)).unwrap(),
    }
}

/// Calls `use_it` with the fixture code.
pub(crate) fn with_batch<T>(use_it: impl FnOnce(&Batch<'_>) -> T) -> T {
    let mut files = Vec::new();
    for sub in ["native", "web"] {
        for entry in std::fs::read_dir(folder().join("code").join(sub)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            let language = path.extension().unwrap().to_str().unwrap().parse();
            files.push((format!("{sub}/{name}"), language.unwrap(), text));
        }
    }
    files.sort();
    let sources: Vec<Source<'_>> = files
        .iter()
        .map(
            |(path, language, text): &(String, Language, String)| Source {
                path,
                language: *language,
                text,
            },
        )
        .collect();
    use_it(&Batch::new(FOLDER, &sources))
}

pub(crate) fn output(status: Status, stdout: &[u8], stderr: &[u8]) -> Output {
    Output {
        status,
        stdout: stdout.to_vec(),
        stderr: stderr.to_vec(),
    }
}

/// The analyzer as it is installed in release `version`, with rules.
pub(crate) fn installed(analyzer: &External, version: &str) -> Installed {
    let said = output(Status::Exited(0), version.as_bytes(), b"");
    Installed {
        program: format!("/usr/bin/{}", analyzer.program),
        version: analyzer.version_of(&said).unwrap(),
        rules: Some("/rules".to_owned()),
    }
}

/// The commands, a line each, without their paths.
pub(crate) fn planned(analyzer: &External, version: &str) -> String {
    with_batch(|batch| {
        let commands = analyzer.plan(&installed(analyzer, version), batch);
        let line = |command: &Command| {
            let arguments = command.arguments.iter();
            let options = arguments.filter(|argument| !argument.starts_with(FOLDER));
            let options: Vec<&str> = options.map(String::as_str).collect();
            let count = command.files.len();
            format!("{} {} [{count}]", command.program, options.join(" "))
        };
        match commands {
            Ok(commands) => commands.iter().map(line).collect::<Vec<_>>().join("\n"),
            Err(error) => format!("{error}"),
        }
    })
}

/// What the analyzer says when its commands end like this.
pub(crate) fn outcome(analyzer: &External, version: &str, outputs: Vec<Output>) -> Outcome {
    with_batch(|batch| {
        let commands = analyzer.plan(&installed(analyzer, version), batch).unwrap();
        assert_eq!(commands.len(), outputs.len());
        let runs = commands.into_iter().zip(outputs);
        let runs: Vec<Run> = runs
            .map(|(command, output)| Run { command, output })
            .collect();
        analyzer.read(&runs, batch)
    })
}

/// An outcome as text: a file with its findings, their flows, and `!` before problems.
pub(crate) fn shown(outcome: &Outcome) -> String {
    let mut text = String::new();
    for problem in &outcome.problems {
        writeln!(text, "! {:?}: {}", problem.kind, problem.message).unwrap();
    }
    for file in &outcome.files {
        writeln!(text, "{}", file.path).unwrap();
        let suppressed = file.suppressed.iter();
        let suppressed = suppressed.map(|one| (&one.finding, format!(" ({})", one.reason)));
        let findings = file.findings.iter().map(|one| (one, String::new()));
        for (finding, reason) in findings.chain(suppressed) {
            let place = finding.place;
            let cwe: Vec<String> = finding.cwe.iter().map(|cwe| cwe.to_string()).collect();
            writeln!(
                text,
                "  {}:{}-{}:{} {} {} {:?}/{:?}{reason}: {}",
                place.line,
                place.column,
                place.end_line,
                place.end_column,
                finding.rule,
                cwe.join(" "),
                finding.severity,
                finding.confidence,
                finding.message
            )
            .unwrap();
            for step in &finding.flow {
                let place = step.place;
                writeln!(text, "    {}:{} {}", place.line, place.column, step.what).unwrap();
            }
        }
        for problem in &file.problems {
            let place = problem.place.map_or(String::new(), |place| {
                format!(" {}:{}", place.line, place.column)
            });
            writeln!(text, "  ! {:?}{place}: {}", problem.kind, problem.message).unwrap();
        }
    }
    text
}

/// What the analyzer says when its only command ends with `code` and these bytes.
pub(crate) fn told(analyzer: &External, code: i32, stdout: &[u8], stderr: &[u8]) -> String {
    let output = output(Status::Exited(code), stdout, stderr);
    shown(&outcome(analyzer, "99.0", vec![output]))
}
