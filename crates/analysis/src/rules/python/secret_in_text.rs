//! Secrets that are known by their form: tokens of services, private keys, addresses with a
//! password.

use super::secret_values::{Looks, is_guessable, is_known_format, is_placeholder, looks};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Context, Text};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "secret-in-text",
        title: "Secret in a text",
        languages: &[Language::Python],
        cwe: &[CweId(798), CweId(259), CweId(321), CweId(312)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports literals that are secrets by their form, whatever they are used for: \
               tokens of well-known services, private keys, and addresses and connection strings \
               with a password.",
        why: "Whoever sees the source has the secret, and programs search public code for exactly \
              these forms all the time. A token that was ever published must be revoked.",
        example: "from sqlalchemy import create_engine\n\nengine = \
                  create_engine(\"postgresql://app:Kx7-winter@db.internal/shop\")\n",
        better: "import os\n\nfrom sqlalchemy import create_engine\n\nengine = \
                 create_engine(os.environ[\"DATABASE_URL\"])\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/798.html",
            "https://docs.github.com/en/code-security/secret-scanning",
        ],
    },
    hooks: &[Hook::Text(read)],
};

/// Longer texts are documents, not values.
const MAX_LENGTH: usize = 8192;

fn read<'a>(context: &mut Context<'a>, text: &Text<'a>) {
    let said = text.text;
    if said.len() < 10 || said.len() > MAX_LENGTH {
        return;
    }
    if is_known_format(said.trim()) {
        context.report(
            text.node.range(),
            "This is a secret by its form; revoke it and keep it elsewhere",
        );
    } else if let Some(password) = password_in_address(said).or_else(|| password_in_pairs(said)) {
        let confidence = sureness(said, password);
        let message = "A password is written in this address; read it from the environment";
        context.report_with(text.node.range(), message, confidence);
    } else if said
        .strip_prefix("Bearer ")
        .is_some_and(|rest| looks(rest) == Looks::Random)
    {
        context.report_with(
            text.node.range(),
            "A token is written in the source",
            Confidence::Medium,
        );
    }
}

fn sureness(text: &str, password: &str) -> Confidence {
    let is_prose = text.contains('\n') || text.split(' ').count() > 6;
    if is_prose || is_placeholder(password) || is_guessable(password) {
        Confidence::Low
    } else {
        Confidence::Medium
    }
}

/// The password of `scheme://user:password@host`.
fn password_in_address(text: &str) -> Option<&str> {
    let (before, rest) = text.split_once("://")?;
    let scheme = before.rsplit(|letter: char| !letter.is_ascii_alphanumeric() && letter != '+');
    scheme
        .into_iter()
        .next()
        .filter(|scheme| !scheme.is_empty())?;
    let end = rest.find(|letter: char| matches!(letter, '/' | '?' | '#') || letter.is_whitespace());
    let authority = &rest[..end.unwrap_or(rest.len())];
    let (login, host) = authority.rsplit_once('@')?;
    let (_, password) = login.split_once(':')?;
    (is_literal(password) && !host.is_empty()).then_some(password)
}

/// The password of `host=db user=app password=secret` and of `Server=db;Uid=app;Pwd=secret`.
fn password_in_pairs(text: &str) -> Option<&str> {
    let pairs = text.split([' ', ';']).filter(|part| !part.is_empty());
    let mut password = None;
    let mut count = 0;
    for pair in pairs {
        let (name, value) = pair.split_once('=')?;
        count += 1;
        if ["password", "passwd", "pwd"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
        {
            password = Some(value.trim_matches(['\'', '"']));
        }
    }
    password.filter(|password| count > 1 && is_literal(password))
}

/// Whether `password` is one, and not a place for one.
fn is_literal(password: &str) -> bool {
    !password.is_empty() && !password.contains(['{', '}', '%', '$', '<', '>', '*'])
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn secrets_in_texts_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("secret-in-text", None, source), expected, "{source}");
        };
        check("URL = 'postgresql://app:Kx7-winter@db/shop'\n", &[1]);
        check(
            "r = redis.from_url('redis://:pa55-w0rd@cache:6379/0')\n",
            &[1],
        );
        check(
            "psycopg2.connect('dbname=shop user=app password=Kx7-winter')\n",
            &[1],
        );
        check(
            "pyodbc.connect('Server=db;Database=shop;Uid=app;Pwd=Kx7-winter;')\n",
            &[1],
        );
        let token = format!("x = '{}_{}'\n", "ghp", "a1B2c3D4".repeat(5));
        check(&token, &[1]);
        let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC".repeat(3);
        let key =
            format!("k = '''-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----'''\n");
        check(&key, &[1]);
        check(
            "h = {'Authorization': 'Bearer 8f14e45fceea167a5a36dedd4bea2543'}\n",
            &[1],
        );
        check(
            "URL = 'postgresql://app:%s@db/shop'\nV = 'http://user@host/a:b@c'\n",
            &[],
        );
        check(
            "URL = 'https://example.org/a?b=c@d'\nx = 'a://b'\ny = 'user:pw@host'\n",
            &[],
        );
        check("x = '-----BEGIN PRIVATE KEY-----'\n", &[]);
        check("m = 'a=1 password=2 and text'\nn = 'password=x'\n", &[]);
    }
}
