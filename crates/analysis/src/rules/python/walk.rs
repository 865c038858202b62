//! Walks over a piece of the syntax tree, for rules that look at more than one node.

use crate::python::ast::visitor::{Visitor, walk_expr, walk_stmt};
use crate::python::ast::{Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};

/// Calls `see` for every expression of `body` in the order of evaluation. Inner functions, classes
/// and annotations are left out: they run at another time, or never.
pub(super) fn expressions<'a>(body: &'a [Stmt], see: impl FnMut(&'a Expr)) {
    Expressions(see).visit_body(body);
}

/// Calls `see` for `expression` and for every expression in it.
pub(super) fn expressions_in<'a>(expression: &'a Expr, see: impl FnMut(&'a Expr)) {
    Expressions(see).visit_expr(expression);
}

/// Whether `is` holds for an expression of `body`.
pub(super) fn has_expression<'a>(body: &'a [Stmt], mut is: impl FnMut(&'a Expr) -> bool) -> bool {
    let mut found = false;
    expressions(body, |expression| found = found || is(expression));
    found
}

/// Whether `is` holds for `expression` or for one in it.
pub(super) fn holds_in<'a>(expression: &'a Expr, mut is: impl FnMut(&'a Expr) -> bool) -> bool {
    let mut found = false;
    expressions_in(expression, |inner| found = found || is(inner));
    found
}

/// Calls `see` for every statement of `body` and of its blocks, but not of inner functions and
/// classes.
pub(super) fn statements<'a>(body: &'a [Stmt], see: impl FnMut(&'a Stmt)) {
    Statements(see).visit_body(body);
}

/// Whether `is` holds for a statement of `body` or of its blocks.
pub(super) fn has_statement<'a>(body: &'a [Stmt], mut is: impl FnMut(&'a Stmt) -> bool) -> bool {
    let mut found = false;
    statements(body, |statement| found = found || is(statement));
    found
}

/// Calls `see` for every function of `body` at any depth, with the class it is a method of.
pub(super) fn functions<'a>(
    body: &'a [Stmt],
    see: impl FnMut(&'a StmtFunctionDef, Option<&'a StmtClassDef>),
) {
    Functions { see, class: None }.visit_body(body);
}

/// The last part of a name: `run` of `run` and `subprocess.run`.
pub(super) fn last_name(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}

/// The last part of the name of what is called.
pub(super) fn called(call: &ExprCall) -> Option<&str> {
    last_name(&call.func)
}

/// The variable that `expression` is.
pub(super) fn variable(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(name) => Some(name.id.as_str()),
        _ => None,
    }
}

/// The text of a string literal.
pub(super) fn literal(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::StringLiteral(literal) => Some(literal.value.to_str()),
        _ => None,
    }
}

/// Whether `expression` mentions the variable `name`.
pub(super) fn mentions(expression: &Expr, name: &str) -> bool {
    holds_in(expression, |inner| variable(inner) == Some(name))
}

/// Whether control never falls out of the end of `body`.
pub(super) fn leaves(body: &[Stmt]) -> bool {
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
            let handled = node.handlers.iter().all(|handler| {
                let crate::python::ast::ExceptHandler::ExceptHandler(handler) = handler;
                leaves(&handler.body)
            });
            leaves(&node.finalbody) || (handled && (leaves(&node.body) || leaves(&node.orelse)))
        }
        Stmt::Match(node) => {
            let covered = node
                .cases
                .iter()
                .any(|case| case.guard.is_none() && case.pattern.is_irrefutable());
            covered && node.cases.iter().all(|case| leaves(&case.body))
        }
        Stmt::While(node) => {
            let forever = matches!(&*node.test, Expr::BooleanLiteral(literal) if literal.value);
            forever && !has_statement(&node.body, |inner| matches!(inner, Stmt::Break(_)))
        }
        _ => false,
    })
}

struct Expressions<F>(F);

impl<'a, F: FnMut(&'a Expr)> Visitor<'a> for Expressions<F> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if !matches!(statement, Stmt::FunctionDef(_) | Stmt::ClassDef(_)) {
            walk_stmt(self, statement);
        }
    }

    fn visit_annotation(&mut self, _: &'a Expr) {}

    fn visit_expr(&mut self, expression: &'a Expr) {
        (self.0)(expression);
        if !matches!(expression, Expr::Lambda(_)) {
            walk_expr(self, expression);
        }
    }
}

struct Statements<F>(F);

impl<'a, F: FnMut(&'a Stmt)> Visitor<'a> for Statements<F> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        (self.0)(statement);
        if !matches!(statement, Stmt::FunctionDef(_) | Stmt::ClassDef(_)) {
            walk_stmt(self, statement);
        }
    }

    fn visit_expr(&mut self, _: &'a Expr) {}
}

struct Functions<'a, F> {
    see: F,
    class: Option<&'a StmtClassDef>,
}

impl<'a, F: FnMut(&'a StmtFunctionDef, Option<&'a StmtClassDef>)> Visitor<'a>
    for Functions<'a, F>
{
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let outer = self.class;
        match statement {
            Stmt::FunctionDef(node) => {
                (self.see)(node, self.class);
                self.class = None;
                self.visit_body(&node.body);
            }
            Stmt::ClassDef(node) => {
                self.class = Some(node);
                self.visit_body(&node.body);
            }
            _ => walk_stmt(self, statement),
        }
        self.class = outer;
    }

    fn visit_expr(&mut self, _: &'a Expr) {}
}
