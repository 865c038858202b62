//! Message from anybody.

use super::syntax::{
    Datagrams, Handler, each_expression, handlers, has_word, keyword, last_name, root_name, scopes,
    text,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unverified-message-source",
        title: "Message from anybody",
        languages: &[Language::Python],
        cwe: &[CweId(940)],
        severity: Severity::High,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports datagrams whose sender nothing looks at, webhooks that check no signature, \
               WebSocket servers without a list of origins, and listeners of `multiprocessing` \
               without a key.",
        why: "Anybody can send such a message, and the program acts on it as if it came from the \
               right one.",
        example: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/webhook\", methods=[\"POST\"])
def webhook():
    book_payment(request.get_json())
    return \"ok\"
",
        better: "\
import hmac
from flask import Flask, abort, request

app = Flask(__name__)

@app.route(\"/webhook\", methods=[\"POST\"])
def webhook():
    if not hmac.compare_digest(sign(request.get_data()), request.headers[\"X-Signature\"]):
        abort(403)
    book_payment(request.get_json())
    return \"ok\"
",
        references: &["https://cwe.mitre.org/data/definitions/940.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let module = context.module();
    for handler in handlers(module) {
        if is_webhook(&handler) && !verifies(&handler) {
            context.report(
                handler.function.name.range,
                "nothing checks who sent this message",
            );
        }
    }
    let scopes = scopes(module);
    let all: Vec<Datagrams> = scopes.iter().map(Datagrams::of).collect();
    if !all.iter().any(|one| one.checks_address) {
        for range in all.iter().filter_map(|one| one.received) {
            context.report(range, "nothing checks who sent this datagram");
        }
    }
    for scope in &scopes {
        each_expression(scope.body, |expression| {
            let Expr::Call(call) = expression else {
                return;
            };
            let open = match last_name(&call.func) {
                Some("serve") => {
                    root_name(&call.func) == Some("websockets")
                        && keyword(call, "origins").is_none()
                }
                Some("Listener") => {
                    keyword(call, "authkey").is_none() && call.arguments.args.len() < 4
                }
                _ => false,
            };
            if open {
                context.report(call.range(), "anybody can connect here");
            }
        });
    }
}

fn is_webhook(handler: &Handler<'_>) -> bool {
    let words = ["webhook", "webhooks", "hook", "callback", "notify", "ipn"];
    handler.writes
        && [handler.function.name.as_str(), handler.path.unwrap_or("")]
            .iter()
            .any(|name| has_word(name, &words))
}

fn verifies(handler: &Handler<'_>) -> bool {
    let words = [
        "verify",
        "signature",
        "hmac",
        "compare",
        "token",
        "secret",
        "authenticate",
        "authorization",
        "signed",
        "construct",
    ];
    let mut verifies = handler
        .function
        .decorator_list
        .iter()
        .any(|one| last_name(&one.expression).is_some_and(|name| has_word(name, &words)));
    each_expression(&handler.function.body, |expression| {
        let name = last_name(expression)
            .or_else(|| text(expression))
            .unwrap_or("");
        verifies |= has_word(name, &words);
    });
    verifies
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unverified-message-source", Some(940), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn messages_from_anybody_are_reported() {
        check(
            "@app.post('/hooks/webhook')\ndef f():\n    pay(request.json)\n",
            &[2],
        );
        check("d, _ = s.recvfrom(9)\nrun(d)\n", &[1]);
        check("import websockets\nwebsockets.serve(h, 'a', 1)\n", &[2]);
        check(
            "from multiprocessing.connection import Listener\nListener(('a', 1))\n",
            &[2],
        );
    }

    #[test]
    fn checked_messages_are_not() {
        check(
            "@app.post('/webhook')\ndef f():\n    verify(request)\n    pay(request.json)\n",
            &[],
        );
        check("d, a = s.recvfrom(9)\nif a[0] in KNOWN:\n    run(d)\n", &[]);
        check(
            "import websockets\nwebsockets.serve(h, 'a', 1, origins=['https://a.example'])\n",
            &[],
        );
        check(
            "@app.post('/items')\ndef f():\n    add(request.json)\n",
            &[],
        );
    }
}
