//! The files of a batch on the disk, as analyzers read them: regular files in one folder, under
//! their own names where those are harmless.

use crate::error::EngineError;
use sallet_analysis::external::Source;
use sallet_core::task::Language;
use sallet_sandbox::Visible;
use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path, PathBuf};
use tempfile::TempDir;

/// Where sandboxes show the folder.
pub(super) const PLACE: &str = "/scan";

/// A folder with the files of a batch. Dropping removes it.
pub(super) struct Folder {
    temporary: TempDir,
    /// The name of each file, relative.
    pub(super) names: Vec<String>,
}

impl Folder {
    /// Writes the files.
    ///
    /// # Errors
    /// If the disk refuses it.
    pub(super) fn write(files: &[Source<'_>]) -> Result<Self, EngineError> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| EngineError::File { path, source }
        };
        let temporary = TempDir::with_prefix("sallet-").map_err(at(&std::env::temp_dir()))?;
        let mut folder = Self {
            temporary,
            names: Vec::with_capacity(files.len()),
        };
        let root = folder.root();
        make_folder(&root).map_err(at(&root))?;
        for (index, file) in files.iter().enumerate() {
            let own = harmless(file).filter(|name| write(&root, name, file.text).is_ok());
            let name = match own {
                Some(name) => name,
                None => {
                    let extension = file.language.extension();
                    let name = format!("sallet-unnamed/{index}.{extension}");
                    write(&root, &name, file.text).map_err(at(&root.join(&name)))?;
                    name
                }
            };
            folder.names.push(name);
        }
        Ok(folder)
    }

    /// Below the temporary folder, which is closed to others: a sandbox that root starts runs as
    /// another user, who must be able to read this one.
    fn root(&self) -> PathBuf {
        self.temporary.path().join("files")
    }

    pub(super) fn visible(&self) -> Visible {
        Visible {
            source: self.root(),
            place: PLACE.into(),
        }
    }
}

/// The file's own path, if it stays in the folder, can be given to any program, and ends as files
/// of its language do, by which some analyzers know it.
fn harmless(file: &Source<'_>) -> Option<String> {
    let path = Path::new(file.path);
    let is_plain = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let is_short = file.path.len() <= 1000 && file.path.split('/').all(|part| part.len() <= 200);
    if !is_plain || !is_short || file.path.contains(|c: char| c.is_control()) {
        return None;
    }
    let extension = path.extension()?.to_str()?;
    let endings: &[&str] = match file.language {
        Language::Python => &["py", "pyi"],
        Language::C => &["c", "h"],
        Language::Cpp => &[
            "cpp", "cc", "cxx", "c++", "C", "hpp", "hh", "hxx", "h++", "H", "h",
        ],
    };
    endings.contains(&extension).then(|| file.path.to_owned())
}

/// Writes a new file; never over another.
fn write(root: &Path, name: &str, text: &str) -> io::Result<()> {
    let path = root.join(name);
    for folder in Path::new(name)
        .ancestors()
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        make_folder(&root.join(folder))?;
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)?;
    file.set_permissions(Permissions::from_mode(0o644))?;
    file.write_all(text.as_bytes())
}

/// Makes a folder that all may read, unless it is there.
fn make_folder(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Ok(()) => fs::set_permissions(path, Permissions::from_mode(0o755)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &[(&str, Language)]) -> Vec<String> {
        let sources: Vec<Source<'_>> = files
            .iter()
            .map(|&(path, language)| Source {
                path,
                language,
                text: path,
            })
            .collect();
        let folder = Folder::write(&sources).unwrap();
        for (source, name) in sources.iter().zip(&folder.names) {
            let path = folder.root().join(name);
            assert!(path.symlink_metadata().unwrap().is_file());
            assert_eq!(fs::read_to_string(path).unwrap(), source.text);
        }
        folder.names.clone()
    }

    #[test]
    fn files_keep_their_names_where_those_are_harmless() {
        use Language::{C, Cpp, Python};
        let check = |path: &str, language: Language, keeps: bool| {
            let expected = match keeps {
                true => path.to_owned(),
                false => format!("sallet-unnamed/0.{}", language.extension()),
            };
            assert_eq!(names(&[(path, language)]), [expected], "{path}");
        };
        check("app.py", Python, true);
        check("a folder/-x.py", Python, true);
        check("include/a.h", C, true);
        check("include/a.h", Cpp, true);
        check("app.wsgi", Python, false);
        check("app.py", C, false);
        check("<stdin>", Python, false);
        check("../app.py", Python, false);
        check("a/../../app.py", Python, false);
        check("/etc/app.py", Python, false);
        check("a\n.py", Python, false);
        check("a\0.py", Python, false);
        check(&format!("{}.py", "x".repeat(300)), Python, false);
        check("", Python, false);
    }

    #[test]
    fn no_file_hides_another() {
        let python = |path| (path, Language::Python);
        let files = ["a.py", "a.py", "a.py/b.py", "sallet-unnamed/1.py"].map(python);
        // The last could have been taken by then; whoever comes later gives way.
        assert_eq!(
            names(&files),
            [
                "a.py",
                "sallet-unnamed/1.py",
                "sallet-unnamed/2.py",
                "sallet-unnamed/3.py"
            ]
        );
    }
}
