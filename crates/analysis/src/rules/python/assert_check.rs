//! Assertion as a check: it is gone when Python runs with `-O`.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::{Context, Kind, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "assert-check",
        title: "Assertion used as a check",
        languages: &[Language::Python],
        cwe: &[CweId(617), CweId(755)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports `assert` on data of a client, the command line or a caller. Sure only inside a request \
handler; of other code one cannot say who calls it.",
        why: "\
With `python -O` assertions are not there at all, and the check with them. Where they are there, \
data that does not please ends the program with an error that is not meant for its user.",
        example: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/report\")
def report():
    user = request.args[\"user\"]
    assert user in app.config[\"ADMINS\"]
    return {\"report\": 1}
",
        better: "\
from flask import Flask, abort, request

app = Flask(__name__)

@app.route(\"/report\")
def report():
    user = request.args[\"user\"]
    if user not in app.config[\"ADMINS\"]:
        abort(403)
    return {\"report\": 1}
",
        references: &[
            "https://cwe.mitre.org/data/definitions/617.html",
            "https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement",
        ],
    },
    hooks: &[Hook::Statement(&[StatementKind::Assert], check)],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Assert(node) = view.node else {
        return;
    };
    // Tests consist of assertions.
    if context
        .function()
        .is_some_and(|function| function.name.starts_with("test"))
    {
        return;
    }
    let mut operands: Vec<&'a Expr> = Vec::new();
    syntax::each_part(&node.test, |inner| {
        if matches!(
            inner,
            Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_)
        ) {
            operands.push(inner);
        }
    });
    let outside = operands.into_iter().any(|operand| {
        let value = context.value_of(operand);
        context.harms(&value, Kind::Sql) || context.harms(&value, Kind::Size)
    });
    if outside {
        let message = "with `python -O` this check is not there";
        let confidence = match context.handler() {
            Some(_) => Confidence::Medium,
            None => Confidence::Low,
        };
        context.report_with(node.range, message, confidence);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn assertions_on_outside_data_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("assert-check", None, source), expected, "{source}");
        };
        check("def f(a):\n    assert a > 3\n", &[2]);
        check("def f(a):\n    assert isinstance(a, str), 'text'\n", &[2]);
        check("n = int(input())\nassert type(n) == int\n", &[2]);
        check("def f():\n    a = 3\n    assert a > 2\n", &[]);
        check("def test_f(a):\n    assert a > 3\n", &[]);
        check("assert sys.version_info > (3,)\n", &[]);
    }
}
