//! The papers' experiments with a real model: its recorded conversations, played by a server on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use support::{Workspace, package_cache};

/// `studies/recorded/serve.py` on a free port.
struct Player {
    child: Child,
    url: String,
    folder: PathBuf,
}

impl Player {
    fn start() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../studies/recorded");
        let mut child = Command::new("python3")
            .arg(folder.join("serve.py"))
            .arg("0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut url = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut url).unwrap();
        let url = url.trim().to_owned();
        Self { child, url, folder }
    }

    /// Puts the recorded study `name` into the workspace, with this server's address.
    fn write(&self, name: &str, workspace: &Workspace) {
        let study = std::fs::read_to_string(self.folder.join(name)).unwrap();
        assert!(study.contains("http://127.0.0.1:8177/v1"));
        workspace.write(name, study.replace("http://127.0.0.1:8177/v1", &self.url));
    }
}

/// Runs `sallet eval`, which must go well, and gives its report as Markdown.
fn eval(workspace: &Workspace, arguments: &[&str]) -> String {
    let mut command = workspace.command(&[&["eval", "--out", "run"], arguments].concat());
    let output = command.env("SALLET_CACHE", package_cache()).output();
    workspace.end(output.unwrap()).ok();
    workspace.ok(&["report", "run", "--format", "md"])
}

impl Drop for Player {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn strategies_go_through_recorded_conversations_to_their_end() {
    let player = Player::start();
    let workspace = Workspace::new();
    player.write("repairs.toml", &workspace);
    let report = eval(&workspace, &["repairs.toml", "--limit", "6"]);
    assert!(report.contains("## What became of repairs"), "{report}");
    let cells = workspace.records("run", "cell");
    assert_eq!(cells.len(), 18);
    let proven = |strategy: &str| {
        let own = cells.iter().filter(|cell| {
            let setting = cell["setting"].as_str().unwrap();
            setting.contains(&format!(" {strategy} by "))
        });
        let counted = own.filter(|cell| {
            let attempts = cell["attempts"].as_array().unwrap();
            let index = cell["counts"].as_u64().unwrap() as usize;
            attempts[index]["proof"]["outcome"] == "proven"
        });
        counted.count()
    };
    // Of these six fdsp mends five, the others all; one more may fall to a change of tests or analyzer.
    for (strategy, least) in [("fdsp", 4), ("iterate", 5), ("prove", 5)] {
        assert!(
            proven(strategy) >= least,
            "{strategy}: {}",
            proven(strategy)
        );
    }
}

/// A study's report holds what the paper shows, and nobody was asked something that is not recorded.
#[test]
fn studies_show_the_tables_of_their_papers() {
    let player = Player::start();
    let check = |arguments: &[&str], headings: &[&str]| {
        let workspace = Workspace::new();
        let mut arguments = arguments.to_vec();
        match arguments[0].ends_with(".toml") {
            true => player.write(arguments[0], &workspace),
            false => arguments.extend([
                "--provider",
                "vllm/general-model",
                "--base-url",
                &player.url,
            ]),
        }
        let report = eval(&workspace, &arguments);
        for heading in headings {
            let heading = format!("\n## {heading}\n");
            assert!(
                report.contains(&heading),
                "{arguments:?} lacks {heading}:\n{report}"
            );
        }
    };
    check(
        &["cwe-study", "--limit", "6"],
        &["Willingness", "Security, by who judges"],
    );
    check(
        &["cwe-study-detect", "--limit", "6"],
        &[
            "Is it vulnerable? What judges say",
            "How right detectors are",
        ],
    );
    let bench = ["--dataset", "bench", "--task", "py-*"];
    check(
        &[&["llmsecurecode-rq2", "--limit", "20"], &bench[..]].concat(),
        &["Secure samples by CWE, by test", "How right detectors are"],
    );
    let few = [
        "sallm",
        "--limit",
        "12",
        "--samples",
        "3",
        "--temperature",
        "1",
    ];
    check(
        &[&few[..], &bench].concat(),
        &["Function and security by test", "From answer to code"],
    );
    check(
        &["llmsecurecode-rq3.toml"],
        &[
            "What became of repairs",
            "Still complained of, round by round",
        ],
    );
    check(
        &["llmsecurecode-rq4.toml"],
        &[
            "What became of repairs",
            "Still complained of, round by round",
        ],
    );
    check(
        &["fdsp.toml"],
        &[
            "Vulnerable in the end, by dataset",
            "Weaknesses found and left",
        ],
    );
}
