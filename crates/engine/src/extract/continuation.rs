//! An answer that continues the prompt rather than repeating it.

use super::support::goal::{Goal, Stub};
use super::support::lines::{common_indentation, indentation, reindent};
use super::support::look::Look;
use super::{Rule, When};
use sallet_analysis::python::Module;
use sallet_core::Language;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: "continuation",
    about: "puts the prompt before an answer that continues it, and indents a bare body",
    when: When::Unfinished,
    apply: |draft, goal| {
        let joined = (!draft.look.entry).then(|| join(&draft.code, goal));
        Some(joined??.1)
    },
};

/// The most ways of joining that are tried.
pub(super) const MAX_CANDIDATES: usize = 6;

/// The prompt with `code` in it, in the way that gives the best file; `None` without a prompt.
pub(super) fn join(code: &str, goal: &Goal<'_>) -> Option<(Look, String)> {
    let prompt = goal.prompt?;
    let code = code.trim_end().trim_start_matches('\n');
    let candidates = match (goal.language, &goal.stub) {
        (Language::Python, Some(stub)) => in_stub(code, prompt, stub),
        _ => {
            let break_line = if prompt.ends_with('\n') { "" } else { "\n" };
            vec![
                format!("{prompt}{break_line}{code}\n"),
                format!("{prompt}{code}\n"),
            ]
        }
    };
    let mut best: Option<(Look, String)> = None;
    // Candidates come by rising change: the first of equals is taken.
    for file in candidates {
        let look = Look::at(&file, goal);
        if best
            .as_ref()
            .is_none_or(|(known, _)| look.rank() > known.rank())
        {
            best = Some((look, file));
        }
        if look.is_good() && look.body {
            break;
        }
    }
    best
}

/// The ways in which `code` may be the body of `stub`, by rising change.
fn in_stub(code: &str, prompt: &str, stub: &Stub) -> Vec<String> {
    let head = prompt[..stub.head_end].trim_end_matches([' ', '\t']);
    let break_line = if head.ends_with('\n') { "" } else { "\n" };
    let tail = &prompt[stub.tail_start..];
    let file = |body: &str| format!("{head}{break_line}{body}\n{tail}");

    let mut candidates = vec![file(code)];
    if !begins_definition(code) {
        let strings = multiline_strings(code);
        let move_in =
            |text: &str| reindent(text, common_indentation(text), &stub.body_indent, &strings);
        let (body, definitions) = code.split_at(definitions_start(code));
        if !definitions.is_empty() {
            candidates.push(file(&format!("{}{definitions}", move_in(body))));
        }
        candidates.push(file(&move_in(code)));
        candidates.push(file(&format!("{}{}", stub.body_indent, code.trim_start())));
    }
    if !stub.indent.is_empty() {
        // The method came back without its class.
        candidates.push(file(&reindent(
            code,
            common_indentation(code),
            &stub.indent,
            &multiline_strings(code),
        )));
    }
    candidates.push(format!("{}{code}\n", &prompt[..stub.head_end]));
    candidates
}

/// Whether `code` starts with something that stands at the top level of a file. To indent that
/// would make a body out of what is none.
fn begins_definition(code: &str) -> bool {
    code.lines()
        .find(|line| !line.trim().is_empty())
        .is_some_and(is_definition)
}

fn is_definition(line: &str) -> bool {
    let starts = ["def ", "async def ", "class ", "@", "if __name__"];
    indentation(line).is_empty() && starts.iter().any(|start| line.starts_with(start))
}

/// Where the first definition at the left margin starts, after a body at the left margin.
fn definitions_start(code: &str) -> usize {
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        if is_definition(line) {
            return start;
        }
        start += line.len();
    }
    start
}

fn multiline_strings(code: &str) -> Vec<Range<usize>> {
    let module = Module::parse(code);
    let ranges = module.iter().flat_map(Module::multiline_strings);
    ranges.map(|range| range.to_std_range()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::*;
    use sallet_core::experiment::PromptMode;

    fn check(prompt: &str, code: &str, expected: &str) {
        let goal = Goal::new(&Context {
            language: Language::Python,
            code_prompt: Some(prompt),
            entry_point: None,
            mode: PromptMode::Code,
        });
        assert_eq!(join(code, &goal).unwrap().1, expected, "{code}");
    }

    #[test]
    fn a_body_finds_its_place() {
        let prompt = "def f(a):\n    'Doc.'";
        let whole = "def f(a):\n    'Doc.'\n    if a:\n        return 1\n    return 2\n";
        check(prompt, "    if a:\n        return 1\n    return 2", whole);
        check(
            prompt,
            "\n\n    if a:\n        return 1\n    return 2\n\n",
            whole,
        );
        check(prompt, "if a:\n    return 1\nreturn 2\n", whole);
        check(prompt, "if a:\n        return 1\n    return 2\n", whole);
        check(prompt, "  if a:\n      return 1\n  return 2\n", whole);
    }

    #[test]
    fn what_follows_a_body_stays_at_the_margin() {
        check(
            "def f():\n    'Doc.'\n",
            "return g()\n\ndef g():\n    return 1\n",
            "def f():\n    'Doc.'\n    return g()\n\ndef g():\n    return 1\n",
        );
        // No body at all: nothing is made up.
        check(
            "def f():\n    'Doc.'\n",
            "def g():\n    pass",
            "def f():\n    'Doc.'\ndef g():\n    pass\n",
        );
    }

    #[test]
    fn a_placeholder_makes_room() {
        check(
            "def f():\n    pass\n\nf()\n",
            "return 1",
            "def f():\n    return 1\n\n\nf()\n",
        );
        check(
            "class C:\n    def f(self):\n",
            "def f(self):\n    return 1",
            "class C:\n    def f(self):\n    def f(self):\n        return 1\n",
        );
    }

    #[test]
    fn text_in_strings_is_not_indented() {
        check(
            "def f():\n",
            "return '''\na\n'''",
            "def f():\n    return '''\na\n'''\n",
        );
    }

    #[test]
    fn a_beginning_is_continued() {
        check(
            "with open(p) as f:\n",
            "    x = f.read()",
            "with open(p) as f:\n    x = f.read()\n",
        );
    }
}
