//! Comments in the code that suppress findings.
//!
//! | comment | suppresses |
//! |---|---|
//! | `# sallet: ignore` | every finding |
//! | `# sallet: ignore[sql-injection, CWE-78] reason` | those of a rule or a weakness |
//! | `# nosec` | every finding, as in Bandit |
//! | `# nosec B608, B602 reason` | what these checks of Bandit speak for |
//! | `# noqa` | every finding, as in Ruff and flake8 |
//! | `# noqa: S608, E501 reason` | what these checks speak for; codes of others mean nothing |
//! | `// sallet: ignore[…] reason`, `/* … */` | as in Python |
//! | `// NOLINT` | every finding, as in clang-tidy |
//! | `// NOLINT(rule, CWE-787)` | those of a rule or a weakness; `*` is every one |
//! | `// NOLINTNEXTLINE`, `// NOLINTNEXTLINE(rule)` | the same, on the next line |
//!
//! The comment may stand on any line of the finding's place: a call over several lines is
//! suppressed where its dangerous argument stands, as in Bandit.

pub(crate) mod c_comments;
mod directives;

use crate::bandit_checks::{self, BanditCheck};
use crate::file::Suppressed;
use crate::finding::{Confidence, Finding, Place, Severity};
use crate::lines::Lines;
use crate::python::Module;
use directives::Directive;
use memchr::memmem;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The rule under which [`Suppression::unused`] reports.
pub const UNUSED_RULE: &str = "unused-suppression";

/// The convention that a suppression follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `sallet: ignore`.
    Sallet,
    /// Bandit's `nosec`.
    Nosec,
    /// `noqa` of flake8 and Ruff, bare or with `S` codes.
    Noqa,
    /// clang-tidy's `NOLINT` and `NOLINTNEXTLINE`.
    Nolint,
}

