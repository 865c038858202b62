//! `sallet dataset`: what there is to ask, and whether its oracles hold.

mod check;
mod mutate;

use super::{find_oracles, warn_without_oracles};
use crate::arguments::{Check, Dataset};
use crate::terminal::output;
use anyhow::{Context, Result, bail};
use comfy_table::{Table, presets};
use sallet_core::Task;
use sallet_engine::assessors::OraclePool;
use sallet_engine::datasets::{self, Mapping};
use sallet_sandbox::PackageEnvironment;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::ExitCode;

pub fn run(command: &Dataset) -> Result<ExitCode> {
    match command {
        Dataset::List { dataset, map } => list(dataset, map.iter().cloned().collect()),
        Dataset::Show { task, dataset, map } => show(task, dataset, map.iter().cloned().collect()),
        Dataset::Check(check) if check.mutate => mutate::run(check),
        Dataset::Check(check) => check::run(check),
    }
}

fn list(name: &str, mapping: Mapping) -> Result<ExitCode> {
    let dataset = datasets::load(name, &mapping)?;
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_BORDERS_ONLY)
        .set_header(["task", "CWE", "language", "oracle", "title"]);
    for task in &dataset.tasks {
        let cwe = task.cwe.map(|cwe| cwe.to_string()).unwrap_or_default();
        let oracle = if task.oracle.is_some() {
            "attacks"
        } else {
            "none"
        };
        table.add_row([
            task.id.as_str(),
            &cwe,
            task.language.display_name(),
            oracle,
            &task.title,
        ]);
    }
    let weaknesses: BTreeSet<_> = dataset.tasks.iter().filter_map(|task| task.cwe).collect();
    let mut out = output();
    writeln!(out, "{table}")?;
    writeln!(
        out,
        "{}: {} tasks over {} CWEs",
        dataset.name,
        dataset.tasks.len(),
        weaknesses.len()
    )?;
    for note in &dataset.notes {
        writeln!(out, "note: {note}")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn show(id: &str, name: &str, mapping: Mapping) -> Result<ExitCode> {
    let dataset = datasets::load(name, &mapping)?;
    let task = dataset.tasks.iter().find(|task| task.id == id);
    let task = task.with_context(|| {
        format!("{name} has no task '{id}': `sallet dataset list {name}` shows its tasks")
    })?;
    let cwe = task
        .cwe
        .map_or_else(|| "no CWE".to_owned(), |cwe| cwe.title());
    let mut out = output();
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
    Ok(ExitCode::SUCCESS)
}

/// The tasks to check, and what their oracles need.
fn to_check(arguments: &Check) -> Result<(Vec<Task>, OraclePool)> {
    let mut tasks = datasets::load(&arguments.dataset, &Mapping::new())?.tasks;
    let patterns = &arguments.task;
    tasks.retain(|task| sallet_engine::run::matches_any(&task.id, patterns));
    if tasks.is_empty() {
        bail!(
            "no task matches {}: `sallet dataset list` shows what there is",
            patterns.join(", ")
        );
    }
    let mut oracles = find_oracles(false);
    if let (Ok(python), None) = (&oracles.python, &oracles.packages) {
        oracles.packages = Some(PackageEnvironment::create(python)?);
    }
    warn_without_oracles(&oracles);
    Ok((tasks, oracles))
}
