//! How right detectors are: static analyses and judges against what tests and labels say.
//!
//! All samples of a run are taken together: it is the detector that is measured, not who wrote the code.
//! Samples of one task are alike, so intervals are drawn over tasks.

use crate::notes::Notes;
use crate::summary::Summary;
use sallet_core::CweId;
use sallet_core::confusion::{
    ACCURACY, BALANCED_ACCURACY, Confusion, F1, FALSE_ALARM_RATE, FALSE_ALARMS_OF_ALL, KAPPA,
    Measure, PRECISION, RECALL,
};
use sallet_core::outcome::Outcome;
use sallet_core::stats::Bootstrap;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is told of a detector, in the order of reports.
pub(crate) static MEASURES: [&Measure; 8] = [
    &ACCURACY,
    &PRECISION,
    &RECALL,
    &F1,
    &BALANCED_ACCURACY,
    &FALSE_ALARM_RATE,
    &FALSE_ALARMS_OF_ALL,
    &KAPPA,
];

/// The name under which the vote of all judges stands.
const MAJORITY: &str = "majority of judges";

/// What a detector is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Truth {
    /// The verdict of the tests that attack.
    Tests,
    /// What reviewers or the author of a reference say.
    Label,
    /// The deciding static analysis; judges only.
    Analysis,
}

impl Truth {
    const ALL: [Self; 3] = [Self::Tests, Self::Label, Self::Analysis];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Tests => "tests",
            Self::Label => "labels",
            Self::Analysis => "analysis",
        }
    }

    /// Whether the solution is vulnerable.
    fn of(self, outcome: &Outcome, notes: &Notes) -> Option<bool> {
        match self {
            Self::Tests => outcome.secure_by_test.map(|secure| !secure),
            Self::Label => notes.labelled_vulnerable,
            Self::Analysis => outcome.secure_by_static.map(|secure| !secure),
        }
    }
}

/// How right one detector is.
#[derive(Debug)]
pub(crate) struct Detector {
    /// The assessor, e.g. `judge:cwe=openai/gpt-4o`.
    pub(crate) name: Rc<str>,
    pub(crate) truth: Truth,
    pub(crate) counts: Confusion,
    /// Samples with a truth of which the detector gives no verdict.
    pub(crate) unscored: usize,
    /// Of [`MEASURES`], in their order.
    pub(crate) values: Vec<Measured>,
    /// By weakness.
    pub(crate) by_cwe: Vec<(CweId, Confusion)>,
}

/// A value with its interval over tasks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measured {
    pub(crate) value: Option<f64>,
    pub(crate) interval: Option<(f64, f64)>,
}

impl Detector {
    /// Every detector against every truth that the log holds, unless one of the two has nothing to say.
    pub(crate) fn all(summary: &Summary) -> Vec<Self> {
        let mut names: Vec<(Rc<str>, Kind)> = Vec::new();
        names.extend(
            summary
                .analyses
                .iter()
                .map(|name| (Rc::clone(name), Kind::Analysis)),
        );
        names.extend(
            summary
                .judges
                .iter()
                .map(|name| (Rc::clone(name), Kind::Judge)),
        );
        if summary.judges.len() > 1 {
            names.push((MAJORITY.into(), Kind::Majority));
        }
        let pairs = Truth::ALL.into_iter().flat_map(|truth| {
            let held = names
                .iter()
                .filter(move |(_, kind)| truth != Truth::Analysis || *kind != Kind::Analysis);
            held.map(move |(name, kind)| (truth, name, *kind))
        });
        let detectors = pairs.map(|(truth, name, kind)| Self::of(summary, truth, name, kind));
        detectors.filter(|it| it.counts.rows() > 0).collect()
    }

    fn of(summary: &Summary, truth: Truth, name: &Rc<str>, kind: Kind) -> Self {
        let mut by_task: BTreeMap<usize, Confusion> = BTreeMap::new();
        let mut unscored = 0;
        for setting in 0..summary.settings() {
            for (task, outcome, notes) in summary.cells(setting) {
                let Some(vulnerable) = truth.of(outcome, notes) else {
                    continue;
                };
                match kind.found(notes, name) {
                    Some(found) => {
                        let counts = by_task.entry(task).or_default();
                        *counts = *counts + Confusion::of(vulnerable, found);
                    }
                    None => unscored += 1,
                }
            }
        }
        let tasks: Vec<Confusion> = by_task.values().copied().collect();
        let counts: Confusion = tasks.iter().sum();
        let bootstrap = Bootstrap {
            seed: summary.header.experiment.seed,
            ..Bootstrap::default()
        };
        let value = |measure: &&Measure| {
            let of_draw = |drawn: &[&Confusion]| (measure.value)(&drawn.iter().copied().sum());
            Measured {
                value: (measure.value)(&counts),
                interval: bootstrap.interval(&tasks, of_draw),
            }
        };
        let mut by_cwe: BTreeMap<CweId, Confusion> = BTreeMap::new();
        for (task, counts) in &by_task {
            if let Some(cwe) = summary.header.tasks[*task].cwe {
                let sum = by_cwe.entry(cwe).or_default();
                *sum = *sum + *counts;
            }
        }
        Self {
            name: Rc::clone(name),
            truth,
            counts,
            unscored,
            values: MEASURES.iter().map(value).collect(),
            by_cwe: by_cwe.into_iter().collect(),
        }
    }
}

/// Where a detector's verdict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Analysis,
    Judge,
    Majority,
}

impl Kind {
    /// Whether the detector takes the solution for vulnerable.
    fn found(self, notes: &Notes, name: &str) -> Option<bool> {
        match self {
            Self::Analysis => {
                let own = notes.analyses.iter().find(|(by, _)| **by == *name);
                own.and_then(|(_, secure)| *secure).map(|secure| !secure)
            }
            Self::Judge => {
                let own = notes.judges.iter().find(|(by, _)| **by == *name);
                own.and_then(|(_, said)| said.secure())
                    .map(|secure| !secure)
            }
            Self::Majority => majority(notes.judges.iter().map(|(_, said)| said.secure())),
        }
    }
}

/// What more than half of those with an opinion say is the case; `None` where nobody has one, or as many
/// say so as say not.
fn majority(secure: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let (mut yes, mut no) = (0, 0);
    for secure in secure.flatten() {
        match secure {
            false => yes += 1,
            true => no += 1,
        }
    }
    (yes != no).then_some(yes > no)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_no_majority() {
        let check = |secure: &[Option<bool>], expected| {
            assert_eq!(majority(secure.iter().copied()), expected, "{secure:?}");
        };
        check(&[Some(false), Some(false), Some(true)], Some(true));
        check(&[Some(true), None, Some(true), Some(false)], Some(false));
        check(&[Some(true), Some(false), None], None);
        check(&[None, None], None);
        check(&[], None);
    }
}
