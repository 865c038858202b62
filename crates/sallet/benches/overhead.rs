//! What the program costs where it does nothing: `sallet --help` (wanted: under 10 ms), and the run
//! loop with a provider that answers at once and no assessor (wanted: under 100 µs a cell).

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const CELLS: u32 = 20_000;

fn time(command: &mut Command) -> Duration {
    let started = Instant::now();
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    started.elapsed()
}

fn median(runs: usize, mut run: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<_> = (0..runs).map(|_| run()).collect();
    times.sort();
    times[runs / 2]
}

fn sallet() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sallet"))
}

/// `cells` answers of one line to one task each; the report is part of both sizes' time.
fn eval(folder: &Path, cells: u32) -> Duration {
    let (mut tasks, mut samples) = (String::new(), String::new());
    for task in 0..cells {
        writeln!(
            tasks,
            r#"{{"task_id": "t{task}", "text_prompt": "Say x."}}"#
        )
        .unwrap();
        writeln!(samples, r#"{{"task_id": "t{task}", "solution": "x = 1"}}"#).unwrap();
    }
    std::fs::write(folder.join("tasks.jsonl"), tasks).unwrap();
    std::fs::write(folder.join("samples.jsonl"), samples).unwrap();
    let experiment = "datasets = ['tasks.jsonl']\nproviders = ['file:samples.jsonl']\n\
                      prompts = ['text']\nassessors = ['validity']\n";
    std::fs::write(folder.join("study.toml"), experiment).unwrap();
    let cache = folder.join("cache");
    time(
        sallet()
            .args(["eval", "study.toml"])
            .current_dir(folder)
            .env("SALLET_CACHE", cache),
    )
}

fn main() {
    let help = median(50, || time(sallet().arg("--help")));
    println!("--help: {help:.1?}");
    let folder = tempfile::tempdir().unwrap();
    let (few, many) = (eval(folder.path(), 1), eval(folder.path(), CELLS));
    println!(
        "run loop with log and report: {:.1?} a cell",
        many.saturating_sub(few) / CELLS
    );
}
