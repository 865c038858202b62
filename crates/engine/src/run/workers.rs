//! Spreads judging over the cores.

use crate::assessors::{OraclePool, OracleWorker};
use crate::error::EngineError;
use async_channel::Receiver;
use std::num::NonZeroUsize;

/// Applies `work` to every job on one thread a core, each with an oracle server of its own, and
/// hands the results to `take` on this thread, as they come.
///
/// # Errors
/// The first error of `take`; jobs that are waiting are then dropped.
pub(crate) fn for_each<J: Send, R: Send>(
    jobs: &Receiver<J>,
    oracles: &OraclePool,
    work: impl Fn(J, &mut OracleWorker<'_>) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), EngineError>,
) -> Result<(), EngineError> {
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let (send, results) = async_channel::bounded(64);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            let (send, work) = (send.clone(), &work);
            scope.spawn(move || {
                let mut worker = oracles.worker();
                while let Ok(job) = jobs.recv_blocking() {
                    if send.send_blocking(work(job, &mut worker)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let taken = std::iter::from_fn(|| results.recv_blocking().ok()).try_for_each(&mut take);
        // After an error nobody listens any more: both channels end their senders.
        results.close();
        jobs.close();
        taken
    })
}
