//! The rules for Python, one file each.

mod address_authentication;
mod any_host;
mod archive_traversal;
mod argument_count;
mod argument_injection;
mod assert_check;
mod assigned_condition;
mod bad_tag_filter;
mod broad_except;
mod certificate_not_verified;
mod changed_while_iterated;
mod check_then_use;
mod class_by_name;
mod cleartext_transport;
mod client_chosen_privilege;
mod code_injection;
mod code_without_integrity_check;
mod command_injection;
mod comparison_statement;
mod constant_condition;
mod cookie_injection;
mod cors_any_origin;
mod cross_site_cookie;
mod cross_site_scripting;
mod csrf_disabled;
mod csrf_unprotected_request;
mod csv_injection;
mod dangerous_function;
mod debug_mode;
mod denylist;
mod destination_from_message;
mod double_decoding;
mod dropped_result;
mod duplicate_key;
mod early_validation;
mod ecb_mode;
mod empty_password;
mod encoded_password;
mod endless_recursion;
mod environment_exposed;
mod error_detail_exposure;
mod error_detail_printed;
mod external_setting;
mod fast_password_hash;
mod find_as_truth;
mod float_equality;
mod float_money;
#[cfg(test)]
mod flow_testing;
mod folder_exposed;
mod forced_browsing;
mod format_string;
mod framing_allowed;
mod generic_raise;
mod guessable_password;
mod guessable_token;
mod hard_coded_credentials;
mod hard_coded_key;
mod header_injection;
mod host_key_not_verified;
mod ignored_status;
mod incompatible_comparison;
mod incomplete_hostname_regex;
mod incomplete_replacement;
mod infinite_loop;
mod insecure_cookie;
mod insecure_tls_version;
mod insufficient_entropy;
mod integer_overflow;
mod json_by_hand;
mod jwt_not_verified;
mod ldap_injection;
mod link_followed;
mod literal_identity;
mod local_address_denylist;
mod lock_file_race;
mod lock_not_checked;
mod lock_not_released;
mod lock_order;
mod log_injection;
mod loop_from_outside;
mod lossy_conversion;
mod mail_injection;
mod mass_assignment;
mod missing_authentication;
mod missing_authorization;
mod missing_default;
mod missing_regex_anchor;
mod missing_timeout;
mod mutable_default;
mod network_amplification;
mod nosql_injection;
mod numeric_range;
mod object_identity;
mod obsolete_function;
mod off_by_one;
mod open_redirect;
mod open_umask;
mod operator_precedence;
mod pam_account_check;
mod path_traversal;
mod permissions_not_kept;
mod permissive_file_mode;
mod pickle_gadget;
mod pickle_written;
mod platform_dependent;
mod predictable_iv;
mod predictable_salt;
mod predictable_seed;
mod privilege_drop_order;
mod privileges_kept;
mod process_control;
mod referer_trust;
mod regex_denial_of_service;
mod regex_injection;
mod regex_source;
mod remote_script;
mod resource_injection;
mod return_in_finally;
mod reverse_dns_trust;
mod rsa_without_oaep;
mod script_readable_cookie;
mod secret_expressions;
mod secret_file_default_mode;
mod secret_in_comment;
mod secret_in_log;
mod secret_in_storage;
mod secret_in_text;
mod secret_in_url;
pub(crate) mod secret_names;
mod secret_values;
mod self_comparison;
mod sensitive_field_returned;
mod sensitive_page_cached;
mod server_side_request_forgery;
mod service_description_exposed;
mod session_fixation;
mod session_without_end;
mod shared_port;
mod shared_temporary_path;
mod shell_with_list;
mod short_key;
mod sign_assignment;
mod signal_handler_work;
mod special_elements;
mod spoofed_address;
mod sql_injection;
mod state_shared_between_sessions;
mod swallowed_error;
mod swapped_arguments;
pub(crate) mod syntax;
mod template_autoescape_off;
mod template_injection;
mod temporary_file_left;
mod temporary_file_name;
#[cfg(test)]
mod testing;
mod thread_run;
mod timing_comparison;
mod trust_boundary;
mod trusted_variable_from_request;
mod tuple_assert;
mod unchecked_divisor;
mod unchecked_index;
mod unchecked_none;
mod unchecked_upload;
mod unchecked_workflow;
mod unclosed_resource;
mod uncontrolled_size;
mod undefended_xml;
mod undefined_variable;
mod unenforced_workflow;
mod unhandled_error;
mod unlimited_decompression;
mod unlimited_login_attempts;
mod unlimited_resources;
mod unnecessary_privileges;
mod unquoted_program_path;
mod unreachable_code;
mod unrestricted_bind;
mod unsafe_deserialization;
mod unsafe_reflection;
mod unsafe_xml_parser;
mod unsynchronised_data;
mod untrusted_search_path;
mod unused_value;
mod unvalidated_input;
mod unvalidated_yaml;
mod unverified_destination;
mod unverified_message_source;
mod unverified_ownership;
mod unverified_password_change;
mod unverified_tls_context;
mod url_substring;
mod useless_lock;
mod user_enumeration;
mod validation_skipped;
mod weak_cipher;
mod weak_hash;
mod weak_password_requirements;
mod weak_random;
mod weak_work_factor;
mod wide_regex_range;
mod xml_bomb;
mod xml_external_entity;
mod xml_without_schema;
mod xpath_injection;
mod yaml_load;

