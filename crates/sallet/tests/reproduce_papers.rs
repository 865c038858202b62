//! Papers other than SALLM on the command line: tables, JSON, pages, and what is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use serde_json::Value;
use support::Workspace;

/// A folder with SecurityEval's reviewed files: one that CodeQL finds, one that it misses.
fn reviewed() -> Workspace {
    let workspace = Workspace::new();
    let line = |model: &str, task: u32, codeql: bool| {
        format!(
            "{{\"model\": \"{model}\", \"task\": \"CWE-020/author_{task}.py\", \"manual\": true, \
             \"codeql\": {codeql}, \"bandit\": false}}\n"
        )
    };
    let lines = [line("copilot", 1, true), line("incoder", 1, false)];
    workspace.write("SecurityEval/reviewed.jsonl", lines.concat());
    workspace
}

#[test]
fn a_table_is_printed_with_its_verdict_and_definition() {
    let workspace = reviewed();
    let shown = workspace.ok(&[
        "reproduce",
        "securityeval",
        "--from",
        "SecurityEval",
        "--table",
        "totals",
    ]);
    insta::assert_snapshot!(shown, @r"
    SecurityEval: 2 reviewed files

    Totals: files in which each finds the weakness of the task
    ┌─────────┬───────┬────────┬────────┬────────┬──────────────────┐
    │         ┆ files ┆ manual ┆ CodeQL ┆ Bandit ┆ CodeQL or Bandit │
    ╞═════════╪═══════╪════════╪════════╪════════╪══════════════════╡
    │ Copilot ┆   (1) ┆    (1) ┆    (1) ┆    (0) ┆              (1) │
    │ InCoder ┆   (1) ┆    (1) ┆    (0) ┆    (0) ┆              (0) │
    │ all     ┆   (2) ┆    (2) ┆    (1) ┆    (0) ┆              (1) │
    └─────────┴───────┴────────┴────────┴────────┴──────────────────┘
    nothing to compare
    Definition: Only the weakness that the task is about counts. Nothing is left out.

    A number alone is printed and comes out of the data; a → b: printed a, the data gives b; (b): not printed, the data gives b; ?: cannot be computed from what is there.
    ");
}

#[test]
fn a_paper_without_data_is_held_against_itself() {
    let workspace = Workspace::new();
    let json: Value =
        serde_json::from_str(&workspace.ok(&["reproduce", "fdsp", "--json"])).unwrap();
    assert_eq!(json["source"]["folder"], Value::Null);
    let first = &json["tables"][0]["rows"][0];
    assert_eq!(first["label"], "LLMSecEval, generated code");
    insta::assert_snapshot!(first["cells"][0], @r#"{"judgement":{"differs":"no whole number of 150 programs gives it"},"printed":"38.2","recomputed":{"value":38.0}}"#);
    let page = workspace.ok(&["reproduce", "fdsp", "--markdown"]);
    assert!(page.contains("| Table 1: share of programs"), "{page}");
}

#[test]
fn mistakes_are_told_in_a_sentence() {
    let workspace = reviewed();
    workspace.write("empty/readme.md", "");
    let check = |arguments: &[&str], expected: &str| {
        let told = workspace.refused(&[&["reproduce"], arguments].concat());
        assert!(told.contains(expected), "{told}");
    };
    check(
        &["llmsecurecode"],
        "llmsecurecode needs its data: give the folder of a checkout with --from",
    );
    check(&["fdsp", "--from", "empty"], "leave --from away");
    check(
        &["secure-llm", "--from", "nowhere"],
        "nowhere: no such folder",
    );
    check(
        &["secure-llm", "--from", "empty"],
        "nothing of Secure_LLM's repository is here",
    );
    check(
        &["securityeval", "--from", "SecurityEval", "--table", "7"],
        "there is no table '7': choose among 'Totals', 'Review'",
    );
}
