//! Uncontrolled resource use.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "uncontrolled-size",
        title: "Uncontrolled resource use",
        languages: &[Language::Python],
        cwe: &[CweId(770), CweId(789), CweId(400)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports a number from outside that decides how much is allocated, repeated, read or \
               waited for, and that was compared with no limit.",
        why: "One request with a huge number takes all memory or keeps a worker busy; a few stop \
              the service.",
        example: r#"from flask import request

def padding():
    return {"text": " " * int(request.args["width"])}
"#,
        better: r#"from flask import request

def padding():
    width = int(request.args["width"])
    if width > 200:
        width = 200
    return {"text": " " * width}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/770.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Denial_of_Service_Cheat_Sheet.html",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Size,
        "decides how much memory or time is used",
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
                reports(RULE.about.id, Some(770), imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("", "y = ' ' * int(x)", true);
        check("", "y = list(range(int(x)))", true);
        check("", "y = bytearray(int(x))", true);
        check("import time", "time.sleep(float(x))", true);
        check("import os", "os.urandom(int(x))", true);
        check("", "n = int(x)\n    if n < 100: y = ' ' * n", false);
        check("", "y = ' ' * min(int(x), 100)", false);
        check("", "y = ' ' * len(x)", false);
        check("", "y = range(10)", false);
        check(
            "",
            "n = int(x)\n    if n - 5 + 1 < 100: y = range(5, n)",
            false,
        );
        check("", "n = int(x)\n    if n - 5 > 100: y = range(5, n)", true);
    }
}
