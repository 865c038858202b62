//! Answers from a file to the user's own tasks, and every form of their report.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use std::fs::File;
use std::process::Stdio;
use support::{ASK_FILE, Ended, TASKS, Workspace, verdict};

const FORMATS: &[(&str, &str)] = &[
    ("html", "<!doctype html>"),
    ("md", "# "),
    ("csv", "setting,"),
    ("json", "{"),
    ("latex", "%"),
    ("junit", "<?xml"),
    ("text", "samples"),
];

#[test]
fn answers_are_extracted_judged_and_reported() {
    let workspace = Workspace::with_samples();
    let stdout = workspace.eval_samples("run", &[]).ok();
    let table: Vec<&str> = stdout.lines().take(7).collect();
    assert_snapshot!(table.join("\n"), @"
    experiment: 1 setting × 2 tasks; 6 of 6 samples in the log
    ┌─────────────────────────┬─────────────┬────────┬──────────┬─────────────┬────────────┬────────────┐
    │ setting                 ┆ valid-ratio ┆ pass@1 ┆ secure@1 ┆    secure@1 ┆ func-sec@1 ┆ func-sec@1 │
    │                         ┆             ┆        ┆   (test) ┆    (static) ┆     (test) ┆   (static) │
    ╞═════════════════════════╪═════════════╪════════╪══════════╪═════════════╪════════════╪════════════╡
    │ file:samples.jsonl code ┆        66.7 ┆      – ┆        – ┆       100.0 ┆          – ┆          – │
    │                         ┆   66.7–66.7 ┆      – ┆        – ┆ 100.0–100.0 ┆          – ┆          – │
    ");
    let cells = workspace.records("run", "cell");
    assert_eq!(cells.len(), 6);
    let cell = |task: &str, sample: u32| {
        let found = cells
            .iter()
            .find(|cell| cell["task"] == task && cell["sample"] == sample);
        found.unwrap()
    };
    let solution = &cell("add", 0)["attempts"][0]["extraction"]["solution"];
    assert_eq!(solution, "def add(a, b):\n    return a + b\n");
    assert_eq!(verdict(cell("add", 1), "validity"), "pass");
    assert_eq!(verdict(cell("add", 2), "validity"), "fail");
    assert_eq!(verdict(cell("greet", 1), "functional"), "no_oracle");
    assert_eq!(verdict(cell("greet", 2), "willingness"), "fail");
    let page = workspace.read("run/report.html");
    for outside in ["src=\"http", "href=\"http", "@import", "<link"] {
        assert!(!page.contains(outside), "the report needs {outside}");
    }
    assert!(!page.contains("<b>{name}</b>"), "an answer is not escaped");
}

#[test]
fn every_format_is_written_to_standard_output_and_to_a_file() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("run", &[]).ok();
    for (format, holds) in FORMATS {
        let printed = workspace.ok(&["report", "run", "--format", format]);
        let start: String = printed.chars().take(200).collect();
        assert!(start.to_lowercase().contains(holds), "{format}: {start}");
        let arguments = ["report", "run", "--format", format, "--output", "out"];
        assert_eq!(workspace.ok(&arguments), "");
        assert_eq!(workspace.read("out"), printed, "{format}");
    }
    assert!(!workspace.path("out.part").exists());
}

#[test]
fn a_report_goes_into_a_pipe_and_leaves_devices_alone() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("run", &[]).ok();
    let printed = workspace.ok(&["report", "run", "--output", "/dev/stdout"]);
    assert!(printed.contains("file:samples.jsonl"));
    workspace.ok(&["report", "run", "--output", "/dev/null"]);
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("run", &[]).ok();
    for arguments in [
        &["dataset", "list"][..],
        &["report", "run", "--format", "html"],
    ] {
        let mut command = workspace.command(arguments);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = command.stdout(writer).stderr(Stdio::piped()).output();
        assert_eq!(workspace.end(output.unwrap()).ok(), "");
    }
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = workspace
        .command(&["dataset", "list"])
        .stdout(full)
        .output();
    assert_snapshot!(
        workspace.end(output.unwrap()).refused(),
        @"standard output: No space left on device (os error 28)"
    );
}

#[test]
fn missing_answers_are_told_and_counted_apart() {
    let workspace = Workspace::with_samples();
    let four = ["--samples", "4", "--out", "run"];
    let Ended {
        code,
        stdout,
        stderr,
    } = workspace.run(&[&["eval"], ASK_FILE, &four].concat());
    assert_eq!(code, Some(2));
    assert_snapshot!(stderr, @"sallet: cells in which somebody did not answer: 2; ask again with: sallet eval --resume run");
    assert!(stdout.contains("hold 3 answers"), "{stdout}");
    assert_eq!(workspace.records("run", "cell").len(), 8);
}

#[test]
fn a_mapping_reads_files_with_other_names() {
    let workspace = Workspace::with_samples();
    let renamed = TASKS
        .replace("\"task_id\"", "\"ID\"")
        .replace("\"code_prompt\"", "\"Prompt\"");
    workspace.write("tasks.jsonl", renamed);
    let map = ["--map", "task_id=ID", "--map", "code_prompt=Prompt"];
    let run = |more: &[&str]| workspace.run(&[&["eval"], support::ASK_SAMPLES, more].concat());
    assert_snapshot!(
        run(&["--out", "none"]).refused(),
        @"tasks.jsonl:1: missing field 'task_id' (found: ID, Prompt, cwe): add it, or map another field to it"
    );
    run(&[&["--out", "cli"], &map[..]].concat()).ok();
    workspace.write(
        "study.toml",
        "datasets = ['tasks.jsonl']\nproviders = ['file:samples.jsonl']\nsamples = 3\nname = 'experiment'\n\
         [mapping]\ntask_id = 'ID'\ncode_prompt = 'Prompt'\n",
    );
    workspace.ok(&["eval", "study.toml", "--out", "file"]);
    assert_eq!(workspace.figures("cli"), workspace.figures("file"));
    workspace.ok(&["eval", "--resume", "cli"]);
    let listed = workspace.ok(&[&["dataset", "list", "tasks.jsonl"], &map[..]].concat());
    assert!(listed.ends_with("tasks: 2 tasks over 2 CWEs\n"), "{listed}");
    let show = ["dataset", "show", "greet", "--dataset", "tasks.jsonl"];
    let shown = workspace.ok(&[&show, &map[..]].concat());
    assert!(
        shown.contains("── code prompt ──\ndef greet(name):"),
        "{shown}"
    );
    assert_snapshot!(
        workspace.refused(&["eval", "--provider", "reference/secure", "--map", "task_id=ID"]),
        @"the field mapping is for datasets in files, and built-in ones are none: name a file with --dataset, or leave the mapping out"
    );
}
