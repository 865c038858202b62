//! Building text: operators, f-strings, and what a fixed beginning says about the rest.

use super::context::Context;
use super::kind::{Kind, Kinds};
use super::value::{Flags, Happens, Taint, Value, What};
use crate::finding::Confidence;
use crate::python::ast::{self, Expr, Operator};
use crate::python::{Ranged, TextRange};

impl<'a> Context<'a> {
    /// The value of a binary operation.
    pub(crate) fn operation(
        &mut self,
        operator: Operator,
        left: Value<'a>,
        right: Value<'a>,
        range: TextRange,
    ) -> Value<'a> {
        if matches!(operator, Operator::Div | Operator::FloorDiv | Operator::Mod) {
            let path = left.flags.has(Flags::CONSTANT) && !left.flags.has(Flags::NUMBER);
            if !path {
                self.sink(Kind::Divisor, range, right.taint, Confidence::Medium);
            }
        }
        let flags = left
            .flags
            .and(right.flags)
            .and(Flags::CONSTANT.with(Flags::NUMBER));
        let what = if left.what == right.what {
            What::Unknown
        } else {
            left.what
        };
        let rooted = if operator == Operator::Add {
            self.prefix_clears(left)
        } else {
            Kinds::NONE
        };
        let right_taint = self.arena.clear_kinds(right.taint, rooted);
        let taint = self.arena.join(left.taint, right_taint);
        let taint = self.arena.advance(taint, range, Happens::Part);
        // Only `/` of a path and `+` of a container keep what the left side is.
        let what = if operator == Operator::Div {
            left.what
        } else {
            what
        };
        Value {
            what,
            made_by: None,
            taint,
            flags,
        }
    }

    /// What data is safe for when it stands behind the text `before`: an address whose host is
    /// fixed cannot send the client elsewhere.
    fn prefix_clears(&self, before: Value<'a>) -> Kinds {
        match before.made_by {
            Some(Expr::StringLiteral(literal)) => after_text(literal.value.to_str()),
            Some(Expr::FString(node)) => match f_string_start(node) {
                Some(text) => after_text(text),
                None => Kinds::NONE,
            },
            Some(Expr::BinOp(node)) if node.op == Operator::Add => match &*node.left {
                Expr::StringLiteral(literal) => after_text(literal.value.to_str()),
                _ => Kinds::NONE,
            },
            _ => Kinds::NONE,
        }
    }

    pub(crate) fn f_string(
        &mut self,
        node: &'a ast::ExprFString,
        expression: &'a Expr,
    ) -> Value<'a> {
        let mut taint = Taint::CLEAN;
        let mut constant = true;
        let mut cleared = Kinds::NONE;
        for element in node.value.elements() {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => {
                    cleared = cleared.with(after_text(&literal.value));
                }
                ast::InterpolatedStringElement::Interpolation(part) => {
                    let value = self.expression(&part.expression);
                    constant &= value.flags.has(Flags::CONSTANT);
                    cleared = cleared.with(self.prefix_clears(value));
                    let part = self.arena.clear_kinds(value.taint, cleared);
                    taint = self.arena.join(taint, part);
                }
            }
        }
        let taint = self.arena.advance(taint, expression.range(), Happens::Part);
        let flags = if constant {
            Flags::CONSTANT
        } else {
            Flags::NONE
        };
        Value {
            what: What::Unknown,
            made_by: Some(expression),
            taint,
            flags,
        }
    }

    pub(crate) fn t_string(&mut self, node: &'a ast::ExprTString, range: TextRange) -> Value<'a> {
        let mut taint = Taint::CLEAN;
        for element in node.value.elements() {
            if let ast::InterpolatedStringElement::Interpolation(part) = element {
                let value = self.expression(&part.expression);
                taint = self.arena.join(taint, value.taint);
            }
        }
        Value {
            taint: self.arena.advance(taint, range, Happens::Part),
            ..Value::UNKNOWN
        }
    }
}

/// What data is safe for behind `text`. Behind `https://host/` and `/path` it cannot choose the
/// host; behind `//` and `/` alone it can, because browsers read `//host` and `/\host` as a host.
fn after_text(text: &str) -> Kinds {
    let redirect = Kinds::of(Kind::Redirect);
    let path = text.split_once("://").map_or(text, |(_, rest)| rest);
    let starts_path = text.starts_with('/') && !text.starts_with("//") && text.len() > 1;
    if path.len() != text.len() && path.contains('/') || starts_path || text.contains(['?', '#']) {
        redirect
    } else {
        Kinds::NONE
    }
}

fn f_string_start(node: &ast::ExprFString) -> Option<&str> {
    match node.value.elements().next()? {
        ast::InterpolatedStringElement::Literal(literal) => Some(&literal.value),
        ast::InterpolatedStringElement::Interpolation(_) => None,
    }
}
