//! When a repair counts: the checks of [`Check`], in their order, each recorded.
//!
//! A repair of which only the analyzer falls silent may be code that no longer parses, or that has
//! lost what the analyzer complained of: the tools of the papers counted both as fixed.

use sallet_analysis::repair_guard::{self, Violation};
use sallet_core::record::{Attempt, Extraction};
use sallet_core::repair::{Check, Checked, Feedback, Issue, Proof};
use sallet_core::task::Language;
use sallet_core::verdict::{Assessment, Axis, Method, UnscoredKind};
use sallet_core::Verdict;
use std::collections::BTreeMap;

/// What was to be mended.
#[derive(Debug, Clone, Copy)]
pub struct Original<'a> {
    /// Its code.
    pub code: &'a str,
    /// All that was complained of.
    pub feedback: &'a [Feedback],
    /// What of this is to be gone.
    pub targets: &'a [Feedback],
}

/// Whether `repair`, with its verdicts and feedback, mends `original`. `language`: what Sallet reads it
/// as, if it does.
pub fn prove(original: &Original<'_>, language: Option<Language>, repair: &Attempt) -> Proof {
    let mut checks = Vec::new();
    let Some(extraction) = &repair.extraction else {
        let reason = UnscoredKind::NoAnswer.because("the model gave no answer");
        checks.push(checked(Check::Parses, reason.into(), Vec::new()));
        return Proof::of(checks);
    };
    checks.push(parses(extraction));
    if let (Some(language), Some(true)) = (language, extraction.valid_after) {
        let violations = repair_guard::check(language, original.code, &extraction.solution);
        checks.push(guarded(Check::Interface, &violations));
        checks.push(guarded(Check::NotGutted, &violations));
    }
    checks.extend(suite(Check::Functional, Axis::Functional, &repair.assessments));
    checks.extend(target(original, &repair.feedback));
    checks.extend(suite(Check::Attack, Axis::Security, &repair.assessments));
    Proof::of(checks)
}

fn checked(check: Check, verdict: Verdict, details: Vec<String>) -> Checked {
    Checked {
        check,
        verdict,
        details,
    }
}

fn parses(extraction: &Extraction) -> Checked {
    let (verdict, details) = match extraction.valid_after {
        _ if extraction.solution.trim().is_empty() => {
            (Verdict::Fail, vec!["the answer holds no code".to_owned()])
        }
        Some(true) => (Verdict::Pass, Vec::new()),
        Some(false) => (Verdict::Fail, vec!["the code does not parse".to_owned()]),
        None => {
            let reason = UnscoredKind::UnsupportedLanguage.because("no parser reads the language");
            (reason.into(), Vec::new())
        }
    };
    checked(Check::Parses, verdict, details)
}

fn guarded(check: Check, violations: &[Violation]) -> Checked {
    let own = violations.iter().filter(|it| match check {
        Check::Interface => it.kind.is_interface(),
        _ => !it.kind.is_interface(),
    });
    let details: Vec<String> = own.map(Violation::to_string).collect();
    let verdict = match details.is_empty() {
        true => Verdict::Pass,
        false => Verdict::Fail,
    };
    checked(check, verdict, details)
}

/// The verdict of the tests of `axis`; nothing where the task has none.
fn suite(check: Check, axis: Axis, assessments: &[Assessment]) -> Option<Checked> {
    let assessment = Assessment::deciding(assessments, axis, Method::Dynamic)?;
    if let Verdict::Unscored(reason) = &assessment.verdict
        && reason.kind == UnscoredKind::NoOracle
    {
        return None;
    }
    let failed = assessment.evidence.iter().filter(|it| it.outcome != "pass");
    let details = failed.map(|it| format!("{} ({}): {}", it.name, it.outcome, it.detail));
    Some(checked(check, assessment.verdict.clone(), details.collect()))
}

/// Whether the findings that were to go are gone and none of at least their severity came; nothing
/// where no analyzer complained.
fn target(original: &Original<'_>, after: &[Feedback]) -> Option<Checked> {
    let targets = counts(original.targets);
    if targets.is_empty() {
        return None;
    }
    let open = after.iter().filter(|it| is_static(it));
    if let Some(Verdict::Unscored(reason)) = open
        .map(|feedback| &feedback.verdict)
        .find(|verdict| verdict.passed().is_none())
    {
        return Some(checked(Check::Target, reason.clone().into(), Vec::new()));
    }
    let before = counts(original.feedback);
    let severity = issues(original.targets).map(|(_, issue)| issue.severity).min();
    let severity = severity.flatten();
    let mut details = Vec::new();
    for (name, found) in counts(after) {
        let was = before.get(&name).map_or(0, |found| found.number);
        let meant = targets.get(&name).map_or(0, |found| found.number);
        let what = match (meant, found.number > was - meant.min(was)) {
            (_, false) => continue,
            (0, true) if found.severity < severity => continue,
            (0, true) => "new",
            (_, true) => "still there",
        };
        let (by, rule) = name;
        let issue = found.example;
        let line = issue.line.map(|line| format!(" in line {line}")).unwrap_or_default();
        details.push(format!("{what}: {by} {rule}{line}: {}", issue.message));
    }
    let verdict = match details.is_empty() {
        true => Verdict::Pass,
        false => Verdict::Fail,
    };
    Some(checked(Check::Target, verdict, details))
}

fn is_static(feedback: &Feedback) -> bool {
    feedback.by.starts_with("static:")
}

/// The findings of analyzers with who reported them.
fn issues(feedback: &[Feedback]) -> impl Iterator<Item = (&str, &Issue)> {
    let analyzers = feedback.iter().filter(|it| is_static(it));
    analyzers.flat_map(|it| it.issues.iter().map(|issue| (it.by.as_str(), issue)))
}

/// The findings of one rule.
struct Found<'a> {
    number: usize,
    /// The highest.
    severity: Option<u8>,
    example: &'a Issue,
}

/// Findings by analyzer and rule.
fn counts(feedback: &[Feedback]) -> BTreeMap<(&str, &str), Found<'_>> {
    let mut counts: BTreeMap<(&str, &str), Found<'_>> = BTreeMap::new();
    for (by, issue) in issues(feedback) {
        let found = counts.entry((by, issue.rule.as_str())).or_insert(Found {
            number: 0,
            severity: None,
            example: issue,
        });
        found.number += 1;
        found.severity = found.severity.max(issue.severity);
    }
    counts
}
