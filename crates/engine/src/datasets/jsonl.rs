//! The user's own tasks: `task_id` and `prompt`, and whatever else is known.
//!
//! The fields are those of HumanEval where HumanEval has them. With a mapping such as
//! `{"task_id": "ID", "code_prompt": "Prompt"}` a file with other names is read as it is. [`write`]
//! writes tasks of any dataset so that they are read back as they were.

use super::support::table::{Row, Table};
use super::support::tasks::{
    bare, ids, language, leading_cwe, note_unknown_cwes, refuse_duplicates,
};
use super::{Imported, Importer, Mapping, Reads};
use crate::error::EngineError;
use sallet_core::{Language, Task, TaskLanguage};
use serde_json::Value;
use std::io::{self, Write};

pub(super) const IMPORTER: Importer = Importer {
    name: "jsonl",
    about: "any file with task_id and prompt, or with a field mapping: JSON Lines, a JSON array, CSV",
    reads: Reads::Records {
        recognises: |_| true,
        import,
    },
};

/// The fields a mapping may name.
const FIELDS: &[&str] = &[
    "task_id",
    "prompt",
    "code_prompt",
    "text_prompt",
    "title",
    "language",
    "cwe",
    "entry_point",
    "packages",
    "package_set",
    "secure",
    "insecure",
    "provenance",
    "marks",
    "framework",
    "evidence",
    "oracle",
    "driver",
    "wrap",
    "headers",
    "functional_suite",
    "security_suite",
];

/// Which kind of oracle a task may have.
const ORACLES: &str = "python_suites or shared_python where the language is Python, program_suites or shared_program where it is C or C++, and left out elsewhere";

/// Writes each task as one line of JSON, with the fields that it has.
///
/// # Errors
/// Those of `out`.
pub fn write(tasks: &[Task], out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    for task in tasks {
        let mut fields = serde_json::to_value(task)?;
        if let Value::Object(fields) = &mut fields {
            fields.retain(|_, value| !value.is_null() && *value != Value::Array(Vec::new()));
            if let Some(id) = fields.remove("id") {
                fields.insert("task_id".to_owned(), id);
            }
        }
        serde_json::to_writer(&mut *out, &fields)?;
        writeln!(out)?;
    }
    Ok(())
}

pub(super) fn import(table: &Table, mapping: &Mapping) -> Result<Imported, EngineError> {
    if let Some(field) = mapping
        .keys()
        .find(|field| !FIELDS.contains(&field.as_str()))
    {
        let known = FIELDS.iter().map(|&known| known.to_owned()).collect();
        return Err(EngineError::UnknownMappedField {
            field: field.clone(),
            known,
        });
    }
    let file = table.path.file_name().unwrap_or_default().to_string_lossy();
    let reader = Reader {
        mapping,
        provenance: &file,
    };
    let tasks = table
        .rows
        .iter()
        .map(|row| reader.task(row))
        .collect::<Result<Vec<_>, _>>()?;
    refuse_duplicates(table, ids(&tasks))?;
    let mut notes = Vec::new();
    note_guesses(table, &tasks, &reader, &mut notes);
    note_unknown_cwes(&tasks, &mut notes);
    Ok(Imported {
        tasks,
        notes,
        ..Imported::default()
    })
}

struct Reader<'a> {
    mapping: &'a Mapping,
    provenance: &'a str,
}

