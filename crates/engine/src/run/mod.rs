//! The run loop: every cell that the log lacks → prompt → complete → extract → assess → append.
//!
//! One thread asks (many requests at once), a worker a core judges, and the calling thread
//! appends and tells the observer. Channels between them are short, so memory stays flat.

mod ask;
mod log;
mod merge;
mod plan;
mod rescore;
mod session;
mod shard;
mod workers;

pub use log::{FILE, LogWriter, Records, RunFolder};
pub use merge::{Merged, merge};
pub use plan::{Plan, PlannedCell, matches_any};
pub use rescore::rescore;
pub use session::session;
pub use shard::Shard;
pub(crate) use workers::for_each as for_each_parallel;

use crate::assessors::{self, OraclePool, OracleWorker, Subject};
use crate::error::EngineError;
use crate::extract;
use ask::{Asked, Asker};
use sallet_core::record::{Answer, Attempt, Cell, Record};
use sallet_models::{ProviderOptions, Resources};
use std::sync::atomic::AtomicBool;

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
    /// What runs suites.
    pub oracles: &'a OraclePool,
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
    /// A provider cannot go on (wrong key, no such model): says why.
    ProviderFailed(String),
}

/// Does every cell of `plan` that the log lacks.
///
/// # Errors
/// If a provider cannot be opened or the log cannot be read or written. What goes wrong in one
/// cell is data in its record.
pub fn run(
    plan: &Plan,
    options: &Options<'_>,
    observe: &mut dyn FnMut(Event<'_>),
) -> Result<End, EngineError> {
    let done = match options.resume {
        true => resumable(plan, options.folder)?,
        false => Default::default(),
    };
    let asker = Asker::open(plan, options)?;
    let mut log = match options.resume {
        true => LogWriter::open(options.folder)?,
        false => LogWriter::create(options.folder, &plan.header)?,
    };
    log.append(&Record::Session(session(options.oracles, options.shard)))?;
    let mut share: u64 = 0;
    let mut missing = Vec::new();
    for (number, cell) in plan.cells().enumerate() {
        if options.shard.holds(number as u64) {
            share += 1;
            if !done.contains(&plan.key(cell)) {
                missing.push(cell);
            }
        }
    }
    let to_do = missing.len() as u64;
    observe(Event::Started {
        to_do,
        done: share - to_do,
    });
    let (send, asked) = async_channel::bounded(64);
    std::thread::scope(|scope| {
        let asking = scope.spawn(|| asker.ask_all(missing, send));
        let judged = workers::for_each(
            &asked,
            options.oracles,
            |asked, worker| Finished::new(judge(plan, asked, worker)),
            |finished| {
                let finished = finished?;
                log.append_line(&finished.line)?;
                observe(Event::Finished(&finished.cell));
                Ok(())
            },
        );
        let end = asking
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        judged.and(end)
    })
}

/// A judged cell with its line of the log, so that workers and not the one writer do the encoding.
struct Finished {
    cell: Box<Cell>,
    line: Vec<u8>,
}

impl Finished {
    fn new(cell: Cell) -> Result<Self, EngineError> {
        let record = Record::Cell(Box::new(cell));
        let mut line =
            serde_json::to_vec(&record).map_err(|source| EngineError::Encode { source })?;
        line.push(b'\n');
        match record {
            Record::Cell(cell) => Ok(Self { cell, line }),
            _ => unreachable!("made as a cell above"),
        }
    }
}

/// The finished cells of a log, if it is of the same experiment over the same tasks.
fn resumable(
    plan: &Plan,
    folder: &RunFolder,
) -> Result<std::collections::HashSet<sallet_core::record::CellKey>, EngineError> {
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
    folder.finished()
}

/// Takes the code out of an answer and judges it.
fn judge(plan: &Plan, asked: Asked, worker: &mut OracleWorker<'_>) -> Cell {
    let task = &plan.tasks[asked.cell.task];
    let setting = plan.setting(asked.cell);
    let (prompt, _) = plan.prompt(asked.cell);
    let (extraction, assessments) = match &asked.answer {
        Answer::Error { .. } => (None, Vec::new()),
        Answer::Completion(completion) => {
            let context = extract::Context {
                language: task.language,
                code_prompt: task.code_prompt.as_deref(),
                entry_point: task.entry_point.as_deref(),
                mode: setting.mode,
            };
            let extraction = match completion.is_solution {
                true => extract::as_given(&completion.text, &context),
                false => extract::extract(&completion.text, &context),
            };
            let subject = Subject {
                task,
                completion,
                extraction: &extraction,
            };
            let assessments =
                assessors::assess(&plan.header.experiment.assessors, &subject, worker);
            (Some(extraction), assessments)
        }
    };
    let attempt = Attempt {
        prompt: prompt.to_owned(),
        answer: asked.answer,
        extraction,
        assessments,
    };
    Cell {
        key: plan.key(asked.cell),
        attempts: vec![attempt],
    }
}
