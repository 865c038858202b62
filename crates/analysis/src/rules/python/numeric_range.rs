//! Numeric range: only the upper limit of a number is checked.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{CmpOp, Expr, ExprCompare};
use crate::python::flow::{Context, FunctionView, Kind};
use crate::rules::{About, Speaks};
use rustc_hash::FxHashMap;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "numeric-range",
        title: "Number checked on one side only",
        languages: &[Language::Python],
        cwe: &[CweId(839)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "\
Reports a parameter or a number from outside that a function compares with an upper limit, but not \
with a lower one.",
        why: "\
A negative number passes. As an index it counts from the end, as an amount it takes instead of \
gives, as a size it may mean \"all\".",
        example: "\
def transfer(balance, amount):
    if amount > balance:
        raise ValueError(amount)
    return balance - amount
",
        better: "\
def transfer(balance, amount):
    if amount <= 0 or amount > balance:
        raise ValueError(amount)
    return balance - amount
",
        references: &["https://cwe.mitre.org/data/definitions/839.html"],
    },
    hooks: &[Hook::Function(check)],
};

/// Which sides of a variable are compared, and the first comparison.
struct Sides<'a> {
    upper: Option<&'a ExprCompare>,
    lower: bool,
}

fn check<'a>(context: &mut Context<'a>, view: &FunctionView<'a>) {
    let mut sides: FxHashMap<&str, Sides<'a>> = FxHashMap::default();
    syntax::each_expression(&view.node.body, |expression| {
        if let Expr::Compare(node) = expression {
            note(node, &mut sides);
        }
    });
    let parameters = view.node.parameters.iter();
    for name in parameters.map(|parameter| parameter.name().as_str()) {
        let Some(Sides {
            upper: Some(node),
            lower: false,
        }) = sides.get(name)
        else {
            continue;
        };
        context.report(node.range(), format!("a negative `{name}` passes"));
    }
    let outside = sides
        .values()
        .filter(|sides| !sides.lower)
        .filter_map(|sides| sides.upper);
    let outside: Vec<&ExprCompare> = outside.collect();
    for node in outside {
        let value = context.value_of(&node.left);
        if context.harm(&value, Kind::Sql).is_some() && value.is_number() {
            context.report(node.range(), "a negative number passes");
        }
    }
}

fn note<'a>(node: &'a ExprCompare, sides: &mut FxHashMap<&'a str, Sides<'a>>) {
    let (&[operator], [right]) = (&*node.ops, &*node.comparators) else {
        // `0 < x < 10` looks at both sides.
        for name in node.comparators.iter().filter_map(syntax::variable) {
            sides.insert(
                name,
                Sides {
                    upper: None,
                    lower: true,
                },
            );
        }
        return;
    };
    // What a variable is compared with as `x < …` or `x > …` is a limit; `x < 0` is the lower one.
    let (name, other) = match (syntax::variable(&node.left), syntax::variable(right)) {
        (Some(name), _) => (name, right),
        (None, Some(name)) => (name, &*node.left),
        (None, None) => return,
    };
    let entry = sides.entry(name).or_insert(Sides {
        upper: None,
        lower: false,
    });
    match operator {
        CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE if is_low(other) => entry.lower = true,
        CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => {
            entry.upper = entry.upper.or(Some(node));
        }
        _ => {}
    }
}

/// 0, 1 or a negative number.
fn is_low(expression: &Expr) -> bool {
    match expression {
        Expr::NumberLiteral(literal) => {
            let whole = literal.value.as_int().and_then(|int| int.as_i64());
            whole.is_some_and(|number| number < 2)
        }
        Expr::UnaryOp(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn numbers_checked_on_one_side_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("numeric-range", Some(839), source),
                expected,
                "{source}"
            );
        };
        check("def f(n):\n    if n > 10:\n        raise E\n", &[2]);
        check("def f(n):\n    if n < len(a):\n        return a[n]\n", &[2]);
        check("def f(n):\n    if 0 <= n < 10:\n        return a[n]\n", &[]);
        check("def f(n):\n    if n > 10 or n < 0:\n        raise E\n", &[]);
        check("def f(n):\n    if n > 0:\n        return n\n", &[]);
        check("def f(n):\n    return n == 3\n", &[]);
    }
}