/// One comment, or a part of one, that suppresses findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// Whose convention.
    pub kind: Kind,
    /// Where it stands.
    pub place: Place,
    /// Why, in the author's words; empty when nothing is said.
    pub reason: String,
    /// Whose findings it suppresses.
    line: usize,
    /// What it suppresses.
    names: Names,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Names {
    All,
    Only(Vec<Name>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    Rule(String),
    Cwe(CweId),
    Check(&'static BanditCheck),
}

impl Name {
    /// A weakness, a check of Bandit, or else the name of a rule.
    fn read(word: &str) -> Self {
        let number = ['B', 'S']
            .iter()
            .find_map(|&prefix| bandit_checks::number_of(word, prefix));
        if let Some(check) = number.and_then(bandit_checks::by_number) {
            Self::Check(check)
        } else if let Ok(cwe) = word.parse() {
            Self::Cwe(cwe)
        } else {
            Self::Rule(word.to_owned())
        }
    }
}

/// What [`apply`] made of findings.
#[derive(Debug, PartialEq, Eq)]
pub struct Applied<'a> {
    /// Not suppressed, in the order in which they came.
    pub kept: Vec<Finding>,
    /// Suppressed.
    pub suppressed: Vec<Suppressed>,
    /// Suppressions without a finding.
    pub unused: Vec<&'a Suppression>,
}

/// The suppressions in the comments of `source`, by rising place. Text in strings is no comment.
pub fn find(source: &str, language: Language) -> Vec<Suppression> {
    if !may_suppress(source, language) {
        return Vec::new();
    }
    let mut found = Vec::new();
    match language {
        // What is nested too deeply for a tree has no findings to suppress.
        Language::Python => {
            for comment in Module::parse(source).iter().flat_map(Module::comments) {
                directives::python(source, comment.to_std_range(), &mut found);
            }
        }
        Language::C | Language::Cpp => {
            for comment in c_comments::ranges(source, language) {
                directives::c(source, comment, &mut found);
            }
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let lines = Lines::new(source);
    found
        .into_iter()
        .map(|directive| directive.at(&lines))
        .collect()
}

/// Whether it is worth looking for comments at all: most files need no second look.
fn may_suppress(source: &str, language: Language) -> bool {
    static SALLET: LazyLock<memmem::Finder> = LazyLock::new(|| memmem::Finder::new("sallet:"));
    static NOSEC: LazyLock<memmem::Finder> = LazyLock::new(|| memmem::Finder::new("nosec"));
    static NOLINT: LazyLock<memmem::Finder> = LazyLock::new(|| memmem::Finder::new("NOLINT"));
    let bytes = source.as_bytes();
    SALLET.find(bytes).is_some()
        || match language {
            Language::Python => NOSEC.find(bytes).is_some() || may_be_noqa(bytes),
            Language::C | Language::Cpp => NOLINT.find(bytes).is_some(),
        }
}

/// `noqa` in any case: looks for the letter that is rare in code.
fn may_be_noqa(bytes: &[u8]) -> bool {
    memchr::memchr2_iter(b'q', b'Q', bytes).any(|at| {
        let word = at.checked_sub(2).and_then(|start| bytes.get(start..at + 2));
        word.is_some_and(|word| word.eq_ignore_ascii_case(b"noqa"))
    })
}

/// Takes the suppressed ones out of `findings`. Of several suppressions that fit a finding, the
/// first one that names it counts, else the first bare one.
pub fn apply(suppressions: &[Suppression], findings: Vec<Finding>) -> Applied<'_> {
    let index = Index::new(suppressions);
    let mut used = vec![false; suppressions.len()];
    let mut kept = Vec::with_capacity(findings.len());
    let mut suppressed = Vec::new();
    for finding in findings {
        match index.find(&finding) {
            Some(at) => {
                used[at] = true;
                let reason = suppressions[at].reason.clone();
                suppressed.push(Suppressed { finding, reason });
            }
            None => kept.push(finding),
        }
    }
    let unused = suppressions.iter().zip(used);
    let unused = unused.filter_map(|(suppression, used)| (!used).then_some(suppression));
    Applied {
        kept,
        suppressed,
        unused: unused.collect(),
    }
}

impl Suppression {
    /// Whether it names what it suppresses, rather than everything.
    pub fn is_restricted(&self) -> bool {
        self.names != Names::All
    }

    /// What is reported of a suppression that suppresses nothing.
    pub fn unused(&self) -> Finding {
        let what = match self.kind {
            Kind::Sallet => "sallet: ignore",
            Kind::Nosec => "nosec",
            Kind::Noqa => "noqa",
            Kind::Nolint => "NOLINT",
        };
        Finding {
            analyzer: Cow::Borrowed("sallet"),
            rule: Cow::Borrowed(UNUSED_RULE),
            cwe: Vec::new(),
            severity: Severity::Low,
            confidence: Confidence::High,
            message: Cow::Owned(format!(
                "This `{what}` suppresses no finding: remove it, or correct what it names"
            )),
            place: self.place,
            flow: Vec::new(),
            fix: None,
            fingerprint: String::new(),
        }
    }
}

impl Directive {
    fn at(self, lines: &Lines<'_>) -> Suppression {
        let place = lines.place(self.range.start, self.range.end);
        Suppression {
            kind: self.kind,
            place,
            reason: self.reason,
            line: place.line + usize::from(self.next_line),
            names: self.names,
        }
    }
}

/// What a suppression may ask of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    All,
    Rule(&'a str),
    Check(u16),
    Cwe(CweId),
}

/// Suppressions by what they ask for and by line, so that many of them and many findings take no
/// more than `n log n`.
struct Index<'a>(Vec<(Key<'a>, usize, usize)>);

impl<'a> Index<'a> {
    fn new(suppressions: &'a [Suppression]) -> Self {
        let mut entries = Vec::new();
        for (at, suppression) in suppressions.iter().enumerate() {
            let mut add = |key| entries.push((key, suppression.line, at));
            match &suppression.names {
                Names::All => add(Key::All),
                Names::Only(names) => names.iter().for_each(|name| match name {
                    Name::Rule(rule) => add(Key::Rule(rule)),
                    Name::Cwe(cwe) => add(Key::Cwe(*cwe)),
                    Name::Check(check) => {
                        add(Key::Check(check.number));
                        check.cwe.iter().for_each(|&cwe| add(Key::Cwe(cwe)));
                    }
                }),
            }
        }
        entries.sort_unstable();
        Self(entries)
    }

    fn find(&self, finding: &Finding) -> Option<usize> {
        if self.0.is_empty() {
            return None;
        }
        let check = ['B', 'S']
            .iter()
            .find_map(|&prefix| bandit_checks::number_of(&finding.rule, prefix));
        let keys = [Key::Rule(&finding.rule)]
            .into_iter()
            .chain(check.map(Key::Check))
            .chain(finding.cwe.iter().map(|&cwe| Key::Cwe(cwe)))
            .chain([Key::All]);
        keys.filter_map(|key| self.first(key, finding.place)).next()
    }

    fn first(&self, key: Key<'_>, place: Place) -> Option<usize> {
        let before = |entry: &(Key<'_>, usize, usize)| (entry.0, entry.1) < (key, place.line);
        let (found, line, at) = self.0.get(self.0.partition_point(before))?;
        (*found == key && *line <= place.end_line).then_some(*at)
    }
}

#[cfg(test)]
mod tests;
