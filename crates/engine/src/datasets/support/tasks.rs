//! Steps towards a task that every importer takes.

use super::table::{Row, Table};
use crate::error::EngineError;
use sallet_core::cwe::{BadCweId, lookup};
use sallet_core::{CweId, Language, Task, TaskLanguage};
use std::collections::HashMap;

/// A task with nothing but its name and language.
pub(crate) fn bare(id: &str, language: impl Into<TaskLanguage>, provenance: &str) -> Task {
    Task {
        id: id.to_owned(),
        title: id.to_owned(),
        language: language.into(),
        cwe: None,
        text_prompt: None,
        code_prompt: None,
        entry_point: None,
        packages: Vec::new(),
        package_set: None,
        secure: None,
        insecure: None,
        oracle: None,
        variants: Vec::new(),
        framework: None,
        evidence: None,
        driver: None,
        wrap: Vec::new(),
        headers: Vec::new(),
        functional_suite: None,
        security_suite: None,
        provenance: provenance.to_owned(),
        marks: Vec::new(),
    }
}

/// The CWE that `text` begins with, as in `CWE-79: XSS` and `CWE-020_author_1.py`.
pub(crate) fn leading_cwe(row: &Row, field: &str, text: &str) -> Result<CweId, EngineError> {
    let digits = text
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(text.len());
    let after = text[digits..]
        .find(|c: char| !c.is_ascii_digit())
        .map_or(text.len(), |end| digits + end);
    let (id, rest) = text.split_at(after);
    let ends = rest
        .chars()
        .next()
        .is_none_or(|next| matches!(next, '_' | ':' | ' ' | ',' | ';' | '(' | '.'));
    let id = if ends { id } else { text };
    id.parse()
        .map_err(|BadCweId(_)| EngineError::DatasetBadCwe {
            place: row.place.clone(),
            field: field.to_owned(),
            source: BadCweId(text.to_owned()),
        })
}

/// One sentence for the numbers that are no weaknesses: categories, or typing errors.
pub(crate) fn note_unknown_cwes(tasks: &[Task], notes: &mut Vec<String>) {
    let mut unknown: Vec<CweId> = tasks.iter().filter_map(|task| task.cwe).collect();
    unknown.retain(|&cwe| lookup(cwe).is_none());
    unknown.sort_unstable();
    unknown.dedup();
    if !unknown.is_empty() {
        let names: Vec<String> = unknown.iter().map(CweId::to_string).collect();
        notes.push(format!(
            "{} is no weakness of CWE 4.14 (a category, or a typing error); the tasks keep it",
            names.join(", ")
        ));
    }
}

/// The language in `field`, or Python when there is none.
pub(crate) fn language(row: &Row, field: &str) -> Result<TaskLanguage, EngineError> {
    let Some(name) = row.optional_text(field)? else {
        return Ok(Language::Python.into());
    };
    if let Some(language) = TaskLanguage::by_name(&name.trim().to_lowercase()) {
        return Ok(language);
    }
    let language: Language =
        name.parse()
            .map_err(|source| EngineError::DatasetUnknownLanguage {
                place: row.place.clone(),
                field: field.to_owned(),
                source,
            })?;
    Ok(language.into())
}

/// Refuses two tasks of the same name. `ids` has one for each row.
pub(crate) fn refuse_duplicates<'t>(
    table: &Table,
    ids: impl IntoIterator<Item = &'t str>,
) -> Result<(), EngineError> {
    let mut seen = HashMap::new();
    for (row, id) in table.rows.iter().zip(ids) {
        if let Some(first) = seen.insert(id, row.place.line) {
            return Err(EngineError::DatasetDuplicateTask {
                path: table.path.clone(),
                id: id.to_owned(),
                first,
                second: row.place.line,
            });
        }
    }
    Ok(())
}

/// The ids of `tasks`.
pub(crate) fn ids(tasks: &[Task]) -> impl Iterator<Item = &str> {
    tasks.iter().map(|task| task.id.as_str())
}
