//! A cell on its way: its attempts so far, and what its strategy wants next.

use super::{Plan, PlannedCell};
use crate::assessors::{Assessors, OracleWorker, Subject};
use crate::extract;
use crate::repair::mend::taken_by_itself;
use crate::repair::{self, Ask, Case, Next, Original, Sources, with_turns};
use sallet_core::experiment::Prompt;
use sallet_core::record::{Answer, Attempt, Cell};
use sallet_core::repair::{Action, Step};

/// What is wanted of the one who asks.
pub(super) struct Wanted {
    /// `None`: the task's own prompt.
    pub(super) step: Option<Step>,
    /// Its hash.
    pub(super) hash: String,
    /// What is sent, where the header does not hold it.
    pub(super) sent: Option<Prompt>,
    /// Which sample of this prompt is asked for.
    pub(super) sample: u32,
}

/// An answer to what was wanted.
pub(super) struct Answered {
    pub(super) wanted: Wanted,
    pub(super) answer: Answer,
}

/// A cell that has been begun.
pub(super) struct OpenCell {
    pub(super) cell: PlannedCell,
    attempts: Vec<Attempt>,
}

/// What follows after answers have been judged.
pub(super) enum Outlook {
    /// The cell is done.
    Done(Box<Cell>),
    /// These have to be asked.
    Ask(OpenCell, Vec<Wanted>),
}

/// What judging needs, the same for all cells.
pub(super) struct Judge<'a> {
    pub(super) plan: &'a Plan,
    pub(super) assessors: &'a Assessors,
    /// The sources of feedback of each setting; `None` where nothing is repaired.
    pub(super) feedback: &'a [Option<Sources>],
}

impl OpenCell {
    /// The cell, and the prompt that it begins with.
    pub(super) fn begin(plan: &Plan, cell: PlannedCell) -> (Self, Wanted) {
        let (hash, _) = plan.prompt(cell);
        let wanted = Wanted {
            step: None,
            hash: hash.to_owned(),
            sent: None,
            sample: cell.sample,
        };
        let attempts = Vec::new();
        (Self { cell, attempts }, wanted)
    }

    /// Whether the one who repairs is asked, not the one who wrote the solution.
    pub(super) fn is_repair(&self) -> bool {
        !self.attempts.is_empty()
    }

    /// Takes answers in, in the order in which they were wanted, judges them, and asks the strategy
    /// for more.
    pub(super) fn go_on(
        mut self,
        answers: Vec<Answered>,
        judge: &Judge<'_>,
        worker: &mut OracleWorker<'_>,
    ) -> Outlook {
        for answered in answers {
            let wanted = answered.wanted;
            let attempt = Attempt {
                step: wanted.step,
                sent: wanted.sent,
                ..Attempt::first(wanted.hash, answered.answer, None, Vec::new())
            };
            let attempt = judge.attempt(&self, attempt, worker);
            self.attempts.push(attempt);
        }
        loop {
            match self.next(judge.plan) {
                Next::Stop => return Outlook::Done(Box::new(self.finish(judge.plan))),
                Next::Ask(asks) => {
                    let wanted = self.wanted(asks, judge.plan.setting(self.cell).samples);
                    return Outlook::Ask(self, wanted);
                }
                Next::Take(step, code) => {
                    let attempt = judge.attempt(&self, taken_by_itself(step, code), worker);
                    self.attempts.push(attempt);
                }
            }
        }
    }

    fn case<'c>(&'c self, plan: &'c Plan) -> Option<Case<'c>> {
        let task = &plan.tasks[self.cell.task];
        let setting = plan.setting(self.cell).repair.as_ref()?;
        Some(Case {
            language: task.language,
            request: task.text_prompt.as_deref(),
            cwe: task.cwe,
            setting,
            attempts: &self.attempts,
        })
    }

    fn next(&self, plan: &Plan) -> Next {
        match self.case(plan).filter(Case::is_needed) {
            Some(case) => (case.strategy().next)(&case),
            None => Next::Stop,
        }
    }

    /// Requests with the sample that each asks for: of equal prompts in one cell another each time,
    /// which no other cell of the setting asks for.
    fn wanted(&self, asks: Vec<Ask>, samples: u32) -> Vec<Wanted> {
        let turns = with_turns(asks, &self.attempts).into_iter();
        let wanted = turns.map(|(ask, hash, turn)| Wanted {
            step: Some(ask.step),
            hash,
            sent: Some(ask.prompt),
            sample: turn
                .saturating_mul(samples)
                .saturating_add(self.cell.sample),
        });
        wanted.collect()
    }

    fn finish(self, plan: &Plan) -> Cell {
        let counts = self
            .case(plan)
            .map(|case| (case.strategy().choose)(&case).unwrap_or(0));
        Cell {
            key: plan.key(self.cell),
            attempts: self.attempts,
            counts,
        }
    }
}

impl Judge<'_> {
    /// Takes the code out of an answer, where it is to hold some, and judges it.
    fn attempt(
        &self,
        cell: &OpenCell,
        mut attempt: Attempt,
        worker: &mut OracleWorker<'_>,
    ) -> Attempt {
        let is_code = attempt.step.is_none_or(|step| step.action == Action::Fix);
        let Some(completion) = attempt.answer.completion().filter(|_| is_code) else {
            return attempt;
        };
        let task = &self.plan.tasks[cell.cell.task];
        let setting = self.plan.setting(cell.cell);
        let extraction = extract::of_completion(completion, task, setting.mode);
        let subject = Subject {
            task,
            completion,
            extraction: &extraction,
        };
        let assessments = self.assessors.assess(&[subject], worker);
        attempt.assessments = assessments.into_iter().flatten().collect();
        if let Some(sources) = &self.feedback[cell.cell.setting] {
            attempt.feedback = sources.ask(&subject, &attempt.assessments);
        }
        let language = subject.language();
        attempt.extraction = Some(extraction);
        if let (Some(_), Some(original)) = (attempt.step, cell.attempts.first()) {
            let original = Original {
                code: original.extraction.as_ref().map_or("", |it| &it.solution),
                feedback: &original.feedback,
                targets: &original.feedback,
            };
            attempt.proof = Some(repair::prove(&original, language, &attempt));
        }
        attempt
    }
}
