//! Swallowed error: a handler that catches everything and does nothing.

use super::syntax::last_name;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{ExceptHandler, Expr, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::python::{Ranged, TextRange, TextSize};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

const CWE: CweId = CweId(390);

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "swallowed-error",
        title: "Error is caught and dropped",
        languages: &[Language::Python],
        cwe: &[CWE, CweId(391)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::Always,
        what: "\
Reports a bare `except:` and an `except Exception:` that do nothing but `pass` or `continue`. When \
one asks for CWE-390 or CWE-391, every handler that does nothing.",
        why: "\
Whatever went wrong, a check that failed included, the program goes on as if it had not. Attacks \
that make errors on their way leave no trace.",
        example: "\
def revoke(token, store):
    try:
        store.delete(token)
    except Exception:
        pass
",
        better: "\
import logging

def revoke(token, store):
    try:
        store.delete(token)
    except KeyError:
        logging.warning(\"a token was revoked twice\")
",
        references: &[
            "https://cwe.mitre.org/data/definitions/390.html",
            "https://docs.python.org/3/howto/logging.html#exceptions-raised-during-logging",
        ],
    },
    hooks: &[Hook::Statement(&[StatementKind::Try], check)],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Try(node) = view.node else {
        return;
    };
    for ExceptHandler::ExceptHandler(handler) in &node.handlers {
        if !does_nothing(&handler.body) {
            continue;
        }
        if is_broad(handler.type_.as_deref()) || context.asks(CWE) {
            let start = handler.range.start();
            let caught = handler.type_.as_ref().map(|one| one.end());
            let end = caught.unwrap_or(start + TextSize::of("except"));
            context.report(
                TextRange::new(start, end),
                "the error is caught and dropped",
            );
        }
    }
}

fn does_nothing(body: &[Stmt]) -> bool {
    body.iter().all(|statement| match statement {
        Stmt::Pass(_) | Stmt::Continue(_) => true,
        Stmt::Expr(node) => matches!(
            &*node.value,
            Expr::EllipsisLiteral(_) | Expr::StringLiteral(_)
        ),
        _ => false,
    })
}

/// Whether a handler of this type catches every error.
pub(super) fn is_broad(caught: Option<&Expr>) -> bool {
    let all = |one: &Expr| matches!(last_name(one), Some("Exception" | "BaseException"));
    match caught {
        None => true,
        Some(Expr::Tuple(types)) => types.elts.iter().any(all),
        Some(one) => all(one),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn handlers_that_drop_every_error_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("swallowed-error", None, source), expected, "{source}");
        };
        check("try:\n    f()\nexcept:\n    pass\n", &[3]);
        check("try:\n    f()\nexcept Exception:\n    pass\n", &[3]);
        check(
            "try:\n    f()\nexcept (OSError, Exception) as e:\n    ...\n",
            &[3],
        );
        check(
            "for a in b:\n    try:\n        f()\n    except:\n        continue\n",
            &[4],
        );
        check("try:\n    f()\nexcept KeyError:\n    pass\n", &[]);
        check("try:\n    f()\nexcept:\n    log(1)\n", &[]);
    }

    #[test]
    fn every_handler_that_drops_an_error_is_reported_when_asked() {
        let source = "try:\n    f()\nexcept KeyError:\n    pass\n";
        assert_eq!(lines("swallowed-error", Some(390), source), [3]);
        assert_eq!(lines("swallowed-error", Some(391), source), [3]);
    }
}
