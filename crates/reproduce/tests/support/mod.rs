//! Small artefact folders in the layouts of the papers' repositories, made here.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    unreachable_pub,
    reason = "each test uses a part; a test fails by panicking"
)]

pub mod llmsecurecode;
pub mod sallm;
pub mod secure_llm;

use sallet_reproduce::{Reproduction, Table, by_name};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Table, row and column → number.
pub type Numbers = BTreeMap<(String, String, String), f64>;

/// Writes a file with its folders.
pub fn write(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

pub fn reproduce(paper: &str, folder: &Path) -> Reproduction {
    by_name(paper).unwrap().reproduce(Some(folder)).unwrap()
}

pub fn table<'a>(reproduction: &'a Reproduction, id: &str) -> &'a Table {
    let mut tables = reproduction.tables.iter();
    tables.find(|table| table.id == id).unwrap()
}

/// Each table's verdict and notes, a line each.
pub fn verdicts(reproduction: &Reproduction) -> String {
    let mut lines = Vec::new();
    for table in &reproduction.tables {
        lines.push(format!("{}: {}", table.id, table.verdict));
        lines.extend(table.notes.iter().map(|note| format!("- {note}")));
    }
    lines.join("\n")
}

/// What is missing, without the folder's own path.
pub fn missing(reproduction: &Reproduction, folder: &Path) -> String {
    let folder = folder.join("").to_string_lossy().into_owned();
    reproduction.missing.join("\n").replace(&folder, "")
}

/// What the reference script prints.
pub fn reference(script: &str, arguments: &[&Path]) -> Numbers {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    let run = Command::new("python3")
        .arg(here.join(script))
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let text = String::from_utf8(run.stdout).unwrap();
    let read = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [table, row, column, value] = fields.as_slice() else {
            panic!("{line}");
        };
        let place = [table, row, column].map(|it| (*it).to_owned());
        (place.into(), value.parse::<f64>().unwrap())
    };
    text.lines().map(read).collect()
}

/// The folder of published data, if it is at hand.
pub fn research_data() -> Option<PathBuf> {
    let folder = std::env::var_os("SALLET_RESEARCH_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: set SALLET_RESEARCH_DATA to a folder with the published datasets");
    }
    folder
}
