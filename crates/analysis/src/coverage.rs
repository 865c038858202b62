//! Which rule speaks for which weakness of the published lists, and why none does for the rest.

use crate::rules::About;
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use serde::Serialize;

/// A published list of weaknesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    /// The tasks of SecurityEval, in Python.
    SecurityEval,
    /// The prompts of SALLM, in Python.
    Sallm,
    /// The Seven Pernicious Kingdoms merged with the CWE Top 25 of 2023, in any language.
    Taxonomy,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 3] = [Self::SecurityEval, Self::Sallm, Self::Taxonomy];

    /// As in the table, and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::SecurityEval => "securityeval",
            Self::Sallm => "sallm",
            Self::Taxonomy => "taxonomy",
        }
    }

    fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }
}

/// A rule that speaks for a weakness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The rule's name.
    pub rule: &'static str,
    /// Whether the rule names this very weakness, not only a related one.
    pub exact: bool,
}

/// One weakness of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Its number.
    pub cwe: CweId,
    /// Its name.
    pub name: &'static str,
    /// The lists that have it; never empty.
    pub lists: Vec<List>,
    /// The rules that speak for it, those that name it first.
    pub rules: Vec<Speaker>,
    /// Why no static rule can; `None` where one can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_rule_because: Option<&'static str>,
}

impl Coverage {
    /// Whether a rule is missing: none speaks and nothing says why.
    pub fn is_gap(&self) -> bool {
        self.rules.is_empty() && self.no_rule_because.is_none()
    }
}

/// What `rules` cover of every weakness of the lists, by rising number.
pub fn coverage(rules: &[&About]) -> Vec<Coverage> {
    let mut all: Vec<Coverage> = entries().collect();
    for entry in &mut all {
        entry.rules = speakers(rules, entry.cwe);
    }
    all
}

fn speakers(rules: &[&About], cwe: CweId) -> Vec<Speaker> {
    let related = Related::to(cwe);
    let mut speakers: Vec<Speaker> = rules
        .iter()
        .filter(|rule| rule.cwe.iter().any(|&id| related.contains(id)))
        .map(|rule| Speaker {
            rule: rule.id,
            exact: rule.cwe.contains(&cwe),
        })
        .collect();
    speakers.sort_by_key(|speaker| !speaker.exact);
    speakers
}

const TABLE: &str = include_str!("../data/coverage.tsv");

/// The table without rules. A line that does not read fails a test.
fn entries() -> impl Iterator<Item = Coverage> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(parse_line)
}

fn parse_line(line: &'static str) -> Option<Coverage> {
    let mut columns = line.split('\t');
    let cwe = CweId(columns.next()?.parse().ok()?);
    let lists: Vec<_> = columns
        .next()?
        .split(' ')
        .map(List::by_name)
        .collect::<Option<_>>()?;
    let because = columns.next()?;
    Some(Coverage {
        cwe,
        name: cwe.name(),
        lists,
        rules: Vec::new(),
        no_rule_because: (!because.is_empty()).then_some(because),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::tests::about;
    use sallet_core::cwe;

    #[test]
    fn every_line_of_the_table_reads() {
        let lines: Vec<_> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        let entries: Vec<_> = entries().collect();
        assert_eq!(entries.len(), lines.len());
        assert!(entries.windows(2).all(|pair| pair[0].cwe < pair[1].cwe));
        let count = |list| {
            let has = entries.iter().filter(|entry| entry.lists.contains(&list));
            has.count()
        };
        assert_eq!(List::ALL.map(count), [69, 33, 58]);
    }

    #[test]
    fn every_weakness_is_in_the_catalogue_and_every_reason_a_sentence() {
        for entry in entries() {
            assert!(cwe::lookup(entry.cwe).is_some() || entry.cwe == cwe::DENIAL_OF_SERVICE);
            if let Some(because) = entry.no_rule_because {
                assert!(because.ends_with('.'), "{}", entry.cwe);
            }
        }
    }

    #[test]
    fn lines_that_do_not_read_are_none() {
        for line in ["", "x\tsallm\t", "89\tsallm", "89\tother\t", "89\t\t"] {
            assert_eq!(parse_line(line), None, "{line}");
        }
    }

    #[test]
    fn rules_speak_for_what_they_name_and_for_what_is_related() {
        let of = |all: &[Coverage], id: u32| {
            all.iter()
                .find(|entry| entry.cwe == CweId(id))
                .unwrap()
                .clone()
        };
        let bare = coverage(&[]);
        assert!(of(&bare, 78).is_gap());
        assert!(!of(&bare, 841).is_gap());

        let injection = about("injection", &[CweId(74)]);
        let command = about("command", &[CweId(78), CweId(88)]);
        let all = coverage(&[&injection, &command]);
        let speaker = |rule, exact| Speaker { rule, exact };
        assert_eq!(
            of(&all, 78).rules,
            [speaker("command", true), speaker("injection", false)]
        );
        assert_eq!(of(&all, 89).rules, [speaker("injection", false)]);
        assert_eq!(of(&all, 369).rules, []);
    }
}
