//! DES, RC4 and other ciphers that are broken.

use super::words::words;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Node, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-weak-cipher",
        title: "Broken cipher",
        languages: BOTH_LANGUAGES,
        cwe: cwes![327, 326],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports DES, Triple DES, RC2, RC4, Blowfish and blocks encrypted one by one (ECB) \
               in OpenSSL, Mbed TLS, wolfSSL, Libgcrypt and Windows.",
        why: "The keys of DES are tried out in a day, RC4 leaks its plain text, and ECB shows \
              which blocks are equal.",
        example: r#"#include <openssl/evp.h>
int start(EVP_CIPHER_CTX *context, const unsigned char *key, const unsigned char *iv) {
    return EVP_EncryptInit_ex(context, EVP_des_cbc(), NULL, key, iv);
}
"#,
        better: r#"#include <openssl/evp.h>
int start(EVP_CIPHER_CTX *context, const unsigned char *key, const unsigned char *iv) {
    return EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, iv);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/327.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(CIPHERS, check), Hook::SyntaxCall(BY_NAME, check_name), Hook::SyntaxCall(BY_CONSTANT, check_constant)],
};

const CIPHERS: &[&str] = &[
    "AES_ecb_encrypt", "ARC4_encrypt", "BF_cbc_encrypt", "BF_ecb_encrypt", "BF_set_key",
    "DES_cbc_encrypt", "DES_ecb3_encrypt", "DES_ecb_encrypt", "DES_ede3_cbc_encrypt",
    "DES_ncbc_encrypt", "DES_set_key", "DES_set_key_checked", "DES_set_key_unchecked",
    "EVP_aes_128_ecb", "EVP_aes_192_ecb", "EVP_aes_256_ecb", "EVP_bf_cbc", "EVP_bf_cfb",
    "EVP_bf_ecb", "EVP_cast5_cbc", "EVP_des_cbc", "EVP_des_cfb", "EVP_des_ecb", "EVP_des_ede",
    "EVP_des_ede3", "EVP_des_ede3_cbc", "EVP_des_ede3_ecb", "EVP_des_ede_cbc", "EVP_des_ofb",
    "EVP_idea_cbc", "EVP_rc2_40_cbc", "EVP_rc2_cbc", "EVP_rc2_ecb", "EVP_rc4", "EVP_rc4_40",
    "RC2_cbc_encrypt", "RC2_ecb_encrypt", "RC2_set_key", "RC4", "RC4_set_key",
    "mbedtls_aes_crypt_ecb", "mbedtls_arc4_crypt", "mbedtls_arc4_setup", "mbedtls_blowfish_setkey",
    "mbedtls_des_crypt_cbc", "mbedtls_des_crypt_ecb", "mbedtls_des_setkey_enc",
    "wc_Arc4Process", "wc_Arc4SetKey", "wc_Des3_SetKey", "wc_Des_CbcEncrypt", "wc_Des_SetKey",
];

/// Functions that get the name of a cipher.
const BY_NAME: &[&str] = &["EVP_CIPHER_fetch", "EVP_get_cipherbyname"];

/// Functions that get the number of a cipher.
const BY_CONSTANT: &[&str] = &[
    "CryptDeriveKey", "CryptGenKey", "gcry_cipher_open", "mbedtls_cipher_info_from_type",
];

/// Constants that choose a cipher.
const CONSTANTS: &[&str] = &[
    "CALG_3DES", "CALG_DES", "CALG_RC2", "CALG_RC4", "GCRY_CIPHER_3DES", "GCRY_CIPHER_ARCFOUR",
    "GCRY_CIPHER_BLOWFISH", "GCRY_CIPHER_DES", "GCRY_CIPHER_MODE_ECB", "MBEDTLS_CIPHER_ARC4_128",
    "MBEDTLS_CIPHER_DES_CBC", "MBEDTLS_CIPHER_DES_ECB", "MBEDTLS_CIPHER_AES_128_ECB",
    "MBEDTLS_CIPHER_AES_256_ECB",
];

fn check(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let name = check.callee(call);
    if !check.defines(name) {
        report(check, call, name);
    }
}

fn check_name(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let call_text = check.tree.text(call).to_ascii_lowercase();
    let is_weak = ["\"des", "\"rc2", "\"rc4", "\"bf", "-ecb\""].iter().any(|name| call_text.contains(name));
    if is_weak {
        report(check, call, "this name");
    }
}

fn check_constant(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let broken = words(check.tree.text(call)).find(|word| CONSTANTS.contains(word));
    if let Some(name) = broken {
        report(check, call, name);
    }
}

fn report(check: &mut SyntaxCheck<'_, '_>, node: Node, name: &str) {
    let message = format!("`{name}` is a broken cipher, or one that shows which blocks are equal");
    check.report(&RULE, node, RULE.about.confidence, message, None);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(void) { EVP_CIPHER_CTX *c = g(); EVP_EncryptInit(c, EVP_rc4(), k, 0); }",
                "void f(void) { DES_ecb_encrypt(a, b, k, 1); }",
                "void f(void) { g(EVP_aes_128_ecb()); }",
                "void f(RC4_KEY *k) { RC4(k, 3, a, b); }",
                "void f(void) { gcry_cipher_open(&h, GCRY_CIPHER_DES, GCRY_CIPHER_MODE_CBC, 0); }",
                r#"void f(void) { c = EVP_get_cipherbyname("des-ede3-cbc"); }"#,
            ],
            &[
                "void f(void) { g(EVP_aes_256_gcm()); }",
                "void RC4(int a) { g(a); } void f(void) { RC4(1); }",
                r#"void f(void) { c = EVP_get_cipherbyname("aes-256-gcm"); }"#,
            ],
        );
    }
}
