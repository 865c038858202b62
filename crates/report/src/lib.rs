//! Reports: a run log in, a document out. Pure: reads records that the caller provides, writes
//! bytes to where the caller says, touches no file and no network.
//!
//! A report reads the log once for a summary, which keeps a few bytes a cell. The HTML report
//! reads it a second time for the texts of the samples that it shows.

mod detectors;
mod escape;
mod exhibits;
pub mod formats;
mod highlight;
mod human;
mod notes;
mod plots;
mod sample_view;
mod samples;
mod scores;
mod summary;
mod tallies;
#[cfg(test)]
mod testlog;

pub use formats::Format;

use sallet_core::record::Record;
use std::io::{BufWriter, Write};
use summary::Summary;

/// A run log that can be read from its start more than once.
pub trait RecordSource {
    /// Every record, in the order of the log.
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record, SourceError>> + '_>;
}

/// Whatever the caller's reader of the log can fail with.
pub type SourceError = Box<dyn std::error::Error + Send + Sync>;

/// What a user can choose about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Leave solutions that hold no body out of every metric but the empty ratio.
    pub leave_out_empty: bool,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The caller's source failed.
    #[error("cannot read the run log: {0}")]
    Source(#[source] SourceError),
    /// The log has no record at all, or another one before the header.
    #[error("the run log does not start with its header: is this a run.jsonl of sallet?")]
    NoHeader,
    /// Two logs in one.
    #[error(
        "the run log holds a second header: to put runs together use `sallet merge`, not `cat`"
    )]
    SecondHeader,
    /// A cell of another experiment.
    #[error(
        "the run log holds a sample of setting '{setting}' and task '{task}', which its header does \
         not name: the log was mixed with another run's"
    )]
    UnknownCell {
        /// `Setting::id`.
        setting: String,
        /// `Task::id`.
        task: String,
    },
    /// Verdicts for a cell that never was.
    #[error(
        "the run log holds new verdicts for sample {sample} of setting '{setting}' and task \
         '{task}', but not that sample: lines of the log are missing"
    )]
    RescoreOfNothing {
        /// `Setting::id`.
        setting: String,
        /// `Task::id`.
        task: String,
        /// Sample index.
        sample: u32,
    },
    /// The report's reader went away, or its disk is full.
    #[error("cannot write the report: {0}")]
    Write(#[from] std::io::Error),
    /// As above, from the CSV writer.
    #[error("cannot write the report: {0}")]
    Csv(#[from] csv::Error),
    /// As above, from the JSON writer.
    #[error("cannot write the report: {0}")]
    Json(#[from] serde_json::Error),
}

/// Writes the report of `source` to `out`, which need not be buffered.
pub fn render(
    format: &Format,
    source: &dyn RecordSource,
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), ReportError> {
    let summary = Summary::read(source)?;
    let mut out = BufWriter::new(out);
    let report = Report {
        summary: &summary,
        source,
        options,
    };
    (format.write)(&report, &mut out)?;
    out.flush()?;
    Ok(())
}

/// What a format turns into a document.
pub(crate) struct Report<'a> {
    pub(crate) summary: &'a Summary,
    pub(crate) source: &'a dyn RecordSource,
    pub(crate) options: &'a Options,
}
