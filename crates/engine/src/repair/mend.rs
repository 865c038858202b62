//! One piece of code on its way through a strategy, for whoever has no run and no log.

use super::{Case, Next, with_turns};
use sallet_core::experiment::Prompt;
use sallet_core::record::{Answer, Attempt, Completion, Finish};
use sallet_core::repair::{RepairSetting, Step};
use sallet_core::{CweId, TaskLanguage};

/// What is to be mended.
#[derive(Debug, Clone, Copy)]
pub struct Patient<'a> {
    /// What it is written in.
    pub language: TaskLanguage,
    /// The weakness that it is to be freed of, if that is one.
    pub cwe: Option<CweId>,
    /// How it is mended.
    pub setting: &'a RepairSetting,
}

/// A request with the number of equal ones before it.
#[derive(Debug)]
pub struct Question {
    /// What is sent.
    pub prompt: Prompt,
    /// From 0; asks for another answer to the same prompt.
    pub turn: u32,
}

/// All attempts, the original first, and the one that counts.
#[derive(Debug)]
pub struct Mended {
    /// In the order of their requests.
    pub attempts: Vec<Attempt>,
    /// Index of the repair that is taken; `None`: none.
    pub taken: Option<usize>,
}

/// Goes on until the strategy has had enough. `answer` answers questions that do not depend on each
/// other, in their order; `judge` fills in what an attempt was found to be, beside all before it.
///
/// # Errors
/// What `answer` ends with.
pub fn mend<E>(
    patient: &Patient<'_>,
    original: Attempt,
    mut answer: impl FnMut(&[Question]) -> Result<Vec<Answer>, E>,
    mut judge: impl FnMut(&[Attempt], Attempt) -> Attempt,
) -> Result<Mended, E> {
    let mut attempts = vec![original];
    loop {
        let case = case(patient, &attempts);
        if !case.is_needed() {
            let taken = None;
            return Ok(Mended { attempts, taken });
        }
        let strategy = case.strategy();
        match (strategy.next)(&case) {
            Next::Stop => {
                let taken = (strategy.choose)(&case);
                return Ok(Mended { attempts, taken });
            }
            Next::Take(step, code) => {
                let attempt = judge(&attempts, taken_by_itself(step, code));
                attempts.push(attempt);
            }
            Next::Ask(asks) => {
                let turns = with_turns(asks, &attempts);
                let questions = turns.iter().map(|(ask, _, turn)| Question {
                    prompt: ask.prompt.clone(),
                    turn: *turn,
                });
                let answers = answer(&questions.collect::<Vec<_>>())?;
                let failed = answers.iter().any(|answer| answer.completion().is_none());
                for ((ask, hash, _), answer) in turns.into_iter().zip(answers) {
                    let attempt = Attempt {
                        step: Some(ask.step),
                        sent: Some(ask.prompt),
                        ..Attempt::first(hash, answer, None, Vec::new())
                    };
                    let attempt = judge(&attempts, attempt);
                    attempts.push(attempt);
                }
                // Who did not answer now is asked no more.
                if failed {
                    let taken = (strategy.choose)(&self::case(patient, &attempts));
                    return Ok(Mended { attempts, taken });
                }
            }
        }
    }
}

fn case<'a>(patient: &Patient<'a>, attempts: &'a [Attempt]) -> Case<'a> {
    Case {
        language: patient.language,
        request: None,
        cwe: patient.cwe,
        setting: patient.setting,
        attempts,
    }
}

/// Code that a strategy wrote by itself, as if it had been answered.
pub(crate) fn taken_by_itself(step: Step, code: String) -> Attempt {
    Attempt {
        step: Some(step),
        ..given(code)
    }
}

/// Code that is there, as if a model had given it as its solution.
pub fn given(code: String) -> Attempt {
    let answer = Answer::Completion(Completion {
        text: code,
        finish: Finish::Stop,
        is_solution: true,
        labelled_vulnerable: None,
        usage: None,
        cost: None,
        cached: false,
        millis: 0,
    });
    Attempt::first(String::new(), answer, None, Vec::new())
}
