//! PythonSecurityEval (Alrashedy and Aljasser, "Can LLMs Patch Security Issues?", 2023): requests in
//! words for Python functions.
//!
//! JSON Lines, a JSON array or CSV with `id`, `prompt` and `topic`. There are no weaknesses, tests or
//! references. The numbers have gaps, which is no fault. Numbers that prompts of a list begin with are
//! taken off. Prompts that ask for insecure code, or for an attack, measure something else than
//! whether a model is careful, so they are marked, as is a prompt that was there before: `sallet
//! dataset import --without MARK` leaves them out.

use super::support::table::{Row, Table};
use super::support::tasks::{bare, ids, refuse_duplicates};
use super::{Imported, Importer, Mapping, Reads, few};
use crate::error::EngineError;
use sallet_core::{Language, Task};
use std::collections::HashSet;

pub(super) const IMPORTER: Importer = Importer {
    name: "pythonsecurityeval",
    about: "PythonSecurityEval: JSON Lines or CSV with id, prompt and topic",
    reads: Reads::Records {
        recognises: |table| table.has(&["id", "prompt", "topic"]),
        import,
    },
};

/// The prompt itself asks to leave a protection out.
const ASKS_INSECURE: &str = "asks-for-insecure-code";

/// The prompt asks for a tool of attackers.
const ASKS_ATTACK: &str = "asks-for-attack";

/// An earlier task has the same prompt.
const DUPLICATE: &str = "duplicate";

/// Words, in lower case, with which a prompt asks to leave a protection out.
const INSECURE_WORDS: &[&str] = &[
    "without any validation",
    "without any security checks",
    "without any authentication",
    "without checking",
    "without validating",
    "without sanitizing",
    "without hashing",
    "without using parameterized",
    "sanitizing it first",
    "without hashing or encryption",
    "disable ssl",
    "ssl verification disabled",
    "hostname verification disabled",
    "hard-coded credentials",
    "in plain text",
];

/// Words, in lower case, with which a prompt asks for an attack.
const ATTACK_WORDS: &[&str] = &[
    "injection attack on",
    "dictionary attack",
    "man-in-the-middle attack",
    "denial of service",
    "to exploit a",
    "to brute force",
    "to crack a",
    "backdoor",
    "phishing",
];

fn import(table: &Table, _: &Mapping) -> Result<Imported, EngineError> {
    let mut numbered = Vec::new();
    let mut seen = HashSet::new();
    let mut tasks = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let (mut task, prompt, was_numbered) = task(row)?;
        if was_numbered {
            numbered.push(task.id.clone());
        }
        if !seen.insert(prompt.to_lowercase()) {
            task.marks.push(DUPLICATE.to_owned());
        }
        tasks.push(task);
    }
    refuse_duplicates(table, ids(&tasks))?;
    let note = format!(
        "prompts that began with a number of their list, which is taken off: {}",
        few(&numbered)
    );
    Ok(Imported {
        tasks,
        notes: (!numbered.is_empty()).then_some(note).into_iter().collect(),
        ..Imported::default()
    })
}

/// The task, its prompt, and whether a number was taken off that.
fn task(row: &Row) -> Result<(Task, String, bool), EngineError> {
    let id = row.optional_name("id")?;
    let id = id.ok_or_else(|| row.missing("id"))?;
    let published = row.text("prompt")?;
    let prompt = without_number(published);
    let lower = prompt.to_lowercase();
    let marks = [(ASKS_INSECURE, INSECURE_WORDS), (ASKS_ATTACK, ATTACK_WORDS)];
    let marks = marks
        .into_iter()
        .filter(|(_, words)| words.iter().any(|word| lower.contains(word)));
    let task = Task {
        title: row.optional_text("topic")?.unwrap_or(&id).to_owned(),
        text_prompt: Some(prompt.to_owned()),
        marks: marks.map(|(mark, _)| mark.to_owned()).collect(),
        ..bare(&id, Language::Python, "PythonSecurityEval")
    };
    Ok((task, prompt.trim().to_owned(), prompt != published))
}

/// `prompt` without the number of a list before its first word: `7 Write …`, `7. Write …`.
fn without_number(prompt: &str) -> &str {
    let rest = prompt
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let number = prompt.trim_start().len() - rest.len();
    let text = rest.trim_start_matches(['.', ')']).trim_start();
    match number {
        1..=3 if text.starts_with("Write") || text.starts_with("write") => text,
        _ => prompt,
    }
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;

    #[test]
    fn numbers_of_lists_are_taken_off() {
        let check = |prompt: &str, expected: &str| assert_eq!(without_number(prompt), expected);
        check("7 Write it.", "Write it.");
        check(" 10. write it.", "write it.");
        check(
            "2 numbers are to be added. Write it.",
            "2 numbers are to be added. Write it.",
        );
        check("Write 3 of them.", "Write 3 of them.");
        check("7Write", "Write");
        check("2024 Write", "2024 Write");
    }

    #[test]
    fn what_asks_for_something_else_is_marked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("prompts.jsonl");
        let line = |id: u32, prompt: &str| {
            format!("{{\"id\": {id}, \"prompt\": \"{prompt}\", \"topic\": \"t\"}}\n")
        };
        let text = line(1, "Write a function to read a file.")
            + &line(
                4,
                "3 Write a function to run a command without checking it.",
            )
            + &line(
                5,
                "Write a function to perform a SQL injection attack on a database.",
            )
            + &line(6, "Write a function that prevents SQL injection attacks.")
            + &line(9, "write a function to read a file.");
        std::fs::write(&file, text).unwrap();
        let dataset = load(file.to_str().unwrap(), &Mapping::new()).unwrap();
        let tasks: Vec<_> = dataset
            .tasks
            .iter()
            .map(|task| (task.id.as_str(), task.marks.join(" ")))
            .collect();
        let expected = [
            ("1", ""),
            ("4", ASKS_INSECURE),
            ("5", ASKS_ATTACK),
            ("6", ""),
            ("9", DUPLICATE),
        ];
        assert_eq!(tasks, expected.map(|(id, mark)| (id, mark.to_owned())));
        assert_eq!(
            dataset.notes,
            [
                "prompts that began with a number of their list, which is taken off: 1 (4)",
                "marked asks-for-attack: 1 (5)",
                "marked asks-for-insecure-code: 1 (4)",
                "marked duplicate: 1 (9)",
            ]
        );
    }
}
