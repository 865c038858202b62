//! Constant condition: a test that has the same answer always.

use super::syntax::text;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{BoolOp, CmpOp, Expr, ExprBoolOp, Stmt, UnaryOp};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "constant-condition",
        title: "Condition that is always true",
        languages: &[Language::Python],
        cwe: &[CweId(571), CweId(480)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports conditions with a text among the alternatives, as in `if role == \"admin\" or \"owner\"`, \
comparisons with the first of several texts, as in `role == (\"admin\" or \"owner\")`, conditions \
that are a text, and conditions that name a function of the file without calling it.",
        why: "\
The condition looks like a check and lets everybody through: a text that is not empty is true, and \
so is a function.",
        example: "\
def may_delete(role):
    if role == \"admin\" or \"owner\":
        return True
    return False
",
        better: "\
def may_delete(role):
    if role in (\"admin\", \"owner\"):
        return True
    return False
",
        references: &["https://cwe.mitre.org/data/definitions/571.html"],
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
            // `return x or "default"` gives a value; with a comparison in it, it is a condition.
            if let Some(Expr::BoolOp(operation)) = node.value.as_deref()
                && operation.values.iter().any(Expr::is_compare_expr)
            {
                alternatives(context, operation);
            }
        }
        _ => {}
    }
}

fn condition<'a>(context: &mut Context<'a>, test: &'a Expr) {
    match test {
        Expr::BoolOp(operation) => alternatives(context, operation),
        Expr::UnaryOp(node) if node.op == UnaryOp::Not => condition(context, &node.operand),
        Expr::Compare(node) => {
            for (operator, right) in node.ops.iter().zip(&node.comparators) {
                if !matches!(
                    operator,
                    CmpOp::Eq | CmpOp::NotEq | CmpOp::In | CmpOp::NotIn
                ) {
                    continue;
                }
                if let Expr::BoolOp(operation) = right
                    && operation.values.iter().all(is_true_literal)
                {
                    let message = "of these texts only one is looked at";
                    context.report(operation.range(), message);
                }
            }
        }
        Expr::StringLiteral(_) if is_true_literal(test) => {
            context.report(test.range(), "a text is always true");
        }
        Expr::Name(name) => {
            // One that stands at the top of the file is always there.
            let value = context.value_of(test);
            let function = context.local_function(&value);
            let of_file = || context.module().function(name.id.as_str());
            if function.is_some_and(|one| of_file().is_some_and(|two| std::ptr::eq(one, two))) {
                let message = format!("`{}` is a function, which is always true", name.id);
                context.report(test.range(), message);
            }
        }
        _ => {}
    }
}

fn alternatives<'a>(context: &mut Context<'a>, operation: &'a ExprBoolOp) {
    for (operand, index) in operation.values.iter().zip(0..) {
        if is_true_literal(operand) {
            // `"a" in x and "b" in x` was meant where `"a" and "b" in x` is written.
            let last = index + 1 == operation.values.len();
            if operation.op == BoolOp::And && last {
                continue;
            }
            context.report(operand.range(), "a text is always true");
        } else {
            condition(context, operand);
        }
    }
}

/// A text that is not empty.
fn is_true_literal(expression: &Expr) -> bool {
    text(expression).is_some_and(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn conditions_that_are_always_true_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("constant-condition", None, source),
                expected,
                "{source}"
            );
        };
        check("if a == 'x' or 'y':\n    pass\n", &[1]);
        check("while 'x' or a == 'y':\n    pass\n", &[1]);
        check("if a:\n    pass\nelif 'x' and 'y' in a:\n    pass\n", &[3]);
        check("if a == ('x' or 'y'):\n    pass\n", &[1]);
        check("def f(a):\n    return a == 'x' or 'y'\n", &[2]);
        check("if not 'x':\n    pass\n", &[1]);
        check("def f():\n    return 1\nif f:\n    pass\n", &[3]);
        check("if a == 'x' or a == 'y':\n    pass\n", &[]);
        check("if a in ('x', 'y'):\n    pass\n", &[]);
        check("def f(a):\n    return a or 'x'\n", &[]);
        check("def f(a):\n    return a == 'x' and 'y'\n", &[]);
        check("while True:\n    pass\n", &[]);
        check("def f():\n    return 1\nif f():\n    pass\n", &[]);
        check(
            "def g(f):\n    if f:\n        pass\ndef f():\n    return 1\n",
            &[],
        );
    }
}
