//! Data is sent where others can read it.

use super::words::{is_secret, words};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Node, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-cleartext-transfer",
        title: "Sent without encryption",
        languages: BOTH_LANGUAGES,
        cwe: cwes![319, 311, 523],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports addresses that begin with `http://`, `ftp://` or `telnet://` and are given \
               to libcurl, and secrets that are given to `send`. Speaks when it is asked for. \
               Addresses of the same machine are not told.",
        why: "Everyone between the two sides reads along, and can change what is sent.",
        example: r#"#include <curl/curl.h>
void prepare(CURL *handle) {
    curl_easy_setopt(handle, CURLOPT_URL, "http://example.org/login");
}
"#,
        better: r#"#include <curl/curl.h>
void prepare(CURL *handle) {
    curl_easy_setopt(handle, CURLOPT_URL, "https://example.org/login");
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/319.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(&["curl_easy_setopt"], check), Hook::SyntaxCall(&["send", "sendto", "write"], check_sent)],
};

fn check(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let address = check.argument_text(call, 2).trim_start_matches('"');
    let is_open = ["http://", "ftp://", "telnet://", "ldap://", "smtp://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    let is_here = |rest: &str| rest.starts_with("localhost") || rest.starts_with("127.");
    if is_open.is_some_and(|rest| !is_here(rest)) {
        let message = "what is sent to this address can be read on the way";
        check.report(&RULE, call, Confidence::Medium, message, None);
    }
}

fn check_sent(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let sent = check.argument_text(call, 1);
    if words(sent).any(is_secret) {
        let message = format!("`{sent}` is sent without encryption");
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
            319,
            &[
                r#"void f(CURL *c) { curl_easy_setopt(c, CURLOPT_URL, "ftp://example.org"); }"#,
                "void f(int s, char *password) { send(s, password, 9, 0); }",
            ],
            &[
                r#"void f(CURL *c) { curl_easy_setopt(c, CURLOPT_URL, "http://localhost/"); }"#,
                "void f(int s, char *name) { send(s, name, 9, 0); }",
            ],
        );
    }
}
