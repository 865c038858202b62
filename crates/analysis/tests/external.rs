//! Hostile answers: whatever bytes an external analyzer leaves behind, reading them says something
//! about every file, names only places in the file, and does not panic.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use proptest::prelude::*;
use sallet_analysis::external::{
    ALL, Batch, External, Installed, Outcome, Output, Run, Source, Status, sarif,
};
use sallet_analysis::file::ProblemKind;
use sallet_analysis::finding::Place;
use sallet_core::task::Language;

const FILES: [Source<'static>; 4] = [
    source("web/view.py", Language::Python),
    source("web/keys.py", Language::Python),
    source("native/copy.c", Language::C),
    source("native/store.cpp", Language::Cpp),
];

const fn source(path: &'static str, language: Language) -> Source<'static> {
    Source {
        path,
        language,
        text: "line one\n\tżółć 𝒳 = call(x)\r\n\nlast",
    }
}

/// The stored answers of one analyzer.
fn answers(prefix: &str) -> Vec<Vec<u8>> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/external/answers"
    );
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with(prefix)
        })
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

fn installed(analyzer: &External) -> Installed {
    let said = Output {
        status: Status::Exited(0),
        stdout: b"99.0".to_vec(),
        stderr: Vec::new(),
    };
    Installed {
        program: format!("/usr/bin/{}", analyzer.program),
        version: analyzer.version_of(&said).unwrap(),
        rules: Some("/rules".to_owned()),
    }
}

/// What the analyzer says when each of its commands leaves these bytes on both streams.
fn outcome(analyzer: &External, status: &Status, bytes: &[u8]) -> Outcome {
    let batch = Batch::new("/scan", &FILES);
    let commands = analyzer.plan(&installed(analyzer), &batch).unwrap();
    let runs: Vec<Run> = commands
        .into_iter()
        .map(|command| Run {
            command,
            output: Output {
                status: status.clone(),
                stdout: bytes.to_vec(),
                stderr: bytes.to_vec(),
            },
        })
        .collect();
    analyzer.read(&runs, &batch)
}

fn is_in(place: &Place, text: &str) -> bool {
    place.start <= place.end && text.get(place.start..place.end).is_some()
}

fn assert_sound(outcome: &Outcome) {
    for file in &outcome.files {
        let source = FILES.iter().find(|source| source.path == file.path);
        let text = source.unwrap().text;
        for finding in &file.findings {
            assert!(is_in(&finding.place, text), "{finding:?}");
            let mut flow = finding.flow.iter();
            assert!(flow.all(|step| is_in(&step.place, text)));
            assert!(!finding.message.contains(char::is_control));
        }
    }
}

#[test]
fn no_end_without_an_answer_is_clean() {
    let ends = [
        (Status::TimedOut, ProblemKind::TimedOut),
        (Status::CutOff, ProblemKind::Failed),
        (Status::Killed(9), ProblemKind::Failed),
        (
            Status::NotStarted("no such file".to_owned()),
            ProblemKind::Failed,
        ),
        (Status::Exited(0), ProblemKind::Failed),
        (Status::Exited(1), ProblemKind::Failed),
        (Status::Exited(2), ProblemKind::Failed),
        (Status::Exited(-1), ProblemKind::Failed),
    ];
    for analyzer in ALL {
        for (status, kind) in &ends {
            let outcome = outcome(analyzer, status, b"");
            assert!(!outcome.files.is_empty());
            for file in outcome.files {
                assert!(file.findings.is_empty());
                assert_eq!(file.problems[0].kind, *kind, "{} {status:?}", analyzer.name);
            }
        }
        // Nor is a command that was never run.
        let batch = Batch::new("/scan", &FILES);
        let mut files = analyzer.read(&[], &batch).files.into_iter();
        assert!(files.all(|file| file.problems[0].kind == ProblemKind::Skipped));
        let missing = analyzer.missing().problem();
        assert_eq!(missing.kind, ProblemKind::Missing);
        assert!(missing.message.contains("install") || missing.message.contains("PATH"));
    }
}

#[test]
fn files_in_other_languages_are_not_planned() {
    let files = [source("a.py", Language::Python)];
    let batch = Batch::new("/scan", &files);
    for analyzer in ALL {
        let commands = analyzer.plan(&installed(analyzer), &batch).unwrap();
        let reads = analyzer.languages.contains(&Language::Python);
        assert_eq!(!commands.is_empty(), reads, "{}", analyzer.name);
        assert_eq!(analyzer.read(&[], &batch).files.len(), usize::from(reads));
    }
}

/// Every stored answer that is cut off is unreadable, at whatever byte.
#[test]
fn a_truncated_answer_is_never_clean() {
    for analyzer in ALL {
        for answer in answers(analyzer.name) {
            // Plain text may follow.
            let end = answer.iter().rposition(|byte| b"]}>".contains(byte));
            let answer = &answer[..end.unwrap_or(answer.len())];
            for length in (0..answer.len()).step_by(1 + answer.len() / 200) {
                let outcome = outcome(analyzer, &Status::Exited(0), &answer[..length]);
                for file in outcome.files {
                    let problems = &file.problems;
                    assert!(!problems.is_empty(), "{} {length}", analyzer.name);
                    assert!(file.findings.is_empty(), "{} {length}", analyzer.name);
                }
            }
        }
    }
}

