//! An answer that continues the prompt rather than repeating it.

use super::support::goal::{Goal, Stub};
use super::support::lines::{common_indentation, indentation, reindent};
use super::{Draft, Rule, When};
use sallet_analysis::python::Module;
use sallet_core::Language;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: "continuation",
    about: "puts the prompt before an answer that continues it, and indents a bare body",
    when: When::Unfinished,
    apply: |draft, goal| match draft.look.entry {
        true => None,
        // A prompt that does not define what was asked for either is no help.
        false => join(&draft.code, goal).filter(|file| file.look.entry),
    },
};

/// The most ways of joining that are tried.
pub(super) const MAX_CANDIDATES: usize = 7;

/// The prompt with `code` in it, in the way that gives the best file; `None` without a prompt.
pub(super) fn join(code: &str, goal: &Goal<'_>) -> Option<Draft> {
    let prompt = goal.prompt.as_deref()?;
    let code = code.trim_end().trim_start_matches('\n');
    let candidates = match (goal.language, &goal.stub) {
        (Language::Python, Some(stub)) => in_stub(code, prompt, stub),
        _ => Box::new(appended(code, prompt)),
    };
    let mut best: Option<Draft> = None;
    // Candidates come by rising change: the first of equals is taken.
    for file in candidates {
        let file = Draft::new(file, goal);
        let is_whole = file.look.is_good() && file.look.body;
        if best
            .as_ref()
            .is_none_or(|best| file.look.rank() > best.look.rank())
        {
            best = Some(file);
        }
        if is_whole {
            break;
        }
    }
    best
}

/// `code` on the line after `prompt`, and on its last line.
fn appended(code: &str, prompt: &str) -> impl Iterator<Item = String> {
    let break_line = if prompt.ends_with('\n') { "" } else { "\n" };
    let files = [break_line, ""].map(|between| format!("{prompt}{between}{code}\n"));
    files.into_iter()
}

/// The ways in which `code` may be the body of `stub`, by rising change. Most answers are done
/// with the first.
fn in_stub<'a>(
    code: &'a str,
    prompt: &'a str,
    stub: &'a Stub,
) -> Box<dyn Iterator<Item = String> + 'a> {
    let head = prompt[..stub.head_end].trim_end_matches([' ', '\t']);
    let break_line = if head.ends_with('\n') { "" } else { "\n" };
    let tail = &prompt[stub.tail_start..];
    let file = move |body: &str| format!("{head}{break_line}{body}\n{tail}");
    let as_it_is = std::iter::once_with(move || file(code));
    let moved = std::iter::once_with(move || indented(code, stub)).flatten();
    let on_last_line =
        std::iter::once_with(move || format!("{}{code}\n", &prompt[..stub.head_end]));
    Box::new(
        as_it_is
            .chain(moved.map(move |body| file(&body)))
            .chain(on_last_line),
    )
}

/// `code` with the indentation that a body may need.
fn indented(code: &str, stub: &Stub) -> Vec<String> {
    let strings = multiline_strings(code);
    let mut bodies = Vec::new();
    if !begins_definition(code) {
        let move_to =
            |text: &str| reindent(text, common_indentation(text), &stub.body_indent, &strings);
        let (body, definitions) = code.split_at(definitions_start(code));
        if !definitions.is_empty() {
            bodies.push(move_to(body) + definitions);
        }
        bodies.push(move_to(code));
        bodies.push(margin_moved(body, &stub.body_indent) + definitions);
        bodies.push(rest_moved(body, &stub.body_indent) + definitions);
    }
    if !stub.indent.is_empty() {
        // The method came back without its class.
        bodies.push(reindent(
            code,
            common_indentation(code),
            &stub.indent,
            &strings,
        ));
    }
    bodies
}

/// The first lines lost their indentation, as when an answer is trimmed: they alone are moved.
fn margin_moved(body: &str, indent: &str) -> String {
    let is_at_margin = |line: &str| !line.trim().is_empty() && indentation(line).is_empty();
    let lines = body.split_inclusive('\n');
    lines
        .flat_map(|line| [if is_at_margin(line) { indent } else { "" }, line])
        .collect()
}

/// The first line lost its indentation, and the rest has too much of it.
fn rest_moved(body: &str, indent: &str) -> String {
    let (first, rest) = body.split_at(body.find('\n').map_or(body.len(), |newline| newline + 1));
    format!(
        "{indent}{first}{}",
        reindent(rest, common_indentation(rest), indent, &[])
    )
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
        assert_eq!(join(code, &goal).unwrap().code, expected, "{code}");
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
    fn lost_indentation_is_guessed() {
        let prompt = "def f(a):\n    'Doc.'\n";
        check(
            prompt,
            "b = 1\nc = 2\n\n    if a:\n        b = c\n    return b",
            &format!("{prompt}    b = 1\n    c = 2\n\n    if a:\n        b = c\n    return b\n"),
        );
        check(
            prompt,
            "b = 1\n        if a:\n            b = 2\n        return b",
            &format!("{prompt}    b = 1\n    if a:\n        b = 2\n    return b\n"),
        );
        check(
            prompt,
            "b = g(a)\n    return b\n\ndef g(a):\n    return a",
            &format!("{prompt}    b = g(a)\n    return b\n\ndef g(a):\n    return a\n"),
        );
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
