//! Loop from outside: who sends the data decides how often a loop runs.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{CmpOp, Expr, Stmt};
use crate::python::flow::{Context, Kind, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "loop-from-outside",
        title: "Number of rounds from outside",
        languages: &[Language::Python],
        cwe: &[CweId(606)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports `for … in range(n)` and `while i < n` where `n` comes from a client, the command line or a \
caller and nothing compares it with a limit before.",
        why: "\
One request with a large number keeps a processor busy for as long as its sender likes.",
        example: "\
from flask import request

def codes():
    count = int(request.args[\"count\"])
    return [str(i) for i in range(count)]
",
        better: "\
from flask import abort, request

def codes():
    count = int(request.args[\"count\"])
    if count > 100:
        abort(400)
    return [str(i) for i in range(count)]
",
        references: &["https://cwe.mitre.org/data/definitions/606.html"],
    },
    hooks: &[
        Hook::Flow(Kind::Size, "decides how often this is done"),
        Hook::Statement(&[StatementKind::While], check),
    ],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::While(node) = view.node else {
        return;
    };
    let Expr::Compare(comparison) = &*node.test else {
        return;
    };
    let (&[operator], [right]) = (&*comparison.ops, &*comparison.comparators) else {
        return;
    };
    let limit = match operator {
        CmpOp::Lt | CmpOp::LtE => right,
        CmpOp::Gt | CmpOp::GtE => &*comparison.left,
        _ => return,
    };
    // A limit that the loop itself brings nearer is the loop's counter.
    let counts = syntax::variable(limit).is_some_and(|name| sets(&node.body, name));
    let value = context.value_of(limit);
    if !counts && context.harms(&value, Kind::Size) {
        context.report(
            node.test.range(),
            "data from outside decides how often this is done",
        );
    }
}

fn sets(body: &[Stmt], name: &str) -> bool {
    syntax::any_statement(body, |statement| match statement {
        Stmt::AugAssign(node) => syntax::variable(&node.target) == Some(name),
        Stmt::Assign(node) => node
            .targets
            .iter()
            .any(|target| syntax::mentions(target, name)),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn rounds_from_outside_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("loop-from-outside", Some(606), source),
                expected,
                "{source}"
            );
        };
        check("n = int(input())\nfor i in range(n):\n    pass\n", &[2]);
        check(
            "def f(n):\n    i = 0\n    while i < n:\n        i += 1\n",
            &[3],
        );
        check(
            "n = int(input())\nif n < 10:\n    for i in range(n):\n        pass\n",
            &[],
        );
        check("def f(n):\n    while n > 0:\n        n -= 1\n", &[]);
        check("for i in range(10):\n    pass\n", &[]);
    }
}
