//! Division by zero: a number from outside is a divisor.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "division-by-zero",
        title: "Division by a number from outside",
        languages: &[Language::Python],
        cwe: &[CweId(369)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports divisions, also `//` and `%`, by a number from a client, the command line or a caller that \
nothing compares with zero before.",
        why: "\
A zero ends the request, or the program, with an error in the middle of its work.",
        example: "\
from flask import request

def average():
    total = float(request.args[\"total\"])
    count = float(request.args[\"count\"])
    return {\"average\": total / count}
",
        better: "\
from flask import abort, request

def average():
    total = float(request.args[\"total\"])
    count = float(request.args[\"count\"])
    if count == 0:
        abort(400)
    return {\"average\": total / count}
",
        references: &["https://cwe.mitre.org/data/definitions/369.html"],
    },
    hooks: &[Hook::Flow(Kind::Divisor, "is a divisor")],
};

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn divisors_from_outside_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("division-by-zero", Some(369), source), expected, "{source}");
        };
        check("n = int(input())\nprint(10 / n)\n", &[2]);
        check("def f(a, b):\n    return a // b\n", &[2]);
        check("def f(a, b):\n    return a % b\n", &[2]);
        check("def f(a, b):\n    if b == 0:\n        return 0\n    return a / b\n", &[]);
        check("def f(a, b):\n    return a / b if b else 0\n", &[]);
        check("def f(a):\n    return a / 2\n", &[]);
        check("def f(a):\n    return '%s' % a\n", &[]);
    }
}
