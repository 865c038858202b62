//! Feedback-driven security patching (Alrashedy et al. 2024, section 3 and algorithm 1): the report
//! in words, J proposed solutions, and for each of them up to K tries on the original code. The
//! first try of which the feedback has no complaint is the repair; without one the original stays.

use super::{Case, Next, Strategy, first, is_silent, words};
use crate::repair::proposals;
use sallet_core::repair::{Action, Step};

pub(super) const STRATEGY: Strategy = Strategy {
    name: "fdsp",
    summary: "J proposed solutions, up to K tries each (FDSP, algorithm 1)",
    templates: &["verbalize", "propose", "fix-proposed"],
    next,
    choose,
};

fn next(case: &Case<'_>) -> Next {
    let Some(verbalized) = case.answer(Action::Verbalize) else {
        return Next::Ask(vec![case.ask(first(Action::Verbalize), "verbalize", &[])]);
    };
    let Some(verbalized) = words(verbalized) else {
        return Next::Stop;
    };
    let Some(proposed) = case.answer(Action::Propose) else {
        let count = case.setting.candidates.to_string();
        let more = [("words", verbalized), ("count", count.as_str())];
        return Next::Ask(vec![case.ask(first(Action::Propose), "propose", &more)]);
    };
    let solutions = proposals::read(
        words(proposed).unwrap_or_default(),
        case.setting.candidates as usize,
    );
    let Some(step) = next_step(case) else {
        return Next::Stop;
    };
    match solutions.get(step.candidate as usize) {
        Some(solution) => {
            let more = [("solution", solution.as_str())];
            Next::Ask(vec![case.ask(step, "fix-proposed", &more)])
        }
        None => Next::Stop,
    }
}

/// The next pair of solution and try; `None` when the last try is silent.
fn next_step(case: &Case<'_>) -> Option<Step> {
    let Some((_, last, attempt)) = case.fixes().next_back() else {
        return Some(first(Action::Fix));
    };
    if is_silent(attempt) {
        return None;
    }
    Some(match last.round + 1 < case.setting.refinements {
        true => Step {
            round: last.round + 1,
            ..last
        },
        false => Step {
            candidate: last.candidate + 1,
            round: 0,
            ..last
        },
    })
}

fn choose(case: &Case<'_>) -> Option<usize> {
    let mut fixes = case.fixes();
    let silent = fixes.find(|(_, _, attempt)| is_silent(attempt));
    silent.map(|(index, ..)| index)
}
