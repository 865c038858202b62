//! `sallet report`: a run log as a document.

use crate::arguments::Report;
use anyhow::{Context, Result};
use sallet_engine::run::RunFolder;
use sallet_core::record::Record;
use sallet_report::{Format, Options, RecordSource, SourceError, formats, render};
use std::fs::File;
use std::io::{self, BufWriter, Write};
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
    let format = formats::by_name(&options.format).context("no such format")?;
    let choice = Options { leave_out_empty: options.leave_out_empty };
    match &options.output {
        Some(path) => write_file(format, &folder, &choice, path)?,
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            let written = render(format, &Log(&folder), &choice, &mut out).and_then(|()| Ok(out.flush()?));
            // `sallet report … | head` closes the pipe: not an error of the report.
            if !matches!(&written, Err(sallet_report::ReportError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe) {
                written?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a report beside its final place and moves it there when it is whole, so that a full
/// disk leaves the old report.
pub fn write_file(format: &Format, folder: &RunFolder, options: &Options, path: &Path) -> Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    let part = Path::new(&name);
    let at = || path.display().to_string();
    let written = File::create(part).map_err(anyhow::Error::from).and_then(|file| {
        let mut out = BufWriter::new(file);
        render(format, &Log(folder), options, &mut out)?;
        out.flush()?;
        std::fs::rename(part, path)?;
        Ok(())
    });
    written.map_err(|error| {
        let _ = std::fs::remove_file(part);
        anyhow::anyhow!("{}: {error}", at())
    })
}
