//! Findings of whole files against labels of whole files: pairs of a file and a weakness.

use super::Case;
use super::estimate::{Estimate, Groups};
use sallet_core::confusion::ratio;
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use sallet_core::stats::Bootstrap;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;
use std::ops::Add;

/// How well the weaknesses found in files are those that the labels name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileByCwe {
    /// Rows that count: labelled with findings, and valid.
    pub rows: usize,
    /// Rows left out because their code does not parse.
    pub invalid: usize,
    /// Rows left out because they are not labelled with findings.
    pub unlabelled: usize,
    /// Labelled findings left out because they name no CWE.
    pub labels_without_cwe: usize,
    /// Found weaknesses that have to do with some weakness that labels name anywhere. A labeller
    /// that never names a weakness may be unable to, so the others say nothing of accuracy.
    pub in_scope: PairScores,
    /// All found weaknesses.
    pub all: PairScores,
}

/// Counts and measures of pairs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairScores {
    /// The counts.
    pub counts: PairCounts,
    /// Precision, recall and micro-F1.
    pub estimates: Vec<Estimate>,
}

/// Pairs of a file and a weakness.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PairCounts {
    /// Found.
    pub found: usize,
    /// Found, and a related weakness is labelled in the same file.
    pub found_right: usize,
    /// Labelled.
    pub labelled: usize,
    /// Labelled, and a related weakness was found in the same file.
    pub labelled_found: usize,
}

impl PairCounts {
    fn precision(&self) -> Option<f64> {
        ratio(self.found_right, self.found)
    }

    fn recall(&self) -> Option<f64> {
        ratio(self.labelled_found, self.labelled)
    }

    /// The harmonic mean, 0 where nothing is right or nothing was found; `None` without any pair.
    fn f1(&self) -> Option<f64> {
        if self.found + self.labelled == 0 {
            return None;
        }
        let precision = self.precision().unwrap_or(0.0);
        let recall = self.recall().unwrap_or(0.0);
        let sum = precision + recall;
        Some(if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        })
    }
}

impl Add for PairCounts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            found: self.found + other.found,
            found_right: self.found_right + other.found_right,
            labelled: self.labelled + other.labelled,
            labelled_found: self.labelled_found + other.labelled_found,
        }
    }
}

impl<'a> Sum<&'a Self> for PairCounts {
    fn sum<I: Iterator<Item = &'a Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, &count| sum + count)
    }
}

/// Compares the files of `cases`; `None` if no row is labelled with findings.
pub(super) fn file_by_cwe(cases: &[Case], bootstrap: &Bootstrap) -> Option<FileByCwe> {
    let labelled: Vec<_> = cases
        .iter()
        .filter_map(|case| Some((case, case.labels.findings.as_ref()?)))
        .collect();
    if labelled.is_empty() {
        return None;
    }
    let mut relations = Relations::default();
    let named: BTreeSet<CweId> = labelled
        .iter()
        .flat_map(|(_, findings)| findings.cwes.iter().copied())
        .collect();
    let (mut in_scope, mut all) = (Groups::default(), Groups::default());
    let mut rows = 0;
    for (case, findings) in labelled.iter().filter(|(case, _)| case.valid) {
        rows += 1;
        let found = case.found.iter();
        let scoped = found.filter(|found| relations.any_related(found, &named));
        let scoped: Vec<_> = scoped.cloned().collect();
        let group = case.labels.group.as_deref();
        in_scope.add(group, relations.compare(&scoped, &findings.cwes));
        let counts = relations.compare(&case.found, &findings.cwes);
        all.add(group, counts);
    }
    Some(FileByCwe {
        rows,
        invalid: labelled.len() - rows,
        unlabelled: cases.len() - labelled.len(),
        labels_without_cwe: labelled.iter().map(|(_, it)| it.without_cwe).sum(),
        in_scope: scores(&in_scope, bootstrap),
        all: scores(&all, bootstrap),
    })
}

fn scores(groups: &Groups<PairCounts>, bootstrap: &Bootstrap) -> PairScores {
    let counts = groups.sum();
    let estimate = |name, definition, rows, value: fn(&PairCounts) -> Option<f64>| Estimate {
        name,
        definition,
        n: rows,
        value: value(&counts),
        interval: groups.interval(bootstrap, value),
    };
    PairScores {
        estimates: vec![
            estimate(
                "precision",
                "of the pairs of a file and a weakness found in it, the share with a related \
                 weakness among the file's labels",
                counts.found,
                PairCounts::precision,
            ),
            estimate(
                "recall",
                "of the pairs of a file and a weakness it is labelled with, the share with a \
                 related weakness found in the file",
                counts.labelled,
                PairCounts::recall,
            ),
            estimate(
                "micro-F1",
                "the harmonic mean of this precision and recall, all files pooled",
                counts.found + counts.labelled,
                PairCounts::f1,
            ),
        ],
        counts,
    }
}

/// Relations already looked up: the same few weaknesses come again in thousands of files.
#[derive(Default)]
struct Relations(BTreeMap<CweId, Related>);

impl Relations {
    fn are_related(&mut self, a: CweId, b: CweId) -> bool {
        let related = self.0.entry(a).or_insert_with(|| Related::to(a));
        related.contains(b)
    }

    /// Whether any weakness that a finding names is related to any of `labels`.
    fn any_related(&mut self, finding: &[CweId], labels: &BTreeSet<CweId>) -> bool {
        finding
            .iter()
            .any(|&found| labels.iter().any(|&label| self.are_related(found, label)))
    }

    fn compare(&mut self, found: &[Vec<CweId>], labels: &BTreeSet<CweId>) -> PairCounts {
        // One weakness of a file counts once, however often it was found: by its closest CWE.
        let mut pairs: BTreeMap<CweId, bool> = BTreeMap::new();
        for finding in found {
            if let Some(&closest) = finding.first() {
                *pairs.entry(closest).or_default() |= self.any_related(finding, labels);
            }
        }
        let is_found = |&&label: &&CweId| {
            let mut ids = found.iter().flatten();
            ids.any(|&id| self.are_related(id, label))
        };
        PairCounts {
            found: pairs.len(),
            found_right: pairs.values().filter(|&&right| right).count(),
            labelled: labels.len(),
            labelled_found: labels.iter().filter(is_found).count(),
        }
    }
}
