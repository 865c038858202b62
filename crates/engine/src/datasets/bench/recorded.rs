//! The answers recorded for the built-in tasks.

use super::{Files, built_in, parse};
use crate::difficulty::{Difficulty, read};
use crate::error::EngineError;
use sallet_core::Task;
use sallet_models::{RecordedAnswer, RecordedSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The shape of a recorded set's `set.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetFile {
    asked: String,
    #[serde(rename = "model")]
    _model: String,
    #[serde(rename = "recorded_on")]
    _recorded_on: String,
    #[serde(rename = "how")]
    _how: String,
}

/// What the answers of a set come to, made by `sallet dataset difficulty`.
const DIFFICULTY: &str = "difficulty.tsv";

/// The set that tells how difficult tasks are.
const MEASURE: &str = "general-model";

/// How many of the recorded answers to `task` pass; `None` if there are none, or the task has changed
/// since they were judged.
pub fn difficulty(task: &Task) -> Option<&'static Difficulty> {
    static ROWS: LazyLock<Vec<Difficulty>> = LazyLock::new(|| {
        let table = built_in(&format!("recorded/{MEASURE}/{DIFFICULTY}"));
        // A test reads it, so that what is built in can be read.
        table
            .ok()
            .and_then(|table| read(&table).ok())
            .unwrap_or_default()
    });
    let row = ROWS.iter().find(|row| row.task == task.id)?;
    (row.hash == task.content_hash()).then_some(row)
}

/// The recorded answers, by the name of their set.
///
/// # Errors
/// If a file of a set cannot be understood.
pub fn recorded() -> Result<BTreeMap<String, RecordedSet>, EngineError> {
    let mut sets: BTreeMap<String, RecordedSet> = BTreeMap::new();
    for path in Files::iter() {
        let Some((name, file)) = path
            .strip_prefix("recorded/")
            .and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        if file == DIFFICULTY {
            continue;
        }
        let content = built_in(&path)?;
        let set = sets.entry(name.to_owned()).or_insert_with(|| RecordedSet {
            asked: String::new(),
            answers: Vec::new(),
        });
        if file == "set.toml" {
            let about: SetFile = parse(&path, &content)?;
            set.asked = about.asked;
            continue;
        }
        for (index, line) in content.lines().enumerate() {
            let answer: RecordedAnswer =
                serde_json::from_str(line).map_err(|source| EngineError::BuiltInAnswer {
                    path: path.to_string(),
                    line: index + 1,
                    source,
                })?;
            set.answers.push(answer);
        }
    }
    Ok(sets)
}
