//! Comparison as a statement: `==` where `=` is meant.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{CmpOp, Expr, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "comparison-statement",
        title: "Comparison without effect",
        languages: &[Language::Python],
        cwe: &[CweId(482), CweId(480)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports `x == value` as a statement of a function that is not a test.",
        why: "\
The answer is thrown away, and the variable keeps its old value: an account that was to be locked \
stays open.",
        example: "\
def lock(account):
    account.locked == True
    account.save()
",
        better: "\
def lock(account):
    account.locked = True
    account.save()
",
        references: &["https://cwe.mitre.org/data/definitions/482.html"],
    },
    hooks: &[Hook::Statement(&[StatementKind::Expr], check)],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Expr(node) = view.node else {
        return;
    };
    let Expr::Compare(comparison) = &*node.value else {
        return;
    };
    let sets = matches!(
        &*comparison.left,
        Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_)
    );
    // A notebook shows what stands at the top of a file; a test wants the comparison to raise.
    let in_code = context
        .function()
        .is_some_and(|function| !function.name.starts_with("test"));
    if sets && in_code && *comparison.ops == [CmpOp::Eq] {
        context.report(
            node.range(),
            "this compares and throws the answer away; `=` assigns",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn comparisons_without_effect_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("comparison-statement", None, source),
                expected,
                "{source}"
            );
        };
        check("def f(a):\n    a == 3\n", &[2]);
        check(
            "def f(self):\n    if self.a:\n        self.b == 'c'\n",
            &[3],
        );
        check("def f(a):\n    a = 3\n", &[]);
        check("def f(a):\n    return a == 3\n", &[]);
        check("def test_f(a):\n    with raises(E):\n        a == 3\n", &[]);
        check("def f(a):\n    a < 3\n", &[]);
    }
}
