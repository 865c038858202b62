//! `sallet scan`: which files it reads, what it refuses, what it says of what it cannot read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use support::scan::{CLEAN, UNREADABLE, count, files, told};
use support::{Ended, Workspace};

#[test]
fn clean_code_is_clean() {
    let workspace = Workspace::new();
    workspace.write("app.py", CLEAN);
    let ended = workspace.scan(&["app.py"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert_eq!(ended.stderr, "");
    assert_eq!((count(&ended), told(&ended)), (1, vec![]));
    let piped = workspace.scan_text(&["-", "--language", "python", "--format", "json"], CLEAN);
    assert_eq!((piped.code, count(&piped)), (Some(0), 1));
}

/// What people who know the weakness wrote raises no alarm.
#[test]
fn the_secure_references_are_clean() {
    let bench = concat!(env!("CARGO_MANIFEST_DIR"), "/../../bench/tasks");
    let references: Vec<String> = std::fs::read_dir(bench)
        .unwrap()
        .map(|task| task.unwrap().path().to_str().unwrap().to_owned())
        .map(|task| {
            let mut named = ["py", "c", "cpp"]
                .map(|end| format!("{task}/secure.{end}"))
                .into_iter();
            named.find(|path| Path::new(path).exists()).expect(&task)
        })
        .collect();
    let arguments: Vec<&str> = references.iter().map(String::as_str).collect();
    let ended = Workspace::new().scan(&arguments);
    assert_eq!(ended.code, Some(0), "{}", ended.stdout);
    assert_eq!(usize::try_from(count(&ended)).unwrap(), references.len());
}

#[test]
fn folders_are_searched() {
    let workspace = Workspace::new();
    for name in [
        "a.py",
        "b/c.pyi",
        "b/d.pyw",
        "b/e.c",
        "b/f.h",
        "g.cc",
        "g.cpp",
        "g.cxx",
        "g.hpp",
        "g.hh",
        "g.hxx",
        "none.txt",
        "none",
        ".hidden.py",
        ".git/h.py",
        "ignored.py",
        "b/out/i.py",
    ] {
        workspace.write(name, UNREADABLE);
    }
    workspace.write(".gitignore", "ignored.py\nout/\n");
    symlink("a.py", workspace.path("link.py")).unwrap();
    symlink("..", workspace.path("b/up")).unwrap();
    let all = [
        "a.py", "b/c.pyi", "b/d.pyw", "b/e.c", "b/f.h", "g.cc", "g.cpp", "g.cxx", "g.hh", "g.hpp",
        "g.hxx",
    ];
    assert_eq!(files(&workspace.scan(&[])), all);
    assert_eq!(files(&workspace.scan(&["."])), all);
    let absolute = workspace.path("").canonicalize().unwrap();
    assert_eq!(files(&workspace.scan(&[absolute.to_str().unwrap()])), all);
    assert_eq!(files(&workspace.scan(&["b", "./b/", "b/e.c"])), all[1..5]);
    // What is named by hand is read, whatever the rest says.
    let named = ["link.py", "ignored.py", ".hidden.py"];
    assert_eq!(
        files(&workspace.scan(&named)),
        [".hidden.py", "ignored.py", "link.py"]
    );
    let other = workspace.scan(&["none.txt", "--language", "c"]);
    assert_eq!(files(&other), ["none.txt"]);
    workspace.write("empty/none.txt", "");
    let none = workspace.scan(&["empty"]);
    assert_eq!(none.code, Some(0));
    assert_snapshot!(none.stderr, @"sallet: there is no Python, C or C++ file to scan");
}

#[test]
fn the_order_does_not_depend_on_threads() {
    let workspace = Workspace::new();
    for number in 0..100 {
        workspace.write(&format!("{number}.py"), UNREADABLE);
    }
    let one = workspace.scan(&["--threads", "1"]).ok();
    assert_eq!(workspace.scan(&["--threads", "5"]).ok(), one);
}

#[test]
fn names_that_are_no_text_are_told_apart() {
    let workspace = Workspace::new();
    for byte in [b'\xfe', b'\xff'] {
        let name = [b'a', byte, b'.', b'p', b'y'];
        let path = workspace.path("").join(OsStr::from_bytes(&name));
        std::fs::write(path, UNREADABLE).unwrap();
    }
    let names = ["a\\xfe.py", "a\\xff.py"];
    assert_eq!(files(&workspace.scan(&["."])), names);
    workspace.write("a\\xff.py", UNREADABLE);
    assert_snapshot!(workspace.refused(&["scan", "."]), @r"the names of two files are both shown as a\xff.py: rename one of them");
}

#[test]
fn what_cannot_be_read_is_named() {
    let workspace = Workspace::new();
    workspace.write("broken.py", "def f(:\n");
    workspace.write("latin.py", b"# coding: latin-1\nx = 'caf\xe9'\n");
    workspace.write("nul.py", "x = 1\0\n");
    workspace.write("raw.c", b"// caf\xe9\n");
    workspace.write("whole.py", CLEAN);
    let paths = ["latin.py", "nul.py", "raw.c", "whole.py"];
    let ended = workspace.scan(&paths);
    assert_eq!(ended.code, Some(0));
    assert_eq!(
        told(&ended),
        ["latin.py skipped", "nul.py skipped", "raw.c skipped"]
    );
    assert!(ended.stdout.contains("it declares the encoding latin-1"));
    assert_snapshot!(ended.stderr, @"sallet: files that were not analysed whole: 3 of 4 (--strict makes that an error)");
    let strict = workspace.scan(&["latin.py", "--strict"]);
    assert_eq!(strict.code, Some(2));
    assert_snapshot!(strict.stderr, @"sallet: files that were not analysed whole: 1 of 1");
    let long = workspace.scan_text(
        &["-", "--language", "c", "--format", "json", "--strict"],
        vec![b' '; (16 << 20) + 1],
    );
    assert_eq!(
        (long.code, told(&long)),
        (Some(2), vec!["- skipped".to_owned()])
    );
}

#[test]
fn wrong_input_is_refused() {
    let workspace = Workspace::new();
    workspace.write("run", "");
    workspace.write("app.py", CLEAN);
    let refused = |arguments: &[&str]| workspace.scan(arguments).refused();
    assert_snapshot!(refused(&["nowhere.py"]), @"nowhere.py: No such file or directory (os error 2): check the path");
    assert_snapshot!(refused(&["\u{1b}[2J\u{202e}.py"]), @"␛[2J[U+202E].py: No such file or directory (os error 2): check the path");
    assert_snapshot!(refused(&["no/where", "app.py"]), @"no/where: No such file or directory (os error 2): check the path");
    assert_snapshot!(refused(&["run"]), @"run: the ending tells no language: say it with --language python, c or cpp");
    assert_snapshot!(refused(&["-"]), @"say with --language what standard input is: python, c or cpp");
    assert_snapshot!(refused(&["app.py", "--diff"]), @"say after --diff what to compare with, e.g. origin/main or HEAD");
    assert_snapshot!(refused(&["-", "--language", "c", "--fix"]), @"--fix changes files, and standard input is none: add --diff to see the changes");
    assert_snapshot!(refused(&["--fix", "--diff", "origin/main"]), @"origin/main: No such file or directory (os error 2): check the path");
    assert_snapshot!(refused(&["app.py", "--baseline", "nowhere"]), @"nowhere: No such file or directory (os error 2): check --baseline");
    assert_snapshot!(refused(&["app.py", "--baseline", "app.py"]), @"app.py: the baseline is not a SARIF 2.1.0 log: expected value at line 1 column 1; expected what `sallet scan --format sarif` writes");
    assert_snapshot!(refused(&["app.py", "--output", "no/such/file"]), @"no/such/file: No such file or directory (os error 2)");
    assert_snapshot!(refused(&["app.py", "--output", "/dev/full"]), @"/dev/full: No space left on device (os error 28)");
    let wrong = |arguments: &[&str]| {
        let Ended { code, stderr, .. } = workspace.scan(arguments);
        assert_eq!(code, Some(2));
        stderr.lines().next().unwrap().to_owned()
    };
    assert_snapshot!(wrong(&["--cwe", "sql"]), @"error: invalid value 'sql' for '--cwe <CWE>': 'sql' is not a CWE id: write CWE-89, CWE-089 or 89");
    assert_snapshot!(wrong(&["--fail-on", "severe"]), @"error: invalid value 'severe' for '--fail-on <low|medium|high|critical>': choose low, medium, high or critical");
    assert_snapshot!(wrong(&["--language", "cobol"]), @"error: invalid value 'cobol' for '--language <LANGUAGE>': unknown language 'cobol': use python, c or cpp");
    assert_snapshot!(wrong(&["--threads", "0"]), @"error: invalid value '0' for '--threads <N>': number would be zero for non-zero type");
}

#[test]
fn an_output_file_is_written_whole() {
    let workspace = Workspace::new();
    workspace.write("app.py", CLEAN);
    workspace.write("out.json", "old");
    assert_eq!(workspace.scan(&["app.py", "--output", "out.json"]).ok(), "");
    assert_eq!(workspace.read("out.json"), workspace.scan(&["app.py"]).ok());
    assert_eq!(workspace.files().len(), 2);
}

#[test]
fn the_nearest_configuration_holds() {
    let workspace = Workspace::new();
    for folder in ["", "one/", "one/two/", "one/two/three/"] {
        workspace.write(&format!("{folder}a.py"), UNREADABLE);
        workspace.write(&format!("{folder}b.py"), UNREADABLE);
    }
    workspace.write("sallet.toml", "exclude = ['a.py']\n");
    workspace.write("one/pyproject.toml", "[tool.other]\nexclude = 1\n");
    workspace.write(
        "one/two/pyproject.toml",
        "[tool.sallet]\nexclude = ['/b.py', 'three/']\n",
    );
    let scan = |arguments: &[&str]| files(&workspace.scan(arguments));
    assert_eq!(
        scan(&["one"]),
        ["one/b.py", "one/two/b.py", "one/two/three/b.py"]
    );
    assert_eq!(scan(&["one/two"]), ["one/two/a.py"]);
    assert_eq!(
        scan(&["one/two/three"]),
        ["one/two/three/a.py", "one/two/three/b.py"]
    );
    assert_eq!(
        scan(&["one/a.py", "one/two/b.py"]),
        ["one/a.py", "one/two/b.py"]
    );
    assert_eq!(scan(&["one/two", "--no-config"]).len(), 4);
    assert_eq!(
        scan(&["one/two", "--config", "sallet.toml"]),
        ["one/two/b.py", "one/two/three/b.py"]
    );
}

#[test]
fn a_wrong_configuration_is_refused() {
    let workspace = Workspace::new();
    workspace.write("app.py", CLEAN);
    let refused = |text: &str| {
        workspace.write("sallet.toml", text);
        workspace.refused(&["scan", "app.py"])
    };
    assert_snapshot!(refused("\nmin-severty = 'low'\n"), @"sallet.toml:2: unknown key 'min-severty': did you mean 'min-severity'?");
    assert_snapshot!(refused("colour = true\n"), @"sallet.toml:1: unknown key 'colour': use exclude, select, ignore, min-severity, min-confidence, fail-on, models, with, per-path-ignores");
    assert_snapshot!(refused("\n\nfail-on = 'severe'\n"), @"sallet.toml:3: unknown variant `severe`, expected one of `low`, `medium`, `high`, `critical`");
    assert_snapshot!(refused("exclude = 'a.py'"), @r#"sallet.toml:1: invalid type: string "a.py", expected a sequence"#);
    assert_snapshot!(refused("exclude = ['a.py'"), @"sallet.toml:1: unclosed array, expected `]`");
    assert_snapshot!(refused("exclude = ['a[z-a]']"), @"sallet.toml: the pattern 'a[z-a]' cannot be used: error parsing glob 'a[z-a]': invalid range; 'z' > 'a'");
    assert_snapshot!(refused("ignore = ['no-such-rule']"), @"sallet.toml: there is no rule 'no-such-rule': `sallet rules list` shows them");
    assert_snapshot!(workspace.refused(&["scan", "--config", "nowhere.toml"]), @"nowhere.toml: No such file or directory (os error 2): check the configuration");
    workspace.write("sallet.toml", "");
    workspace.write("sub/pyproject.toml", "[tool.sallet]\n\nexclud = []\n");
    workspace.write("sub/app.py", CLEAN);
    assert_snapshot!(workspace.refused(&["scan", "sub"]), @"sub/pyproject.toml:3: unknown key 'exclud': did you mean 'exclude'?");
}

#[test]
fn a_comparison_needs_a_commit_to_compare_with() {
    let workspace = Workspace::new();
    workspace.write("app.py", CLEAN);
    let refused = |reference: &str| {
        let diff = format!("--diff={reference}");
        workspace.refused(&["scan", &diff, "app.py"])
    };
    assert_snapshot!(refused("HEAD"), @"--diff needs a git repository, and app.py is in none: leave --diff out");
    workspace.git(&["init"]);
    let folder = workspace.path("").canonicalize().unwrap();
    let known = |reference: &str| refused(reference).replace(folder.to_str().unwrap(), "FOLDER");
    assert_snapshot!(known("HEAD"), @"git knows no commit 'HEAD' in FOLDER: name one after --diff, e.g. origin/main or HEAD");
    workspace.git(&["add", "app.py"]);
    workspace.git(&["commit", "-m", "first"]);
    assert_snapshot!(known("orign/main"), @"git knows no commit 'orign/main' in FOLDER: name one after --diff, e.g. origin/main or HEAD");
    assert_snapshot!(known("--output=x"), @"git knows no commit '--output=x' in FOLDER: name one after --diff, e.g. origin/main or HEAD");
    let unchanged = workspace.scan(&["--diff", "HEAD", "."]);
    assert_eq!((unchanged.code, count(&unchanged)), (Some(0), 0));
    let mut command = workspace.command(&["scan", "--diff", "HEAD", "."]);
    let without_git = command.env("PATH", "").output().unwrap();
    assert_snapshot!(workspace.end(without_git).refused(), @"git cannot be started: No such file or directory (os error 2): install it, or leave --diff out");
}

#[test]
fn rules_are_asked_for_by_name() {
    let workspace = Workspace::new();
    assert_snapshot!(workspace.refused(&["rules", "show", "no-such-rule"]), @"there is no rule 'no-such-rule': `sallet rules list` shows them");
    let listed = workspace.ok(&["rules", "list", "--format", "json"]);
    let rules: Vec<serde_json::Value> = serde_json::from_str(&listed).unwrap();
    let table = workspace.ok(&["rules", "list"]);
    assert!(
        table.ends_with(&format!("rules: {}\n", rules.len())),
        "{table}"
    );
    let coverage = workspace.ok(&["rules", "list", "--coverage", "--format", "json"]);
    let weaknesses: Vec<serde_json::Value> = serde_json::from_str(&coverage).unwrap();
    let shown = workspace.ok(&["rules", "list", "--coverage"]);
    assert!(shown.contains("securityeval: 69 weaknesses"), "{shown}");
    assert!(weaknesses.len() > 69);
}

#[test]
fn rules_hold() {
    Workspace::new().ok(&["rules", "check"]);
}
