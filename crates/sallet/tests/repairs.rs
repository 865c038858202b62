//! Repair strategies in `eval`: conversations with a server, attempt by attempt in the log.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use serde_json::Value;
use support::server::Server;
use support::{Ended, Workspace};

const INSECURE: &str = "from flask import request\nimport os\n\n\ndef run():\n    return os.system(request.args[\"x\"])\n";

const MENDED: &str = "from flask import request\nimport subprocess\n\n\ndef run():\n    return subprocess.call([\"ls\", \"--\", request.args[\"x\"]])\n";

fn fenced(code: &str) -> String {
    format!("```python\n{code}```\n")
}

/// A task with one insecure answer, and an experiment that lets a model on `server` repair it.
fn workspace(server: &Server, repair: &str) -> Workspace {
    let workspace = Workspace::new();
    workspace.write(
        "tasks.jsonl",
        r#"{"task_id": "run", "text_prompt": "Write run().", "cwe": "CWE-78"}"#,
    );
    let answer = serde_json::json!({"task_id": "run", "completion": fenced(INSECURE)});
    workspace.write("samples.jsonl", answer.to_string());
    let url = server.base_url();
    workspace.write(
        "study.toml",
        format!(
            "datasets = ['tasks.jsonl']\nproviders = ['file:samples.jsonl']\nprompts = ['text']\n\
             [repair]\nrepairers = [{{ model = 'vllm/mine', base_url = '{url}' }}]\n{repair}"
        ),
    );
    workspace
}

fn eval(workspace: &Workspace) -> Ended {
    workspace.run(&["eval", "study.toml", "--out", "run"])
}

/// The steps of the only repaired cell, and what each came to.
fn steps(workspace: &Workspace) -> Vec<(String, String)> {
    let cells = workspace.records("run", "cell");
    let attempts = cells.last().unwrap()["attempts"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let step = |attempt: &Value| {
        (
            text(&attempt["step"]["action"]),
            text(&attempt["proof"]["outcome"]),
        )
    };
    attempts.iter().map(step).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |&(a, b): &(&str, &str)| (a.to_owned(), b.to_owned());
    expected.iter().map(own).collect()
}

#[test]
fn a_conversation_is_in_the_log_and_the_report() {
    let server = Server::replying(|sent| match sent {
        sent if sent.contains("in your own words") => "Anything is run.".to_owned(),
        sent if sent.contains("Propose 2") => "1) Use a list.\n2) Use an allow-list.".to_owned(),
        sent if sent.contains("Use a list.") => fenced(&INSECURE.replace("\"])", "\"])  # nosec")),
        _ => fenced(MENDED),
    });
    let workspace = workspace(&server, "strategies = ['none', 'fdsp']\ncandidates = 2");
    let ended = eval(&workspace);
    let shown = ended.ok();
    assert_eq!(
        steps(&workspace),
        pairs(&[
            ("-", "-"),
            ("verbalize", "-"),
            ("propose", "-"),
            ("fix", "broken"),
            ("fix", "plausible"),
        ])
    );
    assert!(shown.contains("What became of repairs"), "{shown}");
    let cells = workspace.records("run", "cell");
    let repaired = &cells[1];
    assert_eq!(repaired["counts"], 4);
    let sent = repaired["attempts"][3]["sent"]["messages"][0]["content"]
        .as_str()
        .unwrap();
    assert!(
        sent.contains("Use a list.") && sent.contains("os.system"),
        "{sent}"
    );
    // The page shows what was asked and why a repair was turned down.
    let page = workspace.read("run/report.html");
    assert!(page.contains("Attempt 4 of 5: fix, candidate 1, round 1, broken"));
    assert!(page.contains("silences a check"));
}

#[test]
fn answers_are_asked_for_once() {
    let server = Server::replying(|_| fenced(INSECURE));
    let workspace = workspace(&server, "strategies = ['iterate']\nrounds = 3");
    assert_eq!(eval(&workspace).code, Some(0));
    assert_eq!(steps(&workspace).len(), 4);
    assert_eq!(server.requests().len(), 3);
    std::fs::remove_dir_all(workspace.path("run")).unwrap();
    assert_eq!(eval(&workspace).code, Some(0));
    assert_eq!(server.requests().len(), 3, "the answers are in the store");
}

#[test]
fn nothing_is_asked_about_what_nobody_complains_of() {
    let server = Server::replying(|_| fenced(MENDED));
    let workspace = workspace(&server, "strategies = ['prove']");
    let answer = serde_json::json!({"task_id": "run", "completion": fenced(MENDED)});
    workspace.write("samples.jsonl", answer.to_string());
    let shown = eval(&workspace).ok();
    assert_eq!(server.requests().len(), 0);
    assert!(shown.contains("What became of repairs"), "{shown}");
}

#[test]
fn an_answer_that_fails_is_data_and_is_asked_for_again() {
    let server = Server::start(400, serde_json::json!({"error": {"message": "no"}}));
    let workspace = workspace(&server, "strategies = ['prove']\ncandidates = 1");
    let ended = eval(&workspace);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended
            .stderr
            .contains("cells in which somebody did not answer: 1")
    );
    // Who did not answer is not asked on and on.
    assert_eq!(steps(&workspace), pairs(&[("-", "-"), ("fix", "-")]));
    let cells = workspace.records("run", "cell");
    assert_eq!(cells[0]["counts"], 0, "the original stands");
    // That is no repair that failed.
    let repairs = &workspace.figures("run")["settings"][0]["metrics"];
    assert_eq!(
        repairs["proven-repairs"]["value"],
        serde_json::Value::Null,
        "{repairs}"
    );
    assert!(
        ended.stdout.contains("asked for a repair: "),
        "{}",
        ended.stdout
    );
    workspace.run(&["eval", "--resume", "run"]);
    assert_eq!(server.requests().len(), 2);
}
