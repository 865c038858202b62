//! MD5, SHA-1 and other hashes that are broken.

use super::words::{is_secret, words};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Node, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-weak-hash",
        title: "Broken hash",
        languages: BOTH_LANGUAGES,
        cwe: cwes![328, 327, 916],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports MD2, MD4 and MD5, and SHA-1 where a password, token or signature is hashed, \
               in OpenSSL, CommonCrypto, Mbed TLS, Libgcrypt and Windows. When asked for, every \
               SHA-1.",
        why: "Two texts with the same hash are made in seconds, so a signed or compared hash \
              proves nothing. Passwords under a fast hash are tried out by the billion.",
        example: r#"#include <openssl/md5.h>
void fingerprint(const unsigned char *text, size_t length, unsigned char *out) {
    MD5(text, length, out);
}
"#,
        better: r#"#include <openssl/sha.h>
void fingerprint(const unsigned char *text, size_t length, unsigned char *out) {
    SHA256(text, length, out);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/328.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(BROKEN, check), Hook::SyntaxCall(WEAK, check_weak), Hook::SyntaxCall(BY_NAME, check_name)],
};

const BROKEN: &[&str] = &[
    "CC_MD2", "CC_MD4", "CC_MD5", "CC_MD5_Init", "EVP_md2", "EVP_md4", "EVP_md5", "EVP_mdc2",
    "MD2", "MD2_Init", "MD4", "MD4_Init", "MD5", "MD5Init", "MD5_Init", "mbedtls_md4",
    "mbedtls_md5", "mbedtls_md5_init", "mbedtls_md5_ret", "wc_InitMd5", "wc_Md5Hash",
];

const WEAK: &[&str] = &[
    "CC_SHA1", "CC_SHA1_Init", "EVP_sha1", "SHA1", "SHA1_Init", "SHA1_Update", "mbedtls_sha1",
    "mbedtls_sha1_init", "mbedtls_sha1_ret", "wc_InitSha", "wc_ShaHash",
];

/// Functions that get the name of a hash.
const BY_NAME: &[&str] = &["EVP_MD_fetch", "EVP_get_digestbyname", "gcry_md_open", "gcry_md_hash_buffer"];

fn check(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    report(check, call, Confidence::Medium);
}

fn check_weak(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let arguments = check.arguments(call);
    let is_secret = |node: &Node| words(check.tree.text(*node)).any(is_secret);
    let confidence = if arguments.iter().any(is_secret) {
        Confidence::Medium
    } else {
        Confidence::Low
    };
    report(check, call, confidence);
}

fn check_name(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let text = check.tree.text(call).to_ascii_lowercase();
    if text.contains("\"md") || text.contains("gcry_md_md") {
        report(check, call, Confidence::Medium);
    } else if text.contains("\"sha1") || text.contains("gcry_md_sha1") {
        report(check, call, Confidence::Low);
    }
}

fn report(check: &mut SyntaxCheck<'_, '_>, call: Node, confidence: Confidence) {
    let name = check.callee(call);
    if !check.defines(name) {
        let message = format!("`{name}` uses a hash for which equal texts are easily made");
        check.report(&RULE, call, confidence, message, None);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(void) { MD5_Init(&c); }",
                "void f(void) { g(EVP_md5()); }",
                "void f(const char *password) { SHA1(password, strlen(password), out); }",
                r#"void f(void) { m = EVP_get_digestbyname("MD5"); }"#,
            ],
            &[
                "void f(void) { SHA256(a, 3, out); }",
                "void f(void) { SHA1(a, 3, out); }",
                "void MD5(int a) { g(a); } void f(void) { MD5(1); }",
                "void f(void) { g(EVP_sha512()); }",
            ],
        );
        check_asked(
            &super::RULE,
            328,
            &[
                "void f(void) { SHA1(a, 3, out); }",
            ],
            &[
                "void f(void) { SHA256(a, 3, out); }",
            ],
        );
    }
}
