//! What three views of the CWE catalogue say of a weakness: its class among the Seven Pernicious
//! Kingdoms (view 700) and its rank in the Top 25 of 2022 (view 1387) and of 2023 (view 1425).
//!
//! Facts of MITRE CWE 4.14, embedded. Views name few weaknesses, mostly general ones; for the class
//! of a more special one see [`kingdom_of`].

use crate::cwe::{self, CweId};
use serde::{Deserialize, Serialize};
use std::collections::{HashSet, VecDeque};
use std::sync::LazyLock;

/// A class of the Seven Pernicious Kingdoms; the environment is the eighth, beside the seven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kingdom {
    /// What comes from outside is not checked, or read wrongly (category 1005).
    InputValidation,
    /// A function is used against its contract (category 227).
    ApiAbuse,
    /// Authentication, access control, cryptography, privacy (category 254).
    SecurityFeatures,
    /// Order and sharing: races, sessions (category 361).
    TimeAndState,
    /// Errors are not handled, or give too much away (category 388).
    Errors,
    /// Poor code, which fails in ways that can be used (category 398).
    CodeQuality,
    /// What should be kept apart is not (category 485).
    Encapsulation,
    /// What lies outside the source: configuration, compilers (category 2).
    Environment,
}

impl Kingdom {
    /// Every class, in the order of the study that named them.
    pub const ALL: [Self; 8] = [
        Self::InputValidation,
        Self::ApiAbuse,
        Self::SecurityFeatures,
        Self::TimeAndState,
        Self::Errors,
        Self::CodeQuality,
        Self::Encapsulation,
        Self::Environment,
    ];

    /// The name in files and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InputValidation => "input-validation",
            Self::ApiAbuse => "api-abuse",
            Self::SecurityFeatures => "security-features",
            Self::TimeAndState => "time-and-state",
            Self::Errors => "errors",
            Self::CodeQuality => "code-quality",
            Self::Encapsulation => "encapsulation",
            Self::Environment => "environment",
        }
    }

    /// The class called `name`, as [`Kingdom::as_str`] writes it.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kingdom| kingdom.as_str() == name)
    }
}

/// What the views say of one weakness. The default: nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Views {
    /// Its class in view 700.
    pub kingdom: Option<Kingdom>,
    /// Its rank in the Top 25 of 2022, from 1.
    pub top25_2022: Option<u8>,
    /// Its rank in the Top 25 of 2023, from 1.
    pub top25_2023: Option<u8>,
}

const TABLE: &str = include_str!("../data/views.tsv");

/// By rising number. A line that does not read is left out and fails a test.
static VIEWS: LazyLock<Vec<(CweId, Views)>> =
    LazyLock::new(|| lines().filter_map(parse_line).collect());

fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#'))
}

fn parse_line(line: &str) -> Option<(CweId, Views)> {
    fn unless_empty<T>(text: &str, read: fn(&str) -> Option<T>) -> Option<Option<T>> {
        match text {
            "" => Some(None),
            text => read(text).map(Some),
        }
    }
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, kingdom, rank_2022, rank_2023] = columns[..] else {
        return None;
    };
    let rank = |text: &str| text.parse().ok();
    Some((
        CweId(id.parse().ok()?),
        Views {
            kingdom: unless_empty(kingdom, Kingdom::by_name)?,
            top25_2022: unless_empty(rank_2022, rank)?,
            top25_2023: unless_empty(rank_2023, rank)?,
        },
    ))
}

/// What the views say of `cwe` itself. Costs a binary search.
pub fn views(cwe: CweId) -> Views {
    match VIEWS.binary_search_by_key(&cwe, |&(id, _)| id) {
        Ok(index) => VIEWS[index].1,
        Err(_) => Views::default(),
    }
}

/// The class of `cwe`, or of its nearest ancestor in view 1000 that has one; `None` where none has.
pub fn kingdom_of(cwe: CweId) -> Option<Kingdom> {
    let mut seen = HashSet::from([cwe]);
    let mut queue = VecDeque::from([cwe]);
    while let Some(next) = queue.pop_front() {
        if let Some(kingdom) = views(next).kingdom {
            return Some(kingdom);
        }
        let parents = cwe::lookup(next).map_or(&[][..], |found| &found.parents);
        queue.extend(parents.iter().filter(|&&parent| seen.insert(parent)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_reads_and_names_a_weakness() {
        assert_eq!(VIEWS.len(), lines().count());
        assert!(VIEWS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (id, views) in VIEWS.iter() {
            assert!(cwe::lookup(*id).is_some(), "{id}");
            assert_ne!(*views, Views::default(), "{id}");
        }
    }

    #[test]
    fn each_year_has_every_rank_once() {
        let check = |rank: fn(&Views) -> Option<u8>| {
            let mut ranks: Vec<u8> = VIEWS.iter().filter_map(|(_, views)| rank(views)).collect();
            ranks.sort_unstable();
            assert_eq!(ranks, (1..=25).collect::<Vec<u8>>());
        };
        check(|views| views.top25_2022);
        check(|views| views.top25_2023);
    }

    #[test]
    fn ranks_and_classes() {
        let check = |id: u32, kingdom: Option<Kingdom>, ranks: (Option<u8>, Option<u8>)| {
            let views = views(CweId(id));
            assert_eq!(views.kingdom, kingdom, "{id}");
            assert_eq!((views.top25_2022, views.top25_2023), ranks, "{id}");
        };
        check(79, Some(Kingdom::InputValidation), (Some(2), Some(2)));
        check(269, None, (None, Some(22)));
        check(400, None, (Some(23), None));
        check(798, Some(Kingdom::SecurityFeatures), (Some(15), Some(18)));
        check(14, Some(Kingdom::Environment), (None, None));
        check(1336, None, (None, None));
    }

    #[test]
    fn a_special_weakness_has_the_class_of_its_nearest_ancestor() {
        let check = |id: u32, kingdom: Option<Kingdom>| {
            assert_eq!(kingdom_of(CweId(id)), kingdom, "{id}");
        };
        check(89, Some(Kingdom::InputValidation));
        // Below CWE-77.
        check(78, Some(Kingdom::InputValidation));
        // Below CWE-285 and CWE-284.
        check(862, Some(Kingdom::SecurityFeatures));
        // Below CWE-20.
        check(1284, Some(Kingdom::InputValidation));
        check(22, None);
        check(99_999, None);
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for kingdom in Kingdom::ALL {
            assert_eq!(Kingdom::by_name(kingdom.as_str()), Some(kingdom));
            let json = serde_json::to_value(kingdom).unwrap();
            assert_eq!(json, kingdom.as_str());
        }
        assert_eq!(Kingdom::by_name("7PK"), None);
        for line in ["", "79", "79\tnone\t\t", "x\t\t1\t", "79\t\tfirst\t"] {
            assert_eq!(parse_line(line), None, "{line}");
        }
    }
}
