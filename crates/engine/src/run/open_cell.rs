//! A cell on its way: its attempts so far, what judges are being asked, and what its strategy wants next.

use super::judging::{Judgement, Panel};
use super::verdicts::Verdicts;
use super::{Plan, PlannedCell};
use crate::assessors::{Assessors, OracleWorker, Subject};
use crate::extract;
use crate::repair::mend::taken_by_itself;
use crate::repair::{self, Ask, Case, Next, Original, Sources, with_turns};
use sallet_core::experiment::Prompt;
use sallet_core::record::{Answer, Attempt, Cell};
use sallet_core::repair::{Action, Feedback, Proof, Step};

/// What is wanted of the one who asks.
pub(super) struct Wanted {
    /// What for.
    pub(super) purpose: Purpose,
    /// Its hash.
    pub(super) hash: String,
    /// What is sent, where the header does not hold it.
    pub(super) sent: Option<Prompt>,
    /// Which sample of this prompt is asked for.
    pub(super) sample: u32,
}

/// What an answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A solution: the first one, or a step of a repair.
    Attempt(Option<Step>),
    /// An opinion: the place of the judge among the experiment's, and of its conversation in the cell.
    Judgement { judge: usize, place: usize },
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
    /// Conversations with judges that are not over.
    judgements: Vec<Judgement>,
    /// How many attempts are judged, their feedback and proof included.
    judged: usize,
    /// Whether somebody did not answer, so that nothing more is asked.
    failed: bool,
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
    pub(super) panel: &'a Panel,
    /// The sources of feedback of each setting; `None` where nothing is repaired.
    pub(super) feedback: &'a [Option<Sources>],
    /// What equal answers came to.
    pub(super) verdicts: Verdicts,
}

impl OpenCell {
    /// The cell, and the prompt that it begins with.
    pub(super) fn begin(plan: &Plan, cell: PlannedCell) -> (Self, Wanted) {
        let (hash, _) = plan.prompt(cell);
        let wanted = Wanted {
            purpose: Purpose::Attempt(None),
            hash: hash.to_owned(),
            sent: None,
            sample: cell.sample,
        };
        let open = Self {
            cell,
            attempts: Vec::new(),
            judgements: Vec::new(),
            judged: 0,
            failed: false,
        };
        (open, wanted)
    }

    /// Takes answers in, in the order in which they were wanted, judges them, and asks the strategy
    /// for more.
    pub(super) fn go_on(
        mut self,
        answers: Vec<Answered>,
        judge: &Judge<'_>,
        worker: &mut OracleWorker<'_>,
    ) -> Outlook {
        for Answered { wanted, answer } in answers {
            self.failed |= answer.completion().is_none();
            match wanted.purpose {
                Purpose::Judgement { place, .. } => {
                    self.judgements[place].take(wanted.sent, answer);
                }
                Purpose::Attempt(step) => {
                    let attempt = Attempt {
                        step,
                        sent: wanted.sent,
                        ..Attempt::first(wanted.hash, answer, None, Vec::new())
                    };
                    self.add(attempt, judge, worker);
                }
            }
        }
        loop {
            let questions = self.ask_judges(judge);
            if !questions.is_empty() {
                return Outlook::Ask(self, questions);
            }
            self.finish_judging(judge);
            match self.next(judge.plan) {
                Next::Stop => return Outlook::Done(Box::new(self.finish(judge.plan))),
                Next::Ask(asks) => {
                    let wanted = self.wanted(asks, judge.plan.setting(self.cell).samples);
                    return Outlook::Ask(self, wanted);
                }
                Next::Take(step, code) => self.add(taken_by_itself(step, code), judge, worker),
            }
        }
    }

    /// Adds an attempt with the verdicts that no model is asked for, and opens a conversation with every
    /// judge about it.
    fn add(&mut self, attempt: Attempt, judge: &Judge<'_>, worker: &mut OracleWorker<'_>) {
        let attempt = judge.assess(self.cell, attempt, worker);
        let place = self.attempts.len();
        if attempt.extraction.is_some() {
            let judges = 0..judge.panel.len();
            self.judgements
                .extend(judges.map(|judge| Judgement::open(judge, place)));
        }
        self.attempts.push(attempt);
    }

