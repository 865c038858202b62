//! HumanEval-X (Zheng et al., "CodeGeeX", KDD 2023), its C++ tasks: functions to be completed, with
//! tests.
//!
//! As published: JSON Lines with `task_id` (`CPP/0`), `prompt`, `declaration`, `canonical_solution` and
//! `test`; some studies call the prompt `input`. Tasks in other languages are left out. `test` is a `main`
//! with assertions that is compiled with the solution, so its verdicts are of the shared kind
//! ([`OracleKind::shares_process`]): a solution that ends the program early does not pass, one that sets
//! out to make the assertions pass does. Sanitizers watch, as over all programs here.

use super::support::table::{Row, Table};
use super::support::tasks::{bare, refuse_duplicates};
use super::{Imported, Importer, Mapping, Reads, Skipped, few};
use crate::error::EngineError;
use sallet_analysis::c::check_syntax;
use sallet_core::task::OracleKind;
use sallet_core::{Language, Task};

pub(super) const IMPORTER: Importer = Importer {
    name: "humaneval-x",
    about: "HumanEval-X as published, its C++ tasks: JSON Lines with declaration, canonical_solution and test",
    reads: Reads::Records {
        recognises: |table| table.has(&["task_id", "declaration", "canonical_solution", "test"]),
        import,
    },
};

const SUITE: &str = include_str!("suites/humaneval_x.py");

/// No completion of the prompt can be valid: not even the published solution makes it so.
const BROKEN_PROMPT: &str = "prompt-does-not-parse";

/// The prompt declares the function with other types than the tests were written for.
const OTHER_SIGNATURE: &str = "signature-differs";

/// How every published test begins its `main`.
const MAIN: &str = "int main(){";

/// What the published harness includes before each solution.
const HEADERS: &[&str] = &[
    "stdlib.h",
    "algorithm",
    "math.h",
    "stdio.h",
    "vector",
    "string",
    "climits",
    "cstring",
    "iostream",
];

/// Headers of libraries that programs in the sandbox are not linked with.
const LIBRARIES: &[&str] = &["boost/", "openssl/"];

fn import(table: &Table, _: &Mapping) -> Result<Imported, EngineError> {
    let mut imported = Imported::default();
    let mut ids = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let id = row.text("task_id")?;
        ids.push(id);
        match id.split('/').next() {
            Some("CPP") => imported.tasks.push(task(row, id)?),
            _ => imported.skipped.push(Skipped {
                item: id.to_owned(),
                reason: "only C++ tasks of HumanEval-X are read".to_owned(),
            }),
        }
    }
    refuse_duplicates(table, ids)?;
    let untested = imported.tasks.iter().filter(|task| task.oracle.is_none());
    let untested: Vec<&str> = untested.map(|task| task.id.as_str()).collect();
    if !untested.is_empty() {
        imported.notes.push(format!(
            "tests not run, as they need Boost or OpenSSL or have no plain main: {}",
            few(&untested)
        ));
    }
    Ok(imported)
}

fn task(row: &Row, id: &str) -> Result<Task, EngineError> {
    let prompt = match row.optional_text("prompt")? {
        Some(prompt) => prompt,
        None => row.text("input")?,
    };
    let test = row.text("test")?;
    let (declaration, solution) = (row.text("declaration")?, row.text("canonical_solution")?);
    let (declared, completed) = (
        format!("{declaration}{solution}"),
        format!("{prompt}{solution}"),
    );
    let parses = |code: &str| check_syntax(code, Language::Cpp).is_ok();
    // Where neither parses, it is our parser that does not understand them.
    let is_broken = !parses(&completed) && parses(&declared);
    let marks = [
        (is_broken, BROKEN_PROMPT),
        (signature(prompt) != signature(declaration), OTHER_SIGNATURE),
    ];
    let reference = if is_broken { declared } else { completed };
    let marks = marks.iter().filter(|(applies, _)| *applies);
    let entry_point = row.optional_text("entry_point")?.map(str::to_owned);
    let task = Task {
        title: entry_point.as_deref().unwrap_or(id).replace('_', " "),
        code_prompt: Some(prompt.to_owned()),
        secure: Some(reference.clone()),
        entry_point,
        marks: marks.map(|(_, mark)| (*mark).to_owned()).collect(),
        headers: HEADERS.iter().map(|&name| name.to_owned()).collect(),
        ..bare(id, Language::Cpp, "HumanEval-X")
    };
    let needs_library = |text: &str| LIBRARIES.iter().any(|library| text.contains(library));
    match driver(test).filter(|_| !needs_library(&reference) && !needs_library(test)) {
        None => Ok(task),
        Some(driver) => Ok(Task {
            oracle: Some(OracleKind::SharedProgram),
            driver: Some(driver),
            functional_suite: Some(SUITE.to_owned()),
            ..task
        }),
    }
}

