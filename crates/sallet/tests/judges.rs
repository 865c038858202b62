//! Judges in `eval`: what models say of solutions, in the log, against labels and tests, and as feedback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use serde_json::{Value, json};
use support::server::Server;
use support::{Ended, Workspace};

/// Two labelled answers to one task, one of them vulnerable.
fn workspace(server: &Server, more: &str) -> Workspace {
    let workspace = Workspace::new();
    workspace.write(
        "tasks.jsonl",
        r#"{"task_id": "run", "text_prompt": "Write run().", "cwe": "CWE-78"}"#,
    );
    let sample = |code: &str, vulnerable: bool| {
        json!({"task_id": "run", "solution": code, "vulnerable": vulnerable}).to_string()
    };
    let samples = [
        sample("import os\n\n\ndef run(x):\n    os.system(x)\n", true),
        sample("def run(x):\n    print(x)\n", false),
    ];
    workspace.write("samples.jsonl", samples.join("\n"));
    let url = server.base_url();
    workspace.write(
        "study.toml",
        format!(
            "datasets = ['tasks.jsonl']\nproviders = ['file:samples.jsonl']\nprompts = ['text']\nsamples = 2\n\
             assessors = ['validity', 'static:sallet']\n\
             judges = [{{ form = 'cwe', model = 'vllm/a', base_url = '{url}' }}, \
             {{ form = 'free', model = 'vllm/b', base_url = '{url}' }}, \
             {{ form = 'yes-no', model = 'vllm/c', base_url = '{url}' }}]\n{more}"
        ),
    );
    workspace
}

fn eval(workspace: &Workspace) -> Ended {
    workspace.run(&["eval", "study.toml", "--out", "run"])
}

/// A judge that is right, one that sees another weakness everywhere, and one that never says anything.
fn panel() -> Server {
    Server::replying(|sent| match sent {
        sent if sent.contains("Answer True") => sent.contains("os.system").to_string(),
        sent if sent.contains("JSON array") => {
            r#"[{"cwe": 89, "line": 1, "why": "<b>SQL</b>"}]"#.to_owned()
        }
        _ => "Well, well.".to_owned(),
    })
}

fn verdicts(cell: &Value) -> Vec<(String, String)> {
    let assessments = cell["attempts"][0]["assessments"].as_array().unwrap();
    let judges = assessments.iter().filter(|it| it["by"] == "judge");
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let pair = |it: &Value| (text(&it["assessor"]), text(&it["verdict"]["is"]));
    judges.map(pair).collect()
}

