//! TLS contexts that verify nothing unless they are told to.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unverified-tls-context",
        title: "TLS context that verifies nothing by default",
        languages: &[Language::Python],
        cwe: &[CweId(295), CweId(297)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports clients that use `ssl.wrap_socket` or a bare `ssl.SSLContext` and never ask it to verify \
certificates, contexts made for the other side (`Purpose.CLIENT_AUTH`), and, with low confidence, \
mail and file transfer clients that start TLS without a context.",
        why: "\
Only `ssl.create_default_context()` and `PROTOCOL_TLS_CLIENT` verify on their own. The others encrypt, \
for whoever answers.",
        example: "\
import socket
import ssl

def connect(host):
    plain = socket.create_connection((host, 443), timeout=5)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS)
    return context.wrap_socket(plain)
",
        better: "\
import socket
import ssl

def connect(host):
    plain = socket.create_connection((host, 443), timeout=5)
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=host)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/295.html",
            "https://docs.python.org/3/library/ssl.html#ssl-security",
        ],
    },
    hooks: &[
        Hook::Call(&["ssl.SSLContext"], bare_context),
        Hook::Call(&["ssl.wrap_socket"], wrapped),
        Hook::Call(&["ssl.create_default_context"], purpose),
        Hook::Call(START_TLS, without_context),
        Hook::Names(&["ssl.PROTOCOL_TLS_CLIENT", "ssl.PROTOCOL_TLS_SERVER"]),
        Hook::Names(&["ssl.Purpose.CLIENT_AUTH"]),
    ],
};

/// These fall back on a context that verifies nothing.
const START_TLS: &[&str] = &[
    "ftplib.FTP_TLS",
    "imaplib.IMAP4.starttls",
    "imaplib.IMAP4_SSL",
    "nntplib.NNTP_SSL",
    "poplib.POP3.stls",
    "poplib.POP3_SSL",
    "smtplib.SMTP.starttls",
    "smtplib.SMTP_SSL",
];

fn bare_context<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let protocol = call.argument(0, "protocol");
    let decides = protocol.is_some_and(|protocol| {
        let name = protocol.value.name();
        context.is(name, "ssl.PROTOCOL_TLS_CLIENT") || context.is(name, "ssl.PROTOCOL_TLS_SERVER")
    });
    if !decides && !is_server_or_verifies(context) {
        context.report(call.node.range(), "this context verifies no certificate");
    }
}

/// Whether the file says elsewhere how certificates are verified, or shows one as a server does.
fn is_server_or_verifies(context: &mut Context<'_>) -> bool {
    context.file_mentions(&[
        "verify_mode",
        "cert_required",
        "cert_none",
        "load_verify_locations",
        "load_default_certs",
        "load_cert_chain",
        "server_side=true",
    ])
}

fn wrapped<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let is_server = call
        .keyword("server_side")
        .is_some_and(|argument| context.boolean(argument.expression) != Some(false));
    let says = call.keyword("cert_reqs").is_some() || call.positional(4).is_some();
    if !is_server && !says && !call.has_unpacked_arguments() {
        context.report(
            call.node.range(),
            "ssl.wrap_socket verifies no certificate by default",
        );
    }
}

fn purpose<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(purpose) = call.argument(0, "purpose") else {
        return;
    };
    let is_for_servers = context.is(purpose.value.name(), "ssl.Purpose.CLIENT_AUTH");
    let is_client = context.file_mentions(&[
        "server_hostname",
        "urlopen",
        "httpsconnection",
        "open_connection",
    ]);
    if is_for_servers && is_client && !is_server_or_verifies(context) {
        let message = "a context for servers verifies no certificate of the other side";
        context.report(call.node.range(), message);
    }
}

fn without_context<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let given = ["context", "ssl_context"];
    let says = given.iter().any(|name| call.keyword(name).is_some());
    if !says && !call.has_unpacked_arguments() {
        let message = "without a context no certificate is verified here";
        context.report_with(call.node.range(), message, Confidence::Low);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn contexts_that_verify_nothing_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            let found = lines("unverified-tls-context", None, source);
            assert_eq!(found, expected, "{source}");
        };
        check(
            "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS)\nc.wrap_socket(s)\n",
            &[2],
        );
        check("from ssl import SSLContext\nc = SSLContext()\n", &[2]);
        check("import ssl\ns = ssl.wrap_socket(sock)\n", &[2]);
        check(
            "import ssl\nc = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\nc.wrap_socket(s, server_hostname=h)\n",
            &[2],
        );
        check("import smtplib\ns = smtplib.SMTP(h)\ns.starttls()\n", &[3]);

        check(
            "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)\n",
            &[],
        );
        check("import ssl\nc = ssl.create_default_context()\n", &[]);
        check(
            "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS)\nc.verify_mode = ssl.CERT_REQUIRED\n",
            &[],
        );
        check(
            "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS)\nc.load_cert_chain('a.pem')\n",
            &[],
        );
        check(
            "import ssl\ns = ssl.wrap_socket(a, server_side=True)\n",
            &[],
        );
        check(
            "import ssl\ns = ssl.wrap_socket(a, cert_reqs=ssl.CERT_REQUIRED)\n",
            &[],
        );
        check(
            "import smtplib, ssl\ns.starttls(context=ssl.create_default_context())\n",
            &[],
        );
    }
}
