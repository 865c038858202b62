//! `sallet fix` where something is wrong: what is told, and that nothing is lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::process::Command;
use support::fix::{APP, MENDED, SHELL, ask, fenced, with};
use support::server::Server;
use support::{Ended, Workspace};

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
}

#[test]
fn tests_that_fail_before_end_it_before_anybody_is_asked() {
    let workspace = with("app.py", SHELL);
    let server = Server::replying(|_| fenced(MENDED));
    let tests = ["--tests", "echo 1 failed; exit 3", "--write"];
    let ended = ask(&workspace, &server, &tests);
    assert_eq!(ended.code, Some(2));
    assert_snapshot!(ended.stderr, @r"
    sallet: `echo 1 failed; exit 3` fails already, before any repair (exit status: 3): mend the tests first, or leave --tests out. Nothing was changed. Its last words:
    1 failed
    ");
    assert_eq!(ended.stdout, "");
    assert_eq!(workspace.read("app.py"), SHELL);
    assert_eq!(server.requests().len(), 0);
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
fn nonsense_of_many_kinds_ends_too() {
    let check = |answer: &'static str, strategy: &str| {
        let workspace = with("app.py", SHELL);
        let server = Server::replying(move |_| answer.to_owned());
        let ended = ask(&workspace, &server, &["--write", "--strategy", strategy]);
        assert_eq!(
            ended.code,
            Some(1),
            "{answer:?} {strategy}: {}",
            ended.stderr
        );
        assert_eq!(workspace.read("app.py"), SHELL, "{answer:?} {strategy}");
        let asked = server.requests().len();
        assert!(asked <= 6, "{answer:?} {strategy}: {asked} requests");
    };
    for strategy in ["prove", "fdsp", "iterate", "direct", "self-debug"] {
        check("", strategy);
        check("```python\ndef ping(:\n```", strategy);
        check("```python\n\0\n```", strategy);
    }
    check("1) 2) 3) 4) 5) 6) 7) 8) 9)", "fdsp");
}

#[test]
fn a_file_that_changes_meanwhile_is_left_as_it_is() {
    let workspace = with("app.py", SHELL);
    workspace.write("other.py", SHELL);
    let path = workspace.path("app.py");
    let theirs = SHELL.replace("ping -c 1", "ping -c 2");
    let written = theirs.clone();
    // Somebody saves the file while the model thinks.
    let server = Server::replying(move |_| {
        fs::write(&path, &written).unwrap();
        fenced(MENDED)
    });
    let ended = ask(&workspace, &server, &["other.py", "--write"]);
    assert_eq!(ended.code, Some(2));
    let told: Vec<&str> = ended
        .stderr
        .lines()
        .filter(|it| it.contains("changed"))
        .collect();
    assert_snapshot!(told.join("\n"), @"sallet: app.py: the file has changed since it was read, so it was left as it is: run again");
    assert_eq!(workspace.read("app.py"), theirs);
    // What was paid for and can be written is.
    assert_eq!(workspace.read("other.py"), MENDED);
}

#[test]
fn a_file_that_is_gone_meanwhile_stays_gone() {
    let workspace = with("app.py", SHELL);
    let path = workspace.path("app.py");
    let server = Server::replying(move |_| {
        let _ = fs::remove_file(&path);
        fenced(MENDED)
    });
    let ended = ask(&workspace, &server, &["--write"]);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.stderr.contains("app.py: the file has changed"),
        "{}",
        ended.stderr
    );
    assert!(!workspace.path("app.py").exists());
}

#[test]
fn line_ends_and_permissions_stay() {
    let windows = APP.replace('\n', "\r\n");
    let workspace = with("app.py", &windows);
    let path = workspace.path("app.py");
    fs::set_permissions(&path, Permissions::from_mode(0o750)).unwrap();
    workspace.ok(&["fix", "app.py", "--write"]);
    assert_eq!(
        workspace.read("app.py"),
        windows.replace("yaml.load", "yaml.safe_load")
    );
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o750
    );
}

