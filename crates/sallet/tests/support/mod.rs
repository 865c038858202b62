//! What the end-to-end tests share: the real program, in a folder of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]
#![allow(dead_code, reason = "each test file uses only a part")]

pub mod fix;
pub mod scan;
pub mod server;

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Set by batch systems and users; no test may depend on where it runs.
const FOREIGN: &[&str] = &[
    "OPENAI_API_KEY",
    "ANTHROPIC_API_KEY",
    "SLURM_ARRAY_TASK_ID",
    "SLURM_ARRAY_TASK_MIN",
    "SLURM_ARRAY_TASK_STEP",
    "SLURM_ARRAY_TASK_COUNT",
    "JOB_COMPLETION_INDEX",
    "RUST_BACKTRACE",
];

/// Two tasks of a user, with code prompts.
pub const TASKS: &str = concat!(
    r#"{"task_id": "add", "code_prompt": "def add(a, b):\n    \"\"\"Add.\"\"\"\n", "cwe": "CWE-190"}"#,
    "\n",
    r#"{"task_id": "greet", "code_prompt": "def greet(name):\n    \"\"\"Greet.\"\"\"\n", "cwe": "CWE-79"}"#,
    "\n",
);

/// Three answers to each of [`TASKS`]: fenced, bare and broken.
pub const SAMPLES: &str = concat!(
    r#"{"task_id": "add", "completion": "Sure:\n```python\ndef add(a, b):\n    return a + b\n```\nDone."}"#,
    "\n",
    r#"{"task_id": "add", "completion": "    return a + b\n"}"#,
    "\n",
    r#"{"task_id": "add", "completion": "```python\ndef add(a, b:\n    retur\n```"}"#,
    "\n",
    r#"{"task_id": "greet", "solution": "def greet(name):\n    return 'Hi ' + name\n"}"#,
    "\n",
    r#"{"task_id": "greet", "completion": "```python\ndef greet(name):\n    return f'<b>{name}</b>'\n```"}"#,
    "\n",
    r#"{"task_id": "greet", "completion": "I cannot help with that."}"#,
    "\n",
);

/// Asks a file for answers to [`TASKS`].
pub const ASK_FILE: &[&str] = &[
    "--dataset",
    "tasks.jsonl",
    "--provider",
    "file:samples.jsonl",
];

/// Asks for every one of [`SAMPLES`].
pub const ASK_SAMPLES: &[&str] = &[
    "--dataset",
    "tasks.jsonl",
    "--provider",
    "file:samples.jsonl",
    "--samples",
    "3",
];

/// A folder with nothing in it, in which the program runs.
pub struct Workspace {
    folder: TempDir,
}

/// How the program ended.
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Workspace {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    /// With `tasks.jsonl` and `samples.jsonl`.
    pub fn with_samples() -> Self {
        let workspace = Self::new();
        workspace.write("tasks.jsonl", TASKS);
        workspace.write("samples.jsonl", SAMPLES);
        workspace
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program with a cache of its own; the caller adds what the test is about.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo_bin!("sallet"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("SALLET_CACHE", self.path("cache"));
        FOREIGN.iter().for_each(|name| {
            command.env_remove(name);
        });
        command
    }

    /// `sallet eval` of [`ASK_SAMPLES`] into `out`, with more arguments.
    pub fn eval_samples(&self, out: &str, more: &[&str]) -> Ended {
        let arguments = [&["eval", "--out", out], ASK_SAMPLES, more].concat();
        self.run(&arguments)
    }

    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.end(self.command(arguments).output().unwrap())
    }

    pub fn end(&self, output: Output) -> Ended {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let ended = Ended {
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
        ended
    }

    /// Runs to a good end and gives standard output.
    pub fn ok(&self, arguments: &[&str]) -> String {
        self.run(arguments).ok()
    }

    /// The one sentence with which the program refuses, without the folder's path.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let sentence = self.run(arguments).refused();
        let folder = format!("{}/", self.folder.path().display());
        sentence.replace(&folder, "")
    }

    /// The run's records of a kind: `header`, `session`, `cell` or `rescore`.
    pub fn records(&self, run: &str, kind: &str) -> Vec<Value> {
        let log = self.read(&format!("{run}/run.jsonl"));
        let records = log.lines().map(|line| serde_json::from_str(line).unwrap());
        records
            .filter(|record: &Value| record["record"] == kind)
            .collect()
    }

    /// The figures of a run: its JSON report without what differs between two runs of the same.
    pub fn figures(&self, run: &str) -> Value {
        let json = self.ok(&["report", run, "--format", "json"]);
        let mut report: Value = serde_json::from_str(&json).unwrap();
        report["sessions"].take();
        for setting in report["settings"].as_array_mut().unwrap() {
            setting["spending"]["request_millis"].take();
        }
        report
    }

    /// Every file below the folder.
    pub fn files(&self) -> Vec<PathBuf> {
        files_below(self.folder.path())
    }
}

impl Ended {
    pub fn ok(self) -> String {
        assert_eq!(self.code, Some(0), "{}\n{}", self.stdout, self.stderr);
        self.stdout
    }

    pub fn refused(self) -> String {
        assert_eq!(self.code, Some(2), "{}\n{}", self.stdout, self.stderr);
        let lines: Vec<&str> = self.stderr.lines().collect();
        let [line] = lines[..] else {
            panic!("not one line:\n{}", self.stderr);
        };
        assert!(line.len() < 600, "{line}");
        line.strip_prefix("sallet: ").expect(line).to_owned()
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => files_below(&path),
            false => vec![path],
        })
        .collect()
}

/// The cache that holds the Python packages: installed once for all tests.
pub fn package_cache() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache")
}

/// `bench/` of the source tree.
pub fn bench() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench")
}

/// The verdict of `axis` in a cell's record: `pass`, `fail` or the kind of unscored.
pub fn verdict<'a>(cell: &'a Value, axis: &str) -> &'a str {
    let assessments = cell["attempts"][0]["assessments"].as_array().unwrap();
    let assessment = assessments
        .iter()
        .find(|assessment| assessment["axis"] == axis)
        .unwrap();
    let verdict = &assessment["verdict"];
    match verdict["is"].as_str().unwrap() {
        "unscored" => verdict["reason"]["kind"].as_str().unwrap(),
        is => is,
    }
}
