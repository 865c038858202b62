//! What the rules in SARIF files say about their results.

use super::answer::cwe;
use super::sarif_log::{Properties, Reference, Reported, Rule, Run, Suppression};
use crate::finding::{Confidence, Severity};
use sallet_core::cwe::CweId;
use serde_json::Value;
use std::collections::HashMap;

/// The rules of a run by name, since most results give no index.
pub(crate) struct Rules<'r> {
    run: &'r Run,
    by_id: HashMap<&'r str, &'r Rule>,
}

impl<'r> Rules<'r> {
    pub(crate) fn new(run: &'r Run) -> Self {
        let components = std::iter::once(&run.tool.driver).chain(&run.tool.extensions);
        let rules = components.flat_map(|component| &component.rules);
        Self {
            run,
            by_id: rules.map(|rule| (rule.id.as_str(), rule)).collect(),
        }
    }

    pub(crate) fn of(&self, result: &Reported) -> Option<&'r Rule> {
        let reference = result.rule.as_ref();
        let component = reference
            .and_then(|reference| reference.tool_component.as_ref()?.index)
            .and_then(|index| self.run.tool.extensions.get(usize::try_from(index).ok()?))
            .unwrap_or(&self.run.tool.driver);
        let index = reference.and_then(|reference| reference.index);
        let index = index.or(result.rule_index);
        let by_index = index.and_then(|index| component.rules.get(usize::try_from(index).ok()?));
        by_index.or_else(|| {
            let id = result.rule_id.as_deref();
            let id = id.or_else(|| reference?.id.as_deref())?;
            // `id/part` is a part of rule `id`.
            let whole = id.rsplit_once('/').map(|(whole, _)| whole);
            let rule = self.by_id.get(id);
            rule.or_else(|| self.by_id.get(whole?)).copied()
        })
    }
}

pub(crate) fn weaknesses(result: &Reported, rule: Option<&Rule>) -> Vec<CweId> {
    let of_reference = |reference: &Reference| {
        let id = reference.id.as_deref()?;
        let component = reference.tool_component.as_ref();
        let is_cwe = component
            .and_then(|component| component.name.as_deref())
            .is_some_and(|name| name.eq_ignore_ascii_case("cwe"));
        cwe(id).or_else(|| id.parse().ok().filter(|_| is_cwe))
    };
    let relationships = rule.map_or(&[][..], |rule| &rule.relationships).iter();
    let named = result.taxa.iter();
    let named = named.chain(relationships.map(|relationship| &relationship.target));
    let bags = rule.map(|rule| &rule.properties).into_iter();
    let tags = bags.chain([&result.properties]).flat_map(tags);
    let mut all = Vec::new();
    for id in named.filter_map(of_reference).chain(tags.filter_map(cwe)) {
        if !all.contains(&id) && all.len() < 16 {
            all.push(id);
        }
    }
    all
}

fn tags(properties: &Properties) -> impl Iterator<Item = &str> {
    let tags = properties.get("tags").and_then(Value::as_array);
    tags.into_iter().flatten().filter_map(Value::as_str)
}

/// By the score where there is one, in the bands that GitHub and CVSS use.
pub(crate) fn severity(result: &Reported, rule: Option<&Rule>) -> Severity {
    let score = rule.and_then(|rule| rule.properties.get("security-severity"));
    let score = score.and_then(|score| match score {
        Value::String(text) => text.trim().parse().ok(),
        score => score.as_f64(),
    });
    let level = result.level.as_deref();
    let level = level.or_else(|| rule?.default_configuration.as_ref()?.level.as_deref());
    match (score.filter(|score| (0.0..=10.0).contains(score)), level) {
        (Some(9.0..), _) => Severity::Critical,
        (Some(7.0..), _) => Severity::High,
        (Some(4.0..), _) => Severity::Medium,
        (Some(_), _) => Severity::Low,
        (None, Some("error")) => Severity::High,
        (None, Some("note" | "none")) => Severity::Low,
        (None, _) => Severity::Medium,
    }
}

pub(crate) fn confidence(result: &Reported, rule: Option<&Rule>) -> Confidence {
    if matches!(result.kind.as_deref(), Some("open" | "review")) {
        return Confidence::Low;
    }
    let precision = rule.and_then(|rule| rule.properties.get("precision"));
    match precision.and_then(Value::as_str) {
        Some("very-high" | "high") => Confidence::High,
        Some("low") => Confidence::Low,
        _ => Confidence::Medium,
    }
}

/// The reason of an accepted suppression, which may be empty.
pub(crate) fn reason(suppressions: &[Suppression]) -> Option<String> {
    let accepted = |suppression: &&Suppression| {
        matches!(suppression.status.as_deref(), None | Some("accepted"))
    };
    let suppression = suppressions.iter().find(accepted)?;
    Some(suppression.justification.clone().unwrap_or_default())
}
