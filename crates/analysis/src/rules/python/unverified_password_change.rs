//! Password changed without asking for the old one.

use super::syntax::{
    contains_any, each_expression, each_statement, has_word, last_name, scopes, text,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, Stmt};
use crate::python::{flow::Context, is_stub};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unverified-password-change",
        title: "Password changed without asking for the old one",
        languages: &[Language::Python],
        cwe: &[CweId(620), CweId(640)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports functions that set a new password and check neither the old one nor a token.",
        why: "Whoever sits at an open session, steals its cookie, or makes the browser send the \
               request, takes the account over.",
        example: "\
from flask import Flask, request
from flask_login import current_user

app = Flask(__name__)

@app.route(\"/password\", methods=[\"POST\"])
def change_password():
    current_user.set_password(request.form[\"new_password\"])
    return \"changed\"
",
        better: "\
from flask import Flask, abort, request
from flask_login import current_user

app = Flask(__name__)

@app.route(\"/password\", methods=[\"POST\"])
def change_password():
    if not current_user.check_password(request.form[\"old_password\"]):
        abort(403)
    current_user.set_password(request.form[\"new_password\"])
    return \"changed\"
",
        references: &["https://cwe.mitre.org/data/definitions/620.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let Some(function) = scope.function else {
            continue;
        };
        let name = function.name.as_str();
        let verbs = ["change", "update", "set", "reset", "modify", "edit", "new"];
        let is_change = has_word(name, &["password", "passwd", "pwd"]) && has_word(name, &verbs)
            || changes_password(scope.body);
        // The method that stores the hash is not the one that has to ask.
        let is_setter = scope.class.is_some() && name == "set_password";
        let is_new_account = has_word(
            name,
            &[
                "register",
                "registration",
                "signup",
                "create",
                "add",
                "init",
                "seed",
                "hash",
            ],
        );
        if is_change
            && !is_setter
            && !is_new_account
            && !verifies(scope.body)
            && !is_stub(scope.body)
        {
            context.report(function.name.range, "the old password is not asked for");
        }
    }
}

/// `user.set_password(…)`, `user.password = …`, `UPDATE … SET password`.
fn changes_password(body: &[Stmt]) -> bool {
    let mut changes = false;
    each_expression(body, |expression| {
        changes |= match expression {
            Expr::Call(call) => last_name(&call.func) == Some("set_password"),
            _ => text(expression).is_some_and(|text| {
                contains_any(text, &["update "])
                    && contains_any(text, &["set password", "password =", "password="])
            }),
        };
    });
    each_statement(body, |statement| {
        if let Stmt::Assign(assign) = statement {
            changes |= assign.targets.iter().any(|target| matches!(target, Expr::Attribute(node) if matches!(node.attr.as_str(), "password" | "password_hash") && !matches!(&*node.value, Expr::Name(name) if name.id == "self")));
        }
    });
    changes
}

fn verifies(body: &[Stmt]) -> bool {
    let mut verifies = false;
    each_expression(body, |expression| {
        let name = last_name(expression)
            .or_else(|| text(expression))
            .unwrap_or("");
        let asks_old = has_word(name, &["old", "current", "previous", "existing"])
            && has_word(name, &["password", "passwd", "pwd", "pass"]);
        verifies |= asks_old
            || has_word(
                name,
                &[
                    "token",
                    "otp",
                    "verify",
                    "authenticate",
                    "checkpw",
                    "compare",
                ],
            )
            || has_word(name, &["check"]) && has_word(name, &["password", "hash"]);
    });
    verifies
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unverified-password-change", Some(620), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn unverified_changes_are_reported() {
        check(
            "def change_password(user, new):\n    user.password = hash(new)\n",
            &[1],
        );
        check(
            "@app.post('/a')\ndef f():\n    user.set_password(request.form['p'])\n",
            &[2],
        );
        check(
            "def f(request):\n    c.execute('UPDATE users SET password = ? WHERE id = ?', (p, i))\n",
            &[1],
        );
    }

    #[test]
    fn verified_changes_are_not() {
        check(
            "def change_password(user, old_password, new):\n    if user.check_password(old_password):\n        user.password = hash(new)\n",
            &[],
        );
        check(
            "def reset_password(token, new):\n    user = by_token(token)\n    user.password = hash(new)\n",
            &[],
        );
        check("def register():\n    user.set_password(p)\n", &[]);
        check(
            "class U:\n    def set_password(self, p):\n        self.hash = h(p)\n",
            &[],
        );
        check("def show(user):\n    return user.password\n", &[]);
    }
}
