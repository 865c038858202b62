//! Step that does not ask for the step before it.

use super::syntax::{
    Scope, asks_who, each_expression, each_part, each_statement, handlers, has_word, last_name,
    scopes, tells_who, text,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, Stmt, StmtIf};
use crate::python::{flow::Context, is_stub};
use crate::rules::{About, Speaks};
use rustc_hash::{FxHashMap, FxHashSet};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unenforced-workflow",
        title: "Step that does not ask for the step before it",
        languages: &[Language::Python],
        cwe: &[CweId(841)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports classes in which one method notes that a step was done (logged in, paid, \
               confirmed, …) and other methods act without looking at the note, functions that \
               choose by a command and ask who the client is for some commands only, and request \
               handlers that complete, ship or refund something without looking at its state.",
        why: "Whoever leaves a step out, or takes the steps in another order, gets the goods \
               without paying or the files without logging in.",
        example: "\
class Shop:
    def __init__(self):
        self.paid = False

    def pay(self, card):
        self.paid = card.charge()

    def ship_order(self, address):
        send(self.goods, address)
",
        better: "\
class Shop:
    def __init__(self):
        self.paid = False

    def pay(self, card):
        self.paid = card.charge()

    def ship_order(self, address):
        if not self.paid:
            raise RuntimeError(\"not paid\")
        send(self.goods, address)
",
        references: &["https://cwe.mitre.org/data/definitions/841.html"],
    },
    hooks: &[
        Hook::Module(methods),
        Hook::Module(commands),
        Hook::Module(steps),
    ],
};

/// Words of a note that a step was done.
const DONE: &[&str] = &[
    "approved",
    "authenticated",
    "authorized",
    "confirmed",
    "connected",
    "logged",
    "loggedin",
    "paid",
    "stage",
    "state",
    "status",
    "step",
    "submitted",
    "verified",
];

/// Words of what may be done only after another step.
const ACTIONS: &[&str] = &[
    "approve", "cancel", "checkout", "complete", "confirm", "deliver", "delete", "download",
    "finalize", "finish", "fulfill", "list", "place", "process", "publish", "refund", "remove",
    "retrieve", "send", "ship", "store", "transfer", "upload", "withdraw",
];

fn methods(context: &mut Context<'_>) {
    let scopes = scopes(context.module());
    let mut notes: FxHashMap<TextRange, FxHashSet<&str>> = FxHashMap::default();
    for scope in &scopes {
        if let (Some(class), Some(function)) = (scope.class, scope.function)
            && function.name.as_str() != "__init__"
        {
            let noted = noted_in(scope.body);
            if !noted.is_empty() {
                notes.entry(class.range).or_default().extend(noted);
            }
        }
    }
    for scope in &scopes {
        let (Some(class), Some(function)) = (scope.class, scope.function) else {
            continue;
        };
        let Some(noted) = notes.get(&class.range) else {
            continue;
        };
        if has_word(function.name.as_str(), ACTIONS) && !looks_at(scope, noted) {
            context.report(
                function.name.range,
                "this does not ask whether the step before it was done",
            );
        }
    }
}

/// The fields in which `body` notes that something was done: `self.paid = …`.
fn noted_in(body: &[Stmt]) -> Vec<&str> {
    let mut noted = Vec::new();
    each_statement(body, |statement| {
        if let Stmt::Assign(assign) = statement {
            noted.extend(assign.targets.iter().filter_map(|target| match target {
                Expr::Attribute(node) if has_word(node.attr.as_str(), DONE) => {
                    Some(node.attr.as_str())
                }
                _ => None,
            }));
        }
    });
    noted
}

fn looks_at(scope: &Scope<'_>, noted: &FxHashSet<&str>) -> bool {
    let mut looks = false;
    each_expression(scope.body, |expression| {
        looks |= last_name(expression).is_some_and(|name| {
            noted.contains(name)
                || has_word(name, DONE)
                || has_word(name, &["check", "require", "ensure"])
        });
    });
    looks
}

