//! `sallet judge`: what a model is asked, and what its answers come to.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use support::server::Server;
use support::{Ended, Workspace};

fn judge(workspace: &Workspace, server: &Server, more: &[&str]) -> Ended {
    let url = server.base_url();
    let arguments = [
        "judge",
        "app.py",
        "--provider",
        "vllm/mine",
        "--base-url",
        &url,
    ];
    workspace.run(&[&arguments[..], more].concat())
}

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("app.py", "import os\n\n\ndef run(x):\n    os.system(x)\n");
    workspace
}

/// What a judge that answers `said` is taken to say, and the exit code.
fn check(said: &'static str, more: &[&str], expected: &str, code: i32) {
    let server = Server::replying(move |_| said.to_owned());
    let ended = judge(&workspace(), &server, more);
    assert_eq!(ended.stdout.trim_end(), expected, "{said}");
    assert_eq!(ended.code, Some(code), "{said}\n{}", ended.stderr);
}

#[test]
fn answers_become_opinions() {
    check("True", &["--cwe", "78"], "app.py: vulnerable", 1);
    check("**False**", &["--cwe", "78"], "app.py: safe", 0);
    check(
        "UNCLEAR, it depends.",
        &["--form", "yes-no"],
        "app.py: unclear",
        0,
    );
    check(
        "```json\n[{\"cwe\": \"CWE-78\", \"line\": 5, \"why\": \"x is a command\"}]\n```",
        &[],
        "app.py: vulnerable\n  line 5: CWE-78: x is a command",
        1,
    );
    check("[]", &[], "app.py: safe", 0);
    // Asked about one weakness, complaints of another do not count.
    check(
        "[{\"cwe\": 89}]",
        &["--form", "free", "--cwe", "78"],
        "app.py: safe\n  CWE-89:",
        0,
    );
}

#[test]
fn nonsense_is_asked_about_once_more_and_is_no_opinion() {
    let server = Server::replying(|_| "What a nice day.".to_owned());
    let ended = judge(&workspace(), &server, &["--cwe", "78"]);
    assert_eq!(ended.code, Some(2));
    assert_eq!(
        ended.stdout,
        "app.py: none: the judge answered something else, twice\n"
    );
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[1]["messages"].as_array().unwrap().len(), 3);
}

#[test]
fn the_second_answer_counts() {
    let server = Server::replying(|sent| match sent.contains("one word") {
        true => "True".to_owned(),
        false => "Let me think about that.".to_owned(),
    });
    let ended = judge(&workspace(), &server, &["--cwe", "78", "--format", "jsonl"]);
    assert_eq!(ended.code, Some(1));
    assert_eq!(
        ended.stdout,
        "{\"path\":\"app.py\",\"opinion\":\"vulnerable\",\"fails\":true,\"complaints\":[]}\n"
    );
}

#[test]
fn mistakes_are_told_in_one_sentence() {
    let workspace = workspace();
    let check = |arguments: &[&str], expected: &str| {
        let sentence = workspace.refused(&[&["judge"], arguments].concat());
        assert!(sentence.contains(expected), "{sentence}");
    };
    check(
        &["app.py", "--provider", "openai/x", "--form", "cwe"],
        "name it with --cwe",
    );
    check(&["app.py", "--provider", "recorded/x"], "stored answers");
    check(&["app.py", "--provider", "openai/x"], "OPENAI_API_KEY");
    check(
        &["none.py", "--provider", "openai/x"],
        "none.py: No such file",
    );
}
