//! Imports, globals, helpers and decorators that the prompt gave and the answer left out.

use super::support::goal::Goal;
use super::{Draft, Rule, When};
use sallet_analysis::python::ast::Stmt;
use sallet_analysis::python::{Module, Ranged, bound_names, free_names};

pub(super) const RULE: Rule = Rule {
    name: "missing_part",
    about: "adds what the code uses and only the prompt defines, and the prompt's decorators",
    when: When::Always,
    apply: |draft, goal| Some(Draft::new(complete(draft, goal)?, goal)),
};

fn complete(draft: &Draft, goal: &Goal<'_>) -> Option<String> {
    if !draft.look.is_good() || !draft.look.body {
        return None;
    }
    let prompt = goal.prompt.as_deref()?;
    let module = Module::parse(&draft.code).ok()?;
    match decorate(&module, goal) {
        Some(code) => {
            let module = Module::parse(&code).ok()?;
            define(&module, prompt, goal).or_else(|| Some(code.clone()))
        }
        None => define(&module, prompt, goal),
    }
}

/// The prompt's decorators, put before a function that came back without any.
fn decorate(module: &Module<'_>, goal: &Goal<'_>) -> Option<String> {
    let stub = goal
        .stub
        .as_ref()
        .filter(|stub| stub.class.is_none() && !stub.decorators.is_empty())?;
    let function = module
        .function(&stub.function)
        .filter(|found| found.decorator_list.is_empty())?;
    let (before, after) = module.source().split_at(function.start().to_usize());
    Some(format!("{before}{}\n{after}", stub.decorators.join("\n")))
}

/// The prompt's statements that define what the code uses and does not define.
fn define(module: &Module<'_>, prompt: &str, goal: &Goal<'_>) -> Option<String> {
    let bound = module.bound_names();
    let mut wanted = module.free_names();
    wanted.extend(goal.entry.filter(|entry| !bound.contains(entry)));
    if !goal
        .prompt_names
        .iter()
        .any(|name| wanted.contains(name.as_str()))
    {
        return None;
    }
    let prompt = Module::parse(prompt).ok()?;
    let mut parts = Vec::new();
    // From the end, so that what a definition needs is found before it.
    for statement in prompt
        .statements()
        .iter()
        .rev()
        .filter(|statement| is_definition(statement))
    {
        let statements = std::slice::from_ref(statement);
        let names = bound_names(statements);
        if names.is_disjoint(&wanted) {
            continue;
        }
        parts.push(prompt.text(statement));
        wanted.retain(|name| !names.contains(name));
        wanted.extend(
            free_names(statements)
                .into_iter()
                .filter(|name| !bound.contains(name)),
        );
    }
    if parts.is_empty() {
        return None;
    }
    parts.reverse();
    let (before, after) = module.source().split_at(end_of_preamble(module));
    let break_line = if before.is_empty() || before.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    Some(format!(
        "{before}{break_line}{}\n\n{}",
        parts.join("\n"),
        after.trim_start_matches('\n')
    ))
}

fn is_definition(statement: &Stmt) -> bool {
    matches!(
        statement,
        Stmt::Import(_)
            | Stmt::ImportFrom(_)
            | Stmt::Assign(_)
            | Stmt::AnnAssign(_)
            | Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
    )
}

/// The docstring and the `from __future__` imports have to stay in front.
fn end_of_preamble(module: &Module<'_>) -> usize {
    let is_preamble = |statement: &&Stmt| match statement {
        Stmt::Expr(expression) => expression.value.is_string_literal_expr(),
        Stmt::ImportFrom(import) => import
            .module
            .as_ref()
            .is_some_and(|name| name.as_str() == "__future__"),
        _ => false,
    };
    let preamble = module.statements().iter().take_while(is_preamble).last();
    preamble.map_or(0, |last| {
        let end = last.end().to_usize();
        module.source()[end..]
            .find('\n')
            .map_or(module.source().len(), |newline| end + newline + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::*;
    use sallet_core::Language;
    use sallet_core::experiment::PromptMode;

    const PROMPT: &str = "import os\nimport re\nfrom web import App, request\n\napp = App()\n\nKEY = os.urandom(8)\n\n@app.route('/')\ndef f():\n    'Doc.'\n";

    fn check(code: &str, expected: Option<&str>) {
        let goal = Goal::new(&Context {
            language: Language::Python,
            code_prompt: Some(PROMPT),
            entry_point: None,
            mode: PromptMode::Code,
        });
        let draft = Draft::new(code.to_owned(), &goal);
        assert_eq!(complete(&draft, &goal).as_deref(), expected, "{code}");
    }

    #[test]
    fn what_is_used_is_added_with_what_it_needs() {
        check(
            "@app.route('/')\ndef f():\n    return KEY\n",
            Some(
                "import os\nfrom web import App, request\napp = App()\nKEY = os.urandom(8)\n\n@app.route('/')\ndef f():\n    return KEY\n",
            ),
        );
        check(
            "@x\ndef f():\n    return re.escape('a')\n",
            Some("import re\n\n@x\ndef f():\n    return re.escape('a')\n"),
        );
    }

    #[test]
    fn what_is_there_is_not_added_again() {
        check("import re\n@x\ndef f():\n    return re.escape('a')\n", None);
        check(
            "@x\ndef f():\n    import re\n    return re.escape('a')\n",
            None,
        );
        check("@x\ndef f(request):\n    return request\n", None);
    }

    #[test]
    fn decorators_come_back() {
        check(
            "from web import app\ndef f():\n    return 1\n",
            Some("from web import app\n@app.route('/')\ndef f():\n    return 1\n"),
        );
    }

    #[test]
    fn the_preamble_stays_in_front() {
        check(
            "'''Doc.'''\nfrom __future__ import annotations\n@x\ndef f():\n    return re\n",
            Some(
                "'''Doc.'''\nfrom __future__ import annotations\nimport re\n\n@x\ndef f():\n    return re\n",
            ),
        );
    }
}
