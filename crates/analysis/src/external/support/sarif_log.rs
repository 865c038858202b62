//! What a SARIF file holds, as far as we read it. Field names are the standard's.

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;

/// A whole file.
#[derive(Deserialize)]
pub(crate) struct Log {
    #[serde(deserialize_with = "version_2")]
    #[expect(dead_code, reason = "reading it refuses other versions")]
    version: (),
    pub(crate) runs: Vec<Run>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Run {
    pub(crate) tool: Tool,
    /// `None`: the analysis did not come to its end.
    pub(crate) results: Option<Vec<Reported>>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) artifacts: Vec<Artifact>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) original_uri_base_ids: BTreeMap<String, FileName>,
    pub(crate) column_kind: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) invocations: Vec<Invocation>,
}

#[derive(Deserialize)]
pub(crate) struct Tool {
    pub(crate) driver: Component,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) extensions: Vec<Component>,
}

#[derive(Deserialize)]
pub(crate) struct Component {
    pub(crate) name: String,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) default_configuration: Option<Configuration>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) message_strings: BTreeMap<String, Message>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) relationships: Vec<Relationship>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) properties: Properties,
}

/// Free for every analyzer to use as it likes, so nothing in it can be wrong.
pub(crate) type Properties = BTreeMap<String, Value>;

#[derive(Deserialize)]
pub(crate) struct Configuration {
    pub(crate) level: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Relationship {
    pub(crate) target: Reference,
}

/// The name of a rule, a notification or an entry of a taxonomy.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reference {
    pub(crate) id: Option<String>,
    /// -1: none.
    pub(crate) index: Option<i64>,
    pub(crate) tool_component: Option<ComponentReference>,
}

#[derive(Deserialize)]
pub(crate) struct ComponentReference {
    pub(crate) name: Option<String>,
    pub(crate) index: Option<i64>,
}

/// The standard's `result`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reported {
    pub(crate) rule_id: Option<String>,
    pub(crate) rule_index: Option<i64>,
    pub(crate) rule: Option<Reference>,
    pub(crate) kind: Option<String>,
    pub(crate) level: Option<String>,
    pub(crate) baseline_state: Option<String>,
    pub(crate) message: Message,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) locations: Vec<Location>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) code_flows: Vec<CodeFlow>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) suppressions: Vec<Suppression>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) taxa: Vec<Reference>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) properties: Properties,
}

#[derive(Deserialize, Default)]
pub(crate) struct Message {
    pub(crate) text: Option<String>,
    pub(crate) id: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) arguments: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Location {
    pub(crate) physical_location: Option<Physical>,
    pub(crate) message: Option<Message>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Physical {
    pub(crate) artifact_location: Option<FileName>,
    pub(crate) region: Option<Stretch>,
}

/// The standard's `artifactLocation`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FileName {
    pub(crate) uri: Option<String>,
    pub(crate) uri_base_id: Option<String>,
    pub(crate) index: Option<i64>,
}

#[derive(Deserialize)]
pub(crate) struct Artifact {
    pub(crate) location: Option<FileName>,
}

/// The standard's `region`.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Stretch {
    pub(crate) start_line: Option<u64>,
    pub(crate) start_column: Option<u64>,
    pub(crate) end_line: Option<u64>,
    pub(crate) end_column: Option<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeFlow {
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) thread_flows: Vec<ThreadFlow>,
}

#[derive(Deserialize)]
pub(crate) struct ThreadFlow {
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) locations: Vec<FlowStep>,
}

#[derive(Deserialize)]
pub(crate) struct FlowStep {
    pub(crate) location: Option<Location>,
}

#[derive(Deserialize)]
pub(crate) struct Suppression {
    pub(crate) status: Option<String>,
    pub(crate) justification: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Invocation {
    pub(crate) execution_successful: Option<bool>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) tool_execution_notifications: Vec<Notification>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) tool_configuration_notifications: Vec<Notification>,
}

#[derive(Deserialize)]
pub(crate) struct Notification {
    pub(crate) descriptor: Option<Reference>,
    pub(crate) level: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) message: Message,
    #[serde(default, deserialize_with = "nullable")]
    pub(crate) locations: Vec<Location>,
}

/// Some analyzers write `null` for "none".
fn nullable<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

fn version_2<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    let version = String::deserialize(deserializer)?;
    match version.starts_with("2.") {
        true => Ok(()),
        false => Err(serde::de::Error::invalid_value(
            serde::de::Unexpected::Str(&version),
            &"SARIF version 2.1.0",
        )),
    }
}
