//! A service listens on every address of the machine.

use super::words::words;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Kind, Node, Role, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-unrestricted-bind",
        title: "Service on every address",
        languages: BOTH_LANGUAGES,
        cwe: cwes![605],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports `INADDR_ANY` and `in6addr_any` as the address of a socket, and \
               `SO_REUSEPORT`. Speaks when it is asked for.",
        why: "The service is open to networks that it was not made for.",
        example: r#"#include <netinet/in.h>
void prepare(struct sockaddr_in *address) {
    address->sin_addr.s_addr = htonl(INADDR_ANY);
}
"#,
        better: r#"#include <netinet/in.h>
void prepare(struct sockaddr_in *address) {
    address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/605.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Syntax(&[Kind::Assignment], check), Hook::SyntaxCall(&["setsockopt"], check_option)],
};

fn check(check: &mut SyntaxCheck<'_, '_>, assignment: Node) {
    let value = check.child_text(assignment, Role::Right);
    if words(value).any(|word| matches!(word, "INADDR_ANY" | "in6addr_any")) {
        let message = "this is every address of the machine";
        check.report(&RULE, assignment, Confidence::Medium, message, None);
    }
}

fn check_option(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    if words(check.argument_text(call, 2)).any(|word| word == "SO_REUSEPORT") {
        let message = "another program may take the same port";
        check.report(&RULE, call, Confidence::Medium, message, None);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check_asked;

    #[test]
    fn weaknesses_are_told() {
        check_asked(
            &super::RULE,
            605,
            &[
                "void f(struct sockaddr_in a) { a.sin_addr.s_addr = INADDR_ANY; }",
            ],
            &[
                r#"void f(struct sockaddr_in a) { a.sin_addr.s_addr = inet_addr("127.0.0.1"); }"#,
            ],
        );
    }
}
