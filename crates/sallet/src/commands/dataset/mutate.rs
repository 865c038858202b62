//! `sallet dataset check --mutate`: how many insecure mutants the security suites find.

use super::to_check;
use crate::arguments::Check;
use crate::progress;
use crate::terminal::output;
use anyhow::Result;
use comfy_table::{Table, presets};
use sallet_analysis::mutants;
use sallet_engine::datasets::bench::{self, Explained, explained};
use sallet_engine::mutation::{DEFINITION, Fate, Tally, Tried, explain, mutate, trials};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// The least score that is good enough.
const LEAST: f64 = 0.90;

pub(super) fn run(arguments: &Check) -> Result<ExitCode> {
    let (tasks, oracles) = to_check(arguments)?;
    let folder = (arguments.dataset != bench::NAME).then(|| Path::new(&arguments.dataset));
    let mut explanations = BTreeMap::new();
    for task in &tasks {
        explanations.insert(task.id.as_str(), explained(folder, &task.id)?);
    }
    let trials = trials(&tasks);
    let bar = progress::bar(trials.len() as u64);
    let mut by_task: BTreeMap<String, Vec<Tried>> = BTreeMap::new();
    mutate(trials, &oracles, &mut |tried| {
        bar.inc(1);
        by_task.entry(tried.task.clone()).or_default().push(tried);
        Ok(())
    })?;
    bar.finish_and_clear();
    let mut stale = Vec::new();
    for (&task, explanations) in &explanations {
        let tried = by_task.entry(task.to_owned()).or_default();
        tried.sort_by(|a, b| (a.mutant.line, &a.mutant.id).cmp(&(b.mutant.line, &b.mutant.id)));
        let useless = explain(tried, explanations).into_iter();
        stale.extend(useless.map(|explained| (task, explained)));
    }
    print(&by_task, &stale, arguments.markdown)?;
    let tally = Tally::of(by_task.values().flatten());
    let is_good = tally.score().is_none_or(|score| score >= LEAST);
    // What could not be judged is no success.
    let is_good = is_good && stale.is_empty() && tally.unscored == 0;
    Ok(ExitCode::from(u8::from(!is_good)))
}

fn print(
    by_task: &BTreeMap<String, Vec<Tried>>,
    stale: &[(&str, &Explained)],
    markdown: bool,
) -> std::io::Result<()> {
    let mut out = output();
    let all = || by_task.values().flatten();
    let mut by_operator: BTreeMap<&str, Vec<&Tried>> = BTreeMap::new();
    for tried in all() {
        by_operator
            .entry(tried.mutant.operator)
            .or_default()
            .push(tried);
    }
    let tasks = by_task
        .iter()
        .map(|(task, tried)| (task.as_str(), Tally::of(tried)));
    let operators = by_operator
        .iter()
        .map(|(operator, tried)| (*operator, Tally::of(tried.iter().copied())));
    writeln!(out, "{}\n", table("task", tasks, markdown))?;
    writeln!(out, "{}\n", table("operator", operators, markdown))?;
    for (operator, summary) in mutants::operators() {
        if by_operator.contains_key(operator) {
            writeln!(
                out,
                "{operator} {summary}{}",
                if markdown { "  " } else { "" }
            )?;
        }
    }
    writeln!(out)?;
    if !markdown {
        all().try_for_each(|tried| print_open(&mut out, tried))?;
    }
    for (task, explained) in stale {
        let mutant = &explained.mutant;
        writeln!(
            out,
            "{task}: survivors.toml explains what does not survive: {mutant}"
        )?;
    }
    let tally = Tally::of(all());
    let verdict = match tally.score() {
        None => "no mutant was scored".to_owned(),
        Some(score) => {
            let enough = if score < LEAST { "below" } else { "at least" };
            format!(
                "mutation score {}, {enough} {LEAST:.2}: {} of {} mutants killed; tasks: {}; {} further \
                 survivors are explained, with them it is {}",
                shown(tally),
                tally.killed,
                tally.scored(),
                by_task.len(),
                tally.explained,
                shown(Tally {
                    survived: tally.survived + tally.explained,
                    ..tally
                }),
            )
        }
    };
    writeln!(out, "{verdict}\n{DEFINITION}")
}

/// One row for each of `rows` that has mutants.
fn table<'a>(what: &str, rows: impl Iterator<Item = (&'a str, Tally)>, markdown: bool) -> Table {
    let preset = match markdown {
        true => presets::ASCII_MARKDOWN,
        false => presets::UTF8_BORDERS_ONLY,
    };
    let counted = [
        "mutants",
        "broken",
        "killed",
        "survived",
        "explained",
        "unscored",
        "score",
    ];
    let mut table = Table::new();
    table
        .load_style(preset)
        .set_header([what].into_iter().chain(counted));
    for (name, tally) in rows.filter(|(_, tally)| tally.mutants() > 0) {
        let counts = [
            tally.mutants(),
            tally.broken,
            tally.killed,
            tally.survived,
            tally.explained,
            tally.unscored,
        ];
        let counts = counts.iter().map(usize::to_string);
        let row = std::iter::once(name.to_owned()).chain(counts);
        table.add_row(row.chain([shown(tally)]));
    }
    table
}

fn shown(tally: Tally) -> String {
    tally
        .score()
        .map_or_else(|| "–".to_owned(), |score| format!("{score:.3}"))
}

/// Shows a mutant that somebody should look at.
fn print_open(out: &mut impl Write, tried: &Tried) -> std::io::Result<()> {
    let mutant = &tried.mutant;
    let (task, line) = (&tried.task, mutant.line);
    match &tried.fate {
        Fate::Survived => writeln!(out, "{task}, line {line}: survived")?,
        Fate::Unscored(reason) => writeln!(out, "{task}, line {line}: unscored, {reason}")?,
        Fate::Broken | Fate::Killed | Fate::Explained => return Ok(()),
    }
    writeln!(out, "    {}", mutant.id)?;
    writeln!(out, "    - {}\n    + {}", mutant.before, mutant.after)
}
