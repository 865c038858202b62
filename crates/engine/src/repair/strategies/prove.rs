//! Ours: several candidates at once from the report, the failing tests and what the attack saw; the
//! smallest change that is proven wins. While none is, the best candidate goes back with the checks
//! that turned it down.

use super::{Ask, Case, Next, Strategy, fenced, first, solution};
use sallet_analysis::fixes::changed_lines;
use sallet_core::record::Attempt;
use sallet_core::repair::{Action, RepairOutcome, Step};
use std::cmp::Reverse;

pub(super) const STRATEGY: Strategy = Strategy {
    name: "prove",
    summary: "candidates from all evidence; the smallest proven change wins (Sallet)",
    templates: &["prove", "prove-again"],
    next,
    choose,
};

fn next(case: &Case<'_>) -> Next {
    let round = case.fixes().map(|(_, step, _)| step.round + 1).max();
    let round = round.unwrap_or(0);
    let is_proven = |attempt: &Attempt| outcome(attempt) == Some(RepairOutcome::Proven);
    let done = case.fixes().any(|(_, _, attempt)| is_proven(attempt));
    // Where no test can prove anything, another round would find nothing better.
    let plausible = best(case).is_some_and(|(_, outcome)| outcome == RepairOutcome::Plausible);
    if round >= case.setting.rounds || done || plausible {
        return Next::Stop;
    }
    let ask = |candidate| {
        let step = Step {
            candidate,
            round,
            ..first(Action::Fix)
        };
        request(case, step)
    };
    Next::Ask((0..case.setting.candidates).map(ask).collect())
}

/// The first request, or the one that shows the best candidate and why it was turned down.
fn request(case: &Case<'_>, step: Step) -> Ask {
    let wanted = case
        .request
        .map(|request| format!("It was written for this request:\n\n{request}\n\n"));
    let wanted = wanted.unwrap_or_default();
    let tried = best(case).filter(|_| step.round > 0);
    let Some((index, _)) = tried else {
        return case.ask(step, "prove", &[("request", &wanted)]);
    };
    let attempt = &case.attempts[index];
    let code = fenced(case.language.fence(), solution(attempt));
    let evidence = evidence(attempt);
    let more = [
        ("request", wanted.as_str()),
        ("tried", &code),
        ("evidence", &evidence),
    ];
    case.ask(step, "prove-again", &more)
}

/// Why a candidate was turned down, a line a reason.
fn evidence(attempt: &Attempt) -> String {
    let failed = attempt.proof.iter().flat_map(|proof| proof.failed());
    let lines = failed.map(|checked| {
        let details = checked.details.join("; ");
        format!("- {}: {details}", checked.check.as_str())
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn outcome(attempt: &Attempt) -> Option<RepairOutcome> {
    attempt.proof.as_ref().map(|proof| proof.outcome)
}

/// The candidate with the best outcome, and of these the one that changes least.
fn best(case: &Case<'_>) -> Option<(usize, RepairOutcome)> {
    let judged = case
        .fixes()
        .filter_map(|(index, _, attempt)| Some((index, outcome(attempt)?, attempt)));
    let best = judged.max_by_key(|&(index, outcome, attempt)| {
        let size = changed_lines(case.original(), solution(attempt));
        (outcome, Reverse((size, index)))
    });
    best.map(|(index, outcome, _)| (index, outcome))
}

/// A candidate that is proven, or else plausible; never one that is known to be worse.
fn choose(case: &Case<'_>) -> Option<usize> {
    let best = best(case).filter(|&(_, outcome)| outcome >= RepairOutcome::Plausible);
    best.map(|(index, _)| index)
}
