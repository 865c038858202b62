//! Sallet Bench, the benchmark that is built into the program, and the answers recorded for it.
//!
//! `bench/tasks/<id>/` holds `task.toml`, the code prompt, the two references and the two suites;
//! `bench/recorded/<set>/` holds `set.toml` and one file of answers a task.

use crate::error::EngineError;
use rust_embed::RustEmbed;
use sallet_core::task::OracleKind;
use sallet_core::{CweId, Language, Task};
use sallet_models::{RecordedAnswer, RecordedSet};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What the benchmark is called in experiments and on the command line.
pub const NAME: &str = "bench";

#[derive(RustEmbed)]
#[folder = "../../bench"]
#[include = "tasks/*"]
#[include = "recorded/*"]
#[exclude = "*.pyc"]
struct Files;

/// The shape of `task.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TaskFile {
    task_id: String,
    title: String,
    language: Language,
    cwe: CweId,
    entry_point: String,
    packages: Vec<String>,
    oracle: OracleKind,
    #[serde(default)]
    wrap: Vec<String>,
    provenance: String,
    /// For people who judge whether an oracle is fair; nothing here reads it.
    #[serde(rename = "secure_means")]
    _secure_means: String,
    text_prompt: String,
}

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

/// Every task, by id.
///
/// # Errors
/// If a task's folder is incomplete: names the file.
pub fn tasks() -> Result<Vec<Task>, EngineError> {
    let paths: Vec<_> = Files::iter().collect();
    let ids: BTreeSet<&str> = paths
        .iter()
        .filter_map(|path| path.strip_prefix("tasks/")?.split_once('/'))
        .map(|(id, _)| id)
        .collect();
    ids.into_iter().map(task).collect()
}

fn task(id: &str) -> Result<Task, EngineError> {
    let path = format!("tasks/{id}/task.toml");
    let file: TaskFile =
        toml::from_str(&text(&path)?).map_err(|source| EngineError::BuiltInSyntax {
            path: path.clone(),
            source: Box::new(source),
        })?;
    if file.task_id != id {
        return Err(EngineError::BuiltInName {
            path,
            found: file.task_id,
        });
    }
    let part = |name: &str| text(&format!("tasks/{id}/{name}.{}", file.language.extension()));
    Ok(Task {
        id: file.task_id,
        title: file.title,
        language: file.language,
        cwe: Some(file.cwe),
        text_prompt: Some(file.text_prompt.trim().to_owned()),
        code_prompt: Some(part("prompt")?),
        entry_point: Some(file.entry_point),
        packages: file.packages,
        secure: Some(part("secure")?),
        insecure: Some(part("insecure")?),
        oracle: Some(file.oracle),
        driver: match file.oracle {
            OracleKind::PythonSuites => None,
            OracleKind::ProgramSuites => Some(part("driver")?),
        },
        wrap: file.wrap,
        // Suites are Python whatever the solution's language.
        functional_suite: Some(text(&format!("tasks/{id}/functional.py"))?),
        security_suite: Some(text(&format!("tasks/{id}/security.py"))?),
        provenance: file.provenance,
    })
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
        let content = text(&path)?;
        let set = sets.entry(name.to_owned()).or_insert_with(|| RecordedSet {
            asked: String::new(),
            answers: Vec::new(),
        });
        if file == "set.toml" {
            let about: SetFile =
                toml::from_str(&content).map_err(|source| EngineError::BuiltInSyntax {
                    path: path.to_string(),
                    source: Box::new(source),
                })?;
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

fn text(path: &str) -> Result<String, EngineError> {
    let file = Files::get(path).ok_or_else(|| EngineError::BuiltInMissing {
        path: path.to_owned(),
    })?;
    String::from_utf8(file.data.into_owned()).map_err(|_| EngineError::BuiltInMissing {
        path: path.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompts::{Audience, build};
    use sallet_core::experiment::{Hint, PromptMode};

    #[test]
    fn the_benchmark_is_complete_and_broad() {
        let tasks = tasks().unwrap();
        let weaknesses: BTreeSet<_> = tasks.iter().filter_map(|task| task.cwe).collect();
        assert!(tasks.len() >= 24, "{} tasks", tasks.len());
        assert!(weaknesses.len() >= 20, "{} weaknesses", weaknesses.len());
        for task in &tasks {
            let locked: BTreeSet<_> = sallet_sandbox::PackageEnvironment::locked()
                .map(|(name, _)| name)
                .collect();
            for package in &task.packages {
                assert!(
                    locked.contains(package.as_str()),
                    "{} needs {package}, which is not locked",
                    task.id
                );
            }
        }
    }

    #[test]
    fn every_task_has_three_recorded_answers_to_its_stored_prompt() {
        let sets = recorded().unwrap();
        let answers = &sets["general-model"].answers;
        for task in tasks().unwrap() {
            let prompt = build(&task, PromptMode::Code, Hint::None, None, Audience::Chat)
                .unwrap()
                .hash();
            let count = answers
                .iter()
                .filter(|answer| answer.task_id == task.id && answer.prompt_hash == prompt)
                .count();
            assert!(
                count >= 3,
                "{} has {count} answers to prompt {prompt}",
                task.id
            );
        }
    }
}
