//! Unvalidated input: data from outside is used where its form matters, and nothing checks it.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

const USED: &str = "is used without a check of what it may be";

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unvalidated-input",
        title: "Unvalidated input",
        languages: &[Language::Python],
        cwe: &[CweId(20), CweId(1284), CweId(1287)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports data from a client, the command line or a caller that reaches a parser, a file, a command, \
a query, a pattern, an address, a size or an object without being compared with what is allowed, \
converted or escaped on the way.",
        why: "\
What a program takes for a name, a number or a document can be anything. Most attacks begin with \
an input that nobody thought of; a check against what is allowed stops those that no other rule \
knows.",
        example: "\
import yaml

def read_settings(path):
    with open(path) as file:
        return yaml.safe_load(file)
",
        better: "\
import yaml

SETTINGS = {\"production.yml\", \"test.yml\"}

def read_settings(path):
    if path not in SETTINGS:
        raise ValueError(path)
    with open(path) as file:
        return yaml.safe_load(file)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/20.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Input_Validation_Cheat_Sheet.html",
        ],
    },
    hooks: &[
        Hook::Flow(Kind::Sql, USED),
        Hook::Flow(Kind::Command, USED),
        Hook::Flow(Kind::Argument, USED),
        Hook::Flow(Kind::Path, USED),
        Hook::Flow(Kind::Html, USED),
        Hook::Flow(Kind::Code, USED),
        Hook::Flow(Kind::Deserialize, USED),
        Hook::Flow(Kind::Xxe, USED),
        Hook::Flow(Kind::XmlBomb, USED),
        Hook::Flow(Kind::Url, USED),
        Hook::Flow(Kind::Redirect, USED),
        Hook::Flow(Kind::Ldap, USED),
        Hook::Flow(Kind::Xpath, USED),
        Hook::Flow(Kind::Regex, USED),
        Hook::Flow(Kind::Header, USED),
        Hook::Flow(Kind::Template, USED),
        Hook::Flow(Kind::Nosql, USED),
        Hook::Flow(Kind::Upload, USED),
        Hook::Flow(Kind::Size, USED),
        Hook::Flow(Kind::Divisor, USED),
        Hook::Flow(Kind::Reflection, USED),
        Hook::Flow(Kind::Index, USED),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unvalidated-input", Some(20), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn input_that_nothing_checks_is_reported() {
        check("def f(name):\n    return open(name)\n", &[2]);
        check("from flask import request\neval(request.args['x'])\n", &[2]);
        check("eval(input())\n", &[1]);
    }

    #[test]
    fn checked_input_is_not() {
        check(
            "def f(name):\n    if name in NAMES:\n        return open(name)\n",
            &[],
        );
        check("def f(name):\n    return open('settings')\n", &[]);
        check("def f(n):\n    return open(str(int(n)))\n", &[]);
    }

    #[test]
    fn nothing_is_said_unless_one_asks() {
        assert!(lines("unvalidated-input", None, "def f(name):\n    open(name)\n").is_empty());
    }
}
