//! Verdicts that a run has come to already: equal answers to a task are judged once.
//!
//! Strategies of repair begin from equal answers, models at temperature 0 repeat theirs, and running tests
//! is what judging costs. Suites that give equal code different verdicts are faulty; docs/bench.md has how
//! often that happens.

use sallet_core::experiment::PromptMode;
use sallet_core::hash::sha256_hex;
use sallet_core::record::{Completion, Extraction};
use sallet_core::verdict::{Assessment, UnscoredKind, Verdict};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Most answers that are kept, a few kilobytes each; beyond them all are forgotten.
const MOST: usize = 10_000;

/// What an answer came to.
type Judged = (Extraction, Vec<Assessment>);

/// The verdicts of one run so far.
#[derive(Default)]
pub(super) struct Verdicts(Mutex<HashMap<String, Judged>>);

impl Verdicts {
    /// What an equal answer to the task was found to be, or `judge` now. A fault of ours is not kept, so that
    /// the next equal answer has another chance.
    pub(super) fn of(
        &self,
        task: &str,
        mode: PromptMode,
        completion: &Completion,
        judge: impl FnOnce() -> Judged,
    ) -> Judged {
        let key = key(task, mode, completion);
        // A panic of another thread leaves the map as whole as it was.
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(judged) = known().get(&key) {
            return judged.clone();
        }
        let judged = judge();
        if !judged.1.iter().any(is_our_fault) {
            let mut known = known();
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(key, judged.clone());
        }
        judged
    }
}

/// All of an answer that a verdict can depend on.
fn key(task: &str, mode: PromptMode, completion: &Completion) -> String {
    let kind = format!("{mode} {} {:?}", completion.is_solution, completion.finish);
    sha256_hex([task, &kind, &completion.text])
}

fn is_our_fault(assessment: &Assessment) -> bool {
    match &assessment.verdict {
        Verdict::Unscored(reason) => reason.kind == UnscoredKind::HarnessFault,
        Verdict::Pass | Verdict::Fail => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sallet_core::record::Finish;
    use sallet_core::verdict::{Axis, Method};
    use std::cell::Cell;

    #[test]
    fn equal_answers_are_judged_once_unless_the_fault_was_ours() {
        let verdicts = Verdicts::default();
        let judged = Cell::new(0);
        let check = |task: &str, text: &str, mode, verdict: Verdict, expected: u32| {
            let completion = Completion {
                text: text.to_owned(),
                finish: Finish::Stop,
                is_solution: false,
                labelled_vulnerable: None,
                usage: None,
                cost: None,
                cached: false,
                millis: 0,
            };
            verdicts.of(task, mode, &completion, || {
                judged.set(judged.get() + 1);
                let by = Assessment::new(Axis::Security, Method::Dynamic, "security", verdict);
                let extraction = Extraction {
                    solution: text.to_owned(),
                    language: None,
                    rules: Vec::new(),
                    valid_before: None,
                    valid_after: None,
                    empty: false,
                };
                (extraction, vec![by])
            });
            assert_eq!(judged.get(), expected, "{task} {text}");
        };
        let fault = || UnscoredKind::HarnessFault.because("no memory").into();
        check("a", "x = 1", PromptMode::Code, Verdict::Fail, 1);
        check("a", "x = 1", PromptMode::Code, Verdict::Fail, 1);
        check("b", "x = 1", PromptMode::Code, Verdict::Fail, 2);
        check("a", "x = 2", PromptMode::Code, Verdict::Fail, 3);
        check("a", "x = 1", PromptMode::Text, Verdict::Fail, 4);
        check("a", "x = 3", PromptMode::Code, fault(), 5);
        check("a", "x = 3", PromptMode::Code, fault(), 6);
    }
}
