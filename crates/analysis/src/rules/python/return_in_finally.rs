//! Return in finally: it drops the error that is on its way.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::Stmt;
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "return-in-finally",
        title: "Return in finally drops errors",
        languages: &[Language::Python],
        cwe: &[CweId(584), CweId(390)],
        severity: Severity::Low,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports `return` inside `finally`, and `break` and `continue` there that leave a loop around it.",
        why: "\
The error that brought the program into `finally` is dropped without a trace: a check that raised \
has the same result as one that passed.",
        example: "\
def is_signed(message, key):
    try:
        key.verify(message)
    finally:
        return True
",
        better: "\
def is_signed(message, key):
    try:
        key.verify(message)
    except ValueError:
        return False
    return True
",
        references: &[
            "https://cwe.mitre.org/data/definitions/584.html",
            "https://peps.python.org/pep-0765/",
        ],
    },
    hooks: &[Hook::Statement(&[StatementKind::Try], check)],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Try(node) = view.node else {
        return;
    };
    if node.finalbody.is_empty() {
        return;
    }
    let mut places: Vec<TextRange> = Vec::new();
    syntax::each_statement(&node.finalbody, |inner| {
        if matches!(inner, Stmt::Return(_)) {
            places.push(inner.range());
        }
    });
    // A loop inside `finally` may be left.
    let own = node.finalbody.iter();
    let jumps = own.filter(|inner| matches!(inner, Stmt::Break(_) | Stmt::Continue(_)));
    places.extend(jumps.map(Ranged::range));
    for range in places {
        context.report(range, "an error that is on its way is dropped here");
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn ways_out_of_finally_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("return-in-finally", None, source),
                expected,
                "{source}"
            );
        };
        check(
            "def f():\n    try:\n        g()\n    finally:\n        return 1\n",
            &[5],
        );
        check(
            "def f():\n    try:\n        g()\n    finally:\n        if a:\n            return 1\n",
            &[6],
        );
        check(
            "for a in b:\n    try:\n        g()\n    finally:\n        break\n",
            &[5],
        );
        check(
            "def f():\n    try:\n        return 1\n    finally:\n        g()\n",
            &[],
        );
        check(
            "try:\n    g()\nfinally:\n    for a in b:\n        break\n",
            &[],
        );
        check(
            "try:\n    g()\nfinally:\n    def f():\n        return 1\n",
            &[],
        );
    }
}
