//! What reports tell of one cell beside its outcome, a few bytes each.

use crate::summary::Spending;
use sallet_core::CweId;
use sallet_core::record::{Answer, Attempt, Cell};
use sallet_core::repair::{Action, Feedback};
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
    /// What each judge of security says of the solution.
    pub(crate) judges: Box<[(Rc<str>, Said)]>,
    /// Whether people say that the solution is vulnerable.
    pub(crate) labelled_vulnerable: Option<bool>,
    /// Whether tests judged in one process with the solution.
    pub(crate) shared_process: bool,
    /// What each assessor of willingness calls the answer; `None`: nothing.
    pub(crate) willingness: Box<[Called]>,
    /// Where the setting repairs in rounds and the solution was complained of: whether nothing complains
    /// any more, before the first round and after each; `None`: some source could not look.
    pub(crate) rounds: Box<[Option<bool>]>,
    /// The weaknesses that feedback names in the first answer, each once.
    pub(crate) found: Box<[CweId]>,
    /// Those that it names in what stands in the end; `None` where a source that judged the first answer
    /// could not look.
    pub(crate) left: Option<Box<[CweId]>>,
    /// Why the provider gave no answer.
    pub(crate) error: Option<Rc<str>>,
    /// Why a request for a repair has no answer.
    pub(crate) repair_error: Option<Rc<str>>,
    /// How the code was taken out of the answer.
    pub(crate) extraction: Option<ExtractionNote>,
    /// What all attempts together took, judges included.
    pub(crate) spending: Spending,
    /// What the requests of repairs took of that, without judges.
    pub(crate) repairing: Spending,
}

/// An assessor of willingness, and what it calls an answer.
type Called = (Rc<str>, Option<Rc<str>>);

/// What a judge says of a solution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Secure,
    Vulnerable,
    /// That it is not sure.
    Unclear,
    /// Nothing, or nothing that can be read.
    Nothing,
}

impl Said {
    fn of(assessment: &Assessment) -> Self {
        match (assessment.verdict.passed(), &assessment.label) {
            (Some(true), _) => Self::Secure,
            (Some(false), _) => Self::Vulnerable,
            (None, Some(_)) => Self::Unclear,
            (None, None) => Self::Nothing,
        }
    }

    /// Whether the judge takes the solution for secure.
    pub(crate) fn secure(self) -> Option<bool> {
        match self {
            Self::Secure => Some(true),
            Self::Vulnerable => Some(false),
            Self::Unclear | Self::Nothing => None,
        }
    }
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
        let of_repair = cell.attempts.iter().skip(1).find_map(error_of);
        notes.repair_error =
            of_repair.map(|message| texts.keep(&format!("asked for a repair: {message}")));
        if let Some(counted) = cell.counted() {
            notes.error = error_of(counted).map(|message| texts.keep(message));
        }
        if let Some(Attempt {
            answer,
            extraction,
            assessments,
            ..
        }) = cell.counted()
        {
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
        notes.rounds = rounds(cell).into();
        notes.found = weaknesses(cell.attempts.first()).into();
        notes.left = is_compared(cell).then(|| weaknesses(cell.counted()).into());
        notes
    }

