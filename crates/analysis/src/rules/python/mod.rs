//! The rules for Python, one file each.

mod address_authentication;
mod any_host;
mod check_then_use;
mod client_chosen_privilege;
mod code_injection;
mod code_without_integrity_check;
mod command_injection;
mod cors_any_origin;
mod cross_site_scripting;
mod csrf_disabled;
mod csrf_unprotected_request;
mod dangerous_function;
mod debug_mode;
mod environment_exposed;
mod error_detail_printed;
mod folder_exposed;
mod forced_browsing;
mod framing_allowed;
mod link_followed;
mod lock_file_race;
mod lock_not_checked;
mod lock_not_released;
mod missing_authentication;
mod missing_authorization;
mod missing_timeout;
mod network_amplification;
mod obsolete_function;
mod open_redirect;
mod open_umask;
mod pam_account_check;
mod path_traversal;
mod permissions_not_kept;
mod permissive_file_mode;
mod privilege_drop_order;
mod privileges_kept;
mod referer_trust;
mod remote_script;
mod reverse_dns_trust;
mod secret_file_default_mode;
mod secret_in_comment;
mod secret_in_url;
mod sensitive_field_returned;
mod sensitive_page_cached;
mod service_description_exposed;
mod session_fixation;
mod session_without_end;
mod shared_port;
mod shared_temporary_path;
mod signal_handler_work;
mod sql_injection;
mod state_shared_between_sessions;
mod syntax;
mod temporary_file_left;
mod temporary_file_name;
#[cfg(test)]
mod testing;
mod trust_boundary;
mod trusted_variable_from_request;
mod unchecked_upload;
mod unclosed_resource;
mod unenforced_workflow;
mod unlimited_decompression;
mod unlimited_login_attempts;
mod unlimited_resources;
mod unnecessary_privileges;
mod unquoted_program_path;
mod unrestricted_bind;
mod unsynchronised_data;
mod untrusted_search_path;
mod unverified_destination;
mod unverified_message_source;
mod unverified_ownership;
mod unverified_password_change;
mod user_enumeration;

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
    &address_authentication::RULE,
    &any_host::RULE,
    &check_then_use::RULE,
    &client_chosen_privilege::RULE,
    &code_injection::RULE,
    &code_without_integrity_check::RULE,
    &command_injection::RULE,
    &cors_any_origin::RULE,
    &cross_site_scripting::RULE,
    &csrf_disabled::RULE,
    &csrf_unprotected_request::RULE,
    &dangerous_function::RULE,
    &debug_mode::RULE,
    &environment_exposed::RULE,
    &error_detail_printed::RULE,
    &folder_exposed::RULE,
    &forced_browsing::RULE,
    &framing_allowed::RULE,
    &link_followed::RULE,
    &lock_file_race::RULE,
    &lock_not_checked::RULE,
    &lock_not_released::RULE,
    &missing_authentication::RULE,
    &missing_authorization::RULE,
    &missing_timeout::RULE,
    &network_amplification::RULE,
    &obsolete_function::RULE,
    &open_redirect::RULE,
    &open_umask::RULE,
    &pam_account_check::RULE,
    &path_traversal::RULE,
    &permissions_not_kept::RULE,
    &permissive_file_mode::RULE,
    &privilege_drop_order::RULE,
    &privileges_kept::RULE,
    &referer_trust::RULE,
    &remote_script::RULE,
    &reverse_dns_trust::RULE,
    &secret_file_default_mode::RULE,
    &secret_in_comment::RULE,
    &secret_in_url::RULE,
    &sensitive_field_returned::RULE,
    &sensitive_page_cached::RULE,
    &service_description_exposed::RULE,
    &session_fixation::RULE,
    &session_without_end::RULE,
    &shared_port::RULE,
    &shared_temporary_path::RULE,
    &signal_handler_work::RULE,
    &sql_injection::RULE,
    &state_shared_between_sessions::RULE,
    &temporary_file_left::RULE,
    &temporary_file_name::RULE,
    &trust_boundary::RULE,
    &trusted_variable_from_request::RULE,
    &unchecked_upload::RULE,
    &unclosed_resource::RULE,
    &unenforced_workflow::RULE,
    &unlimited_decompression::RULE,
    &unlimited_login_attempts::RULE,
    &unlimited_resources::RULE,
    &unnecessary_privileges::RULE,
    &unquoted_program_path::RULE,
    &unrestricted_bind::RULE,
    &unsynchronised_data::RULE,
    &untrusted_search_path::RULE,
    &unverified_destination::RULE,
    &unverified_message_source::RULE,
    &unverified_ownership::RULE,
    &unverified_password_change::RULE,
    &user_enumeration::RULE,
];
