//! The program fetches an address that data from outside chooses.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Cleared, Origin, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-request-forgery",
        title: "Address from outside is fetched",
        languages: BOTH_LANGUAGES,
        cwe: cwes![918, 441],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `CURLOPT_URL` with data from the network, input or the environment. \
               Addresses from the command line are told only when asked for.",
        why: "The program can reach what the sender cannot: services of the machine, of its \
              network, of the cloud it runs in.",
        example: r#"#include <curl/curl.h>
#include <stdlib.h>
void fetch(CURL *handle) {
    const char *address = getenv("HTTP_X_CALLBACK");
    if (address) {
        curl_easy_setopt(handle, CURLOPT_URL, address);
    }
}
"#,
        better: r#"#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
void fetch(CURL *handle) {
    const char *address = getenv("HTTP_X_CALLBACK");
    if (address && strcmp(address, "https://example.org/done") == 0) {
        curl_easy_setopt(handle, CURLOPT_URL, address);
    }
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/918.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["curl_easy_setopt"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    if run.argument_text(site, 1) != "CURLOPT_URL" {
        return;
    }
    let Some(address) = site.argument(2) else {
        return;
    };
    let Some(trace) = run.dangerous_content(address, Cleared::TEXT) else {
        return;
    };
    let confidence = match run.origin(trace) {
        Some(Origin::CommandLine) => Confidence::Low,
        _ => Confidence::Medium,
    };
    let message = format!("data from outside chooses the address `{}`", run.code(address));
    let alarm = run
        .alarm(&RULE, site.node, message)
        .confidence(confidence)
        .content(trace, Cleared::TEXT);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(CURL *c, int s) { char b[99]; int n = recv(s, b, 98, 0); if (n < 0) return; b[n] = 0; curl_easy_setopt(c, CURLOPT_URL, b); }",
            ],
            &[
                r#"void f(CURL *c) { curl_easy_setopt(c, CURLOPT_URL, "https://example.org"); }"#,
                "void f(CURL *c, const char *u) { curl_easy_setopt(c, CURLOPT_URL, u); }",
                "int main(int c, char **v) { curl_easy_setopt(h, CURLOPT_URL, v[1]); }",
            ],
        );
    }
}
