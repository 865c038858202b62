//! Shows the model the report and asks to mend what it says (FDSP's baseline "Bandit feedback",
//! Alrashedy et al. 2024, section 4.2).

use super::{Case, Next, Strategy, first, last_fix};
use sallet_core::repair::Action;

pub(super) const STRATEGY: Strategy = Strategy {
    name: "feedback",
    summary: "shows the report: rule, CWE, line, code, path (FDSP 4.2)",
    templates: &["feedback"],
    next,
    choose: last_fix,
};

fn next(case: &Case<'_>) -> Next {
    match case.fixes().next() {
        Some(_) => Next::Stop,
        None => Next::Ask(vec![case.ask(first(Action::Fix), "feedback", &[])]),
    }
}
