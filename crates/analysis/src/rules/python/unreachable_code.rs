//! Unreachable code: statements behind one that always leaves.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::{Context, FunctionView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unreachable-code",
        title: "Code that is never reached",
        languages: &[Language::Python],
        cwe: &[CweId(561), CweId(1164)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports the first statement behind a `return`, `raise`, `break`, `continue` or an endless loop in \
one block of a function.",
        why: "\
What stands there never runs: a check that was meant to be made, a lock that was meant to be given \
back.",
        example: "\
def close(account, lock):
    lock.acquire()
    return account.close()
    lock.release()
",
        better: "\
def close(account, lock):
    with lock:
        return account.close()
",
        references: &["https://cwe.mitre.org/data/definitions/561.html"],
    },
    hooks: &[Hook::Function(check)],
};

fn check<'a>(context: &mut Context<'a>, view: &FunctionView<'a>) {
    let body = &view.node.body;
    let mut places = Vec::new();
    let mut look = |block: &'a [Stmt]| {
        for pair in block.windows(2) {
            if syntax::leaves(&pair[..1]) {
                if !makes_generator(&pair[1]) {
                    places.push(pair[1].range());
                }
                break;
            }
        }
    };
    look(body);
    syntax::each_statement(body, |statement| {
        for block in blocks(statement) {
            look(block);
        }
    });
    for range in places {
        context.report(range, "control never gets here");
    }
}

/// A `yield` that is never reached makes a function a generator.
fn makes_generator(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Expr(node)
        if matches!(&*node.value, Expr::Yield(_) | Expr::YieldFrom(_)))
}

/// The blocks of a compound statement.
fn blocks(statement: &Stmt) -> Vec<&[Stmt]> {
    match statement {
        Stmt::If(node) => {
            let arms = node.elif_else_clauses.iter().map(|arm| &*arm.body);
            std::iter::once(&*node.body).chain(arms).collect()
        }
        Stmt::For(node) => vec![&node.body, &node.orelse],
        Stmt::While(node) => vec![&node.body, &node.orelse],
        Stmt::With(node) => vec![&node.body],
        Stmt::Try(node) => {
            let mut blocks: Vec<&[Stmt]> = vec![&node.body, &node.orelse, &node.finalbody];
            blocks.extend(node.handlers.iter().map(|handler| {
                let crate::python::ast::ExceptHandler::ExceptHandler(handler) = handler;
                &*handler.body
            }));
            blocks
        }
        Stmt::Match(node) => node.cases.iter().map(|case| &*case.body).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn statements_that_are_never_reached_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("unreachable-code", Some(561), source),
                expected,
                "{source}"
            );
        };
        check("def f():\n    return 1\n    g()\n    h()\n", &[3]);
        check(
            "def f():\n    for a in b:\n        break\n        g()\n",
            &[4],
        );
        check(
            "def f():\n    if a:\n        raise E\n    else:\n        return 1\n    g()\n",
            &[6],
        );
        check("def f():\n    while True:\n        g()\n    h()\n", &[4]);
        check("def f():\n    if a:\n        return 1\n    g()\n", &[]);
        check("def f():\n    return\n    yield\n", &[]);
        check(
            "def f():\n    while True:\n        if a:\n            break\n    h()\n",
            &[],
        );
        check(
            "def f():\n    try:\n        return g()\n    except E:\n        pass\n    h()\n",
            &[],
        );
    }
}
