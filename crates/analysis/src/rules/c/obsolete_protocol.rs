//! SSL 3 and the first versions of TLS.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Node, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-obsolete-protocol",
        title: "Obsolete version of TLS",
        languages: BOTH_LANGUAGES,
        cwe: cwes![327, 326, 757, 477],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports connections that are limited to, or allowed down to, SSL 2, SSL 3, TLS 1.0 \
               or TLS 1.1 in OpenSSL and libcurl.",
        why: "These versions use broken hashes and paddings; known attacks read session cookies \
              out of them.",
        example: r#"#include <openssl/ssl.h>
SSL_CTX *make(void) {
    return SSL_CTX_new(TLSv1_client_method());
}
"#,
        better: r#"#include <openssl/ssl.h>
SSL_CTX *make(void) {
    return SSL_CTX_new(TLS_client_method());
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/327.html", "https://www.rfc-editor.org/rfc/rfc8996"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(METHODS, check_method), Hook::SyntaxCall(&["SSL_CTX_set_min_proto_version", "SSL_set_min_proto_version"], |check, call| check_version(check, call, 1)), Hook::SyntaxCall(&["curl_easy_setopt"], |check, call| check_version(check, call, 2))],
};

const METHODS: &[&str] = &[
    "SSLv2_client_method", "SSLv2_method", "SSLv2_server_method", "SSLv3_client_method",
    "SSLv3_method", "SSLv3_server_method", "TLSv1_1_client_method", "TLSv1_1_method",
    "TLSv1_1_server_method", "TLSv1_client_method", "TLSv1_method", "TLSv1_server_method",
];

const VERSIONS: &[&str] = &[
    "CURL_SSLVERSION_SSLv2", "CURL_SSLVERSION_SSLv3", "CURL_SSLVERSION_TLSv1_0",
    "CURL_SSLVERSION_TLSv1_1", "SSL2_VERSION", "SSL3_VERSION", "TLS1_1_VERSION", "TLS1_VERSION",
];

fn check_method(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let name = check.callee(call);
    report(check, call, name);
}

fn check_version(check: &mut SyntaxCheck<'_, '_>, call: Node, position: usize) {
    let version = check.argument_text(call, position);
    if VERSIONS.contains(&version) {
        report(check, call, version);
    }
}

fn report(check: &mut SyntaxCheck<'_, '_>, call: Node, name: &str) {
    let message = format!("`{name}` allows a version of TLS that is broken");
    check.report(&RULE, call, Confidence::High, message, None);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(void) { c = SSL_CTX_new(SSLv3_method()); }",
                "void f(SSL_CTX *c) { SSL_CTX_set_min_proto_version(c, TLS1_VERSION); }",
                "void f(CURL *c) { curl_easy_setopt(c, CURLOPT_SSLVERSION, CURL_SSLVERSION_SSLv3); }",
            ],
            &[
                "void f(SSL_CTX *c) { SSL_CTX_set_min_proto_version(c, TLS1_2_VERSION); }",
                "void f(void) { c = SSL_CTX_new(TLS_method()); }",
            ],
        );
    }
}
