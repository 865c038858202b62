//! Why cells differ, found in the data.

use super::columns::Exchange;
use super::facts::{Facts, Study};
use super::grid::{Family, K, Method, Metric, PROMPTS, value};
use super::layout::{Key, Model, Temperature};
use super::printed;
use crate::model::{Cell, Recomputed};
use crate::printed::Printed;

/// The most samples that the paper draws a metric from.
const SAMPLES: usize = 10;

/// Looks for the reason why a cell of a metric by `method`, printed in `table`, differs, in the order of
/// how much a reason explains: not the whole of the data, exchanged columns, another k, another way to
/// match alerts.
pub(super) fn why<'a>(
    study: &'a Study,
    method: Method,
    table: &'a str,
    exchange: Option<&'a Exchange>,
) -> impl Fn(Metric, Model, &Cell) -> String + 'a {
    move |row, model, cell| {
        let key = Key {
            model,
            temperature: row.temperature,
        };
        let (Some(facts), Some(printed)) = (study.configurations.get(&key), cell.printed) else {
            return String::new();
        };
        let reasons = [
            partial(facts),
            exchanged(study, method, row, exchange, key, printed),
            other_k(study, method, table, row, model),
            other_matching(facts, method, row, printed),
        ];
        reasons.into_iter().flatten().next().unwrap_or_default()
    }
}

/// Not all prompts of the paper are there.
pub(super) fn partial(facts: &Facts) -> Option<String> {
    let there = facts.prompts.len();
    (there != PROMPTS).then(|| format!("rests on {there} of the paper's {PROMPTS} prompts"))
}

/// The printed cell shows what another model's data gives.
fn exchanged(
    study: &Study,
    method: Method,
    row: Metric,
    exchange: Option<&Exchange>,
    key: Key,
    printed: Printed,
) -> Option<String> {
    let other = exchange?.shown_under(key.model);
    let facts = study.configurations.get(&Key {
        model: other,
        ..key
    })?;
    let shown = is_equal(printed, &value(facts, row.family, method, row.k));
    shown.then(|| format!("the column shows {}", other.column()))
}

/// The printed cells of a metric and model show the metric at another k: at one and the same for all cells
/// that differ, where cells of the same model at other k are as the data gives them. A single cell meets
/// some other k by chance too easily.
fn other_k(
    study: &Study,
    method: Method,
    table: &str,
    row: Metric,
    model: Model,
) -> Option<String> {
    let cells = |k: usize| {
        Temperature::ALL.into_iter().filter_map(move |temperature| {
            let facts = study.configurations.get(&Key { model, temperature })?;
            let row = Metric {
                temperature,
                k,
                ..row
            };
            let printed = printed().get(table, &row.label(), model.column())?;
            Some((facts, printed))
        })
    };
    let is_at = |k: usize, (facts, printed): &(&Facts, Printed)| {
        is_equal(*printed, &value(facts, row.family, method, k))
    };
    let fits_elsewhere = K.iter().filter(|&&k| k != row.k).any(|&k| {
        let cells: Vec<_> = cells(k).collect();
        let equal = cells.iter().filter(|cell| is_at(k, cell)).count();
        equal > 0 && equal * 10 >= cells.len() * 9
    });
    let differing: Vec<_> = cells(row.k).filter(|cell| !is_at(row.k, cell)).collect();
    let all_at = |k: &usize| differing.iter().all(|cell| is_at(*k, cell));
    // From all samples down: where several k would do, all is the likely mistake.
    let k = (1..=SAMPLES).rev().filter(|&k| k != row.k).find(all_at)?;
    fits_elsewhere.then(|| format!("equals {}@{k}", row.family.name()))
}

/// The printed cell was made with alerts that were matched in another way than the artefact's verdicts.
fn other_matching(facts: &Facts, method: Method, row: Metric, printed: Printed) -> Option<String> {
    let by_path = value(facts, row.family, Method::StaticByPath, row.k);
    (method == Method::Static && is_equal(printed, &by_path))
        .then(|| "equals the value with alerts matched by the whole path".to_owned())
}

fn is_equal(printed: Printed, recomputed: &Recomputed) -> bool {
    matches!(recomputed, Recomputed::Value(number) if printed.is(number.value))
}

/// A sentence for each configuration whose tests mostly did not run.
pub(super) fn invalid_configurations(study: &Study) -> Vec<String> {
    let invalid = study
        .configurations
        .values()
        .filter(|facts| study.is_invalid(facts));
    invalid
        .map(|facts| {
            let (never, of) = study.never_tested(facts);
            format!(
                "{} is invalid: for {never} of {of} compilable answers to prompts with tests no test ever \
                 ran, so its test-based cells show the harness, whether they are equal or not.",
                facts.key
            )
        })
        .collect()
}

/// The names of those configurations, for the verdict on a table.
pub(super) fn name_invalid(study: &Study) -> String {
    let invalid = study
        .configurations
        .values()
        .filter(|facts| study.is_invalid(facts));
    let names: Vec<String> = invalid.map(|facts| facts.key.to_string()).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("; the tests of {} mostly never ran", names.join(", ")),
    }
}

/// How many cells of one family are equal, for verdicts over several families.
pub(super) fn tally_of(table: &crate::model::Table, family: Family) -> crate::model::Tally {
    let mut tally = crate::model::Tally::default();
    let mark = format!(" {}@", family.name());
    let rows = table.rows.iter().filter(|row| row.label.contains(&mark));
    for cell in rows.flat_map(|row| &row.cells) {
        tally.count(&cell.judgement);
    }
    tally
}
