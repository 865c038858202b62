//! Who analysed, by which rules, and for which weaknesses.

use super::index::{Component, Index, Rule};
use super::invocation::Notice;
use super::location::{Message, without_links};
use super::results::level;
use crate::finding::Severity;
use crate::formats::{confidence_name, distinct};
use crate::rules::About;
use sallet_core::CweId;
use sallet_core::task::Language;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Tool<'a> {
    driver: ToolComponent<'a>,
    extensions: Vec<ToolComponent<'a>>,
}

impl<'a> Tool<'a> {
    pub(super) fn new(index: &'a Index<'a>) -> Self {
        let new = |component| ToolComponent::new(component, index);
        let mut components = index.components.iter().map(new);
        let driver = components.next().map(|driver| ToolComponent {
            name: "Sallet",
            // External analyzers number their versions as they please.
            semantic_version: driver.version,
            notifications: Notice::all(),
            ..driver
        });
        Self {
            driver: driver.unwrap_or_default(),
            extensions: components.collect(),
        }
    }
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct ToolComponent<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    semantic_version: Option<&'a str>,
    rules: Vec<ReportingDescriptor<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notifications: Vec<Notice>,
    supported_taxonomies: [ComponentRef<'static>; 1],
}

impl<'a> ToolComponent<'a> {
    fn new(component: &'a Component<'a>, index: &Index<'_>) -> Self {
        let rules = component.rules.iter();
        Self {
            name: component.name,
            version: component.version,
            semantic_version: None,
            rules: rules
                .map(|rule| ReportingDescriptor::new(component.name, rule, index))
                .collect(),
            notifications: Vec::new(),
            supported_taxonomies: [CWE],
        }
    }
}

/// Points to a tool component: an extension, or a taxonomy.
#[derive(Default, Serialize)]
pub(super) struct ComponentRef<'a> {
    pub(super) name: &'a str,
    pub(super) index: usize,
}

/// The only taxonomy.
const CWE: ComponentRef<'static> = ComponentRef {
    name: "CWE",
    index: 0,
};

/// Points to a weakness of the taxonomy.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TaxonRef {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
    tool_component: ComponentRef<'static>,
}

impl TaxonRef {
    /// References to each of the weaknesses, once.
    pub(super) fn to_all(cwe: &[CweId], index: &Index<'_>) -> Vec<Self> {
        distinct(cwe)
            .map(|id| Self {
                id: id.0.to_string(),
                index: index.cwe.binary_search(&id).ok(),
                tool_component: CWE,
            })
            .collect()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportingDescriptor<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    short_description: Message<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Message<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'a str>,
    default_configuration: Configuration,
    relationships: Vec<Relationship>,
    properties: RuleProperties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
pub(super) struct Configuration {
    pub(super) level: &'static str,
}

#[derive(Serialize)]
struct Relationship {
    target: TaxonRef,
    kinds: [&'static str; 1],
}

/// What code hosts read beyond the standard.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct RuleProperties {
    tags: Vec<String>,
    #[serde(rename = "problem.severity")]
    problem_severity: &'static str,
    security_severity: &'static str,
    precision: &'static str,
}

impl<'a> ReportingDescriptor<'a> {
    fn new(analyzer: &str, rule: &Rule<'a>, index: &Index<'_>) -> Self {
        let about = rule.about;
        let tags = distinct(rule.cwe).map(|id| format!("external/cwe/cwe-{:03}", id.0));
        Self {
            id: rule.id,
            name: identifier(rule.id),
            short_description: match about {
                Some(about) => Message::new(about.title),
                None => Message::new(format!("{analyzer} {}", rule.id)),
            },
            full_description: about.map(|about| Message::new(about.what)),
            help: about.map(Help::new),
            help_uri: about.and_then(|about| about.references.first().copied()),
            default_configuration: Configuration {
                level: level(rule.severity),
            },
            relationships: TaxonRef::to_all(rule.cwe, index)
                .into_iter()
                .map(|target| Relationship {
                    target,
                    // What the rule reports is a part of what the weakness covers.
                    kinds: ["superset"],
                })
                .collect(),
            properties: RuleProperties {
                tags: std::iter::once("security".to_owned()).chain(tags).collect(),
                problem_severity: problem_severity(rule.severity),
                security_severity: security_severity(rule.severity),
                precision: confidence_name(rule.confidence),
            },
        }
    }
}

impl Help {
    fn new(about: &About) -> Self {
        let About {
            what,
            why,
            example,
            better,
            ..
        } = about;
        let fence = about
            .languages
            .first()
            .map_or("", |&it| Language::fence(it));
        let references = about.references.iter();
        let links: String = references.map(|link| format!("\n- <{link}>")).collect();
        let text = format!("{what}\n\n{why}\n\nReported:\n\n{example}\n\nBetter:\n\n{better}");
        Self {
            text: without_links(text.into()).into_owned(),
            markdown: format!(
                "{what}\n\n{why}\n\nReported:\n\n```{fence}\n{example}\n```\n\n\
                 Better:\n\n```{fence}\n{better}\n```\n{links}"
            ),
        }
    }
}

/// `SqlInjection` of `sql-injection`: viewers show it, and validators of SARIF ask for this form.
/// `None` where that is the id again, which would tell nobody more.
fn identifier(id: &str) -> Option<String> {
    let words = id.split(|c: char| !c.is_alphanumeric());
    let name: String = words
        .flat_map(|word| {
            let mut rest = word.chars();
            let first = rest.next().into_iter().flat_map(char::to_uppercase);
            first.chain(rest)
        })
        .collect();
    let is_new = !name.is_empty() && name.to_lowercase() != id.to_lowercase();
    is_new.then_some(name)
}

/// As CodeQL says it, whose words code hosts know.
fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "recommendation",
        Severity::Medium => "warning",
        Severity::High | Severity::Critical => "error",
    }
}

/// A number in the range that code hosts give this word for, on the scale of CVSS.
fn security_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "2.5",
        Severity::Medium => "5.5",
        Severity::High => "8.0",
        Severity::Critical => "9.5",
    }
}

/// The weaknesses that the rules and results point to.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Taxonomy {
    name: &'static str,
    organization: &'static str,
    information_uri: &'static str,
    short_description: Message<'static>,
    is_comprehensive: bool,
    taxa: Vec<Taxon>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Taxon {
    id: String,
    /// Viewers link this, and the number alone tells nobody anything.
    name: &'static str,
    short_description: Message<'static>,
    help_uri: String,
}

impl Taxonomy {
    pub(super) fn new(index: &Index<'_>) -> Self {
        let taxon = |id: &CweId| Taxon {
            id: id.0.to_string(),
            name: id.name(),
            short_description: Message::new(id.name()),
            help_uri: format!("https://cwe.mitre.org/data/definitions/{}.html", id.0),
        };
        Self {
            name: CWE.name,
            organization: "MITRE",
            information_uri: "https://cwe.mitre.org/",
            short_description: Message::new("The MITRE Common Weakness Enumeration"),
            is_comprehensive: false,
            taxa: index.cwe.iter().map(taxon).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_have_names_of_their_own() {
        let check = |id: &str, expected: Option<&str>| {
            assert_eq!(identifier(id).as_deref(), expected, "{id:?}");
        };
        check("sql-injection", Some("SqlInjection"));
        check("c-use-after-free", Some("CUseAfterFree"));
        check("py/weak_hash.MD5", Some("PyWeakHashMD5"));
        check("--żółw-", Some("Żółw"));
        check("S105", None);
        check("nullPointer", None);
        check("<>", None);
        check("", None);
    }
}
