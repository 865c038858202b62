//! Cross-site scripting.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "cross-site-scripting",
        title: "Cross-site scripting",
        languages: &[Language::Python],
        cwe: &[CweId(79), CweId(80)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes part of an HTML response without being \
               escaped. Templates that escape by themselves are not reported, nor are responses \
               that say that they are JSON or plain text.",
        why: "A script in the text runs in the visitor's browser with the rights of the site: it \
              reads the session, changes the page and acts in the visitor's name.",
        example: r#"from flask import Flask, request

app = Flask(__name__)

@app.route("/hello")
def hello():
    return "<p>Hello, " + request.args["name"] + "</p>"
"#,
        better: r#"from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)

@app.route("/hello")
def hello():
    return "<p>Hello, " + escape(request.args["name"]) + "</p>"
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/79.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html",
            "https://flask.palletsprojects.com/en/stable/web-security/#cross-site-scripting-xss",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Html,
        "becomes part of a page without escaping",
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
            "from flask import make_response",
            "return make_response('<p>' + x)",
            true,
        );
        check(
            "from flask import make_response, jsonify",
            "return make_response(jsonify(a=x))",
            false,
        );
        check("import flask", "return flask.Response(x)", true);
        check(
            "import flask",
            "return flask.Response(x, mimetype='text/plain')",
            false,
        );
        check(
            "import flask",
            "return flask.Response(x, content_type='application/json')",
            false,
        );
        check(
            "import html",
            "return flask.make_response(html.escape(x))",
            false,
        );
        check("from markupsafe import Markup", "return Markup(x)", true);
        check(
            "from markupsafe import Markup",
            "return Markup('<b>{}</b>').format(x)",
            false,
        );
        check(
            "from django.http import HttpResponse",
            "return HttpResponse('<p>' + x)",
            true,
        );
        check(
            "from django.http import JsonResponse",
            "return JsonResponse({'a': x})",
            false,
        );
        check(
            "from django.utils.safestring import mark_safe",
            "return mark_safe(x)",
            true,
        );
        check(
            "from django.utils.html import format_html",
            "return format_html('<b>{}</b>', x)",
            false,
        );
        check(
            "from fastapi.responses import HTMLResponse",
            "return HTMLResponse(content=x)",
            true,
        );
        check(
            "from flask import render_template",
            "return render_template('a.html', name=x)",
            false,
        );
    }
}
