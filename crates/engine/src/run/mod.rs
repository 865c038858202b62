//! The run loop: every cell that the log lacks → prompt → complete → extract → assess → (repair →
//! complete → …) → append.
//!
//! One thread asks (many requests at once), a worker a core judges, and the calling thread
//! appends and tells the observer. A cell whose repair strategy wants more goes back to the one who
//! asks. Only so many cells are open at once, so memory stays flat.

mod ask;
mod judging;
mod log;
mod merge;
mod open_cell;
mod plan;
mod rescore;
mod session;
mod shard;
mod verdicts;
mod workers;

pub use log::{FILE, LogWriter, Records, RunFolder};
pub use merge::{Merged, merge};
pub use plan::{Plan, PlannedCell, matches_any};
pub use rescore::rescore;
pub use session::{now, session};
pub use shard::Shard;
pub(crate) use workers::for_each as for_each_parallel;

use crate::assessors::{Assessors, OraclePool};
use crate::error::EngineError;
use crate::repair::Sources;
use ask::{Asker, Judged};
use judging::Panel;
use open_cell::{Judge, Outlook};
use sallet_core::record::{Cell, Record};
use sallet_models::{ProviderOptions, Resources};
use std::sync::atomic::AtomicBool;
use verdicts::Verdicts;

/// What a run needs beside its plan.
pub struct Options<'a> {
    /// Where the log is.
    pub folder: &'a RunFolder,
    /// Continue a log that is there.
    pub resume: bool,
    /// Which part of the cells.
    pub shard: Shard,
    /// How providers are opened.
    pub providers: ProviderOptions,
    /// Store, prices and budget.
    pub resources: Resources,
    /// Requests under way at once, over all providers.
    pub concurrency: usize,
    /// Set by the user's Ctrl-C: cells in flight are finished, no new one is begun.
    pub stop: &'a AtomicBool,
}

/// What happens in a run, as it happens.
pub enum Event<'a> {
    /// Before the first cell.
    Started {
        /// Cells that this process is to do.
        to_do: u64,
        /// Cells of its share that the log holds already.
        done: u64,
    },
    /// A cell was appended to the log.
    Finished(&'a Cell),
}

/// Why a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Every cell has been done.
    Complete,
    /// The user stopped it.
    Interrupted,
    /// The budget is spent: says which limit.
    BudgetSpent(String),
    /// A provider cannot go on (wrong key, no such model, no credit): says why.
    ProviderFailed(String),
}

/// A run whose providers and log are open, so that every mistake of the user has been told.
pub struct Run<'a> {
    plan: &'a Plan,
    options: &'a Options<'a>,
    asker: Asker<'a>,
    assessors: Assessors,
    panel: Panel,
    /// By setting; `None` where nothing is repaired.
    feedback: Vec<Option<Sources>>,
    log: LogWriter,
}

impl<'a> Run<'a> {
    /// Opens the providers, and begins or continues the log.
    ///
    /// # Errors
    /// If a provider or an assessor cannot be opened, the log cannot be read or written, or it is of another
    /// experiment.
    pub fn open(plan: &'a Plan, options: &'a Options<'a>) -> Result<Self, EngineError> {
        if options.resume {
            check_same(plan, options.folder)?;
        }
        let asker = Asker::open(plan, options)?;
        let assessors = Assessors::open(&plan.header.experiment.assessors)?;
        let panel = Panel::open(&plan.header.experiment.judges)?;
        let feedback = feedback(plan)?;
        let log = match options.resume {
            true => LogWriter::open(options.folder)?,
            false => LogWriter::create(options.folder, &plan.header)?,
        };
        Ok(Self {
            plan,
            options,
            asker,
            assessors,
            panel,
            feedback,
            log,
        })
    }

