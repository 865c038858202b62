//! Message to an unverified destination.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unverified-destination",
        title: "Message to an unverified destination",
        languages: &[Language::Python],
        cwe: &[CweId(941), CweId(406)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports data from the network that decides to whom a message is sent: an address \
               taken from a datagram, or a recipient taken from a request.",
        why: "The sender of a datagram writes any address into it: the server sends what belongs \
              to one client to another, or floods a third.",
        example: r#"import socket

def serve():
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 9000))
    data, _ = server.recvfrom(1024)
    server.sendto(b"done", (data.decode(), 9001))
"#,
        better: r#"import socket

PEERS = ("192.0.2.1", "192.0.2.2")

def serve():
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 9000))
    data, _ = server.recvfrom(1024)
    peer = data.decode()
    if peer in PEERS:
        server.sendto(b"done", (peer, 9001))
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/941.html",
            "https://www.cisa.gov/news-events/alerts/2014/01/17/udp-based-amplification-attacks",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Destination,
        "decides where a message is sent",
    )],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn destinations_are_judged() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines(RULE.about.id, Some(941), source),
                expected,
                "{source}"
            );
        };
        check(
            "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ndata, a = s.recvfrom(9)\ns.sendto(b'x', (data.decode(), 1))",
            &[4],
        );
        check(
            "import socket\ns = socket.socket(2, 2)\ndata, a = s.recvfrom(9)\nhost, text = data.decode().split(':')\ns.sendto(text, (host, 1))",
            &[5],
        );
        check(
            "import smtplib\nfrom flask import request\nsmtplib.SMTP('a').sendmail('b', request.form['to'], 'c')",
            &[3],
        );
        check(
            "import socket\ns = socket.socket(2, 2)\ns.sendto(b'x', ('a', 1))",
            &[],
        );
    }
}
