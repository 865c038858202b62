//! Lets the model put the report into words, then mend the code from both (FDSP's baseline
//! "verbalization", Alrashedy et al. 2024, section 4.2).

use super::{Case, Next, Strategy, first, last_fix, words};
use sallet_core::repair::Action;

pub(super) const STRATEGY: Strategy = Strategy {
    name: "verbalize",
    summary: "the model puts the report into words, then mends (FDSP 4.2)",
    templates: &["verbalize", "fix-verbalized"],
    next,
    choose: last_fix,
};

fn next(case: &Case<'_>) -> Next {
    let Some(verbalized) = case.answer(Action::Verbalize) else {
        return Next::Ask(vec![case.ask(first(Action::Verbalize), "verbalize", &[])]);
    };
    match (case.fixes().next(), words(verbalized)) {
        (None, Some(words)) => {
            let more = [("words", words)];
            Next::Ask(vec![case.ask(first(Action::Fix), "fix-verbalized", &more)])
        }
        _ => Next::Stop,
    }
}
