//! How long a scan takes beside other analyzers, as whole commands in one run:
//! `cargo bench -p sallet --bench scan -- FOLDER FILE`; without a folder, the tasks. Ruff, Bandit and Semgrep are used if they
//! are on PATH; each is told to use one thread and no configuration or cache.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// How often each command runs; the median counts.
const RUNS: usize = 5;

/// What one run of a command took.
#[derive(Clone, Copy)]
struct Cost {
    /// Processor time in seconds, of all its processes.
    cpu: f64,
    /// Wall-clock time in seconds.
    wall: f64,
}

struct Tool {
    name: &'static str,
    command: fn(target: &Path) -> Command,
}

const TOOLS: &[Tool] = &[
    Tool {
        name: "sallet",
        command: sallet,
    },
    Tool {
        name: "ruff, S rules",
        command: ruff,
    },
    Tool {
        name: "bandit",
        command: bandit,
    },
    Tool {
        name: "semgrep, 5 taint rules",
        command: semgrep,
    },
];

fn sallet(target: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sallet"));
    command.args(["scan", "--threads", "1", "--no-config", "--format", "json"]);
    command.arg(target);
    command
}

fn ruff(target: &Path) -> Command {
    let mut command = Command::new("ruff");
    command.args(["check", "--select", "S", "--isolated", "--no-cache"]);
    command.args(["--output-format", "json"]).arg(target);
    command.env("RAYON_NUM_THREADS", "1");
    command
}

fn bandit(target: &Path) -> Command {
    let mut command = Command::new("bandit");
    command
        .args(["--quiet", "--format", "json", "--recursive"])
        .arg(target);
    command
}

fn semgrep(target: &Path) -> Command {
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/taint.yaml");
    let mut command = Command::new("semgrep");
    command.args([
        "scan",
        "--quiet",
        "--metrics",
        "off",
        "--disable-version-check",
    ]);
    command.args([
        "--no-git-ignore",
        "--jobs",
        "1",
        "--json",
        "--config",
        rules,
    ]);
    command.arg(target);
    command
}

/// Processor time that the children of this process took until now, in seconds: fields 16 and 17
/// of `/proc/self/stat`, in hundredths.
fn children() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit_once(')').unwrap().1;
    let ticks = after_name.split_whitespace().skip(13).take(2);
    ticks.map(|tick| tick.parse::<f64>().unwrap()).sum::<f64>() / 100.0
}

/// What one run takes; `None` if the program is not there or cannot do it.
fn once(tool: &Tool, target: &Path) -> Option<Cost> {
    let mut command = (tool.command)(target);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let (before, start) = (children(), Instant::now());
    let status = command.status().ok()?;
    let wall = start.elapsed().as_secs_f64();
    // 1: findings.
    matches!(status.code(), Some(0 | 1)).then(|| Cost {
        cpu: children() - before,
        wall,
    })
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn cost(tool: &Tool, target: &Path, runs: usize) -> Option<Cost> {
    let all: Vec<Cost> = (0..runs)
        .map(|_| once(tool, target))
        .collect::<Option<_>>()?;
    Some(Cost {
        cpu: median(all.iter().map(|one| one.cpu).collect()),
        wall: median(all.iter().map(|one| one.wall).collect()),
    })
}

fn compare(what: &str, target: &Path) {
    println!("\n{what}: {}", target.display());
    let mut first = None;
    for tool in TOOLS {
        // Once to warm the disk; what takes minutes is not repeated.
        let Some(warm) = cost(tool, target, 1) else {
            println!("{:24} not there, or failed", tool.name);
            continue;
        };
        let runs = if warm.wall > 10.0 { 0 } else { RUNS };
        let taken = match runs {
            0 => warm,
            runs => cost(tool, target, runs).unwrap_or(warm),
        };
        let own = *first.get_or_insert(taken);
        println!(
            "{:24} cpu {:8.2} s ({:6.1} x)   wall {:9.1} ms ({:6.1} x)",
            tool.name,
            taken.cpu,
            taken.cpu / own.cpu.max(0.01),
            taken.wall * 1e3,
            taken.wall / own.wall,
        );
    }
}

fn main() {
    let mut paths = std::env::args_os()
        .skip(1)
        .filter(|argument| argument != "--bench");
    let folder = paths.next().map(PathBuf::from);
    let folder =
        folder.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench"));
    compare("Folder", &folder);
    if let Some(file) = paths.next() {
        compare("One file", Path::new(&file));
    }
}
