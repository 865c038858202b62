//! Walks over a whole file: every function, decorator and default value too.

use crate::python::Module;
use crate::python::ast::visitor::{Visitor, walk_expr, walk_stmt};
use crate::python::ast::{Expr, Stmt};

/// Hands every expression of the file to `visit`, outer ones before their parts.
pub(crate) fn each_expression<'a>(module: &'a Module<'_>, visit: impl FnMut(&'a Expr)) {
    Walker {
        expression: visit,
        block: |_: &'a [Stmt]| {},
    }
    .visit_body(module.statements());
}

/// Hands every block of the file to `visit`, outer ones before those inside.
pub(crate) fn each_block<'a>(module: &'a Module<'_>, visit: impl FnMut(&'a [Stmt])) {
    Walker {
        expression: |_: &'a Expr| {},
        block: visit,
    }
    .visit_body(module.statements());
}

/// Hands every statement of the file to `visit`, block by block.
pub(crate) fn each_statement<'a>(module: &'a Module<'_>, mut visit: impl FnMut(&'a Stmt)) {
    each_block(module, |block| block.iter().for_each(&mut visit));
}

struct Walker<E, B> {
    expression: E,
    block: B,
}

impl<'a, E: FnMut(&'a Expr), B: FnMut(&'a [Stmt])> Visitor<'a> for Walker<E, B> {
    fn visit_body(&mut self, body: &'a [Stmt]) {
        (self.block)(body);
        for statement in body {
            self.visit_stmt(statement);
        }
    }

    fn visit_stmt(&mut self, statement: &'a Stmt) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || walk_stmt(self, statement));
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        (self.expression)(expression);
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || walk_expr(self, expression));
    }
}
