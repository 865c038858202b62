//! Server of datagrams that multiplies traffic.

use super::syntax::{Datagrams, each_expression, has_word, last_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "network-amplification",
        title: "Server of datagrams that multiplies traffic",
        languages: &[Language::Python],
        cwe: &[CweId(406)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports servers that answer each datagram at the address it names and neither check \
               the address nor limit how often they answer.",
        why: "With a forged sender, many small datagrams become large answers to a machine that \
               never asked.",
        example: "\
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((\"127.0.0.1\", 9000))
while True:
    name, address = server.recvfrom(512)
    server.sendto(load_file(name), address)
",
        better: "\
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((\"127.0.0.1\", 9000))
while True:
    name, address = server.recvfrom(512)
    if rate_limit(address):
        server.sendto(load_file(name), address)
",
        references: &["https://cwe.mitre.org/data/definitions/406.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let scopes = scopes(context.module());
    let all: Vec<Datagrams> = scopes.iter().map(Datagrams::of).collect();
    let mut limits = all.iter().any(|one| one.checks_address);
    for scope in &scopes {
        each_expression(scope.body, |expression| {
            let words = [
                "limit",
                "limiter",
                "ratelimit",
                "rate",
                "throttle",
                "quota",
                "cookie",
                "challenge",
                "handshake",
                "nonce",
            ];
            limits |= last_name(expression).is_some_and(|name| has_word(name, &words));
        });
    }
    for range in all
        .into_iter()
        .flat_map(|one| one.answers)
        .filter(|_| !limits)
    {
        context.report(
            range,
            "a forged sender makes this server flood another machine",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("network-amplification", Some(406), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn unlimited_answers_are_reported() {
        check(
            "while True:\n    d, a = s.recvfrom(64)\n    s.sendto(big(d), a)\n",
            &[3],
        );
        check(
            "def f(s):\n    d = s.recvfrom(64)\n    ip, name = parse(d)\n    r = load(name)\n    send_response(ip, r)\n",
            &[5],
        );
    }

    #[test]
    fn limited_answers_are_not() {
        check(
            "while True:\n    d, a = s.recvfrom(64)\n    if limiter.allows(a):\n        s.sendto(d, a)\n",
            &[],
        );
        check(
            "while True:\n    d, a = s.recvfrom(64)\n    if a in known_hosts and check(d):\n        s.sendto(d, a)\n",
            &[],
        );
        check("c, a = s.accept()\nc.send(big())\n", &[]);
    }
}
