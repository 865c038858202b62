//! Session kept across login.

use super::syntax::{each_expression, each_statement, handlers, has_word, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::{Assignment, Call, Context, Kind, Origin};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "session-fixation",
        title: "Session kept across login",
        languages: &[Language::Python],
        cwe: &[CweId(384)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports session identifiers that are taken from a request. When asked for session \
               fixation: also logins that write to the session without clearing it or changing its \
               identifier.",
        why: "An attacker who chose the identifier of a session before its user logged in, knows \
               the identifier of the logged-in session.",
        example: "\
from flask import Flask, request, session

app = Flask(__name__)

@app.route(\"/start\")
def start():
    session.sid = request.args[\"sid\"]
    return \"started\"
",
        better: "\
import secrets
from flask import Flask, session

app = Flask(__name__)

@app.route(\"/start\")
def start():
    session.sid = secrets.token_urlsafe(32)
    return \"started\"
",
        references: &[
            "https://cwe.mitre.org/data/definitions/384.html",
            "https://owasp.org/www-community/attacks/Session_fixation",
        ],
    },
    hooks: &[
        Hook::Assignment(assignment),
        Hook::Call(
            &[
                "*.set_cookie",
                "flask.Response.set_cookie",
                "django.http.HttpResponse.set_cookie",
            ],
            cookie,
        ),
        Hook::Module(logins),
    ],
};

const CHOSEN: &str = "the client chooses the identifier of its session";

/// Names of the identifier of a session.
fn names_identifier(name: &str) -> bool {
    let exact = [
        "sid",
        "sessionid",
        "session_id",
        "session_key",
        "phpsessid",
        "jsessionid",
    ];
    exact.iter().any(|one| name.eq_ignore_ascii_case(one))
        || has_word(name, &["sessionid", "session"]) && has_word(name, &["id", "key"])
}

/// `session.sid = …`, `session["session_id"] = …` with data of the request.
fn assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let base = match assignment.target {
        Some(Expr::Attribute(node)) => last_name(&node.value),
        Some(Expr::Subscript(node)) => last_name(&node.value),
        _ => None,
    };
    if base.is_some_and(|base| has_word(base, &["session", "cookies", "cookie"]))
        && assignment.label.is_some_and(names_identifier)
        && comes_from_request(context, assignment.expression)
    {
        context.report(assignment.range, CHOSEN);
    }
}

fn cookie<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let (Some(name), Some(value)) = (call.argument(0, "key"), call.argument(1, "value")) else {
        return;
    };
    let name = context.string(name.expression);
    if name.is_some_and(|name| names_identifier(&name) || name.eq_ignore_ascii_case("session"))
        && comes_from_request(context, value.expression)
    {
        context.report(value.expression.range(), CHOSEN);
    }
}

fn comes_from_request<'a>(context: &mut Context<'a>, expression: &'a Expr) -> bool {
    let value = context.value_of(expression);
    context.harms_from(&value, Origin::Remote, Kind::Trusted)
}

/// Logins that go on with the session of before.
fn logins(context: &mut Context<'_>) {
    if !context.asks(CweId(384)) {
        return;
    }
    for handler in handlers(context.module()) {
        let body = &handler.function.body;
        let mut renewed = false;
        let mut checks_password = false;
        each_expression(body, |expression| {
            let name = last_name(expression).unwrap_or("");
            renewed |= matches!(
                name,
                "clear"
                    | "cycle_key"
                    | "flush"
                    | "regenerate"
                    | "regenerate_id"
                    | "invalidate"
                    | "new_session"
                    | "rotate"
                    | "login_user"
            ) || has_word(name, &["regenerate", "renew"]);
            let literal = text(expression).unwrap_or("");
            checks_password |= has_word(
                name,
                &["password", "passwd", "pwd", "authenticate", "login"],
            ) || has_word(literal, &["password", "passwd", "pwd"]);
        });
        let is_login = has_word(
            handler.function.name.as_str(),
            &["login", "signin", "authenticate", "auth", "logon"],
        );
        if renewed || !(is_login || checks_password) {
            continue;
        }
        each_statement(body, |statement| {
            if let Stmt::Assign(assign) = statement
                && assign.targets.iter().any(|target| matches!(target, Expr::Subscript(node) if last_name(&node.value) == Some("session")))
            {
                context.report(assign.range, "the session of before the login goes on, with an identifier that others may know");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("session-fixation", None, source),
            expected,
            "{source}"
        );
    }

    /// With the weakness being asked for.
    fn check_asked(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("session-fixation", Some(384), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn chosen_identifiers_are_reported() {
        let flask = "from flask import request, session\n";
        let check = |body: &str, expected: &[usize]| check(&format!("{flask}{body}"), expected);
        check("session['session_id'] = request.args['s']\n", &[2]);
        check(
            "sid = request.cookies.get('sid')\nsession.sid = sid\n",
            &[3],
        );
        check(
            "response.set_cookie('sessionid', request.args.get('s'))\n",
            &[2],
        );
        check("session['user'] = request.form['user']\n", &[]);
        check("import secrets\nsession.sid = secrets.token_hex()\n", &[]);
        check("response.set_cookie('theme', request.args.get('t'))\n", &[]);
    }

    #[test]
    fn logins_are_looked_at_when_asked() {
        let kept = "@app.post('/login')\ndef login():\n    if check(request.form['password']):\n        session['user'] = 1\n";
        check_asked(kept, &[4]);
        check(kept, &[]);
        check_asked(
            "@app.post('/login')\ndef login():\n    session.clear()\n    session['user'] = 1\n",
            &[],
        );
        check_asked(
            "@app.post('/cart')\ndef add():\n    session['cart'] = 1\n",
            &[],
        );
    }
}
