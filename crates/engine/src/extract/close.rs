//! Strings and brackets that the token limit left open.

use super::support::brackets::open_at_end;
use super::support::goal::Goal;
use super::{Draft, Rule, When};
use sallet_core::Language;

pub(super) const RULE: Rule = Rule {
    name: "close",
    about: "closes strings, brackets and braces that are open at the end",
    when: When::Unfinished,
    apply: close,
};

/// More than this is not a file that was cut off but an attack.
const MAX_CLOSERS: usize = 200;

fn close(draft: &Draft, goal: &Goal<'_>) -> Option<Draft> {
    let code = draft.code.trim_end();
    let open = open_at_end(code, goal.language);
    let closers = open.closers();
    if closers.is_empty() || closers.len() > MAX_CLOSERS {
        return None;
    }
    match goal.language {
        Language::Python => {
            // `open(path, ` may go on; `open(path,` with its comma is a whole call.
            let closed = Draft::new(format!("{code}{closers}\n"), goal);
            closed.look.is_good().then_some(closed)
        }
        Language::C | Language::Cpp => {
            // Only whole statements can be closed; a brace belongs on its own line.
            let ends_whole = code.ends_with([';', '}', '{']);
            let only_braces = open.quote.is_none() && closers.bytes().all(|byte| byte == b'}');
            (ends_whole && only_braces).then(|| {
                let braces = closers.chars().flat_map(|brace| ['\n', brace]);
                Draft::new(code.chars().chain(braces).chain(['\n']).collect(), goal)
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::*;
    use sallet_core::experiment::PromptMode;

    #[test]
    fn what_the_limit_left_open_is_closed() {
        let check = |code: &str, language, expected: Option<&str>| {
            let goal = Goal::new(&Context {
                language,
                code_prompt: None,
                entry_point: None,
                mode: PromptMode::Text,
            });
            let draft = Draft::new(code.to_owned(), &goal);
            assert_eq!(
                close(&draft, &goal).map(|closed| closed.code).as_deref(),
                expected,
                "{code}"
            );
        };
        check("x = f(1, [2\n", Language::Python, Some("x = f(1, [2])\n"));
        check("x = '''text\n", Language::Python, Some("x = '''text'''\n"));
        check("x = f(1 +", Language::Python, None);
        check("x = (1 2\n", Language::Python, None);
        check(
            "void f() {\n  if (x) {\n    g();\n",
            Language::C,
            Some("void f() {\n  if (x) {\n    g();\n}\n}\n"),
        );
        check("void f() { g(", Language::C, None);
        check("void f() { }", Language::C, None);
    }
}
