//! Bodies that do nothing any more: `pass`, a constant, or nothing but an error.

use super::outline::Outline;
use crate::python::ast::{Expr, Stmt};
use crate::repair_guard::{Kind, Violation};
use crate::rules::python::syntax::{called, text};

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let emptied = after.functions.iter().filter(|now| {
        let was = before.function(&now.name);
        was.is_some_and(|was| !is_empty(&was.node.body)) && is_empty(&now.node.body)
    });
    emptied
        .map(|function| Violation {
            kind: Kind::Emptied,
            what: format!("{}()", function.name),
            line: function.line,
        })
        .collect()
}

/// Whether nothing in `body` depends on anything: constants, errors, and words to a log.
pub(super) fn is_empty(body: &[Stmt]) -> bool {
    body.iter().all(|statement| match statement {
        Stmt::Pass(_) | Stmt::Raise(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => true,
        Stmt::Import(_) | Stmt::ImportFrom(_) => true,
        Stmt::Return(node) => node.value.as_deref().is_none_or(is_constant),
        Stmt::Expr(node) => match &*node.value {
            Expr::Call(call) => {
                called(call).is_some_and(|name| QUIET.contains(&name))
                    && call.arguments.args.iter().all(is_constant)
            }
            other => is_constant(other),
        },
        _ => false,
    })
}

/// Calls that say or refuse, and do nothing else.
const QUIET: [&str; 12] = [
    "abort",
    "print",
    "debug",
    "info",
    "warning",
    "warn",
    "error",
    "critical",
    "exception",
    "log",
    "exit",
    "fail",
];

/// Whether the value is known from the text alone, a response with nothing in it included.
pub(super) fn is_constant(expression: &Expr) -> bool {
    match expression {
        Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::NumberLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_) => true,
        Expr::Tuple(node) => node.elts.iter().all(is_constant),
        Expr::List(node) => node.elts.iter().all(is_constant),
        Expr::Set(node) => node.elts.iter().all(is_constant),
        Expr::Dict(node) => node.items.iter().all(|item| is_constant(&item.value)),
        Expr::UnaryOp(node) => is_constant(&node.operand),
        Expr::Call(call) => {
            let arguments = &call.arguments;
            let values = arguments.keywords.iter().map(|keyword| &keyword.value);
            called(call).is_some_and(|name| MAKERS.contains(&name))
                && arguments.args.iter().chain(values).all(is_constant)
        }
        _ => text(expression).is_some(),
    }
}

/// What makes an answer or an empty value of constants.
const MAKERS: [&str; 14] = [
    "jsonify",
    "Response",
    "JSONResponse",
    "HttpResponse",
    "HTMLResponse",
    "PlainTextResponse",
    "make_response",
    "dict",
    "list",
    "set",
    "tuple",
    "str",
    "bytes",
    "iter",
];

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::Emptied;

    #[test]
    fn bodies_do_something() {
        let check = |body: &str, expected: bool| {
            let before = "def a(x):\n    return run(x)\n";
            let after = format!("def a(x):\n    {body}\n");
            let expected: &[_] = if expected { &[(Emptied, "a()")] } else { &[] };
            super::super::hold(super::check, before, &after, expected);
        };
        check("pass", true);
        check("'''Doc.'''\n    return None", true);
        check("return ''", true);
        check("return []", true);
        check("return {'error': 'disabled'}, 403", true);
        check("return jsonify(error='disabled')", true);
        check("raise NotImplementedError('unsafe')", true);
        check("log.warning('disabled')\n    return False", true);
        check("abort(403)", true);
        check("return x", false);
        check("if not x:\n        return None\n    return run(x)", false);
        check("return run(str(x))", false);
    }

    #[test]
    fn what_was_empty_may_stay_so() {
        let stub = "class A:\n    def f(self):\n        return None\n";
        super::super::hold(super::check, stub, stub, &[]);
    }
}
