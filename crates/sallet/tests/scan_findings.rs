//! `sallet scan`: what becomes of findings.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use serde_json::{Value, json};
use std::fs::{File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::time::SystemTime;
use support::Workspace;
use support::scan::{CLEAN, VULNERABLE, count, gzip, list, told};

/// Two findings, in lines 2 and 3.
const TWO: &str =
    "from flask import request\na = eval(request.args[\"a\"])\nb = eval(request.args[\"b\"])\n";

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("app.py", VULNERABLE);
    workspace
}

#[test]
fn findings_decide_the_exit_code() {
    let workspace = workspace();
    let check = |arguments: &[&str], code: i32, count: usize| {
        let ended = workspace.scan(&[&["app.py"], arguments].concat());
        assert_eq!(ended.code, Some(code), "{arguments:?}");
        assert_eq!(told(&ended).len(), count, "{arguments:?}");
    };
    check(&[], 1, 1);
    check(&["--min-severity", "medium"], 1, 1);
    check(&["--min-confidence", "high"], 1, 1);
    check(&["--fail-on", "medium"], 1, 1);
    check(&["--cwe", "95"], 1, 1);
    check(&["--cwe", "89,CWE-095"], 1, 1);
    check(&["--cwe", "89"], 0, 0);
    assert_eq!(
        told(&workspace.scan(&["app.py"])),
        ["app.py:4 code-injection"]
    );
    // Problems weigh more than findings, when they weigh.
    workspace.write("latin.py", b"# caf\xe9\n");
    check(&["latin.py"], 1, 2);
    check(&["latin.py", "--strict"], 2, 2);
}

#[test]
fn a_severity_may_be_too_low_to_fail() {
    let workspace = Workspace::new();
    workspace.write(
        "app.py",
        "from flask import redirect, request\n\ndef go():\n    return redirect(request.args[\"to\"])\n",
    );
    assert_eq!(workspace.scan(&["app.py"]).code, Some(1));
    let ended = workspace.scan(&["app.py", "--fail-on", "critical"]);
    assert_eq!(ended.code, Some(0));
    assert!(!told(&ended).is_empty());
    assert_eq!(
        told(&workspace.scan(&["app.py", "--min-severity", "critical"])),
        [""; 0]
    );
}

#[test]
fn standard_input_is_scanned() {
    let ended = Workspace::new().scan_text(
        &["-", "--language", "python", "--format", "json"],
        VULNERABLE,
    );
    assert_eq!(ended.code, Some(1));
    assert_eq!(told(&ended), ["-:4 code-injection"]);
}

#[test]
fn comments_suppress_findings() {
    let workspace = Workspace::new();
    let check = |comment: &str, code: i32| {
        let source = VULNERABLE.replace("])\n", &format!("])  {comment}\n"));
        workspace.write("app.py", source);
        let ended = workspace.scan(&["app.py"]);
        assert_eq!(ended.code, Some(code), "{comment}");
        let scan: Value = serde_json::from_str(&ended.stdout).unwrap();
        let suppressed = list(&scan["files"][0], "suppressed");
        assert_eq!(suppressed.len(), usize::from(code == 0), "{comment}");
        suppressed.first().map(|one| one["reason"].clone())
    };
    assert_eq!(
        check("# sallet: ignore[code-injection] a toy", 0),
        Some(json!("a toy"))
    );
    assert_eq!(check("# nosec B307", 0), Some(json!("")));
    assert_eq!(check("# noqa: S307", 0), Some(json!("")));
    assert_eq!(check("# sallet: ignore[sql-injection]", 1), None);
    assert_eq!(check("# nosec B608", 1), None);
}

#[test]
fn unused_suppressions_are_reported_when_asked_for() {
    let workspace = Workspace::new();
    workspace.write(
        "app.py",
        format!("{VULNERABLE}x = 1  # sallet: ignore\ny = 2  # nosec\nz = 3  # noqa: S608\n"),
    );
    let lines = |arguments: &[&str]| {
        let ended = workspace.scan(&[&["app.py"], arguments].concat());
        let told = told(&ended).into_iter();
        told.filter(|told| told.ends_with("unused-suppression"))
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&[]), [""; 0]);
    assert_eq!(
        lines(&["--report-unused-suppressions"]),
        ["app.py:5 unused-suppression"]
    );
    assert_eq!(
        lines(&["--report-unused-suppressions=all"]),
        [5, 6, 7].map(|line| format!("app.py:{line} unused-suppression"))
    );
}

