//! The Python packages that tasks use: made once from pinned, hashed lock files, then cached.

use crate::error::SandboxError;
use crate::python::Python;
use sallet_core::hash::sha256_hex;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Packages that are installed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackageSet {
    /// What it is called on the command line and in tasks.
    pub name: &'static str,
    /// Exact versions with the hashes of every accepted file.
    lock: &'static str,
}

impl PackageSet {
    /// What the built-in tasks use.
    pub const BENCH: Self = Self {
        name: "bench",
        lock: include_str!("../python/requirements.lock"),
    };

    /// What the tests of SALLM were written for: its requirements, and of what these need the newest
    /// version of 2023.
    pub const SALLM: Self = Self {
        name: "sallm",
        lock: include_str!("../python/sallm.lock"),
    };

    /// Every set.
    pub const ALL: [Self; 2] = [Self::BENCH, Self::SALLM];

    /// The set of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.name == name)
    }

    /// Distribution names in the lock file, lower-case, with their versions.
    pub fn locked(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.lock
            .lines()
            .filter(|line| !line.starts_with(['#', ' ']))
            .filter_map(|line| line.trim_end_matches(['\\', ' ']).split_once("=="))
    }
}

/// A folder of installed packages that a sandbox can be shown.
#[derive(Debug, Clone)]
pub struct PackageEnvironment {
    /// Which packages.
    pub set: PackageSet,
    /// Where the packages are.
    pub folder: PathBuf,
}

impl PackageEnvironment {
    /// The cached environment for `python`, if it has been made.
    ///
    /// # Errors
    /// If no cache folder can be named.
    pub fn find(python: &Python, set: PackageSet) -> Result<Option<Self>, SandboxError> {
        let folder = folder(python, set)?;
        Ok(folder.is_dir().then_some(Self { set, folder }))
    }

    /// Makes the environment, unless it is there. Downloads from the package registry that pip
    /// is set up for; runs no code of the packages.
    ///
    /// # Errors
    /// With what pip said, if it failed. A half-made environment is never left behind.
    pub fn create(python: &Python, set: PackageSet) -> Result<Self, SandboxError> {
        let folder = folder(python, set)?;
        if folder.is_dir() {
            return Ok(Self { set, folder });
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
        std::fs::write(&lock, set.lock).map_err(at(&lock))?;
        let target = scratch.path().join("packages");
        install(python, &lock, &target)?;
        match std::fs::rename(&target, &folder) {
            // Another process was quicker; its environment is as good.
            Err(_) if folder.is_dir() => Ok(Self { set, folder }),
            Err(source) => Err(SandboxError::File {
                path: folder,
                source,
            }),
            Ok(()) => Ok(Self { set, folder }),
        }
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

fn folder(python: &Python, set: PackageSet) -> Result<PathBuf, SandboxError> {
    let name = &sha256_hex([set.lock, python.version.as_str(), python.platform.as_str()])[..16];
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
