//! Money in floats: amounts are computed with numbers that cannot hold cents.

use super::secret_names::has_word;
use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Number};
use crate::python::flow::{Assignment, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "float-money",
        title: "Money computed with floats",
        languages: &[Language::Python],
        cwe: &[CweId(1339), CweId(682)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports variables named after money (price, balance, amount, total, …) that are computed with \
`float()` or with a number that has a fraction.",
        why: "\
0.1 + 0.2 is not 0.3 in binary. Sums of many amounts drift, comparisons of equal amounts fail, and \
who splits a payment cleverly keeps the rounded rest.",
        example: "\
def add_tax(price):
    price = float(price) * 1.19
    return price
",
        better: "\
from decimal import Decimal

def add_tax(price):
    price = Decimal(price) * Decimal(\"1.19\")
    return price
",
        references: &[
            "https://cwe.mitre.org/data/definitions/1339.html",
            "https://docs.python.org/3/library/decimal.html",
        ],
    },
    hooks: &[Hook::Assignment(check)],
};

const MONEY: &[&str] = &[
    "price", "balance", "amount", "money", "cost", "total", "payment", "salary", "fee", "tax",
    "discount", "interest", "refund",
];

fn check<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let is_money = assignment.label.is_some_and(|label| has_word(label, MONEY));
    if !is_money {
        return;
    }
    let exact = syntax::any_part(
        assignment.expression,
        |inner| matches!(inner, Expr::Call(call) if matches!(syntax::called(call), Some("Decimal" | "Fraction"))),
    );
    if !exact && syntax::any_part(assignment.expression, is_float) {
        context.report(
            assignment.expression.range(),
            "a float does not hold cents exactly",
        );
    }
}

fn is_float(expression: &Expr) -> bool {
    match expression {
        Expr::NumberLiteral(literal) => {
            matches!(literal.value, Number::Float(value) if value.fract() != 0.0)
        }
        Expr::Call(call) => syntax::variable(&call.func) == Some("float"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn money_in_floats_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("float-money", Some(682), source),
                expected,
                "{source}"
            );
        };
        check("price = 9.99\n", &[1]);
        check("self.total_amount = float(x) + y\n", &[1]);
        check("order['tax'] = a * 0.19\n", &[1]);
        check("price = Decimal('9.99')\n", &[]);
        check("price = Decimal(str(float(x)))\n", &[]);
        check("cents = 999\nprice = cents\n", &[]);
        check("ratio = 0.5\n", &[]);
    }
}
