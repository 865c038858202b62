//! Lock that an exception leaves locked.

use super::syntax::{each_expression, each_statement, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "lock-not-released",
        title: "Lock that an exception leaves locked",
        languages: &[Language::Python],
        cwe: &[CweId(667), CweId(833), CweId(772)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports locks that are taken by `acquire()` and not released in a `finally` block.",
        why: "After an exception in between, everybody who waits for the lock waits for ever.",
        example: "\
def add(lock, items, item):
    lock.acquire()
    items.append(item)
    lock.release()
",
        better: "\
def add(lock, items, item):
    with lock:
        items.append(item)
",
        references: &["https://cwe.mitre.org/data/definitions/667.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut taken: Vec<(&Expr, &ExprCall)> = Vec::new();
        let mut released: Vec<&str> = Vec::new();
        each_statement(scope.body, |statement| match statement {
            Stmt::Expr(node) => {
                if let Some((lock, call)) = method(&node.value, "acquire") {
                    taken.push((lock, call));
                }
            }
            Stmt::Try(node) => each_expression(&node.finalbody, |expression| {
                if let Some((lock, _)) = method(expression, "release") {
                    released.push(context.text(lock));
                }
            }),
            _ => {}
        });
        released.sort_unstable();
        for (lock, call) in taken {
            if released.binary_search(&context.text(lock)).is_err() {
                context.report(
                    call.range(),
                    "an exception after this leaves the lock locked",
                );
            }
        }
    }
}

/// The object and the call of `object.name()`.
fn method<'a>(expression: &'a Expr, name: &str) -> Option<(&'a Expr, &'a ExprCall)> {
    match expression {
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(node) if node.attr.as_str() == name => Some((&*node.value, call)),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("lock-not-released", Some(667), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn locks_that_stay_are_reported() {
        check("lock.acquire()\nf()\nlock.release()\n", &[1]);
        check(
            "class A:\n    def f(self):\n        self.lock.acquire()\n        g()\n",
            &[3],
        );
        check(
            "a.acquire()\ntry:\n    f()\nfinally:\n    b.release()\n",
            &[1],
        );
    }

    #[test]
    fn locks_that_go_are_not() {
        check(
            "lock.acquire()\ntry:\n    f()\nfinally:\n    lock.release()\n",
            &[],
        );
        check("with lock:\n    f()\n", &[]);
        check("if lock.acquire(timeout=1):\n    f()\n", &[]);
    }
}
