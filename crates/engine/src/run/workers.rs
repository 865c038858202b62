//! Spreads judging over the cores.

use crate::assessors::{OraclePool, OracleWorker};
use crate::error::EngineError;
use async_channel::Receiver;
use std::any::Any;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Applies `work` to every job on one thread a core, each with an oracle server of its own, and
/// hands the results to `take` on this thread, as they come.
///
/// # Errors
/// The first error of `take`, or that `work` panicked; jobs that are waiting are then dropped.
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
                    // The others would wait for ever for what a panic took away.
                    let result = catch_unwind(AssertUnwindSafe(|| work(job, &mut worker)));
                    let has_panicked = result.is_err();
                    // Whatever the panic left half-done in the worker is not used again.
                    if send.send_blocking(result).is_err() || has_panicked {
                        break;
                    }
                }
            });
        }
        drop(send);
        let mut results_in_turn = std::iter::from_fn(|| results.recv_blocking().ok());
        let taken = results_in_turn.try_for_each(|result| match result {
            Ok(result) => take(result),
            Err(panic) => Err(EngineError::WorkerPanicked {
                said: message(&*panic),
            }),
        });
        // After an error nobody listens any more: both channels end their senders.
        results.close();
        jobs.close();
        taken
    })
}

/// What a panic said.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no reason given").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sallet_sandbox::Sandboxing;

    #[test]
    fn a_panic_ends_everything_with_its_message() {
        let (send, jobs) = async_channel::unbounded();
        for job in 0..3 {
            send.send_blocking(job).unwrap();
        }
        // As long as there may be more jobs, only the panic can be the end.
        let oracles = OraclePool::find(Sandboxing::On);
        let work = |job: u32, _: &mut OracleWorker<'_>| assert_ne!(job, 1, "bad job");
        let error = for_each(&jobs, &oracles, work, |()| Ok(())).unwrap_err();
        let text = error.to_string();
        assert!(text.contains("bad job"), "{text}");
        drop(send);
    }
}
