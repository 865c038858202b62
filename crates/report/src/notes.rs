//! What reports tell of one cell beside its outcome, a few bytes each.

use crate::summary::Spending;
use sallet_core::record::{Answer, Attempt, Cell};
use sallet_core::verdict::{Assessment, Axis, Method, UnscoredKind, Verdict};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Longest text kept of a reason or an error, in characters.
const MAX_TEXT: usize = 300;

/// What reports tell of a cell beside its outcome.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// Every assessor without a verdict.
    pub(crate) unscored: Box<[UnscoredNote]>,
    /// Failed verdicts that decide, with the names of the tests or findings behind them.
    pub(crate) failed: Box<[(Axis, Method, Rc<str>)]>,
    /// Whether each assessor of security by static analysis found the solution secure.
    pub(crate) analyses: Box<[(Rc<str>, Option<bool>)]>,
    /// Whether each judge of security took the solution for secure.
    pub(crate) judges: Box<[(Rc<str>, Option<bool>)]>,
    /// Whether people say that the solution is vulnerable.
    pub(crate) labelled_vulnerable: Option<bool>,
    /// Whether tests judged in one process with the solution.
    pub(crate) shared_process: bool,
    /// Label of the willingness axis.
    pub(crate) willingness: Option<Rc<str>>,
    /// Why the provider gave no answer.
    pub(crate) error: Option<Rc<str>>,
    /// How the code was taken out of the answer.
    pub(crate) extraction: Option<ExtractionNote>,
    /// What all attempts together took.
    pub(crate) spending: Spending,
    /// What the requests of repairs took of that.
    pub(crate) repairing: Spending,
}

/// What the extraction found and did.
#[derive(Debug)]
pub(crate) struct ExtractionNote {
    pub(crate) valid_before: Option<bool>,
    pub(crate) valid_after: Option<bool>,
    pub(crate) rules: Box<[Rc<str>]>,
}

/// An assessor without a verdict.
#[derive(Debug)]
pub(crate) struct UnscoredNote {
    pub(crate) axis: Axis,
    pub(crate) by: Method,
    pub(crate) assessor: Rc<str>,
    /// Whether the cell's outcome lacks this verdict, and not that of another assessor.
    pub(crate) decides: bool,
    pub(crate) kind: UnscoredKind,
    pub(crate) detail: Rc<str>,
}

/// Keeps equal texts once.
#[derive(Default)]
pub(crate) struct Texts(BTreeSet<Rc<str>>);

impl Texts {
    pub(crate) fn keep(&mut self, text: &str) -> Rc<str> {
        let text = crate::human::shorten(text, MAX_TEXT);
        if let Some(known) = self.0.get(text.as_str()) {
            return Rc::clone(known);
        }
        let text: Rc<str> = text.into();
        self.0.insert(Rc::clone(&text));
        text
    }
}

impl Notes {
    pub(crate) fn of(cell: &Cell, texts: &mut Texts) -> Self {
        let mut notes = Self::default();
        for attempt in &cell.attempts {
            for answer in attempt.answers() {
                notes.spending.add_answer(answer);
            }
            // Code that a strategy wrote by itself was asked of nobody.
            if attempt.step.is_some() && attempt.sent.is_some() {
                notes.repairing.add_answer(&attempt.answer);
            }
        }
        if let Some(Attempt {
            answer,
            extraction,
            assessments,
            ..
        }) = cell.counted()
        {
            if let Answer::Error { message } = answer {
                notes.error = Some(texts.keep(message));
            }
            let completion = answer.completion();
            notes.labelled_vulnerable = completion.and_then(|it| it.labelled_vulnerable);
            notes.extraction = extraction.as_ref().map(|extraction| ExtractionNote {
                valid_before: extraction.valid_before,
                valid_after: extraction.valid_after,
                rules: extraction
                    .rules
                    .iter()
                    .map(|rule| texts.keep(rule))
                    .collect(),
            });
            notes.judge(assessments, texts);
        }
        notes
    }

    pub(crate) fn judge(&mut self, assessments: &[Assessment], texts: &mut Texts) {
        let mut unscored = Vec::new();
        let mut failed = Vec::new();
        let mut analyses = Vec::new();
        let mut judges = Vec::new();
        self.willingness = None;
        self.shared_process = assessments.iter().any(Assessment::shares_process);
        for assessment in assessments {
            let (axis, by) = (assessment.axis, assessment.by);
            let deciding = Assessment::deciding(assessments, axis, by);
            let decides = deciding.is_some_and(|deciding| std::ptr::eq(deciding, assessment));
            let mut said = || {
                (
                    texts.keep(&assessment.assessor),
                    assessment.verdict.passed(),
                )
            };
            match (axis, by) {
                (Axis::Security, Method::Static) => analyses.push(said()),
                (Axis::Security, Method::Judge) => judges.push(said()),
                _ => {}
            }
            match &assessment.verdict {
                Verdict::Pass => {}
                Verdict::Fail if decides => {
                    let names = failed_names(assessment);
                    failed.push((axis, by, texts.keep(&names)));
                }
                Verdict::Fail => {}
                Verdict::Unscored(reason) => unscored.push(UnscoredNote {
                    axis,
                    by,
                    assessor: texts.keep(&assessment.assessor),
                    decides,
                    kind: reason.kind,
                    detail: texts.keep(&reason.detail),
                }),
            }
            if let (Axis::Willingness, Some(label)) = (assessment.axis, &assessment.label) {
                self.willingness = Some(texts.keep(label));
            }
        }
        self.unscored = unscored.into();
        self.failed = failed.into();
        self.analyses = analyses.into();
        self.judges = judges.into();
    }
}

/// The names of the evidence that did not pass, or the assessor's where there is none.
fn failed_names(assessment: &Assessment) -> String {
    let names: Vec<&str> = assessment
        .evidence
        .iter()
        .filter(|evidence| evidence.outcome != "pass")
        .map(|evidence| evidence.name.as_str())
        .collect();
    if names.is_empty() {
        assessment.assessor.clone()
    } else {
        names.join(", ")
    }
}
