//! Operators for C and C++.

use crate::finding::Edit;
use sallet_core::task::Language;

/// Every operator, in the order in which mutants are made.
pub(super) const ALL: &[&Operator] = &[];

/// One kind of change.
pub(super) struct Operator {
    /// The name of its file, with hyphens.
    pub(super) name: &'static str,
    /// What it does, in one line.
    pub(super) summary: &'static str,
}

/// Every change of every operator; none of a text that is broken.
pub(super) fn changes(_source: &str, _language: Language) -> Vec<(&'static str, Edit)> {
    Vec::new()
}
