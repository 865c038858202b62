//! Puts the logs of shards, or of runs that were stopped and begun again elsewhere, into one.

use super::log::{LogWriter, RunFolder};
use crate::error::EngineError;
use sallet_core::record::{Answer, Header, Record};
use std::collections::HashSet;

/// What a merge did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// Cells in the new log.
    pub cells: usize,
    /// Cells that stood in more than one log; the first answered one was kept.
    pub duplicates: usize,
    /// Cells of the experiment that no log holds with an answer.
    pub missing: usize,
}

/// Writes the records of `parts` into a new run at `out`.
///
/// # Errors
/// If the parts are not of one experiment over the same tasks, or a log cannot be read or written.
pub fn merge(parts: &[RunFolder], out: &RunFolder) -> Result<Merged, EngineError> {
    let header = common_header(parts)?;
    let mut writer = LogWriter::create(out, &header)?;
    let mut kept = HashSet::new();
    let mut duplicates = 0;
    for part in parts {
        let answered = part.finished()?;
        for record in part.records()? {
            let record = record?;
            match &record {
                Record::Header(_) => continue,
                Record::Session(_) | Record::Rescore(_) => {}
                Record::Cell(cell) => {
                    let has_answer = |answer: &Answer| matches!(answer, Answer::Completion(_));
                    let answer = cell
                        .last()
                        .is_some_and(|attempt| has_answer(&attempt.answer));
                    // A failure that was made good later in the same log says nothing any more.
                    if !answer && answered.contains(&cell.key) {
                        continue;
                    }
                    if answer && !kept.insert(cell.key.clone()) {
                        duplicates += 1;
                        continue;
                    }
                }
            }
            writer.append(&record)?;
        }
    }
    let total: usize = header
        .experiment
        .settings
        .iter()
        .map(|setting| setting.samples as usize * header.tasks.len())
        .sum();
    Ok(Merged {
        cells: kept.len(),
        duplicates,
        missing: total.saturating_sub(kept.len()),
    })
}

fn common_header(parts: &[RunFolder]) -> Result<Header, EngineError> {
    let mut headers = parts.iter().map(|part| Ok((part, part.header()?)));
    let (first, header) = headers.next().unwrap_or(Err(EngineError::NothingToMerge))?;
    for other in headers {
        let (part, other) = other?;
        if other != header {
            return Err(EngineError::DifferentRuns {
                first: first.path().to_owned(),
                other: part.path().to_owned(),
            });
        }
    }
    Ok(header)
}
