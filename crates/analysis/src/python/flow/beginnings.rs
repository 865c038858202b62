//! What the beginning of a text says: an address that begins with one slash, not two and no
//! backslash behind it, is a path on the same site, and ends the host that it is put behind.

use super::concatenation::after_text;
use super::context::Context;
use super::kind::{Kind, Kinds};
use super::value::Flags;
use crate::python::ast::{Expr, ExprCall, ExprSubscript};

impl<'a> Context<'a> {
    /// `text.startswith(prefix)` is false, or for any of several prefixes.
    pub(crate) fn refine_other_prefix(&mut self, node: &'a ExprCall) {
        let Expr::Attribute(method) = &*node.func else {
            return;
        };
        let Some(prefix) = node.arguments.args.first() else {
            return;
        };
        for text in texts(prefix) {
            self.learn_beginning(&method.value, text, false);
        }
    }

    /// `part`, the first characters of a text, is `right` or not (`truth`), or none of `right`.
    pub(crate) fn refine_first(&mut self, part: &'a Expr, right: &Expr, truth: bool) {
        let Expr::Subscript(node) = part else {
            return;
        };
        let (is_second, is_first) = (is_second_character(node), is_first_characters(node));
        for text in texts(right) {
            if is_first {
                self.learn_beginning(&node.value, text, truth);
            } else if is_second {
                // `x[1:2] in "/\\"` asks for each character.
                for character in text.chars() {
                    self.learn_beginning(&node.value, &format!("/{character}"), truth);
                }
            }
        }
    }

    /// `part` stands nowhere in `text`.
    pub(crate) fn learn_absent(&mut self, part: &Expr, text: &'a Expr) {
        for part in texts(part) {
            match part {
                "\\" => self.learn_beginning(text, "/\\", false),
                "//" => self.learn_beginning(text, "//", false),
                _ => {}
            }
        }
    }

    /// `text` begins with `beginning`, or does not.
    pub(crate) fn learn_beginning(&mut self, text: &'a Expr, beginning: &str, truth: bool) {
        const ON_SITE: Flags = Flags::ROOTED
            .with(Flags::ONE_SLASH)
            .with(Flags::NO_BACKSLASH);
        let learned = match (beginning, truth) {
            ("/", true) => Flags::ROOTED,
            ("//", false) => Flags::ONE_SLASH,
            ("/\\", false) => Flags::NO_BACKSLASH,
            (_, true) if beginning.starts_with('/') && !after_text(beginning).is_empty() => ON_SITE,
            _ => return,
        };
        let Some(atom) = self.atoms.of(text) else {
            return;
        };
        let Some(mut value) = self.lookup(atom) else {
            return;
        };
        value.flags = value.flags.with(learned);
        self.set(atom, value);
        if value.flags.has(ON_SITE) {
            self.clear(text, Kinds::of(Kind::Redirect));
        }
    }
}

/// The texts that `expression` is, or lists.
fn texts(expression: &Expr) -> Vec<&str> {
    match expression {
        Expr::StringLiteral(literal) => vec![literal.value.to_str()],
        Expr::Tuple(node) => node.elts.iter().flat_map(texts).collect(),
        Expr::List(node) => node.elts.iter().flat_map(texts).collect(),
        Expr::Set(node) => node.elts.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// `x[1]` and `x[1:2]`.
fn is_second_character(node: &ExprSubscript) -> bool {
    match &*node.slice {
        Expr::Slice(slice) => {
            number(slice.lower.as_deref()) == Some(1) && number(slice.upper.as_deref()) == Some(2)
        }
        index => number(Some(index)) == Some(1),
    }
}

/// `x[0]`, `x[:1]` and `x[:2]`.
fn is_first_characters(node: &ExprSubscript) -> bool {
    match &*node.slice {
        Expr::Slice(slice) => {
            let lower = slice.lower.as_deref();
            lower.is_none_or(|lower| number(Some(lower)) == Some(0))
                && matches!(number(slice.upper.as_deref()), Some(1 | 2))
        }
        index => number(Some(index)) == Some(0),
    }
}

fn number(expression: Option<&Expr>) -> Option<u8> {
    match expression? {
        Expr::NumberLiteral(node) => node.value.as_int()?.as_u8(),
        _ => None,
    }
}
