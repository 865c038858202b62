//! Progress on standard error: how far, how long, how much money. Silent where that is no terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over `total` cells.
pub fn bar(total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total);
    let template = "{bar:30} {pos}/{len} cells  {elapsed} gone, {eta} left  {msg}";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

/// What has been spent, and what the rest will cost at that rate.
pub fn money(spent: f64, done: u64, to_do: u64) -> String {
    if spent <= 0.0 || done == 0 {
        return String::new();
    }
    let left = spent / done as f64 * to_do.saturating_sub(done) as f64;
    format!("${spent:.2} spent, about ${left:.2} left")
}

#[cfg(test)]
mod tests {
    use super::money;

    #[test]
    fn money_is_estimated_from_what_was_spent() {
        assert_eq!(money(0.0, 5, 10), "");
        assert_eq!(money(1.0, 5, 20), "$1.00 spent, about $3.00 left");
    }
}
