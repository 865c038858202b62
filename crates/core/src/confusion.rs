//! The four counts that compare verdicts with labels, and what is computed from them.

use crate::stats::cohens_kappa;
use serde::Serialize;
use std::iter::Sum;
use std::ops::Add;

/// How often verdict and label were what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Confusion {
    /// Labelled vulnerable, found.
    pub true_positives: usize,
    /// Labelled clean, found.
    pub false_positives: usize,
    /// Labelled vulnerable, not found.
    pub false_negatives: usize,
    /// Labelled clean, not found.
    pub true_negatives: usize,
}

impl Confusion {
    /// The counts of one row.
    pub fn of(label: bool, found: bool) -> Self {
        let is = |expected: bool| usize::from(expected);
        Self {
            true_positives: is(label && found),
            false_positives: is(!label && found),
            false_negatives: is(label && !found),
            true_negatives: is(!label && !found),
        }
    }

    /// How many rows were compared.
    pub fn rows(&self) -> usize {
        self.labelled() + self.false_positives + self.true_negatives
    }

    /// How many are labelled vulnerable.
    pub fn labelled(&self) -> usize {
        self.true_positives + self.false_negatives
    }

    /// How many were found vulnerable.
    pub fn found(&self) -> usize {
        self.true_positives + self.false_positives
    }

    fn labelled_clean(&self) -> usize {
        self.false_positives + self.true_negatives
    }

    /// See [`PRECISION`].
    pub fn precision(&self) -> Option<f64> {
        ratio(self.true_positives, self.found())
    }

    /// See [`RECALL`].
    pub fn recall(&self) -> Option<f64> {
        ratio(self.true_positives, self.labelled())
    }

    /// See [`F1`].
    pub fn f1(&self) -> Option<f64> {
        let wrong = self.false_positives + self.false_negatives;
        ratio(2 * self.true_positives, 2 * self.true_positives + wrong)
    }

    /// See [`FALSE_ALARM_RATE`].
    pub fn false_alarm_rate(&self) -> Option<f64> {
        ratio(self.false_positives, self.labelled_clean())
    }

    /// See [`ACCURACY`].
    pub fn accuracy(&self) -> Option<f64> {
        ratio(self.true_positives + self.true_negatives, self.rows())
    }

    /// See [`FALSE_ALARMS_OF_ALL`].
    pub fn false_alarms_of_all(&self) -> Option<f64> {
        ratio(self.false_positives, self.rows())
    }

    /// See [`BALANCED_ACCURACY`].
    pub fn balanced_accuracy(&self) -> Option<f64> {
        let specificity = ratio(self.true_negatives, self.labelled_clean())?;
        Some((self.recall()? + specificity) / 2.0)
    }

    /// See [`KAPPA`].
    pub fn kappa(&self) -> Option<f64> {
        cohens_kappa([
            [self.true_positives, self.false_negatives],
            [self.false_positives, self.true_negatives],
        ])
    }
}

impl Add for Confusion {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            true_positives: self.true_positives + other.true_positives,
            false_positives: self.false_positives + other.false_positives,
            false_negatives: self.false_negatives + other.false_negatives,
            true_negatives: self.true_negatives + other.true_negatives,
        }
    }
}

impl<'a> Sum<&'a Self> for Confusion {
    fn sum<I: Iterator<Item = &'a Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, &count| sum + count)
    }
}

/// `part / whole`; `None` of nothing.
pub fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// A number computed from [`Confusion`].
#[derive(Debug)]
pub struct Measure {
    /// As in tables.
    pub name: &'static str,
    /// The sentence that is printed wherever the measure is.
    pub definition: &'static str,
    /// The value; `None` where it divides by nothing.
    pub value: fn(&Confusion) -> Option<f64>,
    /// How many rows the value rests on.
    pub rows: fn(&Confusion) -> usize,
}

/// Of the found rows, how many are labelled.
pub static PRECISION: Measure = Measure {
    name: "precision",
    definition: "of the rows with the verdict vulnerable, the share that is labelled vulnerable",
    value: Confusion::precision,
    rows: Confusion::found,
};

/// Of the labelled rows, how many were found.
pub static RECALL: Measure = Measure {
    name: "recall",
    definition: "of the rows labelled vulnerable, the share with the verdict vulnerable",
    value: Confusion::recall,
    rows: Confusion::labelled,
};

/// Precision and recall in one.
pub static F1: Measure = Measure {
    name: "F1",
    definition: "the harmonic mean of precision and recall",
    value: Confusion::f1,
    rows: |counts| counts.rows() - counts.true_negatives,
};

/// Of the clean rows, how many were found.
pub static FALSE_ALARM_RATE: Measure = Measure {
    name: "false alarm rate",
    definition: "of the rows labelled not vulnerable, the share with the verdict vulnerable",
    value: Confusion::false_alarm_rate,
    rows: Confusion::labelled_clean,
};

