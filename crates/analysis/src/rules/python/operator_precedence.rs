//! Operator precedence: operators bind otherwise than the code reads.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{BoolOp, CmpOp, Expr, ExprCompare, Operator, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

const CWE: CweId = CweId(783);

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "operator-precedence",
        title: "Operators that bind otherwise",
        languages: &[Language::Python],
        cwe: &[CWE, CweId(480)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports conditions like `a == 1 & b == 2`, in which `&` binds before `==`. When one asks for CWE-783, \
also `or` next to `and` without brackets.",
        why: "\
The condition asks something else than it seems: `a == (1 & b) == 2`. A check written so is nearly \
always false, or lets through what it should not.",
        example: "\
def may_read(user, document):
    if user.active == 1 & document.public == 1:
        return True
    return False
",
        better: "\
def may_read(user, document):
    if user.active == 1 and document.public == 1:
        return True
    return False
",
        references: &[
            "https://cwe.mitre.org/data/definitions/783.html",
            "https://docs.python.org/3/reference/expressions.html#operator-precedence",
        ],
    },
    hooks: &[Hook::Statement(
        &[
            StatementKind::If,
            StatementKind::While,
            StatementKind::Return,
        ],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    match view.node {
        Stmt::If(node) => {
            condition(context, &node.test);
            for test in node
                .elif_else_clauses
                .iter()
                .filter_map(|arm| arm.test.as_ref())
            {
                condition(context, test);
            }
        }
        Stmt::While(node) => condition(context, &node.test),
        Stmt::Return(node) => {
            if let Some(value) = &node.value {
                condition(context, value);
            }
        }
        _ => {}
    }
}

fn condition<'a>(context: &mut Context<'a>, test: &'a Expr) {
    match test {
        Expr::Compare(node) if is_bitwise_chain(context, node) => {
            let message = "`&` and `|` bind before the comparisons next to them";
            context.report(node.range(), message);
        }
        Expr::BoolOp(node) => {
            let mixed = node.op == BoolOp::Or
                && context.asks(CWE)
                && node.values.iter().any(|value| {
                    matches!(value, Expr::BoolOp(inner) if inner.op == BoolOp::And)
                        && !is_in_brackets(context, value)
                });
            if mixed {
                let message = "`and` binds before `or`; brackets would show it";
                context.report_with(node.range(), message, Confidence::Low);
            }
            node.values
                .iter()
                .for_each(|value| condition(context, value));
        }
        _ => {}
    }
}

/// `a == 1 & b == 2`: a chain with a bit operation of different things in its middle.
fn is_bitwise_chain(context: &Context<'_>, node: &ExprCompare) -> bool {
    let equalities = node
        .ops
        .iter()
        .all(|op| matches!(op, CmpOp::Eq | CmpOp::NotEq));
    let Some((_, middle)) = node.comparators.split_last() else {
        return false;
    };
    equalities
        && middle.iter().any(|operand| match operand {
            Expr::BinOp(inner) => {
                matches!(inner.op, Operator::BitAnd | Operator::BitOr)
                    && !is_in_brackets(context, operand)
            }
            _ => false,
        })
}

fn is_in_brackets(context: &Context<'_>, expression: &Expr) -> bool {
    let before = context
        .module()
        .source()
        .get(..expression.start().to_usize());
    before.is_some_and(|before| before.trim_end().ends_with('('))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn bit_operations_between_comparisons_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("operator-precedence", None, source),
                expected,
                "{source}"
            );
        };
        check("if a == 1 & b == 2:\n    pass\n", &[1]);
        check("while c and a == 1 | b != 2:\n    pass\n", &[1]);
        check("def f():\n    return a == 'x' & b == 'y'\n", &[2]);
        check("if (a == 1) & (b == 2):\n    pass\n", &[]);
        check("if a == (1 & b) == 2:\n    pass\n", &[]);
        check("if a & 1 == 1:\n    pass\n", &[]);
        check("if a or b and c:\n    pass\n", &[]);
    }

    #[test]
    fn mixed_conditions_are_reported_when_asked() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("operator-precedence", Some(783), source),
                expected,
                "{source}"
            );
        };
        check("if a or b and c:\n    pass\n", &[1]);
        check("if a or (b and c):\n    pass\n", &[]);
        check("if a and b:\n    pass\n", &[]);
    }
}
