//! The part of SARIF that names known findings. What a tool may leave out has a default.

use super::foreign::{Foreign, without_white_space};
use super::{Baseline, Own};
use crate::formats::FINGERPRINT;
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Deserializer, de};
use std::collections::HashMap;

/// Reads a log, with or without the byte order mark that some tools write.
pub(super) fn read(bytes: &[u8]) -> serde_json::Result<Baseline> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let log: Log = serde_json::from_slice(bytes)?;
    let mut baseline = Baseline::default();
    for run in &log.runs {
        for result in run.results.iter().flatten() {
            run.add(result, &mut baseline);
        }
    }
    Ok(baseline)
}

#[derive(Deserialize)]
#[serde(expecting = "an object with `version` and `runs`")]
struct Log {
    #[serde(rename = "version", deserialize_with = "version")]
    _version: (),
    runs: Vec<Run>,
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    let version = String::deserialize(deserializer)?;
    // Tools that wrote drafts call it `2.1.0-rtm.5`.
    match version.starts_with("2.1.0") {
        true => Ok(()),
        false => Err(de::Error::invalid_value(
            de::Unexpected::Str(&version),
            &"version 2.1.0",
        )),
    }
}

#[derive(Deserialize)]
struct Run {
    #[serde(default)]
    tool: Tool,
    results: Option<Vec<ResultObject>>,
    artifacts: Option<Vec<Artifact>>,
}

#[derive(Default, Deserialize)]
struct Tool {
    #[serde(default)]
    driver: Driver,
}

#[derive(Default, Deserialize)]
struct Driver {
    rules: Option<Vec<RuleRef>>,
}

#[derive(Default, Deserialize)]
struct RuleRef {
    id: Option<String>,
}

#[derive(Deserialize)]
struct Artifact {
    location: Option<ArtifactLocation>,
}

#[derive(Default, Deserialize)]
struct ArtifactLocation {
    uri: Option<String>,
    index: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject {
    rule_id: Option<String>,
    rule_index: Option<i64>,
    rule: Option<RuleRef>,
    locations: Option<Vec<Location>>,
    partial_fingerprints: Option<HashMap<String, String>>,
    baseline_state: Option<String>,
    suppressions: Option<Vec<Suppression>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Option<PhysicalLocation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Option<ArtifactLocation>,
    region: Option<Region>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: Option<usize>,
    snippet: Option<Snippet>,
}

#[derive(Deserialize)]
struct Snippet {
    text: Option<String>,
}

#[derive(Deserialize)]
struct Suppression {
    kind: Option<String>,
}

impl Run {
    fn add(&self, result: &ResultObject, baseline: &mut Baseline) {
        if result.is_gone_or_suppressed() {
            return;
        }
        let Some(physical) = result.place() else {
            return;
        };
        let Some(path) = physical
            .artifact_location
            .as_ref()
            .and_then(|it| self.path(it))
        else {
            return;
        };
        let prints = result.partial_fingerprints.as_ref();
        if let Some(fingerprint) = prints.and_then(|prints| prints.get(FINGERPRINT)) {
            baseline.own.push(Own {
                path,
                fingerprint: fingerprint.clone(),
            });
            return;
        }
        let (Some(rule), Some(region)) = (self.rule(result), &physical.region) else {
            return;
        };
        let text = region.snippet.as_ref().and_then(|it| it.text.as_deref());
        baseline.foreign.push(Foreign {
            path,
            rule: rule.to_owned(),
            line: region.start_line.unwrap_or(1),
            text: text
                .map(without_white_space)
                .filter(|text| !text.is_empty()),
        });
    }

    fn rule<'a>(&'a self, result: &'a ResultObject) -> Option<&'a str> {
        let named = result.rule.as_ref().and_then(|rule| rule.id.as_deref());
        result.rule_id.as_deref().or(named).or_else(|| {
            let index = usize::try_from(result.rule_index?).ok()?;
            self.tool.driver.rules.as_ref()?.get(index)?.id.as_deref()
        })
    }

    /// The file's path with `/`; relative where the log has a relative address.
    fn path(&self, location: &ArtifactLocation) -> Option<String> {
        let by_index = || {
            let index = usize::try_from(location.index?).ok()?;
            let artifact = self.artifacts.as_ref()?.get(index)?;
            artifact.location.as_ref()?.uri.as_ref()
        };
        let uri = location.uri.as_ref().or_else(by_index)?;
        let path = uri.strip_prefix("file://").unwrap_or(uri);
        let path = path.strip_prefix("./").unwrap_or(path);
        Some(percent_decode_str(path).decode_utf8_lossy().into_owned())
    }
}

impl ResultObject {
    fn is_gone_or_suppressed(&self) -> bool {
        let in_source = |it: &Suppression| it.kind.as_deref() == Some("inSource");
        self.baseline_state.as_deref() == Some("absent")
            || self.suppressions.iter().flatten().any(in_source)
    }

    fn place(&self) -> Option<&PhysicalLocation> {
        let location = self.locations.as_ref()?.first()?;
        location.physical_location.as_ref()
    }
}
