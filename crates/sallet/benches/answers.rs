//! Answers from a file through extraction, validity, log, metrics and report: time and memory of
//! the whole command, for three sizes, so that growth shows. Wanted: 28,000 in 15 s and 400 MB.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const TASKS: usize = 100;

/// An answer of about a kilobyte with prose, a fence and one of several shapes.
fn answer(task: usize, sample: usize) -> String {
    let prose =
        "Here is one way to do it. It reads the rows, keeps those that match, and returns them.";
    let mut code = format!("def pick_{task}(rows, limit):\n    kept = []\n");
    for line in 0..12 {
        writeln!(
            code,
            "    kept += [row for row in rows if row.get('k{line}') != {sample}]"
        )
        .unwrap();
    }
    code.push_str("    return kept[:limit]\n");
    match sample % 4 {
        0 => format!("{prose}\n```python\n{code}```\nLet me know if you need more."),
        1 => code,
        2 => format!("```\n{code}```"),
        // Cut off by a token limit.
        _ => format!("{prose}\n```python\n{code}    if limit > (3"),
    }
}

fn write_input(folder: &Path, answers: usize) {
    let (mut tasks, mut samples) = (String::new(), String::new());
    for task in 0..TASKS {
        let prompt = format!("def pick_{task}(rows, limit):\n    \"\"\"Pick rows.\"\"\"\n");
        let row = serde_json::json!({ "task_id": format!("t{task}"), "code_prompt": prompt });
        writeln!(tasks, "{row}").unwrap();
        for sample in 0..answers / TASKS {
            let text = answer(task, sample);
            let row = serde_json::json!({ "task_id": format!("t{task}"), "completion": text });
            writeln!(samples, "{row}").unwrap();
        }
    }
    std::fs::write(folder.join("tasks.jsonl"), tasks).unwrap();
    std::fs::write(folder.join("samples.jsonl"), samples).unwrap();
}

/// Wall time, and the largest memory seen in /proc, in MiB.
fn run(folder: &Path, answers: usize) -> (Duration, u64) {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sallet"))
        .args([
            "eval",
            "--dataset",
            "tasks.jsonl",
            "--provider",
            "file:samples.jsonl",
        ])
        .args(["--out", "run", "--samples", &(answers / TASKS).to_string()])
        .current_dir(folder)
        .env("SALLET_CACHE", folder.join("cache"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success());
            return (started.elapsed(), peak / 1024);
        }
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let high = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = high.and_then(|high| high.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(number.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn main() {
    println!("answers    seconds    per answer    memory");
    for answers in [7_000, 14_000, 28_000] {
        let folder = tempfile::tempdir().unwrap();
        write_input(folder.path(), answers);
        let (time, peak) = run(folder.path(), answers);
        let each = time / answers as u32;
        println!(
            "{answers:>7}    {:>7.2}    {each:>10.1?}    {peak:>3} MiB",
            time.as_secs_f64()
        );
    }
}
