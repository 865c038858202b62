//! Runs one rule on a text, for the tests of the rules.
use crate::analyzer::{Analyzer, Request};
use sallet_core::{cwe::CweId, cwe_relation::Related, task::Language};
use std::sync::LazyLock;
static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&[]).unwrap());
/// The lines on which `rule` reports, the same line once for every finding. Asks for `asked` if it is given.
pub(crate) fn lines(rule: &str, asked: Option<u32>, source: &str) -> Vec<usize> {
    let asked: Vec<Related> = asked.map(|id| Related::to(CweId(id))).into_iter().collect();
    let request = Request {
        asked: &asked,
        time_limit: None,
    };
    let report = ANALYZER.analyze("x.py", Language::Python, source, &request);
    let own = report
        .findings
        .iter()
        .filter(|finding| finding.rule == rule);
    own.map(|finding| finding.place.line).collect()
}
