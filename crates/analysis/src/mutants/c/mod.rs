//! Operators for C and C++.

mod drop_flag;
mod drop_offset;
mod drop_statement;
mod narrow_type;
mod remove_guard;
mod support;
mod swap_call;
mod weaken_guard;

use super::Change;
use crate::c::SyntaxTree;
use sallet_core::task::Language;

/// Every operator, in the order in which mutants are made.
pub(super) const ALL: &[&Operator] = &[
    &remove_guard::OPERATOR,
    &weaken_guard::OPERATOR,
    &swap_call::OPERATOR,
    &drop_flag::OPERATOR,
    &drop_statement::OPERATOR,
    &drop_offset::OPERATOR,
    &narrow_type::OPERATOR,
];

/// One kind of change.
pub(super) struct Operator {
    /// The name of its file, with hyphens.
    pub(super) name: &'static str,
    /// What it does, in one line.
    pub(super) summary: &'static str,
    /// Finds where it applies; each change is a mutant of its own.
    changes: fn(&SyntaxTree<'_>) -> Vec<Change>,
}

/// Every change of every operator; none of a text that is broken.
pub(super) fn changes(source: &str, language: Language) -> Vec<(&'static str, Change)> {
    let Ok(tree) = SyntaxTree::parse(source, language, None) else {
        return Vec::new();
    };
    if tree.broken().is_some() {
        return Vec::new();
    }
    let of = |operator: &&Operator| {
        let changes = (operator.changes)(&tree).into_iter();
        let name = operator.name;
        changes
            .map(move |change| (name, change))
            .collect::<Vec<_>>()
    };
    ALL.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Holds the changes that `operator` makes to the C++ text `source` to be `expected`: before
    /// and after.
    pub(super) fn check(operator: &Operator, source: &str, expected: &[(&str, &str)]) {
        let tree = SyntaxTree::parse(source, Language::Cpp, None).unwrap();
        assert_eq!(tree.broken(), None, "{source}");
        let changes = (operator.changes)(&tree);
        let edits: Vec<_> = changes.iter().map(|change| &change.edit).collect();
        let got: Vec<_> = edits
            .iter()
            .map(|edit| (&source[edit.start..edit.end], edit.text.as_str()))
            .collect();
        assert_eq!(got, expected, "{source}");
        for edit in &edits {
            let mutant = super::super::applied(source, edit).unwrap();
            assert_eq!(
                crate::c::check_syntax(&mutant, Language::Cpp),
                Ok(()),
                "{mutant}"
            );
        }
    }

    #[test]
    fn every_file_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/mutants/c");
        crate::mutants::tests::holds(&folder, ALL.iter().map(|operator| operator.name));
    }
}
