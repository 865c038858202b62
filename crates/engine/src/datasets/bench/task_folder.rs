//! One task's folder: `task.toml` and, with the ending of its language, `prompt`, `secure`,
//! `insecure`, `driver` (C and C++) and any number of `variants/secure-…` and `variants/insecure-…`;
//! `functional.py` and `security.py`.

use super::{Source, parse};
use crate::error::EngineError;
use sallet_core::task::{AttackEvidence, OracleKind, Variant};
use sallet_core::{CweId, Language, Task};
use serde::Deserialize;

/// The shape of `task.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TaskFile {
    task_id: String,
    title: String,
    language: Language,
    cwe: CweId,
    entry_point: String,
    packages: Vec<String>,
    framework: Option<String>,
    oracle: OracleKind,
    evidence: AttackEvidence,
    #[serde(default)]
    wrap: Vec<String>,
    provenance: String,
    /// For people who judge whether an oracle is fair; nothing here reads it.
    #[serde(rename = "secure_means")]
    _secure_means: String,
    text_prompt: String,
}

pub(super) fn read(source: Source<'_>, id: &str) -> Result<Task, EngineError> {
    let path = format!("{id}/task.toml");
    let file: TaskFile = parse(&path, &source.text(&path)?)?;
    if file.task_id != id {
        return Err(EngineError::TaskName {
            path,
            found: file.task_id,
        });
    }
    let part = |name: &str| source.text(&format!("{id}/{name}.{}", file.language.extension()));
    Ok(Task {
        text_prompt: Some(file.text_prompt.trim().to_owned()),
        code_prompt: Some(part("prompt")?),
        secure: Some(part("secure")?),
        insecure: Some(part("insecure")?),
        variants: variants(source, id)?,
        driver: match file.oracle.is_compiled() {
            true => Some(part("driver")?),
            false => None,
        },
        // Suites are Python whatever the solution's language.
        functional_suite: Some(source.text(&format!("{id}/functional.py"))?),
        security_suite: Some(source.text(&format!("{id}/security.py"))?),
        id: file.task_id,
        title: file.title,
        language: file.language.into(),
        cwe: Some(file.cwe),
        entry_point: Some(file.entry_point),
        packages: file.packages,
        package_set: None,
        framework: file.framework,
        evidence: Some(file.evidence),
        oracle: Some(file.oracle),
        wrap: file.wrap,
        headers: Vec::new(),
        provenance: file.provenance,
        marks: Vec::new(),
    })
}

fn variants(source: Source<'_>, id: &str) -> Result<Vec<Variant>, EngineError> {
    let folder = format!("{id}/variants");
    let mut variants = Vec::new();
    for file in source.names(&folder)? {
        let name = file.split('.').next().unwrap_or_default();
        let is_secure = name.starts_with("secure-");
        if !is_secure && !name.starts_with("insecure-") {
            return Err(EngineError::VariantName {
                path: format!("{folder}/{file}"),
            });
        }
        variants.push(Variant {
            name: name.to_owned(),
            is_secure,
            source: source.text(&format!("{folder}/{file}"))?,
        });
    }
    Ok(variants)
}