impl Reader<'_> {
    /// The name in the file of a task's field.
    fn name<'n>(&'n self, field: &'n str) -> &'n str {
        self.mapping.get(field).map_or(field, String::as_str)
    }

    fn optional(&self, row: &Row, field: &str) -> Result<Option<String>, EngineError> {
        Ok(row.optional_text(self.name(field))?.map(str::to_owned))
    }

    fn task(&self, row: &Row) -> Result<Task, EngineError> {
        let id = row.optional_name(self.name("task_id"))?;
        let id = id.ok_or_else(|| row.missing(self.name("task_id")))?;
        let language = language(row, self.name("language"))?;
        let mut task = bare(&id, language, self.provenance);
        self.prompts(row, language, &mut task)?;
        if let Some(title) = self.optional(row, "title")? {
            task.title = title;
        }
        if let Some(provenance) = self.optional(row, "provenance")? {
            task.provenance = provenance;
        }
        let cwe = row.optional_name(self.name("cwe"))?;
        task.cwe = cwe
            .map(|cwe| leading_cwe(row, self.name("cwe"), &cwe))
            .transpose()?;
        task.entry_point = self.optional(row, "entry_point")?;
        task.packages = row.texts(self.name("packages"))?;
        task.package_set = self.optional(row, "package_set")?;
        task.secure = self.optional(row, "secure")?;
        task.insecure = self.optional(row, "insecure")?;
        task.marks = row.texts(self.name("marks"))?;
        self.oracle(row, &mut task)?;
        Ok(task)
    }

    /// What runs solutions, as [`write`] has it.
    fn oracle(&self, row: &Row, task: &mut Task) -> Result<(), EngineError> {
        let name = |field| self.name(field);
        task.oracle = row.optional(name("oracle"), "the name of a kind of oracle")?;
        task.evidence = row.optional(name("evidence"), "the name of a kind of evidence")?;
        task.framework = self.optional(row, "framework")?;
        task.driver = self.optional(row, "driver")?;
        task.wrap = row.texts(name("wrap"))?;
        task.headers = row.texts(name("headers"))?;
        task.functional_suite = self.optional(row, "functional_suite")?;
        task.security_suite = self.optional(row, "security_suite")?;
        let has_suites = task.functional_suite.is_some() || task.security_suite.is_some();
        match task.oracle {
            None if has_suites => Err(row.missing(name("oracle"))),
            Some(oracle) if !oracle.runs(task.language) => {
                Err(row.wrong_type(name("oracle"), ORACLES))
            }
            _ => Ok(()),
        }
    }

    /// `code_prompt` and `text_prompt` say what they are; of `prompt` it is guessed.
    fn prompts(
        &self,
        row: &Row,
        language: TaskLanguage,
        task: &mut Task,
    ) -> Result<(), EngineError> {
        task.code_prompt = self.optional(row, "code_prompt")?;
        task.text_prompt = self.optional(row, "text_prompt")?;
        if task.code_prompt.is_some() || task.text_prompt.is_some() {
            return Ok(());
        }
        let prompt = row.text(self.name("prompt"))?.to_owned();
        if is_code(&prompt, language) {
            task.code_prompt = Some(prompt);
        } else {
            task.text_prompt = Some(prompt);
        }
        Ok(())
    }
}

fn note_guesses(table: &Table, tasks: &[Task], reader: &Reader<'_>, notes: &mut Vec<String>) {
    let field = reader.name("prompt");
    if !table.has(&[field])
        || tasks
            .iter()
            .all(|task| task.code_prompt.is_some() && task.text_prompt.is_some())
    {
        return;
    }
    let code = tasks
        .iter()
        .filter(|task| task.code_prompt.is_some())
        .count();
    notes.push(format!(
        "'{field}' is read as code in {code} tasks and as text in {}; map it to code_prompt or text_prompt to say which",
        tasks.len() - code
    ));
}

/// Whether a line of `prompt` begins as only code begins.
fn is_code(prompt: &str, language: TaskLanguage) -> bool {
    prompt
        .lines()
        .map(str::trim_start)
        .any(|line| match language {
            TaskLanguage::Known(Language::Python) => {
                let definition = ["def ", "async def ", "class "]
                    .iter()
                    .any(|start| line.starts_with(start));
                let import = line.starts_with("import ")
                    || (line.starts_with("from ") && line.contains(" import "));
                let ends = line.trim_end().ends_with([':', ')', '(']) || !line.contains(". ");
                (definition && line.contains([':', '(']))
                    || (import && ends && !line.trim_end().ends_with('.'))
            }
            _ => line.starts_with("#include") || line.trim_end().ends_with([';', '{']),
        })
}

#[cfg(test)]
mod tests {
    use super::super::{Dataset, load};
    use super::*;
    use insta::assert_snapshot;
    use sallet_core::CweId;
    use sallet_core::task::{AttackEvidence, OracleKind};

