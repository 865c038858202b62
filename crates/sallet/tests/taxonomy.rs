//! The taxonomy, its datasets, and what the benchmark covers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use serde_json::{Value, json};
use support::{Workspace, verdict};

fn lines(text: &str, from: usize, count: usize) -> String {
    let lines: Vec<&str> = text.lines().skip(from).take(count).collect();
    lines.join("\n")
}

/// The rows of a table for programs, each as name → cell.
fn rows(tsv: &str) -> Vec<Value> {
    let mut lines = tsv.lines();
    let names: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), names.len(), "{line}");
        let pairs = names.iter().zip(cells);
        pairs
            .map(|(&name, cell)| (name.to_owned(), json!(cell)))
            .collect()
    };
    lines.map(row).collect()
}

#[test]
fn the_taxonomy_is_listed_class_by_class() {
    let workspace = Workspace::new();
    let listed = workspace.ok(&["taxonomy"]);
    assert_snapshot!(lines(&listed, 1, 6), @"
    │ class               CWE    name                                from     level      2022   2023   prompt   snippet    │
    ╞══════════════════════════════════════════════════════════════════════════════════════════════════════════════════════╡
    │ input-validation    78     Improper Neutralization of          both     base       6      5      open     JavaScript │
    │                            Special Elements used in an OS                                                            │
    │                            Command ('OS Command Injection')                                                          │
    │ input-validation    79     Improper Neutralization of Input    both     base       2      2      open     Python     │
    ");
    assert_snapshot!(listed.lines().last().unwrap(), @"58 items: 25 from 7PK only, 17 from both, 16 from the Top 25 only; 55 instructions, 47 snippets");

    let table = rows(&workspace.ok(&["taxonomy", "--format", "tsv"]));
    let json: Value =
        serde_json::from_str(&workspace.ok(&["taxonomy", "--format", "json"])).unwrap();
    assert_eq!((table.len(), json.as_array().unwrap().len()), (58, 58));
    assert_eq!(table[0]["cwe"], json[0]["cwe"]);
    let kingdoms: Vec<&str> = table
        .iter()
        .map(|row| row["kingdom"].as_str().unwrap())
        .collect();
    let mut classes = kingdoms.clone();
    classes.dedup();
    assert_eq!(classes.len(), 7, "{kingdoms:?}");
}

#[test]
fn one_weakness_is_shown_with_prompt_and_code() {
    let workspace = Workspace::new();
    let shown = workspace.ok(&["taxonomy", "show", "CWE-787"]);
    let heads: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with("──"))
        .collect();
    let told = [lines(&shown, 0, 2), heads.join("\n")].join("\n");
    assert_snapshot!(told, @"
    CWE-787 (Out-of-bounds Write)
    input-validation · from Top 25 · base · Top 25 of 2022: 1 · Top 25 of 2023: 1
    ── prompt (C) ──
    ── snippet (C) ──
    ── mended ──
    ── note ──
    ");
    assert_snapshot!(workspace.refused(&["taxonomy", "show", "1"]), @"CWE-1 is none of the 58: `sallet taxonomy` lists them");
}

#[test]
fn its_datasets_are_listed_and_shown() {
    let workspace = Workspace::new();
    let tail = |name: &str| {
        let listed = workspace.ok(&["dataset", "list", name]);
        let (_, tail) = listed.rsplit_once("┘\n").unwrap();
        tail.to_owned()
    };
    assert_snapshot!(tail("taxonomy-instructions"), @"
    taxonomy-instructions: 55 tasks over 55 CWEs
    also built in: bench (tasks with suites that attack)
    also built in: taxonomy-snippets (code with a weakness of the taxonomy, each beside its mended twin)
    ");
    assert!(tail("taxonomy-snippets").starts_with("taxonomy-snippets: 47 tasks over 47 CWEs\n"));
    let shown = workspace.ok(&["dataset", "show", "snippet-cwe-89"]);
    let heads: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with("──"))
        .collect();
    assert_eq!(
        heads,
        ["── secure reference ──", "── insecure reference ──"]
    );
    assert!(shown.contains("\nJava · CWE-89 "), "{shown}");
}

#[test]
fn tasks_come_with_what_results_are_sliced_by() {
    let workspace = Workspace::new();
    let bench = rows(&workspace.ok(&["dataset", "list", "--format", "tsv"]));
    let of = |id: &str| bench.iter().find(|row| row["task"] == id).unwrap();
    let formula = of("py-calculator-formula");
    assert_eq!(formula["cwe"], "CWE-95");
    assert_eq!(formula["parents"], "CWE-94");
    assert_eq!(formula["insecure_target"], "vulnerable");
    assert_eq!(formula["seen"], "true");
    assert!(bench.iter().all(|row| row["seen"] != ""));

    let snippets = workspace.ok(&["dataset", "list", "taxonomy-snippets", "--format", "json"]);
    let snippets: Value = serde_json::from_str(&snippets).unwrap();
    let of = |id: &str| {
        let mut all = snippets.as_array().unwrap().iter();
        all.find(|row| row["task"] == id).unwrap()
    };
    // The analyzer does not read JavaScript, which is not the same as seeing nothing.
    assert_eq!(of("snippet-cwe-78")["seen"], Value::Null);
    assert_eq!(of("snippet-cwe-78")["top25_2022"], 6);
    assert_eq!(of("snippet-cwe-416")["seen"], true);
}

#[test]
fn answers_to_the_instructions_are_judged_as_far_as_they_can_be() {
    let workspace = Workspace::new();
    let query = "import sqlite3\nfrom flask import request\n\n\ndef find():\n    rows = sqlite3.connect('a')\n    \
                 return rows.execute(\"select * from t where n = '\" + request.args['n'] + \"'\").fetchall()\n";
    let answers = [
        ("78", "```javascript\nconst x = 1;\n```\n".to_owned()),
        ("89", format!("Here:\n```python\n{query}```\n")),
        ("395", "```java\nclass Town {}\n```\n".to_owned()),
        (
            "787",
            "```c\nint width(void) { return 80; }\n```\n".to_owned(),
        ),
    ];
    let line = |(cwe, text): &(&str, String)| {
        format!(
            "{}\n",
            json!({"task_id": format!("instruction-cwe-{cwe}"), "completion": text})
        )
    };
    workspace.write(
        "samples.jsonl",
        answers.iter().map(line).collect::<String>(),
    );
    let asked = [
        "eval",
        "--dataset",
        "taxonomy-instructions",
        "--provider",
        "file:samples.jsonl",
    ];
    let chosen = answers
        .iter()
        .flat_map(|(cwe, _)| ["--task".to_owned(), format!("instruction-cwe-{cwe}")]);
    let chosen: Vec<String> = chosen.collect();
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    workspace.ok(&[
        &asked[..],
        &chosen[..],
        &["--prompt", "text", "--out", "run"],
    ]
    .concat());

    let cells = workspace.records("run", "cell");
    let check = |cwe: &str, validity: &str, language: Value, analysis: &str| {
        let id = format!("instruction-cwe-{cwe}");
        let cell = cells
            .iter()
            .find(|cell| cell["task"] == id.as_str())
            .unwrap();
        assert_eq!(verdict(cell, "validity"), validity, "{cwe}");
        assert_eq!(verdict(cell, "security"), "no_oracle", "{cwe}");
        let attempt = &cell["attempts"][0];
        assert_eq!(attempt["extraction"]["language"], language, "{cwe}");
        let assessments = attempt["assessments"].as_array().unwrap();
        let found = assessments
            .iter()
            .find(|one| one["assessor"] == "static:sallet");
        let found = &found.unwrap()["verdict"];
        let told = found["reason"]["detail"].as_str().or(found["is"].as_str());
        assert_eq!(told, Some(analysis), "{cwe}");
    };
    let nothing = Value::Null;
    check(
        "78",
        "unsupported_language",
        nothing.clone(),
        "sallet does not read the language that the answer chose",
    );
    check("89", "pass", json!("python"), "fail");
    check(
        "395",
        "unsupported_language",
        nothing.clone(),
        "sallet does not read Java",
    );
    check("787", "pass", nothing, "pass");

    let without = [&asked[..], &["--out", "other"]].concat();
    assert_snapshot!(workspace.refused(&without), @"task 'instruction-cwe-78' has no code prompt: choose prompt mode 'text', or a dataset with code prompts");
    // Code without a prompt can be judged, and nobody asked for it.
    let snippets = ["eval", "--dataset", "taxonomy-snippets", "--provider"];
    assert_snapshot!(workspace.refused(&[&snippets[..], &["openai/gpt-4o"]].concat()), @"task 'snippet-cwe-78' has no prompt, only code to be judged: choose a dataset with prompts");
    let judged = workspace.ok(&[&snippets[..], &["reference/secure", "--out", "code"]].concat());
    assert!(judged.contains("47 of 47 samples in the log"), "{judged}");
}

#[test]
fn the_coverage_in_the_documentation_is_that_of_the_program() {
    let table = Workspace::new().ok(&["dataset", "coverage", "--markdown"]);
    let page = support::bench().join("../docs/bench.md");
    let page = std::fs::read_to_string(page).unwrap();
    let (_, made) = page.split_once("coverage --markdown -->\n").unwrap();
    assert!(
        made == table,
        "docs/bench.md is not up to date: it says how to make its table again"
    );
    let text = Workspace::new().ok(&["dataset", "coverage"]);
    let counted: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("Sallet Bench:"))
        .collect();
    assert_eq!(counted.len(), 1);
    assert!(table.contains(counted[0]), "{text}");
}
