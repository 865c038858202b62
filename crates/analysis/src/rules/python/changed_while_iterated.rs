//! Changed while iterated: a loop changes what it goes through.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprContext, Stmt, StmtFor};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "changed-while-iterated",
        title: "Loop that changes what it goes through",
        languages: &[Language::Python],
        cwe: &[CweId(670), CweId(834)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports a `for` loop over a variable in which elements of that variable are added or removed, unless \
the loop is left right after.",
        why: "\
A list that gets shorter makes the loop skip the next element: of two expired sessions in a row one \
stays. A list that gets longer may never end, and a dictionary raises.",
        example: "\
def expire(sessions):
    for session in sessions:
        if session.is_old():
            sessions.remove(session)
",
        better: "\
def expire(sessions):
    for session in list(sessions):
        if session.is_old():
            sessions.remove(session)
",
        references: &["https://cwe.mitre.org/data/definitions/670.html"],
    },
    hooks: &[Hook::Statement(&[StatementKind::For], check)],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::For(node) = view.node else {
        return;
    };
    let iterated = match &*node.iter {
        Expr::Name(_) | Expr::Attribute(_) => &*node.iter,
        // `d.items()` and the like are the dictionary itself.
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(method)
                if call.arguments.is_empty()
                    && matches!(method.attr.as_str(), "items" | "keys" | "values")
                    && !is_self(&method.value) =>
            {
                &*method.value
            }
            _ => return,
        },
        _ => return,
    };
    if let Some(range) = change(context, node, context.text(iterated)) {
        let message = "this changes what the loop around it goes through";
        context.report(range, message);
    }
}

/// Whether `expression` is the object itself: its own `keys` may give a new list.
fn is_self(expression: &Expr) -> bool {
    syntax::variable(expression) == Some("self")
}

/// Where the loop changes `iterated` and goes on.
fn change(context: &Context<'_>, node: &StmtFor, iterated: &str) -> Option<TextRange> {
    let mut found = None;
    let mut look = |block: &[Stmt]| {
        // Where the loop is left behind the first change, it is behind the others too.
        let first = block.iter().zip(1..).find_map(|(statement, behind)| {
            Some((changed_by(context, statement, iterated)?, behind))
        });
        if let Some((range, behind)) = first
            && found.is_none()
            && !syntax::leaves(&block[behind..])
        {
            found = Some(range);
        }
    };
    look(&node.body);
    syntax::each_statement(&node.body, |statement| match statement {
        Stmt::If(inner) => {
            look(&inner.body);
            inner
                .elif_else_clauses
                .iter()
                .for_each(|arm| look(&arm.body));
        }
        Stmt::Try(inner) => look(&inner.body),
        Stmt::With(inner) => look(&inner.body),
        _ => {}
    });
    found
}

fn changed_by(context: &Context<'_>, statement: &Stmt, iterated: &str) -> Option<TextRange> {
    let is_iterated = |expression: &Expr| context.text(expression) == iterated;
    match statement {
        Stmt::Expr(node) => {
            let Expr::Call(call) = &*node.value else {
                return None;
            };
            let Expr::Attribute(method) = &*call.func else {
                return None;
            };
            const METHODS: &[&str] = &[
                "append", "remove", "pop", "insert", "add", "discard", "clear",
            ];
            let changes = METHODS.contains(&method.attr.as_str()) && is_iterated(&method.value);
            changes.then(|| call.range())
        }
        Stmt::Delete(node) => node.targets.iter().find_map(|target| match target {
            Expr::Subscript(element)
                if matches!(element.ctx, ExprContext::Del) && is_iterated(&element.value) =>
            {
                Some(node.range())
            }
            _ => None,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn loops_that_change_what_they_go_through_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("changed-while-iterated", None, source),
                expected,
                "{source}"
            );
        };
        check("for a in b:\n    if a:\n        b.remove(a)\n", &[3]);
        check("for a in self.b:\n    self.b.append(a)\n", &[2]);
        check("for k in d.keys():\n    del d[k]\n", &[2]);
        check(
            "for k, v in d.items():\n    if v:\n        d.pop(k)\n",
            &[3],
        );
        check("for a in list(b):\n    b.remove(a)\n", &[]);
        check("for a in b[:]:\n    b.remove(a)\n", &[]);
        check(
            "for a in b:\n    if a:\n        b.remove(a)\n        break\n",
            &[],
        );
        check(
            "def f():\n    for a in b:\n        b.remove(a)\n        return a\n",
            &[],
        );
        check("for a in b:\n    c.remove(a)\n", &[]);
        check("for k in d:\n    d[k] = 1\n", &[]);
    }
}
