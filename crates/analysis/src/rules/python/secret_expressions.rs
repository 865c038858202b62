//! What an expression stands for: a secret by its names, or a value that is always the same.

use super::secret_names::{Secret, secret};
use crate::python::ast::visitor::{Visitor, walk_expr};
use crate::python::ast::{Expr, ExprCall, InterpolatedStringElement, Operator};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use std::borrow::Cow;

/// How many steps an expression is followed back. Code that is deeper is not written by hand.
const MAX_DEPTH: u32 = 8;

/// The kind of secret that `expression` is or is made of, by the names in it:
/// `request.form["password"].encode()` is a password.
pub(super) fn secret_in<'a>(context: &mut Context<'a>, expression: &'a Expr) -> Option<Secret> {
    secret_at(context, expression, MAX_DEPTH)
}

fn secret_at<'a>(context: &mut Context<'a>, expression: &'a Expr, depth: u32) -> Option<Secret> {
    let depth = depth.checked_sub(1)?;
    match expression {
        Expr::Name(name) => secret(name.id.as_str()).or_else(|| {
            let made_by = made_by(context, expression)?;
            secret_at(context, made_by, depth)
        }),
        Expr::Attribute(node) => secret(node.attr.as_str()),
        Expr::Subscript(node) => match &*node.slice {
            Expr::StringLiteral(key) => secret(key.value.to_str()),
            Expr::Slice(_) => secret_at(context, &node.value, depth),
            _ => None,
        },
        Expr::Call(node) => secret_call(context, node, depth),
        Expr::BinOp(node) if matches!(node.op, Operator::Add | Operator::Mod) => {
            let parts = [&*node.left, &*node.right].into_iter();
            most_secret(parts.filter_map(|part| secret_at(context, part, depth)))
        }
        Expr::Tuple(node) => {
            let parts = node.elts.iter();
            most_secret(parts.filter_map(|part| secret_at(context, part, depth)))
        }
        Expr::BoolOp(node) => secret_at(context, node.values.first()?, depth),
        Expr::Await(node) => secret_at(context, &node.value, depth),
        Expr::FString(node) => {
            let parts = node.value.elements().filter_map(|element| match element {
                InterpolatedStringElement::Interpolation(part) => {
                    secret_at(context, &part.expression, depth)
                }
                InterpolatedStringElement::Literal(_) => None,
            });
            most_secret(parts)
        }
        _ => None,
    }
}

/// Of the parts of a text, the one that must be kept: of salt and password the password.
fn most_secret(mut parts: impl Iterator<Item = Secret>) -> Option<Secret> {
    let first = parts.next()?;
    if first.is_credential() {
        return Some(first);
    }
    Some(parts.find(|part| part.is_credential()).unwrap_or(first))
}

/// `form.get("password")`, `password.encode()`, `bytes(password, "utf-8")`.
fn secret_call<'a>(context: &mut Context<'a>, node: &'a ExprCall, depth: u32) -> Option<Secret> {
    let first = node.arguments.args.first();
    match &*node.func {
        Expr::Attribute(method) => match method.attr.as_str() {
            "get" | "pop" | "getlist" | "getvalue" | "getfirst" | "get_argument" => match first? {
                Expr::StringLiteral(key) => secret(key.value.to_str()),
                _ => None,
            },
            "encode" | "decode" | "strip" | "rstrip" | "lower" | "upper" | "ljust" | "zfill" => {
                secret_at(context, &method.value, depth)
            }
            "format" => node
                .arguments
                .args
                .iter()
                .find_map(|argument| secret_at(context, argument, depth)),
            "getpass" => Some(Secret::Password),
            _ => None,
        },
        Expr::Name(function) => match function.id.as_str() {
            "str" | "bytes" | "bytearray" => secret_at(context, first?, depth),
            "getpass" => Some(Secret::Password),
            _ => None,
        },
        _ => None,
    }
}

/// The expression that made the value of a variable; never one that is a variable again.
pub(super) fn made_by<'a>(context: &mut Context<'a>, variable: &'a Expr) -> Option<&'a Expr> {
    let made_by = context.value_of(variable).made_by()?;
    (!matches!(made_by, Expr::Name(_) | Expr::Attribute(_))).then_some(made_by)
}

/// Whether `expression` gives the same value whenever it is computed: literals, also encoded,
/// repeated, decoded and hashed.
pub(super) fn is_fixed<'a>(context: &mut Context<'a>, expression: &'a Expr) -> bool {
    fixed_at(context, expression, MAX_DEPTH)
}

fn fixed_at<'a>(context: &mut Context<'a>, expression: &'a Expr, depth: u32) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match expression {
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => true,
        Expr::Name(_) | Expr::Attribute(_) => {
            made_by(context, expression).is_some_and(|made_by| fixed_at(context, made_by, depth))
        }
        Expr::BinOp(node) => {
            fixed_at(context, &node.left, depth) && fixed_at(context, &node.right, depth)
        }
        Expr::Subscript(node) => fixed_at(context, &node.value, depth),
        Expr::List(node) => node.elts.iter().all(|part| fixed_at(context, part, depth)),
        Expr::Tuple(node) => node.elts.iter().all(|part| fixed_at(context, part, depth)),
        Expr::Call(node) => fixed_call(context, node, depth),
        _ => false,
    }
}

