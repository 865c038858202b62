//! Answers that tell which users exist.

use super::syntax::{contains_any, each_expression, has_word, scopes, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "user-enumeration",
        title: "Answers that tell which users exist",
        languages: &[Language::Python],
        cwe: &[CweId(204)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports functions with one message for a user that does not exist and another one \
               for a wrong password.",
        why: "An attacker learns which names are worth an attack, and who is a customer.",
        example: "\
def login(user, password):
    if user not in users:
        return \"no such user\"
    if users[user] != password:
        return \"wrong password\"
    return \"welcome\"
",
        better: "\
def login(user, password):
    if user not in users or users[user] != password:
        return \"wrong user or password\"
    return \"welcome\"
",
        references: &["https://cwe.mitre.org/data/definitions/204.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut unknown_user = None;
        let mut wrong_password = false;
        each_expression(scope.body, |expression| {
            let Some(message) = text(expression).filter(|text| text.contains(' ') && denies(text))
            else {
                return;
            };
            let of_user = has_word(
                message,
                &["user", "username", "account", "email", "login", "member"],
            );
            let of_password = has_word(message, &["password", "passcode", "pin", "passphrase"]);
            if of_user && !of_password {
                unknown_user = unknown_user.or(Some(expression.range()));
            }
            wrong_password |= of_password && !of_user;
        });
        if let Some(range) = unknown_user.filter(|_| wrong_password) {
            context.report(range, "this answer differs from that for a wrong password, and so tells which users exist");
        }
    }
}

fn denies(message: &str) -> bool {
    contains_any(
        message,
        &[
            "not ",
            "no such",
            "unknown",
            "invalid",
            "wrong",
            "incorrect",
            "exist",
            "mismatch",
            "unregistered",
        ],
    )
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("user-enumeration", Some(204), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn telling_answers_are_reported() {
        check(
            "def f(u, p):\n    if u not in d:\n        return 'User not found'\n    if d[u] != p:\n        return 'Incorrect password'\n",
            &[3],
        );
        check(
            "@app.post('/')\ndef f():\n    if not u:\n        return jsonify(error='Unknown email address')\n    return jsonify(error='Wrong password!')\n",
            &[4],
        );
    }

    #[test]
    fn equal_answers_are_not() {
        check(
            "def f(u, p):\n    if u not in d or d[u] != p:\n        return 'Invalid username or password'\n",
            &[],
        );
        check("def f(u):\n    return 'User not found'\n", &[]);
        check("x = {'user': 1, 'password': 2}\n", &[]);
    }
}
