//! `sallet report`: a run log as a document.

use crate::arguments::Report;
use crate::terminal::output;
use anyhow::{Context, Result};
use sallet_core::record::Record;
use sallet_engine::run::RunFolder;
use sallet_report::{Format, Options, RecordSource, SourceError, formats, render};
use std::fs::File;
use std::path::Path;
use std::process::ExitCode;

/// A run's log as the report reads it.
pub struct Log<'a>(pub &'a RunFolder);

impl RecordSource for Log<'_> {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record, SourceError>> + '_> {
        match self.0.records() {
            Ok(records) => Box::new(records.map(|record| record.map_err(SourceError::from))),
            Err(error) => Box::new(std::iter::once(Err(SourceError::from(error)))),
        }
    }
}

pub fn run(options: &Report) -> Result<ExitCode> {
    let folder = RunFolder::new(&options.run);
    // Says what is wrong with a folder that holds no run before any document is begun.
    folder.header()?;
    let format = formats::by_name(&options.format).context("no such format")?;
    let choice = Options {
        leave_out_empty: options.leave_out_empty,
    };
    match &options.output {
        Some(path) => write_file(format, &folder, &choice, path)?,
        None => {
            render(format, &Log(&folder), &choice, &mut output())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a report beside its final place and moves it there when it is whole, so that a full
/// disk leaves the old report. Into a device or a pipe it is written directly: a move would
/// replace it.
pub fn write_file(
    format: &Format,
    folder: &RunFolder,
    options: &Options,
    path: &Path,
) -> Result<()> {
    let written = match std::fs::metadata(path) {
        Ok(existing) if !existing.is_file() => File::options()
            .write(true)
            .open(path)
            .map_err(anyhow::Error::from)
            .and_then(|mut device| Ok(render(format, &Log(folder), options, &mut device)?)),
        _ => write_and_move(format, folder, options, path),
    };
    written.map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))
}

fn write_and_move(
    format: &Format,
    folder: &RunFolder,
    options: &Options,
    path: &Path,
) -> Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    let part = Path::new(&name);
    let written = File::create(part)
        .map_err(anyhow::Error::from)
        .and_then(|mut file| {
            render(format, &Log(folder), options, &mut file)?;
            Ok(std::fs::rename(part, path)?)
        });
    if written.is_err() {
        let _ = std::fs::remove_file(part);
    }
    written
}
