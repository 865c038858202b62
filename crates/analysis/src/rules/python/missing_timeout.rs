//! Request without a time limit.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "missing-timeout",
        title: "Request without a time limit",
        languages: &[Language::Python],
        cwe: &[CweId(1088), CweId(770)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::Always,
        what: "Reports calls that wait for another machine without a time limit: `requests`, \
               `urllib`, `http.client`, `smtplib`, `ftplib`, `socket.create_connection` and the \
               like.",
        why: "A server that accepts the connection and then says nothing holds the thread for \
               ever. A few such requests stop the whole program.",
        example: "\
import requests

def fetch(url):
    return requests.get(url).text
",
        better: "\
import requests

def fetch(url):
    return requests.get(url, timeout=10).text
",
        references: &[
            "https://cwe.mitre.org/data/definitions/1088.html",
            "https://requests.readthedocs.io/en/latest/user/advanced/#timeouts",
        ],
    },
    hooks: &[
        Hook::Call(REQUESTS, request),
        Hook::Call(&["socket.create_connection"], connection),
        Hook::Call(
            &[
                "urllib.request.urlopen",
                "urllib2.urlopen",
                "http.client.HTTPConnection",
                "http.client.HTTPSConnection",
                "smtplib.SMTP",
                "smtplib.SMTP_SSL",
                "ftplib.FTP",
                "ftplib.FTP_TLS",
                "telnetlib.Telnet",
                "poplib.POP3",
                "imaplib.IMAP4",
                "imaplib.IMAP4_SSL",
            ],
            keyword,
        ),
        Hook::Call(
            &[
                "httpx.Client",
                "httpx.AsyncClient",
                "httpx.get",
                "httpx.post",
                "httpx.request",
            ],
            switched_off,
        ),
    ],
};

const REQUESTS: &[&str] = &[
    "requests.Session.delete",
    "requests.Session.get",
    "requests.Session.head",
    "requests.Session.options",
    "requests.Session.patch",
    "requests.Session.post",
    "requests.Session.put",
    "requests.Session.request",
    "requests.delete",
    "requests.get",
    "requests.head",
    "requests.options",
    "requests.patch",
    "requests.post",
    "requests.put",
    "requests.request",
];

const MESSAGE: &str = "this waits for ever if the other side says nothing";

fn request<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    switched_off(context, call);
    if call.keyword("timeout").is_none() && !call.has_unpacked_arguments() {
        context.report(call.node.range(), MESSAGE);
    }
}

fn connection<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if call.argument(1, "timeout").is_none() && !call.has_unpacked_arguments() {
        context.report(call.node.range(), MESSAGE);
    }
}

/// The time limit stands behind arguments that nobody gives by position.
fn keyword<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if call.argument(2, "timeout").is_none() && !call.has_unpacked_arguments() {
        context.report(call.node.range(), MESSAGE);
    }
}

/// `timeout=None`.
fn switched_off<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(argument) = call.keyword("timeout")
        && matches!(argument.expression, Expr::NoneLiteral(_))
    {
        context.report(argument.expression.range(), MESSAGE);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("missing-timeout", None, source), expected, "{source}");
    }

    #[test]
    fn endless_waits_are_reported() {
        check("import requests\nrequests.get(u)\n", &[2]);
        check("from requests import post as p\np(u, json=d)\n", &[2]);
        check("import requests\ns = requests.Session()\ns.get(u)\n", &[3]);
        check("import requests\nrequests.get(u, timeout=None)\n", &[2]);
        check("from urllib.request import urlopen\nurlopen(u)\n", &[2]);
        check("import httpx\nhttpx.get(u, timeout=None)\n", &[2]);
        check("import socket\nsocket.create_connection(a)\n", &[2]);
    }

    #[test]
    fn limited_waits_are_not() {
        check(
            "import requests\nrequests.get(u, timeout=3)\nrequests.get(u, **options)\n",
            &[],
        );
        check(
            "import urllib.request\nurllib.request.urlopen(u, None, 5)\n",
            &[],
        );
        check("import httpx\nhttpx.get(u)\n", &[]);
        check("import socket\nsocket.create_connection(a, 5)\n", &[]);
        check("cache.get(u)\n", &[]);
    }
}
