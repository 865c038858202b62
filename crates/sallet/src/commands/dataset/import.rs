//! `sallet dataset import`: published prompts as ordinary tasks.

use crate::arguments::ImportDataset;
use crate::terminal::output;
use crate::whole_file;
use anyhow::{Result, bail};
use sallet_core::Task;
use sallet_engine::datasets;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(arguments: &ImportDataset) -> Result<ExitCode> {
    let dataset = datasets::import(&arguments.name, &arguments.from)?;
    let (tasks, skipped) = (dataset.tasks.len(), dataset.skipped.len());
    let mut out = output();
    writeln!(
        out,
        "{}: {} items: {tasks} tasks ({}), {skipped} left out",
        arguments.name,
        tasks + skipped,
        kinds(&dataset.tasks),
    )?;
    for note in &dataset.notes {
        writeln!(out, "note: {note}")?;
    }
    if let Some(path) = &arguments.out {
        write(&dataset.tasks, &arguments.without, path)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// How many tasks there are in each language, and how many have suites.
fn kinds(tasks: &[Task]) -> String {
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for task in tasks {
        *languages.entry(task.language.display_name()).or_default() += 1;
    }
    let languages = languages
        .iter()
        .map(|(name, count)| format!("{count} {name}"));
    let with = |has: fn(&Task) -> bool, what: &str| {
        let count = tasks.iter().filter(|task| has(task)).count();
        (count > 0).then(|| format!("{count} with {what} tests"))
    };
    let suites = [
        with(|task| task.functional_suite.is_some(), "functional"),
        with(|task| task.security_suite.is_some(), "security"),
    ];
    let parts: Vec<String> = languages.chain(suites.into_iter().flatten()).collect();
    parts.join(", ")
}

fn write(tasks: &[Task], without: &[String], path: &Path) -> Result<()> {
    let marks: Vec<&String> = tasks.iter().flat_map(|task| &task.marks).collect();
    if let Some(unknown) = without.iter().find(|mark| !marks.contains(mark)) {
        bail!("no task is marked '{unknown}': leave --without {unknown} out");
    }
    let mut kept = tasks.to_vec();
    kept.retain(|task| task.marks.iter().all(|mark| !without.contains(mark)));
    whole_file::write(path, |file| Ok(datasets::write(&kept, file)?))?;
    writeln!(output(), "{} tasks are in {}", kept.len(), path.display())?;
    Ok(())
}
