//! What a test of a value says about what the value was made of.

use super::context::Context;
use super::kind::{Kind, Kinds};
use crate::python::ast::{Expr, ExprCall, ExprSubscript, InterpolatedStringElement, Operator};

/// How many calls, attributes and variables are followed from a tested expression to the
/// variables that it was made of.
const MAX_ROOT_DEPTH: u32 = 6;

impl<'a> Context<'a> {
    /// Clears `kinds` of the variables that `expression` is, or was made of.
    pub(crate) fn clear(&mut self, expression: &'a Expr, kinds: Kinds) {
        self.clear_roots(expression, kinds, MAX_ROOT_DEPTH);
    }

    fn clear_roots(&mut self, expression: &'a Expr, kinds: Kinds, depth: u32) {
        if depth == 0 || kinds.is_empty() {
            return;
        }
        let known = self
            .atoms
            .of(expression)
            .and_then(|atom| Some((atom, self.lookup(atom)?)));
        if let Some((atom, value)) = known {
            let taint = self.arena.clear_kinds(value.taint, kinds);
            self.set(atom, value.tainted(taint));
            if let Some(made_by @ (Expr::Call(_) | Expr::Attribute(_) | Expr::Subscript(_))) =
                value.made_by
            {
                self.clear_roots(made_by, kinds, depth - 1);
            }
            return;
        }
        match expression {
            Expr::Attribute(node) => {
                let kept = kinds.and(said_by_part(node.attr.as_str()));
                self.clear_roots(&node.value, kept, depth - 1);
            }
            Expr::Subscript(node) => {
                let kept = match is_host_of_address(node) {
                    true => Kinds::of(Kind::Url).with(Kinds::of(Kind::Redirect)),
                    // The host is what counts of a pair of host and port.
                    false => Kinds::of(Kind::Upload).with(Kinds::of(Kind::Destination)),
                };
                self.clear_roots(&node.value, kinds.and(kept), depth - 1);
            }
            Expr::Call(node) => self.clear_call(node, kinds, depth),
            // A limit of a sum or a difference limits what it is made of, and where a composed
            // path leads says where its parts do.
            Expr::BinOp(node) => {
                let kept = kinds.and(said_by_whole(node.op));
                self.clear_roots(&node.left, kept, depth - 1);
                self.clear_roots(&node.right, kept, depth - 1);
            }
            Expr::FString(node) => {
                let kept = kinds.and(said_by_whole(Operator::Add));
                for element in node.value.elements() {
                    if let InterpolatedStringElement::Interpolation(part) = element {
                        self.clear_roots(&part.expression, kept, depth - 1);
                    }
                }
            }
            Expr::Named(node) => {
                self.clear_roots(&node.target, kinds, depth - 1);
                self.clear_roots(&node.value, kinds, depth - 1);
            }
            _ => {}
        }
    }

    fn clear_call(&mut self, node: &'a ExprCall, kinds: Kinds, depth: u32) {
        let mut kinds = kinds;
        if let Expr::Attribute(attribute) = &*node.func {
            kinds = kinds.and(said_by_part(attribute.attr.as_str()));
            self.clear_roots(&attribute.value, kinds, depth - 1);
        } else if let Expr::Name(name) = &*node.func {
            kinds = kinds.and(said_by_part(name.id.as_str()));
        }
        for argument in &node.arguments.args {
            self.clear_roots(argument, kinds, depth - 1);
        }
    }
}

/// `urlsplit(x)[1]` and `urlsplit(x)[:2]`: the host, and the scheme with it.
fn is_host_of_address(node: &ExprSubscript) -> bool {
    let is_number = |expression: &Expr, number: i64| match expression {
        Expr::NumberLiteral(node) => {
            node.value.as_int().and_then(|int| int.as_i64()) == Some(number)
        }
        _ => false,
    };
    let is_host = match &*node.slice {
        Expr::Slice(slice) => {
            let upper = slice.upper.as_deref();
            slice.lower.is_none() && upper.is_some_and(|upper| is_number(upper, 2))
        }
        index => is_number(index, 1),
    };
    let callee = node.value.as_call_expr().map(|call| &*call.func);
    let name = match callee {
        Some(Expr::Name(name)) => name.id.as_str(),
        Some(Expr::Attribute(attribute)) => attribute.attr.as_str(),
        _ => return false,
    };
    is_host && matches!(name, "urlsplit" | "urlparse")
}

/// What a test of something that `operator` made says about its operands.
fn said_by_whole(operator: Operator) -> Kinds {
    let path = Kinds::of(Kind::Path).with(Kinds::of(Kind::ArchiveMember));
    match operator {
        Operator::Add => path.with(Kinds::of(Kind::Size)),
        Operator::Sub => Kinds::of(Kind::Size),
        Operator::Div | Operator::Mod => path,
        _ => Kinds::NONE,
    }
}

/// What a test of a part, or of something computed, says about the whole: the host of an address
/// decides where a request goes, the ending of a file name what kind of file it is.
fn said_by_part(name: &str) -> Kinds {
    match name {
        "netloc" | "hostname" | "host" | "scheme" => {
            Kinds::of(Kind::Url).with(Kinds::of(Kind::Redirect))
        }
        "startswith" | "find" | "rfind" | "index" | "rindex" | "count" | "type" | "isinstance"
        | "id" | "hash" | "bool" => Kinds::NONE,
        "split" | "rsplit" | "splitext" | "partition" | "rpartition" | "suffix" | "endswith"
        | "content_type" | "mimetype" => Kinds::of(Kind::Upload),
        "len" => [Kind::Size, Kind::Index, Kind::RegexInput]
            .into_iter()
            .collect(),
        "parents" | "parent" | "commonpath" | "commonprefix" => {
            Kinds::of(Kind::Path).with(Kinds::of(Kind::ArchiveMember))
        }
        _ => Kinds::ALL,
    }
}
