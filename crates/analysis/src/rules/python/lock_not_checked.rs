//! Lock whose answer is not looked at.

use super::syntax::{each_statement, keyword, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "lock-not-checked",
        title: "Lock whose answer is not looked at",
        languages: &[Language::Python],
        cwe: &[CweId(414), CweId(667), CweId(252)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports calls of `acquire` that do not wait, or wait for a limited time only, and \
               whose result nobody looks at.",
        why: "When the lock is held by another, the call says so and the program goes on as if it \
               had the lock.",
        example: "\
import threading

lock = threading.Lock()
items = []

def add(item):
    lock.acquire(blocking=False)
    items.append(item)
",
        better: "\
import threading

lock = threading.Lock()
items = []

def add(item):
    with lock:
        items.append(item)
",
        references: &["https://cwe.mitre.org/data/definitions/414.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    if memchr::memmem::find(context.module().source().as_bytes(), b".acquire(").is_none() {
        return;
    }
    for scope in scopes(context.module()) {
        each_statement(scope.body, |statement| {
            if let Stmt::Expr(node) = statement
                && let Expr::Call(call) = &*node.value
                && matches!(&*call.func, Expr::Attribute(method) if method.attr.as_str() == "acquire")
            {
                let blocking = keyword(call, "blocking")
                    .or_else(|| keyword(call, "block"))
                    .or_else(|| call.arguments.args.first());
                let never_waits =
                    matches!(blocking, Some(Expr::BooleanLiteral(literal)) if !literal.value);
                let waits_shortly = keyword(call, "timeout")
                    .is_some_and(|limit| !matches!(limit, Expr::NoneLiteral(_) | Expr::UnaryOp(_)));
                if never_waits || waits_shortly {
                    context.report(
                        call.range(),
                        "the lock may not have been taken: the result is not looked at",
                    );
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("lock-not-checked", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn ignored_answers_are_reported() {
        check("lock.acquire(False)\n", &[1]);
        check("def f(self):\n    self._lock.acquire(timeout=5)\n", &[2]);
        check("lock.acquire(blocking=False)\n", &[1]);
    }

    #[test]
    fn others_are_not() {
        check(
            "lock.acquire()\nlock.acquire(True)\nlock.acquire(timeout=-1)\n",
            &[],
        );
        check("if not lock.acquire(False):\n    f()\n", &[]);
        check("ok = lock.acquire(timeout=5)\n", &[]);
        check("acquire(False)\n", &[]);
    }
}
