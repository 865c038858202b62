//! Identity of a literal: `is` where `==` is meant.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Edit, Severity};
use crate::python::ast::{CmpOp, Expr};
use crate::python::flow::{Comparison, Context};
use crate::python::{Ranged, TextRange, TextSize};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "literal-identity",
        title: "Identity compared instead of value",
        languages: &[Language::Python],
        cwe: &[CweId(597), CweId(595)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports `is` and `is not` with a string, number, tuple, list or dictionary written in the code.",
        why: "\
`is` asks whether both are one object. Whether two equal strings are depends on how they were made \
and on the version of Python: a check of a role or a state passes in tests and fails, or is passed \
by, in production.",
        example: "\
def is_admin(user):
    return user[\"role\"] is \"admin\"
",
        better: "\
def is_admin(user):
    return user[\"role\"] == \"admin\"
",
        references: &[
            "https://cwe.mitre.org/data/definitions/597.html",
            "https://docs.python.org/3/reference/expressions.html#is-not",
        ],
    },
    hooks: &[Hook::Comparison(check)],
};

fn check<'a>(context: &mut Context<'a>, view: &Comparison<'a>) {
    let equality = match view.operator {
        CmpOp::Is => "==",
        CmpOp::IsNot => "!=",
        _ => return,
    };
    if !is_value(view.left) && !is_value(view.right) {
        return;
    }
    let message = format!("this asks for the same object; `{equality}` asks for the same value");
    let Some(operator) = operator_range(context, view) else {
        return context.report(view.range, message);
    };
    let edit = Edit {
        start: operator.start().to_usize(),
        end: operator.end().to_usize(),
        text: equality.to_owned(),
    };
    context.report_fix(view.range, message, "Compare the values", vec![edit]);
}

fn is_value(expression: &Expr) -> bool {
    match expression {
        Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::NumberLiteral(_)
        | Expr::FString(_)
        | Expr::List(_)
        | Expr::Dict(_)
        | Expr::Set(_)
        | Expr::Tuple(_) => true,
        Expr::UnaryOp(node) => is_value(&node.operand),
        _ => false,
    }
}

/// Where `is` or `is not` stands, if nothing but blanks is around it.
fn operator_range(context: &Context<'_>, view: &Comparison<'_>) -> Option<TextRange> {
    let (from, to) = (view.left.end(), view.right.start());
    let between = (from <= to).then(|| TextRange::new(from, to))?;
    let text = context.text(&between);
    let word = text.trim();
    let mut words = word.split_whitespace();
    let is_operator = words.next() == Some("is")
        && words.next().is_none_or(|second| second == "not")
        && words.next().is_none();
    let before = text.len() - text.trim_start().len();
    let start = from + TextSize::of(&text[..before]);
    is_operator.then(|| TextRange::at(start, TextSize::of(word)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn literals_that_are_compared_by_identity_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("literal-identity", None, source),
                expected,
                "{source}"
            );
        };
        check("a is 'b'\n", &[1]);
        check("if a is not 3:\n    pass\n", &[1]);
        check("x = -1 is a\n", &[1]);
        check("a is ()\n", &[1]);
        check("a is f'{b}'\n", &[1]);
        check("a == 'b'\n", &[]);
        check("a is None\n", &[]);
        check("a is not True\n", &[]);
        check("a is ...\n", &[]);
        check("a is b\n", &[]);
    }
}
