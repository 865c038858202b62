//! Trust in the Referer header.

use super::syntax::text;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{CmpOp, Expr};
use crate::python::flow::{Call, Comparison, Context, Known};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "referer-trust",
        title: "Trust in the Referer header",
        languages: &[Language::Python],
        cwe: &[CweId(293), CweId(290), CweId(807)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports decisions that compare the Referer header of a request.",
        why: "The client sends the header and can send any. It shows neither who the user is nor \
               that a page of the site was visited before.",
        example: "\
from flask import Flask, abort, request

app = Flask(__name__)

@app.route(\"/admin\")
def admin():
    if request.headers.get(\"Referer\") != \"https://shop.example/login\":
        abort(403)
    return \"secret\"
",
        better: "\
from flask import Flask, abort, session

app = Flask(__name__)

@app.route(\"/admin\")
def admin():
    if session.get(\"role\") != \"admin\":
        abort(403)
    return \"secret\"
",
        references: &["https://cwe.mitre.org/data/definitions/293.html"],
    },
    hooks: &[Hook::Comparison(comparison), Hook::AnyCall(call)],
};

const MESSAGE: &str = "the client can send any Referer header";

fn comparison<'a>(context: &mut Context<'a>, comparison: &Comparison<'a>) {
    let sides = [
        (comparison.left, comparison.left_value, comparison.right),
        (comparison.right, comparison.right_value, comparison.left),
    ];
    for (side, value, other) in sides {
        // Whether there is a header at all is no decision.
        let exists = matches!(comparison.operator, CmpOp::Is | CmpOp::IsNot)
            || matches!(other, Expr::NoneLiteral(_))
            || text(other) == Some("");
        if !exists && is_referer(side, value) {
            context.report(comparison.range, MESSAGE);
        }
    }
}

fn call<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if matches!(call.method(), Some("startswith" | "endswith"))
        && let (Some(receiver), Expr::Attribute(node)) = (call.receiver, &*call.node.func)
        && is_referer(&node.value, receiver)
    {
        context.report(call.node.range(), MESSAGE);
    }
}

/// Whether `expression`, or what made the variable it is, reads the header.
fn is_referer<'a>(expression: &'a Expr, value: Known<'a>) -> bool {
    let made_by = match expression {
        Expr::Name(_) => value.made_by(),
        _ => Some(expression),
    };
    let names_header = |key: Option<&Expr>| {
        let name = key.and_then(text).unwrap_or("");
        name.eq_ignore_ascii_case("referer") || name == "HTTP_REFERER"
    };
    match made_by {
        Some(Expr::Attribute(node)) => matches!(node.attr.as_str(), "referrer" | "referer"),
        Some(Expr::Subscript(node)) => names_header(Some(&node.slice)),
        Some(Expr::Call(call)) => names_header(call.arguments.args.first()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("referer-trust", None, source), expected, "{source}");
    }

    #[test]
    fn decisions_on_the_header_are_reported() {
        check(
            "from flask import request\nif request.referrer == 'a':\n    f()\n",
            &[2],
        );
        check(
            "ref = request.headers.get('Referer')\nif 'a.example' not in ref:\n    f()\n",
            &[2],
        );
        check(
            "def f(request):\n    return request.META['HTTP_REFERER'].startswith('https://a')\n",
            &[2],
        );
        check("r = self.request.headers['referer']\nok = r != X\n", &[2]);
    }

    #[test]
    fn other_uses_are_not() {
        check("if request.referrer is None:\n    f()\n", &[]);
        check("log(request.referrer)\n", &[]);
        check("if request.headers.get('Accept') == 'a':\n    f()\n", &[]);
        check("if request.referrer:\n    f()\n", &[]);
    }
}
