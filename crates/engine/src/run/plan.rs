//! A resolved experiment with its tasks at hand and every prompt written.

use crate::datasets;
use crate::error::EngineError;
use crate::prompts::{self, Audience, Way};
use crate::wording;
use sallet_core::Task;
use sallet_core::experiment::{Experiment, Prompt, Setting};
use sallet_core::record::{CellKey, Header, SCHEMA, TaskInfo};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Everything that is to be asked.
#[derive(Debug)]
pub struct Plan {
    /// The first line of the log.
    pub header: Header,
    /// The tasks, in the order of the header.
    pub tasks: Arc<[Task]>,
    /// What was mended while datasets were read, for the user.
    pub notes: Vec<String>,
    /// Hash of the prompt of setting × task, by index.
    prompts: Vec<Vec<String>>,
}

/// One cell of a plan, by indices.
#[derive(Debug, Clone, Copy)]
pub struct PlannedCell {
    /// Index of the setting.
    pub setting: usize,
    /// Index of the task.
    pub task: usize,
    /// From 0.
    pub sample: u32,
}

impl Plan {
    /// Loads the experiment's datasets and writes its prompts.
    ///
    /// # Errors
    /// If a dataset cannot be read, no task is left, or a task lacks a prompt that is asked for.
    pub fn new(experiment: Experiment) -> Result<Self, EngineError> {
        let only_built_in = experiment
            .datasets
            .iter()
            .all(|name| datasets::is_built_in(name));
        if only_built_in && !experiment.mapping.is_empty() {
            return Err(EngineError::MappingUnused);
        }
        let mut tasks = Vec::new();
        let mut notes = Vec::new();
        let mut sources = HashMap::new();
        for name in &experiment.datasets {
            let dataset = datasets::load(name, &experiment.mapping)?;
            let ids = dataset.tasks.iter().map(|task| task.id.clone());
            sources.extend(ids.map(|id| (id, dataset.name.clone())));
            tasks.extend(dataset.tasks);
            notes.extend(dataset.notes);
        }
        no_duplicates(&tasks)?;
        tasks.retain(|task| matches_any(&task.id, &experiment.tasks));
        no_idle_pattern(&tasks, &experiment.tasks)?;
        let tasks = spread(tasks, experiment.limit);
        let mut texts = BTreeMap::new();
        let mut hashes = Vec::new();
        for setting in &experiment.settings {
            hashes.push(write_prompts(setting, &tasks, &mut texts)?);
        }
        let header = Header {
            schema: SCHEMA,
            experiment,
            tasks: tasks.iter().map(|task| info(task, &mut sources)).collect(),
            prompts: texts,
        };
        Ok(Self {
            header,
            tasks: tasks.into(),
            notes,
            prompts: hashes,
        })
    }

    /// Every cell: all settings of a task together, so that a run that is stopped half-way has
    /// compared the same tasks.
    pub fn cells(&self) -> impl Iterator<Item = PlannedCell> + '_ {
        let settings = &self.header.experiment.settings;
        (0..self.tasks.len()).flat_map(move |task| {
            settings
                .iter()
                .enumerate()
                .flat_map(move |(setting, choice)| {
                    (0..choice.samples).map(move |sample| PlannedCell {
                        setting,
                        task,
                        sample,
                    })
                })
        })
    }

    /// The cell's name in the log.
    pub fn key(&self, cell: PlannedCell) -> CellKey {
        CellKey {
            setting: self.setting(cell).id.clone(),
            task: self.tasks[cell.task].id.clone(),
            sample: cell.sample,
        }
    }

    /// The cell's setting.
    pub fn setting(&self, cell: PlannedCell) -> &Setting {
        &self.header.experiment.settings[cell.setting]
    }

    /// The hash of what the cell sends, and the prompt itself.
    pub fn prompt(&self, cell: PlannedCell) -> (&str, &Prompt) {
        let hash = self.prompts[cell.setting][cell.task].as_str();
        (hash, &self.header.prompts[hash])
    }
}

