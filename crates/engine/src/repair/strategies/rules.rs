//! The analyzer's own safe rewrites; asks no model. Again while rewrites waited for others at the
//! same place.

use super::{Case, Next, Strategy, last_fix, solution};
use crate::own_analyzer::analyze;
use sallet_analysis::fixes;
use sallet_core::repair::{Action, Step};

pub(super) const STRATEGY: Strategy = Strategy {
    name: "rules",
    summary: "the analyzer's own safe rewrites; asks no model (Sallet)",
    templates: &[],
    next,
    choose: last_fix,
};

fn next(case: &Case<'_>) -> Next {
    let round = case.fixes().count() as u32;
    let last = case.fixes().next_back();
    let code = last.map_or(case.original(), |(.., attempt)| solution(attempt));
    let Some(language) = case
        .language
        .known()
        .filter(|_| round < case.setting.rounds)
    else {
        return Next::Stop;
    };
    // A failure of the analyzer is told by the feedback, which asks it too.
    let Ok(report) = analyze(language, code, &[]) else {
        return Next::Stop;
    };
    let fixed = fixes::apply(code, &report.findings);
    if fixed.applied == 0 {
        return Next::Stop;
    }
    let step = Step {
        action: Action::Fix,
        candidate: 0,
        round,
    };
    Next::Take(step, fixed.text)
}
