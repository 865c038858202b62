//! Self comparison: a value is compared with itself.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{CmpOp, Expr};
use crate::python::flow::{Comparison, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "self-comparison",
        title: "Value compared with itself",
        languages: &[Language::Python],
        cwe: &[CweId(571), CweId(570), CweId(1025)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports comparisons whose two sides are the same variable or attribute. `x != x` is left alone: it \
is how one asks for NaN.",
        why: "\
The answer is always the same. One of the sides was meant to be something else, so the check that \
stands there checks nothing.",
        example: "\
def owns(self, document):
    return self.user == self.user
",
        better: "\
def owns(self, document):
    return self.user == document.user
",
        references: &["https://cwe.mitre.org/data/definitions/571.html"],
    },
    hooks: &[Hook::Comparison(check)],
};

fn check<'a>(context: &mut Context<'a>, view: &Comparison<'a>) {
    let same = match (view.left, view.right) {
        (Expr::Name(left), Expr::Name(right)) => left.id == right.id,
        (Expr::Attribute(_), Expr::Attribute(_)) | (Expr::Subscript(_), Expr::Subscript(_)) => {
            context.text(view.left) == context.text(view.right)
        }
        _ => false,
    };
    let calls = || syntax::any_part(view.left, |inner| matches!(inner, Expr::Call(_)));
    if same && view.operator != CmpOp::NotEq && !calls() && !is_test(context) {
        context.report(view.range, "this compares a value with itself");
    }
}

/// Tests try the comparison itself.
fn is_test(context: &Context<'_>) -> bool {
    context
        .function()
        .is_some_and(|function| function.name.starts_with("test"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn values_compared_with_themselves_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("self-comparison", None, source), expected, "{source}");
        };
        check("if a == a:\n    pass\n", &[1]);
        check("x = self.a is self.a\n", &[1]);
        check("x = a[0] < a[0]\n", &[1]);
        check("x = a in a\n", &[1]);
        check("x = a != a\n", &[]);
        check("x = a == b\n", &[]);
        check("x = next(a) == next(a)\n", &[]);
        check("x = a.b().c == a.b().c\n", &[]);
        check("def test_eq():\n    assert a == a\n", &[]);
    }
}
