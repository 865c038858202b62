//! Benchmarks as people publish them, read into tasks.
//!
//! An importer is one file and one line in [`ALL`]. It repairs what is known to be wrong with
//! the published files and says so in a note; anything else that is wrong is an error that names
//! file, line and field.

pub mod bench;
mod cweval;
mod cyberseceval;
mod humaneval;
mod humaneval_x;
mod jsonl;
mod llmseceval;
mod llmseceval_generated;
mod pythonsecurityeval;
mod sallm;
mod securityeval;
pub(crate) mod support;
pub mod taxonomy;

use crate::error::EngineError;
pub use jsonl::write;
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
    /// What was repaired, guessed or left out while reading, one sentence each.
    pub notes: Vec<String>,
    /// The items of the file that gave no task.
    pub skipped: Vec<Skipped>,
}

/// An item that gave no task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its name in the file.
    pub item: String,
    /// Why, as a clause that goes after "because".
    pub reason: String,
}

/// One published format.
pub struct Importer {
    /// Name, as in `securityeval:PATH`; also the name of its file.
    pub name: &'static str,
    /// What it reads, in one sentence.
    pub about: &'static str,
    reads: Reads,
}

/// What an importer is given.
enum Reads {
    /// A file of records.
    Records {
        /// Whether a file with these fields in its first record is surely of this format.
        recognises: fn(&Table) -> bool,
        import: fn(&Table, &Mapping) -> Result<Imported, EngineError>,
    },
    /// A folder of files.
    Folder {
        /// Whether a folder is surely of this layout.
        recognises: fn(&Path) -> bool,
        import: fn(&Path) -> Result<Imported, EngineError>,
    },
}

/// What an importer makes of what it reads.
#[derive(Default)]
struct Imported {
    tasks: Vec<Task>,
    notes: Vec<String>,
    skipped: Vec<Skipped>,
}

