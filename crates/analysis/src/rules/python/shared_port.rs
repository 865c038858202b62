//! Port that another program can bind too.

use super::syntax::{each_expression, each_statement, last_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "shared-port",
        title: "Port that another program can bind too",
        languages: &[Language::Python],
        cwe: &[CweId(605)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports server sockets that allow an address to be bound again (`SO_REUSEADDR`, \
               `SO_REUSEPORT`, `reuse_port=True`, `allow_reuse_address`), and those that are bound \
               without asking for exclusive use.",
        why: "Where a port may be bound twice, another program of the machine binds it for a more \
               specific address and takes the connections and what users send over them.",
        example: "\
import socket

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind((\"127.0.0.1\", 8080))
",
        better: "\
import socket

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
server.bind((\"127.0.0.1\", 8080))
",
        references: &["https://cwe.mitre.org/data/definitions/605.html"],
    },
    hooks: &[Hook::Module(check)],
};

const SHARED: &str = "another program can bind the same address and take the connections";
const NOT_EXCLUSIVE: &str =
    "the address is bound without exclusive use, so another program can bind it too";

fn check(context: &mut Context<'_>) {
    let source = context.module().source().as_bytes();
    if memchr::memmem::find(source, b"socket").is_none()
        && memchr::memmem::find(source, b"reuse").is_none()
    {
        return;
    }
    let mut shared: Vec<TextRange> = Vec::new();
    let mut bound: Vec<TextRange> = Vec::new();
    let mut is_exclusive = false;
    for scope in scopes(context.module()) {
        each_expression(scope.body, |expression| match expression {
            Expr::Call(call) if shares(call) => shared.push(call.range()),
            Expr::Call(call) if binds(call) => bound.push(call.range()),
            _ => is_exclusive |= last_name(expression) == Some("SO_EXCLUSIVEADDRUSE"),
        });
        each_statement(scope.body, |statement| {
            if let Stmt::Assign(assign) = statement
                && assign
                    .targets
                    .iter()
                    .any(|one| last_name(one) == Some("allow_reuse_address"))
                && is_true(&assign.value)
            {
                shared.push(assign.range);
            }
        });
    }
    let not_exclusive = if is_exclusive { Vec::new() } else { bound };
    for (ranges, message) in [(shared, SHARED), (not_exclusive, NOT_EXCLUSIVE)] {
        for range in ranges {
            context.report(range, message);
        }
    }
}

/// `setsockopt(…, SO_REUSEADDR, 1)`, `start_server(…, reuse_port=True)`.
fn shares(call: &ExprCall) -> bool {
    let keywords = ["reuse_port", "reuse_address", "allow_reuse_port"];
    let mut named = call.arguments.keywords.iter();
    let is_option = |one: &Expr| matches!(last_name(one), Some("SO_REUSEADDR" | "SO_REUSEPORT"));
    named.any(|one| {
        let name = one.arg.as_ref().map_or("", |arg| arg.as_str());
        keywords.contains(&name) && is_true(&one.value)
    }) || last_name(&call.func) == Some("setsockopt") && call.arguments.args.iter().any(is_option)
}

/// `s.bind(address)`; `bind` with a text is that of other libraries.
fn binds(call: &ExprCall) -> bool {
    let is_method = matches!(&*call.func, Expr::Attribute(_));
    let [address] = &*call.arguments.args else {
        return false;
    };
    is_method
        && last_name(&call.func) == Some("bind")
        && !matches!(address, Expr::StringLiteral(_) | Expr::FString(_))
        && address.range().len() > 0.into()
}

fn is_true(expression: &Expr) -> bool {
    match expression {
        Expr::BooleanLiteral(literal) => literal.value,
        Expr::NumberLiteral(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("shared-port", Some(605), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn shared_ports_are_reported() {
        check(
            "import socket\ns = socket.socket()\ns.bind(('localhost', 1))\n",
            &[3],
        );
        check(
            "from socket import *\ns = socket()\ns.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)\ns.bind(a)\n",
            &[3, 4],
        );
        check(
            "import asyncio\nasyncio.start_server(f, 'a', 1, reuse_port=True)\n",
            &[2],
        );
        check(
            "import socketserver\nclass S(socketserver.TCPServer):\n    allow_reuse_address = True\n",
            &[3],
        );
    }

    #[test]
    fn exclusive_ports_are_not() {
        check(
            "import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)\ns.bind(a)\n",
            &[],
        );
        check("import socket\nsocket.create_connection(('a', 1))\n", &[]);
        check("import zmq\nsocket.bind('tcp://a:1')\n", &[]);
        check("widget.bind(key)\n", &[]);
    }
}
