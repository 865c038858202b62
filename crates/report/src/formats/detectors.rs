//! How right detectors are: the tables that text, Markdown and HTML share.

use crate::detectors::{Detector, MEASURES, Measured};
use crate::{Report, human};

/// The columns of [`rows`]: 5, and one for each measure.
pub(super) const COLUMNS: [&str; 12] = [
    "detector",
    "held against",
    "samples",
    "no verdict",
    MEASURE_NAMES[0],
    MEASURE_NAMES[1],
    MEASURE_NAMES[2],
    MEASURE_NAMES[3],
    MEASURE_NAMES[4],
    MEASURE_NAMES[5],
    MEASURE_NAMES[6],
    MEASURE_NAMES[7],
];

const MEASURE_NAMES: [&str; 8] = [
    "accuracy",
    "precision",
    "recall",
    "F1",
    "balanced accuracy",
    "false alarm rate",
    "false alarms of all",
    "Cohen's kappa",
];

/// The columns of [`cwe_rows`].
pub(super) const CWE_COLUMNS: [&str; 8] = [
    "detector",
    "held against",
    "CWE",
    "found",
    "missed",
    "false alarms",
    "rightly silent",
    "accuracy",
];

/// What the columns of [`COLUMNS`] mean, the definitions aside.
pub(super) const ABOUT: &str = "Over all settings: samples of which both the detector and what it is held against give a verdict; \
                                those without a verdict of the detector are counted and left out of the other columns. With each value comes its interval over tasks. A label is what reviewers say, or who wrote a reference. The \
                                majority is that of the judges with an opinion; a tie is none.";

/// The definitions of the measures, by name.
pub(super) fn definitions() -> Vec<(&'static str, &'static str)> {
    let pair = |measure: &&sallet_core::confusion::Measure| (measure.name, measure.definition);
    MEASURES.iter().map(pair).collect()
}

/// Every detector of the report.
pub(super) fn all(report: &Report<'_>) -> Vec<Detector> {
    Detector::all(report.summary)
}

/// A row for each detector and what it is held against.
pub(super) fn rows(detectors: &[Detector]) -> Vec<[String; 12]> {
    let row = |it: &Detector| {
        let [a, b, c, d, e, f, g, h] = std::array::from_fn(|index| {
            let Measured { value, interval } = it.values[index];
            // Kappa is no share.
            match MEASURES[index].name {
                "Cohen's kappa" => number(value, interval),
                _ => percent(value, interval),
            }
        });
        [
            it.name.to_string(),
            it.truth.as_str().to_owned(),
            human::thousands(it.counts.rows() as u64),
            human::thousands(it.unscored as u64),
            a,
            b,
            c,
            d,
            e,
            f,
            g,
            h,
        ]
    };
    detectors.iter().map(row).collect()
}

/// A row for each detector, truth and weakness.
pub(super) fn cwe_rows(detectors: &[Detector]) -> Vec<[String; 8]> {
    let rows = detectors.iter().flat_map(|detector| {
        detector.by_cwe.iter().map(|(cwe, counts)| {
            let count = |number: usize| human::thousands(number as u64);
            [
                detector.name.to_string(),
                detector.truth.as_str().to_owned(),
                cwe.to_string(),
                count(counts.true_positives),
                count(counts.false_negatives),
                count(counts.false_positives),
                count(counts.true_negatives),
                human::percent(counts.accuracy()),
            ]
        })
    });
    rows.collect()
}

fn percent(value: Option<f64>, interval: Option<(f64, f64)>) -> String {
    match (value, interval) {
        (Some(_), Some(_)) => {
            format!("{} ({})", human::percent(value), human::interval(interval))
        }
        _ => human::percent(value),
    }
}

fn number(value: Option<f64>, interval: Option<(f64, f64)>) -> String {
    match (value, interval) {
        (None, _) => human::NO_VALUE.to_owned(),
        (Some(value), None) => format!("{value:.2}"),
        (Some(value), Some((low, high))) => format!("{value:.2} ({low:.2}–{high:.2})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_their_measures() {
        assert_eq!(MEASURES.map(|measure| measure.name), MEASURE_NAMES);
    }
}