#[test]
fn only_changed_lines_are_reported() {
    let workspace = Workspace::new();
    workspace.write("app.py", TWO);
    workspace.write("same.py", TWO);
    workspace.git(&["init"]);
    workspace.git(&["add", "."]);
    workspace.git(&["commit", "-m", "first"]);
    workspace.write("app.py", TWO.replace("b = ", "c = "));
    workspace.write("dir/ż \"new\".py", VULNERABLE);
    let scan = |reference: &str| workspace.scan(&["--diff", reference, "."]);
    let expected = [
        "app.py:3 code-injection",
        "dir/ż \"new\".py:4 code-injection",
    ];
    assert_eq!(told(&scan("HEAD")), expected);
    // A commit changes nothing of that, nor does what others did since the fork.
    workspace.git(&["branch", "base"]);
    workspace.git(&["add", "."]);
    workspace.git(&["commit", "-m", "second"]);
    assert_eq!(told(&scan("base")), expected);
    workspace.git(&["checkout", "-q", "base"]);
    workspace.write("same.py", CLEAN);
    workspace.git(&["commit", "-am", "of others"]);
    workspace.git(&["checkout", "-q", "main"]);
    assert_eq!(told(&scan("base")), expected);
    assert_eq!(count(&scan("HEAD")), 0);
    // Insertions above and removals elsewhere do not count.
    workspace.write(
        "app.py",
        format!("import os\n{}", TWO.replace("b = ", "c = ")),
    );
    let ended = scan("HEAD");
    assert_eq!(
        (ended.code, told(&ended), count(&ended)),
        (Some(0), vec![], 1)
    );
    // From a folder below, and with a single file.
    workspace.write("app.py", TWO.replace("a = ", "d = "));
    let below = workspace
        .command(&["scan", "--format", "json", "--diff", "HEAD", "../app.py"])
        .current_dir(workspace.path("dir"))
        .output();
    assert_eq!(
        told(&workspace.end(below.unwrap())),
        ["../app.py:2 code-injection", "../app.py:3 code-injection"]
    );
}

/// What a repository's attributes and git's configuration say changes nothing of what is seen.
#[test]
fn changes_cannot_be_hidden() {
    let workspace = Workspace::new();
    let long = |end: &str| format!("a = {end}\n{}b = {end}\n", "x = 1\n".repeat(15));
    workspace.write("app.py", long("1"));
    workspace.write("next.py", CLEAN);
    workspace.git(&["init"]);
    workspace.git(&["add", "."]);
    workspace.git(&["commit", "-m", "first"]);
    workspace.write("app.py", long("2"));
    workspace.write("next.py", VULNERABLE);
    let check = |what: &str| {
        let ended = workspace.scan(&["--diff", "HEAD", "."]);
        assert_eq!(count(&ended), 2, "{what}");
        assert_eq!(told(&ended), ["next.py:4 code-injection"], "{what}");
    };
    check("nothing");
    workspace.write(".gitattributes", "*.py -diff\n");
    check("binary by attribute");
    workspace.write(".gitattributes", "");
    workspace.git(&["config", "diff.interHunkContext", "20"]);
    check("context between hunks");
}

/// What is compared may be hostile, `.git` included.
#[test]
fn a_comparison_runs_nothing_of_the_repository() {
    let workspace = Workspace::new();
    workspace.write("app.py", TWO);
    workspace.write("other.py", TWO);
    workspace.git(&["init"]);
    workspace.git(&["add", "."]);
    workspace.git(&["commit", "-m", "first"]);
    workspace.write(".gitattributes", "*.py filter=x\nother.py filter=y\n");
    let run = "touch RUN; cat";
    for (key, value) in [
        ("filter.x.clean", run),
        ("filter.x.required", "true"),
        ("filter.y.process", run),
        ("filter.y.required", "true"),
    ] {
        workspace.git(&["config", key, value]);
    }
    let hook = workspace.path(".git/hooks/post-index-change");
    workspace.write(".git/hooks/post-index-change", "#!/bin/sh\ntouch RUN\n");
    std::fs::set_permissions(hook, Permissions::from_mode(0o755)).unwrap();
    // With another time, so that git has to read what did not change.
    let same = File::options().write(true).open(workspace.path("app.py"));
    same.unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
    workspace.write("other.py", CLEAN);
    let scan = || workspace.scan(&["--diff", "HEAD", "."]);
    let ended = scan();
    assert_eq!(count(&ended), 1, "{}", ended.stderr);
    assert!(!workspace.path("RUN").exists());
    // Nothing can overrule what `-c` cannot name.
    workspace.git(&["config", "filter.a=b.clean", run]);
    assert_snapshot!(scan().refused(), @"git's configuration has a filter called 'a=b', which cannot be turned off: rename it, or leave --diff out");
    workspace.git(&["config", "--unset", "filter.a=b.clean"]);
    // A missing object would be fetched.
    for (key, value) in [
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", "ext::sh -c touch% RUN"),
        ("protocol.ext.allow", "always"),
    ] {
        workspace.git(&["config", key, value]);
    }
    workspace.write("app.py", CLEAN);
    std::fs::remove_dir_all(workspace.path(".git/objects")).unwrap();
    std::fs::create_dir(workspace.path(".git/objects")).unwrap();
    assert_eq!(scan().code, Some(2));
    assert!(!workspace.path("RUN").exists());
}

