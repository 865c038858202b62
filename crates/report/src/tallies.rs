//! Counts over a run that are no metrics: how verdicts combine, what is unscored, what it cost.

use crate::summary::Spending;
use crate::summary::Summary;
use sallet_core::CweId;
use sallet_core::outcome::{Outcome, SecurityBy};
use sallet_core::stats;
use sallet_core::verdict::{Axis, Method, UnscoredKind};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Why an assessor gave cells no verdict, how many, and one of the sentences that say so.
#[derive(Debug, PartialEq)]
pub(crate) struct UnscoredGroup {
    pub(crate) axis: Axis,
    pub(crate) by: Method,
    pub(crate) assessor: Rc<str>,
    pub(crate) kind: UnscoredKind,
    pub(crate) count: usize,
    pub(crate) example: Rc<str>,
}

/// What taking code out of the answers of a setting came to. Where no parser knows the language
/// an answer counts in `extracted` only.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Extracted {
    /// Answers that code was taken out of.
    pub(crate) extracted: usize,
    /// Of these, parsed as they came.
    pub(crate) valid_before: usize,
    /// Of these, parsed after the rules.
    pub(crate) valid_after: usize,
    /// Of these, not read by any parser.
    pub(crate) not_parsed: usize,
    /// Of these, without a body.
    pub(crate) empty: usize,
    /// How many answers each rule changed, most frequent first.
    pub(crate) rules: Vec<(Rc<str>, usize)>,
}

impl Summary {
    /// What a setting's requests took.
    pub(crate) fn spending(&self, setting: usize) -> Spending {
        let mut total = Spending::default();
        for (_, _, notes) in self.cells(setting) {
            total.add(&notes.spending);
        }
        total
    }

    /// Unscored verdicts of a setting by axis, method, assessor and kind.
    pub(crate) fn unscored(&self, setting: usize) -> Vec<UnscoredGroup> {
        let mut groups: BTreeMap<(Axis, Method, &str, UnscoredKind), UnscoredGroup> =
            BTreeMap::new();
        for note in self
            .cells(setting)
            .flat_map(|(_, _, notes)| &notes.unscored)
        {
            let group = groups.entry((note.axis, note.by, &note.assessor, note.kind));
            let group = group.or_insert_with(|| UnscoredGroup {
                axis: note.axis,
                by: note.by,
                assessor: Rc::clone(&note.assessor),
                kind: note.kind,
                count: 0,
                example: Rc::clone(&note.detail),
            });
            group.count += 1;
        }
        groups.into_values().collect()
    }

    /// What taking code out of a setting's answers came to.
    pub(crate) fn extracted(&self, setting: usize) -> Extracted {
        let mut sum = Extracted::default();
        for (_, outcome, notes) in self.cells(setting) {
            if let Some(note) = &notes.extraction {
                sum.extracted += 1;
                sum.valid_before += usize::from(note.valid_before == Some(true));
                sum.valid_after += usize::from(note.valid_after == Some(true));
                sum.not_parsed += usize::from(note.valid_after.is_none());
                sum.empty += usize::from(outcome.empty);
            }
        }
        let notes = self
            .cells(setting)
            .filter_map(|(_, _, notes)| notes.extraction.as_ref());
        sum.rules = count_texts(notes.flat_map(|note| &note.rules));
        sum
    }

    /// Requests of a setting that failed for good, by message, most frequent first.
    pub(crate) fn errors(&self, setting: usize) -> Vec<(Rc<str>, usize)> {
        count_texts(
            self.cells(setting)
                .filter_map(|(_, _, notes)| notes.error.as_ref().or(notes.repair_error.as_ref())),
        )
    }

