//! The other side of a connection is not checked.

use super::fixes::replace;
use super::words::words;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Kind, Node, Run, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-certificate-check-off",
        title: "Certificate not checked",
        languages: BOTH_LANGUAGES,
        cwe: cwes![295, 297, 599, 296],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports TLS connections for which OpenSSL, libcurl, Mbed TLS, GnuTLS, Boost.Asio or \
               Qt are told not to check the certificate of the other side, or whose name it bears.",
        why: "Anyone between the two sides can answer instead of the server, read everything and \
              change it.",
        example: r#"#include <curl/curl.h>
void prepare(CURL *handle) {
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
}
"#,
        better: r#"#include <curl/curl.h>
void prepare(CURL *handle) {
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/295.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[
        Hook::Call(&["curl_easy_setopt"], check_curl),
        Hook::Call(&["SSL_CTX_set_verify", "SSL_set_verify"], check_openssl),
        Hook::SyntaxCall(&["mbedtls_ssl_conf_authmode", "wolfSSL_CTX_set_verify", "wolfSSL_set_verify", "gnutls_certificate_set_verify_flags"], check_constant),
        Hook::Syntax(&[Kind::Call], check_method),
    ],
};

fn check_curl<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let option = run.argument_text(site, 1);
    let least = match option {
        "CURLOPT_SSL_VERIFYPEER" | "CURLOPT_PROXY_SSL_VERIFYPEER" | "CURLOPT_DOH_SSL_VERIFYPEER" => 1,
        // One means nothing, or what older releases did: a look at the name without effect.
        "CURLOPT_SSL_VERIFYHOST" | "CURLOPT_PROXY_SSL_VERIFYHOST" | "CURLOPT_DOH_SSL_VERIFYHOST" => 2,
        _ => return,
    };
    let Some(value) = site.argument(2) else {
        return;
    };
    let is_off = run.temp(value).constant().is_some_and(|value| value < least)
        || run.argument_text(site, 2) == "false";
    if is_off {
        let fix = replace(run, run.node(value), "Check the certificate", format!("{least}L"));
        let alarm = run
            .alarm(&RULE, site.node, format!("`{option}` is off: any certificate will do"))
            .fix(Some(fix));
        run.submit(alarm);
    }
}

fn check_openssl<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let Some(mode) = site.argument(1) else {
        return;
    };
    let is_none = run.argument_text(site, 1) == "SSL_VERIFY_NONE"
        || run.temp(mode).constant() == Some(0);
    // A server does not ask its clients for certificates.
    let is_server = run.calls(&[
        "SSL_accept", "SSL_set_accept_state", "SSL_CTX_use_PrivateKey_file", "TLS_server_method",
        "SSLv23_server_method", "TLSv1_2_server_method",
    ]);
    if is_none && !is_server {
        let message = format!("`{}` accepts any certificate", site.name);
        let alarm = run.alarm(&RULE, site.node, message);
        run.submit(alarm);
    }
}

fn check_constant(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let is_chosen = check.argument_text(call, 1).contains('?');
    let is_none = words(check.argument_text(call, 1)).any(|word| {
        matches!(
            word,
            "MBEDTLS_SSL_VERIFY_NONE" | "SSL_VERIFY_NONE" | "WOLFSSL_VERIFY_NONE" | "GNUTLS_VERIFY_DISABLE_CA_SIGN"
        )
    });
    if is_none && !is_chosen {
        let message = format!("`{}` accepts any certificate", check.callee(call));
        check.report(&RULE, call, Confidence::High, message, None);
    }
}

/// Methods of Boost.Asio and Qt.
fn check_method(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let Some((_, method)) = check.method(call) else {
        return;
    };
    let is_off = match method {
        "ignoreSslErrors" => true,
        "set_verify_mode" | "setPeerVerifyMode" => words(check.argument_text(call, 0))
            .any(|word| matches!(word, "verify_none" | "VerifyNone")),
        _ => false,
    };
    if is_off {
        check.report(&RULE, call, Confidence::High, "any certificate is accepted", None);
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
                "void f(CURL *c) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 0L); }",
                "void f(CURL *c) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 1); }",
                "void f(SSL_CTX *c) { SSL_CTX_set_verify(c, SSL_VERIFY_NONE, NULL); }",
                "void f(X *c) { mbedtls_ssl_conf_authmode(c, MBEDTLS_SSL_VERIFY_NONE); }",
                "void f(ssl::context &c) { c.set_verify_mode(boost::asio::ssl::verify_none); }",
            ],
            &[
                "void f(CURL *c) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L); }",
                "void f(CURL *c) { curl_easy_setopt(c, CURLOPT_VERBOSE, 0L); }",
                "void f(SSL_CTX *c) { SSL_CTX_set_verify(c, SSL_VERIFY_PEER, NULL); }",
                "void f(SSL_CTX *c) { SSL_CTX_set_verify(c, SSL_VERIFY_NONE, NULL); SSL_accept(s); }",
                "void f(CURL *c, long on) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, on); }",
            ],
        );
    }
}
