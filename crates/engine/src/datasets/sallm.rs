//! SALLM (Siddiq et al., "SALLM: Security Assessment of Generated Code", ASEW 2024): Python prompts with
//! an insecure solution and, for most of them, tests of function and security.
//!
//! As published, a checkout: `PythonDataset/dataset.jsonl` with `id`, `technique`, `source`, `prompt` and
//! `insecure_code`, and `PythonDataset/TECHNIQUE/SOURCE/` with `test_NAME.py`, `NAME_requirements.txt`,
//! `NAME_Dockerfile` and files that tests and solutions open. The weakness is in the id. A test file
//! imports the solution, so its verdicts are of the shared kind ([`OracleKind::shares_process`]); it runs
//! with packages of the paper's time ([`PackageSet::SALLM`]). `test_correctness` is the functional suite,
//! `test_vulnerability` the security suite; with it a test that ends in an error instead of a failed
//! assertion shows nothing about security, as in the paper.

use super::support::file::read_source;
use super::support::folder::files_below;
use super::support::table::{Row, Table};
use super::support::tasks::{bare, ids, note_unknown_cwes, refuse_duplicates};
use super::{Imported, Importer, Reads, few};
use crate::error::EngineError;
use base64::{Engine, engine::general_purpose::STANDARD};
use sallet_core::cwe::BadCweId;
use sallet_core::task::OracleKind;
use sallet_core::{CweId, Language, Task};
use sallet_sandbox::PackageSet;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

pub(super) const IMPORTER: Importer = Importer {
    name: "sallm",
    about: "SALLM as published: a checkout with PythonDataset/dataset.jsonl and its tests",
    reads: Reads::Folder {
        recognises: |folder| folder.join("PythonDataset/dataset.jsonl").is_file(),
        import,
    },
};

/// Starts one method of a published test file.
const SUITE: &str = include_str!("suites/sallm.py");

/// Of a file that tests or solutions open, in bytes: it becomes part of each suite.
const LARGEST_FIXTURE: u64 = 1024 * 1024;

fn import(checkout: &Path) -> Result<Imported, EngineError> {
    let below = checkout.join("PythonDataset");
    let folder = match below.is_dir() {
        true => below,
        false => checkout.to_owned(),
    };
    let dataset = folder.join("dataset.jsonl");
    if checkout.is_dir() && !dataset.is_file() {
        return Err(EngineError::DatasetLayout {
            path: checkout.to_owned(),
            importer: IMPORTER.name,
            wanted: "PythonDataset/dataset.jsonl",
        });
    }
    let table = Table::read(&dataset)?;
    let mut reader = Reader {
        files: files_below(&folder)?,
        folder,
        untested: Vec::new(),
        too_large: Vec::new(),
    };
    let tasks = table.rows.iter().map(|row| reader.task(row));
    let tasks = tasks.collect::<Result<Vec<_>, _>>()?;
    refuse_duplicates(&table, ids(&tasks))?;
    let mut notes = reader.notes();
    note_unknown_cwes(&tasks, &mut notes);
    Ok(Imported {
        tasks,
        notes,
        ..Imported::default()
    })
}

struct Reader {
    folder: PathBuf,
    /// All files, relative to the folder.
    files: Vec<String>,
    untested: Vec<String>,
    too_large: Vec<String>,
}

/// What a task is called in the file names of its folder.
struct Place<'a> {
    /// `TECHNIQUE/SOURCE/`.
    folder: String,
    /// The module that tests import.
    name: &'a str,
}

impl Reader {
    fn task(&mut self, row: &Row) -> Result<Task, EngineError> {
        let id = row.text("id")?;
        let (technique, source) = (row.text("technique")?, row.text("source")?);
        let prefix = format!("{technique}_{source}_");
        let name = id
            .strip_prefix(&prefix)
            .and_then(|rest| rest.strip_suffix(".py"));
        let name = name
            .filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
            .ok_or_else(|| row.wrong_type("id", "called TECHNIQUE_SOURCE_NAME.py"))?;
        let place = Place {
            folder: format!("{technique}/{source}/"),
            name,
        };
        let task = Task {
            title: name.replace('_', " "),
            cwe: Some(weakness(row, name)?),
            code_prompt: Some(row.text("prompt")?.to_owned()),
            insecure: row.optional_text("insecure_code")?.map(str::to_owned),
            ..bare(id, Language::Python, "SALLM")
        };
        self.with_tests(task, &place)
    }

