//! Operators for Python.

mod drop_argument;
mod drop_flag;
mod drop_setting;
mod inline_parameter;
mod open_query;
mod remove_guard;
mod support;
mod swap_call;
mod weaken_guard;

use super::Change;
use crate::python::Module;

/// Every operator, in the order in which mutants are made.
pub(super) const ALL: &[&Operator] = &[
    &remove_guard::OPERATOR,
    &weaken_guard::OPERATOR,
    &swap_call::OPERATOR,
    &drop_argument::OPERATOR,
    &drop_setting::OPERATOR,
    &drop_flag::OPERATOR,
    &inline_parameter::OPERATOR,
    &open_query::OPERATOR,
];

/// One kind of change.
pub(super) struct Operator {
    /// The name of its file, with hyphens.
    pub(super) name: &'static str,
    /// What it does, in one line.
    pub(super) summary: &'static str,
    /// Finds where it applies; each change is a mutant of its own.
    changes: fn(&Module<'_>) -> Vec<Change>,
}

/// Every change of every operator; none of a text that is broken.
pub(super) fn changes(source: &str) -> Vec<(&'static str, Change)> {
    let Ok(module) = Module::parse(source) else {
        return Vec::new();
    };
    if !module.is_valid() {
        return Vec::new();
    }
    let of = |operator: &&Operator| {
        let changes = (operator.changes)(&module).into_iter();
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

    /// Holds the changes that `operator` makes to `source` to be `expected`: before and after.
    pub(super) fn check(operator: &Operator, source: &str, expected: &[(&str, &str)]) {
        let module = Module::parse(source).unwrap();
        assert_eq!(module.error(), None, "{source}");
        let changes = (operator.changes)(&module);
        let edits: Vec<_> = changes.iter().map(|change| &change.edit).collect();
        let got: Vec<_> = edits
            .iter()
            .map(|edit| (&source[edit.start..edit.end], edit.text.as_str()))
            .collect();
        assert_eq!(got, expected, "{source}");
        for edit in &edits {
            let mutant = super::super::applied(source, edit).unwrap();
            assert_eq!(crate::python::check_syntax(&mutant), Ok(()), "{mutant}");
        }
    }

    #[test]
    fn every_file_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/mutants/python");
        crate::mutants::tests::holds(&folder, ALL.iter().map(|operator| operator.name));
    }
}
