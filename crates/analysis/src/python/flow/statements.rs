//! Following statements.

use super::context::Context;
use super::environment::{Branch, End, join};
use super::kind::{Kind, Kinds, Origin};
use super::models::Handler;
use super::value::{Source, Taint, Value};
use super::view::{Known, StatementKind, StatementView};
use crate::finding::Confidence;
use crate::python::ast::{
    self, ElifElseClause, ExceptHandler, Expr, Stmt, StmtFor, StmtIf, StmtTry, StmtWhile,
};
use crate::python::{Ranged, TextRange};
use std::cell::Cell;

/// Loops deeper than this are followed once, not twice, so that nesting cannot double the work
/// without bound.
const MAX_LOOPS_TWICE: u32 = 3;

/// `elif` arms after which conditions are no longer remembered. Real code has a few dozen.
const MAX_REMEMBERED_ARMS: usize = 200;

impl<'a> Context<'a> {
    /// Follows `statements` in order, to the first that leaves.
    pub(crate) fn block(&mut self, statements: &'a [Stmt]) -> End {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            let mut end = End::Falls;
            for statement in statements {
                if self.tick() {
                    return End::Leaves;
                }
                // What stands behind a `return` is not reached but may still be of interest to
                // rules, e.g. in a fragment; its effect on the state is not.
                if self.statement(statement) == End::Leaves {
                    end = End::Leaves;
                }
            }
            end
        })
    }

    fn statement(&mut self, statement: &'a Stmt) -> End {
        if let Some(kind) = StatementKind::of(statement) {
            let view = StatementView {
                node: statement,
                loops: self.frame().loops,
            };
            self.call_hooks(
                |rules| &rules.statements[kind as usize],
                |check, context| check(context, &view),
            );
        }
        match statement {
            Stmt::Expr(expression) => return self.expression_statement(&expression.value),
            Stmt::Assign(assign) => {
                let value = self.expression(&assign.value);
                for target in &assign.targets {
                    self.assign(target, value, Some(&assign.value), assign.range);
                }
            }
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::AugAssign(assign) => self.augmented(assign),
            Stmt::Return(node) => {
                self.return_value(node.value.as_deref(), node.range);
                return End::Leaves;
            }
            Stmt::Raise(raise) => {
                for expression in raise.exc.iter().chain(&raise.cause) {
                    self.expression(expression);
                }
                return End::Leaves;
            }
            Stmt::If(node) => return self.if_statement(node),
            Stmt::While(node) => return self.while_loop(node),
            Stmt::For(node) => return self.for_loop(node),
            Stmt::Try(node) => return self.try_statement(node),
            Stmt::Match(node) => return self.match_statement(node),
            Stmt::With(with) => {
                for item in &with.items {
                    let value = self.expression(&item.context_expr);
                    if let Some(target) = &item.optional_vars {
                        let entered = self.child_of(value, "__enter__()").unwrap_or(value);
                        self.assign(target, entered, None, item.range);
                    }
                }
                return self.block(&with.body);
            }
            Stmt::Break(_) | Stmt::Continue(_) => {
                self.frame().loop_breaks |= statement.is_break_stmt();
                if let Some(mark) = self.frame().loop_mark {
                    let changes = self.frame().scope.changes_since(mark);
                    self.frame().loop_exits.extend(changes);
                }
                return End::Leaves;
            }
            Stmt::Assert(assert) => {
                self.expression(&assert.test);
                if let Some(message) = &assert.msg {
                    self.expression(message);
                }
                self.refine(&assert.test, true);
            }
            Stmt::Delete(delete) => {
                for target in &delete.targets {
                    if let Expr::Subscript(_) = target {
                        self.expression(target);
                    }
                }
            }
            Stmt::FunctionDef(def) => self.define_function(def),
            Stmt::ClassDef(def) => self.define_class(def),
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Global(global) => {
                for name in &global.names {
                    let atom = self.atoms.name(name.as_str());
                    self.frame().globals.push(atom);
                }
            }
            Stmt::Nonlocal(_) | Stmt::Pass(_) | Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => {}
        }
        End::Falls
    }

    fn expression_statement(&mut self, expression: &'a Expr) -> End {
        self.expression(expression);
        let Expr::Call(call) = expression else {
            return End::Falls;
        };
        self.quiet += 1;
        let callee = self.expression(&call.func);
        self.quiet -= 1;
        let ends = callee
            .what
            .name()
            .is_some_and(|name| self.models.facts(name).ends);
        if ends { End::Leaves } else { End::Falls }
    }

    fn annotated(&mut self, assign: &'a ast::StmtAnnAssign) {
        if let Some(value) = &assign.value {
            let made = self.expression(value);
            self.assign(&assign.target, made, Some(value), assign.range);
        } else if let Some(name) = self.annotation(&assign.annotation) {
            self.assign(&assign.target, Value::named(name), None, assign.range);
        }
    }

    fn augmented(&mut self, assign: &'a ast::StmtAugAssign) {
        let left = self.expression(&assign.target);
        let right = self.expression(&assign.value);
        let range = assign.range;
        let mut value = self.operation(assign.op, left, right, range);
        // `x += y` keeps what x is: a list stays a list.
        value.what = left.what;
        self.assign(&assign.target, value, None, range);
    }

    fn return_value(&mut self, expression: Option<&'a Expr>, range: TextRange) {
        let value = match expression {
            Some(expression) => self.expression(expression),
            None => Value::UNKNOWN,
        };
        self.response(value, expression, expression.map_or(range, Ranged::range));
        self.leave_function(expression);
        let frame = self.frames.len() - 1;
        let before = self.frames[frame].returned;
        let after = before.map_or(value, |before| join(before, value, &mut self.arena));
        self.frames[frame].returned = Some(after);
    }

    /// What a request handler returns is sent to the client.
    fn response(&mut self, value: Value<'a>, expression: Option<&'a Expr>, range: TextRange) {
        let function = self.frame().function;
        let handler = function.and_then(|function| self.functions[function as usize].handler);
        if !matches!(
            handler,
            Some(Handler::Html | Handler::Data | Handler::Error)
        ) {
            return;
        }
        // `return body, 400` sends the body; headers are no page.
        let body = match expression {
            Some(Expr::Tuple(node)) => node.elts.first(),
            other => other,
        };
        let value = match body {
            Some(body) if !std::ptr::eq(body, expression.unwrap_or(body)) => self.value_of(body).0,
            _ => value,
        };
        // A dictionary or list is sent as JSON.
        let is_json = matches!(
            value.made_by,
            Some(Expr::Dict(_) | Expr::List(_) | Expr::DictComp(_) | Expr::ListComp(_))
        );
        if handler != Some(Handler::Data) && !is_json {
            self.sink(Kind::Html, range, value.taint, Confidence::High);
        }
        self.sink(Kind::ErrorDetail, range, value.taint, Confidence::High);
    }

    pub(crate) fn branch(&mut self, body: impl FnOnce(&mut Self) -> End) -> Branch<'a> {
        let mark = self.frame().scope.mark();
        let end = body(self);
        self.frame().scope.take_back(mark, end)
    }

    pub(crate) fn join_branches(&mut self, branches: &[Branch<'a>]) -> End {
        let frame = self.frames.len() - 1;
        self.frames[frame].scope.join(branches, &mut self.arena)
    }

    fn if_statement(&mut self, node: &'a StmtIf) -> End {
        let start = self.frame().scope.mark();
        let first = std::iter::once((Some(&*node.test), &*node.body));
        let rest = node.elif_else_clauses.iter();
        let rest = rest.map(|arm: &ElifElseClause| (arm.test.as_ref(), &*arm.body));
        let mut branches = Vec::with_capacity(node.elif_else_clauses.len() + 2);
        let mut covered = false;
        for ((test, body), index) in first.chain(rest).zip(0..) {
            let before = self.frame().scope.mark();
            if let Some(test) = test {
                self.expression(test);
                self.refine(test, true);
            }
            covered |= test.is_none();
            let end = self.block(body);
            branches.push(self.frame().scope.take_back_from(start, before, end));
            if let Some(test) = test
                && index < MAX_REMEMBERED_ARMS
            {
                self.refine(test, false);
            }
        }
        let none_taken = self.frame().scope.take_back(start, End::Falls);
        if !covered {
            branches.push(none_taken);
        }
        self.join_branches(&branches)
    }

    fn while_loop(&mut self, node: &'a StmtWhile) -> End {
        self.expression(&node.test);
        self.repeat(|context| {
            context.refine(&node.test, true);
            context.block(&node.body)
        });
        self.block(&node.orelse);
        let forever = matches!(&*node.test, Expr::BooleanLiteral(literal) if literal.value);
        if forever && !has_break(&node.body) {
            End::Leaves
        } else {
            End::Falls
        }
    }

    fn for_loop(&mut self, node: &'a StmtFor) -> End {
        let iterated = self.expression(&node.iter);
        let element = self.element_of(iterated, node.iter.range());
        let checked = Cell::new(Kinds::NONE);
        self.repeat(|context| {
            context.assign(&node.target, element, None, node.target.range());
            let before = context.told_by_each(&node.target, &node.iter);
            let end = context.block(&node.body);
            // Where the loop goes on, every element has passed what stands in it.
            let all_pass = end == End::Falls && !context.frame().loop_breaks;
            let at_end = context.told_by_each(&node.target, &node.iter);
            let after = at_end.with(context.told_at_exits(&node.target, &node.iter));
            checked.set(if all_pass {
                before.without(after)
            } else {
                Kinds::NONE
            });
            end
        });
        self.clear_whole(&node.iter, checked.get());
        self.block(&node.orelse);
        End::Falls
    }

    /// Follows the body of a loop, twice if the first time changes what variables carry, and
    /// leaves the state of before or after any number of rounds.
    fn repeat(&mut self, body: impl Fn(&mut Self) -> End) {
        let mark = self.frame().scope.mark();
        let outer_mark = self.frame().loop_mark.replace(mark);
        let outer_exits = std::mem::take(&mut self.frame().loop_exits);
        let outer_breaks = std::mem::take(&mut self.frame().loop_breaks);
        self.frame().loops += 1;
        let rounds = if self.frame().loops <= MAX_LOOPS_TWICE {
            2
        } else {
            1
        };
        for _ in 0..rounds {
            let branch = self.branch(&body);
            let exits = std::mem::take(&mut self.frame().loop_exits);
            let frame = self.frames.len() - 1;
            let carries = |(_, value): &(_, Value<'a>)| !value.taint.is_clean();
            let again = branch.changes().iter().any(carries);
            let scope = &mut self.frames[frame].scope;
            scope.weaken(branch.changes(), &mut self.arena);
            scope.weaken(&exits, &mut self.arena);
            if !again {
                break;
            }
        }
        let frame = self.frame();
        frame.loops -= 1;
        frame.loop_exits = outer_exits;
        frame.loop_breaks = outer_breaks;
        frame.loop_mark = outer_mark;
    }

    fn try_statement(&mut self, node: &'a StmtTry) -> End {
        let outer = self.frame().handled;
        self.frame().handled = node
            .handlers
            .iter()
            .fold(outer, |all, one| all.with(handled(one)));
        let tried = self.branch(|context| match context.block(&node.body) {
            End::Falls => context.block(&node.orelse),
            End::Leaves => End::Leaves,
        });
        self.frame().handled = outer;
        let mut branches = Vec::with_capacity(node.handlers.len() + 1);
        for ExceptHandler::ExceptHandler(handler) in &node.handlers {
            branches.push(self.branch(|context| {
                let frame = context.frames.len() - 1;
                context.frames[frame]
                    .scope
                    .weaken(tried.changes(), &mut context.arena);
                if let Some(name) = &handler.name {
                    let taint = context.spring(Origin::Exception, name.range);
                    let atom = context.atoms.name(name.as_str());
                    context.set(
                        atom,
                        Value {
                            taint,
                            ..Value::UNKNOWN
                        },
                    );
                }
                context.block(&handler.body)
            }));
        }
        branches.push(tried);
        let end = self.join_branches(&branches);
        match self.block(&node.finalbody) {
            End::Leaves => End::Leaves,
            End::Falls => end,
        }
    }

    /// New data from `origin`.
    pub(crate) fn spring(&mut self, origin: Origin, range: TextRange) -> Taint {
        self.arena.spring(Source {
            origin,
            range,
            parameter: None,
        })
    }

    /// For rules: hands an assignment to them.
    pub(crate) fn tell_assignment(
        &mut self,
        target: Option<&'a Expr>,
        label: Option<&'a str>,
        name: Option<super::Name>,
        (expression, value): (&'a Expr, Value<'a>),
        range: TextRange,
    ) {
        let value = Known(value);
        let view = super::Assignment {
            target,
            label,
            name,
            expression,
            value,
            range,
        };
        self.call_hooks(
            |rules| &rules.assignment,
            |check, context| check(context, &view),
        );
    }
}

/// The kinds of sink that do no harm where their error is handled.
fn handled(handler: &ExceptHandler) -> Kinds {
    let ExceptHandler::ExceptHandler(handler) = handler;
    let all = Kinds::of(Kind::Divisor).with(Kinds::of(Kind::Index));
    let of = |name: &Expr| match name {
        Expr::Name(name) => match name.id.as_str() {
            "Exception" | "BaseException" => all,
            "ZeroDivisionError" | "ArithmeticError" => Kinds::of(Kind::Divisor),
            "IndexError" | "LookupError" => Kinds::of(Kind::Index),
            _ => Kinds::NONE,
        },
        _ => Kinds::NONE,
    };
    match handler.type_.as_deref() {
        Some(Expr::Tuple(names)) => names
            .elts
            .iter()
            .fold(Kinds::NONE, |all, one| all.with(of(one))),
        Some(name) => of(name),
        None => all,
    }
}

fn has_break(body: &[Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        Stmt::Break(_) | Stmt::Return(_) => true,
        Stmt::If(node) => {
            has_break(&node.body)
                || node
                    .elif_else_clauses
                    .iter()
                    .any(|arm| has_break(&arm.body))
        }
        Stmt::Try(node) => {
            has_break(&node.body)
                || has_break(&node.orelse)
                || has_break(&node.finalbody)
                || node
                    .handlers
                    .iter()
                    .any(|ExceptHandler::ExceptHandler(one)| has_break(&one.body))
        }
        Stmt::With(node) => has_break(&node.body),
        Stmt::Match(node) => node.cases.iter().any(|case| has_break(&case.body)),
        _ => false,
    })
}
