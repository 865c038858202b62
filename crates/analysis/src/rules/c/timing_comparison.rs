//! A secret is compared in a time that tells how much of it is right.

use super::words::{is_secret, words};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Node, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-timing-comparison",
        title: "Secret compared letter by letter",
        languages: BOTH_LANGUAGES,
        cwe: cwes![208, 385, 203],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports `strcmp` and `memcmp` with something named like a password, token, digest \
               or signature. Speaks when it is asked for.",
        why: "The comparison ends at the first difference. From many answers and their times a \
              token is found letter by letter.",
        example: r#"#include <string.h>
int is_valid(const unsigned char *digest, const unsigned char *expected) {
    return memcmp(digest, expected, 32) == 0;
}
"#,
        better: r#"#include <openssl/crypto.h>
int is_valid(const unsigned char *digest, const unsigned char *expected) {
    return CRYPTO_memcmp(digest, expected, 32) == 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/208.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(&["strcmp", "strncmp", "memcmp", "strcasecmp"], check)],
};

fn check(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let arguments = check.arguments(call);
    let is_named = |word: &str| {
        let lower = word.to_ascii_lowercase();
        is_secret(word) || ["digest", "hmac", "mac", "signature", "hash"].contains(&lower.as_str())
    };
    let compared = arguments.iter().take(2).map(|node| check.tree.text(*node));
    let has_secret = compared.clone().any(|text| words(text).any(is_named));
    let has_literal = compared.clone().any(|text| text.starts_with('"'));
    if has_secret && !has_literal {
        let message = format!("the time that `{}` takes tells how much is right", check.callee(call));
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
            208,
            &[
                "int f(char *token, char *given) { return strcmp(token, given); }",
            ],
            &[
                "int f(char *a, char *b) { return strcmp(a, b); }",
                "int f(char *token, char *given) { return CRYPTO_memcmp(token, given, 9); }",
            ],
        );
    }
}
