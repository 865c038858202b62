//! Sign assignment: `=+` where `+=` is meant.

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
        id: "sign-assignment",
        title: "Sign instead of an operator",
        languages: &[Language::Python],
        cwe: &[CweId(480)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports `x =+ 1` and `x =- 1`, written so that the sign belongs to the equals sign.",
        why: "\
The variable is set to 1 or -1 instead of counted: a limit on attempts is never reached.",
        example: "\
def failed(attempts):
    attempts =+ 1
    return attempts > 3
",
        better: "\
def failed(attempts):
    attempts += 1
    return attempts > 3
",
        references: &["https://cwe.mitre.org/data/definitions/480.html"],
    },
    hooks: &[Hook::Statement(&[StatementKind::Assign], check)],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Assign(node) = view.node else {
        return;
    };
    let Expr::UnaryOp(value) = &*node.value else {
        return;
    };
    if !matches!(value.op, UnaryOp::UAdd | UnaryOp::USub) {
        return;
    }
    // `x=-1` is written without blanks at all; with them, the sign stands next to its number.
    let source = context.module().source();
    let (start, operand) = (value.start().to_usize(), value.operand.start().to_usize());
    let joined = source
        .get(..start)
        .is_some_and(|before| before.ends_with('='));
    let apart = source
        .get(start + 1..operand)
        .is_some_and(|blank| blank.starts_with(' '));
    if joined && apart {
        context.report(node.range(), "this sets the variable; `+=` and `-=` count");
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn signs_that_belong_to_the_equals_sign_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("sign-assignment", None, source), expected, "{source}");
        };
        check("x =+ 1\n", &[1]);
        check("x =- y\n", &[1]);
        check("x += 1\n", &[]);
        check("x = -1\n", &[]);
        check("x=-1\n", &[]);
        check("x = - 1\n", &[]);
    }
}
