//! A secret is printed or logged.

use super::words::{is_secret, words};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Kind, Node, Role, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-secret-in-output",
        title: "Secret printed or logged",
        languages: BOTH_LANGUAGES,
        cwe: cwes![532, 312, 200, 209, 215, 256, 497],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports output and log calls that get a variable named like a password, token or \
               key. Speaks when it is asked for.",
        why: "Logs are copied, kept and read by many who must not know the password.",
        example: r#"#include <stdio.h>
void report(const char *user, const char *password) {
    printf("log in %s with %s\n", user, password);
}
"#,
        better: r#"#include <stdio.h>
void report(const char *user) {
    printf("log in %s\n", user);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/532.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(&["printf", "fprintf", "puts", "fputs", "syslog", "dprintf", "fwrite"], check), Hook::Syntax(&[Kind::Binary], check_stream)],
};

fn check(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let arguments = check.arguments(call);
    let secret = arguments.into_iter().find(|&node| is_secret_variable(check, node));
    if let Some(secret) = secret {
        report(check, secret);
    }
}

/// `std::cout << password`.
fn check_stream(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    if check.child_text(node, Role::Operator) == "<<"
        && let Some(right) = check.tree.child(node, Role::Right)
        && is_secret_variable(check, right)
    {
        report(check, right);
    }
}

fn is_secret_variable(check: &SyntaxCheck<'_, '_>, node: Node) -> bool {
    let is_variable = matches!(check.tree.kind(node), Kind::Identifier | Kind::Field);
    is_variable && words(check.tree.text(node)).last().is_some_and(is_secret)
}

fn report(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    let message = format!("`{}` is printed", check.tree.text(node));
    check.report(&RULE, node, Confidence::Medium, message, None);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check_asked;

    #[test]
    fn weaknesses_are_told() {
        check_asked(
            &super::RULE,
            532,
            &[
                r#"void f(char *password) { syslog(1, "%s", password); }"#,
                "void f(std::string token) { std::cout << token; }",
                r#"void f(struct U *u) { fprintf(stderr, "%s", u->passwd); }"#,
            ],
            &[
                r#"void f(char *name) { syslog(1, "%s", name); }"#,
                r#"void f(void) { puts("password"); }"#,
            ],
        );
    }
}