/// The last line of `code` that begins a function, without spaces.
fn signature(code: &str) -> String {
    let begins = |line: &&str| line.trim_end().ends_with('{') && !line.starts_with([' ', '\t']);
    let line = code.lines().rev().find(begins).unwrap_or_default();
    line.replace(char::is_whitespace, "")
}

/// The published test with a `main` around its own that prints the first argument when that has come
/// to its end; `None` if it has no `main` of the usual form.
fn driver(test: &str) -> Option<String> {
    let (before, body) = test.split_once(MAIN)?;
    // A function without a value: one that should give one and does not is undefined.
    (!body.contains("return")).then(|| {
        format!(
            "{before}static void published_main(){{{body}\n\
             #include <stdio.h>\n\
             int main(int, char **arguments) {{\n    \
                 published_main();\n    \
                 printf(\"%s\", arguments[1]);\n\
             }}\n"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::humaneval::tests::{judged, read};
    use sallet_core::Verdict;
    use sallet_core::verdict::SHARED_PROCESS;

    const LINE: &str = concat!(
        r#"{"task_id": "CPP/0", "prompt": "/* Double it. */\nint twice(int x){\n", "declaration": "int twice(int x){\n","#,
        r#" "canonical_solution": "    return x * 2;\n}\n","#,
        r##" "test": "#undef NDEBUG\n#include<assert.h>\nint main(){\n    assert (twice(2) == 4);\n    assert (twice(-3) == -6);\n}\n","##,
        r#" "example_test": ""}"#,
        "\n"
    );

    #[test]
    fn the_published_main_judges() {
        let dataset = read("humaneval-x", "cpp.jsonl", LINE.as_bytes()).unwrap();
        let reference = dataset.tasks[0].secure.clone().unwrap();
        let solutions = [
            reference.as_str(),
            // What the harness includes need not be included.
            "int twice(int x){ vector<int> v; v.push_back(x); return v[0] * 2; }",
            "int twice(int x){ std::vector<int> v; v.push_back(x); return v[0] * 2; }",
            "int twice(int x){ return 4; }",
            "int twice(int x){ exit(0); }",
            "int twice(int x){ return 2 *",
        ];
        let judged = judged(dataset, &solutions);
        let passes = judged.iter().map(|one| one.verdict == Verdict::Pass);
        assert_eq!(
            passes.collect::<Vec<_>>(),
            [true, false, true, false, false, false]
        );
        let isolation = judged[0].isolation.as_deref().unwrap();
        assert!(isolation.ends_with(SHARED_PROCESS), "{isolation}");
    }

    #[test]
    fn what_cannot_be_run_or_is_not_cpp_is_said() {
        let text = LINE.to_owned()
            + &LINE.replace("CPP/0", "Python/0")
            + &LINE
                .replace("CPP/0", "CPP/1")
                .replace("#include<assert.h>", "#include<openssl/md5.h>")
            + &LINE
                .replace("CPP/0", "CPP/2")
                .replace("int main(){", "int main(void) {")
            + &LINE.replace("CPP/0", "CPP/3").replace(
                "*/\\nint twice(int x){",
                "*/\\nint one()\\n  return 1; }\\nint twice(int x){",
            )
            + &LINE
                .replace("CPP/0", "CPP/4")
                .replace("*/\\nint twice(int x)", "*/\\nlong twice(long x)");
        let dataset = read("humaneval-x", "cpp.jsonl", text.as_bytes()).unwrap();
        let has_oracle = dataset.tasks.iter().map(|task| task.oracle.is_some());
        assert_eq!(
            has_oracle.collect::<Vec<_>>(),
            [true, false, false, true, true]
        );
        assert_eq!(
            dataset.notes,
            [
                "tests not run, as they need Boost or OpenSSL or have no plain main: 2 (CPP/1, CPP/2)",
                "left out because only C++ tasks of HumanEval-X are read: 1 (Python/0)",
                "marked prompt-does-not-parse: 1 (CPP/3)",
                "marked signature-differs: 1 (CPP/4)",
            ]
        );
    }
}
