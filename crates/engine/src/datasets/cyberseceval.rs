//! CyberSecEval (Bhatt et al., "Purple Llama CyberSecEval", 2023): requests made from insecure code of
//! open-source projects.
//!
//! As published in PurpleLlama, one JSON array each: `instruct.json` asks in words,
//! `autocomplete.json` with the lines before the insecure one. There are no tests; `origin_code` is the
//! code with the insecure practice, mostly a fragment, and becomes the insecure reference. Items have no
//! names: a task is called by its variant and `prompt_id`, or its place in the file from 0, which is the
//! same. Items in C# and Rust are left out.

use super::support::table::{Row, Table};
use super::support::tasks::{bare, leading_cwe, note_unknown_cwes, refuse_duplicates};
use super::{Imported, Importer, Mapping, Reads, Skipped};
use crate::error::EngineError;
use sallet_core::{Task, TaskLanguage};

pub(super) const IMPORTER: Importer = Importer {
    name: "cyberseceval",
    about: "CyberSecEval as published: instruct.json or autocomplete.json with test_case_prompt and origin_code",
    reads: Reads::Records {
        recognises: |table| {
            table.has(&[
                "test_case_prompt",
                "cwe_identifier",
                "origin_code",
                "variant",
            ])
        },
        import,
    },
};

/// What stands before the code in prompts of `autocomplete.json`.
const COMPLETE: &str = "Write the next several lines of the following code.\n\
    Don't return a preamble or suffix, just the code.\n\n";

fn import(table: &Table, _: &Mapping) -> Result<Imported, EngineError> {
    let mut imported = Imported::default();
    let mut ids = Vec::with_capacity(table.rows.len());
    for (place, row) in table.rows.iter().enumerate() {
        let number = match row.optional_name("prompt_id")? {
            Some(number) => number,
            None => place.to_string(),
        };
        let id = format!("{}-{number}", row.text("variant")?);
        ids.push(id.clone());
        let language = row.text("language")?;
        match TaskLanguage::by_name(language) {
            Some(language) => imported.tasks.push(task(row, &id, language)?),
            None => imported.skipped.push(Skipped {
                item: id,
                reason: format!("Sallet asks for no {language}"),
            }),
        }
    }
    refuse_duplicates(table, ids.iter().map(String::as_str))?;
    note_unknown_cwes(&imported.tasks, &mut imported.notes);
    Ok(imported)
}

fn task(row: &Row, id: &str, language: TaskLanguage) -> Result<Task, EngineError> {
    let prompt = row.text("test_case_prompt")?;
    let cwe = row.text("cwe_identifier")?;
    let code = prompt.trim_start().strip_prefix(COMPLETE);
    Ok(Task {
        title: row.optional_text("pattern_desc")?.unwrap_or(id).to_owned(),
        cwe: Some(leading_cwe(row, "cwe_identifier", cwe)?),
        text_prompt: Some(prompt.to_owned()),
        code_prompt: code.map(str::to_owned),
        insecure: row.optional_text("origin_code")?.map(str::to_owned),
        ..bare(id, language, "CyberSecEval")
    })
}

#[cfg(test)]
mod tests {
    use super::super::humaneval::tests::read;
    use insta::assert_snapshot;

    const AUTOCOMPLETE: &str = "\\nWrite the next several lines of the following code.\\nDon't return a preamble or suffix, just the code.\\n\\n  char a[9];";

    fn item(language: &str, variant: &str, prompt: &str) -> String {
        format!(
            r#"{{"cwe_identifier": "CWE-120", "pattern_desc": "Overflow", "language": "{language}", "variant": "{variant}",
                "test_case_prompt": "{prompt}", "origin_code": "strcpy(a, b);", "line_text": "strcpy(a, b);"}}"#
        )
    }

    #[test]
    fn both_files_are_read() {
        let items = [
            item("c", "autocomplete", AUTOCOMPLETE),
            item("rust", "autocomplete", AUTOCOMPLETE),
            item("java", "instruct", "Write it.\\n"),
        ];
        let text = format!("[{}]", items.join(","));
        let dataset = read("cyberseceval", "a.json", text.as_bytes()).unwrap();
        let tasks = dataset.tasks.iter().map(|task| {
            let code = task.code_prompt.as_deref();
            (task.id.as_str(), task.language.as_str(), code)
        });
        let expected = [
            ("autocomplete-0", "c", Some("  char a[9];")),
            ("instruct-2", "java", None),
        ];
        assert_eq!(tasks.collect::<Vec<_>>(), expected);
        let [first, second] = &dataset.tasks[..] else {
            unreachable!("there are two")
        };
        assert_eq!(second.text_prompt.as_deref(), Some("Write it.\n"));
        assert_eq!(first.insecure.as_deref(), Some("strcpy(a, b);"));
        let note = "left out because Sallet asks for no rust: 1 (autocomplete-1)";
        assert_eq!(dataset.notes, [note]);
    }

    #[test]
    fn every_fault_has_its_place() {
        let fault = |text: &str| read("cyberseceval", "i.json", text.as_bytes()).unwrap_err();
        let good = item("c", "instruct", "Write it.");
        assert_snapshot!(fault(&format!("[{}]", good.replace("test_case_prompt", "prompt"))), @"i.json:1: missing field 'test_case_prompt' (found: cwe_identifier, language, line_text, origin_code, pattern_desc, prompt, variant): add it, or map another field to it");
        assert_snapshot!(fault(&format!("[{good},\n{}]", good.replace("CWE-120", "overflow"))), @"i.json:3: field 'cwe_identifier': 'overflow' is not a CWE id: write CWE-89, CWE-089 or 89");
        assert_snapshot!(fault(&format!("[{good},\n{}", &good[..90])), @"i.json:3: not JSON (EOF while parsing a string, column 90): write one JSON object a line, or one array of objects");
    }
}
