//! Runs the assessors again over the solutions that a log holds. What judges said stays as it is.

use super::{LogWriter, Plan, RunFolder, Shard, for_each_parallel, session};
use crate::assessors::{Assessors, OraclePool, OracleWorker, Subject};
use crate::error::EngineError;
use sallet_core::Task;
use sallet_core::record::{Cell, Header, Record, Rescore};
use sallet_core::verdict::Method;
use std::collections::HashMap;
use std::num::NonZeroUsize;

/// Appends new verdicts for every cell of the run at `folder`; asks no model. `observe` is called
/// with the number of cells done so far.
///
/// # Errors
/// If the log cannot be read or written, or its tasks have changed since.
pub fn rescore(
    folder: &RunFolder,
    oracles: &OraclePool,
    observe: &mut dyn FnMut(u64),
) -> Result<u64, EngineError> {
    let header = folder.header()?;
    let plan = Plan::new(header.experiment.clone())?;
    if plan.header.tasks != header.tasks {
        let what = "set of tasks (a dataset or the program has changed)";
        return Err(EngineError::ResumeDiffers {
            path: folder.path().to_owned(),
            what,
        });
    }
    let tasks: HashMap<&str, &Task> = plan
        .tasks
        .iter()
        .map(|task| (task.id.as_str(), task))
        .collect();
    let assessors = Assessors::open(&header.experiment.assessors)?;
    let mut log = LogWriter::open(folder)?;
    let size = batch_size(&header, &assessors);
    let (send, batches) = async_channel::bounded::<Vec<Cell>>(2);
    let mut done = 0;
    std::thread::scope(|scope| {
        // The log grows while it is read: only what stood there at the start is of interest.
        let end = std::fs::metadata(folder.log())
            .map(|file| file.len())
            .unwrap_or(0);
        let reading = scope.spawn(move || read_cells(folder, end, size, send));
        log.append(&Record::Session(session(oracles, &assessors, Shard::WHOLE)))?;
        let judged = for_each_parallel(
            &batches,
            oracles,
            |cells, worker| judge(cells, &tasks, &assessors, worker),
            |rescored| {
                for rescored in rescored {
                    log.append(&Record::Rescore(rescored))?;
                    done += 1;
                    observe(done);
                }
                Ok(())
            },
        );
        judged.and(
            reading
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        )
    })?;
    Ok(done)
}

/// How many cells are judged at once: what the assessors would like, as long as every core has
/// its share.
fn batch_size(header: &Header, assessors: &Assessors) -> usize {
    let samples = header.experiment.settings.iter();
    let samples: usize = samples.map(|setting| setting.samples as usize).sum();
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let share = (samples * header.tasks.len()).div_ceil(cores);
    assessors.batch().min(share).max(1)
}

/// New verdicts for those of `cells` that hold a solution.
fn judge(
    cells: Vec<Cell>,
    tasks: &HashMap<&str, &Task>,
    assessors: &Assessors,
    worker: &mut OracleWorker<'_>,
) -> Vec<Rescore> {
    let with_solution = cells.iter().filter_map(|cell| {
        let attempt = cell.counted()?;
        let subject = Subject {
            task: tasks.get(cell.key.task.as_str())?,
            completion: attempt.answer.completion()?,
            extraction: attempt.extraction.as_ref()?,
        };
        let said = attempt
            .assessments
            .iter()
            .filter(|it| it.by == Method::Judge);
        Some(((&cell.key, said), subject))
    });
    let (kept, subjects): (Vec<_>, Vec<Subject<'_>>) = with_solution.unzip();
    let assessments = assessors.assess(&subjects, worker);
    let rescored = kept.into_iter().zip(assessments);
    rescored
        .map(|((key, said), assessments)| Rescore {
            key: key.clone(),
            assessments: assessments.into_iter().chain(said.cloned()).collect(),
        })
        .collect()
}

fn read_cells(
    folder: &RunFolder,
    end: u64,
    size: usize,
    batches: async_channel::Sender<Vec<Cell>>,
) -> Result<(), EngineError> {
    let mut batch = Vec::new();
    for record in folder.records()?.until(end) {
        if let Record::Cell(cell) = record? {
            batch.push(*cell);
        }
        if batch.len() == size && batches.send_blocking(std::mem::take(&mut batch)).is_err() {
            // Nobody listens after a failed write, which is reported there.
            return Ok(());
        }
    }
    // As above.
    let _ = batches.send_blocking(batch);
    Ok(())
}
