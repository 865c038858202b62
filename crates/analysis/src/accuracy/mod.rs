//! How right verdicts are: compares them with labels, and says what was left out and why.
//!
//! Two questions, each with its own labels. *Own CWE*: is the row vulnerable to the weakness that
//! it is about? *File × CWE*: which weaknesses does the file have at all?

mod estimate;
mod labels;
mod pairs;
mod render;

pub use estimate::Estimate;
pub use labels::{LabelFields, LabelledFindings, Labels};
pub use pairs::{FileByCwe, PairCounts, PairScores};
pub use render::Style;

use crate::file::FileReport;
use crate::target::{Target, all_findings, is_valid};
use estimate::Groups;
use sallet_core::confusion::{Confusion, MEASURES};
use sallet_core::cwe::CweId;
use sallet_core::stats::Bootstrap;
use serde::Serialize;
use std::collections::BTreeMap;

/// One row with its labels and what the analyzer says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The weakness that the row is about, with the verdict for it; `None` if it names none.
    pub own: Option<(CweId, Target)>,
    /// What the row is labelled with.
    pub labels: Labels,
    /// Whether the code parses.
    pub valid: bool,
    /// The weaknesses of each finding, the closest first.
    pub found: Vec<Vec<CweId>>,
}

impl Case {
    /// A row of which `report` holds all findings; suppressed ones count, as they do for verdicts.
    /// Where the analysis behind `own` was told what
    /// to look for, let `report` be of one that was not: to know the answer beforehand is no
    /// accuracy.
    pub fn new(own: Option<(CweId, Target)>, labels: Labels, report: &FileReport) -> Self {
        let mut found: Vec<_> = all_findings(report).map(|it| it.cwe.clone()).collect();
        found.sort_unstable();
        found.dedup();
        Self {
            own,
            labels,
            valid: is_valid(report),
            found,
        }
    }
}

/// How right the verdicts are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Accuracy {
    /// All rows.
    pub rows: usize,
    /// The verdicts for the weakness that each row is about.
    pub own_cwe: OwnCwe,
    /// The weaknesses of whole files; `None` if no row is labelled with them.
    pub file_by_cwe: Option<FileByCwe>,
    /// The share of resampled values inside each interval, 0..1.
    pub confidence: f64,
    /// How often groups were drawn anew for each interval.
    pub resamples: usize,
}

/// Verdicts for the weakness that each row is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnCwe {
    /// Rows that count: about a weakness, and labelled.
    pub rows: usize,
    /// Rows left out because they name no weakness.
    pub without_cwe: usize,
    /// Rows left out because they name a weakness but have no label.
    pub without_label: usize,
    /// Rows that count and are unscored.
    pub unscored: usize,
    /// Of these, those labelled vulnerable.
    pub unscored_vulnerable: usize,
    /// Groups that intervals are drawn over; as many as rows if rows name no group.
    pub groups: usize,
    /// Unscored read as not vulnerable: what a user sees who hears of findings only.
    pub unscored_as_clean: Scores,
    /// Unscored rows left out: how right the verdicts are where there is one.
    pub unscored_left_out: Scores,
    /// Each weakness, by rising number; unscored read as not vulnerable.
    pub by_cwe: Vec<CweScores>,
}

/// Counts and measures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// The counts.
    pub counts: Confusion,
    /// The measures of [`MEASURES`], in their order.
    pub estimates: Vec<Estimate>,
}

/// One line of the table by weakness.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CweScores {
    /// Its number.
    pub cwe: CweId,
    /// Its name.
    pub name: &'static str,
    /// How many rows are unscored; they are among the counts, as not found.
    pub unscored: usize,
    /// The counts.
    pub counts: Confusion,
    /// See [`sallet_core::confusion::PRECISION`].
    pub precision: Option<f64>,
    /// See [`sallet_core::confusion::RECALL`].
    pub recall: Option<f64>,
    /// See [`sallet_core::confusion::F1`].
    pub f1: Option<f64>,
    /// See [`sallet_core::confusion::BALANCED_ACCURACY`].
    pub balanced_accuracy: Option<f64>,
}

/// Compares verdicts with labels.
pub fn evaluate(cases: &[Case], bootstrap: &Bootstrap) -> Accuracy {
    Accuracy {
        rows: cases.len(),
        own_cwe: own_cwe(cases, bootstrap),
        file_by_cwe: pairs::file_by_cwe(cases, bootstrap),
        confidence: bootstrap.confidence,
        resamples: bootstrap.resamples,
    }
}

fn own_cwe(cases: &[Case], bootstrap: &Bootstrap) -> OwnCwe {
    let (mut without_cwe, mut without_label) = (0, 0);
    let (mut as_clean, mut scored) = (Groups::default(), Groups::default());
    let mut by_cwe: BTreeMap<CweId, (Confusion, usize)> = BTreeMap::new();
    let mut unscored = Confusion::default();
    for case in cases {
        let Some((cwe, target)) = case.own else {
            without_cwe += 1;
            continue;
        };
        let Some(label) = case.labels.vulnerable else {
            without_label += 1;
            continue;
        };
        let counts = Confusion::of(label, target == Target::Vulnerable);
        let group = case.labels.group.as_deref();
        as_clean.add(group, counts);
        let of_cwe = by_cwe.entry(cwe).or_default();
        of_cwe.0 = of_cwe.0 + counts;
        if target == Target::Unscored {
            unscored = unscored + counts;
            of_cwe.1 += 1;
        } else {
            scored.add(group, counts);
        }
    }
    let by_cwe = by_cwe.into_iter();
    OwnCwe {
        rows: as_clean.sum().rows(),
        without_cwe,
        without_label,
        unscored: unscored.rows(),
        unscored_vulnerable: unscored.labelled(),
        groups: as_clean.len(),
        unscored_as_clean: scores(&as_clean, bootstrap),
        unscored_left_out: scores(&scored, bootstrap),
        by_cwe: by_cwe
            .map(|(cwe, (counts, unscored))| CweScores::new(cwe, counts, unscored))
            .collect(),
    }
}

fn scores(groups: &Groups<Confusion>, bootstrap: &Bootstrap) -> Scores {
    let counts = groups.sum();
    let estimates = MEASURES.iter().map(|measure| Estimate {
        name: measure.name,
        definition: measure.definition,
        n: (measure.rows)(&counts),
        value: (measure.value)(&counts),
        interval: groups.interval(bootstrap, measure.value),
    });
    Scores {
        counts,
        estimates: estimates.collect(),
    }
}

impl CweScores {
    fn new(cwe: CweId, counts: Confusion, unscored: usize) -> Self {
        Self {
            cwe,
            name: cwe.name(),
            unscored,
            counts,
            precision: counts.precision(),
            recall: counts.recall(),
            f1: counts.f1(),
            balanced_accuracy: counts.balanced_accuracy(),
        }
    }
}

#[cfg(test)]
mod tests;
