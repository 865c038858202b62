//! How fast a server may be asked.

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Arc;
use tokio::sync::{Semaphore, SemaphorePermit};

/// A concurrency limit and a rate limit. Clones share both, so settings that ask the same server
/// (a temperature sweep) are given clones of one `Limits` and together stay within it.
#[derive(Debug, Clone)]
pub struct Limits {
    slots: Arc<Semaphore>,
    rate: Option<Arc<DefaultDirectRateLimiter>>,
}

impl Limits {
    /// At most `concurrency` answers under way at once, and at most `per_minute` requests a
    /// minute. Requests are spread evenly over the minute, with no burst at its start, and
    /// retries count.
    pub fn new(concurrency: NonZeroUsize, per_minute: Option<NonZeroU32>) -> Self {
        let evenly = |requests| Quota::per_minute(requests).allow_burst(NonZeroU32::MIN);
        Self {
            slots: Arc::new(Semaphore::new(
                concurrency.get().min(Semaphore::MAX_PERMITS),
            )),
            rate: per_minute.map(|requests| Arc::new(RateLimiter::direct(evenly(requests)))),
        }
    }

    /// Waits for one of the slots and holds it until the returned permit is dropped. `None` would
    /// mean a closed semaphore, and this one is never closed.
    pub(crate) async fn slot(&self) -> Option<SemaphorePermit<'_>> {
        self.slots.acquire().await.ok()
    }

    /// Waits until one more request may be sent.
    pub(crate) async fn turn(&self) {
        if let Some(rate) = &self.rate {
            rate.until_ready().await;
        }
    }
}

impl Default for Limits {
    /// Eight at once, any number a minute.
    fn default() -> Self {
        Self::new(NonZeroUsize::MIN.saturating_add(7), None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::Future;

    /// Whether `future` is ready at its first poll, so that no test has to wait.
    async fn ready(future: impl Future) -> bool {
        tokio::select! {
            biased;
            _ = future => true,
            () = std::future::ready(()) => false,
        }
    }

    #[tokio::test]
    async fn clones_share_the_slots() {
        let limits = Limits::new(NonZeroUsize::new(2).unwrap(), None);
        let other = limits.clone();
        let first = limits.slot().await;
        let _second = other.slot().await;
        assert!(!ready(limits.slot()).await);
        drop(first);
        assert!(ready(other.slot()).await);
    }

    #[tokio::test]
    async fn requests_are_spread_over_the_minute() {
        let limits = Limits::new(NonZeroUsize::MIN, NonZeroU32::new(2));
        assert!(ready(limits.turn()).await);
        assert!(!ready(limits.turn()).await);
        assert!(ready(Limits::default().turn()).await);
    }
}