    fn with_tests(&mut self, task: Task, place: &Place<'_>) -> Result<Task, EngineError> {
        let tests = format!("{}test_{}.py", place.folder, place.name);
        if !self.files.contains(&tests) {
            self.untested.push(task.id.clone());
            return Ok(task);
        }
        let test = read_source(&self.folder.join(&tests))?;
        let files = self.files_for(&task, place, &test)?;
        let suite = |class: &str, method: &str| {
            let defined = test.contains(&format!("def {method}("));
            defined.then(|| suite(place.name, &files, class, method))
        };
        Ok(Task {
            functional_suite: suite("Functional", "test_correctness"),
            security_suite: suite("Security", "test_vulnerability"),
            packages: self.requirements(place)?,
            package_set: Some(PackageSet::SALLM.name.to_owned()),
            oracle: Some(OracleKind::SharedPython),
            ..task
        })
    }

    /// The names of the distributions in `NAME_requirements.txt`, if there is one.
    fn requirements(&self, place: &Place<'_>) -> Result<Vec<String>, EngineError> {
        let file = format!("{}{}_requirements.txt", place.folder, place.name);
        if !self.files.contains(&file) {
            return Ok(Vec::new());
        }
        let text = read_source(&self.folder.join(file))?;
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let names = text
            .lines()
            .filter_map(|line| line.trim().split(|c| !is_part(c)).next())
            .filter(|name| !name.is_empty());
        Ok(names.map(str::to_lowercase).collect())
    }

    /// The test file, and each file of the folder whose name stands in it, in the task or in its
    /// Dockerfile: path below the folder → text, or bytes.
    fn files_for(
        &mut self,
        task: &Task,
        place: &Place<'_>,
        test: &str,
    ) -> Result<Map<String, Value>, EngineError> {
        let docker = format!("{}{}_Dockerfile", place.folder, place.name);
        let docker = match self.files.contains(&docker) {
            true => read_source(&self.folder.join(docker))?,
            false => String::new(),
        };
        let parts = [&task.code_prompt, &task.insecure];
        let parts = parts.into_iter().filter_map(Option::as_deref);
        let texts: Vec<&str> = parts.chain([test, &docker]).collect();
        let mut files = Map::new();
        files.insert(format!("test_{}.py", place.name), test.into());
        for file in &self.files {
            let Some(path) = file
                .strip_prefix(&place.folder)
                .filter(|path| is_fixture(path))
            else {
                continue;
            };
            let name = path.rsplit('/').next().unwrap_or(path);
            if !texts.iter().any(|text| text.contains(name)) {
                continue;
            }
            let full = self.folder.join(file);
            let unreadable = |source| EngineError::File {
                path: full.clone(),
                source,
            };
            if full.metadata().map_err(unreadable)?.len() > LARGEST_FIXTURE {
                self.too_large.push(file.clone());
                continue;
            }
            let bytes = std::fs::read(&full).map_err(unreadable)?;
            let content = match String::from_utf8(bytes) {
                Ok(text) => Value::String(text),
                Err(error) => json!({ "base64": STANDARD.encode(error.as_bytes()) }),
            };
            files.insert(path.to_owned(), content);
        }
        Ok(files)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.untested.is_empty() {
            notes.push(format!("no test file: {}", few(&self.untested)));
        }
        if !self.too_large.is_empty() {
            notes.push(format!(
                "larger than {} MiB and not shown to tests: {}",
                LARGEST_FIXTURE >> 20,
                few(&self.too_large)
            ));
        }
        notes
    }
}

/// Whether a file may be one that tests and solutions open.
fn is_fixture(path: &str) -> bool {
    let own = [".py", ".pyc", "_requirements.txt", "_Dockerfile"];
    !own.iter().any(|end| path.ends_with(end))
}

fn suite(module: &str, files: &Map<String, Value>, class: &str, method: &str) -> String {
    // JSON texts and dictionaries are Python's, too.
    let files = Value::Object(files.clone()).to_string();
    SUITE
        .replace("CLASS", class)
        .replace("MODULE", module)
        .replace("METHOD", method)
        .replace("FILES", &files)
}

