//! Runs one rule on a text, for the tests of the rules.
use crate::analyzer::{Analyzer, Request};
use crate::finding::Confidence;
use sallet_core::{cwe::CweId, cwe_relation::Related, task::Language};
use std::sync::LazyLock;
static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&[]).unwrap());
/// The lines on which `rule` reports, the same line once for every finding. Asks for `asked` if it is given.
pub(crate) fn lines(rule: &str, asked: Option<u32>, source: &str) -> Vec<usize> {
    let asked: Vec<Related> = asked.map(|id| Related::to(CweId(id))).into_iter().collect();
    let request = Request {
        asked: &asked,
        ..Request::default()
    };
    lines_of(rule, &request, source)
}

/// The lines of the findings of `rule` that users see without asking for more.
pub(crate) fn sure_lines(rule: &str, source: &str) -> Vec<usize> {
    let request = Request {
        at_least: Confidence::Medium,
        ..Request::default()
    };
    lines_of(rule, &request, source)
}

fn lines_of(rule: &str, request: &Request<'_>, source: &str) -> Vec<usize> {
    let report = ANALYZER.analyze("x.py", Language::Python, source, request);
    let own = report
        .findings
        .iter()
        .filter(|finding| finding.rule == rule);
    own.map(|finding| finding.place.line).collect()
}
