//! A password that is part of the program.

use super::words::words;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Kind, Node, Role, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-hard-coded-credentials",
        title: "Password in the code",
        languages: BOTH_LANGUAGES,
        cwe: cwes![798, 259, 321, 547],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports literals that are stored in, or compared with, something named like a \
               password or key, and literals that database and network libraries get as a \
               password.",
        why: "Everyone who has the program or its source has the password, and changing it means a \
              new release.",
        example: r#"#include <string.h>
int is_allowed(const char *password) {
    return strcmp(password, "tr0ub4dor") == 0;
}
"#,
        better: r#"#include <stdlib.h>
#include <string.h>
int is_allowed(const char *password) {
    const char *expected = getenv("APP_PASSWORD");
    return expected != NULL && strcmp(password, expected) == 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/798.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[
        Hook::Syntax(&[Kind::InitDeclarator, Kind::Assignment], check_stored),
        Hook::Syntax(&[Kind::Define], check_macro),
        Hook::SyntaxCall(&["strcmp", "strcasecmp", "strncmp", "memcmp"], check_compared),
        Hook::Syntax(&[Kind::Binary], check_equal),
        Hook::SyntaxCall(&["mysql_real_connect"], |check, call| check_argument(check, call, 3)),
        Hook::SyntaxCall(&["PQsetdbLogin"], |check, call| check_argument(check, call, 6)),
        Hook::SyntaxCall(&["PQconnectdb"], check_address),
        Hook::SyntaxCall(&["curl_easy_setopt"], check_option),
    ],
};

fn check_stored(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    let (name, value) = match check.tree.kind(node) {
        Kind::Assignment => (check.child_text(node, Role::Left), check.tree.child(node, Role::Right)),
        _ => (check.child_text(node, Role::Declarator), check.tree.child(node, Role::Value)),
    };
    if let Some(value) = value {
        check_pair(check, node, name, value);
    }
}

fn check_compared(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    if let [first, second, ..] = check.arguments(call)[..] {
        let (a, b) = (check.tree.text(first), check.tree.text(second));
        check_pair(check, call, a, second);
        check_pair(check, call, b, first);
    }
}

/// `password == "…"`, with strings of C++.
fn check_equal(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    let operator = check.child_text(node, Role::Operator);
    if let (Some(left), Some(right), "==" | "!=") =
        (check.tree.child(node, Role::Left), check.tree.child(node, Role::Right), operator)
    {
        let name = check.tree.text(left);
        check_pair(check, node, name, right);
    }
}

fn check_pair(check: &mut SyntaxCheck<'_, '_>, node: Node, name: &str, value: Node) {
    let is_named = words(name).last().is_some_and(is_password)
        || words(name).next().is_some_and(is_password);
    if is_named && text_of(check, value).is_some_and(may_be_secret) {
        report(check, node);
    }
}

fn check_macro(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    let name = check.child_text(node, Role::Name);
    let value = check.child_text(node, Role::Value).trim();
    let text = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    if is_password(name) && text.is_some_and(may_be_secret) {
        report(check, node);
    }
}

fn check_argument(check: &mut SyntaxCheck<'_, '_>, call: Node, position: usize) {
    let argument = check.arguments(call).get(position).copied();
    let text = argument.and_then(|argument| text_of(check, argument));
    if text.is_some_and(|text| !text.is_empty()) {
        report(check, call);
    }
}

fn check_address(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    if check.argument_text(call, 0).contains("password=") {
        report(check, call);
    }
}

fn check_option(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let option = check.argument_text(call, 1);
    if matches!(option, "CURLOPT_PASSWORD" | "CURLOPT_USERPWD" | "CURLOPT_XOAUTH2_BEARER") {
        check_argument(check, call, 2);
    }
}

fn report(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    let message = "a password or key is part of the program";
    check.report(&RULE, node, Confidence::Medium, message, None);
}

/// The text between the quotes, if `node` is a literal.
fn text_of<'src>(check: &SyntaxCheck<'_, 'src>, node: Node) -> Option<&'src str> {
    let node = check.stripped(node);
    let is_literal = check.tree.kind(node) == Kind::Str;
    let text = check.tree.text(node);
    text.strip_prefix('"')?
        .strip_suffix('"')
        .filter(|_| is_literal)
}

/// Whether a name says that it holds a password: not only one of many words about passwords.
fn is_password(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "password", "passwd", "passphrase", "pwd", "secret", "apikey", "api_key", "secret_key",
        "private_key", "encryption_key", "access_token", "auth_token", "admin_pass", "db_pass",
    ];
    let name = name.trim_start_matches('*').to_ascii_lowercase();
    WORDS.iter().any(|word| {
        name.strip_suffix(word)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('_') || word.len() > 5)
    })
}

/// Whether a text may be a password, and not a prompt, a format, a path or the name of a setting.
fn may_be_secret(text: &str) -> bool {
    let is_setting = text.len() > 3 && is_password(text);
    text.len() >= 4
        && !is_setting
        && !text.contains([' ', '%', '/', '<', ':', '\\'])
        && text.chars().any(|char| char != '*' && char != 'x' && char != 'X')
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                r#"const char *password = "hunter22";"#,
                r#"#define DB_PASSWORD "s3cr3t!""#,
                r#"void f(void) { char secret_key[] = "abcdef0123"; g(secret_key); }"#,
                r#"void f(void) { mysql_real_connect(m, "h", "root", "toor", "db", 0, 0, 0); }"#,
                r#"void f(CURL *c) { curl_easy_setopt(c, CURLOPT_USERPWD, "me:secret"); }"#,
                r#"bool f(std::string password) { return password == "letmein1"; }"#,
                r#"struct C { const char *p; }; void f(struct C *c) { c->p = 0; } int g(const char *pwd) { return !strcmp("opensesame", pwd); }"#,
            ],
            &[
                r#"const char *password = "";"#,
                r#"const char *password_prompt = "Password";"#,
                r#"#define PASSWORD_FILE "/etc/passwd""#,
                r#"const char *password = "Enter password: ";"#,
                r#"int f(const char *key) { return strcmp(key, "password"); }"#,
                r#"int f(const char *p) { const char *password = getenv("PASSWORD"); return strcmp(password, p); }"#,
                r#"const char *pwd = "%s";"#,
                r#"const char *password = "password";"#,
            ],
        );
    }
}
