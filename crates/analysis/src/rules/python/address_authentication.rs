//! Client known by its address.

use super::syntax::text;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{CmpOp, Expr};
use crate::python::flow::{Comparison, Context, Known};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "address-authentication",
        title: "Client known by its address",
        languages: &[Language::Python],
        cwe: &[CweId(291), CweId(290)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports decisions that compare the address of the client with addresses that are \
               trusted.",
        why: "Many clients share an address, addresses change hands, and behind a proxy all \
               clients have its own. For UDP the sender writes the address himself.",
        example: "\
from flask import Flask, abort, request

app = Flask(__name__)

@app.route(\"/admin\")
def admin():
    if request.remote_addr != \"10.0.0.5\":
        abort(403)
    return \"secret\"
",
        better: "\
from flask import Flask, abort, session

app = Flask(__name__)

@app.route(\"/admin\")
def admin():
    if \"user\" not in session:
        abort(403)
    return \"secret\"
",
        references: &["https://cwe.mitre.org/data/definitions/291.html"],
    },
    hooks: &[Hook::Comparison(check)],
};

fn check<'a>(context: &mut Context<'a>, comparison: &Comparison<'a>) {
    let is_decision = matches!(
        comparison.operator,
        CmpOp::Eq | CmpOp::NotEq | CmpOp::In | CmpOp::NotIn
    );
    let sides = [
        (comparison.left, comparison.left_value),
        (comparison.right, comparison.right_value),
    ];
    if is_decision && sides.iter().any(|(side, value)| is_address(side, *value)) {
        context.report(
            comparison.range,
            "an address does not tell who the client is",
        );
    }
}

/// Whether `expression`, or what made the variable it is, reads the address of the client.
fn is_address<'a>(expression: &'a Expr, value: Known<'a>) -> bool {
    let mut at = match expression {
        Expr::Name(_) => value.made_by(),
        _ => Some(expression),
    };
    // `self.client_address[0]`, `sock.getpeername()[0]`, `request.client.host`.
    if let Some(Expr::Subscript(node)) = at
        && text(&node.slice).is_none()
    {
        at = Some(&node.value);
    }
    match at {
        Some(Expr::Attribute(node)) => match node.attr.as_str() {
            "remote_addr" | "client_address" | "remote_ip" => true,
            "host" => {
                matches!(&*node.value, Expr::Attribute(client) if client.attr.as_str() == "client")
            }
            _ => false,
        },
        Some(Expr::Subscript(node)) => matches!(text(&node.slice), Some("REMOTE_ADDR")),
        Some(Expr::Call(call)) => match &*call.func {
            Expr::Attribute(method) if method.attr.as_str() == "getpeername" => true,
            Expr::Attribute(_) => call.arguments.args.first().and_then(text) == Some("REMOTE_ADDR"),
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("address-authentication", Some(291), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn addresses_that_decide_are_reported() {
        check("if request.remote_addr == '1.2.3.4':\n    f()\n", &[1]);
        check(
            "ip = request.META.get('REMOTE_ADDR')\nif ip not in ALLOWED:\n    f()\n",
            &[2],
        );
        check(
            "class H:\n    def f(self):\n        return self.client_address[0] in TRUSTED\n",
            &[3],
        );
        check("if request.client.host == 'a':\n    f()\n", &[1]);
        check("if sock.getpeername()[0] == A:\n    f()\n", &[1]);
    }

    #[test]
    fn other_uses_are_not() {
        check("log(request.remote_addr)\n", &[]);
        check("if request.path == '/a':\n    f()\n", &[]);
        check("if server.host == 'a':\n    f()\n", &[]);
    }
}
