//! Useless lock: a lock that nobody else can hold.

use super::syntax::variable;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "useless-lock",
        title: "Lock that protects nothing",
        languages: &[Language::Python],
        cwe: &[CweId(821), CweId(667)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports `with threading.Lock():`, where the lock is made at the place that takes it.",
        why: "\
Every thread makes its own lock, so none ever waits for another. The code reads as if it were \
protected.",
        example: "\
import threading

def count(counter):
    with threading.Lock():
        counter.value += 1
",
        better: "\
import threading

LOCK = threading.Lock()

def count(counter):
    with LOCK:
        counter.value += 1
",
        references: &["https://cwe.mitre.org/data/definitions/821.html"],
    },
    hooks: &[Hook::Statement(&[StatementKind::With], check)],
};

const LOCKS: &[&str] = &[
    "Lock",
    "RLock",
    "Semaphore",
    "BoundedSemaphore",
    "Condition",
];

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::With(node) = view.node else {
        return;
    };
    for item in &node.items {
        // A lock that gets a name may be handed on.
        let Expr::Call(call) = &item.context_expr else {
            continue;
        };
        let takes_module = |module: &Expr| {
            matches!(
                variable(module),
                Some("threading" | "multiprocessing" | "asyncio")
            )
        };
        let is_lock = match &*call.func {
            Expr::Attribute(function) => {
                LOCKS.contains(&function.attr.as_str()) && takes_module(&function.value)
            }
            Expr::Name(function) => {
                LOCKS.contains(&function.id.as_str()) && is_imported(context, function.id.as_str())
            }
            _ => false,
        };
        if is_lock && item.optional_vars.is_none() {
            context.report(call.range(), "nobody else can hold this lock");
        }
    }
}

/// Whether the file has `from threading import` with this name.
fn is_imported(context: &Context<'_>, name: &str) -> bool {
    context
        .module()
        .statements()
        .iter()
        .any(|statement| match statement {
            Stmt::ImportFrom(import) => {
                let module = import.module.as_ref().map_or("", |module| module.as_str());
                matches!(module, "threading" | "multiprocessing" | "asyncio")
                    && import.names.iter().any(|alias| alias.name.as_str() == name)
            }
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn locks_that_protect_nothing_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("useless-lock", None, source), expected, "{source}");
        };
        check("import threading\nwith threading.Lock():\n    f()\n", &[2]);
        check(
            "from threading import RLock\nwith RLock():\n    f()\n",
            &[2],
        );
        check(
            "import asyncio\nasync def f():\n    async with asyncio.Lock():\n        g()\n",
            &[3],
        );
        check(
            "import threading\nlock = threading.Lock()\nwith lock:\n    f()\n",
            &[],
        );
        check(
            "import threading\nwith threading.Lock() as lock:\n    f(lock)\n",
            &[],
        );
        check("from files import Lock\nwith Lock():\n    f()\n", &[]);
        check("with open('a'):\n    f()\n", &[]);
    }
}
