//! Small artefact folders in the layouts of the papers' repositories, made here.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "each test uses a part; a test fails by panicking"
)]

pub mod llmsecurecode;
pub mod secure_llm;

use sallet_reproduce::{Reproduction, Table, by_name};
use std::path::Path;

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
