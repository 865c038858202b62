//! `sallet dataset`: what there is to ask, whether its oracles hold, and what it covers.

mod check;
mod coverage;
mod import;
mod list;
mod mutate;

use super::{find_oracles, tsv, warn_without_oracles};
use crate::arguments::{Check, Dataset};
use crate::terminal::{self, output};
use anyhow::{Context, Result, bail};
use sallet_core::{CweId, Task};
use sallet_engine::assessors::OraclePool;
use sallet_engine::datasets::{self, Mapping, bench};
use sallet_engine::difficulty::{self, Difficulty};
use sallet_engine::run::RunFolder;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

pub fn run(command: &Dataset) -> Result<ExitCode> {
    match command {
        Dataset::List {
            dataset,
            map,
            format,
        } => list::run(dataset, &map.iter().cloned().collect(), format),
        Dataset::Show { task, dataset, map } => {
            show(task, dataset.as_deref(), &map.iter().cloned().collect())
        }
        Dataset::Import(arguments) => import::run(arguments),
        Dataset::New { id, cwe, into } => new(id, *cwe, into),
        Dataset::Check(check) if check.mutate => mutate::run(check),
        Dataset::Check(check) => check::run(check),
        Dataset::Difficulty { runs } => {
            let runs: Vec<RunFolder> = runs.iter().map(RunFolder::new).collect();
            let rows = difficulty::of_runs(&runs)?;
            tsv::write(&Difficulty::COLUMNS, &rows, &mut output())?;
            Ok(ExitCode::SUCCESS)
        }
        Dataset::Coverage { markdown } => coverage::run(*markdown),
    }
}

/// The dataset called `name`; without a name the built-in one that has the task.
fn dataset_of(id: &str, name: Option<&str>, mapping: &Mapping) -> Result<datasets::Dataset> {
    if let Some(name) = name {
        return Ok(datasets::load(name, mapping)?);
    }
    for built_in in datasets::BUILT_IN {
        let dataset = datasets::load(built_in.name, mapping)?;
        if dataset.tasks.iter().any(|task| task.id == id) {
            return Ok(dataset);
        }
    }
    Ok(datasets::load(bench::NAME, mapping)?)
}

fn show(id: &str, name: Option<&str>, mapping: &Mapping) -> Result<ExitCode> {
    let dataset = dataset_of(id, name, mapping)?;
    let name = name.unwrap_or(&dataset.name);
    let task = dataset.tasks.iter().find(|task| task.id == id);
    let task = task.with_context(|| {
        format!("{name} has no task '{id}': `sallet dataset list {name}` shows its tasks")
    })?;
    let cwe = task
        .cwe
        .map_or_else(|| "no CWE".to_owned(), |cwe| cwe.title());
    let mut out = String::new();
    writeln!(
        out,
        "{}: {}\n{} · {cwe}\n{}",
        task.id,
        task.title,
        task.language.display_name(),
        task.provenance
    )?;
    let parts = [
        ("text prompt", &task.text_prompt),
        ("code prompt", &task.code_prompt),
        ("secure reference", &task.secure),
        ("insecure reference", &task.insecure),
        ("functional suite", &task.functional_suite),
        ("security suite", &task.security_suite),
    ];
    for (title, text) in parts {
        if let Some(text) = text {
            writeln!(out, "\n── {title} ──\n{}", text.trim_end())?;
        }
    }
    terminal::show(&out)?;
    Ok(ExitCode::SUCCESS)
}

fn new(id: &str, cwe: CweId, into: &Path) -> Result<ExitCode> {
    if !into.is_dir() {
        bail!(
            "there is no folder {}: go to a checkout of Sallet, or name a folder of tasks with --into",
            into.display()
        );
    }
    let folder = bench::create(into, id, cwe)?;
    writeln!(
        output(),
        "{}: write what is marked TODO, then prove it with\n  sallet dataset check --dataset {} --task {id}",
        folder.display(),
        into.display()
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The tasks to check, and what their oracles need.
fn to_check(arguments: &Check) -> Result<(Vec<Task>, OraclePool)> {
    let name = &arguments.dataset;
    let mut tasks = datasets::load(name, &Mapping::new())?.tasks;
    let patterns = &arguments.task;
    tasks.retain(|task| sallet_engine::run::matches_any(&task.id, patterns));
    if tasks.is_empty() {
        bail!(
            "no task matches {}: `sallet dataset list {name}` shows what there is",
            patterns.join(", ")
        );
    }
    if tasks.iter().all(|task| task.oracle.is_none()) {
        bail!("no task of {name} has an oracle: name a folder of task folders, or bench");
    }
    let mut oracles = find_oracles(false);
    for set in oracles.missing_sets(&tasks) {
        oracles.install(set)?;
    }
    warn_without_oracles(&oracles);
    Ok((tasks, oracles))
}
