//! `sallet setup`: the package environments.

use crate::terminal::output;
use anyhow::Result;
use sallet_sandbox::{PackageEnvironment, PackageSet, Python};
use std::io::Write;
use std::process::ExitCode;

/// Installs the packages of the set called `name`.
pub fn run(name: &str) -> Result<ExitCode> {
    let python = Python::find()?;
    // The names were checked when the arguments were read.
    let set = PackageSet::by_name(name).unwrap_or(PackageSet::BENCH);
    let packages = PackageEnvironment::create(&python, set)?;
    writeln!(
        output(),
        "The packages for Python {} are in {}.",
        python.version,
        packages.folder.display()
    )?;
    Ok(ExitCode::SUCCESS)
}