use crate::python::ast::{Expr, StmtClassDef};
use crate::python::flow::{
    Assignment, Call, Comparison, Context, FunctionView, Kind, Regex, StatementKind, StatementView,
    Text,
};
use crate::regex::Pattern;
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
    /// The rule asks [`Context::is`] or [`Context::has_called`] for these names; others are not
    /// known.
    Names(&'static [&'static str]),
    /// Every call. Use it where no name will do.
    AnyCall(for<'a> fn(&mut Context<'a>, &Call<'a, '_>)),
    /// Every call that takes a regular expression whose text is known.
    Regex(for<'a> fn(&mut Context<'a>, &Regex<'a>, &Pattern<'_>)),
    /// Every assignment to a name, attribute or element, keyword defaults included.
    Assignment(for<'a> fn(&mut Context<'a>, &Assignment<'a>)),
    /// Every comparison of two operands.
    Comparison(for<'a> fn(&mut Context<'a>, &Comparison<'a>)),
    /// Every function, after its body was followed.
    Function(for<'a> fn(&mut Context<'a>, &FunctionView<'a>)),
    /// Every class.
    Class(for<'a> fn(&mut Context<'a>, &'a StmtClassDef)),
    /// Every statement of these kinds, before it is followed.
    Statement(
        &'static [StatementKind],
        for<'a> fn(&mut Context<'a>, &StatementView<'a>),
    ),
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
    &archive_traversal::RULE,
    &argument_count::RULE,
    &argument_injection::RULE,
    &assert_check::RULE,
    &assigned_condition::RULE,
    &bad_tag_filter::RULE,
    &broad_except::RULE,
    &certificate_not_verified::RULE,
    &changed_while_iterated::RULE,
    &check_then_use::RULE,
    &class_by_name::RULE,
    &cleartext_transport::RULE,
    &client_chosen_privilege::RULE,
    &code_injection::RULE,
    &code_without_integrity_check::RULE,
    &command_injection::RULE,
    &comparison_statement::RULE,
    &constant_condition::RULE,
    &cookie_injection::RULE,
    &cors_any_origin::RULE,
    &cross_site_cookie::RULE,
    &cross_site_scripting::RULE,
    &csrf_disabled::RULE,
    &csrf_unprotected_request::RULE,
    &csv_injection::RULE,
    &dangerous_function::RULE,
    &debug_mode::RULE,
    &denylist::RULE,
    &destination_from_message::RULE,
    &double_decoding::RULE,
    &dropped_result::RULE,
    &duplicate_key::RULE,
    &early_validation::RULE,
    &ecb_mode::RULE,
    &empty_password::RULE,
    &encoded_password::RULE,
    &endless_recursion::RULE,
    &environment_exposed::RULE,
    &error_detail_exposure::RULE,
    &error_detail_printed::RULE,
    &external_setting::RULE,
    &fast_password_hash::RULE,
    &find_as_truth::RULE,
    &float_equality::RULE,
    &float_money::RULE,
    &folder_exposed::RULE,
    &forced_browsing::RULE,
    &format_string::RULE,
    &framing_allowed::RULE,
    &generic_raise::RULE,
    &guessable_password::RULE,
    &guessable_token::RULE,
    &hard_coded_credentials::RULE,
    &hard_coded_key::RULE,
    &header_injection::RULE,
    &host_key_not_verified::RULE,
    &ignored_status::RULE,
    &incompatible_comparison::RULE,
    &incomplete_hostname_regex::RULE,
    &incomplete_replacement::RULE,
    &infinite_loop::RULE,
    &insecure_cookie::RULE,
    &insecure_tls_version::RULE,
    &insufficient_entropy::RULE,
    &integer_overflow::RULE,
    &json_by_hand::RULE,
    &jwt_not_verified::RULE,
    &ldap_injection::RULE,
    &link_followed::RULE,
    &literal_identity::RULE,
    &local_address_denylist::RULE,
    &lock_file_race::RULE,
    &lock_not_checked::RULE,
    &lock_not_released::RULE,
    &lock_order::RULE,
    &log_injection::RULE,
    &loop_from_outside::RULE,
    &lossy_conversion::RULE,
    &mail_injection::RULE,
    &mass_assignment::RULE,
    &missing_authentication::RULE,
    &missing_authorization::RULE,
    &missing_default::RULE,
    &missing_regex_anchor::RULE,
    &missing_timeout::RULE,
    &mutable_default::RULE,
    &network_amplification::RULE,
    &nosql_injection::RULE,
    &numeric_range::RULE,
    &object_identity::RULE,
    &obsolete_function::RULE,
    &off_by_one::RULE,
    &open_redirect::RULE,
    &open_umask::RULE,
    &operator_precedence::RULE,
    &pam_account_check::RULE,
    &path_traversal::RULE,
    &permissions_not_kept::RULE,
    &permissive_file_mode::RULE,
    &pickle_gadget::RULE,
    &pickle_written::RULE,
    &platform_dependent::RULE,
    &predictable_iv::RULE,
    &predictable_salt::RULE,
    &predictable_seed::RULE,
    &privilege_drop_order::RULE,
    &privileges_kept::RULE,
    &process_control::RULE,
    &referer_trust::RULE,
    &regex_denial_of_service::RULE,
    &regex_injection::RULE,
    &remote_script::RULE,
    &resource_injection::RULE,
    &return_in_finally::RULE,
    &reverse_dns_trust::RULE,
    &rsa_without_oaep::RULE,
    &script_readable_cookie::RULE,
    &secret_file_default_mode::RULE,
    &secret_in_comment::RULE,
    &secret_in_log::RULE,
    &secret_in_storage::RULE,
    &secret_in_text::RULE,
    &secret_in_url::RULE,
    &self_comparison::RULE,
    &sensitive_field_returned::RULE,
    &sensitive_page_cached::RULE,
    &server_side_request_forgery::RULE,
    &service_description_exposed::RULE,
    &session_fixation::RULE,
    &session_without_end::RULE,
    &shared_port::RULE,
    &shared_temporary_path::RULE,
    &shell_with_list::RULE,
    &short_key::RULE,
    &sign_assignment::RULE,
    &signal_handler_work::RULE,
    &special_elements::RULE,
    &spoofed_address::RULE,
    &sql_injection::RULE,
    &state_shared_between_sessions::RULE,
    &swallowed_error::RULE,
    &swapped_arguments::RULE,
    &template_autoescape_off::RULE,
    &template_injection::RULE,
    &temporary_file_left::RULE,
    &temporary_file_name::RULE,
    &thread_run::RULE,
    &timing_comparison::RULE,
    &trust_boundary::RULE,
    &trusted_variable_from_request::RULE,
    &tuple_assert::RULE,
    &unchecked_divisor::RULE,
    &unchecked_index::RULE,
    &unchecked_none::RULE,
    &unchecked_upload::RULE,
    &unchecked_workflow::RULE,
    &unclosed_resource::RULE,
    &uncontrolled_size::RULE,
    &undefended_xml::RULE,
    &undefined_variable::RULE,
    &unenforced_workflow::RULE,
    &unhandled_error::RULE,
    &unlimited_decompression::RULE,
    &unlimited_login_attempts::RULE,
    &unlimited_resources::RULE,
    &unnecessary_privileges::RULE,
    &unquoted_program_path::RULE,
    &unreachable_code::RULE,
    &unrestricted_bind::RULE,
    &unsafe_deserialization::RULE,
    &unsafe_reflection::RULE,
    &unsafe_xml_parser::RULE,
    &unsynchronised_data::RULE,
    &untrusted_search_path::RULE,
    &unused_value::RULE,
    &unvalidated_input::RULE,
    &unvalidated_yaml::RULE,
    &unverified_destination::RULE,
    &unverified_message_source::RULE,
    &unverified_ownership::RULE,
    &unverified_password_change::RULE,
    &unverified_tls_context::RULE,
    &url_substring::RULE,
    &useless_lock::RULE,
    &user_enumeration::RULE,
    &validation_skipped::RULE,
    &weak_cipher::RULE,
    &weak_hash::RULE,
    &weak_password_requirements::RULE,
    &weak_random::RULE,
    &weak_work_factor::RULE,
    &wide_regex_range::RULE,
    &xml_bomb::RULE,
    &xml_external_entity::RULE,
    &xml_without_schema::RULE,
    &xpath_injection::RULE,
    &yaml_load::RULE,
];
