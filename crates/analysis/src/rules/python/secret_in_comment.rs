//! Secret in a comment.

use super::syntax::contains_any;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Context, Text};
use crate::python::{TextRange, TextSize};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "secret-in-comment",
        title: "Secret in a comment",
        languages: &[Language::Python],
        cwe: &[CweId(615)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports comments, also those of HTML in strings, that give a password, key or token.",
        why: "Comments stay in the history of the code, and those of a page reach every visitor.",
        example: "\
# admin password: Winter2019!
def connect():
    return open_database()
",
        better: "\
# The administrator's password is in the vault.
def connect():
    return open_database()
",
        references: &["https://cwe.mitre.org/data/definitions/615.html"],
    },
    hooks: &[Hook::Module(comments), Hook::Text(page)],
};

const MESSAGE: &str = "a comment gives a secret";

fn comments(context: &mut Context<'_>) {
    let mut start = 0;
    for line in context.module().source().split_inclusive('\n') {
        // What stands in a string after a sign of its own is rare enough.
        if let Some(sign) = line.find('#')
            && gives_secret(&line[sign..])
        {
            let range = |offset: usize| TextSize::try_from(start + offset).unwrap_or_default();
            context.report(
                TextRange::new(range(sign), range(line.trim_end().len())),
                MESSAGE,
            );
        }
        start += line.len();
    }
}

fn page(context: &mut Context<'_>, text: &Text<'_>) {
    let comments = text.text.split("<!--").skip(1);
    let mut comments = comments.map(|rest| rest.split("-->").next().unwrap_or(rest));
    if comments.any(gives_secret) {
        context.report(text.node.range(), MESSAGE);
    }
}

/// `password: abc`, `API key = abc`: a word for a secret, a sign, and a value without spaces that
/// is no placeholder.
fn gives_secret(comment: &str) -> bool {
    let Some((name, value)) = comment.split_once([':', '=']) else {
        return false;
    };
    let secrets = [
        "password",
        "passwd",
        "pwd",
        "secret",
        "api key",
        "apikey",
        "api_key",
        "token",
        "passphrase",
        "credential",
    ];
    let value = value.trim();
    let placeholders = [
        "your", "<", "none", "todo", "xxx", "***", "...", "str", "os.", "optional", "the ",
        "required",
    ];
    let named = contains_any(name, &secrets) && name.split_whitespace().count() <= 6;
    named && value.len() >= 4 && !value.contains(' ') && !contains_any(value, &placeholders)
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("secret-in-comment", Some(615), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn secrets_are_reported() {
        check("# password: hunter2\n", &[1]);
        check("x = 1  # default API key = 8f14e45f\n", &[1]);
        check("p = '<!-- admin token: abcd1234 --><p>a</p>'\n", &[1]);
    }

    #[test]
    fn others_are_not() {
        check("# password: the one of the user\n", &[]);
        check("# password: <your password>\n# key=value\n", &[]);
        check("password = 'a'\n", &[]);
        check("# Ask for the token.\n", &[]);
    }
}
