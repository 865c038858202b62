//! SecurityEval (Siddiq and Santos, MSR4P&S 2022): Python prompts with an insecure example each.
//!
//! As published: JSON Lines with `ID`, `Prompt` and `Insecure_code`. The CWE is in the id, as in
//! `CWE-020_author_1.py`. There are no tests and no secure solutions.

use super::support::table::{Row, Table};
use super::support::tasks::{bare, ids, leading_cwe, note_unknown_cwes, refuse_duplicates};
use super::{Imported, Importer, Mapping, Reads};
use crate::error::EngineError;
use sallet_core::{Language, Task};

pub(super) const IMPORTER: Importer = Importer {
    name: "securityeval",
    about: "SecurityEval as published: JSON Lines with ID, Prompt and Insecure_code",
    reads: Reads::Records {
        recognises: |table| table.has(&["ID", "Prompt", "Insecure_code"]),
        import,
    },
};

fn import(table: &Table, _: &Mapping) -> Result<Imported, EngineError> {
    let tasks = table.rows.iter().map(task).collect::<Result<Vec<_>, _>>()?;
    refuse_duplicates(table, ids(&tasks))?;
    let mut notes = Vec::new();
    note_unknown_cwes(&tasks, &mut notes);
    Ok(Imported {
        tasks,
        notes,
        ..Imported::default()
    })
}

fn task(row: &Row) -> Result<Task, EngineError> {
    let id = row.text("ID")?;
    Ok(Task {
        title: id.trim_end_matches(".py").replace('_', " "),
        cwe: Some(leading_cwe(row, "ID", id)?),
        code_prompt: Some(row.text("Prompt")?.to_owned()),
        insecure: row.optional_text("Insecure_code")?.map(str::to_owned),
        ..bare(id, Language::Python, "SecurityEval")
    })
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;
    use sallet_core::CweId;

    #[test]
    fn the_cwe_is_in_the_id() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data.jsonl");
        let line = |id: &str| {
            format!(
                "{{\"ID\": \"{id}\", \"Prompt\": \"def f():\\n\", \"Insecure_code\": \"def f(): 1\"}}\n"
            )
        };
        std::fs::write(
            &file,
            line("CWE-020_author_1.py") + &line("CWE-730_codeql_2.py"),
        )
        .unwrap();
        let dataset = load(file.to_str().unwrap(), &Mapping::new()).unwrap();
        let cwes: Vec<_> = dataset.tasks.iter().filter_map(|task| task.cwe).collect();
        assert_eq!(cwes, [CweId(20), CweId(730)]);
        assert_eq!(dataset.tasks[0].id, "CWE-020_author_1.py");
        assert_eq!(dataset.tasks[0].title, "CWE-020 author 1");
        assert_eq!(
            dataset.notes,
            [
                "CWE-730 is no weakness of CWE 4.14 (a category, or a typing error); the tasks keep it"
            ]
        );

        std::fs::write(&file, line("author_1.py")).unwrap();
        let error = load(file.to_str().unwrap(), &Mapping::new())
            .unwrap_err()
            .to_string();
        assert!(error.ends_with("data.jsonl:1: field 'ID': 'author_1.py' is not a CWE id: write CWE-89, CWE-089 or 89"), "{error}");
    }
}
