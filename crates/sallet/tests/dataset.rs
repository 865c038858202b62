//! Tasks of a user's own, from the new folder to the proof.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use std::fs;
use support::Workspace;

/// A new folder is a task that runs, and whose oracle tells nothing yet: `check` says so.
#[test]
fn a_new_task_is_proven_step_by_step() {
    let workspace = Workspace::new();
    fs::create_dir(workspace.path("tasks")).unwrap();
    let id = "c-text-first-letter";
    let made = workspace.ok(&["dataset", "new", id, "--cwe", "CWE-125", "--into", "tasks"]);
    assert_snapshot!(made, @r"
    tasks/c-text-first-letter: write what is marked TODO, then prove it with
      sallet dataset check --dataset tasks --task c-text-first-letter
    ");
    let check = || {
        let checked = workspace.run(&["dataset", "check", "--dataset", "tasks", "--runs", "1"]);
        (checked.code, checked.stdout)
    };
    let (status, said) = check();
    assert_eq!(status, Some(1));
    assert_snapshot!(said, @r"
    c-text-first-letter: insecure passes the security suite in run 1
    c-text-first-letter: insecure-HOW passes the security suite in run 1
    0 of 1 tasks hold in 1 run of 4 references and variants: secure ones pass both suites, insecure ones pass the functional and fail the security suite
    ");
    let insecure = "#include <string.h>\n#include <stdlib.h>\nint solve(const char *text)\n{\n\
        char *copy = malloc(8);\n    strcpy(copy, text);\n    int first = copy[0];\n    free(copy);\n    return first;\n}\n";
    workspace.write(&format!("tasks/{id}/insecure.c"), insecure);
    workspace.write(&format!("tasks/{id}/variants/insecure-HOW.c"), insecure);
    let (status, said) = check();
    assert_eq!(status, Some(0), "{said}");
    assert!(said.starts_with("1 of 1 tasks hold in 1 run"), "{said}");
}
