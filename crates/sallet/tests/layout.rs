//! The borders that ARCHITECTURE.md promises hold in the source tree.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::Workspace;

/// Each crate of the workspace with its rank: a crate may use those of
/// lower rank only, so siblings do not know each other.
const RANKS: &[(&str, usize)] = &[
    ("core", 0),
    ("analysis", 1),
    ("sandbox", 1),
    ("models", 1),
    ("engine", 2),
    ("report", 3),
    ("reproduce", 3),
    ("sallet", 4),
];

fn rank(name: &str) -> usize {
    let found = RANKS.iter().find(|(known, _)| *known == name);
    found
        .unwrap_or_else(|| panic!("{name} has no rank: add it here and to ARCHITECTURE.md"))
        .1
}

fn folders(path: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(path).unwrap().map(Result::unwrap);
    entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}

#[test]
fn crates_know_only_those_below_them() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let names = folders(&crates);
    assert_eq!(names.len(), RANKS.len(), "{names:?}");
    for name in &names {
        let manifest = fs::read_to_string(crates.join(name).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let Some(used) = manifest.get(section).and_then(toml::Value::as_table) else {
                continue;
            };
            for used in used.keys().filter_map(|used| used.strip_prefix("sallet-")) {
                assert!(rank(used) < rank(name), "{name} must not use {used}");
            }
        }
    }
}

#[test]
fn only_the_sandbox_may_use_unsafe_code() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for name in folders(&crates) {
        let manifest = fs::read_to_string(crates.join(&name).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        let lints = manifest["lints"].as_table().unwrap();
        let inherits = lints.get("workspace").and_then(toml::Value::as_bool) == Some(true);
        let forbids = inherits || lints["rust"]["unsafe_code"].as_str() == Some("forbid");
        assert_eq!(forbids, name != "sandbox", "{name}");
    }
}

#[test]
fn every_task_folder_is_in_the_program() {
    let listed = Workspace::new().ok(&["dataset", "list", "bench", "--format", "tsv"]);
    let ids: BTreeSet<String> = listed
        .lines()
        .skip(1)
        .map(|line| line.split('\t').next().unwrap().to_owned())
        .collect();
    assert_eq!(ids, folders(&support::bench().join("tasks")));
}
