//! The rules for Python, one file each.

mod code_injection;
mod command_injection;
mod cross_site_scripting;
mod ecb_mode;
mod fast_password_hash;
mod guessable_token;
mod insufficient_entropy;
mod open_redirect;
mod path_traversal;
mod predictable_iv;
mod predictable_salt;
mod predictable_seed;
mod rsa_without_oaep;
mod secret_expressions;
mod secret_names;
mod secret_values;
mod short_key;
mod sql_injection;
mod weak_cipher;
mod weak_hash;
mod weak_random;
mod weak_work_factor;
#[cfg(test)]
mod testing;

use crate::python::ast::{Expr, StmtClassDef};
use crate::python::flow::{
    Assignment, Call, Comparison, Context, FunctionView, Kind, StatementView, Text,
};
use crate::rules::About;

/// A rule for Python.
pub struct PythonRule {
    /// What people read about it.
    pub about: About,
    /// What it looks at.
    pub hooks: &'static [Hook],
}

/// What a rule looks at. The interpreter walks a file once and calls the hooks on its way.
pub enum Hook {
    /// Data that flows into sinks of the kind. The text completes "data from … ", e.g.
    /// `becomes part of an SQL statement`.
    Flow(Kind, &'static str),
    /// Calls of what has one of these qualified names.
    Call(
        &'static [&'static str],
        for<'a> fn(&mut Context<'a>, &Call<'a, '_>),
    ),
    /// Every call. Use it where no name will do.
    AnyCall(for<'a> fn(&mut Context<'a>, &Call<'a, '_>)),
    /// Every assignment to a name, attribute or element, keyword defaults included.
    Assignment(for<'a> fn(&mut Context<'a>, &Assignment<'a>)),
    /// Every comparison of two operands.
    Comparison(for<'a> fn(&mut Context<'a>, &Comparison<'a>)),
    /// Every function, after its body was followed.
    Function(for<'a> fn(&mut Context<'a>, &FunctionView<'a>)),
    /// Every class.
    Class(for<'a> fn(&mut Context<'a>, &'a StmtClassDef)),
    /// Every statement, before it is followed.
    Statement(for<'a> fn(&mut Context<'a>, &StatementView<'a>)),
    /// Every string literal.
    Text(for<'a> fn(&mut Context<'a>, &Text<'a>)),
    /// Every dictionary display.
    Dict(for<'a> fn(&mut Context<'a>, &'a Expr)),
    /// The file as a whole, at its end.
    Module(for<'a> fn(&mut Context<'a>)),
}

/// Every rule for Python, by id.
pub const ALL: &[&PythonRule] = &[
    &code_injection::RULE,
    &command_injection::RULE,
    &cross_site_scripting::RULE,
    &ecb_mode::RULE,
    &fast_password_hash::RULE,
    &guessable_token::RULE,
    &insufficient_entropy::RULE,
    &open_redirect::RULE,
    &path_traversal::RULE,
    &predictable_iv::RULE,
    &predictable_salt::RULE,
    &predictable_seed::RULE,
    &rsa_without_oaep::RULE,
    &short_key::RULE,
    &sql_injection::RULE,
    &weak_cipher::RULE,
    &weak_hash::RULE,
    &weak_random::RULE,
    &weak_work_factor::RULE,
];
