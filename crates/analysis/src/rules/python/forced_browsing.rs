//! File that the request names.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "forced-browsing",
        title: "File that the request names",
        languages: &[Language::Python],
        cwe: &[CweId(425)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports files whose name a request gives, in whole or in part, and that are read or \
               sent, whoever asks.",
        why: "Who writes the address by hand, instead of following the links, gets files that no \
               link of his leads to: those of other users and other days.",
        example: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/report\")
def report():
    with open(\"reports/\" + request.args[\"name\"]) as file:
        return file.read()
",
        better: "\
from flask import Flask, abort, request

app = Flask(__name__)
REPORTS = {\"march\": \"reports/2024-03.txt\", \"april\": \"reports/2024-04.txt\"}

@app.route(\"/report\")
def report():
    name = request.args[\"name\"]
    if name not in REPORTS:
        abort(404)
    with open(REPORTS[name]) as file:
        return file.read()
",
        references: &["https://cwe.mitre.org/data/definitions/425.html"],
    },
    hooks: &[Hook::Flow(Kind::Path, "chooses the file")],
};

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("forced-browsing", Some(425), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn chosen_files_are_reported() {
        check(
            "from flask import request\nopen('a/' + request.args['b'])\n",
            &[2],
        );
        check(
            "from flask import request\np = f'/a/{request.form[\"b\"]}.txt'\nwith open(p) as f:\n    pass\n",
            &[3],
        );
    }

    #[test]
    fn fixed_files_are_not() {
        check("open('a')\n", &[]);
        check(
            "from flask import request\nn = request.args['b']\nif n in ('x', 'y'):\n    open(n)\n",
            &[],
        );
    }
}
