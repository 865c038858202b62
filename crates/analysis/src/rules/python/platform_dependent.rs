//! Platform dependent: a function that is not there, or does something else, on other systems.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "platform-dependent",
        title: "Function that systems implement differently",
        languages: &[Language::Python],
        cwe: &[CweId(474)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports calls of functions that exist on some systems only, or do another thing there: `os.rename` \
onto a file, `os.chmod`, `os.fork`, `os.startfile`, `os.getlogin`, `time.clock`, `signal.alarm`, the \
builtin `hash` of texts.",
        why: "\
What was tested on one system fails or does less on another: permissions that are not set, a limit of \
time that never ends, a hash that is different in every process.",
        example: "\
import os

def replace(new, old):
    os.rename(new, old)
",
        better: "\
import os

def replace(new, old):
    os.replace(new, old)
",
        references: &["https://cwe.mitre.org/data/definitions/474.html"],
    },
    hooks: &[Hook::Call(FUNCTIONS, check)],
};

const FUNCTIONS: &[&str] = &[
    "os.rename",
    "os.chmod",
    "os.chown",
    "os.fork",
    "os.forkpty",
    "os.getlogin",
    "os.getuid",
    "os.geteuid",
    "os.setuid",
    "os.nice",
    "os.startfile",
    "os.tempnam",
    "os.tmpnam",
    "os.mkfifo",
    "os.sched_setaffinity",
    "time.clock",
    "time.tzset",
    "signal.alarm",
    "signal.setitimer",
    "fcntl.flock",
    "fcntl.lockf",
    "msvcrt.locking",
    "resource.setrlimit",
    "builtins.hash",
];

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    context.report(call.node.range(), "other systems do not do the same here");
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn functions_that_differ_between_systems_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("platform-dependent", Some(474), source),
                expected,
                "{source}"
            );
        };
        check("import os\nos.rename(a, b)\n", &[2]);
        check("from time import clock\nclock()\n", &[2]);
        check("x = hash('a')\n", &[1]);
        check("import os\nos.replace(a, b)\n", &[]);
        check("import time\ntime.monotonic()\n", &[]);
        assert!(lines("platform-dependent", None, "import os\nos.rename(a, b)\n").is_empty());
    }
}
