//! Names of rules and weaknesses, as people write them.

use anyhow::{Result, bail};
use sallet_analysis::finding::Finding;
use sallet_analysis::rules;
use sallet_core::cwe::CweId;

/// A rule or a weakness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    Rule(String),
    Cwe(CweId),
}

impl Name {
    /// Reads `sql-injection`, `CWE-89`, or an id of another analyzer such as `B608`.
    pub fn read(word: &str) -> Result<Self> {
        if let Ok(cwe) = word.parse() {
            return Ok(Self::Cwe(cwe));
        }
        // Of what others call their rules, nothing is known here: `B608`, `memleak`, `a.b.c`.
        let in_kebab =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_ours = word.contains('-') && word.bytes().all(in_kebab);
        if is_ours {
            check_rule(word)?;
        }
        Ok(Self::Rule(word.to_owned()))
    }

    /// Whether `finding` is of it.
    pub fn fits(&self, finding: &Finding) -> bool {
        match self {
            Self::Rule(rule) => finding.rule == *rule,
            Self::Cwe(cwe) => finding.cwe.contains(cwe),
        }
    }
}

/// Whether there is a rule called `name`.
pub fn check_rule(name: &str) -> Result<()> {
    if rules::all().any(|about| about.id == name) {
        return Ok(());
    }
    match nearest(name, rules::all().map(|about| about.id)) {
        Some(known) => bail!("there is no rule '{name}': did you mean '{known}'?"),
        None => bail!("there is no rule '{name}': `sallet rules list` shows them"),
    }
}

/// The one of `known` that `name` is most like, if it is like any.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.7;
    known
        .map(|known| (strsim::normalized_damerau_levenshtein(name, known), known))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_understood() {
        let check = |name: &str, expected: Option<&str>| {
            let known = ["exclude", "min-severity", "min-confidence"];
            assert_eq!(nearest(name, known.into_iter()), expected, "{name}");
        };
        check("min-severty", Some("min-severity"));
        check("min_confidence", Some("min-confidence"));
        check("excludes", Some("exclude"));
        check("colour", None);
    }
}
