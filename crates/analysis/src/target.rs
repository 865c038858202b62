//! The verdict on one row of a dataset: is it vulnerable to the weakness that it is about?

use crate::file::{FileReport, Problem, ProblemKind};
use crate::finding::{Confidence, Finding, Severity};
use crate::rules::About;
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use serde::{Deserialize, Serialize};

/// Whether code is vulnerable to the weakness that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// A finding is that weakness or a related one.
    Vulnerable,
    /// All of the code was analysed, by a rule that speaks for the weakness; nothing was found.
    Clean,
    /// Nothing was found, and that says nothing: part of the code was not analysed, or no rule
    /// speaks for the weakness.
    Unscored,
}

/// Whether any of `rules` speaks in `language` for what was asked.
pub fn any_speaks<'a>(
    rules: impl IntoIterator<Item = &'a About>,
    language: Language,
    asked: &Related,
) -> bool {
    rules.into_iter().any(|rule| {
        rule.languages.contains(&language) && rule.cwe.iter().any(|&id| asked.contains(id))
    })
}

/// The verdict on an analysed file; `any_rule_speaks` is the answer of [`any_speaks`].
///
/// Suppressed findings count too: a comment in the code under judgement makes it no safer.
pub fn verdict(report: &FileReport, asked: &Related, any_rule_speaks: bool) -> Target {
    if all_findings(report).any(|finding| finding.cwe.iter().any(|&id| asked.contains(id))) {
        Target::Vulnerable
    } else if report.problems.is_empty() && any_rule_speaks {
        Target::Clean
    } else {
        Target::Unscored
    }
}

/// The findings of a file with those that comments in it suppress.
pub(crate) fn all_findings(report: &FileReport) -> impl Iterator<Item = &Finding> {
    let suppressed = report.suppressed.iter().map(|entry| &entry.finding);
    report.findings.iter().chain(suppressed)
}

/// Whether the code of a file parses, as far as is known.
pub fn is_valid(report: &FileReport) -> bool {
    !report
        .problems
        .iter()
        .any(|problem| matches!(problem.kind, ProblemKind::Broken | ProblemKind::Skipped))
}

/// The line that `sallet scan --jsonl` writes for one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowReport<'a> {
    /// The row, from 0.
    pub index: usize,
    /// Whether its code parses.
    pub valid: bool,
    /// What is wrong with it.
    pub findings: Vec<RowFinding<'a>>,
    /// What comments in the code suppress; it counts for `target`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Vec<RowFinding<'a>>,
    /// The verdict for the row's own weakness; `null` if the row names none.
    pub target: Option<Target>,
    /// What could not be analysed.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub problems: &'a [Problem],
}

impl<'a> RowReport<'a> {
    /// The line for row `index`.
    pub fn new(index: usize, report: &'a FileReport, target: Option<Target>) -> Self {
        let suppressed = report.suppressed.iter().map(|entry| &entry.finding);
        Self {
            index,
            valid: is_valid(report),
            findings: report.findings.iter().map(RowFinding::new).collect(),
            suppressed: suppressed.map(RowFinding::new).collect(),
            target,
            problems: &report.problems,
        }
    }
}

/// A finding in a [`RowReport`]: flat, for tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowFinding<'a> {
    /// Who found it.
    pub analyzer: &'a str,
    /// The analyzer's name of the rule.
    pub rule: &'a str,
    /// The closest weakness; `null` if an external analyzer names none.
    pub cwe: Option<CweId>,
    /// Every weakness that the finding names, the closest first.
    pub cwes: &'a [CweId],
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// First line, from 1.
    pub line: usize,
    /// Column of the first character, from 1.
    pub column: usize,
    /// Last line, from 1.
    pub end_line: usize,
    /// Column of the character after the last, from 1.
    pub end_column: usize,
    /// What is wrong.
    pub message: &'a str,
}

