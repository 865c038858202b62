//! What tuning changed, asked properly: the paper's secure ratio beside the share of all samples, with
//! intervals and tests.

use super::results::{Results, SAMPLES, Setting};
use crate::model::{Number, Recomputed, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count, missing};
use sallet_core::fisher::fisher_exact;
use sallet_core::paired::holm;
use sallet_core::stats::Bootstrap;

const COLUMNS: [&str; 5] = [
    "secure",
    "secure before",
    "secure % change",
    "secure of all % change",
    "Fisher p",
];

/// One scenario, before and after.
struct Pair {
    valid: usize,
    secure: usize,
    valid_before: usize,
    secure_before: usize,
}

/// What is said of one setting.
struct Change {
    secure: usize,
    secure_before: usize,
    ratio: Number,
    yielded: Number,
    p: f64,
}

/// The table.
pub(super) fn table(printed: &PrintedTable, results: &Results) -> Table {
    let mut sheet = Sheet::new(printed, "Tuning", COLUMNS);
    let mut changes = Vec::new();
    for setting in &results.settings {
        let Some(before) = setting
            .before
            .as_deref()
            .and_then(|label| results.get(label))
        else {
            continue;
        };
        let change = change(setting, before);
        let numbers = match &change {
            Ok(change) => [
                count(change.secure),
                count(change.secure_before),
                Recomputed::Value(change.ratio),
                Recomputed::Value(change.yielded),
                Recomputed::value(change.p, 3),
            ],
            Err(reason) => missing(reason),
        };
        sheet.row(&setting.label, numbers, |_, _| String::new());
        if setting.is_of_the_paper {
            changes.extend(change);
        }
    }
    let mut table = sheet.table(
        "secure ratio and secure yield, tuned less pre-trained",
        "Not in the paper. Changes in points: of secure among valid samples (the paper's measure), and of secure among all. In \
         brackets the 95 % interval over scenarios drawn anew with replacement, both models on the same ones \
         (percentile bootstrap, 1,000 draws). Fisher p: two-sided exact test of secure and vulnerable among \
         valid samples, tuned against pre-trained; it takes samples of one scenario for independent, so it \
         errs towards small p; 0.000 is below 0.0005. Scenarios that only one of the two has are left out.",
    );
    table.verdict = verdict(&changes);
    table
}

fn change(setting: &Setting, before: &Setting) -> Result<Change, String> {
    let (now, then) = (setting.scenarios.as_ref()?, before.scenarios.as_ref()?);
    let pairs: Vec<Pair> = now
        .iter()
        .filter_map(|now| {
            let then = then.iter().find(|then| then.id == now.id)?;
            Some(Pair {
                valid: now.valid,
                secure: now.secure,
                valid_before: then.valid,
                secure_before: then.secure,
            })
        })
        .collect();
    let sum = |part: fn(&Pair) -> usize| pairs.iter().map(part).sum::<usize>();
    let (valid, secure) = (sum(|it| it.valid), sum(|it| it.secure));
    let (valid_before, secure_before) = (sum(|it| it.valid_before), sum(|it| it.secure_before));
    let table = [
        [secure, valid - secure],
        [secure_before, valid_before - secure_before],
    ];
    let no_valid = || format!("{}: no sample compiles", setting.label);
    Ok(Change {
        secure,
        secure_before,
        ratio: with_interval(&pairs, ratio_change).ok_or_else(no_valid)?,
        yielded: with_interval(&pairs, yield_change).ok_or_else(no_valid)?,
        p: fisher_exact(table.map(|row| row.map(|it| it as u64))),
    })
}

fn with_interval(pairs: &[Pair], statistic: fn(&[&Pair]) -> Option<f64>) -> Option<Number> {
    Some(Number {
        value: statistic(&pairs.iter().collect::<Vec<_>>())?,
        decimals: 1,
        interval: Bootstrap::default().interval(pairs, statistic),
    })
}

fn ratio_change(pairs: &[&Pair]) -> Option<f64> {
    let sum = |part: fn(&Pair) -> usize| pairs.iter().map(|it| part(it)).sum::<usize>();
    let now = percent(sum(|it| it.secure), sum(|it| it.valid))?;
    Some(now - percent(sum(|it| it.secure_before), sum(|it| it.valid_before))?)
}

fn yield_change(pairs: &[&Pair]) -> Option<f64> {
    let sum = |part: fn(&Pair) -> usize| pairs.iter().map(|it| part(it)).sum::<usize>();
    let all = SAMPLES * pairs.len();
    Some(percent(sum(|it| it.secure), all)? - percent(sum(|it| it.secure_before), all)?)
}

fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

fn verdict(changes: &[Change]) -> String {
    let count = |holds: fn(&&Change) -> bool| changes.iter().filter(holds).count();
    let corrected = holm(&changes.iter().map(|it| it.p).collect::<Vec<_>>());
    format!(
        "of {} tuned settings of the paper, {} have fewer secure samples than before, and {} of those a \
         higher secure ratio; the interval of the ratio leaves out 0 in {}, that of the yield in {}; Fisher p \
         is below 0.05 in {}, and in {} after Holm's correction",
        changes.len(),
        count(|it| it.secure < it.secure_before),
        count(|it| it.secure < it.secure_before && it.ratio.value > 0.0),
        count(|it| leaves_out_zero(&it.ratio)),
        count(|it| leaves_out_zero(&it.yielded)),
        count(|it| it.p < 0.05),
        corrected.iter().filter(|p| **p < 0.05).count(),
    )
}

fn leaves_out_zero(number: &Number) -> bool {
    number
        .interval
        .is_some_and(|(low, high)| low > 0.0 || high < 0.0)
}
