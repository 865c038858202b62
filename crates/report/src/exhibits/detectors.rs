//! How right detectors are (RQ2 of Gong et al. 2024: table 2, figure 11).

use super::{Exhibit, Table};
use crate::detectors::{Detector, MEASURES, Measured};
use crate::scores::Scores;
use crate::{Report, human};
use sallet_core::confusion::{KAPPA, Measure};

/// The columns before those of [`MEASURES`].
const COLUMNS: [&str; 4] = ["detector", "held against", "samples", "no verdict"];

const CWE_COLUMNS: [&str; 8] = [
    "detector",
    "held against",
    "CWE",
    "found",
    "missed",
    "false alarms",
    "rightly silent",
    "accuracy",
];

const ABOUT: &str = "Over all settings: samples of which both the detector and what it is held against give a \
                     verdict; those without a verdict of the detector are counted and left out of the other \
                     columns. With each value comes its interval over tasks. A label is what reviewers say, or \
                     who wrote a reference. The majority is that of the judges with an opinion; a tie is none.";

/// A row for each detector and what it is held against; a second table has the weaknesses.
pub(super) fn exhibit(report: &Report<'_>, _: &Scores<'_>) -> Option<Exhibit> {
    let detectors = Detector::all(report.summary);
    let definition = |measure: &&Measure| (measure.name, measure.definition);
    let names = MEASURES.map(|measure| measure.name);
    (!detectors.is_empty()).then(|| Exhibit {
        id: "detectors",
        title: "How right detectors are",
        about: ABOUT.to_owned(),
        definitions: MEASURES.iter().map(definition).collect(),
        tables: vec![
            Table {
                caption: None,
                columns: COLUMNS
                    .iter()
                    .chain(&names)
                    .map(|&it| it.to_owned())
                    .collect(),
                rows: detectors.iter().map(row).collect(),
                names: 2,
            },
            Table {
                caption: Some("By weakness"),
                ..Table::new(CWE_COLUMNS, 3, cwe_rows(&detectors))
            },
        ],
        in_short: true,
        svg: None,
    })
}

fn row(it: &Detector) -> Vec<String> {
    let mut row = vec![
        it.name.to_string(),
        it.truth.as_str().to_owned(),
        human::thousands(it.counts.rows() as u64),
        human::thousands(it.unscored as u64),
    ];
    let values = MEASURES.iter().zip(&it.values);
    row.extend(values.map(|(measure, &Measured { value, interval })| {
        // Kappa is no share.
        match measure.name == KAPPA.name {
            true => number(value, interval),
            false => human::share(value, interval),
        }
    }));
    row
}

fn cwe_rows(detectors: &[Detector]) -> Vec<[String; 8]> {
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

fn number(value: Option<f64>, interval: Option<(f64, f64)>) -> String {
    match (value, interval) {
        (None, _) => human::NO_VALUE.to_owned(),
        (Some(value), None) => format!("{value:.2}"),
        (Some(value), Some((low, high))) => format!("{value:.2} ({low:.2}–{high:.2})"),
    }
}
