//! What the tests of `sallet scan` share.

use super::{Ended, Workspace};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use std::io::Write;
use std::process::Command;

/// Code in which every engine worth its name finds an injection, in line 4.
pub const VULNERABLE: &str =
    "from flask import request\n\ndef answer():\n    return eval(request.args[\"x\"])\n";

/// Code in which there is nothing to find.
pub const CLEAN: &str = "def add(a, b):\n    return a + b\n";

/// What a scan reports, `path:line rule` each, and `path kind` for what was not analysed.
pub fn told(ended: &Ended) -> Vec<String> {
    let scan: Value = serde_json::from_str(&ended.stdout).expect(&ended.stderr);
    let mut told = Vec::new();
    for file in list(&scan, "files") {
        let path = file["path"].as_str().unwrap();
        for finding in list(file, "findings") {
            let (line, rule) = (&finding["place"]["line"], finding["rule"].as_str().unwrap());
            told.push(format!("{path}:{line} {rule}"));
        }
        for problem in list(file, "problems") {
            told.push(format!("{path} {}", problem["kind"].as_str().unwrap()));
        }
    }
    told
}

/// Text that no file of code holds: a scan names each file that is filled with it.
pub const UNREADABLE: &str = "\0";

/// The files that a scan names, in their order.
pub fn files(ended: &Ended) -> Vec<String> {
    let scan: Value = serde_json::from_str(&ended.stdout).expect(&ended.stderr);
    let files = list(&scan, "files").iter();
    files
        .map(|file| file["path"].as_str().unwrap().to_owned())
        .collect()
}

/// How many files were scanned.
pub fn count(ended: &Ended) -> u64 {
    let scan: Value = serde_json::from_str(&ended.stdout).expect(&ended.stderr);
    scan["summary"]["files"].as_u64().unwrap()
}

/// The lists of a JSON object may be left out when they are empty.
pub fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

pub fn gzip(text: &str) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

impl Workspace {
    /// `sallet scan --format json` with more arguments.
    pub fn scan(&self, arguments: &[&str]) -> Ended {
        self.run(&[&["scan", "--format", "json"], arguments].concat())
    }

    /// `sallet scan --format json` with text on standard input.
    pub fn scan_text(&self, arguments: &[&str], text: impl AsRef<[u8]>) -> Ended {
        self.write("cache/input", text);
        let input = std::fs::File::open(self.path("cache/input")).unwrap();
        let mut command = self.command(&[&["scan"], arguments].concat());
        self.end(command.stdin(input).output().unwrap())
    }

    /// Runs git without the user's configuration.
    pub fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        command
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
            .args([
                "-c",
                "commit.gpgsign=false",
                "-c",
                "init.defaultBranch=main",
            ])
            .args(arguments)
            .current_dir(self.path(""))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        let output = command.output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
    }
}
