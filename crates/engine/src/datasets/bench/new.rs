//! A new task's folder, with every file that a task has and what is to be written in it.

use crate::error::EngineError;
use sallet_core::{CweId, Language};
use std::path::{Path, PathBuf};

/// Name (`*` stands for the ending of the language) and text.
type Template = (&'static str, &'static str);

const PYTHON: &[Template] = &[
    ("prompt.*", include_str!("template/prompt.py")),
    ("secure.*", include_str!("template/secure.py")),
    ("insecure.*", include_str!("template/insecure.py")),
    ("variants/secure-HOW.*", include_str!("template/secure.py")),
    (
        "variants/insecure-HOW.*",
        include_str!("template/insecure.py"),
    ),
    ("functional.py", include_str!("template/functional.py")),
    ("security.py", include_str!("template/security.py")),
];

const COMPILED: &[Template] = &[
    ("prompt.*", include_str!("template/prompt.c")),
    ("secure.*", include_str!("template/secure.c")),
    ("insecure.*", include_str!("template/insecure.c")),
    ("variants/secure-HOW.*", include_str!("template/secure.c")),
    (
        "variants/insecure-HOW.*",
        include_str!("template/insecure.c"),
    ),
    ("driver.*", include_str!("template/driver.c")),
    (
        "functional.py",
        include_str!("template/functional_program.py"),
    ),
    ("security.py", include_str!("template/security_program.py")),
];

/// Makes the folder of the task `id` in `parent` and gives its path. The language follows from how
/// the id begins: `py-`, `c-` or `cpp-`.
///
/// # Errors
/// If the id is none, there is such a folder already, or it cannot be written.
pub fn create(parent: &Path, id: &str, cwe: CweId) -> Result<PathBuf, EngineError> {
    let language = language(id).ok_or_else(|| EngineError::TaskId { id: id.to_owned() })?;
    let folder = parent.join(id);
    if folder.exists() {
        return Err(EngineError::TaskExists { path: folder });
    }
    let make = |path: &Path| {
        std::fs::create_dir(path).map_err(|source| EngineError::File {
            path: path.to_owned(),
            source,
        })
    };
    make(&folder)?;
    make(&folder.join("variants"))?;
    let (oracle, files) = match language {
        Language::Python => ("python_suites", PYTHON),
        Language::C | Language::Cpp => ("program_suites", COMPILED),
    };
    let about = include_str!("template/task.toml")
        .replace("{id}", id)
        .replace("{language}", language.fence())
        .replace("{cwe}", &cwe.to_string())
        .replace("{oracle}", oracle);
    let files = files.iter().map(|(name, text)| {
        let name = name.replace('*', language.extension());
        (name, (*text).to_owned())
    });
    for (name, text) in files.chain([("task.toml".to_owned(), about)]) {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|source| EngineError::File { path, source })?;
    }
    Ok(folder)
}

/// The language of a task, from its id; none if it is not the id of a task.
fn language(id: &str) -> Option<Language> {
    let (prefix, rest) = id.split_once('-')?;
    let is_plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    if !rest.split('-').all(is_plain) {
        return None;
    }
    match prefix {
        "py" => Some(Language::Python),
        "c" => Some(Language::C),
        "cpp" => Some(Language::Cpp),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tasks_in;
    use super::*;

    #[test]
    fn a_new_folder_is_a_task() {
        for (id, language) in [
            ("py-area-what", Language::Python),
            ("c-area-what", Language::C),
            ("cpp-area-what", Language::Cpp),
        ] {
            let parent = tempfile::tempdir().unwrap();
            create(parent.path(), id, CweId(22)).unwrap();
            let tasks = tasks_in(parent.path()).unwrap();
            assert_eq!(
                (tasks[0].id.as_str(), tasks[0].language),
                (id, language.into())
            );
            assert_eq!(tasks[0].variants.len(), 2);
            let again = create(parent.path(), id, CweId(22)).unwrap_err();
            assert!(matches!(again, EngineError::TaskExists { .. }), "{again}");
        }
    }

    #[test]
    fn ids_say_the_language() {
        let check =
            |id: &str, expected: Option<Language>| assert_eq!(language(id), expected, "{id}");
        check("py-flask-report-download", Some(Language::Python));
        check("cpp-queue-2", Some(Language::Cpp));
        for wrong in [
            "report",
            "rb-report",
            "py-",
            "py-Report",
            "py-../x",
            "py-a--b",
        ] {
            check(wrong, None);
        }
    }
}
