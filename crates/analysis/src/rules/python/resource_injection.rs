//! Resource injection: outside data names what the program uses.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

const NAMES: &str = "names the resource that is used";

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "resource-injection",
        title: "Resource named by outside data",
        languages: &[Language::Python],
        cwe: &[CweId(99), CweId(641)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports data from a client, the command line or a caller that names a file, an address, a port, a \
process or a module, without a check against those that are meant.",
        why: "\
Whoever names the resource reads, stops or takes over one that the program has a right to and they \
do not.",
        example: "\
import socket
from flask import request

def probe():
    port = int(request.args[\"port\"])
    return str(socket.create_connection((\"localhost\", port)))
",
        better: "\
import socket
from flask import abort, request

PORTS = {8001, 8002}

def probe():
    port = int(request.args[\"port\"])
    if port not in PORTS:
        abort(400)
    return str(socket.create_connection((\"localhost\", port)))
",
        references: &["https://cwe.mitre.org/data/definitions/99.html"],
    },
    hooks: &[
        Hook::Flow(Kind::Path, NAMES),
        Hook::Flow(Kind::Url, NAMES),
        Hook::Flow(Kind::Destination, NAMES),
        Hook::Flow(Kind::Process, NAMES),
        Hook::Flow(Kind::Reflection, NAMES),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn resources_named_by_outside_data_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("resource-injection", Some(99), source),
                expected,
                "{source}"
            );
        };
        check("def f(a):\n    open(a)\n", &[2]);
        check("import os\ndef f(a):\n    os.kill(int(a), 9)\n", &[3]);
        check("import requests\nrequests.get(input())\n", &[2]);
        check("def f(a):\n    if a in NAMES:\n        open(a)\n", &[]);
        check("open('a')\n", &[]);
    }
}