#[test]
fn the_configuration_chooses_and_the_command_line_wins() {
    let workspace = workspace();
    workspace.write("tests/app.py", VULNERABLE);
    let check = |config: &str, arguments: &[&str], code: i32, expected: &[&str]| {
        workspace.write("sallet.toml", config);
        let ended = workspace.scan(arguments);
        assert_eq!(ended.code, Some(code), "{config} {}", ended.stderr);
        assert_eq!(told(&ended), expected, "{config}");
    };
    let (app, test) = ("app.py:4 code-injection", "tests/app.py:4 code-injection");
    check("", &[], 1, &[app, test]);
    check("exclude = ['tests/']", &[], 1, &[app]);
    check("exclude = ['tests/']", &["tests/app.py"], 1, &[test]);
    check("ignore = ['code-injection']", &[], 0, &[]);
    check(
        "ignore = ['code-injection']",
        &["--no-config"],
        1,
        &[app, test],
    );
    check("ignore = ['CWE-95']", &[], 0, &[]);
    check("select = ['CWE-89']", &[], 0, &[]);
    check("select = ['code-injection']", &[], 1, &[app, test]);
    check(
        "[per-path-ignores]\n'tests/' = ['code-injection']",
        &[],
        1,
        &[app],
    );
    check(
        "[per-path-ignores]\n'tests/' = ['CWE-89']",
        &[],
        1,
        &[app, test],
    );
    check(
        "min-confidence = 'high'\nmin-severity = 'medium'",
        &[],
        1,
        &[app, test],
    );
}

#[test]
fn rows_have_verdicts_for_their_weakness() {
    let workspace = Workspace::new();
    let rows = [
        json!({"text": VULNERABLE, "about": "CWE-95"}),
        json!({"text": VULNERABLE, "about": "CWE-89"}),
        json!({"text": VULNERABLE.replace("])\n", "])  # nosec\n"), "about": 95}),
        json!({"text": CLEAN, "about": "95"}),
        json!({"text": "def f(:\n", "about": "95"}),
        json!({"text": VULNERABLE, "about": null}),
    ];
    workspace.write("rows.jsonl", rows.map(|row| row.to_string()).join("\n"));
    let fields = ["--code-field", "text", "--cwe-field", "about"];
    let out = workspace.ok(&[&["scan", "--jsonl", "rows.jsonl"], &fields[..]].concat());
    let verdicts: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let targets = verdicts.iter().map(|verdict| verdict["target"].clone());
    let expected = [
        json!("vulnerable"),
        json!("clean"),
        json!("vulnerable"),
        json!("clean"),
        json!("unscored"),
        Value::Null,
    ];
    assert_eq!(targets.collect::<Vec<_>>(), expected);
    assert_eq!(verdicts[4]["valid"], false);
    assert_eq!(verdicts[0]["findings"][0]["rule"], "code-injection");
    assert_eq!(verdicts[0]["findings"][0]["line"], 4);
}

