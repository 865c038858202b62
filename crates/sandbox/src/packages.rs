//! The Python packages that tasks use: made once from a pinned, hashed lock file, then cached.

use crate::error::SandboxError;
use crate::python::Python;
use sallet_core::hash::sha256_hex;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The lock file: exact versions with the hashes of every accepted file.
const LOCK: &str = include_str!("../python/requirements.lock");

/// A folder of installed packages that a sandbox can be shown.
#[derive(Debug, Clone)]
pub struct PackageEnvironment {
    /// Where the packages are.
    pub folder: PathBuf,
}

impl PackageEnvironment {
    /// The cached environment for `python`, if it has been made.
    ///
    /// # Errors
    /// If no cache folder can be named.
    pub fn find(python: &Python) -> Result<Option<Self>, SandboxError> {
        let folder = folder(python)?;
        Ok(folder.is_dir().then_some(Self { folder }))
    }

    /// Makes the environment, unless it is there. Downloads from the package registry that pip
    /// is set up for; runs no code of the packages.
    ///
    /// # Errors
    /// With what pip said, if it failed. A half-made environment is never left behind.
    pub fn create(python: &Python) -> Result<Self, SandboxError> {
        let folder = folder(python)?;
        if folder.is_dir() {
            return Ok(Self { folder });
        }
        let parent = folder.parent().unwrap_or(Path::new("/"));
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| SandboxError::File { path, source }
        };
        std::fs::create_dir_all(parent).map_err(at(parent))?;
        let scratch = tempfile::Builder::new()
            .prefix("making-")
            .tempdir_in(parent)
            .map_err(at(parent))?;
        let lock = scratch.path().join("requirements.lock");
        std::fs::write(&lock, LOCK).map_err(at(&lock))?;
        let target = scratch.path().join("packages");
        install(python, &lock, &target)?;
        match std::fs::rename(&target, &folder) {
            // Another process was quicker; its environment is as good.
            Err(_) if folder.is_dir() => Ok(Self { folder }),
            Err(source) => Err(SandboxError::File {
                path: folder,
                source,
            }),
            Ok(()) => Ok(Self { folder }),
        }
    }

    /// Distribution names in the lock file, lower-case, with their versions.
    pub fn locked() -> impl Iterator<Item = (&'static str, &'static str)> {
        LOCK.lines()
            .filter(|line| !line.starts_with(['#', ' ']))
            .filter_map(|line| line.trim_end_matches(['\\', ' ']).split_once("=="))
    }
}

fn install(python: &Python, lock: &Path, target: &Path) -> Result<(), SandboxError> {
    let fail = |detail: String| SandboxError::Packages { detail };
    let output = Command::new("sh")
        // Sandboxes of root run as another user, who must be able to read the packages.
        .args(["-c", "umask 022 && exec \"$@\"", "sh"])
        .arg(&python.executable)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-input",
            "--disable-pip-version-check",
        ])
        // Wheels only and hashes required: installing runs no code and accepts no other file.
        .args([
            "--no-deps",
            "--only-binary",
            ":all:",
            "--require-hashes",
            "--no-compile",
        ])
        .arg("--target")
        .arg(target)
        .arg("-r")
        .arg(lock)
        .output()
        .map_err(|error| fail(format!("pip could not be started: {error}")))?;
    if output.status.success() {
        // Byte code is compiled once here: sandboxes cannot write it.
        let _ = Command::new(&python.executable)
            .args(["-m", "compileall", "-q", "-j", "0"])
            .arg(target)
            .output();
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let shown: Vec<&str> = said
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    Err(fail(
        match shown
            .iter()
            .find(|line| line.contains("No module named pip"))
        {
            Some(_) => format!(
                "{} has no pip: install it (python3-pip)",
                python.executable.display()
            ),
            None => format!(
                "pip said: {}",
                shown[shown.len().saturating_sub(3)..].join(" | ")
            ),
        },
    ))
}

fn folder(python: &Python) -> Result<PathBuf, SandboxError> {
    let name = &sha256_hex([LOCK, python.version.as_str(), python.platform.as_str()])[..16];
    Ok(cache_folder()?.join("packages").join(name))
}

/// Where Sallet keeps what it can make again: `$SALLET_CACHE`, else `$XDG_CACHE_HOME/sallet`, else
/// `~/.cache/sallet`.
///
/// # Errors
/// If none of the variables is set.
pub fn cache_folder() -> Result<PathBuf, SandboxError> {
    let variable = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    variable("SALLET_CACHE")
        .or_else(|| Some(variable("XDG_CACHE_HOME")?.join("sallet")))
        .or_else(|| Some(variable("HOME")?.join(".cache/sallet")))
        .ok_or_else(|| SandboxError::Packages {
            detail: "there is no cache folder: set HOME or SALLET_CACHE".to_owned(),
        })
}
