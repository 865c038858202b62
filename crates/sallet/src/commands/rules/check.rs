//! Whether a rule does what its documentation shows.

use crate::commands::scan::fix;
use sallet_analysis::analyzer::{Analyzer, Request};
use sallet_analysis::file::{FileReport, ProblemKind};
use sallet_analysis::finding::Confidence;
use sallet_analysis::fixes;
use sallet_analysis::rules::{About, Speaks};
use sallet_core::cwe_relation::Related;

/// What is wrong with the rule: nothing, if it holds.
pub fn check(about: &About, analyzer: &Analyzer) -> Vec<String> {
    let (Some(&language), Some(&cwe)) = (about.languages.first(), about.cwe.first()) else {
        return vec!["it names no language or no weakness".to_owned()];
    };
    let asked = match about.speaks {
        Speaks::Always => Vec::new(),
        Speaks::WhenAsked => vec![Related::to(cwe)],
    };
    let request = Request {
        asked: &asked,
        time_limit: None,
    };
    let path = format!("{}.{}", about.id, language.extension());
    let analyze = |source: &str| analyzer.analyze(&path, language, source, &request);
    let mut wrong = Vec::new();
    let example = analyze(about.example);
    if is_broken(&example) {
        wrong.push("its example does not parse".to_owned());
    }
    let mut own = example
        .findings
        .iter()
        .filter(|finding| finding.rule == about.id);
    let Some(reported) = own.next() else {
        wrong.push("it does not report its example".to_owned());
        return wrong;
    };
    wrong.extend(wrong_with_better(&analyze(about.better)));
    if reported.fix.is_some() {
        let fixed = fixes::apply(about.example, [reported]);
        let holds = fixed.applied == 1 && fix::is_better(&analyze(&fixed.text), &example);
        if !holds {
            wrong.push("its fix breaks the code, leaves the finding or adds another".to_owned());
        }
    }
    wrong
}

/// Nothing may be reported of the better way, by this rule or another, but what is only worth a
/// look.
fn wrong_with_better(better: &FileReport) -> Vec<String> {
    let broken = is_broken(better).then(|| "its better way does not parse".to_owned());
    let findings = better.findings.iter();
    let told = findings.filter(|finding| finding.confidence > Confidence::Low);
    let told = told.map(|finding| {
        format!(
            "its better way is reported in line {}: {}",
            finding.place.line, finding.rule
        )
    });
    broken.into_iter().chain(told).collect()
}

fn is_broken(report: &FileReport) -> bool {
    let mut kinds = report.problems.iter().map(|problem| problem.kind);
    kinds.any(|kind| kind == ProblemKind::Broken)
}
