//! Lock file that two programs can take.

use super::syntax::{contains_any, each_expression, has_word, last_name, scopes, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "lock-file-race",
        title: "Lock file that two programs can take",
        languages: &[Language::Python],
        cwe: &[CweId(412), CweId(667), CweId(367)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports lock files that are looked for and then made in two steps, and those in a \
               folder which all users share.",
        why: "Two programs that look at the same time both find no lock and both go on. A lock \
               that every user can make or remove lets each of them stop the program or break the \
               lock.",
        example: "\
import os

def start():
    if os.path.exists(\"/run/app/lock\"):
        return
    with open(\"/run/app/lock\", \"w\") as file:
        file.write(\"\")
",
        better: "\
import os

def start():
    descriptor = os.open(\"/run/app/lock\", os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    os.close(descriptor)
",
        references: &["https://cwe.mitre.org/data/definitions/412.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut looked_for = false;
        each_expression(scope.body, |expression| {
            let Expr::Call(call) = expression else {
                return;
            };
            match last_name(&call.func) {
                Some("exists" | "isfile" | "is_file") => looked_for |= is_lock(context, call),
                Some("open" | "touch" | "write_text" | "symlink") if is_lock(context, call) => {
                    let exclusive = contains_any(context.text(call), &["\"x\"", "'x'", "o_excl"]);
                    if looked_for && !exclusive {
                        context.report(
                            call.range(),
                            "another program can take the lock between the look and this",
                        );
                    } else if is_shared(call) {
                        context.report(
                            call.range(),
                            "every user of the machine can make or remove this lock",
                        );
                    }
                }
                _ => {}
            }
        });
    }
}

/// Whether `call` is about a lock file, by the name of its path.
fn is_lock(context: &Context<'_>, call: &ExprCall) -> bool {
    let path = match (&*call.func, call.arguments.args.first()) {
        (_, Some(path)) => path,
        (Expr::Attribute(method), None) => &*method.value,
        _ => return false,
    };
    has_word(context.text(path), &["lock", "lockfile", "pidfile", "pid"])
}

fn is_shared(call: &ExprCall) -> bool {
    let path = call.arguments.args.first().and_then(text).unwrap_or("");
    path.starts_with("/tmp/") || path.starts_with("/var/tmp/")
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("lock-file-race", Some(412), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn racing_locks_are_reported() {
        check(
            "import os\nif not os.path.exists('a.lock'):\n    open('a.lock', 'w')\n",
            &[3],
        );
        check(
            "def f(lock_file):\n    if lock_file.exists():\n        return\n    lock_file.touch()\n",
            &[4],
        );
        check("open('/tmp/app.lock', 'w')\n", &[1]);
    }

    #[test]
    fn others_are_not() {
        check(
            "import os\nif not os.path.exists('a'):\n    open('a', 'w')\n",
            &[],
        );
        check(
            "import os\nif os.path.exists(LOCK):\n    pass\nopen(LOCK, 'x')\n",
            &[],
        );
        check("open('a.lock', 'w')\n", &[]);
    }
}
