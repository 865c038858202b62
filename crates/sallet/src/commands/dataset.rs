//! `sallet dataset`: what there is to ask, whether its oracles hold, and what it covers.

mod coverage;
mod list;

use super::{find_oracles, warn_without_oracles};
use crate::arguments::Dataset;
use crate::progress;
use crate::terminal::output;
use anyhow::{Context, Result, bail};
use sallet_core::{CweId, Task, Verdict};
use sallet_engine::check::{Checked, check, solutions};
use sallet_engine::datasets::{self, Mapping, bench};
use sallet_sandbox::PackageEnvironment;
use std::collections::BTreeSet;
use std::io::Write;
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
        Dataset::New { id, cwe, into } => new(id, *cwe, into),
        Dataset::Check {
            dataset,
            task,
            runs,
        } => check_tasks(dataset, task, *runs),
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

fn check_tasks(name: &str, patterns: &[String], runs: u32) -> Result<ExitCode> {
    let mut tasks = datasets::load(name, &Default::default())?.tasks;
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
    let needs_packages = tasks.iter().any(|task| !task.packages.is_empty());
    if let (Ok(python), None, true) = (&oracles.python, &oracles.packages, needs_packages) {
        oracles.packages = Some(PackageEnvironment::create(python)?);
    }
    warn_without_oracles(&oracles);
    let bar = progress::bar(solutions(&tasks) as u64 * u64::from(runs) * 2);
    let mut wrong = Vec::new();
    check(&tasks, runs, &oracles, &mut |checked| {
        bar.inc(1);
        if !checked.as_expected {
            wrong.push(checked);
        }
        Ok(())
    })?;
    bar.finish_and_clear();
    wrong.sort_by(|a, b| (&a.task, a.repetition).cmp(&(&b.task, b.repetition)));
    wrong.iter().try_for_each(print_wrong)?;
    writeln!(output(), "{}", summary(&tasks, runs, &wrong))?;
    Ok(ExitCode::from(u8::from(!wrong.is_empty())))
}

fn print_wrong(checked: &Checked) -> std::io::Result<()> {
    let mut out = output();
    let assessment = &checked.assessment;
    let verdict = match &assessment.verdict {
        Verdict::Pass => "passes".to_owned(),
        Verdict::Fail => "fails".to_owned(),
        Verdict::Unscored(reason) => format!("is unscored ({}: {})", reason.kind, reason.detail),
    };
    writeln!(
        out,
        "{}: {} {verdict} the {} suite in run {}",
        checked.task, checked.solution, assessment.assessor, checked.repetition
    )?;
    for evidence in assessment
        .evidence
        .iter()
        .filter(|evidence| evidence.outcome != "pass")
    {
        let detail = evidence.detail.replace('\n', "\n      ");
        writeln!(out, "    {} {}: {detail}", evidence.name, evidence.outcome)?;
    }
    Ok(())
}

fn summary(tasks: &[Task], runs: u32, wrong: &[Checked]) -> String {
    let failed: BTreeSet<_> = wrong.iter().map(|checked| checked.task.as_str()).collect();
    format!(
        "{} of {} tasks hold in {runs} run{} of {} references and variants: secure ones pass both suites, \
         insecure ones pass the functional and fail the security suite",
        tasks.len() - failed.len(),
        tasks.len(),
        if runs == 1 { "" } else { "s" },
        solutions(tasks),
    )
}
