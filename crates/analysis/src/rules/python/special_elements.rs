//! Special elements: signs that mean something to a reader are passed on to it.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

const PASSED_ON: &str = "is passed on with the signs that its reader gives a meaning";

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "special-elements",
        title: "Special signs are passed on",
        languages: &[Language::Python],
        cwe: &[
            CweId(138),
            CweId(75),
            CweId(140),
            CweId(144),
            CweId(147),
            CweId(149),
            CweId(150),
            CweId(158),
            CweId(159),
            CweId(160),
            CweId(838),
        ],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports data from a client, the command line or a caller that becomes part of a query, a command, a \
page, a log, a header, a table or another text with a syntax, and is not escaped for it. For who \
asks for delimiters, quotes, line breaks, escape sequences or null bytes in general; the rules for \
each kind of text say more.",
        why: "\
What was a value becomes a part of the structure: another statement, another line, another column.",
        example: "\
import logging

def log_in(name):
    logging.info(\"log in of \" + name)
",
        better: "\
import logging

def log_in(name):
    logging.info(\"log in of \" + repr(name))
",
        references: &["https://cwe.mitre.org/data/definitions/138.html"],
    },
    hooks: &[
        Hook::Flow(Kind::Sql, PASSED_ON),
        Hook::Flow(Kind::Command, PASSED_ON),
        Hook::Flow(Kind::Html, PASSED_ON),
        Hook::Flow(Kind::Ldap, PASSED_ON),
        Hook::Flow(Kind::Xpath, PASSED_ON),
        Hook::Flow(Kind::Log, PASSED_ON),
        Hook::Flow(Kind::Header, PASSED_ON),
        Hook::Flow(Kind::Cookie, PASSED_ON),
        Hook::Flow(Kind::Csv, PASSED_ON),
        Hook::Flow(Kind::Mail, PASSED_ON),
        Hook::Flow(Kind::Path, PASSED_ON),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn signs_that_are_passed_on_are_reported_when_asked() {
        let check = |asked: u32, source: &str, expected: &[usize]| {
            assert_eq!(
                lines("special-elements", Some(asked), source),
                expected,
                "{source}"
            );
        };
        let log = "import logging\ndef f(a):\n    logging.info('a ' + a)\n";
        check(150, log, &[3]);
        check(138, "import os\ndef f(a):\n    os.system('a ' + a)\n", &[3]);
        check(138, "import os\nos.system('a')\n", &[]);
        assert!(lines("special-elements", None, log).is_empty());
    }
}
