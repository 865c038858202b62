//! Decision by a spoofable address.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "spoofed-address",
        title: "Decision by a spoofable address",
        languages: &[Language::Python],
        cwe: &[CweId(348), CweId(290), CweId(291), CweId(345)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports comparisons of a header such as X-Forwarded-For, which a client can set to \
               anything, with addresses. The last addresses of such a list are those that proxies have \
               added, and not reported.",
        why: "The attacker sends the header with an address of the inner network, and is taken for \
              a colleague or for the machine itself.",
        example: r#"from flask import abort, request

def admin():
    if request.headers.get("X-Forwarded-For") != "127.0.0.1":
        abort(403)
    return {"secrets": []}
"#,
        better: r#"from flask import abort, request

def admin():
    if request.remote_addr != "127.0.0.1":
        abort(403)
    return {"secrets": []}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/348.html",
            "https://developer.mozilla.org/docs/Web/HTTP/Headers/X-Forwarded-For#security_and_privacy_concerns",
        ],
    },
    hooks: &[Hook::Flow(Kind::Identity, "decides who the client is")],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn decisions_are_judged() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines(RULE.about.id, None, source), expected, "{source}");
        };
        check(
            "from flask import request\ndef f():\n    if request.headers.get('X-Forwarded-For') == '127.0.0.1': g()",
            &[3],
        );
        check(
            "from flask import request\ndef f():\n    ip = request.headers['x-real-ip'].split(',')[0]\n    if ip in ALLOWED: g()",
            &[4],
        );
        check(
            "def f(request):\n    if request.META.get('HTTP_X_FORWARDED_FOR').startswith('10.'): g()",
            &[2],
        );
        check(
            "def f(request):\n    ip = request.META['HTTP_CLIENT_IP'] or request.META['REMOTE_ADDR']\n    return ip == '127.0.0.1'",
            &[3],
        );
        check(
            "from flask import request\ndef f():\n    ip = request.headers['x-forwarded-for'].rpartition(',')[0]\n    if ip in ALLOWED: g()",
            &[4],
        );
        for last in [
            "split(',')[-1]",
            "rsplit(',', 1)[-1].strip()",
            "rpartition(',')[2]",
        ] {
            check(
                &format!(
                    "from flask import request\ndef f():\n    ip = request.headers['x-forwarded-for'].{last}\n    if ip in ALLOWED: g()"
                ),
                &[],
            );
        }
        check(
            "from flask import request\ndef f():\n    if request.remote_addr == '127.0.0.1': g()",
            &[],
        );
        check(
            "from flask import request\ndef f():\n    if request.headers.get('Accept') == 'text/html': g()",
            &[],
        );
        check(
            "from flask import request\ndef f():\n    ip = request.headers.get('X-Forwarded-For')\n    if ip is None: ip = request.remote_addr\n    log(ip)",
            &[],
        );
    }
}
