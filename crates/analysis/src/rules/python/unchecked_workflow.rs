//! Unchecked workflow: a session does what it is told before anybody has logged in.

use super::secret_names::has_word;
use super::syntax::{self, called, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{CmpOp, Expr, Stmt, StmtIf};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unchecked-workflow",
        title: "Command that no earlier step allows",
        languages: &[Language::Python],
        cwe: &[CweId(841)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "\
Reports a choice between commands inside a loop (`if command == \"GET\": … elif …`) with an arm that \
reads or writes files or runs programs, when no condition in the loop asks whether the client has \
logged in or which step comes next.",
        why: "\
A client does not have to send the commands in the order that the protocol means. Who sends the \
command for a file first gets it without a password.",
        example: "\
def serve(connection):
    while True:
        command, _, rest = connection.recv(1024).decode().partition(\" \")
        if command == \"LOGIN\":
            connection.send(b\"hello\")
        elif command == \"GET\":
            connection.send(open(\"public/\" + rest, \"rb\").read())
",
        better: "\
def serve(connection, accounts):
    logged_in = False
    while True:
        command, _, rest = connection.recv(1024).decode().partition(\" \")
        if command == \"LOGIN\":
            logged_in = accounts.check(rest)
        elif not logged_in:
            connection.send(b\"log in first\")
        elif command == \"GET\" and rest in accounts.files:
            connection.send(accounts.files[rest])
",
        references: &["https://cwe.mitre.org/data/definitions/841.html"],
    },
    hooks: &[Hook::Statement(&[StatementKind::If], check)],
};

const STATE: &[&str] = &[
    "auth",
    "authed",
    "authenticated",
    "authorized",
    "login",
    "logged",
    "loggedin",
    "state",
    "step",
    "stage",
    "phase",
    "session",
    "user",
    "username",
    "password",
    "permission",
    "role",
];

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let (Stmt::If(node), true) = (view.node, view.loops > 0) else {
        return;
    };
    if commands(node) < 2 {
        return;
    }
    let tests = node
        .elif_else_clauses
        .iter()
        .filter_map(|arm| arm.test.as_ref());
    let asks_for_state = |test: &Expr| syntax::any_part(test, is_state);
    if asks_for_state(&node.test) || tests.clone().any(asks_for_state) {
        return;
    }
    let arms = node.elif_else_clauses.iter().map(|arm| &*arm.body);
    let sensitive = std::iter::once(&*node.body)
        .chain(arms)
        .find(|body| syntax::any_expression(body, is_sensitive) && !guards(body));
    if sensitive.is_some() {
        context.report(node.test.range(), "no command asks for the step before it");
    }
}

/// How many arms compare with a text.
fn commands(node: &StmtIf) -> usize {
    let tests = node
        .elif_else_clauses
        .iter()
        .filter_map(|arm| arm.test.as_ref());
    let tests = std::iter::once(&*node.test).chain(tests);
    tests
        .filter(|test| syntax::any_part(test, is_command))
        .count()
}

/// `command == "GET"`, `line.startswith("GET")`.
fn is_command(expression: &Expr) -> bool {
    match expression {
        Expr::Compare(node) => {
            let is_equality = matches!(*node.ops, [CmpOp::Eq | CmpOp::In]);
            is_equality
                && (text(&node.left).is_some()
                    || node.comparators.iter().any(|one| text(one).is_some()))
        }
        Expr::Call(call) => {
            called(call) == Some("startswith")
                && call.arguments.args.first().and_then(text).is_some()
        }
        _ => false,
    }
}

/// A variable that says who the client is or which step has been taken.
fn is_state(expression: &Expr) -> bool {
    matches!(expression, Expr::Name(_) | Expr::Attribute(_))
        && last_name(expression).is_some_and(|name| has_word(name, STATE))
}

fn is_sensitive(expression: &Expr) -> bool {
    const CALLS: &[&str] = &[
        "open",
        "listdir",
        "remove",
        "unlink",
        "system",
        "run",
        "Popen",
        "check_output",
        "execute",
        "rename",
        "mkdir",
        "rmdir",
        "sendfile",
        "eval",
        "exec",
    ];
    matches!(expression, Expr::Call(call) if called(call).is_some_and(|name| CALLS.contains(&name)))
}

/// Whether a condition inside an arm asks for the state.
fn guards(body: &[Stmt]) -> bool {
    syntax::any_statement(body, |statement| match statement {
        Stmt::If(node) => syntax::any_part(&node.test, is_state),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn commands_without_a_step_before_are_reported() {
        let check = |chain: &str, expected: &[usize]| {
            let body: String = chain.lines().map(|line| format!("    {line}\n")).collect();
            let source = format!("while True:\n{body}");
            assert_eq!(
                lines("unchecked-workflow", Some(841), &source),
                expected,
                "{source}"
            );
        };
        check("if c == 'A':\n    f()\nelif c == 'B':\n    open(n)", &[2]);
        check(
            "if c.startswith('A'):\n    f()\nelif c.startswith('B'):\n    os.remove(n)",
            &[2],
        );
        check(
            "if c == 'A':\n    f()\nelif c == 'B' and logged_in:\n    open(n)",
            &[],
        );
        check(
            "if c == 'A':\n    f()\nelif c == 'B':\n    if self.user:\n        open(n)",
            &[],
        );
        check("if c == 'A':\n    f()\nelif c == 'B':\n    g()", &[]);
        check("if c == 'A':\n    open(n)", &[]);
        let once = "if c == 'A':\n    f()\nelif c == 'B':\n    open(n)\n";
        assert!(lines("unchecked-workflow", Some(841), once).is_empty());
    }
}
