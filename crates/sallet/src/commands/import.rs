//! `sallet import`: answers that a paper published, as an ordinary run.

use crate::arguments::Import;
use crate::terminal::{output, tell};
use anyhow::{Context, Result};
use sallet_reproduce::importer;
use std::io::Write;
use std::process::ExitCode;

pub fn run(options: &Import) -> Result<ExitCode> {
    let importer = importer(&options.paper).context("no such paper")?;
    let imported = (importer.import)(&options.from, &options.out)?;
    for note in &imported.notes {
        tell(note);
    }
    writeln!(
        output(),
        "{} answers to {} tasks in {} settings are now the run {}.",
        imported.cells,
        imported.tasks,
        imported.settings,
        options.out.display()
    )?;
    Ok(ExitCode::SUCCESS)
}
