//! Programs that are Python scripts, as pip installs them: the interpreter that their first line
//! names must be visible, with its library and the packages beside it.

use super::program::{Places, Program};
use sallet_sandbox::{SandboxError, Visible};
use std::path::{Path, PathBuf};

/// Who reads a script.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Interpreter {
    /// The program at this path.
    At(PathBuf),
    /// The first program of this name on the PATH.
    Called(String),
}

/// The interpreter of a Python script that begins with `head`; `None` for anything else.
pub(super) fn interpreter(head: &[u8]) -> Option<Interpreter> {
    let text = String::from_utf8_lossy(head.strip_prefix(b"#!")?);
    let mut lines = text.lines();
    let mut words = lines.next()?.split_whitespace();
    let first = words.next()?;
    let found = match base_name(first) {
        "env" => Interpreter::Called(words.find(|word| !word.starts_with('-'))?.to_owned()),
        // pip's way around the limit on the length of a first line.
        "sh" => {
            let line = lines.next()?.strip_prefix("'''exec' ")?;
            let path = match line.strip_prefix('"') {
                Some(rest) => rest.split('"').next()?,
                None => line.split(' ').next()?,
            };
            Interpreter::At(path.into())
        }
        _ => Interpreter::At(first.into()),
    };
    let name = match &found {
        Interpreter::At(path) => path.file_name()?.to_str()?,
        Interpreter::Called(name) => name,
    };
    name.starts_with("python").then_some(found)
}

fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The program `script`, which `interpreter` reads.
pub(super) fn program(
    script: &Path,
    interpreter: &Path,
    places: &Places,
) -> Result<Program, SandboxError> {
    let cannot = |source| SandboxError::Start {
        program: interpreter.to_owned(),
        source,
    };
    let real = interpreter.canonicalize().map_err(cannot)?;
    let folder = interpreter.parent().unwrap_or(Path::new("/"));
    let environment = folder.parent().and_then(Environment::read);
    // Folders first: what lies in them need not be shown once more.
    let mut shown: Vec<PathBuf> = real.parent().and_then(library).into_iter().collect();
    let mut base = None;
    match environment {
        Some(Environment { folder, home }) => {
            shown.extend(library(&home));
            shown.push(folder);
        }
        None => {
            if let Some((folder, packages)) = user_packages(&real, places) {
                base = Some(("PYTHONUSERBASE", folder.display().to_string()));
                shown.push(packages);
            }
        }
    }
    shown.extend([real, script.to_owned()]);
    let visible = shown.into_iter().map(Visible::in_place).collect();
    let mut program = Program::new(script, visible);
    program.surroundings.variables.extend(base);
    program.look_in(Some(folder));
    Ok(program)
}

/// Where an interpreter in the folder `home` has its library; `None` if every sandbox shows it.
fn library(home: &Path) -> Option<PathBuf> {
    let library = home.parent()?;
    let is_shown = library.parent().is_none() || library.starts_with("/usr");
    (!is_shown).then(|| library.to_owned())
}

/// A virtual environment.
struct Environment {
    folder: PathBuf,
    /// The folder of the interpreter that it was made with.
    home: PathBuf,
}

impl Environment {
    fn read(folder: &Path) -> Option<Self> {
        let settings = std::fs::read_to_string(folder.join("pyvenv.cfg")).ok()?;
        let mut lines = settings.lines().filter_map(|line| line.split_once('='));
        let (_, home) = lines.find(|(key, _)| key.trim() == "home")?;
        Some(Self {
            folder: folder.to_owned(),
            home: home.trim().into(),
        })
    }
}

/// Where `pip install --user` puts packages for the interpreter `real`, and the folder that this
/// lies in.
fn user_packages(real: &Path, places: &Places) -> Option<(PathBuf, PathBuf)> {
    let folder = places.home.as_ref()?.join(".local");
    let packages = folder.join("lib").join(real.file_name()?);
    packages.is_dir().then_some((folder, packages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interpreters() {
        let at = |path: &str| Some(Interpreter::At(path.into()));
        let check = |head: &str, expected| {
            assert_eq!(interpreter(head.as_bytes()), expected, "{head}");
        };
        check("#!/v/bin/python3\nimport sys", at("/v/bin/python3"));
        check("#! /v/bin/python3.12 -sP\n", at("/v/bin/python3.12"));
        check(
            "#!/usr/bin/env -S python3 -I\n",
            Some(Interpreter::Called("python3".to_owned())),
        );
        check(
            "#!/bin/sh\n'''exec' /a/long/path/bin/python3 \"$0\" \"$@\"\n' '''\n",
            at("/a/long/path/bin/python3"),
        );
        check(
            "#!/bin/sh\n'''exec' \"/a path/bin/python3\" \"$0\" \"$@\"\n' '''\n",
            at("/a path/bin/python3"),
        );
        check("#!/bin/sh\nexec java\n", None);
        check("#!/usr/bin/env bash\n", None);
        check("#!/usr/bin/perl\n", None);
        check("\u{7f}ELF", None);
        check("#!", None);
        check("", None);
    }
}
