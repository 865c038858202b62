//! Keys that are too short.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-short-key",
        title: "Key too short",
        languages: BOTH_LANGUAGES,
        cwe: cwes![326],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports RSA, DSA and Diffie-Hellman keys of less than 2048 bits that OpenSSL is \
               asked to make.",
        why: "Keys of 1024 bits are within reach of those who can pay for the computers; shorter \
              ones have been broken in public.",
        example: r#"#include <openssl/rsa.h>
int make(RSA *key, BIGNUM *exponent) {
    return RSA_generate_key_ex(key, 1024, exponent, NULL);
}
"#,
        better: r#"#include <openssl/rsa.h>
int make(RSA *key, BIGNUM *exponent) {
    return RSA_generate_key_ex(key, 3072, exponent, NULL);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/326.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["RSA_generate_key", "DSA_generate_parameters", "DH_generate_parameters"], |run, site| check(run, site, 0)), Hook::Call(&["RSA_generate_key_ex", "DSA_generate_parameters_ex", "DH_generate_parameters_ex", "EVP_PKEY_CTX_set_rsa_keygen_bits", "EVP_PKEY_CTX_set_dsa_paramgen_bits", "EVP_PKEY_CTX_set_dh_paramgen_prime_len"], |run, site| check(run, site, 1))],
};

/// What is thought to be enough until 2030.
const ENOUGH: i128 = 2048;

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    let bits = site.argument(position).and_then(|bits| run.temp(bits).constant());
    if let Some(bits @ 1..ENOUGH) = bits {
        let message = format!("{bits} bits are too few for this kind of key");
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
                "void f(void) { RSA *r = RSA_generate_key(512, 3, 0, 0); }",
                "void f(C *c) { int bits = 1024; EVP_PKEY_CTX_set_rsa_keygen_bits(c, bits); }",
            ],
            &[
                "void f(void) { RSA *r = RSA_generate_key(4096, 3, 0, 0); }",
                "void f(C *c, int bits) { EVP_PKEY_CTX_set_rsa_keygen_bits(c, bits); }",
            ],
        );
    }
}
