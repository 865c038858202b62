//! Which weaknesses the tasks of a dataset cover, in which language and by what evidence, beside
//! what published lists ask for.

mod lists;

pub use lists::{PublishedList, published};

use sallet_core::cwe_relation::Related;
use sallet_core::task::AttackEvidence;
use sallet_core::{CweId, Task, TaskLanguage};
use std::collections::{BTreeMap, BTreeSet};

/// What sees that an attack succeeded; `None`: nothing, the task has no suite.
pub type Evidence = Option<AttackEvidence>;

/// One weakness that a task or a list names.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The weakness.
    pub cwe: CweId,
    /// How many tasks there are for it, by language and evidence; empty: none.
    pub tasks: BTreeMap<TaskLanguage, BTreeMap<Evidence, usize>>,
    /// Whether a task is for a related weakness (`cwe_relation`), though none for this one.
    pub by_relative: bool,
    /// For each list of [`published`], in order, whether it names the weakness.
    pub named: Vec<bool>,
}

/// The weaknesses of `tasks` and `lists`, by rising number.
pub fn coverage(tasks: &[Task], lists: &[PublishedList]) -> Vec<Row> {
    let of_tasks: BTreeSet<CweId> = tasks.iter().filter_map(|task| task.cwe).collect();
    let of_lists = lists
        .iter()
        .flat_map(|list| list.weaknesses.iter().copied());
    let all: BTreeSet<CweId> = of_tasks.iter().copied().chain(of_lists).collect();
    let row = |cwe: CweId| {
        let related = Related::to(cwe);
        let has_own = of_tasks.contains(&cwe);
        Row {
            cwe,
            tasks: counts(tasks, cwe),
            by_relative: !has_own && related.ids().iter().any(|id| of_tasks.contains(id)),
            named: lists
                .iter()
                .map(|list| list.weaknesses.contains(&cwe))
                .collect(),
        }
    };
    all.into_iter().map(row).collect()
}

fn counts(tasks: &[Task], cwe: CweId) -> BTreeMap<TaskLanguage, BTreeMap<Evidence, usize>> {
    let mut counts: BTreeMap<TaskLanguage, BTreeMap<Evidence, usize>> = BTreeMap::new();
    for task in tasks.iter().filter(|task| task.cwe == Some(cwe)) {
        let of_language = counts.entry(task.language).or_default();
        *of_language.entry(task.evidence).or_default() += 1;
    }
    counts
}

/// How far one list is covered.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// How many weaknesses of the list have a task of their own.
    pub own: usize,
    /// Those that have none, but a related weakness has.
    pub by_relative: Vec<CweId>,
    /// Those that no task covers.
    pub missing: Vec<CweId>,
}

/// How far the list at `index` of those that `rows` were made with is covered.
pub fn summary(rows: &[Row], index: usize) -> Summary {
    let of_list = rows
        .iter()
        .filter(|row| row.named.get(index) == Some(&true));
    let (own, others): (Vec<&Row>, Vec<&Row>) = of_list.partition(|row| !row.tasks.is_empty());
    let (by_relative, missing): (Vec<&Row>, Vec<&Row>) =
        others.into_iter().partition(|row| row.by_relative);
    let ids = |rows: Vec<&Row>| rows.into_iter().map(|row| row.cwe).collect();
    Summary {
        own: own.len(),
        by_relative: ids(by_relative),
        missing: ids(missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::datasets::taxonomy;
    use sallet_core::Language;

    fn task(cwe: u32, language: Language, evidence: Evidence) -> Task {
        Task {
            cwe: Some(CweId(cwe)),
            language: language.into(),
            evidence,
            ..taxonomy::snippets().unwrap().swap_remove(0)
        }
    }

    #[test]
    fn tasks_are_counted_by_language_and_evidence() {
        let tasks = [
            task(78, Language::Python, Some(AttackEvidence::SideEffect)),
            task(78, Language::Python, Some(AttackEvidence::SideEffect)),
            task(78, Language::C, Some(AttackEvidence::Output)),
            task(502, Language::Python, None),
        ];
        let list = |weaknesses: &[u32]| PublishedList {
            name: "list",
            about: "",
            weaknesses: weaknesses.iter().copied().map(CweId).collect(),
        };
        let rows = coverage(&tasks, &[list(&[77, 78, 369]), list(&[502])]);
        let ids: Vec<u32> = rows.iter().map(|row| row.cwe.0).collect();
        assert_eq!(ids, [77, 78, 369, 502]);
        let python = &rows[1].tasks[&Language::Python.into()];
        assert_eq!(python[&Some(AttackEvidence::SideEffect)], 2);
        assert_eq!(
            rows[1].tasks[&Language::C.into()][&Some(AttackEvidence::Output)],
            1
        );
        assert_eq!(rows[1].named, [true, false]);
        assert_eq!(rows[3].tasks[&Language::Python.into()][&None], 1);
        let expected = Summary {
            own: 1,
            by_relative: vec![CweId(77)],
            missing: vec![CweId(369)],
        };
        assert_eq!(summary(&rows, 0), expected);
        assert_eq!(summary(&rows, 1).missing, []);
    }

    #[test]
    fn every_row_is_named_by_someone() {
        let lists = published();
        let tasks = crate::datasets::bench::tasks().unwrap();
        for row in coverage(&tasks, &lists) {
            assert!(!row.tasks.is_empty() || row.named.contains(&true));
            assert!(row.tasks.is_empty() || !row.by_relative, "{}", row.cwe);
        }
    }
}
