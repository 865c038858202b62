//! Code written as an interactive session, `>>> x = 1`.

use super::{Draft, Rule, When};
use sallet_core::Language;

pub(super) const RULE: Rule = Rule {
    name: "doctest",
    about: "turns an interactive session with >>> prompts into a file",
    when: When::Unfinished,
    apply: |draft, goal| match goal.language {
        Language::Python => Some(Draft::new(unprompt(&draft.code)?, goal)),
        Language::C | Language::Cpp => None,
    },
};

fn unprompt(code: &str) -> Option<String> {
    let first = code.lines().find(|line| !line.trim().is_empty())?;
    first.trim_start().starts_with(">>>").then(|| {
        // Lines without a prompt are the session's output.
        code.lines()
            .filter_map(typed)
            .flat_map(|line| [line, "\n"])
            .collect()
    })
}

/// What was typed in a line of the session.
fn typed(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let typed = line
        .strip_prefix(">>>")
        .or_else(|| line.strip_prefix("..."))?;
    Some(typed.strip_prefix(' ').unwrap_or(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_kept() {
        let check = |code: &str, expected: Option<&str>| {
            assert_eq!(unprompt(code).as_deref(), expected, "{code}");
        };
        check(
            ">>> def f():\n...     return 1\n...\n>>> f()\n1\n",
            Some("def f():\n    return 1\n\nf()\n"),
        );
        check("x = 1\n>>> x\n", None);
        check("", None);
    }
}
