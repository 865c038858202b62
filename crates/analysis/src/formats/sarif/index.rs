//! Which analyzers, rules and weaknesses occur in a scan, and under which index.

use crate::finding::{Confidence, Finding, Severity};
use crate::formats::Input;
use crate::rules::About;
use sallet_core::CweId;
use std::collections::{BTreeSet, HashMap};

pub(super) struct Index<'a> {
    /// Sallet first, then the external analyzers.
    pub(super) components: Vec<Component<'a>>,
    /// By rising number.
    pub(super) cwe: Vec<CweId>,
    by_analyzer: HashMap<&'a str, usize>,
}

pub(super) struct Component<'a> {
    pub(super) name: &'a str,
    pub(super) version: Option<&'a str>,
    pub(super) rules: Vec<Rule<'a>>,
    by_id: HashMap<&'a str, usize>,
}

/// A rule that reported something.
pub(super) struct Rule<'a> {
    pub(super) id: &'a str,
    /// `None` for external rules, whose findings say all there is to know.
    pub(super) about: Option<&'a About>,
    pub(super) severity: Severity,
    pub(super) confidence: Confidence,
    pub(super) cwe: &'a [CweId],
}

impl<'a> Index<'a> {
    pub(super) fn new(input: &Input<'a>) -> Self {
        let mut index = Self {
            components: Vec::new(),
            cwe: Vec::new(),
            by_analyzer: HashMap::new(),
        };
        index.component("sallet");
        for run in &input.scan.analyzers {
            let component = index.component(&run.name);
            index.components[component].version = run.version.as_deref();
        }
        let abouts: HashMap<_, _> = input.rules.iter().map(|about| (about.id, *about)).collect();
        let mut cwe = BTreeSet::new();
        for file in &input.scan.files {
            let suppressed = file.suppressed.iter().map(|it| &it.finding);
            for finding in file.findings.iter().chain(suppressed) {
                let component = index.component(&finding.analyzer);
                let own = (component == 0).then(|| abouts.get(finding.rule.as_ref()));
                let about = own.flatten().copied();
                cwe.extend(&finding.cwe);
                cwe.extend(about.map_or(&[][..], |about| about.cwe));
                index.components[component].add(finding, about);
            }
        }
        index.cwe = cwe.into_iter().collect();
        index
    }

    /// The analyzer's index; a new one if it is not known yet. What several analyzers reported
    /// belongs to the first.
    fn component(&mut self, analyzer: &'a str) -> usize {
        if let Some(&known) = self.by_analyzer.get(analyzer) {
            return known;
        }
        let mut names = analyzer.split([',', '+', ' ']);
        let first = names.find_map(|name| self.by_analyzer.get(name).copied());
        let component = first.unwrap_or(self.components.len());
        if first.is_none() {
            self.components.push(Component {
                name: analyzer,
                version: None,
                rules: Vec::new(),
                by_id: HashMap::new(),
            });
        }
        self.by_analyzer.insert(analyzer, component);
        component
    }

    /// The finding's analyzer and rule.
    pub(super) fn of(&self, finding: &Finding) -> Option<(usize, usize)> {
        let component = *self.by_analyzer.get(finding.analyzer.as_ref())?;
        let rules = &self.components.get(component)?.by_id;
        Some((component, *rules.get(finding.rule.as_ref())?))
    }
}

impl<'a> Component<'a> {
    fn add(&mut self, finding: &'a Finding, about: Option<&'a About>) {
        let id = finding.rule.as_ref();
        self.by_id.entry(id).or_insert_with(|| {
            self.rules.push(match about {
                Some(about) => Rule {
                    id,
                    about: Some(about),
                    severity: about.severity,
                    confidence: about.confidence,
                    cwe: about.cwe,
                },
                None => Rule {
                    id,
                    about: None,
                    severity: finding.severity,
                    confidence: finding.confidence,
                    cwe: &finding.cwe,
                },
            });
            self.rules.len() - 1
        });
    }
}
