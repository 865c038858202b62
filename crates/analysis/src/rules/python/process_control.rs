//! Process chosen by untrusted data.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "process-control",
        title: "Process chosen by untrusted data",
        languages: &[Language::Python],
        cwe: &[CweId(283), CweId(639)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports a process number from outside to which a signal is sent, without a test \
               whose process it is.",
        why: "An attacker stops other people's processes, or, where the program has the rights, \
              any on the machine.",
        example: r#"import os
import signal
from flask import request

def stop():
    os.kill(int(request.args["pid"]), signal.SIGTERM)
"#,
        better: r#"import os
import signal
from flask import request

STARTED = set()

def stop():
    pid = int(request.args["pid"])
    if pid in STARTED:
        os.kill(pid, signal.SIGTERM)
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/283.html",
            "https://docs.python.org/3/library/os.html#os.kill",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Process,
        "decides which process is signalled",
    )],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("import os", "os.kill(int(x), 9)", true);
        check(
            "import os, signal",
            "os.killpg(int(x), signal.SIGTERM)",
            true,
        );
        check("import psutil", "psutil.Process(int(x)).kill()", true);
        check("import os", "os.kill(os.getpid(), 9)", false);
        check("import os", "if int(x) in own: os.kill(int(x), 9)", false);
    }
}
