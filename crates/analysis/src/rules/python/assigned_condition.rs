//! Assigned condition: `:=` where `==` is meant.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt, UnaryOp};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "assigned-condition",
        title: "Condition that assigns",
        languages: &[Language::Python],
        cwe: &[CweId(481), CweId(480)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports `if (x := literal)` and `while (x := literal)`.",
        why: "\
The condition does not ask what `x` is; it makes `x` that value and is always the same. A check of a \
role gives the role to everybody.",
        example: "\
def may_delete(role):
    if (role := \"admin\"):
        return True
    return False
",
        better: "\
def may_delete(role):
    if role == \"admin\":
        return True
    return False
",
        references: &["https://cwe.mitre.org/data/definitions/481.html"],
    },
    hooks: &[Hook::Statement(
        &[StatementKind::If, StatementKind::While],
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
        _ => {}
    }
}

fn condition(context: &mut Context<'_>, test: &Expr) {
    match test {
        Expr::Named(node) if node.value.is_literal_expr() => {
            context.report(node.range(), "this assigns; `==` compares");
        }
        Expr::BoolOp(node) => node
            .values
            .iter()
            .for_each(|value| condition(context, value)),
        Expr::UnaryOp(node) if node.op == UnaryOp::Not => condition(context, &node.operand),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn conditions_that_assign_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("assigned-condition", None, source),
                expected,
                "{source}"
            );
        };
        check("if (a := 'x'):\n    pass\n", &[1]);
        check("while not (a := 0):\n    pass\n", &[1]);
        check("if b and (a := True):\n    pass\n", &[1]);
        check("if (a := f()):\n    pass\n", &[]);
        check("if a == 'x':\n    pass\n", &[]);
    }
}
