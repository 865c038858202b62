//! Secret stored in clear text.

use super::secret_names::{Secret, secret};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "secret-in-storage",
        title: "Secret stored in clear text",
        languages: &[Language::Python],
        cwe: &[CweId(312), CweId(256), CweId(313)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports a password, key or token that is written to a file, a database or a cookie \
               as it is. A password hash is no secret of this kind.",
        why: "Whoever reads the file, a backup or a leaked database has the secret, and often the \
              same one opens other doors.",
        example: r#"import getpass

def remember():
    password = getpass.getpass()
    with open("login.txt", "w", encoding="utf-8") as file:
        file.write(password)
"#,
        better: r#"import getpass
from werkzeug.security import generate_password_hash

def remember():
    password = getpass.getpass()
    with open("login.txt", "w", encoding="utf-8") as file:
        file.write(generate_password_hash(password))
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/312.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html",
        ],
    },
    hooks: &[
        Hook::Flow(Kind::SecretStore, "is stored in clear text"),
        Hook::AnyCall(check_model),
    ],
};

/// `User(name=name, password=password)`: a record that keeps what it is given. It may hash, so
/// this is for who asks.
fn check_model<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    for argument in call.arguments {
        let keyword = argument.keyword.and_then(secret);
        if keyword == Some(Secret::Password)
            && argument.value.is_tainted()
            && call.method().is_some_and(is_record)
        {
            let range = call.node.range();
            context.flows_into(Kind::SecretStore, range, &argument.value, Confidence::Low);
        }
    }
}

fn is_record(callee: &str) -> bool {
    callee == "create" || callee.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn stores_are_judged() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines(RULE.about.id, None, source), expected, "{source}");
        };
        check(
            "def f(password):\n    with open('a', 'w') as file: file.write(password)",
            &[2],
        );
        check(
            "from pathlib import Path\ndef f(api_key): Path('a').write_text('key=' + api_key)",
            &[2],
        );
        check(
            "import sqlite3\ndef f(name, password):\n    sqlite3.connect('a').execute('insert into u values (?, ?)', (name, password))",
            &[3],
        );
        check(
            "import sqlite3\ndef f(name, password):\n    sqlite3.connect('a').execute('select * from u where n = ? and p = ?', (name, password))",
            &[],
        );
        check(
            "import hashlib\ndef f(password, salt):\n    with open('a', 'w') as file: file.write(hashlib.scrypt(password, salt=salt, n=2, r=8, p=1))",
            &[],
        );
        check(
            "from shop import User\ndef f(password): User(name='a', password=password)",
            &[2],
        );
        check(
            "def f(name):\n    with open('a', 'w') as file: file.write(name)",
            &[],
        );
    }
}
