//! Tells the number and the name of the weakness, and nothing of where it is; one repair (RQ3 of
//! Gong et al. 2024, section 2.3.4). Stops at once where no weakness is known.

use super::{Case, Next, Strategy, first, last_fix};
use sallet_core::repair::Action;

pub(super) const STRATEGY: Strategy = Strategy {
    name: "cwe-once",
    summary: "tells the CWE's number and name; one repair (LLMSecureCode RQ3)",
    templates: &["cwe"],
    next,
    choose: last_fix,
};

fn next(case: &Case<'_>) -> Next {
    match (case.fixes().next(), case.cwe) {
        (None, Some(_)) => Next::Ask(vec![case.ask(first(Action::Fix), "cwe", &[])]),
        _ => Next::Stop,
    }
}
