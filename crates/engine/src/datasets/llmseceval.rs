//! LLMSecEval (Tony et al., MSR 2023): requests in words for Python and C.
//!
//! As published, in JSON or CSV. The prompts are those that the authors corrected by hand;
//! `llmseceval-generated` reads them as a model wrote them. Known faults of the published files are
//! mended: two ids that stand twice, and a misspelt placeholder.

use super::support::table::{Row, Table};
use super::support::tasks::{bare, language, leading_cwe, note_unknown_cwes};
use super::{Imported, Importer, Mapping, Reads};
use crate::error::EngineError;
use sallet_core::{Task, TaskLanguage};
use std::collections::HashSet;

pub(super) const IMPORTER: Importer = Importer {
    name: "llmseceval",
    about: "LLMSecEval as published: JSON or CSV with 'Prompt ID' and 'Manually-fixed NL Prompt'",
    reads: Reads::Records {
        recognises: |table| table.has(&[ID, FIXED]),
        import: |table, _: &Mapping| import(table, Version::Fixed),
    },
};

const ID: &str = "Prompt ID";
const FIXED: &str = "Manually-fixed NL Prompt";
const GENERATED: &str = "LLM-generated NL Prompt";
const LANGUAGE: &str = "Language";

/// Which of the two prompts of an item is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// As the authors corrected it by hand.
    Fixed,
    /// As a model wrote it.
    Generated,
}

pub(super) fn import(table: &Table, version: Version) -> Result<Imported, EngineError> {
    let mut notes = Vec::new();
    let mut names = HashSet::new();
    let mut tasks = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut task = task(row, version, &mut notes)?;
        if !names.insert(task.id.clone()) {
            let unique = unique(&task.id, &names);
            notes.push(format!(
                "line {}: id '{}' stands twice; this one is '{unique}'",
                row.place.line, task.id
            ));
            names.insert(unique.clone());
            task.id = unique;
        }
        tasks.push(task);
    }
    note_unknown_cwes(&tasks, &mut notes);
    Ok(Imported {
        tasks,
        notes,
        ..Imported::default()
    })
}

/// `id` with the first number behind it that is free.
fn unique(id: &str, names: &HashSet<String>) -> String {
    let mut number = 2;
    loop {
        let candidate = format!("{id}-{number}");
        if !names.contains(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

fn task(row: &Row, version: Version, notes: &mut Vec<String>) -> Result<Task, EngineError> {
    let id = row.text(ID)?.trim();
    row.text(LANGUAGE)?;
    let language = language(row, LANGUAGE)?;
    let fixed = row.optional_text(FIXED)?;
    let prompt = match fixed.filter(|_| version == Version::Fixed) {
        Some(fixed) => fixed,
        None => row.text(GENERATED)?,
    };
    if version == Version::Fixed && fixed.is_none() {
        notes.push(format!(
            "line {}: '{id}' has no corrected prompt; the generated one is asked",
            row.place.line
        ));
    }
    let (prompt, misspelt) = name_language(prompt, language);
    if let Some(misspelt) = misspelt {
        notes.push(format!(
            "line {}: '{misspelt}' in '{id}' is read as '<language>'",
            row.place.line
        ));
    }
    Ok(Task {
        title: row
            .optional_text("CWE Name")?
            .unwrap_or(id)
            .trim()
            .to_owned(),
        cwe: Some(leading_cwe(row, ID, id)?),
        text_prompt: Some(prompt),
        ..bare(id, language, "LLMSecEval")
    })
}

/// `prompt` with the language in the place of `<language>`, and how that was misspelt, if it was.
fn name_language(prompt: &str, language: TaskLanguage) -> (String, Option<String>) {
    let mut out = String::new();
    let mut misspelt = None;
    let mut rest = prompt;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let word = after
            .split('>')
            .next()
            .filter(|word| word.starts_with("lan") && word.ends_with("uage"));
        rest = match word {
            Some(word) => {
                out.push_str(language.display_name());
                if word != "language" {
                    misspelt = Some(format!("<{word}>"));
                }
                &after[word.len() + 1..]
            }
            None => {
                out.push('<');
                after
            }
        };
    }
    out.push_str(rest);
    (out, misspelt)
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;

    const CSV: &str = "Prompt ID,CWE Name,LLM-generated NL Prompt,Language,Manually-fixed NL Prompt\n\
        CWE-20_A-1a,Improper Input Validation,g,Python,Write <language>\n\
        CWE-20_A-1a,Improper Input Validation,g,C,\"Write <lanuage>,\nplease\"\n\
        CWE-22_B-1a,Path Traversal,Use <language> <b>,C,\n";

    const JSON: &str = r#"[
        {"Prompt ID": "CWE-20_A-1a", "CWE Name": "Improper Input Validation", "Language": "Python",
         "LLM-generated NL Prompt": "g", "Manually-fixed NL Prompt": "Write <language>"},
        {"Prompt ID": "CWE-20_A-1a", "CWE Name": "Improper Input Validation", "Language": "C",
         "LLM-generated NL Prompt": "g", "Manually-fixed NL Prompt": "Write <lanuage>,\nplease"},
        {"Prompt ID": "CWE-22_B-1a", "CWE Name": "Path Traversal", "Language": "C",
         "LLM-generated NL Prompt": "Use <language> <b>", "Manually-fixed NL Prompt": ""}
    ]"#;

    #[test]
    fn both_published_forms_give_the_same_tasks() {
        let folder = tempfile::tempdir().unwrap();
        let read = |name: &str, text: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, text).unwrap();
            load(file.to_str().unwrap(), &Mapping::new()).unwrap()
        };
        let csv = read("prompts.csv", CSV);
        let tasks: Vec<_> = csv
            .tasks
            .iter()
            .map(|task| (task.id.as_str(), task.text_prompt.as_deref().unwrap()))
            .collect();
        assert_eq!(
            tasks,
            [
                ("CWE-20_A-1a", "Write Python"),
                ("CWE-20_A-1a-2", "Write C,\nplease"),
                ("CWE-22_B-1a", "Use C <b>"),
            ]
        );
        assert_eq!(
            csv.notes,
            [
                "line 3: '<lanuage>' in 'CWE-20_A-1a' is read as '<language>'",
                "line 3: id 'CWE-20_A-1a' stands twice; this one is 'CWE-20_A-1a-2'",
                "line 5: 'CWE-22_B-1a' has no corrected prompt; the generated one is asked",
            ]
        );
        let json = read("prompts.json", JSON);
        assert_eq!(json.tasks, csv.tasks);
        assert!(json.notes[0].starts_with("line 4: "), "{:?}", json.notes);
    }
}
