//! Versions of SSL and TLS that are broken.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::{Assignment, Call, Context, Known};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "insecure-tls-version",
        title: "Broken version of SSL or TLS",
        languages: &[Language::Python],
        cwe: &[CweId(327), CweId(326), CweId(757)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports connections that use SSL 2, SSL 3, TLS 1.0 or TLS 1.1, or allow them as their lowest version. \
A context or `ssl.wrap_socket` that leaves the lowest version to the interpreter is reported with less \
confidence.",
        why: "\
These versions have known attacks that recover what was sent. Whoever sits on the way can make two sides \
that still accept them fall back on them.",
        example: "\
import ssl

def context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    context.verify_mode = ssl.CERT_REQUIRED
    return context
",
        better: "\
import ssl

def context():
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
",
        references: &[
            "https://cwe.mitre.org/data/definitions/327.html",
            "https://www.rfc-editor.org/rfc/rfc8996",
        ],
    },
    hooks: &[
        Hook::Call(&["ssl.SSLContext", "ssl.wrap_socket"], made),
        Hook::Call(&["ssl.create_default_context"], default_context),
        Hook::Call(&["OpenSSL.SSL.Context"], |context, call| {
            if let Some(method) = call.argument(0, "method") {
                version(context, &method.value, method.expression.range());
            }
        }),
        Hook::AnyCall(named),
        Hook::Assignment(minimum),
        Hook::Names(BROKEN),
        Hook::Names(UNLIMITED),
    ],
};

const BROKEN: &[&str] = &[
    "OpenSSL.SSL.SSLv2_METHOD",
    "OpenSSL.SSL.SSLv3_METHOD",
    "OpenSSL.SSL.TLSv1_1_METHOD",
    "OpenSSL.SSL.TLSv1_METHOD",
    "ssl.PROTOCOL_SSLv2",
    "ssl.PROTOCOL_SSLv3",
    "ssl.PROTOCOL_TLSv1",
    "ssl.PROTOCOL_TLSv1_1",
    "ssl.TLSVersion.MINIMUM_SUPPORTED",
    "ssl.TLSVersion.SSLv3",
    "ssl.TLSVersion.TLSv1",
    "ssl.TLSVersion.TLSv1_1",
];

/// Those that take whatever both sides know.
const UNLIMITED: &[&str] = &[
    "OpenSSL.SSL.SSLv23_METHOD",
    "ssl.PROTOCOL_SSLv23",
    "ssl.PROTOCOL_TLS",
];

const MESSAGE: &str = "this version has known attacks; use TLS 1.2 or newer";
const DEFAULT: &str =
    "the lowest version of TLS is left to the interpreter; older ones allow TLS 1.0";

fn version(context: &mut Context<'_>, value: &Known<'_>, range: TextRange) {
    if BROKEN.iter().any(|name| context.is(value.name(), name)) {
        context.report(range, MESSAGE);
    } else if UNLIMITED.iter().any(|name| context.is(value.name(), name)) && !is_limited(context) {
        context.report_with(range, DEFAULT, Confidence::Medium);
    }
}

/// Whether the file says which version is the lowest.
fn is_limited(context: &mut Context<'_>) -> bool {
    context.file_mentions(&[
        "minimum_version",
        "op_no_tls",
        "op_no_ssl",
        "set_min_proto_version",
    ])
}

fn made<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let is_context = context.is(call.name, "ssl.SSLContext");
    let given = if is_context {
        call.argument(0, "protocol")
    } else {
        call.keyword("ssl_version").or_else(|| call.positional(5))
    };
    match given {
        Some(given) => version(context, &given.value, given.expression.range()),
        None if !call.has_unpacked_arguments() && !is_limited(context) => {
            context.report_with(call.node.range(), DEFAULT, Confidence::Medium);
        }
        None => {}
    }
}

/// Safe with every interpreter that is still maintained: only for who asks.
fn default_context<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if !is_limited(context) {
        context.report_with(call.node.range(), DEFAULT, Confidence::Low);
    }
}

/// `ssl_version=ssl.PROTOCOL_TLSv1` of other functions.
fn named<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if context.is(call.name, "ssl.wrap_socket") {
        return;
    }
    if let Some(argument) = call.keyword("ssl_version") {
        version(context, &argument.value, argument.expression.range());
    }
}

fn minimum<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let is_limit = matches!(
        assignment.label,
        Some("minimum_version" | "maximum_version" | "ssl_version")
    );
    if is_limit
        && BROKEN
            .iter()
            .any(|name| context.is(assignment.value.name(), name))
    {
        context.report(assignment.range, MESSAGE);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn broken_versions_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            let found = lines("insecure-tls-version", None, source);
            assert_eq!(found, expected, "{source}");
        };
        check("import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLSv1)\n", &[2]);
        check(
            "import ssl\nc = ssl.SSLContext(protocol=ssl.PROTOCOL_SSLv3)\n",
            &[2],
        );
        check(
            "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_SSLv23)\n",
            &[2],
        );
        check("import ssl\ns = ssl.wrap_socket(a)\n", &[2]);
        check(
            "import ssl\ns = ssl.wrap_socket(a, ssl_version=ssl.PROTOCOL_TLSv1_1)\n",
            &[2],
        );
        check(
            "from ssl import PROTOCOL_TLSv1\nopen_url(u, ssl_version=PROTOCOL_TLSv1)\n",
            &[2],
        );
        check(
            "import ssl\nc.minimum_version = ssl.TLSVersion.TLSv1\n",
            &[2],
        );
        check(
            "from OpenSSL import SSL\nc = SSL.Context(SSL.SSLv3_METHOD)\n",
            &[2],
        );

        check(
            "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)\n",
            &[],
        );
        check(
            "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLSv1_2)\n",
            &[],
        );
        check(
            "import ssl\nc.minimum_version = ssl.TLSVersion.TLSv1_2\n",
            &[],
        );
        check(
            "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS)\nc.options |= ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1\n",
            &[],
        );
    }
}
