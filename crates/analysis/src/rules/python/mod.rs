//! The rules for Python, one file each.

mod code_injection;
mod command_injection;
mod cross_site_scripting;
mod open_redirect;
mod path_traversal;
pub(crate) mod secret_names;
mod sql_injection;

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
    &open_redirect::RULE,
    &path_traversal::RULE,
    &sql_injection::RULE,
];
