//! The arguments of `sallet dataset` and `sallet taxonomy`.

use super::parse_map;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Subcommand};
use sallet_core::CweId;
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Dataset {
    /// List the tasks of a dataset
    List {
        /// `bench`, `taxonomy-instructions`, `taxonomy-snippets`, a file, or IMPORTER:PATH
        #[arg(default_value = "bench")]
        dataset: String,
        /// Which field of the file to read as which field of a task, e.g. task_id=ID (repeatable)
        #[arg(long, value_parser = parse_map, value_name = "FIELD=NAME")]
        map: Vec<(String, String)>,
        /// How to show them; tsv and json have everything that results can be sliced by
        #[arg(long, value_parser = ["text", "tsv", "json"], default_value = "text")]
        format: String,
    },
    /// Show one task: prompts, references, suites
    Show {
        /// The task's id
        task: String,
        /// `bench`, `taxonomy-instructions`, `taxonomy-snippets`, a file, or IMPORTER:PATH [default:
        /// the built-in one that has the task]
        #[arg(long)]
        dataset: Option<String>,
        /// Which field of the file to read as which field of a task, e.g. task_id=ID (repeatable)
        #[arg(long, value_parser = parse_map, value_name = "FIELD=NAME")]
        map: Vec<(String, String)>,
    },
    /// Read the prompts that others published: say what is in them and what was left out, and write
    /// them as ordinary tasks
    Import(ImportDataset),
    /// Make the folder of a new task, with every file that is to be written
    New {
        /// The task's id: LANGUAGE-AREA-WHAT in lower case, where LANGUAGE is py, c or cpp
        id: String,
        /// The weakness that the task tempts to, e.g. CWE-22
        #[arg(long, value_parser = super::parse_weakness)]
        cwe: CweId,
        /// The folder of task folders
        #[arg(long, value_name = "DIR", default_value = "bench/tasks")]
        into: PathBuf,
    },
    /// Prove that the oracles tell secure from insecure references and variants
    Check(Check),
    /// Count how many answers to each task pass, as a table with tabs
    Difficulty {
        /// The folders of runs, which are counted together
        #[arg(required = true)]
        runs: Vec<PathBuf>,
    },
    /// Count the benchmark's tasks by weakness, language and evidence, beside what published lists
    /// name
    Coverage {
        /// Write Markdown
        #[arg(long)]
        markdown: bool,
    },
}

#[derive(Args)]
pub struct ImportDataset {
    /// Whose files they are
    #[arg(value_parser = PossibleValuesParser::new(importers()))]
    pub name: String,
    /// The file, or the folder, as it was published
    #[arg(long, value_name = "PATH")]
    pub from: PathBuf,
    /// Write the tasks as JSON Lines, which every --dataset reads
    #[arg(long, value_name = "FILE.jsonl")]
    pub out: Option<PathBuf>,
    /// Do not write tasks with this mark, e.g. duplicate (repeatable)
    #[arg(long, value_name = "MARK", requires = "out")]
    pub without: Vec<String>,
}

fn importers() -> impl Iterator<Item = PossibleValue> {
    let all = sallet_engine::datasets::ALL.iter();
    all.map(|importer| PossibleValue::new(importer.name).help(importer.about))
}

#[derive(Args)]
pub struct Check {
    /// Only tasks whose id matches; * stands for any text (repeatable)
    #[arg(long, value_name = "PATTERN")]
    pub task: Vec<String>,
    /// `bench`, a folder of task folders, or tasks of others with tests, e.g. sallm:PATH
    #[arg(long, value_name = "DATASET", default_value = "bench")]
    pub dataset: String,
    /// How often each suite is run; every run must agree
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,
    /// Count instead how many insecure mutants of the secure references the security suites find
    #[arg(long, conflicts_with = "runs")]
    pub mutate: bool,
    /// With --mutate: print the tables as Markdown
    #[arg(long, requires = "mutate")]
    pub markdown: bool,
}

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Taxonomy {
    #[command(subcommand)]
    pub command: Option<TaxonomyCommand>,
    /// How to show it
    #[arg(long, value_parser = ["text", "tsv", "json"], default_value = "text")]
    pub format: String,
}

#[derive(Subcommand)]
pub enum TaxonomyCommand {
    /// Show one weakness: prompt, code, the code mended, and where to look
    Show {
        /// Its number, e.g. CWE-78
        cwe: CweId,
    },
}