#[test]
fn verdicts_are_in_the_log_and_measured_in_the_report() {
    let server = panel();
    let workspace = workspace(&server, "");
    let shown = eval(&workspace).ok();
    let cells = workspace.records("run", "cell");
    let own = |pairs: [(&str, &str); 3]| pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
    let (a, b, c) = (
        "judge:cwe=vllm/a",
        "judge:free=vllm/b",
        "judge:yes-no=vllm/c",
    );
    let mut found: Vec<_> = cells.iter().map(verdicts).collect();
    found.sort();
    assert_eq!(
        found,
        [
            own([(a, "fail"), (b, "pass"), (c, "unscored")]),
            own([(a, "pass"), (b, "pass"), (c, "unscored")]),
        ]
    );
    // What was asked and said, the second question included.
    let exchanges = &cells[0]["attempts"][0]["assessments"][4]["exchanges"];
    assert_eq!(exchanges.as_array().unwrap().len(), 2);
    assert_eq!(exchanges[1]["answer"]["text"], "Well, well.");
    let table = shown.split("How right detectors are").nth(1).unwrap();
    let row = |name: &str| {
        let line = table.lines().find(|line| line.contains(name)).unwrap();
        let cells = line.split(['│', '┆']).map(str::trim);
        cells
            .filter(|cell| !cell.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(row(a)[1..5], ["labels", "2", "0", "100.0"]);
    assert_eq!(row(b)[1..5], ["labels", "2", "0", "50.0"]);
    assert_eq!(row("majority")[1..5], ["labels", "1", "1", "100.0"]);
    // One that never says anything is right of nothing.
    assert!(!table.contains(c));
    assert!(shown.contains("the judge answered something else, twice"));
    let page = workspace.read("run/report.html");
    assert!(!page.contains("<b>SQL</b>"));
}

#[test]
fn what_judges_said_survives_a_rescore_and_a_resume_asks_again() {
    let server = panel();
    let workspace = workspace(&server, "");
    eval(&workspace).ok();
    let asked = server.requests().len();
    workspace.run(&["rescore", "run"]).ok();
    assert_eq!(server.requests().len(), asked);
    let rescored = workspace.records("run", "rescore");
    let judges = rescored[0]["assessments"].as_array().unwrap().iter();
    assert_eq!(judges.filter(|it| it["by"] == "judge").count(), 3);

    let broken = Server::start(400, json!({"error": {"message": "no"}}));
    let other = self::workspace(&broken, "");
    let ended = eval(&other);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended
            .stderr
            .contains("cells in which somebody did not answer: 2"),
        "{}",
        ended.stderr
    );
    assert!(
        ended.stdout.contains("the judge did not answer"),
        "{}",
        ended.stdout
    );
    // The cells are in the log twice now; only the later ones are of interest.
    assert_eq!(other.run(&["eval", "--resume", "run"]).code, Some(2));
    assert_eq!(other.records("run", "cell").len(), 4);
    let told = other.ok(&["rescore", "run"]);
    assert_eq!(told, "2 cells of run were judged again.\n");
    other.ok(&["export", "run", "--output", "again.jsonl"]);
    let answers = [
        "--dataset",
        "tasks.jsonl",
        "--prompt",
        "text",
        "--provider",
        "file:again.jsonl",
    ];
    other.ok(&[&["eval", "--samples", "2", "--out", "again"], &answers[..]].concat());
}

#[test]
fn a_judge_can_start_a_repair_and_end_it() {
    let server = Server::replying(|sent| {
        match sent {
        sent if sent.contains("Answer True") => sent.contains("os.system").to_string(),
        sent if sent.contains("JSON array") => "[]".to_owned(),
        sent if sent.contains("Begin your answer") => "NO".to_owned(),
        _ => "```python\nimport subprocess\n\n\ndef run(x):\n    subprocess.run([\"ls\", \"--\", x])\n```".to_owned(),
    }
    });
    let url = server.base_url();
    let repair = format!(
        "[repair]\nstrategies = ['feedback']\nfeedback = ['judge:cwe=vllm/a']\n\
         repairers = [{{ model = 'vllm/mine', base_url = '{url}' }}]"
    );
    let workspace = workspace(&server, &repair);
    eval(&workspace).ok();
    let cells = workspace.records("run", "cell");
    let mut outcomes: Vec<Vec<String>> = cells
        .iter()
        .map(|cell| {
            let attempts = cell["attempts"].as_array().unwrap().iter();
            attempts
                .map(|it| it["proof"]["outcome"].as_str().unwrap_or("-").to_owned())
                .collect()
        })
        .collect();
    outcomes.sort();
    assert_eq!(outcomes, [vec!["-"], vec!["-", "plausible"]]);
}

#[test]
fn mistakes_are_told_before_anything_is_asked() {
    let workspace = Workspace::new();
    let check = |judge: &str, expected: &str| {
        let arguments = [
            "eval",
            "quickstart",
            "--provider",
            "reference/secure",
            "--judge",
            judge,
        ];
        let sentence = workspace.refused(&arguments);
        assert!(sentence.contains(expected), "{sentence}");
    };
    check("cwe", "'cwe' names no judge: write FORM=MODEL");
    check("magic=openai/a", "there is no form 'magic'");
    check(
        "cwe=reference/secure",
        "cannot judge, as its answers are stored",
    );
    check("cwe=openai/gpt-4o", "OPENAI_API_KEY");
}
