//! Cookies that travel without protection.

use super::secret_names::secret;
use super::syntax::{add_argument, has_word, replace};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::Expr;
use crate::python::flow::{Assignment, Call, Context};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "insecure-cookie",
        title: "Cookie is sent without encryption",
        languages: &[Language::Python],
        cwe: &[CweId(614), CweId(319), CweId(311)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports cookies that are set without `secure=True`, settings such as `SESSION_COOKIE_SECURE = False`, and \
`Set-Cookie` headers without the attribute.",
        why: "\
A browser sends such a cookie over plain HTTP too, to the first link or picture that asks it to. Whoever \
reads it there is logged in as its owner.",
        example: "\
from flask import Flask, make_response

app = Flask(__name__)

@app.route(\"/language/<name>\")
def language(name):
    response = make_response(\"saved\")
    response.set_cookie(\"language\", \"en\", httponly=True, samesite=\"Lax\")
    return response
",
        better: "\
from flask import Flask, make_response

app = Flask(__name__)

@app.route(\"/language/<name>\")
def language(name):
    response = make_response(\"saved\")
    response.set_cookie(\"language\", \"en\", secure=True, httponly=True, samesite=\"Lax\")
    return response
",
        references: &[
            "https://cwe.mitre.org/data/definitions/614.html",
            "https://owasp.org/www-community/controls/SecureCookieAttribute",
        ],
    },
    hooks: &[
        Hook::Call(
            &["*.set_cookie", "*.set_signed_cookie", "*.set_secure_cookie"],
            cookie,
        ),
        Hook::Call(SET_COOKIE, cookie),
        Hook::Call(
            &["http.cookies.SimpleCookie", "Cookie.SimpleCookie"],
            by_hand,
        ),
        Hook::Call(
            &[
                "flask.Flask.config.update",
                "flask.Flask.config.from_mapping",
            ],
            options,
        ),
        Hook::Assignment(setting),
    ],
};

/// Where cookies are set on responses that the models know.
pub(super) const SET_COOKIE: &[&str] = &[
    "bottle.response.set_cookie",
    "django.http.HttpResponse.set_cookie",
    "django.http.HttpResponse.set_signed_cookie",
    "flask.Response.set_cookie",
    "aiohttp.web.Response.set_cookie",
    "starlette.responses.Response.set_cookie",
    "tornado.web.RequestHandler.set_cookie",
    "tornado.web.RequestHandler.set_secure_cookie",
    "tornado.web.RequestHandler.set_signed_cookie",
    "werkzeug.wrappers.Response.set_cookie",
];

const MESSAGE: &str = "this cookie also travels over plain HTTP";
const FIX: &str = "Send the cookie over HTTPS alone";

fn cookie<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let range = call.node.range();
    match call.keyword("secure") {
        Some(secure) if context.boolean(secure.expression) == Some(false) => {
            turn_on(context, secure.expression, range);
        }
        Some(_) => {}
        // Three more positional arguments would have to stand before it.
        None if call.has_unpacked_arguments() || call.arguments.len() < 2 => {}
        None => {
            let edits = vec![add_argument(call.node, "secure=True")];
            context.report_fix(range, MESSAGE, FIX, edits);
        }
    }
}

fn turn_on(context: &mut Context<'_>, expression: &Expr, range: TextRange) {
    if matches!(expression, Expr::BooleanLiteral(_)) {
        context.report_fix(range, MESSAGE, FIX, vec![replace(expression, "True")]);
    } else {
        context.report(range, MESSAGE);
    }
}

/// Cookies of the standard library have their attributes set one by one.
fn by_hand<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if are_sent(context, call) && !context.file_mentions(&["\"secure\"", "'secure'"]) {
        context.report(call.node.range(), MESSAGE);
    }
}

/// Whether the cookies that `call` makes are sent by a server. A client only reads them, and so does
/// who takes apart the header of a request and writes none of them back.
pub(super) fn are_sent<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) -> bool {
    context.file_mentions(match call.positional(0) {
        Some(_) => &[".output(", ".outputstring("],
        None => &["set-cookie", ".output("],
    })
}

fn options<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    for argument in call.arguments {
        if argument.keyword.is_some_and(is_switch)
            && context.boolean(argument.expression) == Some(false)
        {
            turn_on(context, argument.expression, argument.expression.range());
        }
    }
}

/// `SESSION_COOKIE_SECURE`, `CSRF_COOKIE_SECURE`, `REMEMBER_COOKIE_SECURE`.
fn is_switch(name: &str) -> bool {
    name.ends_with("COOKIE_SECURE")
}

fn setting<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let Some(label) = assignment.label else {
        return;
    };
    if is_switch(label) {
        if context.boolean(assignment.expression) == Some(false) {
            turn_on(context, assignment.expression, assignment.range);
        }
    } else if label.eq_ignore_ascii_case("set-cookie") {
        let text = context.text(assignment.expression).to_ascii_lowercase();
        let is_written = matches!(
            assignment.expression,
            Expr::StringLiteral(_) | Expr::FString(_) | Expr::BinOp(_)
        );
        if is_written && !text.contains("secure") {
            context.report(assignment.range, MESSAGE);
        }
    }
}

/// Whether the name of the cookie that `call` sets says that it stands for a login.
pub(super) fn is_login<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) -> bool {
    let Some(key) = call.argument(0, "key").or_else(|| call.keyword("name")) else {
        return false;
    };
    let name = context.string(key.expression);
    name.is_some_and(|name| {
        secret(&name).is_some() || has_word(&name, &["session", "sessionid", "sid", "auth", "jwt"])
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn cookies_without_encryption_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            let found = lines("insecure-cookie", None, source);
            assert_eq!(found, expected, "{source}");
        };
        check("r = make_response(x)\nr.set_cookie('a', 'b')\n", &[2]);
        check(
            "import flask\nr = flask.make_response(x)\nr.set_cookie('a', 'b')\n",
            &[3],
        );
        check("r.set_cookie('a', 'b', secure=False)\n", &[1]);
        check("app.config['SESSION_COOKIE_SECURE'] = False\n", &[1]);
        check("SESSION_COOKIE_SECURE = False\n", &[1]);
        check("r.headers['Set-Cookie'] = f'a={b}; HttpOnly'\n", &[1]);
        check(
            "from http import cookies\nc = cookies.SimpleCookie()\nc['a'] = 'b'\nprint(c.output())\n",
            &[2],
        );

        check("r.set_cookie('a', 'b', secure=True)\n", &[]);
        check("r.set_cookie('a', 'b', secure=not app.debug)\n", &[]);
        check("r.set_cookie('a', 'b', **options)\n", &[]);
        check("r.headers['Set-Cookie'] = 'a=b; Secure'\n", &[]);
        check("SESSION_COOKIE_SECURE = True\n", &[]);
        check(
            "from http.cookies import SimpleCookie\nc = SimpleCookie(header)\n",
            &[],
        );
    }
}
