//! Judging stored solutions again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use support::{Workspace, verdict};

#[test]
fn rescoring_appends_and_agrees_with_the_first_verdicts() {
    let workspace = Workspace::new();
    let tasks = [
        "--task",
        "py-calculator-formula",
        "--task",
        "py-sqlite-member-*",
    ];
    let providers = [
        "--provider",
        "reference/secure",
        "--provider",
        "reference/insecure",
    ];
    workspace.ok(&[&["eval", "--out", "run"], &tasks[..], &providers].concat());
    let (log, figures) = (workspace.read("run/run.jsonl"), workspace.figures("run"));
    let told = workspace.ok(&["rescore", "run"]);
    assert_eq!(told, "4 cells of run were judged again.\n");
    let rescored = workspace.read("run/run.jsonl");
    assert!(rescored.starts_with(&log), "lines were changed");
    assert_eq!(workspace.records("run", "rescore").len(), 4);
    assert_eq!(workspace.figures("run"), figures);
    // The same from `eval`, by some of them, with the report.
    let told = workspace.ok(&[
        "eval",
        "run",
        "--rescore",
        "--assess",
        "static:sallet,tests",
    ]);
    assert!(
        told.starts_with("4 cells of run were judged again.\n"),
        "{told}"
    );
    assert!(told.contains("Report: run/report.html"), "{told}");
    assert_eq!(workspace.figures("run"), figures);
    assert_snapshot!(
        workspace.refused(&["eval", "run", "--rescore", "--samples", "2"]),
        @"--rescore asks nobody: leave out the options that change what is asked"
    );
}

#[test]
fn a_later_verdict_counts() {
    let workspace = Workspace::new();
    let arguments = [
        "eval",
        "--task",
        "py-calculator-formula",
        "--provider",
        "reference/secure",
    ];
    let mut command = workspace.command(&[&arguments[..], &["--out", "run"]].concat());
    // No Python, no verdict.
    let output = command
        .env("SALLET_PYTHON", "/nowhere/python3")
        .output()
        .unwrap();
    let ended = workspace.end(output);
    assert!(ended.stderr.contains("SALLET_PYTHON"), "{}", ended.stderr);
    ended.ok();
    let cell = &workspace.records("run", "cell")[0];
    assert_eq!(verdict(cell, "functional"), "missing_tool");
    let before = workspace.ok(&["report", "run"]);
    assert!(before.contains("missing_tool"), "{before}");
    workspace.ok(&["rescore", "run"]);
    let after = workspace.ok(&["report", "run"]);
    assert!(!after.contains("missing_tool"), "{after}");
}
