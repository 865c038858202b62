//! When a failed request is tried again, and how long to wait before.

use std::num::NonZeroU32;
use std::time::{Duration, SystemTime};

/// Exponential back-off with full jitter: before retry n the wait is uniform in
/// `0 ..= min(longest, base * 2^(n-1))`, so that many clients that failed together do not come back
/// together (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// Requests in all, the first included.
    pub max_attempts: NonZeroU32,
    /// Longest wait before the first retry. Lower it in tests.
    pub base: Duration,
    /// Longest wait before any retry. A `Retry-After` beyond it is cut to it: the request is then
    /// tried too early and may fail once more, but a mistaken header cannot hold a run for hours.
    pub longest: Duration,
}

impl Default for Retry {
    /// Six attempts, waits from 1 s doubling up to 60 s.
    fn default() -> Self {
        Self {
            max_attempts: NonZeroU32::new(6).unwrap_or(NonZeroU32::MIN),
            base: Duration::from_secs(1),
            longest: Duration::from_secs(60),
        }
    }
}

impl Retry {
    /// How long to wait after `attempt` (from 1) failed. What the server asks for is the least,
    /// and the jitter comes on top.
    pub(crate) fn wait(&self, attempt: u32, asked: Duration) -> Duration {
        let doubled = 2u32.saturating_pow(attempt.saturating_sub(1));
        let ceiling = self.base.saturating_mul(doubled).min(self.longest);
        let jitter = ceiling.mul_f64(fastrand::f64());
        asked.min(self.longest) + jitter
    }
}

/// Whether a request with this answer may do better when it is repeated.
pub(crate) fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 409 | 425 | 429 | 500..=599)
}

/// Reads a `Retry-After` header: seconds (some servers send a fraction) or an HTTP date, RFC 9110
/// section 10.2.3. A date in the past is no wait; anything else is `None`.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read() {
        fn check(value: &str, expected: Option<f64>) {
            // Sun, 06 Nov 1994 08:49:37 GMT
            let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
            let expected = expected.map(Duration::from_secs_f64);
            assert_eq!(retry_after(value, now), expected, "{value}");
        }
        check("0", Some(0.0));
        check(" 7 ", Some(7.0));
        check("0.5", Some(0.5));
        check("Sun, 06 Nov 1994 08:50:07 GMT", Some(30.0));
        check("Sun, 06 Nov 1994 08:00:00 GMT", Some(0.0));
        check("-1", None);
        check("NaN", None);
        check("1e999", None);
        check("soon", None);
        check("", None);
    }

    #[test]
    fn waits_stay_between_what_the_server_asks_and_the_ceiling() {
        let retry = Retry {
            base: Duration::from_millis(100),
            longest: Duration::from_secs(2),
            ..Retry::default()
        };
        let check = |attempt, asked: u64, least: u64, most: u64| {
            for _ in 0..200 {
                let wait = retry.wait(attempt, Duration::from_millis(asked));
                let range = Duration::from_millis(least)..=Duration::from_millis(most);
                assert!(range.contains(&wait), "{wait:?} after attempt {attempt}");
            }
        };
        check(1, 0, 0, 100);
        check(3, 0, 0, 400);
        check(40, 0, 0, 2000);
        check(1, 700, 700, 800);
        check(1, 3_600_000, 2000, 2100);
    }

    #[test]
    fn only_passing_troubles_are_retried() {
        for status in [408, 409, 425, 429, 500, 502, 503, 529] {
            assert!(is_transient(status), "{status}");
        }
        for status in [301, 400, 401, 403, 404, 413, 422] {
            assert!(!is_transient(status), "{status}");
        }
    }
}
