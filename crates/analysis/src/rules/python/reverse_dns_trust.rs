//! Trust in reverse DNS.

use super::syntax::{each_expression, each_part, each_statement, last_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{CmpOp, Expr, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "reverse-dns-trust",
        title: "Trust in reverse DNS",
        languages: &[Language::Python],
        cwe: &[CweId(350), CweId(290), CweId(807)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports decisions that compare the name which a reverse DNS look-up gives for an \
               address.",
        why: "Who owns an address range writes its reverse entries and can put any name there, \
               also that of a trusted host.",
        example: "\
import socket

def is_trusted(address):
    name = socket.gethostbyaddr(address)[0]
    return name.endswith(\".corp.example\")
",
        better: "\
import ipaddress

TRUSTED = ipaddress.ip_network(\"10.1.0.0/16\")

def is_trusted(address):
    return ipaddress.ip_address(address) in TRUSTED
",
        references: &["https://cwe.mitre.org/data/definitions/350.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let source = context.module().source().as_bytes();
    let looks_up = ["gethostbyaddr", "getnameinfo", "dns.reversename"];
    if !looks_up
        .iter()
        .any(|name| memchr::memmem::find(source, name.as_bytes()).is_some())
    {
        return;
    }
    for scope in scopes(context.module()) {
        // The variables that hold what a look-up gave, in the order of the text.
        let mut names: Vec<&str> = Vec::new();
        each_statement(scope.body, |statement| {
            if let Stmt::Assign(assign) = statement
                && is_looked_up(&assign.value, &names)
            {
                for target in &assign.targets {
                    each_part(target, |part| {
                        if let Expr::Name(name) = part
                            && names.len() < 32
                        {
                            names.push(name.id.as_str());
                        }
                    });
                }
            }
        });
        each_expression(scope.body, |expression| {
            let decides = match expression {
                Expr::Compare(node) => {
                    let mut operands = std::iter::once(&*node.left).chain(&node.comparators);
                    let exists = node
                        .ops
                        .iter()
                        .all(|op| matches!(op, CmpOp::Is | CmpOp::IsNot));
                    !exists && operands.any(|operand| is_looked_up(operand, &names))
                }
                Expr::Call(call) => match &*call.func {
                    Expr::Attribute(method) => {
                        matches!(method.attr.as_str(), "endswith" | "startswith")
                            && is_looked_up(&method.value, &names)
                    }
                    _ => false,
                },
                _ => false,
            };
            if decides {
                context.report(
                    expression.range(),
                    "a name from reverse DNS is what the owner of the address says it is",
                );
            }
        });
    }
}

/// Whether a look-up, or a variable that holds its result, is a part of `expression`.
fn is_looked_up(expression: &Expr, names: &[&str]) -> bool {
    let mut found = false;
    each_part(expression, |part| {
        found |= match part {
            Expr::Name(name) => names.contains(&name.id.as_str()),
            Expr::Call(call) => {
                matches!(
                    last_name(&call.func),
                    Some("gethostbyaddr" | "getnameinfo" | "from_address")
                )
            }
            _ => false,
        };
    });
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("reverse-dns-trust", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn decisions_on_names_are_reported() {
        check(
            "import socket\nn = socket.gethostbyaddr(a)[0]\nif n == 'a.example':\n    f()\n",
            &[3],
        );
        check(
            "import socket\nhost, _, _ = socket.gethostbyaddr(a)\nok = host.endswith('.a')\n",
            &[3],
        );
        check(
            "from socket import gethostbyaddr\nif gethostbyaddr(a)[0] in TRUSTED:\n    f()\n",
            &[2],
        );
        check(
            "import socket\ndef f(a):\n    n = socket.getnameinfo((a, 0), 0)[0].lower()\n    return 'a' in n\n",
            &[4],
        );
    }

    #[test]
    fn other_uses_are_not() {
        check("import socket\nlog(socket.gethostbyaddr(a)[0])\n", &[]);
        check(
            "import socket\nn = socket.gethostbyname('a')\nif n == '1':\n    f()\n",
            &[],
        );
        check(
            "import socket\nn = socket.gethostbyaddr(a)[0]\nif n is None:\n    f()\n",
            &[],
        );
    }
}
