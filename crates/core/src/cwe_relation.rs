//! Which weaknesses answer for each other: whether a finding of one CWE is what a question for
//! another CWE asks about.
//!
//! Datasets and analyzers number the same weakness differently: one says CWE-77, the other its
//! child CWE-78. Two weaknesses are related if they are equal, if one is an ancestor of the other
//! in view 1000, or if the reviewed table `data/relations.tsv` calls them alike. No path leads to
//! or through a pillar or a class that the table calls too general, such as CWE-20, nor from a
//! child to a parent that the table keeps apart.
//!
//! The relation is not transitive: CWE-79 and CWE-89 are both injection, CWE-74, but neither is
//! the other. So CWE-74 need not count as too general: nothing passes through it, and who asks for
//! injection is answered by any.

use crate::cwe::{self, Abstraction, CweId};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The weaknesses that answer for one; made once for each weakness that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    asked: CweId,
    /// By rising number.
    ids: Vec<CweId>,
}

impl Related {
    /// Finds what answers for `asked`, which need not be in the catalogue.
    pub fn to(asked: CweId) -> Self {
        let mut ids: Vec<CweId> = neighbours(&LINKS.alike, asked).collect();
        ids.push(asked);
        walk(asked, &LINKS.parents, &mut ids);
        walk(asked, &LINKS.children, &mut ids);
        ids.sort_unstable();
        ids.dedup();
        Self { asked, ids }
    }

    /// The weakness that was asked for.
    pub fn asked(&self) -> CweId {
        self.asked
    }

    /// Whether a finding of `found` answers.
    pub fn contains(&self, found: CweId) -> bool {
        self.ids.binary_search(&found).is_ok()
    }

    /// All that answer, by rising number; never empty.
    pub fn ids(&self) -> &[CweId] {
        &self.ids
    }
}

/// Whether `a` and `b` answer for each other. For many questions about one weakness,
/// [`Related::to`] is faster.
pub fn related(a: CweId, b: CweId) -> bool {
    a == b || Related::to(a).contains(b)
}

/// Pairs, sorted, so that those of one weakness lie together.
type Pairs = Vec<(CweId, CweId)>;

/// The links that may be followed.
struct Links {
    /// Child and parent.
    parents: Pairs,
    /// Parent and child.
    children: Pairs,
    /// Both directions.
    alike: Pairs,
}

static LINKS: LazyLock<Links> = LazyLock::new(|| {
    let table = Table::read();
    let followed = |child: &cwe::Weakness, parent: CweId| {
        let is_pillar =
            cwe::lookup(parent).is_some_and(|found| found.abstraction == Abstraction::Pillar);
        !is_pillar
            && !table.general.contains(&child.id)
            && !table.general.contains(&parent)
            && !table.apart.contains(&(child.id, parent))
    };
    let mut parents = Vec::new();
    for child in cwe::all() {
        let kept = child.parents.iter().filter(|&&id| followed(child, id));
        parents.extend(kept.map(|&parent| (child.id, parent)));
    }
    let mut alike = reversed(&table.alike);
    alike.extend(table.alike);
    Links {
        children: reversed(&parents),
        parents: sorted(parents),
        alike: sorted(alike),
    }
});

fn reversed(pairs: &Pairs) -> Pairs {
    sorted(pairs.iter().map(|&(a, b)| (b, a)).collect())
}

fn sorted(mut pairs: Pairs) -> Pairs {
    pairs.sort_unstable();
    pairs
}

/// The reviewed table.
#[derive(Default)]
struct Table {
    general: HashSet<CweId>,
    /// Child and parent.
    apart: HashSet<(CweId, CweId)>,
    alike: Pairs,
}

const TABLE: &str = include_str!("../data/relations.tsv");

impl Table {
    /// Lines that do not read are passed over here and fail a test.
    fn read() -> Self {
        let mut table = Self::default();
        for (kind, weakness, other) in TABLE.lines().filter_map(parse_line) {
            match (kind, other) {
                ("general", None) => _ = table.general.insert(weakness),
                ("apart", Some(parent)) => _ = table.apart.insert((weakness, parent)),
                ("alike", Some(other)) => table.alike.push((weakness, other)),
                _ => {}
            }
        }
        table
    }
}

fn parse_line(line: &'static str) -> Option<(&'static str, CweId, Option<CweId>)> {
    let mut columns = line.split('\t');
    let kind = columns.next()?;
    let weakness = CweId(columns.next()?.parse().ok()?);
    let other = match columns.next()? {
        "" => None,
        number => Some(CweId(number.parse().ok()?)),
    };
    Some((kind, weakness, other))
}

fn neighbours(pairs: &Pairs, of: CweId) -> impl Iterator<Item = CweId> {
    let from = pairs.partition_point(|&(id, _)| id < of);
    let own = pairs[from..].iter().take_while(move |&&(id, _)| id == of);
    own.map(|&(_, neighbour)| neighbour)
}

