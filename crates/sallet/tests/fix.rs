//! `sallet fix`: what is proposed, what is turned down, and what is written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;
use support::fix::{APP, MENDED, SHELL, ask, fenced, with};
use support::server::Server;

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
fn the_smallest_repair_that_holds_is_taken() {
    let workspace = with("app.py", SHELL);
    // The first silences the check, the second empties the function, the third mends the cause.
    let count = AtomicUsize::new(0);
    let server = Server::replying(move |_| match count.fetch_add(1, Ordering::SeqCst) {
        0 => fenced(&SHELL.replace("shell=True)", "shell=True)  # nosec")),
        1 => fenced("def ping():\n    return 0\n"),
        _ => fenced(MENDED),
    });
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

/// Two functions, one of which has nothing to do with the finding.
const TWO: &str = "import ssl\n\n\ndef label(name):\n    return \"[\" + name + \"]\"\n\n\n\
                   def context():\n    return ssl._create_unverified_context()\n";

#[test]
fn what_functions_return_is_compared_where_there_are_no_tests() {
    let mended = TWO.replace("_create_unverified_context", "create_default_context");
    let check = |repair: String, more: &[&str]| {
        let workspace = with("app.py", TWO);
        let server = Server::replying(move |_| fenced(&repair));
        let asked = [&["--rounds", "1", "--candidates", "1"], more].concat();
        let ended = ask(&workspace, &server, &asked);
        let told = ended.stderr.lines().next().unwrap().to_owned();
        (ended.code, told)
    };
    let (code, told) = check(mended.clone(), &[]);
    assert_snapshot!(told, @"sallet: app.py: 1 finding, repair plausible (4 ordinary calls return the same)");
    assert_eq!(code, Some(0));
    let louder = mended.replace("name + \"]\"", "name.upper() + \"]\"");
    let (code, told) = check(louder.clone(), &[]);
    assert_snapshot!(told, @"sallet: app.py: 1 finding, repair turned down: broken (returns: label('anna') returned '[anna]', now '[ANNA]'; label('bob') returned '[bob]', now '[BOB]'; label('maria') returned '[maria]', now '[MARIA]')");
    assert_eq!(code, Some(1));
    // Who has tests is asked no more than they ask.
    let (code, told) = check(louder, &["--tests", "python3 -c 'import app'"]);
    assert_snapshot!(told, @"sallet: app.py: 1 finding, repair proven");
    assert_eq!(code, Some(0));
    let absent = mended.replace("import ssl", "import ssl\nimport surely_not_here");
    let (code, told) = check(absent, &[]);
    assert_snapshot!(told, @"sallet: app.py: 1 finding, repair plausible (not called: the sandbox has no module 'surely_not_here')");
    assert_eq!(code, Some(0));
}

#[test]
fn why_nothing_can_be_called_is_told_once() {
    let mended = TWO.replace("_create_unverified_context", "create_default_context");
    let workspace = with("app.py", TWO);
    workspace.write("more.py", TWO);
    let server = Server::replying(move |_| fenced(&mended));
    let url = server.base_url();
    let model = ["fix", ".", "--provider", "openai/mine", "--base-url", &url];
    let mut command = workspace.command(&model);
    command.env("OPENAI_API_KEY", "sk-test-0123456789abcdef");
    command.env("SALLET_PYTHON", "/no/such/python");
    let ended = workspace.end(command.output().unwrap());
    assert_eq!(ended.code, Some(0));
    assert_snapshot!(ended.stderr.lines().take(3).collect::<Vec<_>>().join("\n"), @r"
    sallet: app.py: 1 finding, repair plausible
    sallet: more.py: 1 finding, repair plausible
    sallet: what functions return was not compared: no usable python3: /no/such/python: No such file or directory (os error 2); install Python 3.10 or newer, or name one with SALLET_PYTHON
    ");
}

/// Replies once `wanted` requests have come; says how many were under way together at most.
fn together(wanted: usize) -> (Server, Arc<AtomicUsize>) {
    let most = Arc::new(AtomicUsize::new(0));
    let (seen, under_way) = (Arc::clone(&most), AtomicUsize::new(0));
    let (arrived, changed) = (Mutex::new(0), Condvar::new());
    let server = Server::replying(move |_| {
        seen.fetch_max(
            under_way.fetch_add(1, Ordering::SeqCst) + 1,
            Ordering::SeqCst,
        );
        let mut count = arrived.lock().unwrap();
        *count += 1;
        changed.notify_all();
        // Only a program that asks one after the other makes it wait that long.
        let too_few = |count: &mut usize| *count < wanted;
        drop(changed.wait_timeout_while(count, Duration::from_secs(20), too_few));
        under_way.fetch_sub(1, Ordering::SeqCst);
        fenced(MENDED)
    });
    (server, most)
}

#[test]
fn candidates_are_asked_for_at_once_within_the_limit() {
    let check = |wanted: usize, more: &[&str], expected: usize| {
        let workspace = with("app.py", SHELL);
        let (server, most) = together(wanted);
        let ended = ask(&workspace, &server, more);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        assert_eq!(most.load(Ordering::SeqCst), expected, "{more:?}");
        assert_eq!(server.requests().len(), 3);
    };
    check(3, &[], 3);
    check(1, &["--concurrency", "1"], 1);
}

#[test]
fn no_request_is_made_once_the_money_is_spent() {
    let check = |more: &[&str], most: usize| {
        let workspace = with("app.py", SHELL);
        let server = Server::replying(|_| fenced(MENDED));
        let arguments = [
            &["--provider", "openai/gpt-4o", "--max-cost", "0.0001"],
            more,
        ]
        .concat();
        let ended = ask(&workspace, &server, &arguments);
        assert_eq!(ended.code, Some(2));
        assert!(
            ended.stderr.contains("the limit on cost is reached: 0.000"),
            "{}",
            ended.stderr
        );
        let made = server.requests().len();
        assert!((1..=most).contains(&made), "{made}");
        assert_eq!(workspace.read("app.py"), SHELL);
    };
    check(&["--concurrency", "1"], 1);
    check(&["--concurrency", "2", "--candidates", "9"], 2);
}
