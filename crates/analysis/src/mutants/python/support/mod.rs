//! What several operators read from the syntax tree.

mod conditions;
mod edits;
mod imports;
mod walk;

pub(super) use crate::mutants::sense::{Sense, What};
pub(super) use conditions::conditions;
pub(super) use edits::{group, replace, within, without_argument};
pub(super) use imports::Imports;
pub(super) use walk::{each_expression, each_statement};
