//! What several operators read from the syntax tree.

mod conditions;
mod edits;
mod imports;
mod walk;

pub(super) use conditions::{Sense, What, conditions};
pub(super) use edits::{group, replace, within, without_argument};
pub(super) use imports::Imports;
pub(super) use walk::{each_expression, each_statement};
