//! Request without protection against cross-site request forgery.

use super::syntax::{each_expression, handlers, has_word, last_name};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "csrf-unprotected-request",
        title: "Request without protection against cross-site request forgery",
        languages: &[Language::Python],
        cwe: &[CweId(352)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports handlers that change something on the server when the file has no check of \
               CSRF tokens, or when they do it in answer to a GET request.",
        why: "A page of another site makes the browser of a logged-in user send the request. GET \
               requests are sent for mere images and links, and no framework checks a token for \
               them.",
        example: "\
from flask import Flask, request, session

app = Flask(__name__)

@app.route(\"/email\", methods=[\"POST\"])
def change_email():
    save_email(session[\"user\"], request.form[\"email\"])
    return \"done\"
",
        better: "\
from flask import Flask, request, session
from flask_wtf.csrf import CSRFProtect

app = Flask(__name__)
CSRFProtect(app)

@app.route(\"/email\", methods=[\"POST\"])
def change_email():
    save_email(session[\"user\"], request.form[\"email\"])
    return \"done\"
",
        references: &["https://cwe.mitre.org/data/definitions/352.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let module = context.module();
    let lower = module.source().to_ascii_lowercase();
    // A file that names tokens, forms with tokens, or headers that only scripts of the own site can
    // set, has thought of it.
    let protected = [
        "csrf",
        "xsrf",
        "flaskform",
        "validate_on_submit",
        "bearer",
        "authorization",
        "jwt",
    ];
    let is_protected = protected.iter().any(|word| lower.contains(word));
    for handler in handlers(module) {
        let function = handler.function;
        if handler.reads && !handler.writes && changes_state(&function.body) {
            let message = "this changes something in answer to GET, which other sites can make a browser send";
            context.report(function.name.range, message);
        } else if handler.writes && !is_protected && reads_body(&function.body) {
            let message = "nothing makes sure that this request comes from a page of this site";
            context.report(function.name.range, message);
        }
    }
}

/// Whether `body` reads what a form sent, or changes stored data.
fn reads_body(body: &[Stmt]) -> bool {
    let mut reads = false;
    each_expression(body, |expression| {
        if let Expr::Attribute(node) = expression {
            reads |= matches!(
                node.attr.as_str(),
                "form" | "POST" | "values" | "get_argument"
            );
        }
    });
    reads || changes_state(body)
}

fn changes_state(body: &[Stmt]) -> bool {
    let mut changes = false;
    each_expression(body, |expression| {
        let Expr::Call(call) = expression else {
            return;
        };
        let name = last_name(&call.func).unwrap_or("");
        changes |= has_word(
            name,
            &[
                "delete", "remove", "insert", "update", "commit", "save", "transfer",
            ],
        ) && name != "update";
    });
    changes
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("csrf-unprotected-request", Some(352), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn unprotected_requests_are_reported() {
        check(
            "@app.route('/a', methods=['POST'])\ndef f():\n    g(request.form['x'])\n",
            &[2],
        );
        check("@app.post('/a')\ndef f():\n    db.session.commit()\n", &[2]);
        check(
            "@app.route('/delete/<id>')\ndef f(id):\n    delete_user(id)\n",
            &[2],
        );
        check("def f(request):\n    user.save()\n", &[1]);
    }

    #[test]
    fn protected_requests_are_not() {
        check(
            "csrf = CSRFProtect(app)\n@app.post('/a')\ndef f():\n    g(request.form['x'])\n",
            &[],
        );
        check("@app.route('/a')\ndef f():\n    return show()\n", &[]);
        check(
            "@app.post('/a')\ndef f():\n    return search(request.args['q'])\n",
            &[],
        );
    }
}
