//! Signal handler that does too much.

use super::syntax::{each_expression, has_word, last_name, root_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "signal-handler-work",
        title: "Signal handler that does too much",
        languages: &[Language::Python],
        cwe: &[CweId(828), CweId(479), CweId(364)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports handlers given to `signal.signal` that print, log, take locks, or read and \
               write files.",
        why: "The handler runs in the middle of whatever the program was doing. When that held the \
               same lock or buffer, the program hangs or writes garbage, and who can send the \
               signal decides when.",
        example: "\
import logging
import signal

def stop(number, frame):
    logging.info(\"stopping\")

signal.signal(signal.SIGTERM, stop)
",
        better: "\
import signal

stopping = []

def stop(number, frame):
    stopping.append(number)

signal.signal(signal.SIGTERM, stop)
",
        references: &["https://cwe.mitre.org/data/definitions/828.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let scopes = scopes(context.module());
    let mut handlers: Vec<&str> = Vec::new();
    for scope in &scopes {
        each_expression(scope.body, |expression| {
            if let Expr::Call(call) = expression
                && matches!(
                    last_name(&call.func),
                    Some("signal" | "sigaction" | "add_signal_handler")
                )
                && let Some(handler) = call.arguments.args.get(1).and_then(last_name)
            {
                handlers.push(handler);
            }
        });
    }
    handlers.sort_unstable();
    for scope in &scopes {
        let name = scope.function.map_or("", |function| function.name.as_str());
        if handlers.binary_search(&name).is_err() {
            continue;
        }
        each_expression(scope.body, |expression| {
            if let Expr::Call(call) = expression
                && is_work(expression)
            {
                context.report(
                    call.range(),
                    "this can run in the middle of itself when a signal comes",
                );
            }
        });
    }
}

fn is_work(call: &Expr) -> bool {
    let name = last_name(call).unwrap_or("");
    let logs = matches!(root_name(call), Some("logging" | "logger" | "log"));
    let work = [
        "print", "write", "open", "acquire", "sleep", "send", "flush", "dump", "run", "call",
        "system", "popen", "input", "free", "malloc", "commit", "execute", "join", "put",
    ];
    logs || has_word(name, &work)
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("signal-handler-work", Some(828), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn work_is_reported() {
        check(
            "import signal\ndef h(n, f):\n    print('x')\nsignal.signal(signal.SIGINT, h)\n",
            &[3],
        );
        check(
            "from signal import signal, SIGHUP\ndef h(n, f):\n    lock.acquire()\nsignal(SIGHUP, h)\n",
            &[3],
        );
        check(
            "import signal\nclass A:\n    def h(self, n, f):\n        self.file.write('a')\n    def g(self):\n        signal.signal(2, self.h)\n",
            &[4],
        );
    }

    #[test]
    fn little_is_not() {
        check(
            "import signal\ndef h(n, f):\n    global stop\n    stop = True\nsignal.signal(signal.SIGINT, h)\n",
            &[],
        );
        check(
            "import signal\ndef h(n, f):\n    raise KeyboardInterrupt\nsignal.signal(2, h)\n",
            &[],
        );
        check("def h(n, f):\n    print('x')\n", &[]);
    }
}
