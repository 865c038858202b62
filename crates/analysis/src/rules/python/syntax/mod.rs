//! What several rules read from the syntax tree: the functions of a file, all expressions of one,
//! the words of a name, the request handlers and what guards them, the servers of datagrams, the
//! helpers that a function calls, what refuses the entities of XML; and how parts of a file are rewritten.

mod clients;
mod datagrams;
mod edits;
mod guards;
mod handlers;
mod local;
mod search;
mod uploads;
mod walk;
mod xml;

pub(crate) use crate::python::words::{contains_any, has_word};
pub(crate) use clients::{Guard, guards_of_all, is_permitted, uses_client, uses_what_is_set};
pub(crate) use datagrams::Datagrams;
pub(crate) use edits::{add_argument, replace};
pub(crate) use guards::{asks_who, is_guarded, tells_who};
pub(crate) use handlers::{Handler, handlers};
pub(crate) use local::{Local, parameter_of};
pub(crate) use search::{
    any_expression, any_part, any_statement, called, leaves, mentions, variable,
};
pub(crate) use uploads::{compares_signature, keeps_client_name};
pub(crate) use walk::{
    Scope, each_expression, each_part, each_statement, keyword, last_name, root_name, scopes, text,
};
pub(crate) use xml::{expat_refuses, has_refusing_resolver, is_refused_before};
