//! `sallet setup`: the package environment.

use crate::terminal::output;
use anyhow::Result;
use sallet_sandbox::{PackageEnvironment, Python};
use std::io::Write;
use std::process::ExitCode;

pub fn run() -> Result<ExitCode> {
    let python = Python::find()?;
    let packages = PackageEnvironment::create(&python)?;
    writeln!(
        output(),
        "The packages for Python {} are in {}.",
        python.version,
        packages.folder.display()
    )?;
    Ok(ExitCode::SUCCESS)
}
