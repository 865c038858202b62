//! Lock not released: an error between acquire and release keeps the lock for ever.

use super::walk::{self, called};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::{Context, FunctionView};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "lock-not-released",
        title: "Lock that is kept on errors",
        languages: &[Language::Python],
        cwe: &[CweId(667)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::Always,
        what: "\
Reports `lock.acquire()` as a statement of a function that releases no lock in a `finally`, and \
`acquire` with a time-out whose answer nobody looks at.",
        why: "\
An error, or a `return` that was added later, leaves the lock locked, and everything that waits for \
it waits for ever. An `acquire` that gave up and was not asked about leaves the data unprotected.",
        example: "\
def withdraw(account, amount, lock):
    lock.acquire()
    account.balance -= amount
    lock.release()
",
        better: "\
def withdraw(account, amount, lock):
    with lock:
        account.balance -= amount
",
        references: &[
            "https://cwe.mitre.org/data/definitions/667.html",
            "https://docs.python.org/3/library/threading.html#with-locks",
        ],
    },
    hooks: &[Hook::Function(check)],
};

fn check<'a>(context: &mut Context<'a>, view: &FunctionView<'a>) {
    // A class of locks and a context manager are made of such calls.
    let name = view.node.name.as_str();
    if name.starts_with("__") || name.contains("acquire") || name.contains("lock") {
        return;
    }
    let mut taken: Vec<(&ExprCall, TextRange)> = Vec::new();
    let mut given_back = false;
    walk::statements(&view.node.body, |statement| match statement {
        Stmt::Expr(node) => {
            if let Expr::Call(call) = &*node.value
                && called(call) == Some("acquire")
                && matches!(&*call.func, Expr::Attribute(_))
            {
                taken.push((call, call.range()));
            }
        }
        Stmt::Try(node) => given_back |= releases(&node.finalbody),
        _ => {}
    });
    for (call, range) in taken {
        if !call.arguments.is_empty() {
            context.report(range, "nobody looks at whether the lock was taken");
        } else if !given_back {
            context.report(range, "an error keeps the lock locked");
        }
    }
}

fn releases(body: &[Stmt]) -> bool {
    walk::has_expression(body, |expression| {
        matches!(expression, Expr::Call(call) if called(call) == Some("release"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn locks_that_errors_keep_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("lock-not-released", None, source),
                expected,
                "{source}"
            );
        };
        check("def f(lock):\n    lock.acquire()\n    g()\n    lock.release()\n", &[2]);
        check("def f(self):\n    self.lock.acquire(timeout=3)\n    g()\n", &[2]);
        check("def f(lock):\n    if a:\n        lock.acquire()\n", &[3]);
        check(
            "def f(lock):\n    lock.acquire()\n    try:\n        g()\n    finally:\n        lock.release()\n",
            &[],
        );
        check("def f(lock):\n    with lock:\n        g()\n", &[]);
        check("def f(lock):\n    if lock.acquire(False):\n        g()\n", &[]);
        check("def __enter__(self):\n    self.lock.acquire()\n", &[]);
    }
}
