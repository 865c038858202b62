//! Killed, interrupted and repeated runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use support::server::Server;
use support::{ASK_SAMPLES, TASKS, Workspace};

const BENCH_TASK: &str = "py-sqlite-member-search";
const CELLS: usize = 60;

/// Answers to a task with oracles, so that each cell takes a while to judge.
fn write_slow_samples(workspace: &Workspace) {
    let folder = support::bench().join("tasks").join(BENCH_TASK);
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let answers = [
        read("secure.py"),
        read("insecure.py"),
        "import nothing\n".to_owned(),
    ];
    let rows = (0..CELLS).map(|index| {
        let answer = format!("{}# {index}\n", answers[index % answers.len()]);
        json!({"task_id": BENCH_TASK, "solution": answer}).to_string() + "\n"
    });
    workspace.write("slow.jsonl", rows.collect::<String>());
}

fn eval_slow<'a>(out: &'a str, cells: &'a str) -> Vec<&'a str> {
    let arguments = [
        "eval",
        "--task",
        BENCH_TASK,
        "--provider",
        "file:slow.jsonl",
        "--out",
        out,
    ];
    [&arguments, &["--samples", cells][..]].concat()
}

fn wait_until(mut done: impl FnMut() -> bool) {
    // Far longer than anything here takes: only a defect runs into it.
    for _ in 0..6000 {
        if done() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("nothing happened within a minute");
}

fn start(workspace: &Workspace, arguments: &[&str]) -> Child {
    let mut command = workspace.command(arguments);
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn a_killed_run_resumes_to_the_same_figures() {
    let workspace = Workspace::new();
    write_slow_samples(&workspace);
    let cells = CELLS.to_string();
    workspace.ok(&eval_slow("whole", &cells));

    let mut child = start(&workspace, &eval_slow("killed", &cells));
    let log = workspace.path("killed/run.jsonl");
    let lines =
        || fs::read(&log).map_or(0, |log| log.iter().filter(|&&byte| byte == b'\n').count());
    wait_until(|| lines() >= 6);
    child.kill().unwrap();
    child.wait().unwrap();
    let file = OpenOptions::new().write(true).open(&log).unwrap();
    file.set_len(file.metadata().unwrap().len() - 10).unwrap();
    let kept = lines();
    assert!(kept - 2 < CELLS, "the run was over before it was killed");

    workspace.ok(&["report", "killed"]);
    workspace.ok(&["eval", "--resume", "killed"]);
    assert_eq!(workspace.figures("killed"), workspace.figures("whole"));
    assert_eq!(workspace.records("killed", "session").len(), 2);
    let records = workspace.records("killed", "cell");
    let samples: BTreeSet<u64> = records
        .iter()
        .filter_map(|cell| cell["sample"].as_u64())
        .collect();
    assert_eq!((records.len(), samples.len()), (CELLS, CELLS));
}

#[test]
fn a_finished_run_has_nothing_left_to_do() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("run", &[]).ok();
    let (figures, log) = (workspace.figures("run"), workspace.read("run/run.jsonl"));
    let ended = workspace.run(&["eval", "--resume", "run"]);
    assert_snapshot!(ended.stderr, @"sallet: 6 cells are there already, 0 to do");
    ended.ok();
    // The whole command may be given again as well.
    workspace.ok(&[&["eval", "--resume", "run"], ASK_SAMPLES].concat());
    let resumed = workspace.read("run/run.jsonl");
    let added = resumed.strip_prefix(&log).unwrap();
    assert!(
        added
            .lines()
            .all(|line| line.contains("\"record\":\"session\""))
    );
    assert_eq!(workspace.figures("run"), figures);
}

#[test]
fn another_experiment_is_not_mixed_in() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("run", &[]).ok();
    let log = workspace.read("run/run.jsonl");
    let other = [
        &["eval", "--resume", "run"],
        ASK_SAMPLES,
        &["--hint", "generic"],
    ]
    .concat();
    assert_snapshot!(workspace.refused(&other), @"run was begun with another experiment: resume it without changes (`sallet eval --resume DIR`), or start a new run");
    assert_snapshot!(workspace.refused(&["eval", "--resume", "run", "--samples", "2"]), @"a run is resumed as it was begun: leave out the options that change what is asked, or start a new run");
    workspace.write("tasks.jsonl", TASKS.replace("Greet.", "Greet loudly."));
    assert_snapshot!(workspace.refused(&["eval", "--resume", "run"]), @"run was begun with another set of tasks (a dataset or the program has changed): resume it without changes (`sallet eval --resume DIR`), or start a new run");
    assert_eq!(workspace.read("run/run.jsonl"), log);
}

