//! Why cells differ, found in the data.

use super::columns::Exchange;
use super::facts::{Facts, Study};
use super::grid::{Family, Method, Metric, PROMPTS, value};
use super::layout::{Key, Model};
use crate::model::{Cell, Recomputed};
use crate::printed::Printed;

/// The most samples that the paper draws a metric from.
const SAMPLES: usize = 10;

/// Looks for the reason why a cell of a metric by `method` differs, in the order of how much a reason
/// explains: not the whole of the data, exchanged columns, another k, another way to match alerts.
pub(super) fn why<'a>(
    study: &'a Study,
    method: Method,
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
            other_k(facts, method, row, printed),
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

/// The printed cell shows the metric at another k.
fn other_k(facts: &Facts, method: Method, row: Metric, printed: Printed) -> Option<String> {
    let is_it = |k: &usize| is_equal(printed, &value(facts, row.family, method, *k));
    let k = (1..=SAMPLES).filter(|&k| k != row.k).find(is_it)?;
    Some(format!("equals {}@{k}", row.family.name()))
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
