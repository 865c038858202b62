//! The rules for Python, one file each.

mod archive_traversal;
mod argument_injection;
mod code_injection;
mod command_injection;
mod cookie_injection;
mod cross_site_scripting;
mod csv_injection;
mod duplicate_key;
mod error_detail_exposure;
#[cfg(test)]
mod flow_testing;
mod format_string;
mod header_injection;
mod infinite_loop;
mod ldap_injection;
mod log_injection;
mod mail_injection;
mod mass_assignment;
mod nosql_injection;
mod off_by_one;
mod open_redirect;
mod path_traversal;
mod predictable_secret;
mod process_control;
mod regex_denial_of_service;
mod regex_injection;
mod secret_in_log;
mod secret_in_storage;
pub(crate) mod secret_names;
mod server_side_request_forgery;
mod spoofed_address;
mod sql_injection;
mod template_injection;
#[cfg(test)]
mod testing;
mod trust_boundary_violation;
mod unchecked_divisor;
mod unchecked_index;
mod uncontrolled_size;
mod unrestricted_upload;
mod unsafe_deserialization;
mod unsafe_reflection;
mod unvalidated_input;
mod unverified_destination;
mod xml_bomb;
mod xml_external_entity;
mod xpath_injection;

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
    &archive_traversal::RULE,
    &argument_injection::RULE,
    &code_injection::RULE,
    &command_injection::RULE,
    &cookie_injection::RULE,
    &cross_site_scripting::RULE,
    &csv_injection::RULE,
    &duplicate_key::RULE,
    &error_detail_exposure::RULE,
    &format_string::RULE,
    &header_injection::RULE,
    &infinite_loop::RULE,
    &ldap_injection::RULE,
    &log_injection::RULE,
    &mail_injection::RULE,
    &mass_assignment::RULE,
    &nosql_injection::RULE,
    &off_by_one::RULE,
    &open_redirect::RULE,
    &path_traversal::RULE,
    &predictable_secret::RULE,
    &process_control::RULE,
    &regex_denial_of_service::RULE,
    &regex_injection::RULE,
    &secret_in_log::RULE,
    &secret_in_storage::RULE,
    &server_side_request_forgery::RULE,
    &spoofed_address::RULE,
    &sql_injection::RULE,
    &template_injection::RULE,
    &trust_boundary_violation::RULE,
    &unchecked_divisor::RULE,
    &unchecked_index::RULE,
    &uncontrolled_size::RULE,
    &unrestricted_upload::RULE,
    &unsafe_deserialization::RULE,
    &unsafe_reflection::RULE,
    &unvalidated_input::RULE,
    &unverified_destination::RULE,
    &xml_bomb::RULE,
    &xml_external_entity::RULE,
    &xpath_injection::RULE,
];