#[test]
fn an_answer_of_many_findings_is_cut_off_and_says_so() {
    let one = r#"{"filename": "/scan/web/keys.py", "code": "S101", "message": "m",
        "location": {"row": 4000000000, "column": 1},
        "end_location": {"row": 4000000001, "column": 4}}"#;
    let list = vec![one; 30_000].join(",");
    let ruff = ALL.iter().find(|analyzer| analyzer.name == "ruff").unwrap();
    let outcome = outcome(ruff, &Status::Exited(1), format!("[{list}]").as_bytes());
    let keys = &outcome.files[1];
    // All of them are the same one.
    assert_eq!(keys.findings.len(), 1);
    assert_eq!(keys.problems.len(), 2);
    assert!(
        keys.problems[0]
            .message
            .contains("10000 of its places are beyond the end")
    );
    assert!(
        keys.problems[1]
            .message
            .contains("20000 of its findings are left out")
    );
}

/// Many findings in one long line that is not ASCII. Measured from the line's start each, they
/// would take hours.
#[test]
fn a_long_line_of_many_findings_is_read() {
    let text = "ż".repeat(4_000_000);
    let files = [Source {
        text: &text,
        ..source("web/keys.py", Language::Python)
    }];
    let batch = Batch::new("/scan", &files);
    let one = |i: usize| {
        let column = 1 + i * 400;
        format!(
            r#"{{"filename": "/scan/web/keys.py", "code": "S101", "message": "m", "location":
            {{"row": 1, "column": {column}}}, "end_location": {{"row": 1, "column": {column}}}}}"#
        )
    };
    let list: Vec<String> = (0..10_000).map(one).collect();
    let ruff = ALL.iter().find(|analyzer| analyzer.name == "ruff").unwrap();
    let command = ruff.plan(&installed(ruff), &batch).unwrap().remove(0);
    let output = Output {
        status: Status::Exited(1),
        stdout: format!("[{}]", list.join(",")).into_bytes(),
        stderr: Vec::new(),
    };
    let outcome = ruff.read(&[Run { command, output }], &batch);
    assert_eq!(outcome.files[0].findings.len(), 10_000);
    assert_eq!(outcome.files[0].findings[9_999].place.column, 3_999_601);
}

#[test]
fn many_paths_outside_are_counted() {
    let one = |i: usize| {
        format!(
            r#"{{"filename": "../../etc/{i}", "code": "S101", "message": "m",
            "location": {{"row": 1, "column": 1}}, "end_location": {{"row": 1, "column": 4}}}}"#
        )
    };
    let list: Vec<String> = (0..1_000).map(one).collect();
    let ruff = ALL.iter().find(|analyzer| analyzer.name == "ruff").unwrap();
    let answer = format!("[{}]", list.join(","));
    let outcome = outcome(ruff, &Status::Exited(1), answer.as_bytes());
    assert!(outcome.files.iter().all(|file| file.findings.is_empty()));
    assert_eq!(outcome.problems.len(), 10);
    let message = &outcome.problems[0].message;
    assert!(
        message.contains("'../../etc/0', which is no file of this scan"),
        "{message}"
    );
    assert!(message.contains("(paths like this: 1000)"), "{message}");
}

/// An edit of bytes: where (in thousandths), how many go, and what comes instead.
fn edits() -> impl Strategy<Value = Vec<(usize, usize, Vec<u8>)>> {
    let spice = prop_oneof![
        any::<Vec<u8>>(),
        Just(b"4000000000".to_vec()),
        Just(b"0".to_vec()),
        Just(b"-1".to_vec()),
        Just(b"1e999".to_vec()),
        Just(b"NaN".to_vec()),
        Just(b"null".to_vec()),
        Just(b"[]".to_vec()),
        Just(b"{\"".to_vec()),
        Just(b"\"../../etc/passwd\"".to_vec()),
        Just(b"<!DOCTYPE a [<!ENTITY b 'c'>]>".to_vec()),
        Just(b"&b;".to_vec()),
        Just("żółć\u{202e}".as_bytes().to_vec()),
    ];
    proptest::collection::vec((0..1000_usize, 0..12_usize, spice), 0..6)
}

fn mutated(answer: &[u8], edits: &[(usize, usize, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = answer.to_vec();
    for (at, length, new) in edits {
        let start = at * bytes.len() / 1000;
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, new.iter().copied());
    }
    bytes
}

/// Digits become other digits: the answer stays readable and its places go wild.
fn renumbered(answer: &[u8], digits: &[u8]) -> Vec<u8> {
    let mut digits = digits.iter().cycle();
    let answer = answer.iter();
    answer
        .map(|&byte| match byte {
            b'1'..=b'9' => b'1' + digits.next().unwrap_or(&0) % 9,
            byte => byte,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn mutated_answers_do_no_harm(
        edits in edits(),
        digits in proptest::collection::vec(any::<u8>(), 1..40),
        code in 0..3_i32,
    ) {
        for analyzer in ALL {
            for answer in answers(analyzer.name) {
                for bytes in [mutated(&answer, &edits), renumbered(&answer, &digits)] {
                    assert_sound(&outcome(analyzer, &Status::Exited(code), &bytes));
                }
            }
        }
        let batch = Batch::new("/scan", &FILES);
        for answer in [answers("codeql"), answers("gcc-15"), answers("ruff")].concat() {
            for bytes in [mutated(&answer, &edits), renumbered(&answer, &digits)] {
                if let Ok(outcome) = sarif::read(&bytes, &batch) {
                    assert_sound(&outcome);
                }
            }
        }
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in any::<Vec<u8>>(), code in any::<i32>()) {
        for analyzer in ALL {
            let outcome = outcome(analyzer, &Status::Exited(code), &bytes);
            assert_sound(&outcome);
            for file in &outcome.files {
                prop_assert!(!file.problems.is_empty(), "{}", analyzer.name);
            }
        }
    }
}