/// `if command == "LOGIN": … elif command == "GET": …`, where only some arms ask who it is.
fn commands(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut arms: Vec<(&Expr, &[Stmt])> = Vec::new();
        for statement in scope.body {
            if let Stmt::If(node) = statement {
                arms.extend(arms_of(node));
            }
        }
        let arms: Vec<_> = arms.into_iter().filter(|(test, _)| chooses(test)).collect();
        let asks = |test: &Expr, body: &[Stmt]| {
            let mut asks = false;
            each_part(test, |part| asks |= tells_who(part));
            asks || asks_who(body)
        };
        let asking = arms.iter().filter(|(test, body)| asks(test, body)).count();
        if asking == 0 || arms.len() < 2 {
            continue;
        }
        for (test, body) in arms {
            if !asks(test, body) && !is_login(test) {
                context.report(
                    test.range(),
                    "other commands ask who the client is, this one does not",
                );
            }
        }
    }
}

fn arms_of(node: &StmtIf) -> impl Iterator<Item = (&Expr, &[Stmt])> {
    let others = node
        .elif_else_clauses
        .iter()
        .filter_map(|clause| Some((clause.test.as_ref()?, &*clause.body)));
    std::iter::once((&*node.test, &*node.body)).chain(others)
}

/// `command == "GET"`.
fn chooses(test: &Expr) -> bool {
    let words = [
        "command",
        "cmd",
        "action",
        "operation",
        "op",
        "request",
        "method",
        "choice",
        "verb",
    ];
    matches!(test, Expr::Compare(node)
        if last_name(&node.left).is_some_and(|name| has_word(name, &words)) && node.comparators.iter().all(|one| text(one).is_some()))
}

fn is_login(test: &Expr) -> bool {
    let mut login = false;
    each_part(test, |part| {
        login |= text(part).is_some_and(|text| {
            has_word(
                text,
                &[
                    "login", "user", "pass", "auth", "quit", "exit", "logout", "help", "register",
                ],
            )
        });
    });
    login
}

/// Handlers of a late step that look at no state.
fn steps(context: &mut Context<'_>) {
    let late = [
        "approve", "checkout", "complete", "confirm", "deliver", "finalize", "finish", "fulfill",
        "refund", "ship",
    ];
    for handler in handlers(context.module()) {
        let function = handler.function;
        if !has_word(function.name.as_str(), &late) {
            continue;
        }
        let mut looks = false;
        each_expression(&function.body, |expression| {
            let name = last_name(expression)
                .or_else(|| text(expression))
                .unwrap_or("");
            looks |=
                matches!(expression, Expr::Compare(_)) || has_word(name, DONE) || name == "session";
        });
        if !looks && !is_stub(&function.body) {
            context.report(
                function.name.range,
                "this does not ask whether the steps before it were done",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unenforced-workflow", Some(841), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn steps_out_of_order_are_reported() {
        check(
            "class A:\n    def login(self):\n        self.logged_in = True\n    def download(self, n):\n        return open(n)\n",
            &[4],
        );
        check(
            "def f(cmd, user):\n    if cmd == 'LOGIN':\n        login(user)\n    elif cmd == 'GET':\n        if is_authenticated(user):\n            send()\n    elif cmd == 'LIST':\n        show()\n",
            &[7],
        );
        check(
            "@app.post('/ship')\ndef ship_order():\n    send(order)\n",
            &[2],
        );
    }

    #[test]
    fn steps_in_order_are_not() {
        check(
            "class A:\n    def login(self):\n        self.logged_in = True\n    def download(self, n):\n        if self.logged_in:\n            return open(n)\n",
            &[],
        );
        check(
            "def f(cmd):\n    if cmd == 'a':\n        g()\n    elif cmd == 'b':\n        h()\n",
            &[],
        );
        check(
            "@app.post('/ship')\ndef ship_order():\n    if order.paid:\n        send(order)\n",
            &[],
        );
        check(
            "class A:\n    def download(self, n):\n        return open(n)\n",
            &[],
        );
    }
}
