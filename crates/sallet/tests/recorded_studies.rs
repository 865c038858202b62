//! Repairs by a real model: its recorded conversations, played by a server on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use support::{Workspace, package_cache};

/// `studies/repairs/serve.py` on a free port.
struct Player {
    child: Child,
    url: String,
}

impl Player {
    fn start(studies: &Path) -> Self {
        let mut child = Command::new("python3")
            .arg(studies.join("repairs/serve.py"))
            .arg("0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut url = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut url).unwrap();
        let url = url.trim().to_owned();
        Self { child, url }
    }
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
    let studies = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../studies");
    let player = Player::start(&studies);
    let study = std::fs::read_to_string(studies.join("repairs.toml")).unwrap();
    assert!(study.contains("http://127.0.0.1:8177/v1"));
    let workspace = Workspace::new();
    workspace.write(
        "repairs.toml",
        study.replace("http://127.0.0.1:8177/v1", &player.url),
    );
    let mut command = workspace.command(&["eval", "repairs.toml", "--limit", "6", "--out", "run"]);
    let output = command.env("SALLET_CACHE", package_cache()).output();
    let shown = workspace.end(output.unwrap()).ok();
    assert!(shown.contains("What became of repairs"), "{shown}");
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
