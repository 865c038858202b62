//! Assertion on a tuple: it never fails.

use super::syntax::replace;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "tuple-assert",
        title: "Assertion that never fails",
        languages: &[Language::Python],
        cwe: &[CweId(571)],
        severity: Severity::Low,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports `assert` and `if` whose condition is a tuple with something in it.",
        why: "\
A tuple that is not empty is true, whatever is in it: with brackets around condition and message \
the assertion checks nothing.",
        example: "\
def withdraw(balance, amount):
    assert (amount <= balance, \"too much\")
    return balance - amount
",
        better: "\
def withdraw(balance, amount):
    if amount > balance:
        raise ValueError(\"too much\")
    return balance - amount
",
        references: &[
            "https://cwe.mitre.org/data/definitions/571.html",
            "https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement",
        ],
    },
    hooks: &[Hook::Statement(
        &[StatementKind::Assert, StatementKind::If],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let (test, is_assert) = match view.node {
        Stmt::Assert(node) => (&*node.test, node.msg.is_none()),
        Stmt::If(node) => (&*node.test, false),
        _ => return,
    };
    let Expr::Tuple(tuple) = test else {
        return;
    };
    let message = "this tuple is true, whatever is in it";
    match &*tuple.elts {
        [] => {}
        [condition, reason] if is_assert => {
            let edit = replace(
                &tuple,
                format!("{}, {}", context.text(condition), context.text(reason)),
            );
            let what = "Take the brackets away";
            context.report_fix(tuple.range(), message, what, vec![edit]);
        }
        _ => context.report(tuple.range(), message),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn conditions_that_are_tuples_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("tuple-assert", None, source), expected, "{source}");
        };
        check("assert (a, 'b')\n", &[1]);
        check("assert (a > 3, f'{b}')\n", &[1]);
        check("if (a, b):\n    pass\n", &[1]);
        check("assert a, 'b'\n", &[]);
        check("assert (a)\n", &[]);
        check("assert ()\n", &[]);
        check("assert a == (1, 2)\n", &[]);
    }
}