/// `eval` of the server's answers to the user's tasks.
fn eval_server<'a>(url: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let arguments = [
        "eval",
        "--dataset",
        "tasks.jsonl",
        "--provider",
        "openai/mine",
    ];
    [&arguments, &["--base-url", url][..], more].concat()
}

#[test]
fn two_processes_do_not_work_on_one_run() {
    let workspace = Workspace::with_samples();
    let server = Server::answering();
    server.close();
    let url = server.base_url();
    let child = start(&workspace, &eval_server(&url, &["--out", "run"]));
    server.wait_for_request();
    assert_snapshot!(workspace.refused(&["eval", "--resume", "run"]), @"another process is working on run/run.jsonl: wait for its end, or choose another folder");
    assert_snapshot!(workspace.refused(&["rescore", "run"]), @"another process is working on run/run.jsonl: wait for its end, or choose another folder");
    assert_snapshot!(workspace.refused(&eval_server(&url, &["--out", "run"])), @"run holds a run already: continue it with --resume, or choose another --out");
    server.open();
    workspace.end(child.wait_with_output().unwrap()).ok();
    assert_eq!(workspace.records("run", "cell").len(), 2);
}

#[test]
fn the_batch_systems_signal_ends_a_run_cleanly() {
    let workspace = Workspace::with_samples();
    let server = Server::answering();
    server.close();
    let url = server.base_url();
    let more = ["--out", "run", "--samples", "20", "--concurrency", "1"];
    let mut child = start(&workspace, &eval_server(&url, &more));
    server.wait_for_request();
    let kill = Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .status();
    assert!(kill.unwrap().success());
    let stderr = child.stderr.take().unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(stderr));
    let heard = lines.next().unwrap().unwrap();
    assert_snapshot!(heard, @"sallet: finishing the cells in flight; once more to end at once");
    server.open();
    let told: Vec<String> = lines.map(Result::unwrap).collect();
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(2));
    assert_snapshot!(told.join("\n"), @"
    sallet: stopped: interrupted
    sallet: continue with: sallet eval --resume run
    ");
    let done = workspace.records("run", "cell").len();
    assert!((1..40).contains(&done), "{done} cells");
    workspace.ok(&["eval", "--resume", "run"]);
    assert_eq!(workspace.records("run", "cell").len(), 40);
    assert_eq!(server.requests().len(), 40);
}

#[test]
fn a_failed_cell_is_asked_again() {
    let workspace = Workspace::with_samples();
    let broken = Server::start(400, json!({"error": {"message": "no"}}));
    let url = broken.base_url();
    let ended = workspace.run(&eval_server(&url, &["--out", "run"]));
    assert_eq!(ended.code, Some(2));
    assert_snapshot!(ended.stderr, @"sallet: cells in which somebody did not answer: 2; ask again with: sallet eval --resume run");
    assert_eq!(broken.requests().len(), 2);
    assert_eq!(workspace.run(&["eval", "--resume", "run"]).code, Some(2));
    assert_eq!(broken.requests().len(), 4);
    let unanswered = workspace.figures("run")["settings"][0]["errors"].clone();
    let counts: Vec<&Value> = unanswered.as_object().unwrap().values().collect();
    assert_eq!(counts, [&json!(2)]);
}
