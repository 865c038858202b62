//! Missing lock: shared state is changed without one.

use super::walk::{self, last_name, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "missing-lock",
        title: "Shared state changed without a lock",
        languages: &[Language::Python],
        cwe: &[CweId(820), CweId(362), CweId(366), CweId(567)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "\
Reports functions that compute a global variable or an attribute of a class from its old value, or \
that write to a file that they read before, in a file without any lock.",
        why: "\
Between reading the old value and writing the new one another thread or process does the same: one \
of both changes is lost. Balances, counters and quotas are wrong, and attackers send two requests at \
once on purpose.",
        example: "\
BALANCE = 100

def withdraw(amount):
    global BALANCE
    if amount <= BALANCE:
        BALANCE -= amount
",
        better: "\
import threading

BALANCE = 100
LOCK = threading.Lock()

def withdraw(amount):
    global BALANCE
    with LOCK:
        if amount <= BALANCE:
            BALANCE -= amount
",
        references: &[
            "https://cwe.mitre.org/data/definitions/820.html",
            "https://cwe.mitre.org/data/definitions/362.html",
        ],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let module = context.module();
    if has_lock(module.source()) {
        return;
    }
    let mut places = Vec::new();
    walk::functions(module.statements(), |function, _| {
        let body = &function.body;
        places.extend(changed_global(body).or_else(|| file_read_and_written(body)));
    });
    for range in places {
        context.report(range, "another thread can change this at the same time");
    }
}

/// Whether the file speaks of locks at all. Where it does, which of them protects what is for
/// people to see.
fn has_lock(source: &str) -> bool {
    const WORDS: &[&str] = &[
        "Lock(", "lock(", "flock", "Semaphore(", "Condition(", "with lock", "select_for_update",
        "atomic", "os.O_EXCL",
    ];
    WORDS.iter().any(|word| source.contains(word))
}

/// A global variable, or an attribute of a class, whose new value depends on its old one.
fn changed_global(body: &[Stmt]) -> Option<TextRange> {
    let mut globals: Vec<&str> = Vec::new();
    let mut found = None;
    walk::statements(body, |statement| {
        let (target, reads) = match statement {
            Stmt::Global(node) => {
                globals.extend(node.names.iter().map(|name| name.as_str()));
                return;
            }
            Stmt::AugAssign(node) => (&*node.target, true),
            Stmt::Assign(node) => match &*node.targets {
                [target] => {
                    let name = variable(target).unwrap_or_default();
                    (target, walk::mentions(&node.value, name))
                }
                _ => return,
            },
            _ => return,
        };
        let shared = match target {
            Expr::Name(name) => globals.contains(&name.id.as_str()),
            // `Account.count += 1`, and an element of something that is written in capitals.
            Expr::Attribute(node) => is_class(&node.value),
            Expr::Subscript(node) => is_constant_name(&node.value),
            _ => false,
        };
        if shared && reads && found.is_none() {
            found = Some(statement.range());
        }
    });
    found
}

fn is_class(expression: &Expr) -> bool {
    let name = variable(expression).unwrap_or_default();
    name == "cls" || name.starts_with(|first: char| first.is_ascii_uppercase())
}

fn is_constant_name(expression: &Expr) -> bool {
    let name = last_name(expression).unwrap_or_default();
    !name.is_empty() && !name.contains(|one: char| one.is_ascii_lowercase())
}

/// A file that is opened to be written after it was opened to be read.
fn file_read_and_written(body: &[Stmt]) -> Option<TextRange> {
    let mut read: Vec<&Expr> = Vec::new();
    let mut found = None;
    walk::expressions(body, |expression| {
        let Expr::Call(call) = expression else {
            return;
        };
        let Some((path, mode)) = opened(call) else {
            return;
        };
        let known = read.iter().any(|other| same_text(other, path));
        match mode {
            "r" | "rb" | "rt" => read.push(path),
            _ if (known || mode.contains('+')) && found.is_none() => found = Some(call.range()),
            _ => {}
        }
    });
    found
}

/// Path and mode of a call of `open`.
fn opened(call: &ExprCall) -> Option<(&Expr, &str)> {
    if variable(&call.func) != Some("open") {
        return None;
    }
    let path = call.arguments.args.first()?;
    let mode = call.arguments.find_argument_value("mode", 1);
    Some((path, mode.map_or(Some("r"), walk::literal)?))
}

fn same_text(one: &Expr, other: &Expr) -> bool {
    match (one, other) {
        (Expr::Name(one), Expr::Name(other)) => one.id == other.id,
        _ => walk::literal(one).is_some() && walk::literal(one) == walk::literal(other),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn shared_state_that_is_changed_without_a_lock_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("missing-lock", Some(362), source), expected, "{source}");
        };
        check("n = 0\ndef f():\n    global n\n    n += 1\n", &[4]);
        check("n = 0\ndef f():\n    global n\n    n = n + 1\n", &[4]);
        check("class A:\n    n = 0\n    def f(self):\n        A.n += 1\n", &[4]);
        check("def f(k):\n    COUNTS[k] += 1\n", &[2]);
        check(
            "def f(p):\n    with open(p) as a:\n        n = int(a.read())\n    with open(p, 'w') as a:\n        a.write(str(n + 1))\n",
            &[4],
        );
        check("def f(p):\n    open(p, 'r+')\n", &[2]);
        check("n = 0\nlock = Lock()\ndef f():\n    global n\n    with lock:\n        n += 1\n", &[]);
        check("def f():\n    global n\n    n = 1\n", &[]);
        check("def f():\n    n = 0\n    n += 1\n", &[]);
        check("def f(p):\n    open(p, 'w')\n", &[]);
    }
}
