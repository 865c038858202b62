//! A whole file that is indented, as when it was quoted in a list.

use super::support::goal::Goal;
use super::support::lines::{common_indentation, reindent};
use super::{Draft, Rule, When};
use sallet_core::Language;

pub(super) const RULE: Rule = Rule {
    name: "dedent",
    about: "moves an evenly indented file to the left margin",
    when: When::Unfinished,
    apply: dedent,
};

/// The body of a function is indented too: only what defines something of its own is moved.
fn dedent(draft: &Draft, goal: &Goal<'_>) -> Option<Draft> {
    let common = common_indentation(&draft.code);
    if common.is_empty()
        || goal.language != Language::Python
        || !names_what_is_asked(&draft.code, goal)
    {
        return None;
    }
    let moved = Draft::new(reindent(&draft.code, common, "", &[]), goal);
    let may_be_broken = goal.asks_for_something();
    (moved.look.is_good() || (moved.look.entry && may_be_broken)).then_some(moved)
}

/// A look that is quicker than to parse.
fn names_what_is_asked(code: &str, goal: &Goal<'_>) -> bool {
    let stub = goal.stub.as_ref().map(|stub| stub.function.as_str());
    !goal.asks_for_something()
        || stub
            .into_iter()
            .chain(goal.entry)
            .any(|name| code.contains(name))
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::*;
    use sallet_core::experiment::PromptMode;

    #[test]
    fn files_move_and_bodies_stay() {
        let check = |code: &str, prompt: Option<&str>, expected: Option<&str>| {
            let goal = Goal::new(&Context {
                language: Language::Python,
                code_prompt: prompt,
                entry_point: None,
                mode: PromptMode::Code,
            });
            let draft = Draft::new(code.to_owned(), &goal);
            assert_eq!(
                dedent(&draft, &goal).map(|moved| moved.code).as_deref(),
                expected,
                "{code}"
            );
        };
        check(
            "    def f():\n        pass\n",
            None,
            Some("def f():\n    pass\n"),
        );
        check(
            "  def f():\n    x\n  oops(\n",
            Some("def f():"),
            Some("def f():\n  x\noops(\n"),
        );
        check("    x = 1\n    return x\n", Some("def f():"), None);
        check("    x = 1\n", Some("def f():"), None);
        check("x = 1\n", None, None);
    }
}
