//! The rules, one file each, and what is said about every one of them.

pub mod c;
pub mod python;

use crate::finding::{Confidence, Severity};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// When a rule speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    /// Always.
    Always,
    /// Only when its CWE is asked for. For what is a weakness in the light of a requirement
    /// alone: a missing check, a missing limit.
    WhenAsked,
}

/// What people read about a rule. Everything here is shown by `sallet rules show`, in SARIF and
/// in the documentation.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Its name, in kebab case, stable for ever: `sql-injection`.
    pub id: &'static str,
    /// A title of a few words.
    pub title: &'static str,
    /// The languages it reads.
    pub languages: &'static [Language],
    /// The weaknesses it speaks for, the closest first; never empty.
    pub cwe: &'static [CweId],
    /// How bad it is when it is true.
    pub severity: Severity,
    /// How sure it is at best; a flow from a less certain source lowers it.
    pub confidence: Confidence,
    /// When it speaks.
    pub speaks: Speaks,
    /// What it does: what exactly is reported.
    pub what: &'static str,
    /// Why that is bad: what an attacker does with it.
    pub why: &'static str,
    /// Code that is reported.
    pub example: &'static str,
    /// The same code, better: not reported.
    pub better: &'static str,
    /// Addresses of documentation, e.g. `https://cwe.mitre.org/data/definitions/89.html`.
    pub references: &'static [&'static str],
}

/// What is said about every rule.
pub fn all() -> impl Iterator<Item = &'static About> {
    let python = python::ALL.iter().map(|rule| &rule.about);
    python.chain(c::ALL.iter().map(|rule| &rule.about))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_rules_have_the_same_name() {
        let mut seen = HashSet::new();
        for about in all() {
            assert!(seen.insert(about.id), "{} is there twice", about.id);
        }
    }
}
