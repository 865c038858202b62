//! Cookie from untrusted data.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "cookie-injection",
        title: "Cookie from untrusted data",
        languages: &[Language::Python],
        cwe: &[CweId(20), CweId(565)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes the name or the value of a cookie.",
        why: "An attacker who makes somebody follow a link chooses their cookie: the session of \
              the attacker's own account, or a value that the program later trusts.",
        example: r#"from flask import make_response, request

def choose():
    response = make_response("ok")
    response.set_cookie("theme", request.args["theme"], secure=True, httponly=True, samesite="Lax")
    return response
"#,
        better: r#"from flask import make_response, request

THEMES = ("light", "dark")

def choose():
    theme = request.args["theme"]
    if theme not in THEMES:
        theme = "light"
    response = make_response("ok")
    response.set_cookie("theme", theme, secure=True, httponly=True, samesite="Lax")
    return response
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/20.html",
            "https://owasp.org/www-community/attacks/Session_fixation",
        ],
    },
    hooks: &[Hook::Flow(Kind::Cookie, "becomes a cookie of the response")],
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
        check(
            "import flask",
            "flask.make_response('a').set_cookie('a', x)",
            true,
        );
        check(
            "import flask",
            "flask.make_response('a').set_cookie('a', value=x)",
            true,
        );
        check(
            "from django.http import HttpResponse",
            "HttpResponse('a').set_cookie(x, 'b')",
            true,
        );
        check(
            "import flask",
            "flask.make_response('a').set_cookie('a', 'b')",
            false,
        );
        check(
            "import flask",
            "if x in ('a', 'b'): flask.make_response('a').set_cookie('a', x)",
            false,
        );
    }
}