impl<'a> RowFinding<'a> {
    fn new(finding: &'a Finding) -> Self {
        Self {
            analyzer: &finding.analyzer,
            rule: &finding.rule,
            cwe: finding.cwe.first().copied(),
            cwes: &finding.cwe,
            severity: finding.severity,
            confidence: finding.confidence,
            line: finding.place.line,
            column: finding.place.column,
            end_line: finding.place.end_line,
            end_column: finding.place.end_column,
            message: &finding.message,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::file::Suppressed;
    use crate::finding::Place;
    use crate::rules::Speaks;

    /// A report of findings that name these weaknesses, and of problems of these kinds.
    pub(crate) fn report(found: &[&[u32]], problems: &[ProblemKind]) -> FileReport {
        let problem = |&kind| Problem {
            analyzer: "sallet".into(),
            kind,
            message: "line 2 does not parse".to_owned(),
            place: None,
        };
        FileReport {
            path: "row".to_owned(),
            language: Language::Python,
            findings: found.iter().copied().map(finding).collect(),
            suppressed: Vec::new(),
            problems: problems.iter().map(problem).collect(),
        }
    }

    fn finding(cwe: &[u32]) -> Finding {
        Finding {
            analyzer: "sallet".into(),
            rule: "some-rule".into(),
            cwe: cwe.iter().copied().map(CweId).collect(),
            severity: Severity::High,
            confidence: Confidence::Medium,
            message: "wrong".into(),
            place: Place {
                start: 4,
                end: 9,
                line: 2,
                column: 3,
                end_line: 2,
                end_column: 8,
            },
            flow: Vec::new(),
            fix: None,
            fingerprint: "f".to_owned(),
        }
    }

    /// A rule for Python that names these weaknesses.
    pub(crate) fn about(id: &'static str, cwe: &'static [CweId]) -> About {
        About {
            id,
            title: "",
            languages: &[Language::Python],
            cwe,
            severity: Severity::High,
            confidence: Confidence::High,
            speaks: Speaks::Always,
            what: "",
            why: "",
            example: "",
            better: "",
            references: &[],
        }
    }

    #[test]
    fn verdicts() {
        use ProblemKind::*;
        let check = |found: &[&[u32]], problems: &[ProblemKind], speaks, expected| {
            let verdict = verdict(&report(found, problems), &Related::to(CweId(78)), speaks);
            assert_eq!(verdict, expected, "{found:?} {problems:?} {speaks}");
        };
        check(&[&[78]], &[], true, Target::Vulnerable);
        check(&[&[89], &[88, 77]], &[], true, Target::Vulnerable);
        check(&[&[78]], &[Broken], true, Target::Vulnerable);
        check(&[&[78]], &[], false, Target::Vulnerable);
        check(&[&[89], &[]], &[], true, Target::Clean);
        check(&[], &[], true, Target::Clean);
        check(&[], &[], false, Target::Unscored);
        check(&[&[89]], &[Broken], true, Target::Unscored);
        check(&[], &[Skipped], true, Target::Unscored);
        check(&[], &[TimedOut], true, Target::Unscored);
        check(&[], &[Failed], true, Target::Unscored);
    }

    #[test]
    fn a_comment_in_the_code_does_not_make_it_clean() {
        let mut report = report(&[], &[]);
        report.suppressed.push(Suppressed {
            finding: finding(&[78]),
            reason: String::new(),
        });
        let verdict = verdict(&report, &Related::to(CweId(78)), true);
        assert_eq!(verdict, Target::Vulnerable);
    }

    #[test]
    fn a_rule_speaks_for_related_weaknesses_of_its_languages() {
        let rule = about("some-rule", &[CweId(77)]);
        let check = |language, asked, expected| {
            let speaks = any_speaks([&rule], language, &Related::to(CweId(asked)));
            assert_eq!(speaks, expected, "{language} {asked}");
        };
        check(Language::Python, 77, true);
        check(Language::Python, 78, true);
        check(Language::Python, 89, false);
        check(Language::C, 77, false);
    }

    #[test]
    fn rows_are_flat_json() {
        let line = |report: &FileReport, target| {
            serde_json::to_string(&RowReport::new(7, report, target)).unwrap()
        };
        insta::assert_snapshot!(
            line(&report(&[&[22, 73]], &[]), Some(Target::Vulnerable)),
            @r#"{"index":7,"valid":true,"findings":[{"analyzer":"sallet","rule":"some-rule","cwe":"CWE-22","cwes":["CWE-22","CWE-73"],"severity":"high","confidence":"medium","line":2,"column":3,"end_line":2,"end_column":8,"message":"wrong"}],"target":"vulnerable"}"#
        );
        insta::assert_snapshot!(
            line(&report(&[], &[ProblemKind::Broken]), None),
            @r#"{"index":7,"valid":false,"findings":[],"target":null,"problems":[{"analyzer":"sallet","kind":"broken","message":"line 2 does not parse"}]}"#
        );
    }
}