/// Every importer. The first that recognises a file reads it; the last one reads any.
pub const ALL: &[Importer] = &[
    securityeval::IMPORTER,
    llmseceval::IMPORTER,
    llmseceval_generated::IMPORTER,
    pythonsecurityeval::IMPORTER,
    cyberseceval::IMPORTER,
    cweval::IMPORTER,
    sallm::IMPORTER,
    // Before humaneval: a copy of it has all fields of that, too.
    humaneval_x::IMPORTER,
    humaneval::IMPORTER,
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
/// the format is not to be guessed. A folder holds task folders as Sallet Bench does, or is a checkout
/// that an importer knows. JSON Lines, JSON arrays and CSV are read, also when compressed with gzip.
/// `mapping` may be empty.
///
/// # Errors
/// Whatever is wrong with the file, with its line and field; see [`EngineError`].
pub fn load(spec: &str, mapping: &Mapping) -> Result<Dataset, EngineError> {
    let of_tasks = |name: &str, tasks| Dataset {
        name: name.to_owned(),
        tasks,
        notes: Vec::new(),
        skipped: Vec::new(),
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
        .and_then(|(name, path)| Some((named(name)?, Path::new(path))));
    match named {
        Some((importer, path)) => importer.read(path, mapping),
        None => read_unnamed(Path::new(spec), mapping),
    }
}

/// Reads `path` with the importer called `name`.
///
/// # Errors
/// If there is no such importer, and as [`load`].
pub fn import(name: &str, path: &Path) -> Result<Dataset, EngineError> {
    let importer = named(name).ok_or_else(|| EngineError::NoSuchImporter {
        name: name.to_owned(),
        known: ALL
            .iter()
            .map(|importer| importer.name.to_owned())
            .collect(),
    })?;
    importer.read(path, &Mapping::new())
}

fn named(name: &str) -> Option<&'static Importer> {
    ALL.iter().find(|importer| importer.name == name)
}

/// Reads `path` with the importer that recognises it.
fn read_unnamed(path: &Path, mapping: &Mapping) -> Result<Dataset, EngineError> {
    let folders = ALL.iter().find_map(|importer| match importer.reads {
        Reads::Folder { recognises, import } => recognises(path).then_some(import),
        Reads::Records { .. } => None,
    });
    if let Some(import) = folders {
        return Ok(import(path)?.named(path));
    }
    let table = Table::read(path)?;
    let records = ALL.iter().find_map(|importer| match importer.reads {
        // A mapping says that the fields are the user's own.
        Reads::Records { recognises, import } => {
            (mapping.is_empty() && recognises(&table)).then_some(import)
        }
        Reads::Folder { .. } => None,
    });
    Ok(records.unwrap_or(jsonl::import)(&table, mapping)?.named(path))
}

impl Importer {
    fn read(&self, path: &Path, mapping: &Mapping) -> Result<Dataset, EngineError> {
        let imported = match self.reads {
            Reads::Records { import, .. } => import(&Table::read(path)?, mapping)?,
            Reads::Folder { import, .. } => import(path)?,
        };
        Ok(imported.named(path))
    }
}

impl Imported {
    /// The dataset called as the file, with a note for each mark and each reason to leave items out.
    fn named(mut self, path: &Path) -> Dataset {
        let marks = self.tasks.iter().flat_map(|task| {
            let marks = task.marks.iter();
            marks.map(|mark| (format!("marked {mark}"), task.id.as_str()))
        });
        let reasons = self.skipped.iter().map(|skipped| {
            let reason = format!("left out because {}", skipped.reason);
            (reason, skipped.item.as_str())
        });
        let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (about, item) in marks.chain(reasons) {
            groups.entry(about).or_default().push(item);
        }
        let told = groups
            .iter()
            .map(|(about, items)| format!("{about}: {}", few(items)));
        self.notes.extend(told);
        Dataset {
            name: name_of(path),
            tasks: self.tasks,
            notes: self.notes,
            skipped: self.skipped,
        }
    }
}

/// How many `items` there are, and the names of the first ones.
fn few(items: &[impl AsRef<str>]) -> String {
    const SHOWN: usize = 5;
    let names: Vec<&str> = items.iter().take(SHOWN).map(AsRef::as_ref).collect();
    let more = if items.len() > SHOWN { ", …" } else { "" };
    format!("{} ({}{more})", items.len(), names.join(", "))
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
    use crate::assessors::OraclePool;
    use crate::check::check;
    use sallet_sandbox::Sandboxing;
    use std::path::PathBuf;

    #[test]
    fn every_file_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/datasets");
        let files = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut files: Vec<String> = files
            .filter(|path| {
                path.extension().is_some_and(|end| end == "rs") && !path.ends_with("mod.rs")
            })
            .map(|path| {
                path.file_stem()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('_', "-")
            })
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

    /// The published files are not part of the project. `SALLET_RESEARCH_DATA` names a folder with
    /// `securityeval/`, `llmseceval/`, `pythonsecurityeval/`, `secure_llm/` and `sallm/` in it.
    fn research_data() -> Option<PathBuf> {
        let folder = std::env::var_os("SALLET_RESEARCH_DATA").map(PathBuf::from);
        if folder.is_none() {
            eprintln!("skipped: set SALLET_RESEARCH_DATA to a folder with the published datasets");
        }
        folder
    }

    fn read(folder: &Path, spec: &str) -> Dataset {
        let (importer, path) = spec.split_once(':').unwrap();
        let dataset = import(importer, &folder.join(path)).unwrap();
        // What is recognised is what was named.
        let unnamed = load(folder.join(path).to_str().unwrap(), &Mapping::new()).unwrap();
        assert_eq!(
            unnamed.tasks == dataset.tasks,
            importer != "llmseceval-generated",
            "{spec}"
        );
        // What is written is what was read.
        let file = tempfile::Builder::new()
            .suffix(".jsonl")
            .tempfile()
            .unwrap();
        write(&dataset.tasks, &mut file.as_file()).unwrap();
        let written = import("jsonl", file.path()).unwrap();
        assert_eq!(written.tasks, dataset.tasks, "{spec}");
        dataset
    }

    fn marked(dataset: &Dataset, mark: &str) -> usize {
        let tasks = dataset.tasks.iter();
        tasks
            .filter(|task| task.marks.iter().any(|has| has == mark))
            .count()
    }

    #[test]
    fn published_files_are_read() {
        let Some(folder) = research_data() else {
            return;
        };
        let security = read(&folder, "securityeval:securityeval/dataset.jsonl");
        let whole = |task: &Task| task.cwe.is_some() && task.insecure.is_some();
        assert!(security.tasks.iter().all(whole));
        let json = read(
            &folder,
            "llmseceval:llmseceval/LLMSecEval-Prompts_dataset.json",
        );
        let csv = read(
            &folder,
            "llmseceval:llmseceval/LLMSecEval-Prompts_dataset.csv",
        );
        assert_eq!(json.tasks, csv.tasks);
        let python = json.tasks.iter();
        let python = python.filter(|task| task.language == sallet_core::Language::Python.into());
        assert_eq!((json.tasks.len(), python.count()), (150, 83));
        assert_eq!(json.notes.len(), 3, "{:?}", json.notes);
        let generated = read(
            &folder,
            "llmseceval-generated:llmseceval/LLMSecEval-Prompts_dataset.json",
        );
        let pairs = json.tasks.iter().zip(&generated.tasks);
        let (same, other): (Vec<_>, Vec<_>) = pairs.partition(|(a, b)| a == b);
        assert_eq!((same.len(), other.len()), (104, 46));

        let requests = read(
            &folder,
            "pythonsecurityeval:pythonsecurityeval/prompts.jsonl",
        );
        let marks = ["asks-for-insecure-code", "asks-for-attack", "duplicate"];
        let marks = marks.map(|mark| marked(&requests, mark));
        assert_eq!((requests.tasks.len(), marks), (470, [28, 10, 1]));
        assert!(requests.notes[0].contains(": 19 ("), "{:?}", requests.notes);

        let sallm = read(&folder, "sallm:sallm/artefact");
        assert_eq!((sallm.tasks.len(), sallm.notes.len()), (50, 2));
    }

    /// Not only read: the published solutions pass the published tests in our sandbox.
    #[test]
    fn published_solutions_pass_published_tests() {
        let Some(folder) = research_data() else {
            return;
        };
        let file = "humaneval-x:secure_llm/code_generation/model_inputs/HumanEval_cpp_rq4.jsonl";
        let mut dataset = read(&folder, file);
        let marks = ["prompt-does-not-parse", "signature-differs"];
        assert_eq!(marks.map(|mark| marked(&dataset, mark)), [1, 8]);
        let untested = dataset.tasks.iter().filter(|task| task.oracle.is_none());
        assert_eq!((dataset.tasks.len(), untested.count()), (164, 3));
        // All take minutes; these have broken prompts or declarations, other types, or helpers.
        let chosen = ["CPP/10", "CPP/15", "CPP/32", "CPP/38", "CPP/39", "CPP/50"];
        dataset
            .tasks
            .retain(|task| chosen.contains(&task.id.as_str()));
        let pool = OraclePool::find(Sandboxing::On);
        check(&dataset.tasks, 1, &pool, &mut |checked| {
            assert!(checked.as_expected, "{checked:?}");
            Ok(())
        })
        .unwrap();
    }
}