/// Adds everything that can be reached from `start` along `pairs`.
fn walk(start: CweId, pairs: &Pairs, reached: &mut Vec<CweId>) {
    let first = reached.len();
    let mut next = first;
    let mut at = start;
    loop {
        for neighbour in neighbours(pairs, at) {
            if !reached[first..].contains(&neighbour) {
                reached.push(neighbour);
            }
        }
        match reached.get(next) {
            Some(&id) => at = id,
            None => return,
        }
        next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn near_weaknesses_answer_for_each_other_and_distant_ones_do_not() {
        let check = |a: u32, b: u32, expected: bool| {
            assert_eq!(related(CweId(a), CweId(b)), expected, "{a} {b}");
        };
        // What the field does not keep apart.
        check(78, 77, true);
        check(78, 74, true);
        check(77, 74, true);
        check(94, 95, true);
        check(259, 798, true);
        check(321, 798, true);
        check(79, 80, true);
        check(730, 1333, true);
        check(215, 489, true);
        check(22, 73, true);
        check(703, 252, true);
        // Ancestors and descendants.
        check(89, 943, true);
        check(329, 330, true);
        check(400, 1333, true);
        check(121, 119, true);
        check(639, 285, true);
        // Siblings.
        check(79, 89, false);
        check(78, 94, false);
        check(502, 94, false);
        check(125, 787, false);
        // A pillar or a class that is too general, at the end of a path or on it.
        check(20, 1287, false);
        check(284, 862, false);
        check(710, 476, false);
        check(601, 610, false);
        check(601, 918, false);
        check(22, 668, false);
        check(703, 209, false);
        check(20, 20, true);
        check(703, 703, true);
        // What the hierarchy joins and the field keeps apart.
        check(330, 798, false);
        check(285, 276, false);
        check(287, 798, false);
        check(287, 306, true);
        check(74, 462, false);
        // Outside the catalogue.
        check(99_999, 99_999, true);
        check(99_999, 79, false);
        check(730, 400, true);
    }

    #[test]
    fn everything_that_answers_is_listed() {
        let related = Related::to(CweId(78));
        assert_eq!(related.asked(), CweId(78));
        assert_eq!(related.ids(), [74, 77, 78, 88].map(CweId));
        assert_eq!(Related::to(CweId(693)).ids(), [CweId(693)]);
    }

    #[test]
    fn no_weakness_answers_for_a_large_part_of_the_catalogue() {
        for weakness in cwe::all() {
            let count = Related::to(weakness.id).ids().len();
            assert!(count < 60, "{} answers for {count}", weakness.id);
        }
    }

    #[test]
    fn the_table_reads_and_every_entry_is_needed() {
        let known = |id: CweId| cwe::lookup(id).is_some() || id == cwe::DENIAL_OF_SERVICE;
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<_> = line.split('\t').collect();
            assert_eq!(columns.len(), 4, "{line}");
            assert!(columns[3].ends_with('.'), "{line}");
            let (kind, weakness, other) = parse_line(line).unwrap();
            assert!(known(weakness) && other.is_none_or(known), "{line}");
            match (kind, other) {
                ("general", None) => {
                    let entry = cwe::lookup(weakness).unwrap();
                    assert_eq!(entry.abstraction, Abstraction::Class, "{line}");
                }
                ("apart", Some(parent)) => {
                    let entry = cwe::lookup(weakness).unwrap();
                    assert!(entry.parents.contains(&parent), "{line}");
                }
                ("alike", Some(other)) => {
                    assert!(weakness < other, "the smaller first: {line}");
                    let mut above = Vec::new();
                    walk(weakness, &LINKS.parents, &mut above);
                    walk(weakness, &LINKS.children, &mut above);
                    assert!(!above.contains(&other), "in the hierarchy already: {line}");
                }
                _ => panic!("unknown kind: {line}"),
            }
        }
        let distinct: HashSet<_> = TABLE.lines().filter_map(parse_line).collect();
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(distinct.len(), lines, "an entry stands twice");
    }

    fn any_weakness() -> impl Strategy<Value = CweId> {
        prop_oneof![
            (0..cwe::all().len()).prop_map(|index| cwe::all()[index].id),
            (0u32..2000).prop_map(CweId),
        ]
    }

    proptest! {
        #[test]
        fn every_weakness_answers_for_itself(id in any_weakness()) {
            prop_assert!(related(id, id));
        }

        #[test]
        fn the_relation_is_symmetric(a in any_weakness(), b in any_weakness()) {
            prop_assert_eq!(related(a, b), related(b, a));
            for &id in Related::to(a).ids() {
                prop_assert!(related(id, a), "{} {}", id, a);
            }
        }
    }
}
