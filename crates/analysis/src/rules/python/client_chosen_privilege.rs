//! Privilege that the client chooses.

use super::syntax::{contains_any, has_word, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{CmpOp, Expr, Stmt};
use crate::python::flow::{Comparison, Context, Known, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "client-chosen-privilege",
        title: "Privilege that the client chooses",
        languages: &[Language::Python],
        cwe: &[CweId(807), CweId(302), CweId(784), CweId(565)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports decisions about what a client may do that rest on a cookie, header or \
               parameter of its own request, such as `is_admin` or `role`.",
        why: "The client writes all of these. Who sends `is_admin=1` is an administrator.",
        example: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/users\")
def users():
    if request.cookies.get(\"is_admin\") == \"1\":
        return all_users()
    return \"no\"
",
        better: "\
from flask import Flask, session

app = Flask(__name__)

@app.route(\"/users\")
def users():
    if session.get(\"is_admin\"):
        return all_users()
    return \"no\"
",
        references: &["https://cwe.mitre.org/data/definitions/807.html"],
    },
    hooks: &[
        Hook::Comparison(comparison),
        Hook::Statement(&[StatementKind::If], branch),
    ],
};

const MESSAGE: &str = "the client itself says what it may do";

fn comparison<'a>(context: &mut Context<'a>, comparison: &Comparison<'a>) {
    if !matches!(
        comparison.operator,
        CmpOp::Eq | CmpOp::NotEq | CmpOp::In | CmpOp::NotIn | CmpOp::Is | CmpOp::IsNot
    ) {
        return;
    }
    let sides = [
        (comparison.left, comparison.left_value),
        (comparison.right, comparison.right_value),
    ];
    if sides.iter().any(|(side, value)| is_chosen(side, *value)) {
        context.report(comparison.range, MESSAGE);
    }
}

/// `if request.cookies.get("is_admin"):`.
fn branch<'a>(context: &mut Context<'a>, statement: &StatementView<'a>) {
    if let Stmt::If(node) = statement.node {
        truth(context, &node.test);
    }
}

fn truth<'a>(context: &mut Context<'a>, test: &'a Expr) {
    match test {
        Expr::UnaryOp(node) => {
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || truth(context, &node.operand));
        }
        Expr::BoolOp(node) => {
            for operand in &node.values {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || truth(context, operand));
            }
        }
        Expr::Name(_) | Expr::Call(_) | Expr::Subscript(_) => {
            let made_by = match test {
                Expr::Name(_) => context.value_of(test).made_by(),
                _ => Some(test),
            };
            if made_by.is_some_and(reads_flag) {
                context.report(test.range(), MESSAGE);
            }
        }
        _ => {}
    }
}

fn is_chosen<'a>(side: &'a Expr, value: Known<'a>) -> bool {
    let made_by = match side {
        Expr::Name(_) => value.made_by(),
        _ => Some(side),
    };
    made_by.is_some_and(|expression| reads_flag(expression) || reads_role(expression))
}

/// Reads from the request whether the client is an administrator, is logged in, and the like.
fn reads_flag(expression: &Expr) -> bool {
    let Some((_, key)) = request_part(expression) else {
        return false;
    };
    let flags = [
        "admin",
        "administrator",
        "superuser",
        "authenticated",
        "authorized",
        "privileged",
    ];
    has_word(key, &flags)
        && !has_word(
            key,
            &[
                "password", "name", "email", "id", "token", "key", "user", "username",
            ],
        )
        || contains_any(
            key,
            &["isadmin", "logged_in", "loggedin", "is_staff", "is_auth"],
        )
}

/// Reads a role from where no form of the application writes one.
fn reads_role(expression: &Expr) -> bool {
    request_part(expression).is_some_and(|(part, key)| {
        matches!(part, "cookies" | "COOKIES" | "headers" | "META")
            && has_word(
                key,
                &[
                    "role",
                    "roles",
                    "privilege",
                    "privileges",
                    "permission",
                    "permissions",
                ],
            )
    })
}

/// The part of the request and the key of `request.cookies["role"]` and `request.args.get("x")`.
fn request_part(expression: &Expr) -> Option<(&str, &str)> {
    let (part, key) = match expression {
        Expr::Subscript(node) => (&*node.value, &*node.slice),
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(method)
                if matches!(method.attr.as_str(), "get" | "get_cookie" | "getlist") =>
            {
                (&*method.value, call.arguments.args.first()?)
            }
            _ => return None,
        },
        _ => return None,
    };
    let parts = [
        "cookies",
        "COOKIES",
        "headers",
        "META",
        "args",
        "form",
        "values",
        "json",
        "GET",
        "POST",
        "query_params",
    ];
    let part = last_name(part).filter(|name| parts.contains(name))?;
    Some((part, text(key)?))
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("client-chosen-privilege", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn chosen_privileges_are_reported() {
        check(
            "from flask import request\nif request.cookies.get('role') == 'admin':\n    f()\n",
            &[2],
        );
        check(
            "admin = request.args.get('is_admin')\nif admin == 'true':\n    f()\n",
            &[2],
        );
        check("if request.cookies['logged_in']:\n    f()\n", &[1]);
        check(
            "def f(request):\n    if not request.COOKIES.get('authenticated'):\n        return 1\n",
            &[2],
        );
        check(
            "if request.headers.get('X-User-Role') in ('admin', 'root'):\n    f()\n",
            &[1],
        );
        check("if x and request.form.get('isAdmin'):\n    f()\n", &[1]);
    }

    #[test]
    fn other_decisions_are_not() {
        check("if session.get('is_admin'):\n    f()\n", &[]);
        check("if request.form['role'] == 'x':\n    f()\n", &[]);
        check("if request.cookies.get('theme') == 'dark':\n    f()\n", &[]);
        check("if request.form['admin_password'] == p:\n    f()\n", &[]);
        check("if user.is_admin:\n    f()\n", &[]);
        check("store(request.args.get('is_admin'))\n", &[]);
    }
}
