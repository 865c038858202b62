//! A password is hashed too few times.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-weak-work-factor",
        title: "Password hashed too few times",
        languages: BOTH_LANGUAGES,
        cwe: cwes![916, 326],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `PKCS5_PBKDF2_HMAC` and its relatives with less than 10,000 rounds.",
        why: "Rounds are all that makes guessing slow. With few of them every short password \
              behind a stolen table is found.",
        example: r#"#include <openssl/evp.h>
int derive(const char *password, const unsigned char *salt, unsigned char *key) {
    return PKCS5_PBKDF2_HMAC(password, -1, salt, 16, 1000, EVP_sha256(), 32, key);
}
"#,
        better: r#"#include <openssl/evp.h>
int derive(const char *password, const unsigned char *salt, unsigned char *key) {
    return PKCS5_PBKDF2_HMAC(password, -1, salt, 16, 600000, EVP_sha256(), 32, key);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/916.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["PKCS5_PBKDF2_HMAC", "PKCS5_PBKDF2_HMAC_SHA1", "wc_PBKDF2"], |run, site| check(run, site, 4)), Hook::Call(&["mbedtls_pkcs5_pbkdf2_hmac"], |run, site| check(run, site, 5))],
};

const ENOUGH: i128 = 10_000;

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    let rounds = site.argument(position).and_then(|rounds| run.temp(rounds).constant());
    if let Some(rounds @ 0..ENOUGH) = rounds {
        let message = format!("{rounds} rounds do not make guessing passwords slow");
        let alarm = run.alarm(&RULE, site.node, message);
        run.submit(alarm);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "#define ROUNDS 1\nvoid f(char *p) { PKCS5_PBKDF2_HMAC(p, 8, s, 16, ROUNDS, EVP_sha256(), 32, k); }",
            ],
            &[
                "void f(char *p) { PKCS5_PBKDF2_HMAC(p, 8, s, 16, 210000, EVP_sha512(), 32, k); }",
                "void f(char *p, int n) { PKCS5_PBKDF2_HMAC(p, 8, s, 16, n, EVP_sha512(), 32, k); }",
            ],
        );
    }
}