/// A call of a function that computes its result from its arguments alone.
fn fixed_call<'a>(context: &mut Context<'a>, node: &'a ExprCall, depth: u32) -> bool {
    const PURE: &[&str] = &[
        "a2b_base64",
        "a2b_hex",
        "b32decode",
        "b64decode",
        "b64encode",
        "bytearray",
        "bytes",
        "chr",
        "decode",
        "digest",
        "encode",
        "fromhex",
        "hexdigest",
        "join",
        "ljust",
        "md5",
        "pack",
        "pad",
        "rjust",
        "sha1",
        "sha256",
        "sha512",
        "str",
        "to_bytes",
        "unhexlify",
        "urlsafe_b64decode",
        "urlsafe_b64encode",
        "zfill",
    ];
    let (function, receiver) = match &*node.func {
        Expr::Attribute(attribute) => (attribute.attr.as_str(), Some(&*attribute.value)),
        Expr::Name(name) => (name.id.as_str(), None),
        _ => return false,
    };
    let arguments = &node.arguments;
    let mut values = arguments
        .args
        .iter()
        .chain(arguments.keywords.iter().map(|one| &one.value));
    if !PURE.contains(&function) || !values.all(|value| fixed_at(context, value, depth)) {
        return false;
    }
    // `hashlib.sha256(b"x")` has a module in front, `h.digest()` what it is computed from.
    match receiver {
        Some(receiver) if arguments.is_empty() => fixed_at(context, receiver, depth),
        Some(receiver) => {
            let value = context.value_of(receiver);
            let is_module = value.made_by().is_none() && !value.is_tainted();
            is_module || fixed_at(context, receiver, depth)
        }
        None => !arguments.is_empty(),
    }
}

/// The literal text that `expression` always is, and where it stands; also when it is bytes,
/// encoded, or held by a variable.
pub(super) fn literal<'a>(
    context: &mut Context<'a>,
    expression: &'a Expr,
) -> Option<(Cow<'a, str>, TextRange)> {
    literal_at(context, expression, MAX_DEPTH)
}

fn literal_at<'a>(
    context: &mut Context<'a>,
    expression: &'a Expr,
    depth: u32,
) -> Option<(Cow<'a, str>, TextRange)> {
    let depth = depth.checked_sub(1)?;
    match expression {
        Expr::StringLiteral(node) => Some((Cow::Borrowed(node.value.to_str()), node.range)),
        Expr::BytesLiteral(node) => {
            let bytes: Vec<u8> = node.value.bytes().collect();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Some((Cow::Owned(text), node.range))
        }
        Expr::BinOp(_) => Some((context.string(expression)?, expression.range())),
        Expr::Name(_) | Expr::Attribute(_) => {
            let made_by = made_by(context, expression)?;
            literal_at(context, made_by, depth)
        }
        Expr::Call(node) => match &*node.func {
            Expr::Attribute(method) if method.attr.as_str() == "encode" => {
                literal_at(context, &method.value, depth)
            }
            Expr::Name(name) if matches!(name.id.as_str(), "bytes" | "bytearray" | "str") => {
                literal_at(context, node.arguments.args.first()?, depth)
            }
            _ => None,
        },
        _ => None,
    }
}

/// The last part of the dotted name that `expression` is, or that its variable holds:
/// `MODE_ECB` of `AES.MODE_ECB`.
pub(super) fn last_part<'a>(
    context: &mut Context<'a>,
    expression: &'a Expr,
) -> Option<Cow<'a, str>> {
    match expression {
        Expr::Attribute(node) => Some(Cow::Borrowed(node.attr.as_str())),
        Expr::Name(name) => {
            let value = context.value_of(expression);
            match (value.made_by(), value.name()) {
                (Some(Expr::Attribute(node)), _) => Some(Cow::Borrowed(node.attr.as_str())),
                (_, Some(found)) => {
                    let path = context.spell(found);
                    Some(Cow::Owned(path.rsplit('.').next()?.to_owned()))
                }
                _ => Some(Cow::Borrowed(name.id.as_str())),
            }
        }
        _ => None,
    }
}

/// The calls in `expression`, outer ones first.
pub(super) fn calls_in(expression: &Expr) -> Vec<&ExprCall> {
    struct Calls<'a>(Vec<&'a ExprCall>);
    impl<'a> Visitor<'a> for Calls<'a> {
        fn visit_expr(&mut self, expression: &'a Expr) {
            if let Expr::Call(call) = expression {
                self.0.push(call);
            }
            walk_expr(self, expression);
        }
    }
    let mut calls = Calls(Vec::new());
    calls.visit_expr(expression);
    calls.0
}

/// The last part of the name of what `call` calls, as written.
pub(super) fn function_name(call: &ExprCall) -> &str {
    match &*call.func {
        Expr::Attribute(attribute) => attribute.attr.as_str(),
        Expr::Name(name) => name.id.as_str(),
        _ => "",
    }
}
