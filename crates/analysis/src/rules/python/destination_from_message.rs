//! Answer sent wherever a datagram says.

use super::syntax::{Datagrams, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "destination-from-message",
        title: "Answer sent wherever a datagram says",
        languages: &[Language::Python],
        cwe: &[CweId(941)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports servers that answer datagrams at the address in the message or at its \
               sender, when no address is compared or checked.",
        why: "The sender of a datagram writes the address himself. The answer, with what it tells, \
               goes to whoever the attacker names, who takes it for an attack of this server.",
        example: "\
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((\"127.0.0.1\", 9000))
while True:
    data, address = server.recvfrom(1024)
    server.sendto(find(data), address)
",
        better: "\
import socket

CLIENTS = {\"10.0.0.5\", \"10.0.0.6\"}

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((\"127.0.0.1\", 9000))
while True:
    data, address = server.recvfrom(1024)
    if address[0] in CLIENTS:
        server.sendto(find(data), address)
",
        references: &["https://cwe.mitre.org/data/definitions/941.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let scopes = scopes(context.module());
    let all: Vec<Datagrams> = scopes.iter().map(Datagrams::of).collect();
    // What checks the address may be the function that sends.
    if all.iter().any(|one| one.checks_address) {
        return;
    }
    for range in all.into_iter().flat_map(|one| one.answers) {
        context.report(
            range,
            "whoever sent the datagram decides where this goes: its address is not checked",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("destination-from-message", Some(941), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn unchecked_answers_are_reported() {
        check(
            "while True:\n    d, a = s.recvfrom(1024)\n    s.sendto(d, a)\n",
            &[3],
        );
        check(
            "def f(s):\n    d, a = s.recvfrom(9)\n    ip, text = parse(d)\n    send_response(ip, text)\n",
            &[4],
        );
        check(
            "class P:\n    def datagram_received(self, data, addr):\n        self.transport.sendto(data, addr)\n",
            &[3],
        );
        check("def f(s):\n    p = s.recvfrom(9)\n    reply(p[1])\n", &[3]);
    }

    #[test]
    fn others_are_not() {
        check(
            "d, a = s.recvfrom(9)\nif a[0] == '1.2.3.4':\n    s.sendto(d, a)\n",
            &[],
        );
        check(
            "d, a = s.recvfrom(9)\nif is_trusted(a):\n    s.sendto(d, a)\n",
            &[],
        );
        check("s.sendto(b'x', ('a', 1))\n", &[]);
        check("d, a = s.recvfrom(9)\nprint(d)\n", &[]);
    }
}
