//! `sallet report`: a run log as a document.

use crate::arguments::Report;
use crate::terminal::output;
use crate::whole_file;
use anyhow::{Context, Result};
use sallet_core::record::Record;
use sallet_engine::run::RunFolder;
use sallet_report::{Format, Options, RecordSource, SourceError, formats, render};
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

/// Writes a report when it is whole, so that a full disk leaves the old one.
pub fn write_file(
    format: &Format,
    folder: &RunFolder,
    options: &Options,
    path: &Path,
) -> Result<()> {
    whole_file::write(path, |out| Ok(render(format, &Log(folder), options, out)?))
}
