//! Regular expression denial of service.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "regex-denial-of-service",
        title: "Regular expression denial of service",
        languages: &[Language::Python],
        cwe: &[CweId(1333), CweId(730), CweId(400)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that is searched by a regular expression whose time grows \
               faster than the text: nested or overlapping repetition.",
        why: "A text of a few thousand letters keeps a processor busy for minutes, and no other \
              request is answered.",
        example: r#"import re
from flask import request

def check():
    return {"ok": bool(re.match(r"^(\w+\s?)+$", request.args["text"]))}
"#,
        better: r#"import re
from flask import request

def check():
    return {"ok": bool(re.match(r"^\w+$", request.args["text"]))}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/1333.html",
            "https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::RegexInput,
        "is searched by a pattern that can take very long",
    )],
};
