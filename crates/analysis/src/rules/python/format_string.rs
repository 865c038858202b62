//! Format string from untrusted data.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "format-string",
        title: "Format string from untrusted data",
        languages: &[Language::Python],
        cwe: &[CweId(134)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside on which format or format_map is called.",
        why: "A format string reads attributes and elements of its arguments: \
              {user.__init__.__globals__} shows passwords and keys of the program.",
        example: r#"from flask import request

def greet(user):
    return {"text": request.args["greeting"].format(user=user)}
"#,
        better: r#"from flask import request

GREETINGS = {"en": "Hello, {user}", "de": "Hallo, {user}"}

def greet(user):
    return {"text": GREETINGS[request.args["language"]].format(user=user)}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/134.html",
            "https://lucumr.pocoo.org/2016/12/29/careful-with-str-format/",
        ],
    },
    hooks: &[Hook::Flow(Kind::Format, "is used as a format string")],
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
        check("", "x.format(user=u)", true);
        check("", "('Hello ' + x).format(u)", true);
        check("", "x.strip().format_map({})", true);
        check("", "'{}'.format(x)", false);
        check("", "f'{x}'", false);
    }
}
