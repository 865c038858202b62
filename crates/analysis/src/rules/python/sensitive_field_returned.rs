//! Sensitive data in an answer.

use super::syntax::{each_part, each_statement, handlers, has_word, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "sensitive-field-returned",
        title: "Sensitive data in an answer",
        languages: &[Language::Python],
        cwe: &[CweId(201), CweId(359), CweId(213)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports request handlers that send passwords, numbers of cards or identity papers, \
               health data and the like, or whole stored objects.",
        why: "What the page does not show is in the answer all the same, for who looks at it or \
               listens.",
        example: "\
from flask import Flask, jsonify

app = Flask(__name__)

@app.route(\"/me\")
def me():
    user = load_user()
    return jsonify({\"name\": user.name, \"password\": user.password})
",
        better: "\
from flask import Flask, jsonify

app = Flask(__name__)

@app.route(\"/me\")
def me():
    user = load_user()
    return jsonify({\"name\": user.name})
",
        references: &["https://cwe.mitre.org/data/definitions/201.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for handler in handlers(context.module()) {
        each_statement(&handler.function.body, |statement| {
            if let Stmt::Return(node) = statement
                && let Some(value) = &node.value
                && tells(value)
            {
                context.report(value.range(), "sensitive data is part of this answer");
            }
        });
    }
}

fn is_sensitive(name: &str) -> bool {
    let words = [
        "password",
        "passwd",
        "pwd",
        "secret",
        "ssn",
        "cvv",
        "salary",
        "passport",
        "diagnosis",
        "iban",
        "pin",
    ];
    has_word(name, &words)
        || matches!(
            name,
            "credit_card"
                | "card_number"
                | "social_security_number"
                | "private_key"
                | "date_of_birth"
        )
}

/// Whether `value` has a sensitive entry, a sensitive field, or all fields of an object.
fn tells(value: &Expr) -> bool {
    let mut tells = false;
    each_part(value, |part| {
        tells |= match part {
            Expr::Dict(node) => node.items.iter().any(|item| {
                let literal = matches!(
                    &item.value,
                    Expr::StringLiteral(_) | Expr::BooleanLiteral(_) | Expr::NoneLiteral(_)
                );
                !literal && item.key.as_ref().and_then(text).is_some_and(is_sensitive)
            }),
            Expr::Attribute(node) => {
                node.attr.as_str() == "__dict__"
                    || is_sensitive(node.attr.as_str())
                        && !has_word(
                            node.attr.as_str(),
                            &["reset", "change", "hash", "verify", "check"],
                        )
            }
            Expr::Subscript(node) => {
                text(&node.slice).is_some_and(is_sensitive)
                    && last_name(&node.value) != Some("form")
            }
            Expr::Call(call) => matches!(last_name(&call.func), Some("vars")),
            _ => false,
        };
    });
    tells
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("sensitive-field-returned", Some(201), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn sensitive_answers_are_reported() {
        check("@app.route('/')\ndef f():\n    return {'ssn': u.x}\n", &[3]);
        check(
            "@app.route('/')\ndef f():\n    return jsonify(u.__dict__)\n",
            &[3],
        );
        check(
            "def f(request):\n    return HttpResponse(u.password)\n",
            &[2],
        );
        check(
            "@app.get('/')\ndef f():\n    return f\"{row['credit_card']} {row['pin']}\"\n",
            &[3],
        );
    }

    #[test]
    fn other_answers_are_not() {
        check(
            "@app.route('/')\ndef f():\n    return {'name': u.name}\n",
            &[],
        );
        check(
            "@app.route('/')\ndef f():\n    return {'password': 'changed'}\n",
            &[],
        );
        check("def f():\n    return u.password\n", &[]);
        check(
            "@app.route('/')\ndef f():\n    return render('a', form.reset_password)\n",
            &[],
        );
    }
}
