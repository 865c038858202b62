//! Every number against a plain recomputation in Python that shares no code (`reference/`).
//!
//! On checkouts that are made here, and on the published data where `SALLET_RESEARCH_DATA` names a folder
//! that has it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use sallet_reproduce::by_name;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

type Numbers = BTreeMap<(String, String, String), f64>;

/// What the program computes.
fn computed(paper: &str, folder: Option<&Path>) -> Numbers {
    let mut numbers = Numbers::new();
    let reproduction = by_name(paper).unwrap().reproduce(folder).unwrap();
    for table in reproduction.tables {
        for row in table.rows {
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                if let Some(value) = cell.value() {
                    numbers.insert((table.id.clone(), row.label.clone(), column.clone()), value);
                }
            }
        }
    }
    numbers
}

/// Holds the two equal, number by number.
fn check(paper: &str, folder: &Path, script: &str, more: &[&Path]) {
    let (computed, reference) = (
        computed(paper, Some(folder)),
        reference(script, &[&[folder], more].concat()),
    );
    assert!(!reference.is_empty());
    let is_same =
        |(one, other): ((&_, &f64), (&_, &f64))| one.0 == other.0 && (one.1 - other.1).abs() < 1e-9;
    let differing = computed
        .iter()
        .zip(&reference)
        .find(|(one, other)| !is_same((*one, *other)));
    assert_eq!(differing, None, "{paper}: first difference");
    assert_eq!(computed.len(), reference.len(), "{paper}");
}

fn printed(paper: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(paper)
        .join("printed.tsv")
}

/// What the script prints.
fn reference(script: &str, arguments: &[&Path]) -> Numbers {
    let lines = support::reference(script, arguments).into_iter();
    lines
        .map(|(table, row, column, value)| ((table, row, column), value))
        .collect()
}

#[test]
fn fdsp() {
    // Nothing is read; the script takes the printed numbers.
    let (computed, reference) = (
        computed("fdsp", None),
        reference("fdsp.py", &[&printed("fdsp")]),
    );
    assert_eq!(computed, reference);
}

#[test]
fn llmsecurecode() {
    let checkout = support::llmsecurecode::checkout();
    check("llmsecurecode", checkout.path(), "llmsecurecode.py", &[]);
    if let Some(data) = support::research_data() {
        check(
            "llmsecurecode",
            &data.join("llmsecurecode/artefact"),
            "llmsecurecode.py",
            &[],
        );
    }
}

#[test]
fn secure_llm() {
    let printed = printed("secure_llm");
    let checkout = support::secure_llm::checkout();
    check("secure-llm", checkout.path(), "secure_llm.py", &[&printed]);
    if let Some(data) = support::research_data() {
        check(
            "secure-llm",
            &data.join("secure_llm"),
            "secure_llm.py",
            &[&printed],
        );
    }
}

#[test]
fn securityeval() {
    if let Some(data) = support::research_data() {
        check(
            "securityeval",
            &data.join("securityeval"),
            "securityeval.py",
            &[],
        );
    }
}
