//! The weaknesses that published benchmarks and studies name.

use sallet_analysis::coverage::{List, coverage};
use sallet_core::CweId;
use std::collections::BTreeSet;

/// A published list.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedList {
    /// Its name, as the head of a column.
    pub name: &'static str,
    /// What it is and how much of it is known here, in one sentence.
    pub about: &'static str,
    /// The weaknesses that it names.
    pub weaknesses: BTreeSet<CweId>,
}

/// The weaknesses of CWEval-bench (Peng et al., LLM4Code 2025), from the file names of its tasks
/// (`cwe_078_0_task.py`): the 20 of the 25 core tasks, which exist in several languages, and those of
/// the 11 tasks for C alone. They come to the 31 that the paper counts.
const CWEVAL: [u32; 31] = [
    20, 22, 78, 79, 95, 113, 117, 119, 120, 125, 131, 134, 170, 190, 326, 327, 329, 347, 377, 400,
    468, 476, 502, 643, 676, 732, 760, 787, 918, 943, 1333,
];

/// The lists, in the order of the columns.
pub fn published() -> Vec<PublishedList> {
    vec![
        PublishedList {
            name: "SecurityEval",
            about: "SecurityEval (Siddiq and Santos 2022): all of its weaknesses",
            weaknesses: of_analyzer(List::SecurityEval),
        },
        PublishedList {
            name: "SALLM",
            about: "SALLM (Siddiq et al. 2024): 33 of its 45 weaknesses",
            weaknesses: of_analyzer(List::Sallm),
        },
        PublishedList {
            name: "CWEval",
            about: "CWEval-bench (Peng et al. 2025): all of its weaknesses",
            weaknesses: CWEVAL.into_iter().map(CweId).collect(),
        },
        PublishedList {
            name: "taxonomy",
            about: "the 58 items of `sallet taxonomy`",
            weaknesses: of_analyzer(List::Taxonomy),
        },
    ]
}

/// The list as the table of the analyzer's rules has it.
fn of_analyzer(list: List) -> BTreeSet<CweId> {
    let entries = coverage(&[]).into_iter();
    let entries = entries.filter(|entry| entry.lists.contains(&list));
    entries.map(|entry| entry.cwe).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::datasets::taxonomy;

    #[test]
    fn the_lists_have_the_lengths_that_they_claim() {
        let lengths: Vec<_> = published()
            .iter()
            .map(|list| (list.name, list.weaknesses.len()))
            .collect();
        let expected = [
            ("SecurityEval", 69),
            ("SALLM", 33),
            ("CWEval", 31),
            ("taxonomy", 58),
        ];
        assert_eq!(lengths, expected);
    }

    #[test]
    fn the_taxonomy_is_that_of_the_datasets() {
        let items = taxonomy::items().unwrap();
        let items: BTreeSet<CweId> = items.iter().map(|item| item.cwe).collect();
        assert_eq!(of_analyzer(List::Taxonomy), items);
    }
}
