//! A look at a draft: does it parse, does it hold what was asked for?

use super::goal::Goal;
use sallet_analysis::c::check_syntax;
use sallet_analysis::python::ast::Stmt;
use sallet_analysis::python::{Module, is_stub};
use sallet_core::Language;

/// What can be said of a piece of code without running it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// Whether it parses. C and C++ do when the grammar finds nothing wrong or missing: a part of
    /// a file does, names that nothing declares do, and what needs a preprocessor is read as it
    /// would leave it.
    pub(crate) valid: Option<bool>,
    /// Whether it defines what the task asks for. True when nothing particular was asked for.
    pub(crate) entry: bool,
    /// Whether there is something in the body of what was asked for.
    pub(crate) body: bool,
    /// Offset of the first error in bytes; `usize::MAX` when there is none.
    pub(crate) error: usize,
}

impl Look {
    pub(crate) fn at(code: &str, goal: &Goal<'_>) -> Self {
        match goal.language {
            Language::Python => match Module::parse(code) {
                Ok(module) => Self::at_module(&module, goal),
                Err(_) => Self {
                    valid: Some(false),
                    entry: false,
                    body: false,
                    error: 0,
                },
            },
            Language::C | Language::Cpp => Self::at_c(code, goal),
        }
    }

    pub(crate) fn at_module(module: &Module<'_>, goal: &Goal<'_>) -> Self {
        let entry = has_entry(module, goal);
        Self {
            valid: Some(module.is_valid()),
            entry,
            body: entry && has_body(module, goal),
            error: module.error_offset().unwrap_or(usize::MAX),
        }
    }

    fn at_c(code: &str, goal: &Goal<'_>) -> Self {
        let entry = match (goal.entry, goal.prompt.as_deref()) {
            (Some(name), _) => contains_word(code, name),
            (None, Some(prompt)) => last_code_line(prompt).is_none_or(|line| code.contains(line)),
            (None, None) => true,
        };
        let text = code.trim();
        let body = !text.is_empty()
            && goal
                .prompt
                .as_deref()
                .is_none_or(|prompt| prompt.trim() != text);
        let error = check_syntax(code, goal.language).err();
        Self {
            valid: Some(error.is_none()),
            entry,
            body,
            error: error.map_or(usize::MAX, |error| error.offset),
        }
    }

    /// Nothing is left to repair.
    pub(crate) fn is_good(self) -> bool {
        self.valid == Some(true) && self.entry
    }

    /// Whether a change from `before` to `self` lost nothing.
    pub(crate) fn is_no_worse_than(self, before: Self) -> bool {
        self.valid >= before.valid && self.entry >= before.entry && self.body >= before.body
    }

    /// Sorts candidates: good ones with a body, good ones, then by how far they parse.
    pub(crate) fn rank(self) -> (bool, bool, bool, usize) {
        (
            self.is_good() && self.body,
            self.is_good(),
            self.entry,
            self.error,
        )
    }
}

fn has_entry(module: &Module<'_>, goal: &Goal<'_>) -> bool {
    let stub = goal.stub.as_ref().map(|stub| match &stub.class {
        Some(class) => module.method(class, &stub.function).is_some(),
        None => module.function(&stub.function).is_some(),
    });
    if stub == Some(true) {
        return true;
    }
    match (goal.entry, stub) {
        (Some(name), _) => module.bound_names().contains(name),
        (None, Some(defined)) => defined,
        // A prompt that leaves no function open is a beginning: a file that stands on its own
        // may lack parts of it, a fragment may not.
        (None, None) => {
            module.is_valid() || {
                let bound = module.bound_names();
                goal.prompt_names
                    .iter()
                    .all(|name| bound.contains(name.as_str()))
            }
        }
    }
}

fn has_body(module: &Module<'_>, goal: &Goal<'_>) -> bool {
    if let Some(stub) = &goal.stub {
        let function = match &stub.class {
            Some(class) => module.method(class, &stub.function),
            None => module.function(&stub.function),
        };
        if let Some(function) = function {
            return !is_stub(&function.body);
        }
    }
    let entry = goal.entry.and_then(|name| {
        module
            .statements()
            .iter()
            .rev()
            .find(|statement| match statement {
                Stmt::FunctionDef(function) => function.name.as_str() == name,
                Stmt::ClassDef(class) => class.name.as_str() == name,
                _ => false,
            })
    });
    match entry {
        Some(definition) => does_something(definition),
        None => module.statements().iter().any(does_something),
    }
}

/// Whether a top-level statement is more than a declaration.
fn does_something(statement: &Stmt) -> bool {
    match statement {
        Stmt::FunctionDef(function) => !is_stub(&function.body),
        Stmt::ClassDef(class) => class.body.iter().any(does_something),
        Stmt::Import(_) | Stmt::ImportFrom(_) => false,
        other => !is_stub(std::slice::from_ref(other)),
    }
}

/// Whether `word` occurs in `text` with no letter, digit or underscore beside it.
pub(crate) fn contains_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

fn last_code_line(prompt: &str) -> Option<&str> {
    let is_comment = |line: &&str| ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
    prompt
        .lines()
        .rev()
        .map(str::trim)
        .find(|line| !line.is_empty() && !is_comment(line))
}
