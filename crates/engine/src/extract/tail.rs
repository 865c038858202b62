//! What stands after the code: explanations, or a last definition that the token limit cut off.

use super::support::goal::Goal;
use super::{Draft, Rule, When};
use sallet_analysis::python::ast::Stmt;
use sallet_analysis::python::{Module, Ranged};
use sallet_core::Language;

pub(super) const RULE: Rule = Rule {
    name: "tail",
    about: "cuts the file before the first statement that does not parse, if what was asked for comes earlier",
    when: When::Unfinished,
    apply: cut,
};

/// An error may be noticed some statements after the one that is broken.
const MAX_TRIES: usize = 8;

fn cut(draft: &Draft, goal: &Goal<'_>) -> Option<Draft> {
    match goal.language {
        Language::Python if draft.look.entry => cut_python(&draft.code, goal),
        Language::Python => None,
        Language::C | Language::Cpp => Some(Draft::new(cut_c(&draft.code)?, goal)),
    }
}

fn cut_python(code: &str, goal: &Goal<'_>) -> Option<Draft> {
    let module = Module::parse(code).ok()?;
    let error = module.error_offset()?;
    let mut starts = Vec::new();
    for statement in module.statements() {
        starts.push(statement.start().to_usize());
        if let Stmt::ClassDef(class) = statement {
            starts.extend(class.body.iter().map(|member| member.start().to_usize()));
        }
    }
    let before_error = starts.partition_point(|&start| start <= error);
    starts[..before_error]
        .iter()
        .rev()
        .take(MAX_TRIES)
        .find_map(|&start| {
            let line = code[..start].rfind('\n').map_or(0, |newline| newline + 1);
            let kept = code[..line].trim_end();
            // The prompt alone is what is left of an answer in words: that is no code.
            if kept.is_empty()
                || goal
                    .prompt
                    .as_deref()
                    .is_some_and(|prompt| prompt.trim() == kept.trim())
            {
                return None;
            }
            let kept = Draft::new(format!("{kept}\n"), goal);
            let is_whole = kept.look.is_good() && (kept.look.body || goal.asks_for_something());
            is_whole.then_some(kept)
        })
}

/// Cuts words behind the last line that ends like C.
fn cut_c(code: &str) -> Option<String> {
    let is_code = |line: &str| {
        line.ends_with(['}', ';', '{', ')', ',', '>']) || line.starts_with(['#', '/', '*'])
    };
    let mut end = code.len();
    let mut words = false;
    for line in code.split_inclusive('\n').rev() {
        let text = line.trim();
        if is_code(text) {
            break;
        }
        words |= text.ends_with(['.', ':', '!', '?']) && text.contains(' ');
        end -= line.len();
    }
    (words && end > 0).then(|| code[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::*;
    use sallet_core::experiment::PromptMode;

    #[test]
    fn what_follows_the_code_goes() {
        let check = |code: &str, entry: &str, language, expected: Option<&str>| {
            let goal = Goal::new(&Context {
                language,
                code_prompt: None,
                entry_point: Some(entry),
                mode: PromptMode::Text,
            });
            let draft = Draft::new(code.to_owned(), &goal);
            assert_eq!(
                cut(&draft, &goal).map(|kept| kept.code).as_deref(),
                expected,
                "{code}"
            );
        };
        let python = Language::Python;
        let whole = "def f():\n    return 1\n";
        check(
            &format!("{whole}\nThis returns one.\n"),
            "f",
            python,
            Some(whole),
        );
        check(
            &format!("{whole}\nNote: it is one.\n"),
            "f",
            python,
            Some(whole),
        );
        check(
            &format!("{whole}\n@app.route('/x')\ndef g(a,"),
            "f",
            python,
            Some(whole),
        );
        check(
            &format!("{whole}\n'''\nand so on"),
            "f",
            python,
            Some(whole),
        );
        check(
            &format!("{whole}\ndef g():\n    try:\n        x()\n"),
            "f",
            python,
            Some(whole),
        );
        check(
            "class C:\n    def f(self):\n        return 1\n\n    def g(self):\n        return (",
            "C",
            python,
            Some("class C:\n    def f(self):\n        return 1\n"),
        );
        check("def f():\n    return (1,", "f", python, None);
        check("x = 1\ndef f():\n    return (1,", "f", python, None);
        check(
            "int f() { return 1; }\n\nIt returns one.\n",
            "f",
            Language::C,
            Some("int f() { return 1; }\n"),
        );
        check("int f() { return 1; }\nint x\n", "f", Language::C, None);
    }
}
