//! Broad except: a handler for every error.

use super::swallowed_error::is_broad;
use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{ExceptHandler, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::python::{Ranged, TextRange, TextSize};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "broad-except",
        title: "Handler for every error",
        languages: &[Language::Python],
        cwe: &[CweId(396)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "\
Reports a bare `except:` and `except Exception:` that do not raise again.",
        why: "\
The handler was written for one error and answers them all: a misspelt name, a failed check, a \
keyboard interrupt. Code that should have stopped goes on in a state that nobody thought of.",
        example: "\
def load(path):
    try:
        return open(path).read()
    except Exception:
        return \"\"
",
        better: "\
def load(path):
    try:
        return open(path).read()
    except FileNotFoundError:
        return \"\"
",
        references: &["https://cwe.mitre.org/data/definitions/396.html"],
    },
    hooks: &[Hook::Statement(&[StatementKind::Try], check)],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Try(node) = view.node else {
        return;
    };
    for ExceptHandler::ExceptHandler(handler) in &node.handlers {
        let raises = |inner: &Stmt| matches!(inner, Stmt::Raise(_));
        if is_broad(handler.type_.as_deref()) && !syntax::any_statement(&handler.body, raises) {
            let start = handler.range.start();
            let caught = handler.type_.as_ref().map(|one| one.end());
            let end = caught.unwrap_or(start + TextSize::of("except"));
            context.report(TextRange::new(start, end), "this catches every error");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn handlers_for_every_error_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("broad-except", Some(396), source),
                expected,
                "{source}"
            );
        };
        check("try:\n    f()\nexcept:\n    g()\n", &[3]);
        check("try:\n    f()\nexcept Exception as e:\n    g(e)\n", &[3]);
        check(
            "try:\n    f()\nexcept Exception:\n    g()\n    raise\n",
            &[],
        );
        check("try:\n    f()\nexcept OSError:\n    g()\n", &[]);
        assert!(lines("broad-except", None, "try:\n    f()\nexcept:\n    g()\n").is_empty());
    }
}
