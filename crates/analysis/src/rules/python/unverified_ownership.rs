//! Process or file of another user taken for one's own.

use super::syntax::{
    called, each_expression, each_statement, has_word, last_name, root_name, scopes, variable,
};
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
        id: "unverified-ownership",
        title: "Process or file of another user taken for one's own",
        languages: &[Language::Python],
        cwe: &[CweId(283)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports functions that signal a process, or delete or give away a file, that a \
               caller names, without asking whom it belongs to.",
        why: "A program with more rights than its users does for them what they could not do \
               themselves: end the processes and change the files of others.",
        example: "\
import os
import signal

def stop(pid):
    os.kill(pid, signal.SIGTERM)
",
        better: "\
import os
import signal

def stop(pid):
    if os.stat(f\"/proc/{pid}\").st_uid != os.getuid():
        raise PermissionError(pid)
    os.kill(pid, signal.SIGTERM)
",
        references: &["https://cwe.mitre.org/data/definitions/283.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let made = made_here(scope.body);
        let mut acts = Vec::new();
        let mut asks_owner = false;
        each_expression(scope.body, |expression| {
            asks_owner |= tells_owner(expression);
            if let Expr::Call(call) = expression
                && acts_on_named(call)
                && !call
                    .arguments
                    .args
                    .first()
                    .is_some_and(|one| is_one_of(one, &made))
            {
                acts.push(call.range());
            }
        });
        for range in acts.into_iter().filter(|_| !asks_owner) {
            context.report(
                range,
                "nothing asks whether this belongs to who asked for it",
            );
        }
    }
}

/// The variables of `body` that hold temporary files and folders of its own.
fn made_here(body: &[Stmt]) -> Vec<&str> {
    let mut made = Vec::new();
    each_statement(body, |statement| {
        if let Stmt::Assign(assign) = statement
            && let Expr::Call(call) = &*assign.value
            && matches!(called(call), Some("mkstemp" | "mkdtemp" | "mktemp"))
        {
            for target in &assign.targets {
                match target {
                    Expr::Tuple(parts) => made.extend(parts.elts.iter().filter_map(variable)),
                    one => made.extend(variable(one)),
                }
            }
        }
    });
    made
}

fn is_one_of(expression: &Expr, names: &[&str]) -> bool {
    variable(expression).is_some_and(|name| names.contains(&name))
}

/// `os.kill(pid, …)`, `psutil.Process(pid).terminate()`, `os.chown(path, …)` for what is not made
/// here.
fn acts_on_named(call: &ExprCall) -> bool {
    let name = last_name(&call.func).unwrap_or("");
    let root = root_name(&call.func);
    match name {
        "kill" | "killpg" if root == Some("os") => {
            call.arguments.args.first().is_some_and(is_named)
        }
        "kill" | "terminate" | "send_signal" => {
            matches!(&*call.func, Expr::Attribute(node) if last_name(&node.value) == Some("Process"))
        }
        "TerminateProcess" | "taskkill" => true,
        "chown" | "lchown" => call.arguments.args.first().is_some_and(is_named),
        "remove" | "unlink" | "rmtree" if matches!(root, Some("os" | "shutil")) => {
            call.arguments.args.first().is_some_and(is_named)
        }
        _ => false,
    }
}

/// Whether the caller may have named it: neither a literal nor a process or file of this program.
fn is_named(argument: &Expr) -> bool {
    match argument {
        Expr::StringLiteral(_) | Expr::NumberLiteral(_) => false,
        Expr::Attribute(node) => !matches!(node.attr.as_str(), "pid" | "name"),
        Expr::Call(call) => !matches!(
            last_name(&call.func),
            Some("getpid" | "getpgrp" | "getppid" | "fork" | "getpgid")
        ),
        Expr::Name(name) => !has_word(name.id.as_str(), &["child", "tmp", "temp"]),
        _ => true,
    }
}

fn tells_owner(expression: &Expr) -> bool {
    let words = [
        "uid",
        "euid",
        "uids",
        "getuid",
        "geteuid",
        "getpwuid",
        "getlogin",
        "getuser",
        "owner",
        "owned",
        "ownership",
        "owns",
    ];
    let name = match expression {
        Expr::Name(_) | Expr::Attribute(_) => last_name(expression),
        Expr::StringLiteral(literal) => Some(literal.value.to_str()),
        _ => None,
    };
    name.is_some_and(|name| has_word(name, &words))
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unverified-ownership", Some(283), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn acts_on_what_others_own_are_reported() {
        check(
            "import os, signal\ndef f(pid):\n    os.kill(pid, signal.SIGKILL)\n",
            &[3],
        );
        check(
            "import psutil\ndef f(pid):\n    psutil.Process(pid).terminate()\n",
            &[3],
        );
        check("import os\ndef f(path):\n    os.chown(path, 0, 0)\n", &[3]);
        check("import os\nos.kill(int(input()), 9)\n", &[2]);
    }

    #[test]
    fn acts_on_what_is_ones_own_are_not() {
        check("import os\nos.kill(os.getpid(), 9)\n", &[]);
        check(
            "import os\ndef f(self):\n    os.kill(self.process.pid, 9)\n",
            &[],
        );
        check(
            "import os\ndef f(pid):\n    if owner_of(pid) == os.getuid():\n        os.kill(pid, 9)\n",
            &[],
        );
        check(
            "import subprocess\np = subprocess.Popen(['a'])\np.kill()\n",
            &[],
        );
        check("import os\nos.remove('a')\n", &[]);
        check(
            "import os, tempfile\ndef f(d):\n    h, made = tempfile.mkstemp(dir=d)\n    os.unlink(made)\n    os.unlink(d)\n",
            &[5],
        );
    }
}
