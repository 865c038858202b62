//! `sallet fix`: what is proposed, what is turned down, and what is written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use std::os::unix::fs::PermissionsExt;
use support::server::Server;
use support::{Ended, Workspace};

const APP: &str = "import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n";

/// Runs a command with a string from its caller; the analyzer knows no rewrite for it.
const SHELL: &str = "import subprocess\n\nfrom flask import request\n\n\ndef ping():\n    \
                     host = request.args[\"host\"]\n    return subprocess.call(\"ping -c 1 \" + host, shell=True)\n";

const MENDED: &str = "import subprocess\n\nfrom flask import request\n\n\ndef ping():\n    \
                      host = request.args[\"host\"]\n    return subprocess.call([\"ping\", \"-c\", \"1\", \"--\", host])\n";

fn with(name: &str, code: &str) -> Workspace {
    let workspace = Workspace::new();
    workspace.write(name, code);
    workspace
}

/// `fix` of `app.py` by a model on the server.
fn ask(workspace: &Workspace, server: &Server, more: &[&str]) -> Ended {
    let url = server.base_url();
    let arguments = [
        "fix",
        "app.py",
        "--provider",
        "openai/mine",
        "--base-url",
        &url,
    ];
    let mut command = workspace.command(&[&arguments[..], more].concat());
    command.env("OPENAI_API_KEY", "sk-test-0123456789abcdef");
    workspace.end(command.output().unwrap())
}

fn fenced(code: &str) -> String {
    format!("Here it is:\n\n```python\n{code}```\n")
}

#[test]
fn the_analyzers_own_rewrites_are_shown_and_only_written_when_asked() {
    let workspace = with("app.py", APP);
    let ended = workspace.run(&["fix", "app.py"]);
    assert_eq!(ended.code, Some(0));
    assert_snapshot!(ended.stderr, @"sallet: app.py: 1 finding, repair plausible");
    assert_snapshot!(ended.stdout, @r"
    --- a/app.py
    +++ b/app.py
    @@ -2,4 +2,4 @@
     
     
     def load(text):
    -    return yaml.load(text)
    +    return yaml.safe_load(text)
    ");
    assert_eq!(workspace.read("app.py"), APP);
    workspace.ok(&["fix", "app.py", "--write"]);
    assert_eq!(
        workspace.read("app.py"),
        APP.replace("yaml.load", "yaml.safe_load")
    );
    let again = workspace.run(&["fix", "app.py", "--write"]);
    assert_eq!((again.code, again.stdout.as_str()), (Some(0), ""));
}

#[test]
fn line_ends_and_permissions_stay() {
    let windows = APP.replace('\n', "\r\n");
    let workspace = with("app.py", &windows);
    let path = workspace.path("app.py");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o750)).unwrap();
    workspace.ok(&["fix", "app.py", "--write"]);
    assert_eq!(
        workspace.read("app.py"),
        windows.replace("yaml.load", "yaml.safe_load")
    );
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o750
    );
}

#[test]
fn the_smallest_repair_that_holds_is_taken() {
    let workspace = with("app.py", SHELL);
    // The first silences the check, the second empties the function, the third mends the cause.
    let count = std::sync::atomic::AtomicUsize::new(0);
    let server =
        Server::replying(
            move |_| match count.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
                0 => fenced(&SHELL.replace("shell=True)", "shell=True)  # nosec")),
                1 => fenced("def ping():\n    return 0\n"),
                _ => fenced(MENDED),
            },
        );
    let ended = ask(
        &workspace,
        &server,
        &["--write", "--patch", "fix.patch", "--sarif", "fix.sarif"],
    );
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(
        ended.stderr.contains("app.py: 1 finding, repair plausible"),
        "{}",
        ended.stderr
    );
    assert_eq!(workspace.read("app.py"), MENDED);
    assert_eq!(server.requests().len(), 3);
    let patch = workspace.read("fix.patch");
    assert!(
        patch.contains("+    return subprocess.call([\"ping\""),
        "{patch}"
    );
    let sarif = workspace.read("fix.sarif");
    assert!(sarif.contains("\"fixes\""), "{sarif}");
}

#[test]
fn tests_prove_a_repair_and_turn_down_what_breaks() {
    let workspace = with("app.py", APP);
    workspace.write("check.sh", "python3 -c 'import ast, sys; t = open(\"app.py\").read(); sys.exit(\"def load\" not in t)'\n");
    let proven = workspace.run(&["fix", "app.py", "--tests", "sh check.sh"]);
    assert_snapshot!(proven.stderr, @"sallet: app.py: 1 finding, repair proven");
    // It holds before, and no longer once the loader is another.
    let strict = "grep -q yaml.load app.py";
    let broken = workspace.run(&["fix", "app.py", "--tests", strict, "--write"]);
    assert_eq!(broken.code, Some(1));
    assert!(
        broken
            .stderr
            .contains("repair turned down: broken (functional: "),
        "{}",
        broken.stderr
    );
    assert_eq!(workspace.read("app.py"), APP);
}

#[test]
fn nonsense_changes_nothing() {
    let workspace = with("app.py", SHELL);
    let server = Server::replying(|_| "I would rather talk about the weather.".to_owned());
    let ended = ask(&workspace, &server, &["--write"]);
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.stderr.contains("repair turned down: broken"),
        "{}",
        ended.stderr
    );
    assert_eq!(workspace.read("app.py"), SHELL);
    // Two rounds of three candidates, and no more.
    assert_eq!(server.requests().len(), 6);
}

#[test]
fn a_repair_that_trades_one_weakness_for_another_is_turned_down() {
    let workspace = with("app.py", SHELL);
    let server = Server::replying(|_| {
        fenced(&SHELL.replace(
            "subprocess.call(\"ping -c 1 \" + host, shell=True)",
            "eval(host)",
        ))
    });
    let ended = ask(
        &workspace,
        &server,
        &["--candidates", "1", "--rounds", "1", "--write"],
    );
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.stderr.contains("repair turned down"),
        "{}",
        ended.stderr
    );
    assert_eq!(workspace.read("app.py"), SHELL);
}

#[test]
fn mistakes_are_told_in_one_sentence() {
    let workspace = with("app.py", APP);
    let check = |arguments: &[&str], expected: &str| {
        let sentence = workspace.refused(&[&["fix"], arguments].concat());
        assert!(sentence.contains(expected), "{sentence}");
    };
    check(&["missing.py"], "missing.py: No such file or directory");
    check(&["-"], "standard input is none");
    check(
        &["app.py", "--strategy", "fdsp"],
        "name one with --provider",
    );
    check(
        &["app.py", "--provider", "reference/secure"],
        "stored answers",
    );
    check(&["app.py", "--provider", "openai/gpt-4o"], "OPENAI_API_KEY");
    check(&["app.py", "--provider", "magic/x"], "magic");
    let ended = workspace.run(&["fix", "app.py", "--tests", "exit 3"]);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended
            .stderr
            .contains("`exit 3` fails already, before any repair (exit status: 3)"),
        "{}",
        ended.stderr
    );
    assert_eq!(workspace.read("app.py"), APP);
}
