//! Scan and repair, round after round, each on the code of the last (RQ4 of Gong et al. 2024,
//! section 2.3.2 and figure 4).
//!
//! With the wording `llmsecurecode` the model is told the weakness alone, with ours the report. Unlike
//! the paper's tool a repair that cannot be read is not secure: the next round begins from the last
//! code that can.

use super::{Case, Next, Strategy, complains, is_silent, solution};
use sallet_core::repair::{Action, Step};

pub(super) const STRATEGY: Strategy = Strategy {
    name: "iterate",
    summary: "scan and repair, up to N rounds (LLMSecureCode RQ4)",
    templates: &[],
    next,
    choose,
};

fn next(case: &Case<'_>) -> Next {
    let round = case.fixes().count() as u32;
    if round >= case.setting.rounds || case.fixes().any(|(.., attempt)| is_silent(attempt)) {
        return Next::Stop;
    }
    let readable = case.fixes().rev().map(|(.., attempt)| attempt);
    let readable = readable.chain(case.attempts.first());
    // Where nothing complains and not all are silent, a source could not look: asking again tells
    // the model nothing new.
    let Some(base) = readable.into_iter().find(|attempt| attempt.holds_code()) else {
        return Next::Stop;
    };
    if !complains(base) {
        return Next::Stop;
    }
    let step = Step {
        action: Action::Fix,
        candidate: 0,
        round,
    };
    let template = match (case.wording().text("feedback"), case.cwe) {
        (None, None) => return Next::Stop,
        (None, Some(_)) => "cwe",
        (Some(_), _) => "feedback",
    };
    Next::Ask(vec![case.ask_about(
        solution(base),
        &base.feedback,
        step,
        template,
        &[],
    )])
}

/// The last repair that can be read.
fn choose(case: &Case<'_>) -> Option<usize> {
    let mut fixes = case.fixes().rev();
    let readable = fixes.find(|(_, _, attempt)| attempt.holds_code());
    readable.map(|(index, ..)| index)
}
