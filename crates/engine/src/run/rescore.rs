//! Runs the assessors again over the solutions that a log holds. What judges said stays as it is.

use super::{LogWriter, Plan, RunFolder, Shard, for_each_parallel, session};
use crate::assessors::{self, Assessors, OraclePool, OracleWorker, Subject};
use crate::error::EngineError;
use sallet_core::Task;
use sallet_core::record::{Cell, CellKey, Header, Record, Rescore};
use sallet_core::verdict::{Assessment, Method};
use std::collections::HashMap;
use std::num::NonZeroUsize;

/// Appends new verdicts for every cell of the run at `folder`; asks no model. They are those of the
/// assessors called `chosen`, and then the verdicts of others stay; with none chosen, those of the run's
/// own. `observe` is called with the number of cells done so far.
///
/// # Errors
/// If the log cannot be read or written, its tasks have changed since, or there is no such assessor.
pub fn rescore(
    folder: &RunFolder,
    chosen: &[String],
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
    let kept = match chosen {
        [] => None,
        _ => Some(last_verdicts(folder)?),
    };
    let assessors = match chosen {
        [] => Assessors::open(&header.experiment.assessors)?,
        _ => Assessors::open(&assessors::names(chosen)?)?,
    };
    let mut log = LogWriter::open(folder)?;
    let size = batch_size(&header, &assessors);
    let (send, batches) = async_channel::bounded::<Vec<Cell>>(2);
    let mut done = 0;
    std::thread::scope(|scope| {
        let reading = scope.spawn(move || read_cells(folder, size, send));
        log.append(&Record::Session(session(oracles, &assessors, Shard::WHOLE)))?;
        let judged = for_each_parallel(
            &batches,
            oracles,
            |cells, worker| judge(cells, &tasks, &assessors, worker),
            |rescored| {
                for mut rescored in rescored {
                    if let Some(kept) = &kept {
                        keep_others(&mut rescored, kept);
                    }
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

/// The last verdicts of every cell.
fn last_verdicts(folder: &RunFolder) -> Result<HashMap<CellKey, Vec<Assessment>>, EngineError> {
    let mut verdicts = HashMap::new();
    for record in folder.records()? {
        match record? {
            Record::Cell(mut cell) => {
                if let Some(attempt) = cell.counted_mut() {
                    let assessments = std::mem::take(&mut attempt.assessments);
                    verdicts.insert(cell.key, assessments);
                }
            }
            Record::Rescore(rescore) => {
                verdicts.insert(rescore.key, rescore.assessments);
            }
            Record::Header(_) | Record::Session(_) => {}
        }
    }
    Ok(verdicts)
}

/// Puts the new verdicts in the place of those of the same assessors, and behind the others where they
/// are the first of theirs: which of two analyses decides must not depend on the order of asking.
fn keep_others(rescored: &mut Rescore, kept: &HashMap<CellKey, Vec<Assessment>>) {
    let mut new = std::mem::take(&mut rescored.assessments);
    for old in kept.get(&rescored.key).into_iter().flatten() {
        match new.iter().position(|it| it.assessor == old.assessor) {
            Some(place) => rescored.assessments.push(new.remove(place)),
            None => rescored.assessments.push(old.clone()),
        }
    }
    rescored.assessments.extend(new);
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
    size: usize,
    batches: async_channel::Sender<Vec<Cell>>,
) -> Result<(), EngineError> {
    let mut batch = Vec::new();
    for cell in folder.cells()? {
        batch.push(cell?);
        if batch.len() == size && batches.send_blocking(std::mem::take(&mut batch)).is_err() {
            // Nobody listens after a failed write, which is reported there.
            return Ok(());
        }
    }
    // As above.
    let _ = batches.send_blocking(batch);
    Ok(())
}
