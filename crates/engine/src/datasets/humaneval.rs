//! HumanEval (Chen et al., "Evaluating Large Language Models Trained on Code", 2021): Python functions
//! to be completed, with tests.
//!
//! As published: JSON Lines, mostly compressed, with `task_id`, `prompt`, `entry_point`,
//! `canonical_solution` and `test`; HumanEval+ has the same fields and more. There is no weakness. The
//! published `check(candidate)` is the functional suite: it runs apart from the solution, whose function
//! it calls, and so sees arguments unchanged where a solution changes them in place.

use super::support::table::{Row, Table};
use super::support::tasks::{bare, ids, refuse_duplicates};
use super::{Imported, Importer, Mapping, Reads};
use crate::error::EngineError;
use sallet_core::task::OracleKind;
use sallet_core::{Language, Task};

pub(super) const IMPORTER: Importer = Importer {
    name: "humaneval",
    about: "HumanEval as published: JSON Lines with prompt, entry_point, canonical_solution and test",
    reads: Reads::Records {
        recognises: |table| {
            table.has(&[
                "task_id",
                "prompt",
                "entry_point",
                "canonical_solution",
                "test",
            ])
        },
        import,
    },
};

/// Runs the published check behind the task's own code, whose helpers it uses.
const SUITE: &str = include_str!("suites/humaneval.py");

fn import(table: &Table, _: &Mapping) -> Result<Imported, EngineError> {
    let tasks = table.rows.iter().map(task).collect::<Result<Vec<_>, _>>()?;
    refuse_duplicates(table, ids(&tasks))?;
    Ok(Imported {
        tasks,
        ..Imported::default()
    })
}

fn task(row: &Row) -> Result<Task, EngineError> {
    let (prompt, test) = (row.text("prompt")?, row.text("test")?);
    let entry_point = name_of_function(row)?;
    let reference = format!("{prompt}{}", row.text("canonical_solution")?);
    let suite = SUITE.replace("ENTRY_POINT", entry_point);
    Ok(Task {
        title: entry_point.replace('_', " "),
        code_prompt: Some(prompt.to_owned()),
        entry_point: Some(entry_point.to_owned()),
        oracle: Some(OracleKind::PythonSuites),
        functional_suite: Some(format!("{reference}\n\n{test}\n{suite}")),
        secure: Some(reference),
        ..bare(row.text("task_id")?, Language::Python, "HumanEval")
    })
}

/// The entry point, which becomes part of a suite.
pub(super) fn name_of_function(row: &Row) -> Result<&str, EngineError> {
    let name = row.text("entry_point")?;
    match name.chars().all(|c| c.is_alphanumeric() || c == '_') {
        true => Ok(name),
        false => Err(row.wrong_type("entry_point", "the name of a function")),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{Dataset, import};
    use super::*;
    use crate::assessors::OraclePool;
    use crate::check::{Checked, check};
    use insta::assert_snapshot;
    use sallet_core::Verdict;
    use sallet_core::task::Variant;
    use sallet_core::verdict::Assessment;
    use sallet_sandbox::Sandboxing;
    use std::io::Write;

    /// What the suites of the only task say of each of `solutions`.
    pub(in crate::datasets) fn judged(dataset: Dataset, solutions: &[&str]) -> Vec<Assessment> {
        let [mut task] = <[Task; 1]>::try_from(dataset.tasks).unwrap();
        let variant = |(number, &source): (usize, &&str)| Variant {
            name: number.to_string(),
            is_secure: true,
            source: source.to_owned(),
        };
        task.variants = solutions.iter().enumerate().map(variant).collect();
        task.secure = None;
        let mut all = Vec::new();
        let pool = OraclePool::find(Sandboxing::On);
        let mut keep = |checked| {
            all.push(checked);
            Ok(())
        };
        check(&[task], 1, &pool, &mut keep).unwrap();
        // Stable: of one solution the functional verdict stays first.
        all.sort_by(|a: &Checked, b| a.solution.cmp(&b.solution));
        all.into_iter().map(|checked| checked.assessment).collect()
    }

    /// Reads `text` as the file `name`.
    pub(in crate::datasets) fn read(
        importer: &str,
        name: &str,
        text: &[u8],
    ) -> Result<Dataset, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        let shown = format!("{}/", folder.path().display());
        super::super::import(importer, &file).map_err(|error| error.to_string().replace(&shown, ""))
    }

    const LINE: &str = concat!(
        r#"{"task_id": "HumanEval/0", "prompt": "def helper(x):\n    return x + 1\n\n\ndef twice(x):\n    \"\"\"Double it.\"\"\"\n","#,
        r#" "entry_point": "twice", "canonical_solution": "    return x * 2\n","#,
        r#" "test": "\n\nMETADATA = {}\n\n\ndef check(candidate):\n    assert candidate(2) == helper(3)\n    assert candidate((1,)) == (1, 1)\n"}"#,
        "\n"
    );

    #[test]
    fn the_published_check_judges() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(LINE.as_bytes()).unwrap();
        let dataset = read("humaneval", "HumanEval.jsonl.gz", &gzip.finish().unwrap()).unwrap();
        let task = &dataset.tasks[0];
        assert_eq!(
            (task.id.as_str(), task.title.as_str()),
            ("HumanEval/0", "twice")
        );
        let reference = task.secure.clone().unwrap();
        let solutions = [
            reference.as_str(),
            "def twice(x): return x * 3",
            // The helper of the tests is the published one, whatever the solution's does.
            "def helper(x): return 7\ndef twice(x): return x * 2 if x != 2 else 7",
            "import unittest\nunittest.TestCase.run = None\ndef check(c): pass\ndef twice(x): return 0",
            "def twice(x):\n    while True: pass",
        ];
        let judged = judged(dataset, &solutions);
        let passes = judged.iter().map(|one| one.verdict == Verdict::Pass);
        assert_eq!(
            passes.collect::<Vec<_>>(),
            [true, false, false, false, false]
        );
    }

    #[test]
    fn every_fault_has_its_place() {
        let fault = |text: &str| read("humaneval", "h.jsonl", text.as_bytes()).unwrap_err();
        assert_snapshot!(fault(&LINE.replace("\"twice\"", "\"twice(x)\"")), @"h.jsonl:1: field 'entry_point' must be the name of a function");
        assert_snapshot!(fault(&LINE.replace("canonical", "")), @"h.jsonl:1: missing field 'canonical_solution' (found: _solution, entry_point, prompt, task_id, test): add it, or map another field to it");
        assert_snapshot!(fault(&format!("{LINE}{LINE}")), @"duplicate task_id 'HumanEval/0' in 'h.jsonl' at lines 1 and 2: give every task its own");
        assert_snapshot!(fault(&LINE[..200]), @"h.jsonl:1: not JSON (EOF while parsing a string, column 200): write one JSON object a line, or one array of objects");
        assert_snapshot!(fault("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 4\n"), @"'h.jsonl' is a pointer of Git LFS, not the file: run `git lfs pull` in its repository");
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(LINE.as_bytes()).unwrap();
        let cut = &gzip.finish().unwrap()[..100];
        assert_snapshot!(read("humaneval", "h.jsonl.gz", cut).unwrap_err(), @"cannot read dataset 'h.jsonl.gz': incomplete deflate stream: the file is cut off or damaged; get it again");
        assert_snapshot!(import("humaneval", std::env::temp_dir().as_path()).unwrap_err().to_string().replace(&std::env::temp_dir().display().to_string(), "FOLDER"), @"'FOLDER' is a folder: name the file in it that is to be read");
    }
}