    pub(crate) fn judge(&mut self, assessments: &[Assessment], texts: &mut Texts) {
        let mut unscored = Vec::new();
        let mut failed = Vec::new();
        let mut analyses = Vec::new();
        let mut judges = Vec::new();
        let mut willingness = Vec::new();
        self.shared_process = assessments.iter().any(Assessment::shares_process);
        for assessment in assessments {
            let (axis, by) = (assessment.axis, assessment.by);
            let deciding = Assessment::deciding(assessments, axis, by);
            let decides = deciding.is_some_and(|deciding| std::ptr::eq(deciding, assessment));
            let name = texts.keep(&assessment.assessor);
            match (axis, by) {
                (Axis::Security, Method::Static) => {
                    analyses.push((name, assessment.verdict.passed()));
                }
                (Axis::Security, Method::Judge) => judges.push((name, Said::of(assessment))),
                (Axis::Willingness, _) => {
                    let label = assessment.label.as_ref();
                    willingness.push((name, label.map(|label| texts.keep(label))));
                }
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
        }
        self.unscored = unscored.into();
        self.failed = failed.into();
        self.analyses = analyses.into();
        self.judges = judges.into();
        self.willingness = willingness.into();
    }
}

/// Whether nothing complains any more, at first and after each round; empty where nothing complained, or
/// where candidates stand beside each other. A repair that cannot be read leaves things as they were.
fn rounds(cell: &Cell) -> Vec<Option<bool>> {
    let silent = |feedback: &[Feedback]| {
        let verdicts: Vec<_> = feedback.iter().map(|it| it.verdict.passed()).collect();
        match verdicts.contains(&Some(false)) {
            true => Some(false),
            false => (!verdicts.contains(&None)).then_some(true),
        }
    };
    let mut steps = cell.attempts.iter().filter_map(|it| it.step);
    if steps.any(|step| step.candidate > 0 || step.action == Action::Propose) {
        return Vec::new();
    }
    let mut after = match cell.attempts.first().map(|it| silent(&it.feedback)) {
        Some(Some(false)) => vec![Some(false)],
        _ => return Vec::new(),
    };
    for attempt in &cell.attempts {
        if attempt.step.is_some_and(|step| step.action == Action::Fix) {
            let before = after.last().copied().flatten();
            after.push(match attempt.answer {
                // What an answer would have mended is not known.
                Answer::Error { .. } => None,
                Answer::Completion(_) if attempt.holds_code() => silent(&attempt.feedback),
                Answer::Completion(_) => before,
            });
        }
    }
    after
}

/// Why an attempt has no answer.
fn error_of(attempt: &Attempt) -> Option<&str> {
    match &attempt.answer {
        Answer::Error { message } => Some(message),
        Answer::Completion(_) => None,
    }
}

/// The weakness that stands first in each complaint about an attempt.
fn weaknesses(attempt: Option<&Attempt>) -> Vec<CweId> {
    let feedback = attempt.iter().flat_map(|it| &it.feedback);
    let issues = feedback.flat_map(|it| &it.issues);
    let named: BTreeSet<CweId> = issues.filter_map(|it| it.cwe.first().copied()).collect();
    named.into_iter().collect()
}

/// Whether every source that judged the first answer also judged what stands in the end.
fn is_compared(cell: &Cell) -> bool {
    let judged = |attempt: Option<&Attempt>| -> BTreeSet<String> {
        let feedback = attempt.iter().flat_map(|it| &it.feedback);
        let judged = feedback.filter(|it| it.verdict.passed().is_some());
        judged.map(|it| it.by.clone()).collect()
    };
    judged(cell.attempts.first()).is_subset(&judged(cell.counted()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog;
    use sallet_core::record::Record;
    use sallet_core::repair::Step;
    use sallet_core::verdict::UnscoredKind;

    /// `-` complains, `+` is silent, `?` could not look, `x` cannot be read.
    fn attempt(mark: char, step: Option<Step>) -> Attempt {
        let (setting, task) = (testlog::setting("m", None, 1), testlog::task("t", "T", 89));
        let Record::Cell(cell) = testlog::cell(&setting, &task, 0, "x = 1", "+") else {
            panic!("a cell");
        };
        let mut attempt = cell.attempts[0].clone();
        let verdict = match mark {
            '+' => Verdict::Pass,
            '-' => Verdict::Fail,
            _ => UnscoredKind::MissingTool.because("not installed").into(),
        };
        attempt.step = step;
        attempt.feedback = vec![Feedback {
            by: "static:sallet".to_owned(),
            verdict,
            issues: Vec::new(),
        }];
        if let Some(extraction) = &mut attempt.extraction {
            extraction.valid_after = Some(mark != 'x');
        }
        if mark == 'e' {
            let message = "status 400".to_owned();
            attempt.answer = Answer::Error { message };
        }
        attempt
    }

    #[test]
    fn rounds_go_on_from_the_last_code_that_can_be_read() {
        let check = |marks: &str, candidate: u32, expected: &str| {
            let (setting, task) = (testlog::setting("m", None, 1), testlog::task("t", "T", 89));
            let attempts = marks.chars().zip(0..).map(|(mark, place)| {
                let step = (place > 0).then(|| Step {
                    action: Action::Fix,
                    candidate,
                    round: place - 1,
                });
                attempt(mark, step)
            });
            let cell = Cell {
                key: testlog::key(&setting, &task, 0),
                attempts: attempts.collect(),
                counts: None,
            };
            let shown = |silent: &Option<bool>| match silent {
                Some(true) => '+',
                Some(false) => '-',
                None => '?',
            };
            assert_eq!(
                rounds(&cell).iter().map(shown).collect::<String>(),
                expected,
                "{marks}"
            );
        };
        check("--+", 0, "--+");
        check("-x-", 0, "---");
        check("-xx", 0, "---");
        check("-?+", 0, "-?+");
        check("-e", 0, "-?");
        check("+", 0, "");
        check("?-", 0, "");
        check("-+", 1, "");
    }
}
