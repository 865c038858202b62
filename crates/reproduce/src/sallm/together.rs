//! The question of the paper asked of each answer: is it functional and secure at once, what is left
//! when answers without a body are set aside, and do models really differ?

use super::explain::invalid_configurations;
use super::facts::{Facts, PromptFacts, Study};
use super::layout::{Key, Model};
use crate::model::{Cell, Number, Recomputed, Row, Table};
use sallet_core::metrics::{self, Estimate, Query};
use sallet_core::outcome::{Outcome, SecurityBy};
use sallet_core::paired::{self, Comparison};
use sallet_core::stats::Bootstrap;

/// A column of the first table: its head, the metric, and whether answers without a body are left out.
const COLUMNS: &[(&str, &str, bool)] = &[
    ("functional", "functional-ratio", false),
    ("secure if valid", "secure-ratio", false),
    ("both", "func-sec@k", false),
    ("both, with a body", "func-sec@k", true),
    ("empty", "empty-ratio", false),
];

/// The table of configurations and that of pairs of models.
pub(super) fn tables(study: &Study) -> Vec<Table> {
    if study.configurations.values().all(|facts| !facts.has_tests) {
        return Vec::new();
    }
    vec![same_answer(study), pairs(study)]
}

fn same_answer(study: &Study) -> Table {
    let rows = study
        .configurations
        .values()
        .filter(|facts| facts.has_tests)
        .map(|facts| row(study, facts));
    let definition = format!(
        "Percent over {} prompts, with 95 % bootstrap intervals over prompts. functional: share of answers that \
         pass the functional test; secure if valid: share of compilable answers that pass the security test; \
         both: the same answer does both (func-sec@1), also without the answers that add no body; empty: share \
         of those. An answer that does not compile is not functional. A test that ended in an error or \
         never ran leaves the question open, as nothing says whether answer or environment is to blame: \
         such answers are left out where their verdict is needed.",
        study.prompts()
    );
    Table {
        id: "Together".to_owned(),
        title: "functional and secure on the same answer".to_owned(),
        definition,
        columns: COLUMNS
            .iter()
            .map(|(name, ..)| (*name).to_owned())
            .collect(),
        rows: rows.collect(),
        verdict: "not in the paper".to_owned(),
        notes: left_out(study)
            .into_iter()
            .chain(invalid_configurations(study))
            .collect(),
    }
}

fn row(study: &Study, facts: &Facts) -> Row {
    let outcomes: Vec<Vec<Outcome>> = facts
        .prompts
        .iter()
        .map(|prompt| outcomes(study, prompt))
        .collect();
    let tasks: Vec<&[Outcome]> = outcomes.iter().map(Vec::as_slice).collect();
    let cells = COLUMNS.iter().map(|&(_, name, leave_out_empty)| {
        let query = Query {
            k: 1,
            by: SecurityBy::Test,
            leave_out_empty,
        };
        let metric = metrics::by_name(name);
        let estimate = metric.map(|metric| metric.estimate(&tasks, &query, &Bootstrap::default()));
        Cell::new(None, percent(&estimate.unwrap_or_default()))
    });
    Row {
        label: facts.key.to_string(),
        cells: cells.collect(),
    }
}

fn outcomes(study: &Study, prompt: &PromptFacts) -> Vec<Outcome> {
    let is_queried = study.is_queried(&prompt.id);
    let samples = prompt.samples.iter().enumerate();
    samples
        .map(|(index, sample)| sample.outcome(index, is_queried))
        .collect()
}

fn percent(estimate: &Estimate) -> Recomputed {
    match estimate.value {
        Some(value) => Recomputed::Value(Number {
            value: 100.0 * value,
            decimals: 1,
            interval: estimate
                .interval
                .map(|(low, high)| (100.0 * low, 100.0 * high)),
        }),
        None => Recomputed::Missing("no answer has the verdicts".to_owned()),
    }
}

