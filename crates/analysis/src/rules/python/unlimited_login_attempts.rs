//! Login that may be tried without end.

use super::syntax::{contains_any, each_expression, has_word, last_name, scopes, text};
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
        id: "unlimited-login-attempts",
        title: "Login that may be tried without end",
        languages: &[Language::Python],
        cwe: &[CweId(307)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports functions that check a password or code in files that count, limit or delay \
               nothing.",
        why: "An attacker tries all usual passwords, or all codes of six digits, one after the \
               other.",
        example: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/login\", methods=[\"POST\"])
def login():
    if check_password(request.form[\"user\"], request.form[\"password\"]):
        return \"welcome\"
    return \"no\"
",
        better: "\
from flask import Flask, request
from flask_limiter import Limiter

app = Flask(__name__)
limiter = Limiter(app)

@app.route(\"/login\", methods=[\"POST\"])
@limiter.limit(\"5 per minute\")
def login():
    if check_password(request.form[\"user\"], request.form[\"password\"]):
        return \"welcome\"
    return \"no\"
",
        references: &["https://cwe.mitre.org/data/definitions/307.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let module = context.module();
    let limits = [
        "limit", "attempt", "throttl", "lockout", "locked", "captcha", "sleep(", "axes", "failed",
        "failure", "retries", "backoff", "blocked",
    ];
    if contains_any(module.source(), &limits) {
        return;
    }
    for scope in scopes(module) {
        let Some(function) = scope.function else {
            continue;
        };
        let words = [
            "login",
            "signin",
            "logon",
            "authenticate",
            "auth",
            "otp",
            "pin",
            "verify",
        ];
        if has_word(function.name.as_str(), &words) && checks_secret(scope.body) {
            context.report(
                function.name.range,
                "nothing limits how often this can be tried",
            );
        }
    }
}

/// Whether `body` compares a password or code, or has it checked.
fn checks_secret(body: &[Stmt]) -> bool {
    let secret = [
        "password", "passwd", "pwd", "passcode", "pin", "otp", "code", "hash",
    ];
    let is_secret = |one: &Expr| {
        last_name(one)
            .or_else(|| text(one))
            .is_some_and(|name| has_word(name, &secret))
    };
    let mut checks = false;
    each_expression(body, |expression| match expression {
        Expr::Compare(node) => {
            checks |= is_secret(&node.left) || node.comparators.iter().any(is_secret)
        }
        Expr::Call(call) => {
            let name = last_name(&call.func).unwrap_or("");
            let keywords = call.arguments.keywords.iter().map(|one| &one.value);
            let given = call.arguments.args.iter().chain(keywords).any(is_secret);
            checks |= matches!(
                name,
                "authenticate"
                    | "checkpw"
                    | "compare_digest"
                    | "check_password"
                    | "check_password_hash"
                    | "login"
            ) || given
                && has_word(
                    name,
                    &[
                        "check",
                        "verify",
                        "execute",
                        "filter",
                        "filter_by",
                        "query",
                        "find",
                        "find_one",
                        "authenticate",
                        "validate",
                    ],
                );
        }
        Expr::Subscript(node) => {
            checks |= is_secret(&node.slice) && last_name(&node.value) == Some("form")
        }
        _ => {}
    });
    checks
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unlimited-login-attempts", Some(307), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn unlimited_logins_are_reported() {
        check(
            "def login(user, password):\n    return password == stored[user]\n",
            &[1],
        );
        check(
            "@app.post('/l')\ndef do_login():\n    u = authenticate(name=n, password=p)\n    return u\n",
            &[2],
        );
        check(
            "def verify_otp(otp):\n    if otp == session['otp']:\n        return True\n",
            &[1],
        );
    }

    #[test]
    fn limited_logins_are_not() {
        check(
            "@limiter.limit('5/minute')\ndef login(user, password):\n    return password == stored[user]\n",
            &[],
        );
        check(
            "def login(user, password):\n    if attempts[user] > 3:\n        return False\n    return password == stored[user]\n",
            &[],
        );
        check(
            "@app.get('/login')\ndef login():\n    return render_template('login.html')\n",
            &[],
        );
        check("def verify(signature):\n    return signature.ok\n", &[]);
    }
}
