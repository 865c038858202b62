//! Generic raise: an error that callers cannot tell from any other.

use super::syntax::last_name;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "generic-raise",
        title: "Error of the most general type",
        languages: &[Language::Python],
        cwe: &[CweId(397)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports `raise Exception(…)` and `raise BaseException(…)`.",
        why: "\
A caller that wants to handle this error has to catch all of them, and so drops errors that it \
should not.",
        example: "\
def withdraw(balance, amount):
    if amount > balance:
        raise Exception(\"too much\")
    return balance - amount
",
        better: "\
class Overdrawn(ValueError):
    pass

def withdraw(balance, amount):
    if amount > balance:
        raise Overdrawn(amount)
    return balance - amount
",
        references: &["https://cwe.mitre.org/data/definitions/397.html"],
    },
    hooks: &[Hook::Statement(&[StatementKind::Raise], check)],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Raise(node) = view.node else {
        return;
    };
    let raised = match node.exc.as_deref() {
        Some(Expr::Call(call)) => &*call.func,
        Some(other) => other,
        None => return,
    };
    if matches!(raised, Expr::Name(_))
        && matches!(last_name(raised), Some("Exception" | "BaseException"))
    {
        context.report(node.range, "callers cannot tell this error from any other");
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn errors_of_the_most_general_type_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("generic-raise", Some(397), source),
                expected,
                "{source}"
            );
        };
        check("raise Exception('a')\n", &[1]);
        check("def f():\n    raise BaseException\n", &[2]);
        check("raise ValueError('a')\n", &[]);
        check("try:\n    f()\nexcept E:\n    raise\n", &[]);
        assert!(lines("generic-raise", None, "raise Exception('a')\n").is_empty());
    }
}
