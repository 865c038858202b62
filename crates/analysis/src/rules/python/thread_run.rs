//! Thread run: `run` instead of `start`.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Edit, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "thread-run",
        title: "Thread that is run instead of started",
        languages: &[Language::Python],
        cwe: &[CweId(572)],
        severity: Severity::Low,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports `run()` on a new `threading.Thread` or `multiprocessing.Process`.",
        why: "\
`run` does the work here and now, in the thread of the caller, which waits for it: one client keeps \
all others waiting.",
        example: "\
import threading

def serve(handle):
    thread = threading.Thread(target=handle)
    thread.run()
",
        better: "\
import threading

def serve(handle):
    thread = threading.Thread(target=handle)
    thread.start()
",
        references: &[
            "https://cwe.mitre.org/data/definitions/572.html",
            "https://docs.python.org/3/library/threading.html#threading.Thread.start",
        ],
    },
    hooks: &[Hook::Call(
        &[
            "threading.Thread.run",
            "threading.Timer.run",
            "multiprocessing.Process.run",
        ],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    // A derived class calls the method that it overrides, on itself.
    let made_here = call
        .receiver
        .and_then(|receiver| receiver.made_by())
        .is_some_and(Expr::is_call_expr);
    let Expr::Attribute(function) = &*call.node.func else {
        return;
    };
    if !made_here
        || context
            .function()
            .is_some_and(|around| around.name.as_str() == "run")
    {
        return;
    }
    let edit = Edit {
        start: function.attr.range.start().to_usize(),
        end: function.attr.range.end().to_usize(),
        text: "start".to_owned(),
    };
    let message = "this runs in the thread of the caller";
    context.report_fix(call.node.range(), message, "Start the thread", vec![edit]);
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn threads_that_are_run_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("thread-run", None, source), expected, "{source}");
        };
        check(
            "import threading\nt = threading.Thread(target=f)\nt.run()\n",
            &[3],
        );
        check(
            "from threading import Thread\nThread(target=f).run()\n",
            &[2],
        );
        check(
            "from multiprocessing import Process\np = Process(target=f)\np.run()\n",
            &[3],
        );
        check(
            "import threading\nt = threading.Thread(target=f)\nt.start()\n",
            &[],
        );
        check(
            "from threading import Thread\nclass A(Thread):\n    def run(self):\n        Thread.run(self)\n",
            &[],
        );
        check("app.run()\n", &[]);
    }
}
