//! A whole file that is indented, as when it was quoted in a list.

use super::support::goal::Goal;
use super::support::lines::{common_indentation, reindent};
use super::support::look::Look;
use super::{Draft, Rule, When};
use sallet_core::Language;

pub(super) const RULE: Rule = Rule {
    name: "dedent",
    about: "moves an evenly indented file to the left margin",
    when: When::Unfinished,
    apply: dedent,
};

/// The body of a function is indented too: only what defines something of its own is moved.
fn dedent(draft: &Draft, goal: &Goal<'_>) -> Option<String> {
    let common = common_indentation(&draft.code);
    if common.is_empty() || goal.language != Language::Python {
        return None;
    }
    let moved = reindent(&draft.code, common, "", &[]);
    let look = Look::at(&moved, goal);
    let asked_for_something = goal.stub.is_some() || goal.entry.is_some();
    (look.is_good() || (look.entry && asked_for_something)).then_some(moved)
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
            let draft = Draft {
                code: code.to_owned(),
                look: Look::at(code, &goal),
            };
            assert_eq!(dedent(&draft, &goal).as_deref(), expected, "{code}");
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
