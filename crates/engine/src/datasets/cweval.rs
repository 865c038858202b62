//! CWEval (Peng et al., 2025): functions to be completed in several languages, with a secure and mostly
//! an insecure solution.
//!
//! As published, a checkout: `benchmark/core/LANGUAGE/cwe_XXX_N_task.EXT` and `…_unsafe.EXT` beside it
//! (`benchmark/lang/` too). A task file holds the secure solution, with lines of comment that say `BEGIN
//! PROMPT`, `BEGIN SOLUTION` and, before a `main`, `BEGIN ENTRYPOINT`; the prompt is what stands between the
//! first two. Answers have no entry point, so the references have none. The insecure Python functions
//! stand in the test files and are not read. Tests are not run: they are for pytest, with compiled programs
//! in certain places and libraries that the sandbox does not hold. Tasks in Go are left out.

use super::support::file::read_source;
use super::support::folder::files_below;
use super::support::tasks::bare;
use super::{Imported, Importer, Reads, Skipped, few};
use crate::error::EngineError;
use sallet_core::{CweId, Task, TaskLanguage};
use std::path::Path;

pub(super) const IMPORTER: Importer = Importer {
    name: "cweval",
    about: "CWEval as published: a checkout with benchmark/core/LANGUAGE/cwe_XXX_N_task.EXT",
    reads: Reads::Folder {
        recognises: |folder| folder.join("benchmark/core").is_dir(),
        import,
    },
};

const PROMPT: &str = "BEGIN PROMPT";
const SOLUTION: &str = "BEGIN SOLUTION";
const ENTRY_POINT: &str = "BEGIN ENTRYPOINT";

fn import(folder: &Path) -> Result<Imported, EngineError> {
    let benchmark = folder.join("benchmark");
    let folder = match benchmark.is_dir() {
        true => &benchmark,
        false => folder,
    };
    let mut imported = Imported::default();
    for file in files_below(folder)? {
        let Some((id, extension)) = file.split_once("_task.") else {
            continue;
        };
        match task(folder, id, extension)? {
            Ok(task) => imported.tasks.push(task),
            Err(reason) => imported.skipped.push(Skipped {
                item: id.to_owned(),
                reason,
            }),
        }
    }
    if imported.tasks.is_empty() && imported.skipped.is_empty() {
        return Err(EngineError::DatasetLayout {
            path: folder.to_owned(),
            importer: IMPORTER.name,
            wanted: "cwe_XXX_N_task.EXT",
        });
    }
    let alone = imported.tasks.iter().filter(|task| task.insecure.is_none());
    let alone: Vec<&str> = alone.map(|task| task.id.as_str()).collect();
    if !alone.is_empty() {
        imported.notes.push(format!(
            "no insecure reference, as there is no _unsafe file: {}",
            few(&alone)
        ));
    }
    Ok(imported)
}

/// The task, or why there is none.
fn task(folder: &Path, id: &str, extension: &str) -> Result<Result<Task, String>, EngineError> {
    let Some(language) = TaskLanguage::of_extension(extension) else {
        return Ok(Err(format!("Sallet asks for no {extension}")));
    };
    let name = id.rsplit('/').next().unwrap_or(id);
    let Some(cwe) = weakness(name) else {
        return Ok(Err(
            "its name does not begin with cwe_ and a number".to_owned()
        ));
    };
    let text = read_source(&folder.join(format!("{id}_task.{extension}")))?;
    let Some(prompt) = prompt(&text) else {
        return Ok(Err(format!("its task file has no line with {SOLUTION}")));
    };
    let counterpart = folder.join(format!("{id}_unsafe.{extension}"));
    let insecure = match counterpart.is_file() {
        true => Some(solution(&read_source(&counterpart)?)),
        false => None,
    };
    Ok(Ok(Task {
        title: name.replace('_', " "),
        cwe: Some(cwe),
        code_prompt: Some(prompt),
        secure: Some(solution(&text)),
        insecure,
        ..bare(id, language, "CWEval")
    }))
}

/// The weakness in a name such as `cwe_022_0_c`.
fn weakness(name: &str) -> Option<CweId> {
    let number = name.strip_prefix("cwe_")?.split('_').next()?;
    format!("CWE-{number}").parse().ok()
}

