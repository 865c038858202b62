//! A cell boiled down to what metrics need: a few bytes, so that large runs fit in memory.

use crate::record::{Answer, Attempt};
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
}

impl Outcome {
    /// Reads the outcome off `attempt`.
    pub fn of(sample: u32, attempt: &Attempt) -> Self {
        let outcome = Self {
            sample,
            answered: matches!(attempt.answer, Answer::Completion(_)),
            empty: attempt
                .extraction
                .as_ref()
                .is_some_and(|extraction| extraction.empty),
            ..Self::default()
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
