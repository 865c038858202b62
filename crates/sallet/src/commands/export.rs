//! `sallet export`: the answers of a run as a samples file.

use crate::arguments::Export;
use crate::terminal::output;
use crate::whole_file;
use anyhow::{Result, bail};
use sallet_core::record::{Attempt, Cell};
use sallet_engine::run::RunFolder;
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;

/// A row of the samples file; `sallet eval --provider file:…` reads it again.
#[derive(Serialize)]
struct Row<'a> {
    task_id: &'a str,
    setting: &'a str,
    sample: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    completion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    solution: Option<&'a str>,
}

pub fn run(options: &Export) -> Result<ExitCode> {
    let folder = RunFolder::new(&options.run);
    // Says what is wrong with a folder that holds no run before a file is begun.
    let header = folder.header()?;
    if let Some(wanted) = &options.setting {
        let settings = &header.experiment.settings;
        if settings.iter().all(|setting| setting.id != *wanted) {
            let known: Vec<&str> = settings.iter().map(|it| it.id.as_str()).collect();
            bail!(
                "the run has no setting '{wanted}': choose among {}",
                known.join(", ")
            );
        }
    }
    match &options.output {
        Some(path) => whole_file::write(path, |out| write(&folder, options, out))?,
        None => write(&folder, options, &mut output())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn write(folder: &RunFolder, options: &Export, out: &mut dyn Write) -> Result<()> {
    for cell in folder.cells()? {
        let cell = cell?;
        let is_wanted = options
            .setting
            .as_deref()
            .is_none_or(|wanted| wanted == cell.key.setting);
        if let Some(row) = row(&cell, options.solutions).filter(|_| is_wanted) {
            serde_json::to_writer(&mut *out, &row)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

/// The row of a cell; `None` where nobody answered.
fn row(cell: &Cell, solutions: bool) -> Option<Row<'_>> {
    let attempt: &Attempt = cell.counted()?;
    let completion = attempt.answer.completion()?;
    let solution = attempt
        .extraction
        .as_ref()
        .map(|extraction| extraction.solution.as_str());
    // A provider's code is no raw answer, and code has none where nothing was taken out.
    let code = (solutions || completion.is_solution).then(|| solution.unwrap_or(&completion.text));
    Some(Row {
        task_id: &cell.key.task,
        setting: &cell.key.setting,
        sample: cell.key.sample,
        completion: code.is_none().then_some(completion.text.as_str()),
        solution: code,
    })
}
