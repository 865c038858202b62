//! Benchmarks as people publish them, read into tasks.
//!
//! An importer is one file and one line in [`ALL`]. It repairs what is known to be wrong with
//! the published files and says so in a note; anything else that is wrong is an error that names
//! file, line and field.

pub mod bench;
mod jsonl;
mod llmseceval;
mod securityeval;
pub(crate) mod support;
pub mod taxonomy;

use crate::error::EngineError;
use sallet_core::Task;
use std::collections::BTreeMap;
use std::path::Path;
use support::table::Table;

/// Where each field of a task comes from: task field → field of the file.
pub type Mapping = BTreeMap<String, String>;

/// Tasks with what the user should know about them.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// Short name, from the file's name.
    pub name: String,
    /// The tasks, in the order of the file.
    pub tasks: Vec<Task>,
    /// What was repaired or guessed while reading, one sentence each.
    pub notes: Vec<String>,
}

/// One published format.
pub struct Importer {
    /// Name, as in `securityeval:PATH`; also the name of its file.
    pub name: &'static str,
    /// What it reads, in one sentence.
    pub about: &'static str,
    /// Whether a file with these fields in its first record is surely of this format.
    recognises: fn(&Table) -> bool,
    import: fn(&Table, &Mapping) -> Result<Imported, EngineError>,
}

/// What an importer makes of a file.
struct Imported {
    tasks: Vec<Task>,
    notes: Vec<String>,
}

/// Every importer. The first that recognises a file reads it; the last one reads any.
pub const ALL: &[Importer] = &[
    securityeval::IMPORTER,
    llmseceval::IMPORTER,
    jsonl::IMPORTER,
];

/// A dataset that is part of the program.
pub struct BuiltIn {
    /// What it is called in experiments and on the command line.
    pub name: &'static str,
    /// What it holds, in one sentence without a full stop.
    pub about: &'static str,
    tasks: fn() -> Result<Vec<Task>, EngineError>,
}

/// Every built-in dataset.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        name: bench::NAME,
        about: "tasks with suites that attack",
        tasks: bench::tasks,
    },
    BuiltIn {
        name: taxonomy::INSTRUCTIONS,
        about: "text prompts over the taxonomy of 58 weaknesses",
        tasks: taxonomy::instructions,
    },
    BuiltIn {
        name: taxonomy::SNIPPETS,
        about: "code with a weakness of the taxonomy, each beside its mended twin",
        tasks: taxonomy::snippets,
    },
];

/// Whether `spec` names a dataset that is part of the program.
pub fn is_built_in(spec: &str) -> bool {
    BUILT_IN.iter().any(|built_in| built_in.name == spec)
}

/// Reads the dataset that `spec` names: one of [`BUILT_IN`], `PATH`, or `IMPORTER:PATH` where
/// the format is not to be guessed. A folder holds task folders as Sallet Bench does. JSON Lines, JSON arrays and CSV are read, also when compressed with gzip. `mapping`
/// may be empty.
///
/// # Errors
/// Whatever is wrong with the file, with its line and field; see [`EngineError`].
pub fn load(spec: &str, mapping: &Mapping) -> Result<Dataset, EngineError> {
    let of_tasks = |name: &str, tasks| Dataset {
        name: name.to_owned(),
        tasks,
        notes: Vec::new(),
    };
    if let Some(built_in) = BUILT_IN.iter().find(|built_in| built_in.name == spec) {
        return Ok(of_tasks(built_in.name, (built_in.tasks)()?));
    }
    if bench::is_folder_of_tasks(Path::new(spec)) {
        let path = Path::new(spec);
        return Ok(of_tasks(&name_of(path), bench::tasks_in(path)?));
    }
    let named = spec
        .split_once(':')
        .and_then(|(name, path)| Some((ALL.iter().find(|importer| importer.name == name)?, path)));
    let path = Path::new(named.map_or(spec, |(_, path)| path));
    let table = Table::read(path)?;
    let importer = match named {
        Some((importer, _)) => importer,
        // A mapping says that the fields are the user's own.
        None if !mapping.is_empty() => &jsonl::IMPORTER,
        None => ALL
            .iter()
            .find(|importer| (importer.recognises)(&table))
            .unwrap_or(&jsonl::IMPORTER),
    };
    let imported = (importer.import)(&table, mapping)?;
    Ok(Dataset {
        name: name_of(path),
        tasks: imported.tasks,
        notes: imported.notes,
    })
}

/// The file's name up to its first dot.
fn name_of(path: &Path) -> String {
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy();
    name.split('.')
        .find(|part| !part.is_empty())
        .unwrap_or("dataset")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn every_file_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/datasets");
        let files = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut files: Vec<String> = files
            .filter(|path| {
                path.extension().is_some_and(|end| end == "rs")
                    && !path.ends_with("mod.rs")
                    && !path.ends_with("bench.rs")
            })
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        files.sort();
        let mut names: Vec<&str> = ALL.iter().map(|importer| importer.name).collect();
        names.sort_unstable();
        assert_eq!(files, names);
    }

    #[test]
    fn names_come_from_files() {
        assert_eq!(name_of(Path::new("a/human.jsonl.gz")), "human");
        assert_eq!(name_of(Path::new(".hidden")), "hidden");
        assert_eq!(name_of(Path::new("/")), "/");
    }

    /// The published files are not part of the project. `SALLET_RESEARCH_DATA` names a folder
    /// with `securityeval/` and `llmseceval/` in it.
    #[test]
    fn published_files_are_read() {
        let Some(folder) = std::env::var_os("SALLET_RESEARCH_DATA").map(PathBuf::from) else {
            eprintln!("skipped: set SALLET_RESEARCH_DATA to a folder with the published datasets");
            return;
        };
        let read = |file: &str| load(folder.join(file).to_str().unwrap(), &Mapping::new()).unwrap();
        let security = read("securityeval/dataset.jsonl");
        assert!(
            security
                .tasks
                .iter()
                .all(|task| task.cwe.is_some() && task.insecure.is_some())
        );
        let json = read("llmseceval/LLMSecEval-Prompts_dataset.json");
        let csv = read("llmseceval/LLMSecEval-Prompts_dataset.csv");
        assert_eq!(json.tasks, csv.tasks);
        let python = |dataset: &Dataset| {
            dataset
                .tasks
                .iter()
                .filter(|task| task.language == sallet_core::Language::Python.into())
                .count()
        };
        assert_eq!((json.tasks.len(), python(&json)), (150, 83));
        assert_eq!(json.notes.len(), 3, "{:?}", json.notes);
    }
}
