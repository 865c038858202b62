//! Questions about a piece of the syntax tree.

use super::walk::{each_expression, each_part, each_statement};
use crate::python::ast::{ExceptHandler, Expr, ExprCall, Stmt};

/// Whether `is` holds for an expression of `body`.
pub(crate) fn any_expression<'a>(body: &'a [Stmt], mut is: impl FnMut(&'a Expr) -> bool) -> bool {
    let mut found = false;
    each_expression(body, |expression| found = found || is(expression));
    found
}

/// Whether `is` holds for a statement of `body` or of its blocks.
pub(crate) fn any_statement<'a>(body: &'a [Stmt], mut is: impl FnMut(&'a Stmt) -> bool) -> bool {
    let mut found = false;
    each_statement(body, |statement| found = found || is(statement));
    found
}

/// Whether `is` holds for `expression` or a part of it.
pub(crate) fn any_part<'a>(expression: &'a Expr, mut is: impl FnMut(&'a Expr) -> bool) -> bool {
    let mut found = false;
    each_part(expression, |part| found = found || is(part));
    found
}

/// The variable that `expression` is.
pub(crate) fn variable(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(name) => Some(name.id.as_str()),
        _ => None,
    }
}

/// The last part of the name of what is called: `run` of `subprocess.run(…)`.
pub(crate) fn called(call: &ExprCall) -> Option<&str> {
    match &*call.func {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(node) => Some(node.attr.as_str()),
        _ => None,
    }
}

/// Whether the variable `name` is part of `expression`.
pub(crate) fn mentions(expression: &Expr, name: &str) -> bool {
    any_part(expression, |part| variable(part) == Some(name))
}

/// Whether control never falls out of the end of `body`.
pub(crate) fn leaves(body: &[Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        Stmt::Return(_) | Stmt::Raise(_) | Stmt::Break(_) | Stmt::Continue(_) => true,
        Stmt::If(node) => {
            let arms = &node.elif_else_clauses;
            arms.last().is_some_and(|last| last.test.is_none())
                && leaves(&node.body)
                && arms.iter().all(|arm| leaves(&arm.body))
        }
        Stmt::With(node) => leaves(&node.body),
        Stmt::Try(node) => {
            let mut handlers = node.handlers.iter();
            let handled = handlers.all(|ExceptHandler::ExceptHandler(one)| leaves(&one.body));
            leaves(&node.finalbody) || (handled && (leaves(&node.body) || leaves(&node.orelse)))
        }
        Stmt::Match(node) => {
            let mut cases = node.cases.iter();
            let covered = cases.any(|case| case.guard.is_none() && case.pattern.is_irrefutable());
            covered && node.cases.iter().all(|case| leaves(&case.body))
        }
        Stmt::While(node) => {
            let forever = matches!(&*node.test, Expr::BooleanLiteral(literal) if literal.value);
            forever && !any_statement(&node.body, |inner| matches!(inner, Stmt::Break(_)))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::Module;

    #[test]
    fn blocks_leave_when_every_way_does() {
        let check = |body: &str, expected: bool| {
            let indented: String = body.lines().map(|line| format!("    {line}\n")).collect();
            let source = format!("def f():\n{indented}");
            let module = Module::parse(&source).unwrap();
            let function = module.function("f").unwrap();
            assert_eq!(leaves(&function.body), expected, "{body}");
        };
        check("return 1", true);
        check("if a:\n    return 1\nelse:\n    raise E", true);
        check("if a:\n    return 1\nelif b:\n    raise E", false);
        check("with a:\n    return 1", true);
        check("try:\n    return 1\nexcept E:\n    pass", false);
        check("try:\n    return 1\nexcept E:\n    return 2", true);
        check("try:\n    pass\nfinally:\n    return 1", true);
        check(
            "match a:\n    case 1:\n        return 1\n    case _:\n        return 2",
            true,
        );
        check("match a:\n    case 1:\n        return 1", false);
        check("while True:\n    f()", true);
        check("while True:\n    break", false);
        check("for a in b:\n    return 1", false);
        check("def g():\n    return 1", false);
    }

    #[test]
    fn parts_are_searched() {
        let module = Module::parse("a.b(c[d])\n").unwrap();
        let Some(Stmt::Expr(statement)) = module.statements().first() else {
            panic!()
        };
        assert!(mentions(&statement.value, "d"));
        assert!(!mentions(&statement.value, "b"));
        assert!(any_expression(module.statements(), Expr::is_subscript_expr));
        assert!(!any_statement(module.statements(), Stmt::is_if_stmt));
    }
}
