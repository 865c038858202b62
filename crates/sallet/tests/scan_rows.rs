//! `sallet scan --jsonl`: one verdict a row.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use serde_json::{Value, json};
use std::os::unix::fs::symlink;
use support::Workspace;
use support::scan::{CLEAN, gzip};

/// Rows with these fields.
fn rows(rows: &[Value]) -> String {
    rows.iter().map(|row| format!("{row}\n")).collect()
}

fn verdicts(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_row_has_a_verdict_in_order() {
    let workspace = Workspace::new();
    let many: Vec<Value> = (0..1_000)
        .map(|number| match number % 4 {
            0 => json!({"id": number, "code": CLEAN, "cwe": "CWE-089"}),
            1 => json!({"id": number, "code": CLEAN, "cwe": 78}),
            2 => json!({"id": number, "code": CLEAN, "cwe": null}),
            _ => json!({"id": number, "code": "x\0", "cwe": "89"}),
        })
        .collect();
    let text = rows(&many);
    workspace.write("rows.jsonl", &text);
    workspace.write("rows.gz", gzip(&text));
    let arguments = ["scan", "--cwe-field", "cwe", "--threads", "3", "--jsonl"];
    let scan = |file: &str| workspace.ok(&[&arguments[..], &[file]].concat());
    let plain = scan("rows.jsonl");
    assert_eq!(scan("rows.gz"), plain);
    let piped = workspace.scan_text(&[&arguments[1..], &["-"]].concat(), &text);
    assert_eq!(piped.ok(), plain);
    let found = verdicts(&plain);
    assert_eq!(found.len(), 1_000);
    for (index, verdict) in found.iter().enumerate() {
        assert_eq!(verdict["index"], index);
        assert_eq!(verdict["valid"], index % 4 != 3);
        let expected = match index % 4 {
            0 | 1 => json!("clean"),
            2 => Value::Null,
            _ => json!("unscored"),
        };
        assert_eq!(verdict["target"], expected, "{verdict}");
    }
    workspace.ok(&[&arguments[..], &["rows.gz", "--output", "out.jsonl"]].concat());
    assert_eq!(workspace.read("out.jsonl"), plain);
}

#[test]
fn a_bad_row_ends_it_after_what_is_done() {
    let workspace = Workspace::new();
    let good = json!({"code": CLEAN, "cwe": "", "language": "c"});
    let check = |bad: &str, more: &[&str]| {
        let text = format!("{good}\n\n{good}\n{bad}\n{good}\n");
        workspace.write("rows.jsonl", text);
        let fields = ["--cwe-field", "cwe", "--language-field", "language"];
        let ended =
            workspace.run(&[&["scan", "--jsonl", "rows.jsonl"], &fields[..], more].concat());
        assert_eq!(verdicts(&ended.stdout).len(), 2, "{bad}");
        ended.refused()
    };
    assert_snapshot!(check("{", &[]), @"rows.jsonl: line 4 is not JSON: EOF while parsing an object at line 1 column 1; write one JSON object a line");
    assert_snapshot!(check("[1]", &[]), @"rows.jsonl: line 4 holds a list; write one JSON object a line");
    assert_snapshot!(check(r#"{"cwe": 1, "language": "c"}"#, &[]), @"rows.jsonl: line 4 has no field 'code'; name the right field with --code-field");
    assert_snapshot!(check(r#"{"code": 1, "cwe": 1, "language": "c"}"#, &[]), @"rows.jsonl: line 4: field 'code' holds 1 instead of a text; correct the row, or name another field with --code-field");
    assert_snapshot!(check(r#"{"code": "", "cwe": "SQL", "language": "c"}"#, &[]), @r#"rows.jsonl: line 4: field 'cwe' holds "SQL" instead of a weakness such as CWE-89, 89 or null; correct the row, or name another field with --cwe-field"#);
    assert_snapshot!(check(r#"{"code": "", "cwe": 1, "language": "cobol"}"#, &[]), @r#"rows.jsonl: line 4: field 'language' holds "cobol" instead of python, c or cpp; correct the row, or name another field with --language-field"#);
    let refused =
        |arguments: &[&str]| workspace.refused(&[&["scan", "--jsonl"], arguments].concat());
    assert_snapshot!(refused(&["nowhere.jsonl"]), @"nowhere.jsonl: No such file or directory (os error 2): check the path");
    workspace.write("torn.gz", &gzip(&rows(&[good]))[..30]);
    assert_snapshot!(refused(&["torn.gz"]), @"torn.gz: line 1 cannot be read: incomplete deflate stream");
    assert_snapshot!(refused(&["rows.jsonl", "--output", "no/such/file"]), @"no/such/file: No such file or directory (os error 2)");
}

#[test]
fn rows_are_not_overwritten_by_their_verdicts() {
    let workspace = Workspace::new();
    let text = rows(&[json!({"code": CLEAN})]);
    workspace.write("rows.jsonl", &text);
    symlink("rows.jsonl", workspace.path("link")).unwrap();
    let arguments = ["scan", "--jsonl", "rows.jsonl", "--output"];
    let refused = |output: &str| workspace.refused(&[&arguments[..], &[output]].concat());
    assert_snapshot!(refused("rows.jsonl"), @"rows.jsonl: the verdicts would overwrite the rows: name another file with --output");
    assert_snapshot!(refused("./link"), @"./link: the verdicts would overwrite the rows: name another file with --output");
    let piped = workspace.scan_text(&["--jsonl", "-", "--output", "cache/input"], &text);
    assert_snapshot!(piped.refused(), @"cache/input: the verdicts would overwrite the rows: name another file with --output");
    assert_eq!(workspace.read("rows.jsonl"), text);
    // Devices are no such files.
    workspace.ok(&["scan", "--jsonl", "/dev/null", "--output", "/dev/null"]);
}