    /// What the judges are to be asked next; nothing when all of them have spoken.
    fn ask_judges(&self, judge: &Judge<'_>) -> Vec<Wanted> {
        let task = &judge.plan.tasks[self.cell.task];
        let (_, request) = judge.plan.prompt(self.cell);
        let questions = self.judgements.iter().enumerate();
        let wanted = questions.filter_map(|(place, open)| {
            let sent = judge.panel.next(open, task, request, &self.attempts).ok()?;
            Some(Wanted {
                purpose: Purpose::Judgement {
                    judge: open.judge,
                    place,
                },
                hash: sent.hash(),
                sent: Some(sent),
                sample: 0,
            })
        });
        wanted.collect()
    }

    /// Takes the verdicts of the judges in, then asks the sources of feedback and proves repairs.
    fn finish_judging(&mut self, judge: &Judge<'_>) {
        let task = &judge.plan.tasks[self.cell.task];
        let (_, request) = judge.plan.prompt(self.cell);
        for open in std::mem::take(&mut self.judgements) {
            let attempt = open.attempt;
            let assessment = judge.panel.finish(open, task, request, &self.attempts);
            self.attempts[attempt].assessments.push(assessment);
        }
        while self.judged < self.attempts.len() {
            let feedback = judge.feedback(self.cell, &self.attempts[self.judged]);
            self.attempts[self.judged].feedback = feedback;
            self.attempts[self.judged].proof = judge.proof(self.cell, &self.attempts, self.judged);
            self.judged += 1;
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
        match self
            .case(plan)
            .filter(|case| !self.failed && case.is_needed())
        {
            Some(case) => (case.strategy().next)(&case),
            None => Next::Stop,
        }
    }

    /// Requests with the sample that each asks for: of equal prompts in one cell another each time,
    /// which no other cell of the setting asks for.
    fn wanted(&self, asks: Vec<Ask>, samples: u32) -> Vec<Wanted> {
        let turns = with_turns(asks, &self.attempts).into_iter();
        let wanted = turns.map(|(ask, hash, turn)| Wanted {
            purpose: Purpose::Attempt(Some(ask.step)),
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
    /// Takes the code out of an answer, where it is to hold some, and judges it by all that asks no model.
    fn assess(
        &self,
        cell: PlannedCell,
        mut attempt: Attempt,
        worker: &mut OracleWorker<'_>,
    ) -> Attempt {
        let is_code = attempt.step.is_none_or(|step| step.action == Action::Fix);
        let Some(completion) = attempt.answer.completion().filter(|_| is_code) else {
            return attempt;
        };
        let task = &self.plan.tasks[cell.task];
        let mode = self.plan.setting(cell).mode.of(task);
        let (extraction, assessments) = self.verdicts.of(&task.id, mode, completion, || {
            let extraction = extract::of_completion(completion, task, mode);
            let subject = Subject {
                task,
                completion,
                extraction: &extraction,
            };
            let assessments = self.assessors.assess(&[subject], worker);
            (extraction, assessments.into_iter().flatten().collect())
        });
        attempt.assessments = assessments;
        attempt.extraction = Some(extraction);
        attempt
    }

    /// What is judged of an attempt, if it holds code.
    fn subject<'s>(&'s self, cell: PlannedCell, attempt: &'s Attempt) -> Option<Subject<'s>> {
        Some(Subject {
            task: &self.plan.tasks[cell.task],
            completion: attempt.answer.completion()?,
            extraction: attempt.extraction.as_ref()?,
        })
    }

    /// What the sources of feedback say of an attempt with all its verdicts.
    fn feedback(&self, cell: PlannedCell, attempt: &Attempt) -> Vec<Feedback> {
        let sources = self.feedback[cell.setting].as_ref();
        match (sources, self.subject(cell, attempt)) {
            (Some(sources), Some(subject)) => sources.ask(&subject, &attempt.assessments),
            _ => Vec::new(),
        }
    }

    /// Whether the attempt at `index` mends the first one, if it is code that a repair asked for.
    fn proof(&self, cell: PlannedCell, attempts: &[Attempt], index: usize) -> Option<Proof> {
        let attempt = &attempts[index];
        attempt.step?;
        let subject = self.subject(cell, attempt)?;
        let first = attempts.first()?;
        let original = Original {
            code: first.extraction.as_ref().map_or("", |it| &it.solution),
            feedback: &first.feedback,
            targets: &first.feedback,
        };
        Some(repair::prove(&original, subject.language(), attempt))
    }
}
