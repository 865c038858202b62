//! Finds the Python that runs the oracles.

use crate::error::SandboxError;
use crate::visible::{Visible, is_in_own};
use serde::Deserialize;
use std::path::PathBuf;
use std::process::Command;

/// A Python interpreter, resolved through shims, links and virtual environments.
#[derive(Debug, Clone, Deserialize)]
pub struct Python {
    /// The real program.
    pub executable: PathBuf,
    /// `3.11.7`.
    pub version: String,
    /// Where its library lives.
    prefix: PathBuf,
    /// Operating system and processor, as wheels name them.
    pub platform: String,
    /// Where pip puts programs: next to the interpreter of an active virtual environment.
    pub scripts: PathBuf,
}

const QUESTION: &str = "\
import json, os, platform, sys, sysconfig
executable = getattr(sys, '_base_executable', None) or sys.executable
print(json.dumps({
    'executable': os.path.realpath(executable),
    'version': platform.python_version(),
    'prefix': os.path.realpath(sys.base_prefix),
    'platform': sysconfig.get_platform(),
    'scripts': sysconfig.get_path('scripts'),
}))";

impl Python {
    /// The interpreter named by `SALLET_PYTHON`, else `python3`.
    ///
    /// # Errors
    /// If there is none, it does not start, or it is older than 3.10.
    pub fn find() -> Result<Self, SandboxError> {
        let name = std::env::var("SALLET_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let fail = |detail: String| SandboxError::Python {
            detail: format!("{name}: {detail}"),
        };
        let output = Command::new(&name)
            .args(["-I", "-c", QUESTION])
            .output()
            .map_err(|error| fail(error.to_string()))?;
        if !output.status.success() {
            return Err(fail(format!("it ended with {}", output.status)));
        }
        let python: Self = serde_json::from_slice(&output.stdout)
            .map_err(|error| fail(format!("it gave an unexpected answer: {error}")))?;
        let mut numbers = python
            .version
            .split('.')
            .map(|part| part.parse().unwrap_or(0));
        match (numbers.next(), numbers.next()) {
            (Some(3), Some(10..)) => Ok(python),
            _ => Err(fail(format!("version {} is too old", python.version))),
        }
    }

    /// What a sandbox must show so that it runs.
    ///
    /// # Errors
    /// If it lies below `/tmp` or `/work`: there the oracle server makes fresh folders for each
    /// test, which would cover it.
    pub fn visible(&self) -> Result<Vec<Visible>, SandboxError> {
        let shown = [&self.prefix, &self.executable].into_iter();
        let shown = shown.filter(|path| !path.starts_with("/usr"));
        shown
            .map(|path| match is_in_own(path) {
                true => Err(SandboxError::Hidden { path: path.clone() }),
                false => Ok(Visible::in_place(path)),
            })
            .collect()
    }
}
