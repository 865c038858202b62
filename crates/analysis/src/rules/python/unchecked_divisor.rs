//! Division by an unchecked number.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unchecked-divisor",
        title: "Division by an unchecked number",
        languages: &[Language::Python],
        cwe: &[CweId(369)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports a division by a number from outside that was not tested.",
        why: "A zero raises ZeroDivisionError; where nobody catches it, the request or the program \
              fails.",
        example: r#"from flask import request

def average():
    return {"average": int(request.args["sum"]) / int(request.args["count"])}
"#,
        better: r#"from flask import request

def average():
    count = int(request.args["count"])
    if count == 0:
        return {"average": None}
    return {"average": int(request.args["sum"]) / count}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/369.html",
            "https://docs.python.org/3/library/exceptions.html#ZeroDivisionError",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Divisor,
        "is divided by without a test for zero",
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
                reports(RULE.about.id, Some(369), imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("", "y = 1 / int(x)", true);
        check("", "y = 7 // float(x)", true);
        check("", "y = 7 % int(x)", true);
        check("", "n = int(x)\n    if n != 0: y = 1 / n", false);
        check("", "n = int(x)\n    if n > 0: y = 1 / n", false);
        check(
            "",
            "n = int(x)\n    if n == 0: return\n    y = 1 / n",
            false,
        );
        check("", "n = int(x)\n    if n: y = 1 / n", false);
        check("", "y = 'a %s' % x", false);
        check("from pathlib import Path", "y = Path('a') / x", false);
        check("", "y = int(x) / 2", false);
        check(
            "",
            "try: y = 1 / int(x)\n    except ZeroDivisionError: y = 0",
            false,
        );
    }
}
