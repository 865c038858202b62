//! Unchecked index.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unchecked-index",
        title: "Unchecked index",
        languages: &[Language::Python],
        cwe: &[CweId(129), CweId(125)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports a number from outside that is used as an index of a sequence, and that was \
               compared with no bound.",
        why: "A number beyond the end raises IndexError; a negative one silently reads from the \
              end, which may belong to somebody else.",
        example: r#"from flask import request

ANSWERS = ["yes", "no", "perhaps"]

def answer():
    return {"answer": ANSWERS[int(request.args["number"])]}
"#,
        better: r#"from flask import request

ANSWERS = ["yes", "no", "perhaps"]

def answer():
    number = int(request.args["number"])
    if not 0 <= number < len(ANSWERS):
        return {"answer": None}
    return {"answer": ANSWERS[number]}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/129.html",
            "https://docs.python.org/3/library/exceptions.html#IndexError",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Index,
        "is used as an index without a test of its range",
    )],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn indices_are_judged() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines(RULE.about.id, Some(129), source),
                expected,
                "{source}"
            );
        };
        check(
            "from flask import request\na = ['b', 'c']\ndef f():\n    return {'d': a[int(request.args['n'])]}",
            &[4],
        );
        check(
            "from flask import request\na = ['b', 'c']\ndef f():\n    n = int(request.args['n'])\n    if n < len(a): return a[n]",
            &[],
        );
        check(
            "from flask import request\na = {'b': 'c'}\ndef f():\n    return a[request.args['n']]",
            &[],
        );
        check("a = ['b', 'c']\ndef f():\n    return a[1]", &[]);
    }
}
