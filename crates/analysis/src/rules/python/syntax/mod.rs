//! What several rules read from the syntax tree: the functions of a file, all expressions of one,
//! the words of a name, the request handlers and what guards them, the servers of datagrams.

mod datagrams;
mod guards;
mod handlers;
mod search;
mod walk;
mod words;

pub(crate) use datagrams::Datagrams;
pub(crate) use guards::{asks_who, is_guarded, tells_who};
pub(crate) use handlers::{Handler, handlers};
pub(crate) use search::{
    any_expression, any_part, any_statement, called, leaves, mentions, variable,
};
pub(crate) use walk::{
    Scope, each_expression, each_part, each_statement, keyword, last_name, root_name, scopes, text,
};
pub(crate) use words::{contains_any, has_word};
