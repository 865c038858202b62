//! Words before the code, where there is no fence.

use super::support::goal::Goal;
use super::support::lines::indentation;
use super::{Draft, Rule, When};
use sallet_core::Language;

pub(super) const RULE: Rule = Rule {
    name: "prose",
    about: "drops the words before the first line of code",
    when: When::Unfinished,
    apply: |draft, goal| Some(Draft::new(drop_prose(draft, goal)?, goal)),
};

fn drop_prose(draft: &Draft, goal: &Goal<'_>) -> Option<String> {
    let start = code_start(&draft.code, goal)?;
    // What parses is code, however it looks.
    let is_broken = goal.language != Language::Python || draft.look.error < start;
    is_broken.then(|| draft.code[start..].to_owned())
}

/// Where the first line begins that looks like code, if words stand before it.
fn code_start(text: &str, goal: &Goal<'_>) -> Option<usize> {
    let expects_body = goal.stub.is_some();
    let mut start = 0;
    let mut words = false;
    for line in text.split_inclusive('\n') {
        let is_body = expects_body && !indentation(line).is_empty();
        if !line.trim().is_empty() {
            if is_body || begins_code(line.trim_end(), goal.language) {
                return words.then_some(start);
            }
            words = true;
        }
        start += line.len();
    }
    None
}

fn begins_code(line: &str, language: Language) -> bool {
    match language {
        Language::Python => begins_python(line.trim_start()),
        Language::C | Language::Cpp => begins_c(line.trim_start()),
    }
}

fn begins_python(line: &str) -> bool {
    let word = line
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .unwrap_or("");
    let rest = &line[word.len()..];
    match word {
        "import" => !rest.trim_end().ends_with(['.', ':']),
        "from" => rest.contains(" import "),
        "def" => rest.contains('('),
        "async" => rest.starts_with(" def "),
        "class" => rest.contains(':'),
        "if" => line.starts_with("if __name__"),
        "" => ["@", "\"\"\"", "'''", "#!"]
            .iter()
            .any(|mark| line.starts_with(mark)),
        // An assignment.
        _ => rest
            .strip_prefix(" = ")
            .is_some_and(|value| !value.is_empty()),
    }
}

fn begins_c(line: &str) -> bool {
    let directive = ["#include", "#define", "#if", "#pragma"]
        .iter()
        .any(|mark| line.starts_with(mark));
    let comment = line.starts_with("//") || line.starts_with("/*");
    let ends_like_code = line.ends_with(['{', ';']) || line.ends_with(") {");
    directive || comment || (ends_like_code && line.contains(['(', '=', ' ']))
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::*;
    use sallet_core::experiment::PromptMode;

    #[test]
    fn words_before_the_code_go() {
        let check = |text: &str, prompt: Option<&str>, language, expected: Option<&str>| {
            let goal = Goal::new(&Context {
                language,
                code_prompt: prompt,
                entry_point: None,
                mode: PromptMode::Code,
            });
            let draft = Draft::new(text.to_owned(), &goal);
            assert_eq!(drop_prose(&draft, &goal).as_deref(), expected, "{text}");
        };
        let python = Language::Python;
        check(
            "Here is the code:\n\nimport os\nx = 1\n",
            None,
            python,
            Some("import os\nx = 1\n"),
        );
        check(
            "Sure!\ndef f():\n    pass",
            None,
            python,
            Some("def f():\n    pass"),
        );
        check(
            "You can import it.\nimport os",
            None,
            python,
            Some("import os"),
        );
        check(
            "Sure!\n    return 1\n",
            Some("def f():"),
            python,
            Some("    return 1\n"),
        );
        check("x = 1\nimport os\n", None, python, None);
        check("I cannot do that, sorry.\n", None, python, None);
        check("(1,\n2)\nx = 1\ny = (", None, python, None);
        check(
            "Here:\n#include <a.h>\nint x;",
            None,
            Language::C,
            Some("#include <a.h>\nint x;"),
        );
    }
}
