//! Asks whether there is a security problem and to mend it, without saying which (FDSP's baseline
//! "direct prompting", Alrashedy et al. 2024, section 4.2).

use super::{Case, Next, Strategy, first, last_fix};
use sallet_core::repair::Action;

pub(super) const STRATEGY: Strategy = Strategy {
    name: "direct",
    summary: "is there a problem? then mend it; told nothing (FDSP 4.2)",
    templates: &["direct"],
    next,
    choose: last_fix,
};

fn next(case: &Case<'_>) -> Next {
    match case.fixes().next() {
        Some(_) => Next::Stop,
        None => Next::Ask(vec![case.ask(first(Action::Fix), "direct", &[])]),
    }
}
