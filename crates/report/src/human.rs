//! Numbers and dates as people read them.

use crate::summary::Spending;
use sallet_core::metrics::{Estimate, Reason};

/// What stands where there is no value.
pub(crate) const NO_VALUE: &str = "–";

/// A share in percent with one decimal and no unit, or [`NO_VALUE`].
pub(crate) fn percent(share: Option<f64>) -> String {
    share.map_or_else(
        || NO_VALUE.to_owned(),
        |share| format!("{:.1}", share * 100.0),
    )
}

/// An interval in percent, e.g. `12.5–40.0`, or [`NO_VALUE`].
pub(crate) fn interval(interval: Option<(f64, f64)>) -> String {
    match interval {
        Some((low, high)) => format!("{}–{}", percent(Some(low)), percent(Some(high))),
        None => NO_VALUE.to_owned(),
    }
}

/// A share with its interval, in percent, e.g. `45.0 (33.1–57.2)`.
pub(crate) fn share(value: Option<f64>, bounds: Option<(f64, f64)>) -> String {
    match (value, bounds) {
        (Some(_), Some(_)) => format!("{} ({})", percent(value), interval(bounds)),
        _ => percent(value),
    }
}

/// What an estimate rests on, e.g. `24 tasks, 72 samples`.
pub(crate) fn rests_on(estimate: &Estimate) -> String {
    format!(
        "{}, {}",
        count(estimate.tasks, "task"),
        count(estimate.samples, "sample")
    )
}

/// What was left out and why, e.g. `3 samples: no answer; 1 task: fewer than k scored samples`.
/// Empty only when there is a value that nothing was left out of.
pub(crate) fn left_out(estimate: &Estimate) -> String {
    if estimate.value.is_none() && estimate.left_out.is_empty() {
        return "no samples in the log".to_owned();
    }
    let part = |(reason, &number): (&Reason, &usize)| {
        let unit = reason.unit().trim_end_matches('s');
        format!("{}: {reason}", count(number, unit))
    };
    estimate
        .left_out
        .iter()
        .map(part)
        .collect::<Vec<_>>()
        .join("; ")
}

/// `1 task`, `2 tasks`, `28,000 samples`.
pub(crate) fn count(number: usize, unit: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {unit}{plural}", thousands(number as u64))
}

/// A number with a comma after each three digits.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut result = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            result.push(',');
        }
        result.push(digit);
    }
    result
}

/// US dollars with as many decimals as small sums need.
pub(crate) fn dollars(sum: f64) -> String {
    if sum == 0.0 || sum >= 1.0 {
        format!("${sum:.2}")
    } else {
        format!("${sum:.4}")
    }
}

/// A sum of tokens, with how many answers it lacks.
pub(crate) fn tokens(spending: &Spending, sum: u64) -> String {
    partly_known(spending.answers, spending.without_usage, thousands(sum))
}

/// The sum of money, with how many answers it lacks.
pub(crate) fn cost(spending: &Spending) -> String {
    partly_known(
        spending.answers,
        spending.without_cost,
        dollars(spending.cost),
    )
}

fn partly_known(answers: u64, unknown: u64, sum: String) -> String {
    match (answers, unknown) {
        (0, _) => NO_VALUE.to_owned(),
        (_, 0) => sum,
        (answers, unknown) if unknown == answers => format!("{NO_VALUE} (not known)"),
        (_, unknown) => format!("{sum} + {} not known", thousands(unknown)),
    }
}

/// Seconds since 1970 as `2026-02-03 04:05 UTC`.
pub(crate) fn date(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02} UTC")
}

/// Year, month and day of the Gregorian calendar, `days` after 1970-01-01. Hinnant's algorithm
/// `civil_from_days`: years start in March, so that the leap day comes last.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

/// At most `most` characters of `text`, the last one an ellipsis when some are missing.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// Like [`shorten`], but takes the middle out: settings often differ at their ends.
pub(crate) fn shorten_middle(text: &str, most: usize) -> String {
    let length = text.chars().count();
    if length <= most {
        return text.to_owned();
    }
    let end = most / 2;
    let start = most.saturating_sub(end + 1);
    let head: String = text.chars().take(start).collect();
    let tail: String = text.chars().skip(length - end).collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(thousands(28_000), "28,000");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(percent(Some(0.625)), "62.5");
        assert_eq!(percent(None), "–");
        assert_eq!(interval(Some((0.0, 1.0))), "0.0–100.0");
        assert_eq!(count(1, "task"), "1 task");
        assert_eq!(dollars(0.0123), "$0.0123");
        assert_eq!(shorten("żółwie", 4), "żół…");
        assert_eq!(shorten_middle("provider/model t=0.2", 9), "prov…=0.2");
        assert_eq!(shorten_middle("short", 5), "short");
    }

    #[test]
    fn dates_follow_the_calendar() {
        let check = |seconds, expected: &str| assert_eq!(date(seconds), expected);
        check(0, "1970-01-01 00:00 UTC");
        check(951_782_399, "2000-02-28 23:59 UTC");
        check(951_782_400, "2000-02-29 00:00 UTC");
        check(1_767_225_599, "2025-12-31 23:59 UTC");
        check(4_107_542_400, "2100-03-01 00:00 UTC");
    }
}