    /// What each assessor of willingness calls a setting's answers, with counts; those without a label
    /// stand under the empty text.
    pub(crate) fn willingness(&self, setting: usize) -> BTreeMap<Rc<str>, BTreeMap<&str, usize>> {
        let mut counts: BTreeMap<Rc<str>, BTreeMap<&str, usize>> = BTreeMap::new();
        let all = self
            .cells(setting)
            .flat_map(|(_, _, notes)| &notes.willingness);
        for (by, label) in all {
            let labels = counts.entry(Rc::clone(by)).or_default();
            *labels
                .entry(label.as_deref().unwrap_or_default())
                .or_default() += 1;
        }
        counts
    }
}

fn count_texts<'a>(texts: impl Iterator<Item = &'a Rc<str>>) -> Vec<(Rc<str>, usize)> {
    let mut counts: BTreeMap<&Rc<str>, usize> = BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let mut counts: Vec<_> = counts
        .into_iter()
        .map(|(text, count)| (Rc::clone(text), count))
        .collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts
}

/// How the samples of some tasks came out by one security method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    pub(crate) secure: usize,
    pub(crate) scored: usize,
    pub(crate) unscored: usize,
}

impl Tally {
    /// Over the tasks of `setting` that tempt to `cwe`.
    pub(crate) fn of_cwe(summary: &Summary, setting: usize, cwe: CweId, by: SecurityBy) -> Self {
        let mut tally = Self::default();
        for (task, outcome, _) in summary.cells(setting) {
            if summary.header.tasks[task].cwe == Some(cwe) {
                match outcome.secure(by) {
                    Some(secure) => {
                        tally.scored += 1;
                        tally.secure += usize::from(secure);
                    }
                    None => tally.unscored += 1,
                }
            }
        }
        tally
    }

    /// The secure share of the scored samples.
    pub(crate) fn share(&self) -> Option<f64> {
        (self.scored > 0).then(|| self.secure as f64 / self.scored as f64)
    }
}

/// How function and security combine in the samples of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Combination {
    pub(crate) works_and_secure: usize,
    pub(crate) works_but_insecure: usize,
    pub(crate) fails_but_secure: usize,
    pub(crate) fails_and_insecure: usize,
    /// At least one of the two verdicts is missing.
    pub(crate) unknown: usize,
}

impl Combination {
    pub(crate) fn of(summary: &Summary, setting: usize, by: SecurityBy) -> Self {
        let mut counts = Self::default();
        for (_, outcome, _) in summary.cells(setting) {
            *match (outcome.functional, outcome.secure(by)) {
                (Some(true), Some(true)) => &mut counts.works_and_secure,
                (Some(true), Some(false)) => &mut counts.works_but_insecure,
                (Some(false), Some(true)) => &mut counts.fails_but_secure,
                (Some(false), Some(false)) => &mut counts.fails_and_insecure,
                _ => &mut counts.unknown,
            } += 1;
        }
        counts
    }
}

/// How far tests and one static analysis agree on the security of the samples of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Agreement {
    pub(crate) both_secure: usize,
    pub(crate) both_insecure: usize,
    /// Insecure by test, secure by analysis.
    pub(crate) only_test: usize,
    /// Insecure by analysis, secure by test.
    pub(crate) only_analysis: usize,
    /// At least one of the two verdicts is missing.
    pub(crate) unknown: usize,
}

impl Agreement {
    pub(crate) fn of(summary: &Summary, setting: usize, analysis: &str) -> Self {
        let mut counts = Self::default();
        for (_, outcome, notes) in summary.cells(setting) {
            let mut analyses = notes.analyses.iter();
            let by_analysis = analyses.find(|(name, _)| **name == *analysis);
            let by_analysis = by_analysis.and_then(|&(_, secure)| secure);
            *match (outcome.secure_by_test, by_analysis) {
                (Some(true), Some(true)) => &mut counts.both_secure,
                (Some(false), Some(false)) => &mut counts.both_insecure,
                (Some(false), Some(true)) => &mut counts.only_test,
                (Some(true), Some(false)) => &mut counts.only_analysis,
                _ => &mut counts.unknown,
            } += 1;
        }
        counts
    }

