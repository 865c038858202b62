//! Cookie that other sites can send.

use super::insecure_cookie::{SET_COOKIE, is_login};
use super::syntax::replace;
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
        id: "cross-site-cookie",
        title: "Cookie that other sites can send",
        languages: &[Language::Python],
        cwe: &[CweId(1275), CweId(352)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports cookies that are set with `samesite=\"None\"` or, when one asks for it, without `samesite`, and \
settings such as `SESSION_COOKIE_SAMESITE = \"None\"`.",
        why: "\
A form on another site is sent with the cookie: the request is made in the name of a user who knows nothing.",
        example: "\
from flask import Flask, make_response

app = Flask(__name__)

@app.route(\"/language\")
def language():
    response = make_response(\"saved\")
    response.set_cookie(\"session_id\", new_session(), secure=True, httponly=True, samesite=\"None\")
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
            "https://cwe.mitre.org/data/definitions/1275.html",
            "https://www.rfc-editor.org/rfc/rfc6265",
        ],
    },
    hooks: &[
        Hook::Call(&["*.set_cookie", "*.set_signed_cookie"], cookie),
        Hook::Call(SET_COOKIE, cookie),
        Hook::Assignment(setting),
    ],
};

const MESSAGE: &str = "requests that other sites make carry this cookie";
const FIX: &str = "Keep the cookie from requests of other sites";

fn cookie<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let range = call.node.range();
    match call.keyword("samesite") {
        Some(given) if says_none(context, given.expression) => {
            let is_text = matches!(given.expression, Expr::StringLiteral(_));
            if is_text && is_login(context, call) {
                let edits = vec![replace(given.expression, "\"Lax\"")];
                context.report_fix(range, MESSAGE, FIX, edits);
            } else {
                context.report(range, MESSAGE);
            }
        }
        Some(_) => {}
        None if call.has_unpacked_arguments() || call.arguments.len() < 2 => {}
        // Browsers take `Lax` for it today.
        None => context.report_with(range, MESSAGE, Confidence::Low),
    }
}

fn says_none<'a>(context: &mut Context<'a>, expression: &'a Expr) -> bool {
    let text = context.string(expression);
    text.is_some_and(|text| text.eq_ignore_ascii_case("none"))
}

fn setting<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let is_switch = assignment
        .label
        .is_some_and(|label| label.ends_with("COOKIE_SAMESITE"));
    if is_switch && says_none(context, assignment.expression) {
        context.report(assignment.range, MESSAGE);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn cookies_that_other_sites_send_are_reported() {
        let check = |asked: Option<u32>, source: &str, expected: &[usize]| {
            let found = lines("cross-site-cookie", asked, source);
            assert_eq!(found, expected, "{source}");
        };
        check(None, "r.set_cookie('session', x, samesite='None')\n", &[1]);
        check(Some(1275), "r.set_cookie('a', x)\n", &[1]);
        check(None, "SESSION_COOKIE_SAMESITE = 'None'\n", &[1]);
        check(None, "r.set_cookie('session', x, samesite='Strict')\n", &[]);
        check(None, "SESSION_COOKIE_SAMESITE = 'Lax'\n", &[]);
    }
}
