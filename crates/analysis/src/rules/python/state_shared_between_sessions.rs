//! Data of one client that another one sees.

use super::syntax::{each_part, each_statement, handlers, last_name};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use rustc_hash::FxHashSet;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "state-shared-between-sessions",
        title: "Data of one client that another one sees",
        languages: &[Language::Python],
        cwe: &[CweId(488), CweId(567)],
        severity: Severity::High,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports request handlers that keep data of the request in a global variable, a class \
               attribute or a field of the shared view.",
        why: "The handlers of all clients share these. What one client sent is there when the next \
               one is answered.",
        example: "\
from flask import Flask, request

app = Flask(__name__)
current = None

@app.route(\"/me\")
def me():
    global current
    current = request.args[\"user\"]
    return page_of(current)
",
        better: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/me\")
def me():
    current = request.args[\"user\"]
    return page_of(current)
",
        references: &["https://cwe.mitre.org/data/definitions/488.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for handler in handlers(context.module()) {
        let class = handler.class.map(|class| class.name.as_str());
        let mut globals: FxHashSet<&str> = FxHashSet::default();
        each_statement(&handler.function.body, |statement| match statement {
            Stmt::Global(node) => globals.extend(node.names.iter().map(|name| name.as_str())),
            Stmt::Assign(assign) => {
                let shared = assign.targets.iter().any(|target| match target {
                    Expr::Name(name) => globals.contains(name.id.as_str()),
                    Expr::Attribute(node) => {
                        let base = last_name(&node.value);
                        base.is_some()
                            && (base == class || matches!(base, Some("cls" | "app" | "__class__")))
                    }
                    _ => false,
                });
                if shared && is_of_request(&assign.value) {
                    context.report(
                        assign.range,
                        "the next client finds here what this one sent",
                    );
                }
            }
            _ => {}
        });
    }
}

/// Whether `value` is computed, not a mere literal such as a flag.
fn is_of_request(value: &Expr) -> bool {
    let mut computed = false;
    each_part(value, |part| {
        computed |= matches!(part, Expr::Name(_) | Expr::Attribute(_))
    });
    computed
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("state-shared-between-sessions", Some(488), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn shared_state_is_reported() {
        check(
            "@app.route('/')\ndef f():\n    global user\n    user = request.form['u']\n",
            &[4],
        );
        check(
            "class V(View):\n    def post(self, request):\n        V.user = request.user\n",
            &[3],
        );
        check("def f(request):\n    app.user = request.user\n", &[2]);
    }

    #[test]
    fn own_state_is_not() {
        check(
            "@app.route('/')\ndef f():\n    user = request.form['u']\n",
            &[],
        );
        check("def f(x):\n    global user\n    user = x\n", &[]);
        check(
            "@app.route('/')\ndef f():\n    global ready\n    ready = True\n",
            &[],
        );
        check(
            "class V(View):\n    def post(self, request):\n        self.user = request.user\n",
            &[],
        );
    }
}