/// Recall on both labels, each with half the weight.
pub static BALANCED_ACCURACY: Measure = Measure {
    name: "balanced accuracy",
    definition: "the mean of recall and 1 - false alarm rate; 0.5 is a coin",
    value: Confusion::balanced_accuracy,
    rows: Confusion::rows,
};

/// Agreement beyond chance (Cohen 1960).
pub static KAPPA: Measure = Measure {
    name: "Cohen's kappa",
    definition: "agreement of verdict and label beyond chance: (observed - expected) / \
                 (1 - expected), where expected is the agreement of independent verdicts with \
                 the same shares; 0 is chance, 1 is perfect",
    value: Confusion::kappa,
    rows: Confusion::rows,
};

/// How many verdicts are right.
pub static ACCURACY: Measure = Measure {
    name: "accuracy",
    definition: "of all rows, the share whose verdict is the label",
    value: Confusion::accuracy,
    rows: Confusion::rows,
};

/// What Gong et al. 2024 (LLMSecureCode, Fig. 11) print as false positive rate.
pub static FALSE_ALARMS_OF_ALL: Measure = Measure {
    name: "false alarms of all",
    definition: "of all rows, the share labelled not vulnerable with the verdict vulnerable; LLMSecureCode \
                 calls this its false positive rate",
    value: Confusion::false_alarms_of_all,
    rows: Confusion::rows,
};

/// The measures of a detector, in the order of reports.
pub static MEASURES: [&Measure; 6] = [
    &PRECISION,
    &RECALL,
    &F1,
    &FALSE_ALARM_RATE,
    &BALANCED_ACCURACY,
    &KAPPA,
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts(counts: [usize; 4]) -> Confusion {
        let [
            true_positives,
            false_positives,
            false_negatives,
            true_negatives,
        ] = counts;
        Confusion {
            true_positives,
            false_positives,
            false_negatives,
            true_negatives,
        }
    }

    #[test]
    fn measures_of_known_tables() {
        let check = |table: [usize; 4], expected: [Option<f64>; 6]| {
            let got = MEASURES.map(|measure| (measure.value)(&counts(table)));
            for ((measure, got), expected) in MEASURES.iter().zip(got).zip(expected) {
                let close = match (got, expected) {
                    (Some(got), Some(expected)) => (got - expected).abs() < 1e-3,
                    (got, expected) => got == expected,
                };
                assert!(close, "{table:?} {}: {got:?} {expected:?}", measure.name);
            }
        };
        check(
            [20, 5, 10, 15],
            [0.8, 0.667, 0.727, 0.25, 0.708, 0.4].map(Some),
        );
        check([3, 0, 0, 7], [1.0, 1.0, 1.0, 0.0, 1.0, 1.0].map(Some));
        // Nothing found.
        check(
            [0, 0, 4, 6],
            [None, Some(0.0), Some(0.0), Some(0.0), Some(0.5), Some(0.0)],
        );
        // Nothing labelled vulnerable.
        check(
            [0, 1, 0, 9],
            [Some(0.0), None, Some(0.0), Some(0.1), None, Some(0.0)],
        );
        // One label, one verdict: agreement that chance explains.
        check(
            [5, 0, 0, 0],
            [Some(1.0), Some(1.0), Some(1.0), None, None, None],
        );
        check([0; 4], [None; 6]);
    }

    #[test]
    fn a_row_adds_one_to_one_count() {
        let check = |label, found, expected| {
            assert_eq!(Confusion::of(label, found), counts(expected));
        };
        check(true, true, [1, 0, 0, 0]);
        check(false, true, [0, 1, 0, 0]);
        check(true, false, [0, 0, 1, 0]);
        check(false, false, [0, 0, 0, 1]);
    }

    proptest! {
        #[test]
        fn measures_stay_in_their_ranges(table in [0usize..200, 0..200, 0..200, 0..200]) {
            let counts = counts(table);
            for measure in MEASURES {
                let least = if measure.name == KAPPA.name { -1.0 } else { 0.0 };
                if let Some(value) = (measure.value)(&counts) {
                    prop_assert!((least..=1.0).contains(&value), "{} {value}", measure.name);
                }
                prop_assert!((measure.rows)(&counts) <= counts.rows());
            }
        }

        #[test]
        fn f1_is_the_harmonic_mean(table in [1usize..200, 0..200, 0..200, 0..200]) {
            let counts = counts(table);
            let (precision, recall) = (counts.precision().unwrap(), counts.recall().unwrap());
            let mean = 2.0 * precision * recall / (precision + recall);
            prop_assert!((counts.f1().unwrap() - mean).abs() < 1e-12);
        }
    }
}
