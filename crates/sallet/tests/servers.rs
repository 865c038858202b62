//! Asking a server: what is sent, stored, paid for, and told when it goes wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use serde_json::json;
use std::process::Command;
use support::server::Server;
use support::{Ended, Workspace};

const KEY: &str = "sk-test-0123456789abcdef";

/// `eval` of `openai/mine` on the server, over the user's two tasks.
fn command(workspace: &Workspace, server: &Server, more: &[&str]) -> Command {
    let url = server.base_url();
    let arguments = [
        "eval",
        "--dataset",
        "tasks.jsonl",
        "--provider",
        "openai/mine",
    ];
    let mut command = workspace.command(&[&arguments[..], &["--base-url", &url], more].concat());
    command.env("OPENAI_API_KEY", KEY);
    command
}

fn eval(workspace: &Workspace, server: &Server, more: &[&str]) -> Ended {
    workspace.end(command(workspace, server, more).output().unwrap())
}

fn workspace() -> Workspace {
    let workspace = Workspace::with_samples();
    let prices = "as_of = 2026-01-02\n[models]\n\"openai/mine\" = { input = 1000, output = 0 }\n";
    workspace.write("prices.toml", prices);
    workspace
}

#[test]
fn a_request_holds_what_the_options_say() {
    let workspace = workspace();
    let server = Server::answering();
    let options = [
        "--temperature",
        "0.2",
        "--temperature",
        "0.8",
        "--top-p",
        "0.9",
        "--max-tokens",
        "64",
        "--stop",
        "END",
        "--seed",
        "7",
        "--system",
        "Be brief.",
        "--task",
        "add",
        "--samples",
        "2",
        "--out",
        "run",
    ];
    eval(&workspace, &server, &options).ok();
    let mut requests = server.requests();
    requests.sort_by_key(|request| (request["temperature"].to_string(), request["seed"].as_u64()));
    assert_eq!(requests.len(), 4);
    let mut request = requests[1].clone();
    assert!(
        request["messages"][1]["content"]
            .take()
            .as_str()
            .unwrap()
            .contains("def add(a, b):")
    );
    assert_eq!(
        request,
        json!({
            "model": "mine", "temperature": 0.2, "top_p": 0.9, "max_tokens": 64, "stop": ["END"], "seed": 8,
            "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": null}],
        })
    );
}

#[test]
fn answers_that_were_paid_for_are_not_asked_again() {
    let workspace = workspace();
    let server = Server::answering();
    let prices = ["--prices", "prices.toml"];
    let run = |out: &str, samples: &str| {
        let more = [&["--out", out, "--samples", samples], &prices[..]].concat();
        eval(&workspace, &server, &more).ok();
        server.requests().len()
    };
    assert_eq!(run("first", "5"), 10);
    assert_eq!(run("again", "5"), 10);
    assert_eq!(run("more", "10"), 20);
    let money = |run: &str| workspace.figures(run)["settings"][0]["spending"].clone();
    let (first, again) = (money("first"), money("again"));
    assert_eq!(
        (&first["dollars"], &first["cached"]),
        (&json!(10.0), &json!(0))
    );
    assert_eq!(
        (&again["dollars"], &again["cached"]),
        (&json!(0.0), &json!(10))
    );
    assert_eq!(money("more")["dollars"], json!(10.0));
}

#[test]
fn a_limit_on_cost_stops_the_run_which_then_resumes() {
    let workspace = workspace();
    let server = Server::answering();
    let more = [
        "--out",
        "run",
        "--samples",
        "5",
        "--concurrency",
        "1",
        "--prices",
        "prices.toml",
        "--max-cost",
        "3",
    ];
    let ended = eval(&workspace, &server, &more);
    assert_eq!(ended.code, Some(1));
    assert_snapshot!(ended.stderr, @"
    sallet: stopped: the limit on cost is reached: 3.0000 of 3.0000 US dollars are spent
    sallet: continue with: sallet eval --resume run
    ");
    assert_eq!(
        (
            server.requests().len(),
            workspace.records("run", "cell").len()
        ),
        (3, 3)
    );
    workspace.ok(&["eval", "--resume", "run"]);
    assert_eq!(
        (
            server.requests().len(),
            workspace.records("run", "cell").len()
        ),
        (10, 10)
    );
}

#[test]
fn a_limit_on_tokens_stops_the_run_which_then_resumes() {
    let workspace = workspace();
    let server = Server::answering();
    let more = [
        "--out",
        "run",
        "--samples",
        "5",
        "--concurrency",
        "1",
        "--max-tokens-total",
        "4000",
    ];
    let ended = eval(&workspace, &server, &more);
    assert_eq!(ended.code, Some(1));
    assert_snapshot!(ended.stderr, @"
    sallet: stopped: the limit on tokens is reached: 4400 of 4000 are spent
    sallet: continue with: sallet eval --resume run
    ");
    assert_eq!(server.requests().len(), 4);
    let again = workspace.run(&["eval", "--resume", "run", "--max-tokens-total", "100000"]);
    again.ok();
    assert_eq!(
        (
            server.requests().len(),
            workspace.records("run", "cell").len()
        ),
        (10, 10)
    );
}

#[test]
fn a_limit_on_cost_needs_a_price() {
    let workspace = workspace();
    let server = Server::answering();
    let ended = eval(&workspace, &server, &["--out", "run", "--max-cost", "3"]);
    assert_snapshot!(ended.refused(), @"the price of openai/mine is unknown, so a limit on cost cannot be kept: add the model to the price file, or limit tokens instead");
    assert_eq!(server.requests().len(), 0);
    assert!(!workspace.path("run").exists());
}

#[test]
fn a_refused_key_stops_the_run_and_stands_nowhere() {
    let workspace = workspace();
    let echo = format!("Incorrect API key provided: {KEY}");
    let server = Server::start(401, json!({"error": {"message": echo}}));
    let ended = eval(&workspace, &server, &["--out", "run", "--samples", "50"]);
    assert_eq!(ended.code, Some(2));
    let told = ended.stderr.replace(&server.base_url(), "URL");
    assert_snapshot!(told, @"
    sallet: stopped: URL answered with status 401: Incorrect API key provided: [key]. It does not accept the key in OPENAI_API_KEY: check it
    sallet: continue with: sallet eval --resume run
    ");
    assert!(server.requests().len() <= 8, "more than were under way");
    assert!(workspace.records("run", "cell").is_empty());
    assert!(!ended.stdout.contains(KEY));
    for path in workspace.files() {
        let bytes = std::fs::read(&path).unwrap();
        let holds_key = bytes.windows(KEY.len()).any(|part| part == KEY.as_bytes());
        assert!(!holds_key, "{} holds the key", path.display());
    }
}

#[test]
fn a_key_in_an_answer_stands_in_no_file() {
    let workspace = workspace();
    let text = format!("```python\nkey = '{KEY}'\n```");
    let answer = json!({"choices": [{"message": {"content": text}, "finish_reason": "stop"}]});
    let server = Server::start(200, answer);
    eval(&workspace, &server, &["--out", "run"]).ok();
    for path in workspace.files() {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        assert!(!text.contains(KEY), "{} holds the key", path.display());
    }
}
