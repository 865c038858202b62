//! Reading the labels of one row: what people, or another detector, say of its code.

use crate::rows::{Object, RowError, shown};
use sallet_core::cwe::CweId;
use serde_json::Value;
use std::collections::BTreeSet;

/// The fields of a row that hold labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelFields {
    /// Whether the code is vulnerable to the row's weakness: true, false, a number (above 0 is
    /// vulnerable, so that counts of findings serve), or null for a row without a label.
    pub label: String,
    /// The weaknesses of the whole file, e.g. `CWE-79:some-query:L31; CWE-89:…`, or null.
    pub findings: Option<String>,
    /// What rows belong together, e.g. the prompt whose samples they are; a text or a number.
    pub group: Option<String>,
}

/// The labels of one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// Whether the code is vulnerable to the row's weakness; `None`: nobody said.
    pub vulnerable: Option<bool>,
    /// The weaknesses of the whole file; `None`: nobody said.
    pub findings: Option<LabelledFindings>,
    /// What the row belongs to.
    pub group: Option<String>,
}

/// The weaknesses that a labeller found in one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LabelledFindings {
    /// Those with a CWE, each once.
    pub cwes: BTreeSet<CweId>,
    /// How many findings name no CWE.
    pub without_cwe: usize,
}

impl Labels {
    /// Reads the labels of `object`.
    ///
    /// # Errors
    /// If a field is missing or holds something else.
    pub fn read(object: &Object, fields: &LabelFields) -> Result<Self, RowError> {
        let findings = fields.findings.as_deref();
        let group = fields.group.as_deref();
        Ok(Self {
            vulnerable: read_label(object, &fields.label)?,
            findings: findings.map_or(Ok(None), |field| read_findings(object, field))?,
            group: group.map_or(Ok(None), |field| read_group(object, field).map(Some))?,
        })
    }
}

fn read_label(object: &Object, field: &str) -> Result<Option<bool>, RowError> {
    const OPTION: &str = "--label-field";
    let value = object.get(field, OPTION)?;
    match value {
        Value::Null => Ok(None),
        Value::Bool(vulnerable) => Ok(Some(*vulnerable)),
        // A negative number stands for something else, e.g. -1 for "does not apply".
        Value::Number(number) if number.as_f64().is_some_and(|number| number >= 0.0) => {
            Ok(Some(number.as_f64().is_some_and(|number| number > 0.0)))
        }
        other => {
            let expected = "true, false, a number from 0, or null";
            Err(object.bad(field, shown(other), expected, OPTION))
        }
    }
}

fn read_findings(object: &Object, field: &str) -> Result<Option<LabelledFindings>, RowError> {
    const OPTION: &str = "--findings-field";
    let text = match object.get(field, OPTION)? {
        Value::Null => return Ok(None),
        Value::String(text) => text,
        other => {
            let expected = "a text such as 'CWE-79:query:L31; CWE-89:query:L4', or null";
            return Err(object.bad(field, shown(other), expected, OPTION));
        }
    };
    let mut findings = LabelledFindings::default();
    for entry in text.split(';').map(str::trim).filter(|it| !it.is_empty()) {
        let id = entry.split(':').next().unwrap_or(entry);
        match id.parse() {
            Ok(cwe) => _ = findings.cwes.insert(cwe),
            Err(_) => findings.without_cwe += 1,
        }
    }
    Ok(Some(findings))
}

fn read_group(object: &Object, field: &str) -> Result<String, RowError> {
    const OPTION: &str = "--group-field";
    match object.get(field, OPTION)? {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        other => Err(object.bad(field, shown(other), "a text or a number", OPTION)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Labels, String> {
        let fields = LabelFields {
            label: "vul".to_owned(),
            findings: Some("found".to_owned()),
            group: Some("prompt".to_owned()),
        };
        let labels = Object::parse(line, 5).and_then(|object| Labels::read(&object, &fields));
        labels.map_err(|error| error.to_string())
    }

    #[test]
    fn labels_are_truth_values_or_counts() {
        let check = |label: &str, expected: Option<bool>| {
            let labels = read(&format!(
                r#"{{"vul": {label}, "found": null, "prompt": 4}}"#
            ));
            let expected = Labels {
                vulnerable: expected,
                findings: None,
                group: Some("4".to_owned()),
            };
            assert_eq!(labels, Ok(expected), "{label}");
        };
        check("true", Some(true));
        check("false", Some(false));
        check("0", Some(false));
        check("0.0", Some(false));
        check("0.5", Some(true));
        check("10", Some(true));
        check("null", None);
    }

    #[test]
    fn findings_are_weaknesses_each_once() {
        let check = |found: &str, cwes: &[u32], without_cwe: usize| {
            let labels = read(&format!(r#"{{"vul": 1, "found": {found}, "prompt": "p"}}"#));
            let expected = LabelledFindings {
                cwes: cwes.iter().copied().map(CweId).collect(),
                without_cwe,
            };
            assert_eq!(labels.unwrap().findings, Some(expected), "{found}");
        };
        check(r#""""#, &[], 0);
        check(r#"" ; ""#, &[], 0);
        check(r#""CWE-79:some-query:L31""#, &[79], 0);
        check(r#""CWE-89:q:L1; CWE-079:q:L2; CWE-89:q:L9;""#, &[79, 89], 0);
        check(r#""inventory: Hashes :L1; CWE-328""#, &[328], 1);
    }

    #[test]
    fn what_is_wrong_with_labels_is_said_with_the_line() {
        let check = |line: &str, expected: &str| {
            assert_eq!(read(line).unwrap_err(), expected, "{line}");
        };
        check(
            r#"{"found": "", "prompt": 1}"#,
            "line 5 has no field 'vul'; name the right field with --label-field",
        );
        check(
            r#"{"vul": -1, "found": "", "prompt": 1}"#,
            "line 5: field 'vul' holds -1 instead of true, false, a number from 0, or null; \
             correct the row, or name another field with --label-field",
        );
        check(
            r#"{"vul": 1, "found": ["CWE-79"], "prompt": 1}"#,
            "line 5: field 'found' holds [\"CWE-79\"] instead of a text such as \
             'CWE-79:query:L31; CWE-89:query:L4', or null; \
             correct the row, or name another field with --findings-field",
        );
        check(
            r#"{"vul": 1, "found": "", "prompt": null}"#,
            "line 5: field 'prompt' holds null instead of a text or a number; \
             correct the row, or name another field with --group-field",
        );
    }
}
