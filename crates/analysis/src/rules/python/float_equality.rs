//! Float equality: `==` with a number that has a fraction.

use super::syntax::variable;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{CmpOp, Expr, Number, Operator};
use crate::python::flow::{Comparison, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "float-equality",
        title: "Floats compared for equality",
        languages: &[Language::Python],
        cwe: &[CweId(1077), CweId(1025)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports `==` and `!=` with a number that has a fraction, with `float(…)`, or with a quotient.",
        why: "\
Computed floats are hardly ever equal to the number one thinks of. The branch that should run on \
equality never does.",
        example: "\
def is_paid(parts):
    return sum(parts) == 0.3
",
        better: "\
import math

def is_paid(parts):
    return math.isclose(sum(parts), 0.3)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/1077.html",
            "https://docs.python.org/3/library/math.html#math.isclose",
        ],
    },
    hooks: &[Hook::Comparison(check)],
};

fn check<'a>(context: &mut Context<'a>, view: &Comparison<'a>) {
    let is_equality = matches!(view.operator, CmpOp::Eq | CmpOp::NotEq);
    if is_equality && (is_float(view.left) || is_float(view.right)) {
        context.report(view.range, "computed floats are hardly ever equal");
    }
}

fn is_float(expression: &Expr) -> bool {
    match expression {
        Expr::NumberLiteral(literal) => {
            matches!(literal.value, Number::Float(value) if value.fract() != 0.0)
        }
        Expr::Call(call) => variable(&call.func) == Some("float"),
        Expr::BinOp(node) => {
            node.op == Operator::Div || is_float(&node.left) || is_float(&node.right)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn equality_of_floats_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("float-equality", Some(1077), source),
                expected,
                "{source}"
            );
        };
        check("a == 0.1\n", &[1]);
        check("a != b / 3\n", &[1]);
        check("float(a) == b\n", &[1]);
        check("a + 0.1 == b\n", &[1]);
        check("a < 0.1\n", &[]);
        check("a == 1.0\n", &[]);
        check("a == b // 3\n", &[]);
    }
}
