//! Missing default: a choice between values without an answer for any other.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{CmpOp, Expr, Stmt, StmtIf};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "missing-default",
        title: "Choice without a default",
        languages: &[Language::Python],
        cwe: &[CweId(478)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports a `match` without `case _`, and a chain of at least two `if … elif` that compare one value \
with literals and have no `else`.",
        why: "\
A value that nobody thought of falls through. What the chain should have set keeps the value of \
before, or none: a role, a limit, the result of a check.",
        example: "\
def limit_of(role):
    limit = 1000
    if role == \"guest\":
        limit = 1
    elif role == \"member\":
        limit = 10
    return limit
",
        better: "\
def limit_of(role):
    if role == \"guest\":
        return 1
    elif role == \"member\":
        return 10
    else:
        raise ValueError(role)
",
        references: &["https://cwe.mitre.org/data/definitions/478.html"],
    },
    hooks: &[Hook::Statement(
        &[StatementKind::Match, StatementKind::If],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let subject = match view.node {
        Stmt::Match(node) => {
            let covers = |case: &crate::python::ast::MatchCase| {
                case.guard.is_none() && case.pattern.is_irrefutable()
            };
            (!node.cases.iter().any(covers)).then(|| node.subject.range())
        }
        Stmt::If(node) => compared_in_chain(context, node),
        _ => None,
    };
    if let Some(range) = subject {
        context.report(range, "a value that is none of these falls through");
    }
}

/// What every condition of a chain without `else` compares with a literal.
fn compared_in_chain(context: &Context<'_>, node: &StmtIf) -> Option<TextRange> {
    let arms = &node.elif_else_clauses;
    if arms.is_empty() || arms.iter().any(|arm| arm.test.is_none()) {
        return None;
    }
    let first = compared(&node.test)?;
    let same = |test: &Expr| {
        compared(test).is_some_and(|other| context.text(other) == context.text(first))
    };
    let all = arms.iter().filter_map(|arm| arm.test.as_ref()).all(same);
    all.then(|| first.range())
}

/// The `x` of `x == "literal"`.
fn compared(test: &Expr) -> Option<&Expr> {
    let Expr::Compare(node) = test else {
        return None;
    };
    let (CmpOp::Eq, [right]) = (*node.ops.first()?, &*node.comparators) else {
        return None;
    };
    right.is_literal_expr().then_some(&*node.left)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn choices_without_a_default_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("missing-default", Some(478), source),
                expected,
                "{source}"
            );
        };
        check("match a:\n    case 1:\n        b = 1\n", &[1]);
        check("if a == 1:\n    b = 1\nelif a == 2:\n    b = 2\n", &[1]);
        check(
            "match a:\n    case 1:\n        b = 1\n    case _:\n        b = 2\n",
            &[],
        );
        check(
            "if a == 1:\n    b = 1\nelif a == 2:\n    b = 2\nelse:\n    b = 3\n",
            &[],
        );
        check("if a == 1:\n    b = 1\n", &[]);
        check("if a == 1:\n    b = 1\nelif c == 2:\n    b = 2\n", &[]);
    }
}
