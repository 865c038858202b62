//! Collects what the rules report about one file.

use super::syntax::{Node, SyntaxTree};
use crate::finding::{Confidence, Finding, Fix, Severity, Step};
use crate::lines::Lines;
use crate::rules::Speaks;
use crate::rules::c::CRule;
use rustc_hash::FxHashMap;
use sallet_core::cwe::{self, Abstraction, CweId};
use std::borrow::Cow;

/// What a rule reports.
pub(crate) struct Draft {
    pub(crate) rule: &'static CRule,
    pub(crate) node: Node,
    pub(crate) message: Cow<'static, str>,
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    pub(crate) cwe: &'static [CweId],
    pub(crate) steps: Vec<(Node, Cow<'static, str>)>,
    pub(crate) fix: Option<Fix>,
}

/// What was reported about one file so far.
pub(crate) struct Report {
    asked: Option<CweId>,
    drafts: Vec<Draft>,
    /// By rule and node: the draft. The same weakness is told once, however many ways lead to it.
    seen: FxHashMap<(&'static str, Node), usize>,
}

impl Report {
    pub(crate) fn new(asked: Option<CweId>) -> Self {
        Self {
            asked,
            drafts: Vec::new(),
            seen: FxHashMap::default(),
        }
    }

    /// Whether the weakness that `rule` speaks for is asked for.
    pub(crate) fn is_asked(&self, rule: &CRule) -> bool {
        self.asked
            .is_some_and(|asked| rule.about.cwe.iter().any(|&cwe| is_related(asked, cwe)))
    }

    /// Whether a finding of `rule` with this confidence is wanted. What is not more likely true
    /// than false is told only to who asks for it.
    pub(crate) fn wants(&self, rule: &CRule, confidence: Confidence) -> bool {
        let always = rule.about.speaks == Speaks::Always && confidence > Confidence::Low;
        always || self.is_asked(rule)
    }

    pub(crate) fn add(&mut self, draft: Draft) {
        if !self.wants(draft.rule, draft.confidence) {
            return;
        }
        let key = (draft.rule.about.id, draft.node);
        match self.seen.get(&key) {
            Some(&known) if self.drafts[known].confidence >= draft.confidence => {}
            Some(&known) => self.drafts[known] = draft,
            None => {
                self.seen.insert(key, self.drafts.len());
                self.drafts.push(draft);
            }
        }
    }

    /// The findings, by rising place.
    pub(crate) fn finish(self, tree: &SyntaxTree<'_>) -> Vec<Finding> {
        if self.drafts.is_empty() {
            return Vec::new();
        }
        let lines = Lines::new(tree.source());
        let place = |node: Node| {
            let (start, end) = tree.range(node);
            lines.place(start, end)
        };
        let mut findings: Vec<_> = self
            .drafts
            .into_iter()
            .map(|draft| Finding {
                analyzer: Cow::Borrowed("sallet"),
                rule: Cow::Borrowed(draft.rule.about.id),
                cwe: draft.cwe.to_vec(),
                severity: draft.severity,
                confidence: draft.confidence,
                message: draft.message,
                place: place(draft.node),
                flow: draft
                    .steps
                    .into_iter()
                    .map(|(node, what)| Step {
                        place: place(node),
                        what,
                    })
                    .collect(),
                fix: draft.fix,
                fingerprint: String::new(),
            })
            .collect();
        findings.sort_by(|a, b| (a.place, &a.rule).cmp(&(b.place, &b.rule)));
        findings
    }
}

/// Whether two weaknesses are the same, or one is a kind of the other. Weaknesses that are as
/// general as "improper input validation" relate to nothing but themselves.
fn is_related(asked: CweId, cwe: CweId) -> bool {
    asked == cwe || is_kind_of(cwe, asked, 8) || is_kind_of(asked, cwe, 8)
}

fn is_kind_of(cwe: CweId, general: CweId, depth: u32) -> bool {
    /// Improper input validation, improper control of a resource, coding standards, …
    const TOO_GENERAL: [u32; 6] = [20, 664, 668, 710, 693, 707];
    let (Some(weakness), Some(depth)) = (cwe::lookup(cwe), depth.checked_sub(1)) else {
        return false;
    };
    weakness.parents.iter().any(|&parent| {
        let is_pillar =
            cwe::lookup(parent).is_some_and(|parent| parent.abstraction == Abstraction::Pillar);
        !is_pillar
            && !TOO_GENERAL.contains(&parent.0)
            && (parent == general || is_kind_of(parent, general, depth))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_do_not_pass_through_what_is_too_general() {
        let check = |asked: u32, cwe: u32, expected: bool| {
            assert_eq!(
                is_related(CweId(asked), CweId(cwe)),
                expected,
                "{asked} {cwe}"
            );
        };
        check(787, 787, true);
        check(119, 787, true);
        check(121, 119, true);
        check(415, 416, false);
        check(20, 129, false);
        check(20, 20, true);
        check(664, 787, false);
        check(190, 89, false);
    }
}
