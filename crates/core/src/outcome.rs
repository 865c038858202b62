//! A cell boiled down to what metrics need: a few bytes, so that large runs fit in memory.

use crate::record::{Answer, Attempt, Cell};
use crate::repair::RepairOutcome;
use crate::verdict::{Assessment, Axis, Method};

/// What the last attempt of one cell came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Sample index, from 0.
    pub sample: u32,
    /// Whether the provider answered at all.
    pub answered: bool,
    /// Whether the solution holds no body.
    pub empty: bool,
    /// Validity; `None` is unscored, here and below.
    pub valid: Option<bool>,
    /// Functional suite.
    pub functional: Option<bool>,
    /// Security by tests that attack.
    pub secure_by_test: Option<bool>,
    /// Security by static analysis.
    pub secure_by_static: Option<bool>,
    /// What became of the repair, where the setting repairs and something was complained of.
    pub repair: Option<Repair>,
}

/// What became of a solution that was complained of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// Of the repair that was taken; `None`: the strategy took none, and the original stands.
    pub outcome: Option<RepairOutcome>,
    /// Whether the sources of feedback have no complaint about what stands in the end; `None`: one of
    /// them could not look.
    pub silent: Option<bool>,
}

impl Repair {
    /// What became of the solution of `cell`; `None` where nothing was complained of.
    fn of(cell: &Cell) -> Option<Self> {
        let complains = |attempt: &Attempt| {
            let mut feedback = attempt.feedback.iter();
            feedback.any(|it| it.verdict.passed() == Some(false))
        };
        let original = cell.attempts.first().filter(|it| complains(it))?;
        let taken = cell.counts.filter(|&index| index > 0);
        let stands = taken.and_then(|index| cell.attempts.get(index));
        let open = |attempt: &Attempt| {
            let mut feedback = attempt.feedback.iter();
            attempt.feedback.is_empty() || feedback.any(|it| it.verdict.passed().is_none())
        };
        let judged = stands.unwrap_or(original);
        // That who repairs did not answer says nothing of what an answer would have mended.
        if stands.is_none()
            && cell
                .attempts
                .iter()
                .any(|it| it.answer.completion().is_none())
        {
            return Some(Self {
                outcome: Some(RepairOutcome::Unscored),
                silent: None,
            });
        }
        Some(Self {
            outcome: stands.map(|attempt| match &attempt.proof {
                Some(proof) => proof.outcome,
                None => RepairOutcome::Unscored,
            }),
            silent: match (complains(judged), open(judged)) {
                (true, _) => Some(false),
                (false, true) => None,
                (false, false) => Some(true),
            },
        })
    }
}

impl Outcome {
    /// Reads the outcome off `cell`. One without an attempt breaks the log's own rule; it is read as
    /// not answered.
    pub fn of(cell: &Cell) -> Self {
        let outcome = Self {
            sample: cell.key.sample,
            repair: Repair::of(cell),
            ..Self::default()
        };
        let Some(attempt) = cell.counted() else {
            return outcome;
        };
        let outcome = Self {
            answered: matches!(attempt.answer, Answer::Completion(_)),
            empty: attempt
                .extraction
                .as_ref()
                .is_some_and(|extraction| extraction.empty),
            ..outcome
        };
        outcome.judged(&attempt.assessments)
    }

    /// The same sample with the verdicts of `assessments` in place of its own, as after a re-score.
    pub fn judged(self, assessments: &[Assessment]) -> Self {
        let verdict = |axis, by| {
            let deciding = Assessment::deciding(assessments, axis, by);
            deciding.and_then(|assessment| assessment.verdict.passed())
        };
        Self {
            valid: verdict(Axis::Validity, Method::Static),
            functional: verdict(Axis::Functional, Method::Dynamic),
            secure_by_test: verdict(Axis::Security, Method::Dynamic),
            secure_by_static: verdict(Axis::Security, Method::Static),
            ..self
        }
    }

    /// The security verdict of one method.
    pub fn secure(&self, by: SecurityBy) -> Option<bool> {
        match by {
            SecurityBy::Test => self.secure_by_test,
            SecurityBy::Static => self.secure_by_static,
        }
    }
}

/// Which security verdict a metric reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SecurityBy {
    /// Tests that attack.
    Test,
    /// Static analysis.
    Static,
}

impl SecurityBy {
    /// `test` or `static`, as printed behind a metric's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Static => "static",
        }
    }
}
