//! Errors that are caught, whatever they are, and of which nobody hears.

use super::emptied::{is_constant, is_empty};
use super::outline::Outline;
use crate::python::ast::{ExceptHandler, ExceptHandlerExceptHandler, Expr, Stmt};
use crate::repair_guard::{Kind, Violation};
use crate::rules::python::syntax::{called, each_expression, each_statement, last_name, scopes};

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let had = swallowing(before).len();
    let now = swallowing(after);
    // Which of them are new cannot be said; as many as are more, the last ones.
    let new = now.len().saturating_sub(had);
    let new = now.into_iter().rev().take(new);
    new.map(|line| Violation {
        kind: Kind::Swallowed,
        what: "every error".to_owned(),
        line,
    })
    .collect()
}

/// The lines of what swallows.
fn swallowing(outline: &Outline<'_>) -> Vec<usize> {
    let mut lines = Vec::new();
    for scope in scopes(outline.module) {
        each_statement(scope.body, |statement| {
            if let Stmt::Try(node) = statement {
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    if is_broad(handler.type_.as_deref()) && is_silent(handler) {
                        lines.push(outline.line(handler));
                    }
                }
            }
        });
        each_expression(scope.body, |expression| {
            if let Expr::Call(call) = expression
                && called(call) == Some("suppress")
                && call.arguments.args.iter().any(|it| is_broad(Some(it)))
            {
                lines.push(outline.line(call));
            }
        });
    }
    lines
}

/// Whether all errors are caught, not those that are to be expected.
fn is_broad(caught: Option<&Expr>) -> bool {
    match caught {
        None => true,
        Some(Expr::Tuple(tuple)) => tuple.elts.iter().any(|it| is_broad(Some(it))),
        Some(caught) => matches!(last_name(caught), Some("Exception" | "BaseException")),
    }
}

/// Whether the caller learns nothing: no error goes on, and what is returned is what nothing gives,
/// not an answer that tells of an error.
fn is_silent(handler: &ExceptHandlerExceptHandler) -> bool {
    let quiet = |statement: &Stmt| match statement {
        Stmt::Return(node) => node.value.as_deref().is_none_or(is_nothing),
        Stmt::Continue(_) | Stmt::Break(_) => true,
        Stmt::Assign(node) => is_constant(&node.value),
        Stmt::Raise(_) => false,
        // A status is an answer.
        Stmt::Expr(node) if matches!(&*node.value, Expr::Call(call) if called(call) == Some("abort")) => {
            false
        }
        Stmt::Expr(node) if matches!(&*node.value, Expr::Call(call) if is_words(call)) => true,
        other => is_empty(std::slice::from_ref(other)),
    };
    handler.body.iter().all(quiet)
}

/// Words to a log, whatever they hold.
fn is_words(call: &crate::python::ast::ExprCall) -> bool {
    let names = [
        "print",
        "debug",
        "info",
        "warning",
        "error",
        "exception",
        "critical",
        "log",
    ];
    called(call).is_some_and(|name| names.contains(&name))
}

/// `None`, `False`, an empty text or an empty collection.
fn is_nothing(value: &Expr) -> bool {
    match value {
        Expr::NoneLiteral(_) => true,
        Expr::BooleanLiteral(literal) => !literal.value,
        Expr::StringLiteral(literal) => literal.value.is_empty(),
        Expr::BytesLiteral(literal) => literal.value.is_empty(),
        Expr::List(node) => node.elts.is_empty(),
        Expr::Tuple(node) => node.elts.is_empty(),
        Expr::Dict(node) => node.items.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::Swallowed;

    #[test]
    fn errors_are_heard_of() {
        let check = |handler: &str, expected: bool| {
            let before = "def a(x):\n    return run(x)\n";
            let after = format!("def a(x):\n    try:\n        return run(x)\n    {handler}\n");
            let expected: &[_] = if expected {
                &[(Swallowed, "every error")]
            } else {
                &[]
            };
            super::super::hold(super::check, before, &after, expected);
        };
        check("except:\n        pass", true);
        check("except Exception:\n        return None", true);
        check(
            "except (ValueError, Exception) as e:\n        log.error('%s', e)\n        return ''",
            true,
        );
        check("except BaseException:\n        return []", true);
        check("except ValueError:\n        return None", false);
        check(
            "except Exception as e:\n        raise ValueError('bad') from e",
            false,
        );
        check(
            "except Exception:\n        return 'internal error', 500",
            false,
        );
        check("except Exception:\n        abort(500)", false);
        check(
            "except Exception:\n        rollback(x)\n        raise",
            false,
        );
        check("finally:\n        pass", false);
    }

    #[test]
    fn what_was_swallowed_may_be() {
        let code = "def a(x):\n    try:\n        run(x)\n    except Exception:\n        pass\n";
        super::super::hold(super::check, code, code, &[]);
        let more = format!("{code}    with contextlib.suppress(Exception):\n        run(x)\n");
        super::super::hold(super::check, code, &more, &[(Swallowed, "every error")]);
    }
}
