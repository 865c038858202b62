//! Building text: operators, f-strings, and what a fixed beginning says about the rest.

use super::context::Context;
use super::kind::{Kind, Kinds};
use super::value::{Flags, Flow, Happens, Taint, Value, What};
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
        if matches!(operator, Operator::Div | Operator::FloorDiv | Operator::Mod)
            && self.is_numeric(right)
            && (operator != Operator::Mod || left.flags.has(Flags::NUMBER))
        {
            self.sink(Kind::Divisor, range, right.taint, Confidence::Medium);
        }
        if operator == Operator::Mult && !left.flags.has(Flags::NUMBER) && self.is_numeric(right) {
            // `" " * n` is as long as n says.
            self.sink(Kind::Size, range, right.taint, Confidence::Medium);
        }
        let kept = kept_by(operator, left, right);
        let rooted = match operator {
            Operator::Add => self.prefix_clears(left).with(after_host(left, right)),
            _ => Kinds::NONE,
        };
        let right_taint = self.arena.clear_kinds(right.taint, rooted);
        let taint = self.arena.join(left.taint, right_taint);
        let taint = self.arena.clear_kinds(taint, Kinds::ALL.without(kept));
        let taint = self.arena.advance(taint, range, Happens::Part);
        let both = left.flags.and(right.flags);
        // Only `/` of a path and `+` of a container keep what the left side is.
        let is_same = left.what == right.what && operator != Operator::Div;
        Value {
            what: if is_same { What::Unknown } else { left.what },
            made_by: None,
            taint,
            flags: both.and(Flags::CONSTANT.with(Flags::NUMBER)),
        }
    }

    /// Whether `value` is a number, or the parameter of a function, which may be one. Text from a
    /// client is none before it is converted.
    pub(crate) fn is_numeric(&self, value: Value<'a>) -> bool {
        let flows = self.arena.flows(value.taint);
        let from_caller = |flow: &Flow| self.arena.source(flow).parameter.is_some();
        value.flags.has(Flags::NUMBER) || (!flows.is_empty() && flows.iter().all(from_caller))
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
        let mut ends_with_host = false;
        for element in node.value.elements() {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => {
                    cleared = cleared.with(after_text(&literal.value));
                    ends_with_host = may_end_with_host(&literal.value);
                }
                ast::InterpolatedStringElement::Interpolation(part) => {
                    let value = self.expression(&part.expression);
                    constant &= value.flags.has(Flags::CONSTANT);
                    if ends_with_host && value.flags.has(Flags::ROOTED) {
                        cleared = cleared.with(Kinds::of(Kind::Url));
                    }
                    ends_with_host = true;
                    cleared = cleared.with(self.prefix_clears(value));
                    let escaped = match part.conversion {
                        // `repr` writes line breaks as `\n`.
                        ast::ConversionFlag::Repr | ast::ConversionFlag::Ascii => {
                            [Kind::Log, Kind::Header, Kind::Mail].into_iter().collect()
                        }
                        _ => Kinds::NONE,
                    };
                    let part = self.arena.clear_kinds(value.taint, cleared.with(escaped));
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

/// What `after` is safe for behind `before`: a path that begins with a slash ends the host.
fn after_host(before: Value<'_>, after: Value<'_>) -> Kinds {
    let is_host = match before.made_by {
        Some(Expr::StringLiteral(literal)) => may_end_with_host(literal.value.to_str()),
        _ => true,
    };
    match is_host && after.flags.has(Flags::ROOTED) {
        true => Kinds::of(Kind::Url),
        false => Kinds::NONE,
    }
}

/// Whether a host can stand at the end of `text`. Behind `http:` and `http:/` a slash begins one.
fn may_end_with_host(text: &str) -> bool {
    !text.is_empty() && !text.ends_with([':', '/'])
}

/// What data is safe for behind `text`. Behind `https://host/` and `/path` it cannot choose the
/// host; behind `//` and `/` alone it can, because browsers read `//host` and `/\host` as a host.
pub(super) fn after_text(text: &str) -> Kinds {
    let redirect = Kinds::of(Kind::Redirect);
    let path = text.split_once("://").map_or(text, |(_, rest)| rest);
    let starts_path = text.starts_with('/') && !text.starts_with("//") && text.len() > 1;
    if path.len() != text.len() && path.contains('/') || starts_path || text.contains(['?', '#']) {
        redirect
    } else {
        Kinds::NONE
    }
}

/// The kinds of sink that the result of `operator` can still harm: what is computed is a number,
/// but for text that is put together and paths that are joined.
fn kept_by(operator: Operator, left: Value<'_>, right: Value<'_>) -> Kinds {
    const NUMBER: Kinds = Kinds::of(Kind::Size)
        .with(Kinds::of(Kind::Divisor))
        .with(Kinds::of(Kind::Index))
        .with(Kinds::of(Kind::Process))
        .with(Kinds::of(Kind::Guessable));
    const PATH: Kinds = Kinds::of(Kind::Path)
        .with(Kinds::of(Kind::ArchiveMember))
        .with(Kinds::of(Kind::Upload));
    let is_number = left.flags.has(Flags::NUMBER) || right.flags.has(Flags::NUMBER);
    match operator {
        Operator::Add if !is_number => Kinds::ALL,
        // `"%s" % x`, `"ab" * 3`
        Operator::Mod | Operator::Mult if !left.flags.has(Flags::NUMBER) => Kinds::ALL,
        Operator::Div if !is_number && left.what != What::Unknown => Kinds::ALL,
        Operator::Div if !is_number => NUMBER.with(PATH),
        // Sets have these operators too.
        Operator::BitOr | Operator::BitAnd | Operator::BitXor if !is_number => Kinds::ALL,
        _ => NUMBER,
    }
}

fn f_string_start(node: &ast::ExprFString) -> Option<&str> {
    match node.value.elements().next()? {
        ast::InterpolatedStringElement::Literal(literal) => Some(&literal.value),
        ast::InterpolatedStringElement::Interpolation(_) => None,
    }
}
