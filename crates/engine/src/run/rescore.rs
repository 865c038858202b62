//! Runs the assessors again over the solutions that a log holds.

use super::{LogWriter, Plan, RunFolder, Shard, for_each_parallel, session};
use crate::assessors::{self, OraclePool, Subject};
use crate::error::EngineError;
use sallet_core::Task;
use sallet_core::record::{Cell, Record, Rescore};
use std::collections::HashMap;

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
    let mut log = LogWriter::open(folder)?;
    let (send, cells) = async_channel::bounded::<Box<Cell>>(64);
    let mut done = 0;
    std::thread::scope(|scope| {
        // The log grows while it is read: only what stood there at the start is of interest.
        let end = std::fs::metadata(folder.log())
            .map(|file| file.len())
            .unwrap_or(0);
        let reading = scope.spawn(move || read_cells(folder, end, send));
        log.append(&Record::Session(session(oracles, Shard::WHOLE)))?;
        let judged = for_each_parallel(
            &cells,
            oracles,
            |cell, worker| {
                let attempt = cell.last()?;
                let (completion, extraction) =
                    (attempt.answer.completion()?, attempt.extraction.as_ref()?);
                let task = tasks.get(cell.key.task.as_str())?;
                let subject = Subject {
                    task,
                    completion,
                    extraction,
                };
                let assessments = assessors::assess(&header.experiment.assessors, &subject, worker);
                Some(Rescore {
                    key: cell.key,
                    assessments,
                })
            },
            |rescored| {
                if let Some(rescored) = rescored {
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

fn read_cells(
    folder: &RunFolder,
    end: u64,
    cells: async_channel::Sender<Box<Cell>>,
) -> Result<(), EngineError> {
    for record in folder.records()?.until(end) {
        if let Record::Cell(cell) = record?
            && cells.send_blocking(cell).is_err()
        {
            // Nobody listens after a failed write, which is reported there.
            break;
        }
    }
    Ok(())
}
