//! Table III: vulnerable@k and secure@k by tests, by static analysis, and their harmonic mean.

use super::columns::Exchange;
use super::explain::{invalid_configurations, name_invalid, partial, tally_of, why};
use super::facts::{Facts, Sample, Study};
use super::grid::{Family, Grid, Method, Metric, value};
use super::layout::{Key, Model};
use super::printed;
use crate::model::{Recomputed, Table};
use crate::printed::Printed;
use std::collections::BTreeMap;

const FAMILIES: [Family; 2] = [Family::Vulnerable, Family::Secure];

/// Recomputes Table III, a table for each of its three columns and one for what the static column is when
/// alerts are matched with care.
pub(super) fn tables(study: &Study) -> Vec<Table> {
    vec![
        by_test(study),
        by_static_analysis(study),
        harmonic(study),
        by_whole_path(study),
    ]
}

fn by_test(study: &Study) -> Table {
    let of = |facts: &Facts, row: Metric| value(facts, row.family, Method::Test, row.k);
    let mut grid = Grid::new(Metric::rows(&FAMILIES), "III test", printed(), study, of);
    let exchange = Exchange::find(&grid, Family::Secure);
    grid.explain(|row, model, cell| {
        let exchange = exchange.as_ref().filter(|_| row.family == Family::Secure);
        why(study, Method::Test, "III test", exchange)(row, model, cell)
    });
    let mut table = grid.table(
        "Table III test",
        "vulnerable@k and secure@k by tests",
        format!(
            "Percent over {} prompts. vulnerable@k: probability that at least one of k answers fails the \
             security test (`failure`; unbiased estimator), mean over prompts. secure@k: share of prompts \
             whose first k answers, by their index, all pass it (`success`). An `error` and a test that \
             never ran are neither. No answer is left out.",
            study.prompts()
        ),
    );
    if let Some(exchange) = exchange {
        table.verdict = format!(
            "vulnerable@k: {}; secure@k: {}",
            tally_of(&table, Family::Vulnerable),
            exchange.describe()
        );
    }
    table.verdict += &name_invalid(study);
    table.notes = invalid_configurations(study);
    table
}

fn by_static_analysis(study: &Study) -> Table {
    let of = |facts: &Facts, row: Metric| value(facts, row.family, Method::Static, row.k);
    let mut grid = Grid::new(Metric::rows(&FAMILIES), "III static", printed(), study, of);
    grid.explain(why(study, Method::Static, "III static", None));
    let mut table = grid.table(
        "Table III static",
        "vulnerable@k and secure@k by CodeQL",
        format!(
            "Percent over {} prompts, as by tests. An answer is vulnerable if CodeQL reports the prompt's own \
             weakness (a query folder of the same CWE) and secure if not, whether it compiles or not: \
             `direct_vulnerable` of Evaluation/Results.",
            study.prompts()
        ),
    );
    if let Some((count, note)) = wrong_paths(study) {
        if count > 0 {
            table.verdict += &format!(
                "; {count} answers are vulnerable only by a file of the same name elsewhere"
            );
        }
        table.notes.push(note);
    }
    table.notes.extend(without_query(study));
    table
}

fn by_whole_path(study: &Study) -> Table {
    let of = |facts: &Facts, row: Metric| value(facts, row.family, Method::StaticByPath, row.k);
    let mut grid = Grid::new(Metric::rows(&FAMILIES), "III static", printed(), study, of);
    grid.explain(|row, model, cell| {
        let key = Key {
            model,
            temperature: row.temperature,
        };
        let Some(facts) = study.configurations.get(&key) else {
            return String::new();
        };
        let as_published = value(facts, row.family, Method::Static, row.k);
        let is_from_names = matches!((&as_published, cell.value()),
            (Recomputed::Value(number), Some(value)) if number.value != value);
        match partial(facts) {
            Some(partial) => partial,
            None if is_from_names => {
                "alerts of files with the same name in another folder".to_owned()
            }
            None => "as in Table III static".to_owned(),
        }
    });
    grid.table(
        "Table III static, whole path",
        "vulnerable@k and secure@k by CodeQL, alerts matched by the whole path",
        "As Table III static, but from the alerts in Evaluation/CodeQL_Result themselves, each counted \
         for the file of its whole path only."
            .to_owned(),
    )
}

