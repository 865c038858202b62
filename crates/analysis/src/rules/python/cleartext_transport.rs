//! Credentials and data that travel unencrypted.

use super::secret_expressions::secret_in;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::{Call, Context};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "cleartext-transport",
        title: "Secret sent without encryption",
        languages: &[Language::Python],
        cwe: &[CweId(319), CweId(523), CweId(311), CweId(522)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports logins over FTP, Telnet, and mail protocols without TLS, and requests to `http://` addresses that \
carry a password, a key or a token. When one asks for the weakness, also other data that is sent to \
`http://` addresses of other hosts, and such connections without a login.",
        why: "\
Every machine on the way reads the password, and can use it later or change what is sent.",
        example: "\
import ftplib

def upload(host, user, password, file):
    with ftplib.FTP(host, timeout=10) as connection:
        connection.login(user, password)
        connection.storbinary(\"STOR report\", file)
",
        better: "\
import ftplib
import ssl

def upload(host, user, password, file):
    with ftplib.FTP_TLS(host, timeout=10, context=ssl.create_default_context()) as connection:
        connection.login(user, password)
        connection.prot_p()
        connection.storbinary(\"STOR report\", file)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/319.html",
            "https://cwe.mitre.org/data/definitions/523.html",
        ],
    },
    hooks: &[
        Hook::Call(
            &[
                "ftplib.FTP.login",
                "telnetlib.Telnet",
                "telnetlib3.open_connection",
            ],
            login,
        ),
        Hook::Call(&["ftplib.FTP"], file_transfer),
        Hook::Call(
            &[
                "smtplib.SMTP.login",
                "imaplib.IMAP4.login",
                "poplib.POP3.pass_",
                "nntplib.NNTP.login",
            ],
            mail_login,
        ),
        Hook::Call(
            &["smtplib.SMTP.sendmail", "smtplib.SMTP.send_message"],
            mail_sent,
        ),
        Hook::Call(REQUESTS, request),
        Hook::Call(&["http.client.HTTPConnection"], plain_connection),
    ],
};

const REQUESTS: &[&str] = &[
    "aiohttp.ClientSession.get",
    "aiohttp.ClientSession.post",
    "aiohttp.ClientSession.put",
    "httpx.Client.get",
    "httpx.Client.post",
    "httpx.Client.put",
    "httpx.get",
    "httpx.post",
    "httpx.put",
    "requests.Session.get",
    "requests.Session.post",
    "requests.Session.put",
    "requests.get",
    "requests.patch",
    "requests.post",
    "requests.put",
    "urllib.request.Request",
    "urllib.request.urlopen",
];

const MESSAGE: &str = "this login travels unencrypted";

fn login<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    context.report(call.node.range(), MESSAGE);
}

/// `FTP(host, user, password)` logs in at once.
fn file_transfer<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let range = call.node.range();
    if call.argument(2, "passwd").is_some() {
        context.report(range, MESSAGE);
    } else {
        context.report_with(range, "files travel unencrypted here", Confidence::Low);
    }
}

fn mail_login<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if !starts_tls(context) {
        context.report(call.node.range(), MESSAGE);
    }
}

fn mail_sent<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if !starts_tls(context) {
        let message = "this mail travels unencrypted";
        context.report_with(call.node.range(), message, Confidence::Low);
    }
}

/// Whether the file switches a connection to TLS anywhere.
fn starts_tls(context: &mut Context<'_>) -> bool {
    context.file_mentions(&["starttls", "stls(", "_ssl("])
}

fn request<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(address) = call.argument(0, "url") else {
        return;
    };
    if !starts_with_plain_http(context, call) {
        return;
    }
    let range: TextRange = address.expression.range();
    let carries = call
        .arguments
        .iter()
        .any(|argument| match argument.keyword {
            Some("auth") => true,
            Some("data" | "json" | "params" | "headers") | None => {
                is_secret(context, argument.expression)
            }
            _ => false,
        });
    if carries {
        context.report(range, "this secret travels unencrypted");
    } else {
        context.report_with(range, "this travels unencrypted", Confidence::Low);
    }
}

/// Whether `expression`, or a value of the dictionary that it is, is a secret by its name.
fn is_secret<'a>(context: &mut Context<'a>, expression: &'a crate::python::ast::Expr) -> bool {
    use crate::python::ast::Expr;
    let made_by = context.value_of(expression).made_by().unwrap_or(expression);
    match made_by {
        Expr::Dict(dict) => dict.items.iter().any(|item| {
            let key = item.key.as_ref().and_then(|key| super::syntax::text(key));
            let named = key.is_some_and(|key| {
                key.eq_ignore_ascii_case("authorization")
                    || super::secret_names::secret(key).is_some_and(|kind| kind.is_credential())
            });
            named || secret_in(context, &item.value).is_some_and(|kind| kind.is_credential())
        }),
        other => secret_in(context, other).is_some_and(|kind| kind.is_credential()),
    }
}

/// Whether the address is written as `http://` and of another machine.
fn starts_with_plain_http<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) -> bool {
    const OWN: &[&str] = &[
        "http://localhost",
        "http://127.",
        "http://0.0.0.0",
        "http://[::1]",
        "http://169.254.",
    ];
    let Some(address) = call.argument(0, "url") else {
        return false;
    };
    let written = address.value.made_by().unwrap_or(address.expression);
    let text = context.text(written);
    // Behind the prefix and the quotes of the literal.
    let text = text.trim_start_matches(|sign: char| "rbfuRBFU".contains(sign));
    let text = text.trim_start_matches(['"', '\'']);
    text.starts_with("http://") && !OWN.iter().any(|own| text.starts_with(own))
}

fn plain_connection<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let is_own = call.argument(0, "host").is_some_and(|host| {
        let name = context.string(host.expression);
        name.is_some_and(|name| name.starts_with("localhost") || name.starts_with("127."))
    });
    if !is_own {
        let message = "what is sent here travels unencrypted";
        context.report_with(call.node.range(), message, Confidence::Low);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn unencrypted_logins_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            let found = lines("cleartext-transport", None, source);
            assert_eq!(found, expected, "{source}");
        };
        check("import ftplib\nf = ftplib.FTP(h, u, p)\n", &[2]);
        check("import telnetlib\nt = telnetlib.Telnet(h)\n", &[2]);
        check("import smtplib\ns = smtplib.SMTP(h)\ns.login(u, p)\n", &[3]);
        check(
            "import requests\nrequests.post('http://a.example', data={'password': p})\n",
            &[2],
        );
        check(
            "import requests\nrequests.get(f'http://{h}/', auth=(u, p))\n",
            &[2],
        );

        check(
            "import smtplib\ns = smtplib.SMTP(h)\ns.starttls()\ns.login(u, p)\n",
            &[],
        );
        check(
            "import smtplib\ns = smtplib.SMTP_SSL(h)\ns.login(u, p)\n",
            &[],
        );
        check(
            "import requests\nrequests.get('https://a.example', auth=(u, p))\n",
            &[],
        );
        check(
            "import requests\nrequests.get('http://localhost/', auth=(u, p))\n",
            &[],
        );
    }

    #[test]
    fn other_data_is_for_who_asks() {
        let check = |source: &str, asked: usize| {
            let found = lines("cleartext-transport", Some(319), source);
            assert_eq!(found.len(), asked, "{source}");
        };
        check("import requests\nrequests.get('http://a.example')\n", 1);
        check("import http.client\nc = http.client.HTTPConnection(h)\n", 1);
        check(
            "import http.client\nc = http.client.HTTPSConnection(h)\n",
            0,
        );
    }
}
