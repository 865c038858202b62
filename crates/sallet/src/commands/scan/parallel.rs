//! Work on many items with several threads, results in the order of the items.

use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many results a thread may be ahead of the one that is delivered next: this bounds memory
/// when one item takes long.
const AHEAD: usize = 8;

/// Walks over trees recurse; the threads of this program get what its first one has.
const STACK_BYTES: usize = 8 << 20;

/// Gives each of `items` to `work` and each result, in order, to `deliver`, whose first error ends
/// it all. `work` must not panic. One thread is the caller's own.
pub fn ordered<I: Send, R: Send>(
    threads: usize,
    mut items: impl Iterator<Item = I> + Send,
    work: impl Fn(I) -> R + Sync,
    mut deliver: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    if threads <= 1 {
        return items.try_for_each(|item| deliver(work(item)));
    }
    let queue = Queue::new(items, threads * AHEAD);
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (queue, work, sender) = (&queue, &work, sender.clone());
            let worker = move || {
                while let Some((number, item)) = queue.take() {
                    if sender.send((number, work(item))).is_err() {
                        return;
                    }
                }
            };
            let started = thread::Builder::new()
                .stack_size(STACK_BYTES)
                .spawn_scoped(scope, worker);
            if let Err(error) = started {
                queue.stop();
                bail!("cannot start a thread: {error}: try fewer with --threads");
            }
        }
        drop(sender);
        let delivered = in_order(&results, &queue, &mut deliver);
        queue.stop();
        delivered
    })
}

fn in_order<I, R>(
    results: &Receiver<(usize, R)>,
    queue: &Queue<impl Iterator<Item = I>>,
    deliver: &mut impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, result) in results {
        early.insert(number, result);
        while let Some(result) = early.remove(&next) {
            deliver(result)?;
            next += 1;
            queue.delivered();
        }
    }
    Ok(())
}

/// The items that nobody has taken yet.
struct Queue<T> {
    state: Mutex<State<T>>,
    moved: Condvar,
    window: usize,
}

struct State<T> {
    items: T,
    taken: usize,
    delivered: usize,
    stopped: bool,
}

impl<I, T: Iterator<Item = I>> Queue<T> {
    fn new(items: T, window: usize) -> Self {
        let state = State {
            items,
            taken: 0,
            delivered: 0,
            stopped: false,
        };
        Self {
            state: Mutex::new(state),
            moved: Condvar::new(),
            window,
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next item with its number; waits while it would be too far ahead.
    fn take(&self) -> Option<(usize, I)> {
        let too_far =
            |state: &mut State<T>| !state.stopped && state.taken >= state.delivered + self.window;
        let mut state = self
            .moved
            .wait_while(self.state(), too_far)
            .unwrap_or_else(PoisonError::into_inner);
        if state.stopped {
            return None;
        }
        let item = state.items.next()?;
        state.taken += 1;
        Some((state.taken - 1, item))
    }

    fn delivered(&self) {
        self.state().delivered += 1;
        self.moved.notify_all();
    }

    fn stop(&self) {
        self.state().stopped = true;
        self.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order() {
        for threads in [1, 2, 7] {
            let mut results = Vec::new();
            let work = |number: usize| number * 2;
            ordered(threads, 0..1_000, work, |result| {
                results.push(result);
                Ok(())
            })
            .unwrap();
            assert_eq!(results, (0..2_000).step_by(2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nobody_runs_far_ahead() {
        let (delivered, furthest) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |number: usize| {
            let ahead = number.saturating_sub(delivered.load(Ordering::SeqCst));
            furthest.fetch_max(ahead, Ordering::SeqCst);
        };
        ordered(3, 0..500, work, |()| {
            delivered.fetch_add(1, Ordering::SeqCst);
            Ok(())
        })
        .unwrap();
        assert!(furthest.into_inner() <= 3 * AHEAD);
    }

    #[test]
    fn an_error_ends_it() {
        for threads in [1, 3] {
            let mut count = 0;
            let result = ordered(
                threads,
                0..,
                |number: usize| number,
                |number| {
                    count += 1;
                    match number {
                        10 => bail!("full"),
                        _ => Ok(()),
                    }
                },
            );
            assert_eq!(result.unwrap_err().to_string(), "full");
            assert_eq!(count, 11);
        }
    }
}
