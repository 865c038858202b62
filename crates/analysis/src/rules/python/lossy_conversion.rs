//! Lossy conversion: a fraction is cut off.

use super::syntax::variable;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Operator};
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "lossy-conversion",
        title: "Conversion that loses a fraction",
        languages: &[Language::Python],
        cwe: &[CweId(681), CweId(197)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports `int()` of a quotient, of `float(…)` or of a number with a fraction.",
        why: "\
`int` cuts off, it does not round, and a float holds whole numbers exactly only up to 2⁵³. What is \
left out of each of many numbers adds up.",
        example: "\
def share(total, people):
    return int(total / people)
",
        better: "\
def share(total, people):
    each, rest = divmod(total, people)
    return each, rest
",
        references: &["https://cwe.mitre.org/data/definitions/681.html"],
    },
    hooks: &[Hook::Call(&["builtins.int"], check)],
};

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(number) = call.positional(0)
        && has_fraction(number.expression)
    {
        context.report(call.node.range(), "this cuts the fraction off");
    }
}

fn has_fraction(expression: &Expr) -> bool {
    match expression {
        Expr::BinOp(node) => {
            node.op == Operator::Div || has_fraction(&node.left) || has_fraction(&node.right)
        }
        Expr::Call(call) => variable(&call.func) == Some("float"),
        Expr::NumberLiteral(literal) => literal.value.is_float(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn fractions_that_are_cut_off_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("lossy-conversion", Some(681), source),
                expected,
                "{source}"
            );
        };
        check("int(a / b)\n", &[1]);
        check("int(float(a))\n", &[1]);
        check("int(a * 1.5)\n", &[1]);
        check("int(a)\n", &[]);
        check("int(a // b)\n", &[]);
        check("round(a / b)\n", &[]);
    }
}
