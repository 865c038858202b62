//! URL substring check: a host is looked for somewhere in an address.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{CmpOp, Expr};
use crate::python::flow::{Call, Comparison, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "url-substring-check",
        title: "Host looked for somewhere in an address",
        languages: &[Language::Python],
        cwe: &[CweId(20)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports `\"example.com\" in url`, `url.startswith(\"https://example.com\")` without a slash behind \
the host, and `url.endswith(\"example.com\")` without a dot before it.",
        why: "\
The host can stand anywhere in an address of somebody else: `https://evil.test/?example.com`, \
`https://example.com.evil.test`, `https://notexample.com`. The check lets them all through.",
        example: "\
def is_ours(url):
    return url.startswith(\"https://example.com\")
",
        better: "\
from urllib.parse import urlsplit

def is_ours(url):
    return urlsplit(url).hostname == \"example.com\"
",
        references: &[
            "https://cwe.mitre.org/data/definitions/20.html",
            "https://codeql.github.com/codeql-query-help/python/py-incomplete-url-substring-sanitization/",
        ],
    },
    hooks: &[
        Hook::Comparison(check_comparison),
        Hook::AnyCall(check_call),
    ],
};

fn check_comparison<'a>(context: &mut Context<'a>, view: &Comparison<'a>) {
    if !matches!(view.operator, CmpOp::In) {
        return;
    }
    let Expr::StringLiteral(host) = view.left else {
        return;
    };
    // A host is one of several texts in a list, and a part of one text.
    let is_list = matches!(
        view.right,
        Expr::List(_) | Expr::Tuple(_) | Expr::Set(_) | Expr::Dict(_) | Expr::ListComp(_)
    );
    if !is_list && is_address(host.value.to_str()) {
        context.report(view.range, "this host can stand anywhere in the address");
    }
}

fn check_call<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let is_start = match call.method() {
        Some("startswith") => true,
        Some("endswith") => false,
        _ => return,
    };
    let Some(part) = call.positional(0) else {
        return;
    };
    let texts = match part.expression {
        Expr::Tuple(tuple) => &*tuple.elts,
        one => std::slice::from_ref(one),
    };
    let open = texts.iter().any(|text| match text {
        Expr::StringLiteral(text) => is_open(text.value.to_str(), is_start),
        _ => false,
    });
    if open {
        let message = match is_start {
            true => "the host of another address can start with this one",
            false => "the host of another address can end with this one",
        };
        context.report(call.node.range(), message);
    }
}

fn is_open(text: &str, is_start: bool) -> bool {
    let closed = match is_start {
        // With a slash behind the host, nothing can be added to it.
        true => text
            .split_once("://")
            .is_some_and(|(_, rest)| rest.contains('/')),
        // `.example.com`: whoever has such a host belongs to it.
        false => text.starts_with('.') && text.trim_start_matches('.').contains('.'),
    };
    !closed && is_address(text)
}

/// Whether `text` is a host, alone or as an address without a path.
fn is_address(text: &str) -> bool {
    const DOMAINS: &[&str] = &["com", "org", "edu", "gov", "uk", "net", "io"];
    let (scheme, rest) = match text.split_once("//") {
        Some((scheme, rest)) => (scheme.trim_end_matches(':'), rest),
        None => ("", text),
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let host = match rest.split_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        Some(_) => return false,
        None => rest,
    };
    let host = host.strip_prefix('.').unwrap_or(host);
    let Some((before, domain)) = host.rsplit_once('.') else {
        return false;
    };
    let is_label = |label: &str| {
        let mut bytes = label.bytes();
        !label.is_empty() && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let known = DOMAINS.iter().any(|one| domain.eq_ignore_ascii_case(one));
    let letters = domain.bytes().all(|byte| byte.is_ascii_alphabetic()) && !domain.is_empty();
    before.split('.').all(is_label)
        && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
        && (known || (is_web && letters))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn hosts_somewhere_in_an_address_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("url-substring-check", None, source),
                expected,
                "{source}"
            );
        };
        check("if 'example.com' in url:\n    pass\n", &[1]);
        check("x = 'https://www.example.de' in url\n", &[1]);
        check("x = url.startswith('http://example.com')\n", &[1]);
        check("x = url.startswith(('https://a.example.org', 'b'))\n", &[1]);
        check("x = url.endswith('example.com')\n", &[1]);
        check("x = url.endswith('example.com/')\n", &[1]);
        check("x = url.endswith('.com/')\n", &[]);
        check("x = url.startswith('https://example.com/')\n", &[]);
        check("x = url.endswith('.example.com')\n", &[]);
        check("x = host in ('example.com', 'example.org')\n", &[]);
        check("x = 'example.com' in ['example.com']\n", &[]);
        check("x = 'file.py' in names\n", &[]);
        check("x = name.endswith('archive.tar')\n", &[]);
        check("x = host == 'example.com'\n", &[]);
        check("x = '@example.com' in mail\n", &[]);
    }
}
