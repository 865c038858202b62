//! Secret in a file with default permissions.

use super::syntax::{each_expression, has_word, keyword, last_name, scopes, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "secret-file-default-mode",
        title: "Secret in a file with default permissions",
        languages: &[Language::Python],
        cwe: &[CweId(276)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports files for passwords, keys, tokens and the like that are made without \
               permissions of their own.",
        why: "With the usual settings every user of the machine may read a new file.",
        example: "\
def save(private_key):
    with open(\"server_key.pem\", \"wb\") as file:
        file.write(private_key)
",
        better: "\
import os

def save(private_key):
    descriptor = os.open(\"server_key.pem\", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, \"wb\") as file:
        file.write(private_key)
",
        references: &["https://cwe.mitre.org/data/definitions/276.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut written = Vec::new();
        let mut sets = false;
        each_expression(scope.body, |expression| {
            let Expr::Call(call) = expression else {
                return;
            };
            sets |= matches!(last_name(&call.func), Some("chmod" | "fchmod" | "umask"));
            if writes_secret(call) {
                written.push(call.range());
            }
        });
        for range in written.into_iter().filter(|_| !sets) {
            context.report(range, "other users of the machine can read this file");
        }
    }
}

fn writes_secret(call: &ExprCall) -> bool {
    let secret = [
        "secret",
        "secrets",
        "password",
        "passwords",
        "passwd",
        "credentials",
        "token",
        "tokens",
        "private",
        "key",
        "keys",
        "pem",
        "rsa",
        "shadow",
    ];
    let names_secret = |path: &Expr| {
        let name = text(path).or_else(|| last_name(path));
        name.is_some_and(|name| has_word(name, &secret))
    };
    let mode = keyword(call, "mode")
        .or_else(|| call.arguments.args.get(1))
        .and_then(text);
    matches!(&*call.func, Expr::Name(_))
        && last_name(&call.func) == Some("open")
        && mode.is_some_and(|mode| mode.contains(['w', 'a', 'x']))
        && keyword(call, "opener").is_none()
        && call.arguments.args.first().is_some_and(names_secret)
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("secret-file-default-mode", Some(276), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn readable_secrets_are_reported() {
        check("open('passwords.txt', 'w')\n", &[1]);
        check(
            "def f(k):\n    with open('id_rsa', mode='wb') as f:\n        f.write(k)\n",
            &[2],
        );
        check("with open(key_path, 'wb') as f:\n    pass\n", &[1]);
    }

    #[test]
    fn others_are_not() {
        check("open('passwords.txt')\nopen('notes.txt', 'w')\n", &[]);
        check(
            "import os\nf = open('id_rsa', 'w')\nos.chmod('id_rsa', 0o600)\n",
            &[],
        );
        check("open('monkey.txt', 'w')\n", &[]);
    }
}