    /// Does every cell of the plan that the log lacks.
    ///
    /// # Errors
    /// If the log cannot be read or written. What goes wrong in one cell is data in its record.
    pub fn finish(
        mut self,
        oracles: &OraclePool,
        observe: &mut dyn FnMut(Event<'_>),
    ) -> Result<End, EngineError> {
        let (missing, done) = self.missing()?;
        let session = session(oracles, &self.assessors, self.options.shard);
        self.log.append(&Record::Session(session))?;
        observe(Event::Started {
            to_do: missing.len() as u64,
            done,
        });
        let (send, asked) = async_channel::bounded(64);
        // Never full: the cells in it are open, and their number is bounded.
        let (back, judged) = async_channel::unbounded();
        let judge = Judge {
            plan: self.plan,
            assessors: &self.assessors,
            panel: &self.panel,
            feedback: &self.feedback,
            verdicts: Verdicts::default(),
        };
        std::thread::scope(|scope| {
            let asking = scope.spawn(|| self.asker.ask_all(missing, send, &judged));
            let done = workers::for_each(
                &asked,
                oracles,
                |asked: ask::Asked, worker| {
                    let outlook = asked.cell.go_on(asked.answers, &judge, worker);
                    let (finished, word) = match outlook {
                        Outlook::Done(cell) => (Some(Finished::new(cell)), Judged::Done),
                        Outlook::Ask(cell, wanted) => (None, Judged::More(cell, wanted)),
                    };
                    // Nobody listens after the log could not be written, which is told elsewhere.
                    let _ = back.send_blocking(word);
                    finished
                },
                |finished| {
                    let Some(finished) = finished else {
                        return Ok(());
                    };
                    let finished = finished?;
                    self.log.append_line(&finished.line)?;
                    observe(Event::Finished(&finished.cell));
                    Ok(())
                },
            );
            judged.close();
            let end = asking
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            done.and(end)
        })
    }

    /// The cells of this process that the log lacks, and the number of those it holds. Read with
    /// the log in hand: another process may have worked on it until now.
    fn missing(&self) -> Result<(Vec<PlannedCell>, u64), EngineError> {
        let finished = self.options.folder.finished()?;
        let mut missing = Vec::new();
        let mut done = 0;
        for (number, cell) in (0..).zip(self.plan.cells()) {
            match self.options.shard.holds(number) {
                true if finished.contains(&self.plan.key(cell)) => done += 1,
                true => missing.push(cell),
                false => {}
            }
        }
        Ok((missing, done))
    }
}

/// A judged cell with its line of the log, so that workers and not the one writer do the encoding.
struct Finished {
    cell: Box<Cell>,
    line: Vec<u8>,
}

impl Finished {
    fn new(cell: Box<Cell>) -> Result<Self, EngineError> {
        let record = Record::Cell(cell);
        let mut line =
            serde_json::to_vec(&record).map_err(|source| EngineError::Encode { source })?;
        line.push(b'\n');
        match record {
            Record::Cell(cell) => Ok(Self { cell, line }),
            _ => unreachable!("made as a cell above"),
        }
    }
}

/// Refuses to continue a run of another experiment or over other tasks.
fn check_same(plan: &Plan, folder: &RunFolder) -> Result<(), EngineError> {
    let header = folder.header()?;
    let differs = |what| {
        Err(EngineError::ResumeDiffers {
            path: folder.path().to_owned(),
            what,
        })
    };
    if header.experiment != plan.header.experiment {
        return differs("experiment");
    }
    if header.tasks != plan.header.tasks || header.prompts != plan.header.prompts {
        return differs("set of tasks (a dataset or the program has changed)");
    }
    Ok(())
}

/// The sources of feedback of each setting that repairs.
fn feedback(plan: &Plan) -> Result<Vec<Option<Sources>>, EngineError> {
    let settings = plan.header.experiment.settings.iter();
    let open = |setting: &sallet_core::experiment::Setting| {
        let repair = setting.repair.as_ref();
        repair
            .map(|repair| Sources::open(&repair.feedback))
            .transpose()
    };
    settings.map(open).collect()
}
