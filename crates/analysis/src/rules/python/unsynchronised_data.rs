//! Shared data without a lock.

use super::syntax::{
    Scope, contains_any, each_expression, each_statement, handlers, has_word, last_name, scopes,
    text,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use rustc_hash::FxHashSet;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unsynchronised-data",
        title: "Shared data without a lock",
        languages: &[Language::Python],
        cwe: &[CweId(362), CweId(366), CweId(414), CweId(820)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports functions that change a global variable, a field or a shared container in a \
               program with threads, processes or request handlers, and hold no lock while they do. \
               Also files that are read and written back without a lock.",
        why: "Two threads that read, compute and write at the same time lose one of the changes. \
               Where that is a balance, a counter of attempts or a permission, an attacker makes it \
               happen on purpose.",
        example: "\
import threading

balance = 100

def withdraw(amount):
    global balance
    if balance >= amount:
        balance -= amount

threading.Thread(target=withdraw, args=(70,)).start()
",
        better: "\
import threading

balance = 100
lock = threading.Lock()

def withdraw(amount):
    global balance
    with lock:
        if balance >= amount:
            balance -= amount

threading.Thread(target=withdraw, args=(70,)).start()
",
        references: &["https://cwe.mitre.org/data/definitions/362.html"],
    },
    hooks: &[Hook::Module(check)],
};

const MESSAGE: &str = "another thread can change this at the same time: no lock is held";

fn check(context: &mut Context<'_>) {
    let module = context.module();
    let concurrent = [
        "threading",
        "thread",
        "multiprocessing",
        "concurrent.futures",
        "os.fork",
        "asyncio.gather",
    ];
    let has_threads = contains_any(module.source(), &concurrent);
    let serves = !handlers(module).is_empty();
    let shared = shared_names(module.statements());
    for scope in scopes(module) {
        if scope.function.is_none() || holds_lock(&scope) {
            continue;
        }
        if has_threads || serves {
            for range in changes(&scope, &shared, has_threads) {
                context.report(range, MESSAGE);
            }
        }
        if let Some(range) = rewritten_file(context, &scope) {
            context.report(
                range,
                "another program can change the file between reading and writing: no lock is held",
            );
        }
    }
}

/// The variables of the file that are not constants by their name.
fn shared_names(statements: &[Stmt]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for statement in statements {
        if let Stmt::Assign(assign) = statement
            && matches!(
                &*assign.value,
                Expr::Dict(_)
                    | Expr::List(_)
                    | Expr::Set(_)
                    | Expr::Call(_)
                    | Expr::NumberLiteral(_)
            )
        {
            names.extend(assign.targets.iter().filter_map(|target| match target {
                Expr::Name(name) => Some(name.id.as_str()),
                _ => None,
            }));
        }
    }
    names.sort_unstable();
    names
}

fn holds_lock(scope: &Scope<'_>) -> bool {
    let words = [
        "lock",
        "rlock",
        "locked",
        "mutex",
        "semaphore",
        "acquire",
        "flock",
        "lockf",
        "synchronized",
        "atomic",
        "condition",
        "queue",
    ];
    let mut holds = false;
    each_expression(scope.body, |expression| {
        holds |= last_name(expression).is_some_and(|name| has_word(name, &words));
    });
    let decorators = scope
        .function
        .map_or(&[][..], |function| &function.decorator_list);
    holds
        || decorators
            .iter()
            .any(|one| last_name(&one.expression).is_some_and(|name| has_word(name, &words)))
}

/// Where `scope` changes what other threads see.
fn changes(scope: &Scope<'_>, shared: &[&str], has_threads: bool) -> Vec<TextRange> {
    let is_init = scope
        .function
        .is_some_and(|function| function.name.as_str() == "__init__");
    let mut globals: FxHashSet<&str> = FxHashSet::default();
    let mut found = Vec::new();
    each_statement(scope.body, |statement| match statement {
        Stmt::Global(node) => globals.extend(node.names.iter().map(|name| name.as_str())),
        Stmt::AugAssign(node) => match &*node.target {
            Expr::Name(name) if globals.contains(name.id.as_str()) => found.push(node.range),
            Expr::Attribute(_) if has_threads && !is_init => found.push(node.range),
            Expr::Subscript(element) if is_shared(&element.value, shared) => found.push(node.range),
            _ => {}
        },
        Stmt::Assign(node) => {
            for target in &node.targets {
                let changes = match target {
                    Expr::Name(name) => globals.contains(name.id.as_str()),
                    Expr::Subscript(element) => is_shared(&element.value, shared),
                    _ => false,
                };
                if changes {
                    found.push(node.range);
                }
            }
        }
        Stmt::Expr(node) => {
            if let Expr::Call(call) = &*node.value
                && mutates(call, shared)
            {
                found.push(node.range);
            }
        }
        _ => {}
    });
    found
}

fn is_shared(expression: &Expr, shared: &[&str]) -> bool {
    matches!(expression, Expr::Name(name) if shared.binary_search(&name.id.as_str()).is_ok())
}

/// `items.append(…)` of a container of the file.
fn mutates(call: &ExprCall, shared: &[&str]) -> bool {
    match &*call.func {
        Expr::Attribute(method) => {
            is_shared(&method.value, shared)
                && matches!(
                    method.attr.as_str(),
                    "append"
                        | "add"
                        | "remove"
                        | "pop"
                        | "extend"
                        | "insert"
                        | "update"
                        | "clear"
                        | "discard"
                )
        }
        _ => false,
    }
}

/// The second opening of a file that was read before.
fn rewritten_file(context: &Context<'_>, scope: &Scope<'_>) -> Option<TextRange> {
    let mut read: Vec<&str> = Vec::new();
    let mut rewritten = None;
    each_expression(scope.body, |expression| {
        let Expr::Call(call) = expression else {
            return;
        };
        let (Some("open"), Some(path)) = (last_name(&call.func), call.arguments.args.first())
        else {
            return;
        };
        let mode = call.arguments.args.get(1).and_then(text).unwrap_or("r");
        let path = context.text(path);
        if mode.contains('w') {
            if read.contains(&path) {
                rewritten = rewritten.or(Some(call.range()));
            }
        } else if read.len() < 32 {
            read.push(path);
        }
    });
    rewritten
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unsynchronised-data", Some(362), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn changes_without_lock_are_reported() {
        check(
            "import threading\nn = 0\ndef f():\n    global n\n    n += 1\n",
            &[5],
        );
        check(
            "import threading\nclass A:\n    def f(self):\n        self.n += 1\n",
            &[4],
        );
        check(
            "from threading import Thread\nitems = []\ndef f(x):\n    items.append(x)\n",
            &[4],
        );
        check(
            "hits = {}\n@app.route('/')\ndef f():\n    hits['a'] += 1\n",
            &[4],
        );
        check(
            "def f(p):\n    n = int(open(p).read())\n    open(p, 'w').write(str(n + 1))\n",
            &[3],
        );
    }

    #[test]
    fn changes_under_a_lock_are_not() {
        check(
            "import threading\nn = 0\ndef f():\n    global n\n    with lock:\n        n += 1\n",
            &[],
        );
        check("n = 0\ndef f():\n    global n\n    n += 1\n", &[]);
        check(
            "import threading\nclass A:\n    def __init__(self):\n        self.n += 1\n",
            &[],
        );
        check(
            "import threading\ndef f():\n    items = []\n    items.append(1)\n",
            &[],
        );
        check(
            "import fcntl\ndef f(p):\n    a = open(p)\n    fcntl.flock(a, fcntl.LOCK_EX)\n    open(p, 'w')\n",
            &[],
        );
    }
}
