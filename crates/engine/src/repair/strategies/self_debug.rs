//! Lets the model explain the code, then mend it from its own explanation (self-debugging, Chen et
//! al. 2023, as FDSP uses it: Alrashedy et al. 2024, section 4.2).

use super::{Case, Next, Strategy, first, last_fix, words};
use sallet_core::repair::Action;

pub(super) const STRATEGY: Strategy = Strategy {
    name: "self-debug",
    summary: "the model explains the code, then mends it (FDSP 4.2)",
    templates: &["explain", "fix-explained"],
    next,
    choose: last_fix,
};

fn next(case: &Case<'_>) -> Next {
    let Some(explained) = case.answer(Action::Explain) else {
        return Next::Ask(vec![case.ask(first(Action::Explain), "explain", &[])]);
    };
    match (case.fixes().next(), words(explained)) {
        (None, Some(words)) => {
            let more = [("words", words)];
            Next::Ask(vec![case.ask(first(Action::Fix), "fix-explained", &more)])
        }
        _ => Next::Stop,
    }
}
