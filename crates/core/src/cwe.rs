//! The CWE catalogue: names, abstraction levels and the hierarchy of view 1000.
//!
//! Facts of MITRE CWE 4.14, embedded. Looking an id up costs a binary search.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// The number of a weakness: 89 for CWE-89.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CweId(pub u32);

impl fmt::Display for CweId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CWE-{}", self.0)
    }
}

/// A text that is not a CWE id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a CWE id: write CWE-89, CWE-089 or 89")]
pub struct BadCweId(pub String);

impl FromStr for CweId {
    type Err = BadCweId;

    /// Reads `CWE-89`, `cwe_089` and `89`.
    fn from_str(text: &str) -> Result<Self, BadCweId> {
        let trimmed = text.trim();
        let digits = match trimmed.get(..3) {
            Some(prefix) if prefix.eq_ignore_ascii_case("cwe") => {
                trimmed[3..].trim_start_matches(['-', '_', ' ', ':'])
            }
            _ => trimmed,
        };
        let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        match digits.parse() {
            Ok(number) if all_digits => Ok(Self(number)),
            _ => Err(BadCweId(text.to_owned())),
        }
    }
}

impl Serialize for CweId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CweId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// How general a weakness is, from most to least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Abstraction {
    /// The ten roots of view 1000.
    Pillar,
    /// Independent of language and technology.
    Class,
    /// Specific enough to detect and prevent.
    Base,
    /// Tied to a language or technology.
    Variant,
    /// A chain or composite of others.
    Compound,
}

/// One entry of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weakness {
    /// Its number.
    pub id: CweId,
    /// Its name.
    pub name: &'static str,
    /// Its level.
    pub abstraction: Abstraction,
    /// Its parents in view 1000 (Research Concepts).
    pub parents: Vec<CweId>,
}

static CATALOGUE: LazyLock<Vec<Weakness>> = LazyLock::new(|| {
    include_str!("../data/weaknesses.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(parse_line)
        .collect()
});

fn parse_line(line: &'static str) -> Option<Weakness> {
    let mut columns = line.split('\t');
    let id = columns.next()?.parse().ok()?;
    let abstraction = match columns.next()? {
        "P" => Abstraction::Pillar,
        "C" => Abstraction::Class,
        "B" => Abstraction::Base,
        "V" => Abstraction::Variant,
        "X" => Abstraction::Compound,
        _ => return None,
    };
    let parents = columns.next()?.split_whitespace();
    let parents = parents
        .map(|parent| parent.parse().ok())
        .collect::<Option<_>>()?;
    let name = columns.next()?;
    Some(Weakness {
        id,
        name,
        abstraction,
        parents,
    })
}

/// The catalogue's entry of `id`, or `None` if CWE 4.14 has none.
pub fn lookup(id: CweId) -> Option<&'static Weakness> {
    let index = CATALOGUE
        .binary_search_by_key(&id, |weakness| weakness.id)
        .ok()?;
    CATALOGUE.get(index)
}

/// Every entry, by rising number.
pub fn all() -> &'static [Weakness] {
    &CATALOGUE
}

/// A category, so no weakness and not in the catalogue; datasets name it all the same.
pub const DENIAL_OF_SERVICE: CweId = CweId(730);

impl CweId {
    /// The catalogue's name, or "unknown weakness".
    pub fn name(self) -> &'static str {
        match lookup(self) {
            Some(weakness) => weakness.name,
            None if self == DENIAL_OF_SERVICE => "Denial of Service",
            None => "unknown weakness",
        }
    }

    /// The name with its number, e.g. `CWE-89 (Improper Neutralization of …)`.
    pub fn title(self) -> String {
        format!("{self} ({})", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_in_every_usual_spelling() {
        let check = |text: &str, expected: Option<u32>| {
            assert_eq!(text.parse::<CweId>().ok(), expected.map(CweId), "{text}");
        };
        check("CWE-89", Some(89));
        check("cwe_089", Some(89));
        check(" 79 ", Some(79));
        check("CWE", None);
        check("89a", None);
        check("", None);
        check("-89", None);
        check("CWE-99999999999", None);
        check("żółć", None);
    }

    #[test]
    fn the_catalogue_is_whole_sorted_and_closed() {
        assert_eq!(all().len(), 963);
        assert!(all().windows(2).all(|pair| pair[0].id < pair[1].id));
        for weakness in all() {
            for &parent in &weakness.parents {
                assert!(
                    lookup(parent).is_some(),
                    "{} has unknown parent {parent}",
                    weakness.id
                );
            }
        }
        assert_eq!(lookup(CweId(89)).unwrap().abstraction, Abstraction::Base);
        assert!(CweId(89).name().contains("SQL Injection"));
        assert_eq!(lookup(DENIAL_OF_SERVICE), None);
        assert_eq!(DENIAL_OF_SERVICE.name(), "Denial of Service");
        assert_eq!(CweId(99_999).name(), "unknown weakness");
    }
}
