//! Finds a program on this machine, and what a sandbox must show so that it runs.
//!
//! Only files are read here; nothing is started.

use super::script::{self, Interpreter};
use sallet_sandbox::{Python, SandboxError, Surroundings, Visible};
use std::cell::LazyCell;
use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Folders that every sandbox shows.
const SYSTEM: [&str; 4] = ["/usr", "/bin", "/sbin", "/nix/store"];

/// Where programs are looked for.
pub(super) struct Places {
    /// The folders of the PATH, those of an active virtual environment first.
    pub(super) folders: Vec<PathBuf>,
    /// The user's folder.
    pub(super) home: Option<PathBuf>,
    /// The Python of this machine.
    pub(super) python: LazyCell<Option<Python>>,
}

/// A program with what must be around it.
#[derive(Debug)]
pub(super) struct Program {
    /// Its absolute path.
    pub(super) path: String,
    /// What it finds in its sandbox.
    pub(super) surroundings: Surroundings,
}

impl Places {
    /// Those of this process.
    pub(super) fn here() -> Self {
        let active =
            std::env::var_os("VIRTUAL_ENV").map(|folder| PathBuf::from(folder).join("bin"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = active.into_iter().chain(std::env::split_paths(&path));
        Self {
            folders: folders.filter(|folder| is_trusted(folder)).collect(),
            home: std::env::var_os("HOME").map(PathBuf::from),
            python: LazyCell::new(|| Python::find().ok()),
        }
    }

    /// The file that `name` starts.
    pub(super) fn find(&self, name: &str) -> Option<PathBuf> {
        let on_path = self.folders.iter().map(|folder| folder.join(name));
        on_path
            .into_iter()
            .find(|file| is_executable(file))
            .or_else(|| {
                let file = self.python.as_ref()?.scripts.join(name);
                is_executable(&file).then_some(file)
            })
    }

    /// The program that `file` is, with this machine's `python3` if it runs that.
    pub(super) fn program(&self, file: &Path, runs_python: bool) -> Result<Program, SandboxError> {
        let mut program = self.alone(file)?;
        if let Some(python) = runs_python.then(|| self.python.as_ref()).flatten() {
            program.surroundings.visible.extend(python.visible()?);
            program.look_in(python.executable.parent());
        }
        Ok(program)
    }

    fn alone(&self, file: &Path) -> Result<Program, SandboxError> {
        let cannot = |source| SandboxError::Start {
            program: file.to_owned(),
            source,
        };
        let real = file.canonicalize().map_err(cannot)?;
        let mut head = Vec::new();
        let reader = std::fs::File::open(&real).map_err(cannot)?;
        reader.take(1024).read_to_end(&mut head).map_err(cannot)?;
        match script::interpreter(&head) {
            Some(Interpreter::At(path)) => script::program(&real, &path, self),
            Some(Interpreter::Called(name)) => {
                let path = self.find(&name).ok_or_else(|| SandboxError::Start {
                    program: name.into(),
                    source: std::io::ErrorKind::NotFound.into(),
                })?;
                script::program(&real, &path, self)
            }
            // A link of the system may tell its target under which name it is called.
            None if is_system(file) => Ok(Program::new(file, Vec::new())),
            None => {
                let shown = Visible::in_place(installation(&real, self.home.as_deref()));
                Ok(Program::new(&real, vec![shown]))
            }
        }
    }
}

impl Program {
    /// The program at `path`.
    pub(super) fn new(path: &Path, visible: Vec<Visible>) -> Self {
        let mut program = Self {
            path: path.to_string_lossy().into_owned(),
            surroundings: Surroundings {
                visible,
                variables: Vec::new(),
            },
        };
        program.look_in(path.parent());
        program
    }

    /// Puts a folder of the sandbox in front of the PATH: a program may start others that lie
    /// beside it.
    pub(super) fn look_in(&mut self, folder: Option<&Path>) {
        const USUAL: &str = "/usr/local/bin:/usr/bin:/bin";
        let variables = &mut self.surroundings.variables;
        let old = variables.iter().position(|(name, _)| *name == "PATH");
        let old = old.map_or(USUAL.to_owned(), |index| variables.swap_remove(index).1);
        let new = folder.map(|folder| format!("{}:{old}", folder.display()));
        variables.push(("PATH", new.unwrap_or(old)));
    }
}

/// Not relative, which would depend on the folder one stands in, and no folder of shims: those
/// start what the user's settings say, which a sandbox does not see.
fn is_trusted(folder: &Path) -> bool {
    folder.is_absolute() && folder.file_name() != Some(OsStr::new("shims"))
}

fn is_executable(file: &Path) -> bool {
    file.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

fn is_system(path: &Path) -> bool {
    SYSTEM.iter().any(|folder| path.starts_with(folder))
}

/// What belongs to a program, which may read files beside itself: the folder it was unpacked to
/// (`/opt/codeql`), or the one above its `bin` (`/opt/gcc-14`). Only the program itself where that
/// is a folder the user has everything in (`~/.local`): a sandbox need not see that.
fn installation<'p>(program: &'p Path, home: Option<&Path>) -> &'p Path {
    let Some(folder) = program.parent() else {
        return program;
    };
    let folder = match folder.parent() {
        Some(prefix) if folder.ends_with("bin") => prefix,
        _ => folder,
    };
    let is_hidden = || {
        let name = folder.file_name().unwrap_or_default();
        name.as_encoded_bytes().starts_with(b".")
    };
    let is_shared = folder.parent().is_none()
        || home.is_some_and(|home| folder == home || folder.parent() == Some(home) && is_hidden());
    if is_shared { program } else { folder }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_shown_with_its_installation_but_not_with_all_of_a_home() {
        let check = |program: &str, expected: &str| {
            let home = Some(Path::new("/home/me"));
            let shown = installation(Path::new(program), home);
            assert_eq!(shown, Path::new(expected), "{program}");
        };
        check("/opt/codeql/codeql", "/opt/codeql");
        check("/opt/gcc-14/bin/gcc", "/opt/gcc-14");
        check("/home/me/codeql/codeql", "/home/me/codeql");
        check("/home/me/.local/bin/ruff", "/home/me/.local/bin/ruff");
        check("/home/me/.cargo/bin/ruff", "/home/me/.cargo/bin/ruff");
        check("/home/me/bin/ruff", "/home/me/bin/ruff");
        check("/home/me/ruff", "/home/me/ruff");
        check("/home/me/work/.venv/bin/ruff", "/home/me/work/.venv");
        check("/bin/tool", "/bin/tool");
        check("/tool", "/tool");
    }

    #[test]
    fn shims_and_relative_folders_are_left_out() {
        let check = |folder: &str, expected| {
            assert_eq!(is_trusted(Path::new(folder)), expected, "{folder}");
        };
        check("/usr/bin", true);
        check("/home/me/.pyenv/shims", false);
        check(".", false);
        check("", false);
    }
}