#[test]
fn verdicts_are_compared_with_labels() {
    let workspace = Workspace::new();
    let row = |code: &str, label: Value, found: &str| json!({"code": code, "cwe": "95", "vul": label, "all": found});
    let rows = [
        row(VULNERABLE, json!(true), "CWE-95:x:L4"),
        row(VULNERABLE, json!(0), "CWE-89:x:L4"),
        row(CLEAN, json!(2), ""),
        row(CLEAN, json!(false), ""),
        row("def f(:\n", json!(true), ""),
        row(CLEAN, Value::Null, ""),
    ];
    workspace.write(
        "labels.gz",
        gzip(&rows.map(|row| row.to_string()).join("\n")),
    );
    let arguments = [
        "rules",
        "accuracy",
        "--labels",
        "labels.gz",
        "--label-field",
        "vul",
    ];
    let all = ["--findings-field", "all", "--format", "json"];
    let json = workspace.ok(&[&arguments[..], &all].concat());
    let accuracy: Value = serde_json::from_str(&json).unwrap();
    let own = &accuracy["own_cwe"];
    assert_eq!(
        (&own["rows"], &own["unscored"], &own["without_label"]),
        (&json!(5), &json!(1), &json!(1))
    );
    let recall = &own["unscored_as_clean"]["estimates"][1];
    assert!(
        (recall["value"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-9,
        "{recall}"
    );
    assert!(accuracy["file_by_cwe"].is_object());
    for format in ["text", "md"] {
        let shown = workspace.ok(&[&arguments[..], &["--format", format]].concat());
        assert!(shown.contains("balanced accuracy"), "{shown}");
    }
    let refused = |arguments: &[&str]| {
        workspace.refused(&[&["rules", "accuracy", "--labels"], arguments].concat())
    };
    assert_snapshot!(refused(&["labels.gz"]), @"labels.gz: line 1 has no field 'label'; name the right field with --label-field");
    assert_snapshot!(refused(&["nowhere"]), @"nowhere: No such file or directory (os error 2): check --labels");
    workspace.write("empty", "");
    assert_snapshot!(refused(&["empty"]), @"there is no row in the labels: check --labels");
}

#[test]
fn library_models_are_read() {
    let workspace = workspace();
    let refused = |folder: &str| workspace.refused(&["scan", "app.py", "--models", folder]);
    assert_snapshot!(refused("nowhere"), @"nowhere: No such file or directory (os error 2): check --models");
    workspace.write("none/readme.txt", "");
    assert_snapshot!(refused("none"), @"none: there is no *.model file: check --models");
    workspace.write("mine/rules.model", "nonsense here\n");
    let told_of = refused("mine");
    assert!(
        told_of.starts_with("mine/rules.model, line 1: 'nonsense' is no fact"),
        "{told_of}"
    );
    let source = VULNERABLE.replace("eval(", "ours.compute(");
    workspace.write("app.py", format!("import ours\n{source}"));
    workspace.write("mine/rules.model", "sink code ours.compute 0\n");
    assert_eq!(told(&workspace.scan(&["app.py"])), [""; 0]);
    let with_models = workspace.scan(&["app.py", "--models", "mine"]);
    assert_eq!(told(&with_models), ["app.py:5 code-injection"]);
    workspace.write("sallet.toml", "models = 'mine'\n");
    assert_eq!(workspace.scan(&["app.py"]).stdout, with_models.stdout);
}

#[test]
fn known_findings_are_left_out() {
    let workspace = workspace();
    workspace.ok(&[
        "scan",
        "app.py",
        "--format",
        "sarif",
        "--output",
        "known.sarif",
        "--fail-on",
        "critical",
        "--cwe",
        "89",
    ]);
    let scan = |baseline: &str| workspace.scan(&["app.py", "--baseline", baseline]);
    assert_eq!(told(&scan("known.sarif")), ["app.py:4 code-injection"]);
    let known = [
        "scan",
        "app.py",
        "--format",
        "sarif",
        "--output",
        "known.sarif",
    ];
    assert_eq!(workspace.run(&known).code, Some(1));
    // Lines above move it, and a second one is new.
    let more =
        format!("import os\n\n{VULNERABLE}\ndef other():\n    return exec(request.args[\"y\"])\n");
    workspace.write("app.py", more);
    assert_eq!(told(&scan("known.sarif")), ["app.py:9 code-injection"]);
    workspace.write("app.py", format!("# moved\n{VULNERABLE}"));
    assert_eq!(
        (scan("known.sarif").code, told(&scan("known.sarif"))),
        (Some(0), vec![])
    );
}

#[test]
fn every_format_tells_the_finding() {
    let workspace = workspace();
    for format in ["text", "sarif", "json", "jsonl", "junit"] {
        let ended = workspace.run(&["scan", "app.py", "--format", format]);
        assert_eq!(ended.code, Some(1), "{format}");
        assert!(
            ended.stdout.contains("code-injection"),
            "{format}: {}",
            ended.stdout
        );
    }
    let text = workspace.run(&["scan", "app.py"]).stdout;
    assert!(text.contains("return eval(request.args"), "{text}");
    let piped = workspace.scan_text(&["-", "--language", "python"], VULNERABLE);
    assert!(
        piped.stdout.contains("return eval(request.args"),
        "{}",
        piped.stdout
    );
}
