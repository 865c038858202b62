//! Collects what the rules report about one file.

use super::syntax::{Node, SyntaxTree};
use crate::finding::{Confidence, Finding, Fix, Severity, Step};
use crate::lines::Lines;
use crate::rules::Speaks;
use crate::rules::c::CRule;
use rustc_hash::FxHashMap;
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use std::borrow::Cow;

/// What a rule reports.
pub(crate) struct Draft {
    pub(crate) rule: &'static CRule,
    pub(crate) node: Node,
    pub(crate) message: Cow<'static, str>,
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    /// Whether it is not worth a look even to who asks for the weakness.
    pub(crate) is_faint: bool,
    pub(crate) cwe: &'static [CweId],
    pub(crate) steps: Vec<(Node, Cow<'static, str>)>,
    pub(crate) fix: Option<Fix>,
}

/// What was reported about one file so far.
pub(crate) struct Report {
    asked: Vec<Related>,
    drafts: Vec<Draft>,
    /// By rule and node: the draft. The same weakness is told once, however many ways lead to it.
    seen: FxHashMap<(&'static str, Node), usize>,
}

impl Report {
    pub(crate) fn new(asked: &[Related]) -> Self {
        Self {
            asked: asked.to_vec(),
            drafts: Vec::new(),
            seen: FxHashMap::default(),
        }
    }

    /// Whether the weakness that `rule` speaks for is asked for.
    pub(crate) fn is_asked(&self, rule: &CRule) -> bool {
        let is_asked = |cwe| self.asked.iter().any(|asked| asked.contains(cwe));
        rule.about.cwe.iter().any(|&cwe| is_asked(cwe))
    }

    /// Whether a finding of `rule` with this confidence is wanted. What is not more likely true
    /// than false is told only to who asks for it.
    pub(crate) fn wants(&self, rule: &CRule, confidence: Confidence) -> bool {
        let always = rule.about.speaks == Speaks::Always && confidence > Confidence::Low;
        always || self.is_asked(rule)
    }

    pub(crate) fn add(&mut self, mut draft: Draft) {
        if !self.wants(draft.rule, draft.confidence) {
            return;
        }
        // What is worth a look only when one asks was asked for.
        if !draft.is_faint && self.is_asked(draft.rule) {
            let at_least = draft.rule.about.confidence.min(Confidence::Medium);
            draft.confidence = draft.confidence.max(at_least);
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