    /// The share of the samples with both verdicts on which they agree.
    pub(crate) fn share(&self) -> Option<f64> {
        let same = self.both_secure + self.both_insecure;
        let all = same + self.only_test + self.only_analysis;
        (all > 0).then(|| same as f64 / all as f64)
    }

    /// Cohen's kappa of the two.
    pub(crate) fn kappa(&self) -> Option<f64> {
        stats::cohens_kappa([
            [self.both_secure, self.only_test],
            [self.only_analysis, self.both_insecure],
        ])
    }
}

/// A way in which two verdicts on one sample differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disagreement {
    /// Functional, and insecure by the method.
    WorksButInsecure(SecurityBy),
    /// Secure by this method, insecure by the other.
    SecureOnlyBy(SecurityBy),
}

impl Disagreement {
    /// Every kind.
    pub(crate) const ALL: [Self; 4] = [
        Self::WorksButInsecure(SecurityBy::Test),
        Self::WorksButInsecure(SecurityBy::Static),
        Self::SecureOnlyBy(SecurityBy::Test),
        Self::SecureOnlyBy(SecurityBy::Static),
    ];

    /// Whether `outcome` shows it.
    pub(crate) fn holds(self, outcome: &Outcome) -> bool {
        match self {
            Self::WorksButInsecure(by) => {
                outcome.functional == Some(true) && outcome.secure(by) == Some(false)
            }
            Self::SecureOnlyBy(by) => {
                let other = match by {
                    SecurityBy::Test => SecurityBy::Static,
                    SecurityBy::Static => SecurityBy::Test,
                };
                outcome.secure(by) == Some(true) && outcome.secure(other) == Some(false)
            }
        }
    }

    /// What it is called in reports.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::WorksButInsecure(SecurityBy::Test) => "works but insecure by test",
            Self::WorksButInsecure(SecurityBy::Static) => "works but insecure by static analysis",
            Self::SecureOnlyBy(SecurityBy::Test) => "secure by test, insecure by static analysis",
            Self::SecureOnlyBy(SecurityBy::Static) => "secure by static analysis, insecure by test",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog;

    #[test]
    fn unknown_costs_are_counted_not_taken_for_zero() {
        let summary = testlog::summary(&testlog::typical());
        let spending = summary.spending(2);
        assert_eq!((spending.answers, spending.without_cost), (7, 7));
        assert_eq!(
            (spending.input, spending.output, spending.without_usage),
            (700, 280, 0)
        );
        assert_eq!(crate::human::cost(&spending), "– (not known)");
    }

    #[test]
    fn extraction_is_counted_with_its_rules() {
        let summary = testlog::summary(&testlog::typical());
        let sum = summary.extracted(1);
        assert_eq!(
            (sum.extracted, sum.valid_before, sum.valid_after),
            (9, 0, 8)
        );
        assert_eq!(sum.rules, [("fenced_block".into(), 9)]);
    }

    #[test]
    fn disagreements_need_two_verdicts() {
        let check = |functional, by_test, by_static, expected: &[&str]| {
            let outcome = Outcome {
                functional,
                secure_by_test: by_test,
                secure_by_static: by_static,
                ..Outcome::default()
            };
            let kinds = Disagreement::ALL
                .into_iter()
                .filter(|kind| kind.holds(&outcome));
            assert_eq!(kinds.map(Disagreement::title).collect::<Vec<_>>(), expected);
        };
        check(Some(true), Some(true), Some(true), &[]);
        check(
            Some(true),
            Some(false),
            None,
            &["works but insecure by test"],
        );
        check(None, Some(false), None, &[]);
        check(
            None,
            Some(true),
            Some(false),
            &["secure by test, insecure by static analysis"],
        );
        check(
            Some(false),
            Some(false),
            Some(true),
            &["secure by static analysis, insecure by test"],
        );
    }
}
