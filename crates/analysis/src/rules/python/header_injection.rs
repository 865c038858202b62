//! HTTP header injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "header-injection",
        title: "HTTP header injection",
        languages: &[Language::Python],
        cwe: &[CweId(113), CweId(93)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes the name or the value of a header of a \
               response. Current versions of most frameworks refuse line breaks; older ones, and \
               servers written by hand, do not.",
        why: "With a line break an attacker adds headers and a body of their own: cookies, \
              scripts, a poisoned cache. Without one they still choose what the browser does with \
              the answer.",
        example: r#"from flask import Response, request

def page():
    response = Response("ok")
    response.headers["Content-Language"] = request.args["language"]
    return response
"#,
        better: r#"from flask import Response, request

LANGUAGES = ("en", "de", "fr")

def page():
    language = request.args["language"]
    if language not in LANGUAGES:
        language = "en"
    response = Response("ok")
    response.headers["Content-Language"] = language
    return response
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/113.html",
            "https://owasp.org/www-community/attacks/HTTP_Response_Splitting",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Header,
        "becomes part of a header of the response",
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
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check(
            "import flask",
            "r = flask.make_response('a')\n    r.headers['A'] = x",
            true,
        );
        check(
            "import flask",
            "r = flask.Response()\n    r.headers.add('A', x)",
            true,
        );
        check(
            "import flask",
            "flask.Response('a', headers={'A': x})",
            true,
        );
        check(
            "from django.http import HttpResponse",
            "r = HttpResponse('a')\n    r['A'] = x",
            true,
        );
        check(
            "import flask",
            "r = flask.Response()\n    r.headers['A'] = 'b'",
            false,
        );
        check(
            "import flask",
            "if '\\n' not in x:\n        r = flask.Response()\n        r.headers['A'] = x",
            false,
        );
        check("", "headers = {}\n    headers['A'] = x", false);
    }
}
