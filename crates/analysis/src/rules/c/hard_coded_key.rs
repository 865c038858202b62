//! A key or initialisation vector that is part of the program.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-hard-coded-key",
        title: "Key in the code",
        languages: BOTH_LANGUAGES,
        cwe: cwes![321, 798, 329, 1204],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports literals and constant arrays that are the key or the initialisation vector \
               of a cipher, or the key of a MAC, in OpenSSL and Mbed TLS.",
        why: "Whoever has the program has the key, and so has everyone who reads its source. A \
              vector that never changes shows which messages begin alike.",
        example: r#"#include <openssl/evp.h>
int start(EVP_CIPHER_CTX *context, const unsigned char *iv) {
    const unsigned char *key = (const unsigned char *)"0123456789abcdef";
    return EVP_EncryptInit_ex(context, EVP_aes_128_cbc(), NULL, key, iv);
}
"#,
        better: r#"#include <openssl/evp.h>
int start(EVP_CIPHER_CTX *context, const unsigned char *key, const unsigned char *iv) {
    return EVP_EncryptInit_ex(context, EVP_aes_128_cbc(), NULL, key, iv);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/321.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[
        Hook::Call(&["EVP_EncryptInit_ex", "EVP_DecryptInit_ex", "EVP_CipherInit_ex"], |run, site| {
            check(run, site, 3, OF_KEYS);
            check(run, site, 4, OF_VECTORS);
        }),
        Hook::Call(&["EVP_EncryptInit", "EVP_DecryptInit", "EVP_EncryptInit_ex2", "EVP_DecryptInit_ex2"], |run, site| {
            check(run, site, 2, OF_KEYS);
            check(run, site, 3, OF_VECTORS);
        }),
        Hook::Call(&["AES_set_encrypt_key", "AES_set_decrypt_key"], |run, site| check(run, site, 0, OF_KEYS)),
        Hook::Call(&["HMAC", "HMAC_Init_ex", "mbedtls_aes_setkey_enc", "mbedtls_aes_setkey_dec", "mbedtls_md_hmac_starts"], |run, site| check(run, site, 1, OF_KEYS)),
        Hook::Call(&["AES_cbc_encrypt"], |run, site| check(run, site, 4, OF_VECTORS)),
    ],
};

const OF_KEYS: &[CweId] = cwes![321, 798];
const OF_VECTORS: &[CweId] = cwes![329, 1204];

fn check<'src>(
    run: &mut Run<'_, 'src>,
    site: &CallSite<'_, 'src>,
    position: u8,
    cwe: &'static [CweId],
) {
    let Some(key) = site.argument(position) else {
        return;
    };
    let is_literal = run.literal(key).is_some_and(|text| !text.is_empty());
    if is_literal || run.is_constant_array(key) {
        let what = if cwe == OF_KEYS { "key" } else { "initialisation vector" };
        let message = format!("the {what} `{}` is part of the program", run.code(key));
        let alarm = run.alarm(&RULE, site.node, message).cwe(cwe);
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
                r#"void f(C *c) { EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), 0, k, "0123456789abcdef"); }"#,
                r#"void f(C *c) { AES_set_encrypt_key("0123456789abcdef", 128, c); }"#,
                "static const unsigned char key[] = {1, 2, 3, 4};\nvoid f(C *c) { AES_set_encrypt_key(key, 128, c); }",
                "void f(C *c) { unsigned char iv[16] = {1, 2, 3}; EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), 0, k, iv); }",
            ],
            &[
                "void f(C *c, unsigned char *k) { AES_set_encrypt_key(k, 128, c); }",
                "void f(C *c) { unsigned char iv[16] = {0}; RAND_bytes(iv, 16); EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), 0, k, iv); }",
                "void f(C *c) { unsigned char key[16]; load(key); AES_set_encrypt_key(key, 128, c); }",
            ],
        );
    }
}