#[test]
fn line_ends_stay_when_a_model_writes() {
    let windows = SHELL.replace('\n', "\r\n");
    let workspace = with("app.py", &windows);
    let path = workspace.path("app.py");
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    let server = Server::replying(|_| fenced(MENDED));
    let ended = ask(&workspace, &server, &["--write"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert_eq!(workspace.read("app.py"), MENDED.replace('\n', "\r\n"));
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o640);
}

#[test]
fn a_link_stays_one_and_what_it_leads_to_is_mended() {
    let workspace = with("real/code.py", APP);
    symlink("real/code.py", workspace.path("app.py")).unwrap();
    workspace.ok(&["fix", "app.py", "--write"]);
    let about = fs::symlink_metadata(workspace.path("app.py")).unwrap();
    assert!(about.is_symlink());
    assert_eq!(
        workspace.read("real/code.py"),
        APP.replace("yaml.load", "yaml.safe_load")
    );
    // Below a folder, links are not followed.
    let outside = with("code.py", APP);
    symlink(outside.path("code.py"), workspace.path("real/link.py")).unwrap();
    workspace.ok(&["fix", "real", "--write"]);
    assert_eq!(outside.read("code.py"), APP);
}

#[test]
fn what_is_no_text_is_told_and_left() {
    let workspace = Workspace::new();
    let latin = [b"# caf\xe9\n".as_slice(), APP.as_bytes()].concat();
    workspace.write("latin.py", &latin);
    workspace.write("app.py", APP);
    let ended = workspace.run(&["fix", ".", "--write"]);
    assert_snapshot!(ended.stderr, @r"
    sallet: app.py: 1 finding, repair plausible
    sallet: latin.py: Not UTF-8 at byte 6: save it as UTF-8.
    ");
    assert_eq!(ended.code, Some(0));
    assert_eq!(fs::read(workspace.path("latin.py")).unwrap(), latin);
    assert_eq!(
        workspace.read("app.py"),
        APP.replace("yaml.load", "yaml.safe_load")
    );
}

/// `fix --write` of `app.py` by a user whom permissions bind: root runs it as another. `None`: nobody can
/// be had who is bound by them.
fn bound(workspace: &Workspace) -> Option<Ended> {
    let program = workspace.command(&["fix", "app.py", "--write"]);
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    let mut command = match is_root {
        true => Command::new("setpriv"),
        false => Command::new("env"),
    };
    if is_root {
        let other = ["--reuid=65534", "--regid=65534", "--clear-groups", "--"];
        let mut trial = Command::new("setpriv");
        trial
            .args(other)
            .arg(program.get_program())
            .arg("--version");
        if !trial.output().is_ok_and(|output| output.status.success()) {
            eprintln!("skipped: root may write everywhere, and no other user can run the program");
            return None;
        }
        command.args(other);
    }
    command
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(workspace.path(""));
    Some(workspace.end(command.output().unwrap()))
}

fn permit(workspace: &Workspace, name: &str, mode: u32) {
    fs::set_permissions(workspace.path(name), Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_file_that_may_not_be_written_is_left() {
    let workspace = with("app.py", APP);
    permit(&workspace, "app.py", 0o444);
    permit(&workspace, "", 0o777);
    let Some(ended) = bound(&workspace) else {
        return;
    };
    assert_eq!(ended.code, Some(2));
    assert_snapshot!(ended.stderr, @r"
    sallet: app.py: 1 finding, repair plausible
    sallet: app.py: Permission denied (os error 13), so it was left as it is: see who may write it and its folder
    ");
    assert_eq!(workspace.read("app.py"), APP);
    assert_eq!(workspace.files(), [workspace.path("app.py")]);
}

#[test]
fn a_folder_that_may_not_be_written_is_left() {
    let workspace = with("app.py", APP);
    permit(&workspace, "app.py", 0o666);
    permit(&workspace, "", 0o555);
    let ended = bound(&workspace);
    permit(&workspace, "", 0o755);
    let Some(ended) = ended else { return };
    assert_eq!(ended.code, Some(2));
    assert_snapshot!(ended.stderr, @r"
    sallet: app.py: 1 finding, repair plausible
    sallet: app.py: Permission denied (os error 13), so it was left as it is: see who may write it and its folder
    ");
    assert_eq!(workspace.read("app.py"), APP);
    assert_eq!(workspace.files(), [workspace.path("app.py")]);
}
