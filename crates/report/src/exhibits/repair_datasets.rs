//! How much an analysis still complains of, by dataset and strategy (tables 1 and 2 of Alrashedy et al.
//! 2024).

use super::{Exhibit, Table};
use crate::scores::Scores;
use crate::summary::Summary;
use crate::{Report, human};
use std::collections::BTreeMap;

const ABOUT: &str = "Share of the samples that the analysis finds vulnerable in the end, in percent, with its 95 % \
                     interval over tasks, and vulnerable of scored samples. Samples without a verdict are left \
                     out. Here an answer without code that can be read has no verdict; it is not secure.";

/// Vulnerable and scored samples of one task.
type Counts = (usize, usize);

/// A row for each setting and analysis, a column for each dataset. Only where something is repaired or
/// there are several datasets.
pub(super) fn exhibit(report: &Report<'_>, scores: &Scores<'_>) -> Option<Exhibit> {
    let summary = report.summary;
    let datasets = datasets(summary);
    let is_one = datasets.len() < 2 && summary.repairing().next().is_none();
    if is_one || summary.analyses.is_empty() {
        return None;
    }
    let mut columns = vec!["setting".to_owned(), "analysis".to_owned()];
    columns.extend(datasets.iter().map(|&name| name.to_owned()));
    let mut rows = Vec::new();
    for setting in 0..summary.settings() {
        for analysis in &summary.analyses {
            let mut row = vec![summary.setting_id(setting).to_owned(), analysis.to_string()];
            row.extend(datasets.iter().map(|dataset| {
                let tasks = vulnerable(summary, setting, analysis, dataset);
                cell(scores, &tasks)
            }));
            rows.push(row);
        }
    }
    Some(Exhibit {
        id: "datasets",
        title: "Vulnerable in the end, by dataset",
        about: ABOUT.to_owned(),
        definitions: Vec::new(),
        tables: vec![Table {
            caption: None,
            columns,
            rows,
            names: 2,
        }],
        in_short: true,
        svg: None,
    })
}

/// Their names, in the order of the tasks; logs of older versions name none.
fn datasets(summary: &Summary) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for task in &summary.header.tasks {
        let name = task.dataset.as_deref().unwrap_or("all");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn vulnerable(summary: &Summary, setting: usize, analysis: &str, dataset: &str) -> Vec<Counts> {
    let mut tasks: BTreeMap<usize, Counts> = BTreeMap::new();
    for (task, _, notes) in summary.cells(setting) {
        let of = summary.header.tasks[task].dataset.as_deref();
        let own = notes.analyses.iter().find(|(name, _)| **name == *analysis);
        let Some((_, Some(secure))) = own else {
            continue;
        };
        if of.unwrap_or("all") == dataset {
            let counts = tasks.entry(task).or_default();
            counts.0 += usize::from(!secure);
            counts.1 += 1;
        }
    }
    tasks.into_values().collect()
}

fn cell(scores: &Scores<'_>, tasks: &[Counts]) -> String {
    let sum = |tasks: &mut dyn Iterator<Item = &Counts>| {
        tasks.fold((0, 0), |sum, task| (sum.0 + task.0, sum.1 + task.1))
    };
    let share = |(bad, all): Counts| (all > 0).then(|| bad as f64 / all as f64);
    let interval = scores.bootstrap.interval(tasks, |drawn: &[&Counts]| {
        share(sum(&mut drawn.iter().copied()))
    });
    let (bad, all) = sum(&mut tasks.iter());
    let value = human::share(share((bad, all)), interval);
    match all {
        0 => value,
        all => format!("{value}, {bad}/{all}"),
    }
}