/// How many answers `both` leaves out, and why.
fn left_out(study: &Study) -> Vec<String> {
    let (mut all, mut errors, mut never, mut without) = (0, 0, 0, 0);
    for facts in study
        .configurations
        .values()
        .filter(|facts| facts.has_tests)
    {
        for prompt in &facts.prompts {
            let is_tested = study.tested.contains(&prompt.id);
            all += prompt.samples.len();
            let outcomes = outcomes(study, prompt);
            let open = prompt
                .samples
                .iter()
                .zip(&outcomes)
                .filter(|(_, outcome)| both(outcome).is_none());
            for (sample, _) in open {
                *match (is_tested, sample.is_tested()) {
                    (false, _) => &mut without,
                    (true, false) => &mut never,
                    (true, true) => &mut errors,
                } += 1;
            }
        }
    }
    vec![format!(
        "{} of {all} answers are left out of `both`: {without} to prompts that no test ran for in any \
         configuration, {never} that their tests never ran for, {errors} whose tests ended in an error where it \
         could matter.",
        without + never + errors
    )]
}

/// Whether an answer is functional and secure; `None` where a missing verdict could decide it.
fn both(outcome: &Outcome) -> Option<bool> {
    match (outcome.functional, outcome.secure_by_test) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn pairs(study: &Study) -> Table {
    let mut compared: Vec<((Model, Model), Comparison)> = Vec::new();
    for (index, &second) in Model::ALL.iter().enumerate() {
        for &first in &Model::ALL[index + 1..] {
            let found = paired::compare(&shares(study, first, second), &Bootstrap::default());
            compared.extend(found.map(|found| ((first, second), found)));
        }
    }
    let chances: Vec<f64> = compared.iter().map(|(_, found)| found.p).collect();
    let raised = paired::holm(&chances);
    let rows = compared.iter().zip(raised);
    Table {
        id: "Pairs".to_owned(),
        title: "do models differ in answers that are functional and secure?".to_owned(),
        definition: "First minus second model, in percentage points: per prompt the share of answers that are \
                     functional and secure among those of which it is known, over the temperatures that \
                     both models were run at; then the mean over prompts, with its 95 % bootstrap interval. \
                     Prompts without a known answer of both are left out, and so are invalid configurations, for \
                     both models. p: sign-flip test over prompts, both directions; p (Holm): raised for the \
                     number of pairs."
            .to_owned(),
        columns: ["difference", "p", "p (Holm)", "prompts"].map(str::to_owned).to_vec(),
        rows: rows.map(|((models, found), raised)| pair_row(*models, found, raised)).collect(),
        verdict: "not in the paper".to_owned(),
        notes: Vec::new(),
    }
}

fn pair_row((first, second): (Model, Model), found: &Comparison, raised: f64) -> Row {
    let points = |value: f64| 100.0 * value;
    let cells = [
        Recomputed::Value(Number {
            value: points(found.difference),
            decimals: 1,
            interval: found
                .interval
                .map(|(low, high)| (points(low), points(high))),
        }),
        Recomputed::value(found.p, 4),
        Recomputed::value(raised, 4),
        Recomputed::value(found.items as f64, 0),
    ];
    Row {
        label: format!("{} − {}", first.column(), second.column()),
        cells: cells.map(|value| Cell::new(None, value)).to_vec(),
    }
}

/// For each prompt the shares of functional and secure answers of both models.
fn shares(study: &Study, first: Model, second: Model) -> Vec<(f64, f64)> {
    let valid = |model, temperature| {
        let found = study.configurations.get(&Key { model, temperature })?;
        (found.has_tests && !study.is_invalid(found)).then_some(found)
    };
    let both_run: Vec<(&Facts, &Facts)> = super::layout::Temperature::ALL
        .into_iter()
        .filter_map(|temperature| valid(first, temperature).zip(valid(second, temperature)))
        .collect();
    let Some((one, _)) = both_run.first() else {
        return Vec::new();
    };
    let of_prompt = |prompt: &PromptFacts| {
        let first = share(study, &prompt.id, both_run.iter().map(|pair| pair.0))?;
        let second = share(study, &prompt.id, both_run.iter().map(|pair| pair.1))?;
        Some((first, second))
    };
    one.prompts.iter().filter_map(of_prompt).collect()
}

fn share<'a>(study: &Study, id: &str, of: impl Iterator<Item = &'a Facts>) -> Option<f64> {
    let prompts = of.filter_map(|facts| facts.prompts.iter().find(|prompt| prompt.id == id));
    let known: Vec<bool> = prompts
        .flat_map(|prompt| outcomes(study, prompt))
        .filter_map(|outcome| both(&outcome))
        .collect();
    let yes = known.iter().filter(|&&yes| yes).count();
    (!known.is_empty()).then(|| yes as f64 / known.len() as f64)
}