/// What stands between the lines with `BEGIN PROMPT`, or the file's first, and `BEGIN SOLUTION`.
fn prompt(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let end = lines.iter().position(|line| line.contains(SOLUTION))?;
    let (before, _) = lines.split_at(end);
    let begin = before.iter().rposition(|line| line.contains(PROMPT));
    let between: String = before
        .iter()
        .skip(begin.map_or(0, |line| line + 1))
        .copied()
        .collect();
    Some(between.trim_start_matches('\n').to_owned())
}

/// The file up to its entry point, without the lines that divide it.
fn solution(text: &str) -> String {
    text.split_inclusive('\n')
        .take_while(|line| !line.contains(ENTRY_POINT))
        .filter(|line| !line.contains(PROMPT) && !line.contains(SOLUTION))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Mapping, import, load};
    use insta::assert_snapshot;
    use std::path::Path;

    const PYTHON: &str = "# Double it.\ndef double(x):\n    # BEGIN SOLUTION\n    return x * 2\n";
    const C: &str = "#include <stdio.h>\r\n\r\n// BEGIN PROMPT\r\n/* Double it. */\r\nint twice(int x) {\r\n    \
        // BEGIN SOLUTION\r\n    return x * 2;\r\n}\r\n\r\n// BEGIN ENTRYPOINT\r\nint main() {}\r\n";

    fn write(folder: &Path, files: &[(&str, &str)]) {
        for (name, text) in files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }

    #[test]
    fn a_checkout_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let unsafe_c = "// BEGIN SOLUTION\nint twice(int x) { return system(x); }\n";
        let files = [
            ("benchmark/core/py/cwe_022_0_task.py", PYTHON),
            ("benchmark/core/py/cwe_022_0_test.py", "import pytest\n"),
            ("benchmark/core/c/cwe_078_0_c_task.c", C),
            ("benchmark/core/c/cwe_078_0_c_unsafe.c", unsafe_c),
            ("benchmark/core/go/cwe_078_0_go_task.go", "package main\n"),
            ("benchmark/lang/c/cwe_119_0_c_task.c", "int main() {}\n"),
            ("benchmark/core/py/compiled/other.py", ""),
        ];
        write(folder.path(), &files);
        let dataset = load(&folder.path().display().to_string(), &Mapping::new()).unwrap();
        let ids: Vec<&str> = dataset.tasks.iter().map(|task| task.id.as_str()).collect();
        assert_eq!(ids, ["core/c/cwe_078_0_c", "core/py/cwe_022_0"]);
        let (c, python) = (&dataset.tasks[0], &dataset.tasks[1]);
        let is =
            |part: &Option<String>, expected: &str| assert_eq!(part.as_deref(), Some(expected));
        is(&c.code_prompt, "/* Double it. */\nint twice(int x) {\n");
        is(
            &c.secure,
            "#include <stdio.h>\n\n/* Double it. */\nint twice(int x) {\n    return x * 2;\n}\n\n",
        );
        is(&c.insecure, "int twice(int x) { return system(x); }\n");
        is(&python.code_prompt, "# Double it.\ndef double(x):\n");
        assert_eq!(
            dataset.notes,
            [
                "no insecure reference, as there is no _unsafe file: 1 (core/py/cwe_022_0)",
                "left out because Sallet asks for no go: 1 (core/go/cwe_078_0_go)",
                "left out because its task file has no line with BEGIN SOLUTION: 1 (lang/c/cwe_119_0_c)",
            ]
        );
    }

    #[test]
    fn every_fault_has_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let shown = folder.path().display().to_string();
        let fault = |name: &str| {
            let error = import("cweval", &folder.path().join(name)).unwrap_err();
            error.to_string().replace(&shown, "FOLDER")
        };
        let pointer = "version https://git-lfs.github.com/spec/v1\n";
        let files = [
            ("empty/readme.md", ""),
            ("lfs/core/py/cwe_022_0_task.py", pointer),
        ];
        write(folder.path(), &files);
        assert_snapshot!(fault("none"), @"cannot read dataset 'FOLDER/none': No such file or directory (os error 2): check the path; what others publish is to be fetched from them first");
        assert_snapshot!(fault("empty"), @"'FOLDER/empty' is no folder that cweval reads: there is no cwe_XXX_N_task.EXT in it: name the checkout as it was published");
        assert_snapshot!(fault("empty/readme.md"), @"cannot read dataset 'FOLDER/empty/readme.md': Not a directory (os error 20): check the path");
        assert_snapshot!(fault("lfs"), @"'FOLDER/lfs/core/py/cwe_022_0_task.py' is a pointer of Git LFS, not the file: run `git lfs pull` in its repository");
    }
}