/// The weakness in a name such as `A_cwe377_0`.
fn weakness(row: &Row, name: &str) -> Result<CweId, EngineError> {
    let digits = name.split("cwe").nth(1).unwrap_or_default();
    let digits = digits.split('_').next().unwrap_or_default();
    digits
        .parse()
        .map_err(|BadCweId(_)| EngineError::DatasetBadCwe {
            place: row.place.clone(),
            field: "id".to_owned(),
            source: BadCweId(name.to_owned()),
        })
}

#[cfg(test)]
mod tests {
    use super::super::humaneval::tests::judged;
    use super::super::{Dataset, Mapping, import, load};
    use super::*;
    use insta::assert_snapshot;
    use sallet_core::Verdict;
    use sallet_core::verdict::{Assessment, SHARED_PROCESS, UnscoredKind};

    const PROMPT: &str = "def greet(name):\n    '''Greet, as greeting.txt says.'''\n";

    const TEST: &str = "import unittest\nfrom A_cwe79_0 import greet\n\n\nclass Tests(unittest.TestCase):\n    \
        def test_correctness(self):\n        self.assertEqual(greet('me'), 'Hi me')\n\n    \
        def test_vulnerability(self):\n        self.assertNotIn('<', greet('<b>'))\n";

    /// A solution that greets with `name` worked out as said.
    fn greeting(name: &str) -> String {
        format!(
            "{PROMPT}    with open('texts/greeting.txt') as file:\n        return file.read() + {name}\n"
        )
    }

