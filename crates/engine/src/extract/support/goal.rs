//! What an answer must hold to be the answer: derived once from the context.

use super::super::Context;
use super::super::normalise::normalise;
use super::lines::indentation;
use sallet_analysis::python::ast::{Stmt, StmtFunctionDef};
use sallet_analysis::python::{Module, Ranged, is_stub};
use sallet_core::Language;
use sallet_core::experiment::PromptMode;
use std::borrow::Cow;

/// The context as the rules need it.
pub(crate) struct Goal<'a> {
    pub(crate) language: Language,
    /// The code that the model was asked to continue; `None` in text mode.
    pub(crate) prompt: Option<Cow<'a, str>>,
    /// The first part of the entry point's name.
    pub(crate) entry: Option<&'a str>,
    /// The function that the prompt leaves open.
    pub(crate) stub: Option<Stub>,
    /// Names that the prompt binds at its top level.
    pub(crate) prompt_names: Vec<String>,
}

/// A function without a body in the prompt. The answer's body goes between `head_end` and
/// `tail_start`.
pub(crate) struct Stub {
    /// The class it stands in.
    pub(crate) class: Option<String>,
    /// Its name.
    pub(crate) function: String,
    /// Offset in the prompt behind the signature and docstring.
    pub(crate) head_end: usize,
    /// Offset in the prompt of what follows the function.
    pub(crate) tail_start: usize,
    /// Indentation of the `def` line.
    pub(crate) indent: String,
    /// Indentation of the body.
    pub(crate) body_indent: String,
    /// Its decorators, as in the prompt.
    pub(crate) decorators: Vec<String>,
}

impl<'a> Goal<'a> {
    pub(crate) fn new(context: &Context<'a>) -> Self {
        let prompt = context
            .code_prompt
            .filter(|_| context.mode == PromptMode::Code);
        let entry = context.entry_point.and_then(|name| name.split('.').next());
        let mut goal = Self {
            language: context.language,
            prompt: prompt
                .map(|prompt| normalise(prompt).map_or(Cow::Borrowed(prompt), Cow::Owned)),
            entry: entry.filter(|name| !name.is_empty()),
            stub: None,
            prompt_names: Vec::new(),
        };
        if let (Language::Python, Some(prompt)) = (context.language, &goal.prompt)
            && let Ok(module) = Module::parse(prompt)
        {
            let names = module
                .bound_names()
                .into_iter()
                .map(str::to_owned)
                .collect();
            (goal.stub, goal.prompt_names) = (find_stub(&module), names);
        }
        goal
    }
}

impl Goal<'_> {
    /// Whether a particular name is to be defined.
    pub(crate) fn asks_for_something(&self) -> bool {
        self.stub.is_some() || self.entry.is_some()
    }
}

/// The last function of the prompt, at its top level or in a class, that has no body.
fn find_stub(module: &Module<'_>) -> Option<Stub> {
    module
        .statements()
        .iter()
        .rev()
        .find_map(|statement| match statement {
            Stmt::FunctionDef(function) => stub(module, None, function),
            Stmt::ClassDef(class) => class.body.iter().rev().find_map(|member| match member {
                Stmt::FunctionDef(function) => stub(module, Some(class.name.as_str()), function),
                _ => None,
            }),
            _ => None,
        })
}

fn stub(module: &Module<'_>, class: Option<&str>, function: &StmtFunctionDef) -> Option<Stub> {
    if !is_stub(&function.body) {
        return None;
    }
    let source = module.source();
    let docstring = function
        .body
        .first()
        .filter(|first| matches!(first, Stmt::Expr(_)));
    let docstring = docstring.filter(|first| !module.text(first).starts_with("..."));
    let end = function.end().to_usize();
    let placeholder = function.body.get(usize::from(docstring.is_some()));
    let head_end = match placeholder {
        // `pass` and its like make room for the body.
        Some(placeholder) => source[..placeholder.start().to_usize()].trim_end().len(),
        None => end,
    };
    // Comments behind the docstring say what the body is to do: they belong to the head.
    let rest = &source[end..];
    let only_comments = rest.lines().skip(1).all(|line| {
        let line = line.trim_start();
        line.is_empty() || line.starts_with('#')
    });
    let open_end = only_comments && placeholder.is_none();
    let head_end = if open_end { source.len() } else { head_end };
    let tail_start = if only_comments { source.len() } else { end };

    let def_line = &source[..function.name.start().to_usize()];
    let indent = indentation(def_line.rsplit('\n').next().unwrap_or("")).to_owned();
    let first_line = function.body.first().map(|first| {
        source[..first.start().to_usize()]
            .rsplit('\n')
            .next()
            .unwrap_or("")
            .to_owned()
    });
    let body_indent = first_line.filter(|line| line.trim().is_empty() && line.len() > indent.len());
    Some(Stub {
        class: class.map(str::to_owned),
        function: function.name.to_string(),
        head_end,
        tail_start,
        decorators: function
            .decorator_list
            .iter()
            .map(|decorator| module.text(decorator).to_owned())
            .collect(),
        body_indent: body_indent.unwrap_or_else(|| format!("{indent}    ")),
        indent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goal(prompt: &str) -> Goal<'_> {
        Goal::new(&Context {
            language: Language::Python,
            code_prompt: Some(prompt),
            entry_point: None,
            mode: PromptMode::Code,
        })
    }

    #[test]
    fn the_open_function_is_found() {
        let check = |prompt: &str, expected: Option<(&str, &str, &str)>| {
            let goal = goal(prompt);
            let found = goal.stub.as_ref().map(|stub| {
                let (head, tail) = (&prompt[..stub.head_end], &prompt[stub.tail_start..]);
                (
                    stub.function.as_str(),
                    head.rsplit('\n').next().unwrap(),
                    tail,
                )
            });
            assert_eq!(found, expected, "{prompt}");
        };
        check(
            "import os\n\ndef f(a):\n    '''Doc.'''",
            Some(("f", "    '''Doc.'''", "")),
        );
        check("def f(a):\n", Some(("f", "", "")));
        check("def f(a):\n    # Do it\n", Some(("f", "", "")));
        check("def f():\n    'D'\n    pass\n", Some(("f", "    'D'", "")));
        check(
            "def f():\n    'D'\n\nf()\n",
            Some(("f", "    'D'", "\n\nf()\n")),
        );
        check(
            "class C:\n    def f(self):\n        'D'\n",
            Some(("f", "", "")),
        );
        check("def f():\n    return 1\n", None);
        check("import os\n# read it\n", None);
    }

    #[test]
    fn the_body_stands_where_the_docstring_stands() {
        assert_eq!(goal("def f():\n  'D'").stub.unwrap().body_indent, "  ");
        assert_eq!(
            goal("class C:\n    def f(self):").stub.unwrap().body_indent,
            "        "
        );
    }
}