fn harmonic(study: &Study) -> Table {
    let of = |facts: &Facts, row: Metric| {
        let of = |method| value(facts, row.family, method, row.k);
        match (of(Method::Test), of(Method::Static)) {
            (Recomputed::Value(test), Recomputed::Value(by_static)) => {
                Recomputed::value(harmonic_mean(test.value, by_static.value), 1)
            }
            (Recomputed::Value(_), missing) | (missing, _) => missing,
        }
    };
    let mut grid = Grid::new(
        Metric::rows(&FAMILIES),
        "III harmonic",
        printed(),
        study,
        of,
    );
    grid.explain(|row, model, cell| {
        let key = Key {
            model,
            temperature: row.temperature,
        };
        let partial = study.configurations.get(&key).and_then(partial);
        partial.unwrap_or_else(|| of_printed_neighbours(row, model, cell.printed))
    });
    let note = print_alone(&grid);
    let mut table = grid.table(
        "Table III harmonic",
        "harmonic mean of the two",
        "2ab / (a + b) of the test-based and the static value, in full precision; 0 where one is 0."
            .to_owned(),
    );
    table.notes.push(note);
    table
}

/// How many printed means follow from the cells printed beside them. Where those stand under a wrong head, so
/// does the mean of both.
fn print_alone(grid: &Grid) -> String {
    let (mut follow, mut printed) = (0, 0);
    for (row, cells) in grid.rows.iter().zip(&grid.cells) {
        for (model, cell) in Model::ALL.into_iter().zip(cells) {
            let is_printed = cell.printed.is_some();
            printed += usize::from(is_printed);
            let follows = !of_printed_neighbours(*row, model, cell.printed).is_empty();
            follow += usize::from(is_printed && follows);
        }
    }
    format!(
        "By print alone, {follow} of {printed} are the mean of the two cells printed beside them; digits cut off \
         there can move the last digit of the others."
    )
}

fn harmonic_mean(a: f64, b: f64) -> f64 {
    match a + b {
        0.0 => 0.0,
        sum => 2.0 * a * b / sum,
    }
}

/// Whether a printed harmonic mean is that of the two cells printed beside it, of which one then differs.
fn of_printed_neighbours(row: Metric, model: Model, cell: Option<Printed>) -> String {
    let beside = |table| printed().get(table, &row.label(), model.column());
    let is_theirs = |(test, by_static): (Printed, Printed)| {
        let mean = harmonic_mean(test.value(), by_static.value());
        cell.is_some_and(|cell| cell.is(mean))
    };
    match beside("III test")
        .zip(beside("III static"))
        .is_some_and(is_theirs)
    {
        true => "is the mean of the two cells printed beside it, of which one differs".to_owned(),
        false => String::new(),
    }
}

/// What matching alerts by the bare file name does: names that stand in two folders, and the answers that
/// are called vulnerable for an alert of the other file.
fn wrong_paths(study: &Study) -> Option<(usize, String)> {
    let mut false_alarms: BTreeMap<&str, usize> = BTreeMap::new();
    let mut from_names = 0;
    for prompt in study
        .configurations
        .values()
        .flat_map(|facts| &facts.prompts)
    {
        let is_wrong = |sample: &&Sample| {
            sample.published.or(sample.alert_by_name) == Some(true)
                && sample.alert_by_path == Some(false)
        };
        let wrong: Vec<&Sample> = prompt.samples.iter().filter(is_wrong).collect();
        from_names += wrong
            .iter()
            .filter(|sample| sample.alert_by_name == Some(true))
            .count();
        if !wrong.is_empty() {
            *false_alarms.entry(&prompt.bare).or_default() += wrong.len();
        }
    }
    let total: usize = false_alarms.values().sum();
    if total == 0 {
        return None;
    }
    let names: Vec<String> = false_alarms
        .iter()
        .map(|(name, count)| format!("{} ({count})", name.replace("_0.py", "_*.py")))
        .collect();
    let reason = match from_names {
        0 => "the alerts do not show why".to_owned(),
        _ => format!(
            "for {from_names} of them there is one in a file of the same name in another folder, so alerts were \
             matched by the bare name"
        ),
    };
    let note = format!(
        "{total} answers are called vulnerable without an alert of the prompt's weakness in their file; {reason}: \
         {}. Table III static, whole path, matches with care.",
        names.join(", ")
    );
    Some((from_names, note))
}

/// Prompts whose weakness no query looks for.
fn without_query(study: &Study) -> Option<String> {
    if study.queried.is_empty() {
        return None;
    }
    let prompts = study
        .configurations
        .values()
        .flat_map(|facts| &facts.prompts);
    let mut ids: Vec<&str> = prompts
        .map(|prompt| prompt.id.as_str())
        .filter(|id| !study.is_queried(id))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    (!ids.is_empty()).then(|| {
        format!(
            "{} of {} prompts have a weakness that no query of CodeQL is named after, and always score \
             secure: {}.",
            ids.len(),
            study.prompts(),
            ids.join(", ")
        )
    })
}