/// `limit` of the tasks, spread evenly, so that a taste of a dataset that is sorted by weakness has some of
/// each.
fn spread(tasks: Vec<Task>, limit: Option<u32>) -> Vec<Task> {
    let count = tasks.len();
    let limit = limit.map_or(count, |limit| (limit as usize).min(count));
    // The i-th of the chosen ones ends the i-th part of as many equal parts.
    let is_chosen = |index: usize| (index + 1) * limit / count > index * limit / count;
    let chosen = tasks.into_iter().enumerate();
    chosen
        .filter(|&(index, _)| is_chosen(index))
        .map(|(_, task)| task)
        .collect()
}

fn no_duplicates(tasks: &[Task]) -> Result<(), EngineError> {
    let mut seen = std::collections::HashSet::new();
    match tasks.iter().find(|task| !seen.insert(task.id.as_str())) {
        Some(task) => Err(EngineError::TaskTwice {
            task: task.id.clone(),
        }),
        None => Ok(()),
    }
}

/// Every pattern must choose something, so that a typing error cannot silently leave tasks out.
fn no_idle_pattern(tasks: &[Task], patterns: &[String]) -> Result<(), EngineError> {
    let idle = |pattern: &&String| !tasks.iter().any(|task| matches(&task.id, pattern));
    match patterns.iter().find(idle) {
        Some(pattern) => Err(EngineError::NoTask {
            pattern: pattern.clone(),
        }),
        None => Ok(()),
    }
}

fn write_prompts(
    setting: &Setting,
    tasks: &[Task],
    texts: &mut BTreeMap<String, Prompt>,
) -> Result<Vec<String>, EngineError> {
    let audience = audience(&setting.model);
    let way = Way {
        wording: wording::by_name(wording::ASK, &setting.wording)?,
        mode: setting.mode,
        hint: setting.hint,
        system: setting.system.as_deref(),
    };
    let mut hashes = Vec::with_capacity(tasks.len());
    for task in tasks {
        let prompt = match prompts::build(task, &way, audience) {
            // Code that is only to be judged.
            Err(EngineError::NothingToAsk { .. }) if setting.model.starts_with("reference/") => {
                Prompt {
                    messages: Vec::new(),
                }
            }
            prompt => prompt?,
        };
        let hash = prompt.hash();
        texts.entry(hash.clone()).or_insert(prompt);
        hashes.push(hash);
    }
    Ok(hashes)
}

/// Legacy completion servers continue a text; everybody else follows instructions.
fn audience(model: &str) -> Audience {
    match model.starts_with("openai-completions/") {
        true => Audience::Completion,
        false => Audience::Chat,
    }
}

/// `sources`: the name of each task's dataset, by the task's id.
fn info(task: &Task, sources: &mut HashMap<String, String>) -> TaskInfo {
    TaskInfo {
        dataset: sources.remove(&task.id),
        id: task.id.clone(),
        title: task.title.clone(),
        language: task.language,
        cwe: task.cwe,
        hash: task.content_hash(),
    }
}

/// Whether `id` matches one of the patterns, in which `*` stands for any text. No pattern
/// matches everything.
pub fn matches_any(id: &str, patterns: &[String]) -> bool {
    patterns.is_empty() || patterns.iter().any(|pattern| matches(id, pattern))
}

fn matches(id: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => id == pattern,
        Some((start, rest)) => id.strip_prefix(start).is_some_and(|tail| {
            tail.char_indices()
                .map(|(index, _)| index)
                .chain([tail.len()])
                .any(|index| matches(&tail[index..], rest))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_text() {
        let check = |id: &str, pattern: &str, expected: bool| {
            assert_eq!(matches(id, pattern), expected, "{id} {pattern}")
        };
        check("py-flask-x", "py-flask-x", true);
        check("py-flask-x", "py-flask", false);
        check("py-flask-x", "py-*", true);
        check("py-flask-x", "*flask*", true);
        check("py-flask-x", "*-y", false);
        check("żółw", "*w", true);
    }
}
