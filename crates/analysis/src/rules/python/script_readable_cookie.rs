//! Cookie that scripts can read.

use super::insecure_cookie::{SET_COOKIE, are_sent, is_login};
use super::syntax::{add_argument, replace};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Assignment, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "script-readable-cookie",
        title: "Cookie that scripts can read",
        languages: &[Language::Python],
        cwe: &[CweId(1004)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports cookies that are set without `httponly=True`, and settings such as `SESSION_COOKIE_HTTPONLY = False`. \
A cookie whose name does not say that it stands for a login is reported with low confidence.",
        why: "\
A script that an attacker brings into a page reads the cookie and sends it away: the login is theirs.",
        example: "\
from flask import Flask, make_response

app = Flask(__name__)

@app.route(\"/language\")
def language():
    response = make_response(\"saved\")
    response.set_cookie(\"session_id\", new_session(), secure=True, samesite=\"Lax\")
    return response
",
        better: "\
from flask import Flask, make_response

app = Flask(__name__)

@app.route(\"/language\")
def language():
    response = make_response(\"saved\")
    response.set_cookie(\"session_id\", new_session(), secure=True, httponly=True, samesite=\"Lax\")
    return response
",
        references: &[
            "https://cwe.mitre.org/data/definitions/1004.html",
            "https://www.rfc-editor.org/rfc/rfc6265",
        ],
    },
    hooks: &[
        Hook::Call(&["*.set_cookie", "*.set_signed_cookie"], cookie),
        Hook::Call(SET_COOKIE, cookie),
        Hook::Call(
            &["http.cookies.SimpleCookie", "Cookie.SimpleCookie"],
            by_hand,
        ),
        Hook::Assignment(setting),
    ],
};

const MESSAGE: &str = "every script of a page can read this cookie";
const FIX: &str = "Keep the cookie from scripts";

fn cookie<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let range = call.node.range();
    match call.keyword("httponly") {
        Some(given) if context.boolean(given.expression) == Some(false) => {
            let edits = vec![replace(given.expression, "True")];
            context.report_fix(range, MESSAGE, FIX, edits);
        }
        Some(_) => {}
        None if call.has_unpacked_arguments() || call.arguments.len() < 2 => {}
        None if is_login(context, call) => {
            let edits = vec![add_argument(call.node, "httponly=True")];
            context.report_fix(range, MESSAGE, FIX, edits);
        }
        None => context.report_with(range, MESSAGE, Confidence::Low),
    }
}

/// Cookies of the standard library have their attributes set one by one.
fn by_hand<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if are_sent(context, call) && !context.file_mentions(&["httponly"]) {
        context.report(call.node.range(), MESSAGE);
    }
}

fn setting<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let is_switch = assignment
        .label
        .is_some_and(|label| label.ends_with("COOKIE_HTTPONLY"));
    if is_switch && context.boolean(assignment.expression) == Some(false) {
        let edits = match assignment.expression {
            Expr::BooleanLiteral(_) => vec![replace(assignment.expression, "True")],
            _ => return context.report(assignment.range, MESSAGE),
        };
        context.report_fix(assignment.range, MESSAGE, FIX, edits);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn cookies_that_scripts_can_read_are_reported() {
        let check = |asked: Option<u32>, source: &str, expected: &[usize]| {
            let found = lines("script-readable-cookie", asked, source);
            assert_eq!(found, expected, "{source}");
        };
        check(None, "r.set_cookie('session', x)\n", &[1]);
        check(Some(1004), "r.set_cookie('a', x)\n", &[1]);
        check(None, "r.set_cookie('a', x, httponly=False)\n", &[1]);
        check(None, "SESSION_COOKIE_HTTPONLY = False\n", &[1]);
        check(None, "r.set_cookie('session', x, httponly=True)\n", &[]);
        check(None, "SESSION_COOKIE_HTTPONLY = True\n", &[]);
        let made =
            "from http.cookies import SimpleCookie\nc = SimpleCookie()\nsend('Set-Cookie', c)\n";
        check(None, made, &[2]);
        // What a client sent is taken apart, and nothing of it goes back.
        let read = "from http.cookies import SimpleCookie\nc = SimpleCookie(header)\nsend('Set-Cookie', d)\n";
        check(None, read, &[]);
    }
}
