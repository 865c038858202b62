//! Sallet Bench, the benchmark that is built into the program, and benchmarks of the same layout.
//!
//! `bench/tasks/<id>/` holds `task.toml`, the prompt, the references, the suites and further
//! solutions (`task_folder.rs`); `bench/recorded/<set>/` holds `set.toml` and one file of answers a
//! task (`recorded.rs`). A task may hold `survivors.toml` (`survivors.rs`).

mod new;
mod recorded;
mod survivors;
mod task_folder;

pub use new::create;
pub use recorded::{difficulty, recorded};
pub use survivors::{Explained, explained};

use crate::error::EngineError;
use crate::experiment::place;
use rust_embed::RustEmbed;
use sallet_core::Task;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

/// What the benchmark is called in experiments and on the command line.
pub const NAME: &str = "bench";

#[derive(RustEmbed)]
#[folder = "../../bench"]
#[include = "tasks/*"]
#[include = "recorded/*"]
#[exclude = "*.pyc"]
struct Files;

/// The built-in files in order, so that those of one folder are found without a look at all.
static PATHS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| Files::iter().map(|path| path.into_owned()).collect());

/// Where task folders lie.
#[derive(Clone, Copy)]
enum Source<'p> {
    BuiltIn,
    Folder(&'p Path),
}

/// Every built-in task, by id.
///
/// # Errors
/// If a task's folder is incomplete: names the file.
pub fn tasks() -> Result<Vec<Task>, EngineError> {
    read(Source::BuiltIn)
}

/// Every task of a folder of task folders, by id.
///
/// # Errors
/// As [`tasks`].
pub fn tasks_in(folder: &Path) -> Result<Vec<Task>, EngineError> {
    read(Source::Folder(folder))
}

/// Whether `path` is a folder of task folders.
pub fn is_folder_of_tasks(path: &Path) -> bool {
    Source::Folder(path).ids().is_ok_and(|ids| !ids.is_empty())
}

fn read(source: Source<'_>) -> Result<Vec<Task>, EngineError> {
    let ids = source.ids()?;
    ids.iter().map(|id| task_folder::read(source, id)).collect()
}

impl Source<'_> {
    /// The names of the task folders.
    fn ids(self) -> Result<BTreeSet<String>, EngineError> {
        match self {
            Self::BuiltIn => Ok(PATHS
                .iter()
                .filter_map(|path| Some(path.strip_prefix("tasks/")?.split_once('/')?.0.to_owned()))
                .collect()),
            Self::Folder(folder) => {
                let mut names = names_in(folder)?;
                names.retain(|name| folder.join(name).join("task.toml").is_file());
                Ok(names)
            }
        }
    }

    /// The names of the files in the folder `path` below the task folders; none if there is no such
    /// folder.
    fn names(self, path: &str) -> Result<BTreeSet<String>, EngineError> {
        match self {
            Self::BuiltIn => {
                let prefix = format!("tasks/{path}/");
                let paths = PATHS.range(prefix.clone()..);
                let names = paths.map_while(|path| path.strip_prefix(prefix.as_str()));
                let names = names.filter(|name| !name.contains('/'));
                Ok(names.map(str::to_owned).collect())
            }
            Self::Folder(folder) => match folder.join(path) {
                path if path.is_dir() => names_in(&path),
                _ => Ok(BTreeSet::new()),
            },
        }
    }

    /// The text of the file `path` below the task folders.
    fn text(self, path: &str) -> Result<String, EngineError> {
        match self {
            Self::BuiltIn => built_in(&format!("tasks/{path}")),
            Self::Folder(folder) => {
                let path = folder.join(path);
                std::fs::read_to_string(&path).map_err(|source| EngineError::File { path, source })
            }
        }
    }
}

fn names_in(folder: &Path) -> Result<BTreeSet<String>, EngineError> {
    let fail = |source| EngineError::File {
        path: folder.to_owned(),
        source,
    };
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        names.extend(entry.map_err(fail)?.file_name().into_string());
    }
    Ok(names)
}

/// Reads the TOML file `path` below the benchmark's folder.
fn parse<T: serde::de::DeserializeOwned>(path: &str, text: &str) -> Result<T, EngineError> {
    toml::from_str(text).map_err(|error| EngineError::TaskSyntax {
        place: place(Path::new(path), text, &error),
        reason: error.message().replace('\n', ", "),
    })
}

fn built_in(path: &str) -> Result<String, EngineError> {
    let missing = || EngineError::BuiltInMissing {
        path: path.to_owned(),
    };
    let file = Files::get(path).ok_or_else(missing)?;
    String::from_utf8(file.data.into_owned()).map_err(|_| missing())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompts::{Audience, Way, build};
    use sallet_core::experiment::PromptMode;
    use sallet_models::RecordedAnswer;

    #[test]
    fn the_benchmark_is_complete_and_broad() {
        let tasks = tasks().unwrap();
        let weaknesses: BTreeSet<_> = tasks.iter().filter_map(|task| task.cwe).collect();
        assert!(tasks.len() >= 120, "{} tasks", tasks.len());
        assert!(weaknesses.len() >= 75, "{} weaknesses", weaknesses.len());
        for task in &tasks {
            for is_secure in [true, false] {
                let has = task.variants.iter().any(|one| one.is_secure == is_secure);
                assert!(has, "{} has no variant with is_secure {is_secure}", task.id);
            }
            let locked: BTreeSet<_> = sallet_sandbox::PackageSet::BENCH
                .locked()
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

    /// Anyone can try the whole tool offline.
    #[test]
    fn every_task_has_five_recorded_answers() {
        let answers = &recorded().unwrap()["general-model"].answers;
        for task in tasks().unwrap() {
            let count = |mode| {
                let prompt = hash(&task, mode);
                let is_asked = |answer: &&RecordedAnswer| {
                    answer.task_id == task.id && answer.prompt_hash == prompt
                };
                answers.iter().filter(is_asked).count()
            };
            let counts = (count(PromptMode::Code), count(PromptMode::Text));
            assert!(counts.0 >= 3 && counts.1 >= 2, "{}: {counts:?}", task.id);
            let judged = difficulty(&task).expect("judged since the task changed last");
            assert_eq!(judged.answers, counts.0 + counts.1, "{}", task.id);
        }
    }

    /// A prompt that was changed makes its recorded answers answers to something else.
    #[test]
    fn recorded_answers_belong_to_stored_prompts() {
        let tasks = tasks().unwrap();
        let stored: BTreeSet<(&str, String)> = tasks
            .iter()
            .flat_map(|task| {
                [PromptMode::Code, PromptMode::Text]
                    .map(|mode| (task.id.as_str(), hash(task, mode)))
            })
            .collect();
        for (set, recorded) in recorded().unwrap() {
            for answer in recorded.answers {
                let key = (answer.task_id.as_str(), answer.prompt_hash);
                assert!(stored.contains(&key), "{set}: {key:?}");
            }
        }
    }

    fn hash(task: &Task, mode: PromptMode) -> String {
        let way = Way {
            mode,
            ..Way::default()
        };
        let prompt = build(task, &way, Audience::Chat);
        prompt.unwrap().hash()
    }

    #[test]
    fn a_folder_of_task_folders_is_read_like_the_built_in_tasks() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench/tasks");
        assert!(is_folder_of_tasks(&folder));
        assert!(!is_folder_of_tasks(&folder.join("..")));
        assert_eq!(tasks_in(&folder).unwrap(), tasks().unwrap());
    }
}
