//! Raised privileges that are not lowered on every path.

use super::syntax::{contains_any, each_part, has_word, last_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{ExceptHandler, Expr, ExprCall, Stmt, StmtIf, StmtTry, UnaryOp};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "privileges-kept",
        title: "Raised privileges that are not lowered on every path",
        languages: &[Language::Python],
        cwe: &[CweId(271), CweId(269), CweId(250), CweId(272), CweId(270)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports code that raises its privileges, by `os.seteuid(0)` and the like or by a \
               function named so, and can leave without lowering them again: by a return, or by an \
               exception that a handler catches.",
        why: "Everything that runs later runs with the raised privileges, also what was never \
               meant to.",
        example: "\
import os

def make_folder():
    try:
        os.seteuid(0)
        os.mkdir(\"/srv/shared\")
        os.seteuid(1000)
    except OSError:
        return False
    return True
",
        better: "\
import os

def make_folder():
    os.seteuid(0)
    try:
        os.mkdir(\"/srv/shared\")
    except OSError:
        return False
    finally:
        os.seteuid(1000)
    return True
",
        references: &["https://cwe.mitre.org/data/definitions/271.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let source = context.module().source();
    let names = [
        "rivileg",
        "seteuid",
        "setuid",
        "setresuid",
        "setreuid",
        "_root",
        "Root",
    ];
    if !names
        .iter()
        .any(|name| memchr::memmem::find(source.as_bytes(), name.as_bytes()).is_some())
    {
        return;
    }
    for scope in scopes(context.module()) {
        // A function whose work is to raise privileges leaves with them.
        let raises = scope
            .function
            .is_some_and(|function| change_named(function.name.as_str()) == Some(true));
        if raises {
            continue;
        }
        let mut paths = Paths { leaks: Vec::new() };
        let raised = paths.block(scope.body, None);
        paths.leaks.extend(raised);
        paths.leaks.sort_unstable_by_key(|range| range.start());
        paths.leaks.dedup();
        for range in paths.leaks {
            context.report(
                range,
                "the privileges that are raised here are kept on some path",
            );
        }
    }
}

/// Follows the ways through a function. The state is where privileges were raised, if they are.
struct Paths {
    /// Where privileges were raised that a way out keeps.
    leaks: Vec<TextRange>,
}

impl Paths {
    /// The state after `body`.
    fn block(&mut self, body: &[Stmt], state: Option<TextRange>) -> Option<TextRange> {
        let mut state = state;
        for statement in body {
            let (next, leaves) = self.statement(statement, state);
            if leaves {
                return None;
            }
            state = next;
        }
        state
    }

    /// The state after `statement`, and whether it leaves the block.
    fn statement(
        &mut self,
        statement: &Stmt,
        state: Option<TextRange>,
    ) -> (Option<TextRange>, bool) {
        let after = match statement {
            Stmt::Expr(node) => change_in(&node.value, state),
            Stmt::Assign(node) => change_in(&node.value, state),
            Stmt::Return(node) => {
                let state = node
                    .value
                    .as_ref()
                    .map_or(state, |value| change_in(value, state));
                self.leaks.extend(state);
                return (None, true);
            }
            Stmt::Raise(_) | Stmt::Break(_) | Stmt::Continue(_) => return (None, true),
            Stmt::If(node) => {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.branches(node, state))
            }
            Stmt::Try(node) => {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.tried(node, state))
            }
            Stmt::With(node) => self.block(&node.body, state),
            Stmt::For(node) => self.block(&node.body, state).or(state),
            Stmt::While(node) => self.block(&node.body, state).or(state),
            _ => state,
        };
        (after, false)
    }

    /// `if raise_privileges():` raises them in the first branch, `if not …` in the others.
    fn branches(&mut self, node: &StmtIf, state: Option<TextRange>) -> Option<TextRange> {
        let negated = matches!(&*node.test, Expr::UnaryOp(test) if test.op == UnaryOp::Not);
        let changed = change_in(&node.test, state);
        let (first, others) = if negated {
            (state, changed)
        } else {
            (changed, state)
        };
        let mut after = self.block(&node.body, first);
        let mut has_else = false;
        for clause in &node.elif_else_clauses {
            has_else |= clause.test.is_none();
            after = self.block(&clause.body, others).or(after);
        }
        if has_else { after } else { after.or(others) }
    }

    fn tried(&mut self, node: &StmtTry, state: Option<TextRange>) -> Option<TextRange> {
        let outer = std::mem::take(&mut self.leaks);
        let body = self.block(&node.body, state);
        let body = self.block(&node.orelse, body);
        // Anything in the body may have failed, also what lowers the privileges.
        let raised = first_raise(&node.body).or(state);
        let mut after = body;
        for ExceptHandler::ExceptHandler(handler) in &node.handlers {
            after = self.block(&handler.body, raised).or(after);
        }
        if lowers(&node.finalbody) {
            self.leaks = outer;
            return None;
        }
        self.leaks.extend(outer);
        self.block(&node.finalbody, after)
    }
}

/// Where `body` raises privileges, outside conditions and handlers of its own.
fn first_raise(body: &[Stmt]) -> Option<TextRange> {
    body.iter().find_map(|statement| match statement {
        Stmt::Expr(node) => change_in(&node.value, None),
        Stmt::Assign(node) => change_in(&node.value, None),
        Stmt::If(node) => change_in(&node.test, None).or_else(|| first_raise(&node.body)),
        Stmt::With(node) => first_raise(&node.body),
        _ => None,
    })
}

fn lowers(body: &[Stmt]) -> bool {
    let here = TextRange::default();
    body.iter().any(|statement| match statement {
        Stmt::Expr(node) => change_in(&node.value, Some(here)).is_none(),
        Stmt::If(node) => lowers(&node.body),
        Stmt::Try(node) => lowers(&node.body),
        _ => false,
    })
}

/// The state after the calls in `expression`.
fn change_in(expression: &Expr, state: Option<TextRange>) -> Option<TextRange> {
    let mut state = state;
    each_part(expression, |part| {
        if let Expr::Call(call) = part {
            match change(call) {
                Some(true) => state = Some(call.range()),
                Some(false) => state = None,
                None => {}
            }
        }
    });
    state
}

/// Whether `call` raises (true) or lowers (false) privileges.
fn change(call: &ExprCall) -> Option<bool> {
    let name = last_name(&call.func)?;
    match name {
        "setuid" | "seteuid" | "setresuid" | "setreuid" => {
            let to_root = call.arguments.args.iter().any(is_zero);
            Some(to_root)
        }
        _ => change_named(name),
    }
}

fn is_zero(expression: &Expr) -> bool {
    matches!(expression, Expr::NumberLiteral(literal) if literal.value.as_int().and_then(|number| number.as_u8()) == Some(0))
}

/// `raise_privileges` is true, `dropRoot` is false.
fn change_named(name: &str) -> Option<bool> {
    let things = [
        "privilege",
        "privileges",
        "root",
        "admin",
        "permissions",
        "rights",
        "superuser",
    ];
    if !has_word(name, &things) && !contains_any(name, &["privilege"]) {
        return None;
    }
    if has_word(
        name,
        &[
            "raise", "raises", "elevate", "escalate", "gain", "acquire", "become", "obtain",
            "enable",
        ],
    ) {
        return Some(true);
    }
    let lower = [
        "lower",
        "drop",
        "reduce",
        "release",
        "relinquish",
        "revert",
        "restore",
        "disable",
        "reset",
        "revoke",
        "deescalate",
    ];
    has_word(name, &lower).then_some(false)
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("privileges-kept", None, source), expected, "{source}");
    }

    #[test]
    fn kept_privileges_are_reported() {
        check(
            "try:\n    raise_privileges()\n    f()\n    lower_privileges()\nexcept OSError:\n    pass\n",
            &[2],
        );
        check(
            "import os\ndef f():\n    os.seteuid(0)\n    if g():\n        return 1\n    os.seteuid(1000)\n",
            &[3],
        );
        check("def f():\n    elevatePrivileges()\n    g()\n", &[2]);
        check(
            "def f():\n    if gain_root():\n        try:\n            g()\n        except E:\n            return 0\n        drop_root()\n",
            &[2],
        );
        check(
            "def f():\n    if a:\n        raisePrivileges()\n    try:\n        g()\n        lowerPrivileges()\n    except E as e:\n        print(e)\n",
            &[3],
        );
    }

    #[test]
    fn lowered_privileges_are_not() {
        check(
            "raise_privileges()\ntry:\n    f()\nfinally:\n    lower_privileges()\n",
            &[],
        );
        check(
            "try:\n    raise_privileges()\n    f()\n    lower_privileges()\nexcept E:\n    lower_privileges()\n",
            &[],
        );
        check("import os\nos.seteuid(0)\nf()\nos.seteuid(uid)\n", &[]);
        check(
            "import os\ndef raise_privileges():\n    os.seteuid(0)\n",
            &[],
        );
        check("import os\nos.setuid(1000)\n", &[]);
        check(
            "def f():\n    if not raise_privileges():\n        return\n    lower_privileges()\n",
            &[],
        );
        check("lock.acquire()\nraise_error()\n", &[]);
    }
}
