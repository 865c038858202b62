//! Findings as results.

use super::FINGERPRINT;
use super::code::Code;
use super::index::Index;
use super::location::{Artifact, Content, Location, Message, Region, without_links};
use super::tool::{ComponentRef, TaxonRef};
use crate::file::FileReport;
use crate::finding::{Edit, Finding, Fix, Severity, Step};
use crate::formats::{Input, Sources, confidence_name, severity_name};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Every finding, one after the other, so that a large scan is not held twice.
pub(super) struct Results<'a> {
    pub(super) input: Input<'a>,
    pub(super) index: &'a Index<'a>,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut results = serializer.serialize_seq(None)?;
        for file in &self.input.scan.files {
            let artifact = Artifact::new(&file.path);
            let source = source(file, self.input.sources);
            let context = Context {
                index: self.index,
                artifact: &artifact,
                code: source.as_deref().map(Code::new),
            };
            for finding in &file.findings {
                results.serialize_element(&context.result(finding, None))?;
            }
            for suppressed in &file.suppressed {
                let reason = Some(suppressed.reason.as_str());
                results.serialize_element(&context.result(&suppressed.finding, reason))?;
            }
        }
        results.end()
    }
}

/// The file's text, unless there is nothing to show of it.
fn source(file: &FileReport, sources: &Sources<'_>) -> Option<String> {
    let is_shown = !file.findings.is_empty() || !file.suppressed.is_empty();
    is_shown.then(|| sources(&file.path)).flatten()
}

/// What the results of one file have in common.
struct Context<'a> {
    index: &'a Index<'a>,
    artifact: &'a Artifact,
    /// `None` when the text is not to be had any more.
    code: Option<Code<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<RuleRef<'a>>,
    level: &'static str,
    message: Message<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    partial_fingerprints: BTreeMap<&'static str, &'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_flows: Option<[CodeFlow<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<[FixObject<'a>; 1]>,
    /// Empty, not absent: the standard wants it with every result or with none.
    suppressions: Vec<Suppression<'a>>,
    taxa: Vec<TaxonRef>,
    properties: Properties<'a>,
}

/// Points to a rule of an extension.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleRef<'a> {
    index: usize,
    tool_component: ComponentRef<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodeFlow<'a> {
    thread_flows: [ThreadFlow<'a>; 1],
}

#[derive(Serialize)]
struct ThreadFlow<'a> {
    locations: Vec<ThreadFlowLocation<'a>>,
}

#[derive(Serialize)]
struct ThreadFlowLocation<'a> {
    location: Location<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixObject<'a> {
    description: Message<'a>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: &'a Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: DeletedRegion<'a>,
    inserted_content: Content<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum DeletedRegion<'a> {
    Text(Region<'a>),
    /// When the text is not to be had any more.
    #[serde(rename_all = "camelCase")]
    Bytes {
        byte_offset: usize,
        byte_length: usize,
    },
}

#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    justification: Cow<'a, str>,
}

#[derive(Serialize)]
struct Properties<'a> {
    analyzer: &'a str,
    severity: &'static str,
    confidence: &'static str,
}

impl<'a> Context<'a> {
    fn result(&'a self, finding: &'a Finding, suppressed: Option<&'a str>) -> ResultObject<'a> {
        let (component, rule) = self.index.of(finding).unzip();
        let own = component == Some(0);
        let fingerprint = (FINGERPRINT, finding.fingerprint.as_str());
        ResultObject {
            rule_id: &finding.rule,
            rule_index: rule.filter(|_| own),
            rule: component
                .zip(rule)
                .filter(|_| !own)
                .map(|(at, index)| RuleRef {
                    index,
                    tool_component: ComponentRef {
                        name: self.index.components[at].name,
                        // Extensions do not count the driver.
                        index: at - 1,
                    },
                }),
            level: level(finding.severity),
            message: Message::new(finding.message.as_ref()),
            locations: [self.location(finding)],
            partial_fingerprints: std::iter::once(fingerprint)
                .filter(|(_, value)| !value.is_empty())
                .collect(),
            code_flows: (!finding.flow.is_empty()).then(|| [self.code_flow(finding)]),
            fixes: finding.fix.as_ref().and_then(|fix| self.fix(fix)),
            suppressions: suppressed
                .map(|justification| Suppression {
                    kind: "inSource",
                    justification: without_links(justification.into()),
                })
                .into_iter()
                .collect(),
            taxa: TaxonRef::to_all(&finding.cwe, self.index),
            properties: Properties {
                analyzer: &finding.analyzer,
                severity: severity_name(finding.severity),
                confidence: confidence_name(finding.confidence),
            },
        }
    }

    fn location(&'a self, finding: &Finding) -> Location<'a> {
        let place = finding.place;
        let code = self.code.as_ref();
        Location::new(Cow::Borrowed(self.artifact), Some(place))
            .with_snippet(code.and_then(|code| code.at(place)))
            .with_context(code.and_then(|code| code.around(place)))
    }

    /// Without the lines around it: steps lie close together, and each would repeat them.
    fn step(&'a self, step: &'a Step) -> Location<'a> {
        let code = self.code.as_ref();
        Location::new(Cow::Borrowed(self.artifact), Some(step.place))
            .with_snippet(code.and_then(|code| code.at(step.place)))
            .with_message(&step.what)
    }

    fn code_flow(&'a self, finding: &'a Finding) -> CodeFlow<'a> {
        let steps = finding.flow.iter();
        let locations = steps.map(|step| ThreadFlowLocation {
            location: self.step(step),
        });
        CodeFlow {
            thread_flows: [ThreadFlow {
                locations: locations.collect(),
            }],
        }
    }

    /// The fix, unless it has no edits: the standard has no empty change.
    fn fix(&'a self, fix: &'a Fix) -> Option<[FixObject<'a>; 1]> {
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: self.deleted_region(edit),
            inserted_content: Content { text: &edit.text },
        });
        let object = FixObject {
            description: Message::new(fix.what.as_ref()),
            artifact_changes: [ArtifactChange {
                artifact_location: self.artifact,
                replacements: replacements.collect(),
            }],
        };
        (!fix.edits.is_empty()).then_some([object])
    }

    fn deleted_region(&self, edit: &Edit) -> DeletedRegion<'a> {
        match &self.code {
            Some(code) => DeletedRegion::Text(code.region(edit.start, edit.end)),
            None => DeletedRegion::Bytes {
                byte_offset: edit.start,
                byte_length: edit.end.saturating_sub(edit.start),
            },
        }
    }
}

pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "note",
        Severity::Medium => "warning",
        Severity::High | Severity::Critical => "error",
    }
}
