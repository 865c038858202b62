//! `match` statements.

use super::Kinds;
use super::context::Context;
use super::environment::End;
use super::value::{Happens, Value};
use crate::python::ast::{self, Expr, StmtMatch};

impl<'a> Context<'a> {
    pub(crate) fn match_statement(&mut self, node: &'a StmtMatch) -> End {
        let subject = self.expression(&node.subject);
        let mut branches = Vec::with_capacity(node.cases.len() + 1);
        let mut covered = false;
        for case in &node.cases {
            covered |= case.guard.is_none() && case.pattern.is_irrefutable();
            branches.push(self.branch(|context| {
                context.pattern(&case.pattern, subject, &node.subject);
                if let Some(guard) = &case.guard {
                    context.expression(guard);
                    context.refine(guard, true);
                }
                context.block(&case.body)
            }));
        }
        if !covered {
            branches.push(self.branch(|_| End::Falls));
        }
        self.join_branches(&branches)
    }

    fn pattern(&mut self, pattern: &'a ast::Pattern, subject: Value<'a>, expression: &'a Expr) {
        use ast::Pattern;
        match pattern {
            // A value that equals a literal is harmless.
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {
                self.clear(expression, Kinds::ALL);
            }
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner, subject, expression);
                }
                self.bind_pattern(node.name.as_ref(), subject);
            }
            Pattern::MatchStar(node) => self.bind_pattern(node.name.as_ref(), subject),
            Pattern::MatchSequence(node) => self.patterns(&node.patterns, subject, expression),
            Pattern::MatchOr(node) => {
                let literal = |one| matches!(one, &Pattern::MatchValue(_));
                if node.patterns.iter().all(literal) {
                    self.clear(expression, Kinds::ALL);
                } else {
                    self.patterns(&node.patterns, subject, expression);
                }
            }
            Pattern::MatchMapping(node) => {
                self.patterns(&node.patterns, subject, expression);
                self.bind_pattern(node.rest.as_ref(), subject);
            }
            Pattern::MatchClass(node) => {
                for inner in &node.arguments.patterns {
                    self.bind_inner(inner, subject, expression);
                }
                for keyword in &node.arguments.keywords {
                    self.bind_inner(&keyword.pattern, subject, expression);
                }
            }
        }
    }

    fn patterns(&mut self, inner: &'a [ast::Pattern], subject: Value<'a>, expression: &'a Expr) {
        for pattern in inner {
            self.bind_inner(pattern, subject, expression);
        }
    }

    /// A pattern for a part of the subject: a literal there says nothing about the whole.
    fn bind_inner(&mut self, inner: &'a ast::Pattern, subject: Value<'a>, expression: &'a Expr) {
        if !matches!(
            inner,
            ast::Pattern::MatchValue(_) | ast::Pattern::MatchSingleton(_)
        ) {
            self.pattern(inner, subject, expression);
        }
    }

    fn bind_pattern(&mut self, name: Option<&'a ast::Identifier>, subject: Value<'a>) {
        if let Some(name) = name {
            let atom = self.atoms.name(name.as_str());
            let taint = self
                .arena
                .advance(subject.taint, name.range, Happens::Stored);
            self.set(atom, subject.tainted(taint));
        }
    }
}
