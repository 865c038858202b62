//! Servers that answer datagrams: where they receive, where they answer, and whether they look at
//! who sent.

use super::walk::{Scope, each_expression, each_part, each_statement, last_name, root_name};
use super::words::has_word;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::{Ranged, TextRange};

/// What a function does with datagrams.
#[derive(Default)]
pub(crate) struct Datagrams {
    /// Where one is received.
    pub(crate) received: Option<TextRange>,
    /// Where something that was received, or its sender, is given to what sends.
    pub(crate) answers: Vec<TextRange>,
    /// Whether an address is compared, or given to a function that checks.
    pub(crate) checks_address: bool,
}

/// Names of what was received that are followed.
const MAX_NAMES: usize = 32;

impl Datagrams {
    /// Reads `scope`.
    pub(crate) fn of(scope: &Scope<'_>) -> Self {
        let mut datagrams = Self::default();
        let Received { names, senders } = datagrams.receive(scope);
        each_expression(scope.body, |expression| {
            datagrams.checks_address |= is_address_check(expression, &senders);
            if let Expr::Call(call) = expression
                && datagrams.received.is_some()
                && sends(call)
                && mentions(call, &names)
            {
                datagrams.answers.push(call.range());
            }
        });
        datagrams
    }

    /// Finds where datagrams are received, and the variables that hold them.
    fn receive<'a>(&mut self, scope: &Scope<'a>) -> Received<'a> {
        let mut received = Received::default();
        let names = &mut received.names;
        if let Some(function) = scope.function
            && function.name.as_str() == "datagram_received"
        {
            self.received = Some(function.name.range);
            names.extend(function.parameters.iter().map(|one| one.name().as_str()));
        }
        each_statement(scope.body, |statement| {
            let Stmt::Assign(assign) = statement else {
                return;
            };
            let mut made_of_received = false;
            each_part(&assign.value, |part| match part {
                Expr::Call(call)
                    if matches!(
                        last_name(&call.func),
                        Some("recvfrom" | "recvfrom_into" | "recvmsg")
                    ) =>
                {
                    self.received = self.received.or(Some(call.range()));
                    made_of_received = true;
                }
                Expr::Name(name) => made_of_received |= names.contains(&name.id.as_str()),
                _ => {}
            });
            if made_of_received && names.len() < MAX_NAMES {
                for target in &assign.targets {
                    if let Expr::Tuple(pair) = target
                        && let [_, Expr::Name(sender)] = &*pair.elts
                    {
                        received.senders.push(sender.id.as_str());
                    }
                    each_part(target, |part| {
                        if let Expr::Name(name) = part {
                            names.push(name.id.as_str());
                        }
                    });
                }
            }
        });
        received
    }
}

/// The variables of a function that hold what was received.
#[derive(Default)]
struct Received<'a> {
    /// A datagram, its sender, or what was made of them.
    names: Vec<&'a str>,
    /// The second of a pair: the sender.
    senders: Vec<&'a str>,
}

/// `sock.sendto(…)`, `send_response(…)`, `reply(…)`.
fn sends(call: &ExprCall) -> bool {
    let words = [
        "send", "sendto", "sendall", "sendmsg", "reply", "respond", "answer", "transmit", "forward",
    ];
    last_name(&call.func).is_some_and(|name| has_word(name, &words))
}

fn mentions(call: &ExprCall, names: &[&str]) -> bool {
    let keywords = call.arguments.keywords.iter().map(|one| &one.value);
    call.arguments.args.iter().chain(keywords).any(|argument| {
        let mut found = false;
        each_part(argument, |part| {
            found |= matches!(part, Expr::Name(name) if names.contains(&name.id.as_str()));
        });
        found
    })
}

/// A comparison of an address, or a call that checks one.
fn is_address_check(expression: &Expr, senders: &[&str]) -> bool {
    let is_address = |one: &Expr| {
        let words = [
            "addr", "address", "ip", "host", "peer", "sender", "client", "source",
        ];
        last_name(one).is_some_and(|name| has_word(name, &words))
            || root_name(one).is_some_and(|name| senders.contains(&name))
    };
    match expression {
        Expr::Compare(node) => is_address(&node.left) || node.comparators.iter().any(is_address),
        Expr::Call(call) => last_name(&call.func).is_some_and(|name| {
            let words = [
                "valid",
                "validate",
                "verify",
                "check",
                "allowed",
                "trusted",
                "authorized",
                "authenticate",
                "whitelist",
            ];
            has_word(name, &words)
                || matches!(
                    name,
                    "inet_aton" | "inet_pton" | "ip_address" | "ip_network"
                )
        }),
        _ => false,
    }
}