    fn read_bytes(name: &str, bytes: &[u8], mapping: &[(&str, &str)]) -> Result<Dataset, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let mapping = mapping
            .iter()
            .map(|&(to, from)| (to.to_owned(), from.to_owned()))
            .collect();
        let shown = format!("{}/", folder.path().display());
        load(file.to_str().unwrap(), &mapping)
            .map_err(|error| error.to_string().replace(&shown, ""))
    }

    fn read(text: &str, mapping: &[(&str, &str)]) -> Result<Dataset, String> {
        read_bytes("t.jsonl", text.as_bytes(), mapping)
    }

    #[test]
    fn every_field_is_read() {
        let dataset = read(
            r#"{"task_id": 7, "prompt": "def f():\n", "title": "F", "language": "py", "cwe": "CWE-79: XSS",
                "entry_point": "f", "packages": ["flask"], "secure": "s", "insecure": "i", "provenance": "me", "other": 1}"#
                .replace('\n', " ").as_str(),
            &[],
        )
        .unwrap();
        let expected = Task {
            title: "F".to_owned(),
            cwe: Some(CweId(79)),
            code_prompt: Some("def f():\n".to_owned()),
            entry_point: Some("f".to_owned()),
            packages: vec!["flask".to_owned()],
            secure: Some("s".to_owned()),
            insecure: Some("i".to_owned()),
            ..bare("7", Language::Python, "me")
        };
        assert_eq!(dataset.tasks, [expected]);
        assert_eq!(dataset.name, "t");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let full = Task {
            title: "F \u{e9}".to_owned(),
            cwe: Some(CweId(79)),
            text_prompt: Some("Write it.\r\n\tNow \u{2028}".to_owned()),
            code_prompt: Some("  def f():\n".to_owned()),
            entry_point: Some("f".to_owned()),
            packages: vec!["flask".to_owned()],
            package_set: Some("sallm".to_owned()),
            secure: Some("s\n\n".to_owned()),
            insecure: Some("i\0".to_owned()),
            oracle: Some(OracleKind::ProgramSuites),
            framework: Some("flask".to_owned()),
            evidence: Some(AttackEvidence::SideEffect),
            driver: Some("int main() {}".to_owned()),
            wrap: vec!["malloc".to_owned()],
            headers: vec!["stdio.h".to_owned()],
            functional_suite: Some("x".to_owned()),
            security_suite: Some("y".to_owned()),
            marks: vec!["duplicate".to_owned()],
            ..bare("7", Language::C, "me")
        };
        let open = Task {
            text_prompt: Some("p".to_owned()),
            ..bare("a/b c", TaskLanguage::Open, "me")
        };
        let tasks = [full, open];
        let mut written = Vec::new();
        write(&tasks, &mut written).unwrap();
        let dataset = read_bytes("t.jsonl", &written, &[]).unwrap();
        assert_eq!(dataset.tasks, tasks);
    }

    #[test]
    fn prompts_are_code_or_text() {
        let check = |prompt: &str, language: Language, expected| {
            assert_eq!(is_code(prompt, language.into()), expected, "{prompt}");
        };
        check("import os\n# read it", Language::Python, true);
        check("    def f(self):\n", Language::Python, true);
        check("Write a function f(x).", Language::Python, false);
        check("import the data from the file.", Language::Python, false);
        check("#include <stdio.h>\n", Language::C, true);
        check("Copy the buffer.", Language::C, false);
    }

    #[test]
    fn a_mapping_renames_fields() {
        let line = r#"{"ID": "a", "Prompt": "x = 1", "weakness": 89}"#;
        let mapping = [
            ("task_id", "ID"),
            ("code_prompt", "Prompt"),
            ("cwe", "weakness"),
        ];
        let dataset = read(line, &mapping).unwrap();
        assert_eq!(dataset.tasks[0].code_prompt.as_deref(), Some("x = 1"));
        assert_eq!(dataset.tasks[0].cwe, Some(CweId(89)));
        assert!(dataset.notes.is_empty());
        let error = read(line, &[("task", "ID")]).unwrap_err();
        assert!(
            error.starts_with(
                "the field mapping names 'task', which tasks do not have: use task_id, prompt"
            ),
            "{error}"
        );
    }

    #[test]
    fn gzip_csv_and_byte_order_marks_are_read() {
        let text = "\u{feff}task_id,prompt\na,Say \"hi\"\n";
        let expected = Some("Say \"hi\"");
        let dataset = read_bytes("t.csv", text.as_bytes(), &[]).unwrap();
        assert_eq!(dataset.tasks[0].text_prompt.as_deref(), expected);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        let dataset = read_bytes("t.csv.gz", &gzip.finish().unwrap(), &[]).unwrap();
        assert_eq!(dataset.tasks[0].text_prompt.as_deref(), expected);
    }

    #[test]
    fn every_fault_has_its_place() {
        let good = r#"{"task_id": "x", "prompt": "p"}"#;
        let fault = |text: &str| read(text, &[]).unwrap_err();
        assert_snapshot!(fault(""), @"dataset 't.jsonl' is empty: it needs at least one task");
        assert_snapshot!(fault(" \n\n"), @"dataset 't.jsonl' is empty: it needs at least one task");
        assert_snapshot!(fault("[]"), @"dataset 't.jsonl' is empty: it needs at least one task");
        assert_snapshot!(fault(&format!("{good}\n\n{{\"task_id\":")), @"t.jsonl:3: not JSON (EOF while parsing a value, column 11): write one JSON object a line, or one array of objects");
        assert_snapshot!(fault("hello"), @"t.jsonl:1: not JSON (expected value, column 1): write one JSON object a line, or one array of objects");
        assert_snapshot!(fault("[\n{},\n3]"), @"t.jsonl:3: not JSON (invalid type: integer `3`, expected a map, column 1): write one JSON object a line, or one array of objects");
        assert_snapshot!(fault("[\n{}]"), @"t.jsonl:2: missing field 'task_id' (found: none): add it, or map another field to it");
        assert_snapshot!(fault(r#"{"task_id": "x", "text": "p"}"#), @"t.jsonl:1: missing field 'prompt' (found: task_id, text): add it, or map another field to it");
        assert_snapshot!(fault(r#"{"task_id": "x", "prompt": "  "}"#), @"t.jsonl:1: missing field 'prompt' (found: prompt, task_id): add it, or map another field to it");
        assert_snapshot!(fault(r#"{"task_id": "x", "prompt": ["p"]}"#), @"t.jsonl:1: field 'prompt' must be a text");
        assert_snapshot!(fault(r#"{"task_id": "x", "prompt": "p", "cwe": "SQLi"}"#), @"t.jsonl:1: field 'cwe': 'SQLi' is not a CWE id: write CWE-89, CWE-089 or 89");
        assert_snapshot!(fault(r#"{"task_id": "x", "prompt": "p", "language": "Cobol"}"#), @"t.jsonl:1: field 'language': unknown language 'Cobol': use python, c or cpp");
        assert_snapshot!(fault(r#"{"task_id": "x", "prompt": "p", "oracle": "magic"}"#), @"t.jsonl:1: field 'oracle' must be the name of a kind of oracle");
        let run = |fields: &str| fault(&format!(r#"{{"task_id": "x", "prompt": "p", {fields}}}"#));
        assert_snapshot!(run(r#""security_suite": "s""#), @"t.jsonl:1: missing field 'oracle' (found: prompt, security_suite, task_id): add it, or map another field to it");
        let expected = format!("t.jsonl:1: field 'oracle' must be {ORACLES}");
        assert_eq!(run(r#""oracle": "program_suites""#), expected);
        assert_eq!(
            run(r#""oracle": "program_suites", "language": "java""#),
            expected
        );
        assert_eq!(
            run(r#""oracle": "shared_python", "language": "c""#),
            expected
        );
        assert_snapshot!(fault(&format!("{good}\n\n{good}")), @"duplicate task_id 'x' in 't.jsonl' at lines 1 and 3: give every task its own");
        let bytes = [good.as_bytes(), b"\n\xff\n"].concat();
        assert_snapshot!(read_bytes("t.jsonl", &bytes, &[]).unwrap_err(), @"t.jsonl:2: not UTF-8: save the file as UTF-8");
        assert_snapshot!(read_bytes("t.csv", b"task_id,prompt\na\n", &[]).unwrap_err(), @"t.csv:2: not CSV (1 columns where the header has 2): give every row as many columns as the header has");
        let error = load("no/such/file.jsonl", &Mapping::new()).unwrap_err();
        assert_snapshot!(error, @"cannot read dataset 'no/such/file.jsonl': No such file or directory (os error 2): check the path; what others publish is to be fetched from them first");
    }
}