    /// A checkout with one tested task and one without tests.
    fn checkout() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let row = |id: &str| {
            json!({"id": id, "technique": "Assertion", "source": "Author", "prompt": PROMPT,
                "insecure_code": greeting("name")})
        };
        let rows = [
            row("Assertion_Author_A_cwe79_0.py"),
            row("Assertion_Author_A_cwe79_1.py"),
        ];
        let files = [
            (
                "dataset.jsonl",
                rows.map(|row| row.to_string()).join("\r\n"),
            ),
            (
                "Assertion/Author/test_A_cwe79_0.py",
                TEST.replace('\n', "\r\n"),
            ),
            (
                "Assertion/Author/A_cwe79_0_requirements.txt",
                "Flask==2.3.3\r\nlxml>=4 # parser\n".to_owned(),
            ),
            (
                "Assertion/Author/A_cwe79_0_Dockerfile",
                "FROM python\n".to_owned(),
            ),
            ("Assertion/Author/texts/greeting.txt", "Hi ".to_owned()),
            (
                "Assertion/Author/texts/other.txt",
                "nobody asks for this".to_owned(),
            ),
        ];
        for (name, text) in files {
            let path = folder.path().join("PythonDataset").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_checkout_is_read() {
        let folder = checkout();
        let dataset = load(&folder.path().display().to_string(), &Mapping::new()).unwrap();
        let [tested, untested] = &dataset.tasks[..] else {
            unreachable!("there are two")
        };
        assert_eq!(tested.id, "Assertion_Author_A_cwe79_0.py");
        assert_eq!(tested.cwe, Some(CweId(79)));
        assert_eq!(tested.code_prompt.as_deref(), Some(PROMPT));
        assert_eq!(tested.packages, ["flask", "lxml"]);
        assert_eq!(tested.oracle, Some(OracleKind::SharedPython));
        assert!(untested.oracle.is_none() && untested.functional_suite.is_none());
        assert_eq!(
            dataset.notes,
            ["no test file: 1 (Assertion_Author_A_cwe79_1.py)"]
        );
        assert_snapshot!(tested.security_suite.as_deref().unwrap(), @r#"
        from published import SharedCase


        class Security(SharedCase):
            module = "A_cwe79_0"
            files = {"test_A_cwe79_0.py":"import unittest\nfrom A_cwe79_0 import greet\n\n\nclass Tests(unittest.TestCase):\n    def test_correctness(self):\n        self.assertEqual(greet('me'), 'Hi me')\n\n    def test_vulnerability(self):\n        self.assertNotIn('<', greet('<b>'))\n","texts/greeting.txt":"Hi "}

            def test_vulnerability(self):
                self.run_published("test_vulnerability")
        "#);
    }

    /// The verdicts of both suites on a solution, the functional first.
    fn verdicts(dataset: &Dataset, solution: &str) -> Vec<Assessment> {
        let mut tested = dataset.clone();
        tested.tasks.truncate(1);
        // What they need is not what is tested here.
        tested.tasks[0].packages.clear();
        tested.tasks[0].insecure = None;
        judged(tested, &[solution])
    }

    #[test]
    fn the_published_tests_judge_in_one_process_with_the_solution() {
        let folder = checkout();
        let dataset = import("sallm", folder.path()).unwrap();
        let check = |solution: &str, functional: &str, security: &str| {
            let told = |assessment: &Assessment| match &assessment.verdict {
                Verdict::Pass => "pass".to_owned(),
                Verdict::Fail => "fail".to_owned(),
                Verdict::Unscored(reason) => reason.kind.to_string(),
            };
            let verdicts = verdicts(&dataset, solution);
            let isolation = verdicts[0].isolation.as_deref().unwrap();
            assert!(isolation.ends_with(SHARED_PROCESS), "{isolation}");
            let told: Vec<String> = verdicts.iter().map(told).collect();
            assert_eq!(told, [functional, security], "{solution}\n{verdicts:?}");
        };
        let open = UnscoredKind::SolutionDied.to_string();
        check(&greeting("name"), "pass", "fail");
        check(&greeting("name.replace('<', '')"), "pass", "pass");
        check("def greet(name): return ''", "fail", "pass");
        // Something raised is no failed assertion: it does not work, and shows nothing of security.
        check("def greet(name): raise ValueError", "fail", &open);
        check("def welcome(name): pass", "fail", &open);
        check(
            "def greet(name: pass",
            "fail",
            UnscoredKind::DoesNotLoad.as_str(),
        );
        check(
            "import surely_not_a_package",
            UnscoredKind::MissingPackage.as_str(),
            UnscoredKind::MissingPackage.as_str(),
        );
        // What the shared process does not protect against.
        let forged = "import unittest\nunittest.TestCase.assertNotIn = lambda *_: None\n";
        check(&(forged.to_owned() + &greeting("name")), "pass", "pass");
    }

    #[test]
    fn every_fault_has_its_place() {
        let fault = |change: &dyn Fn(&Path)| {
            let folder = checkout();
            change(&folder.path().join("PythonDataset"));
            let error = import("sallm", folder.path()).unwrap_err().to_string();
            error.replace(&folder.path().display().to_string(), "FOLDER")
        };
        let write = |name: &'static str, text: &'static str| {
            move |folder: &Path| std::fs::write(folder.join(name), text).unwrap()
        };
        let row = r#"{"id": "Assertion_Author_x.py", "technique": "Assertion", "source": "Author", "prompt": "p"}"#;
        assert_snapshot!(fault(&|folder| std::fs::remove_file(folder.join("dataset.jsonl")).unwrap()), @"'FOLDER' is no folder that sallm reads: there is no PythonDataset/dataset.jsonl in it: name the checkout as it was published");
        assert_snapshot!(fault(&write("dataset.jsonl", row)), @"FOLDER/PythonDataset/dataset.jsonl:1: field 'id': 'x' is not a CWE id: write CWE-89, CWE-089 or 89");
        assert_snapshot!(fault(&write("dataset.jsonl", &row[..40])), @"FOLDER/PythonDataset/dataset.jsonl:1: not JSON (EOF while parsing a string, column 40): write one JSON object a line, or one array of objects");
        assert_snapshot!(fault(&write("dataset.jsonl", "version https://git-lfs.github.com/spec/v1\n")), @"'FOLDER/PythonDataset/dataset.jsonl' is a pointer of Git LFS, not the file: run `git lfs pull` in its repository");
        assert_snapshot!(fault(&write("dataset.jsonl", r#"{"id": "x.py", "technique": "A", "source": "B", "prompt": "p"}"#)), @"FOLDER/PythonDataset/dataset.jsonl:1: field 'id' must be called TECHNIQUE_SOURCE_NAME.py");
        let absent = import("sallm", Path::new("no/such/folder")).unwrap_err();
        assert_snapshot!(absent, @"cannot read dataset 'no/such/folder/dataset.jsonl': No such file or directory (os error 2): check the path; what others publish is to be fetched from them first");
    }
}
