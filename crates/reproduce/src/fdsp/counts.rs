//! From a printed percentage to the count behind it, in whole numbers throughout.

use super::{GENERATED, REPAIRS};
use crate::printed::{Printed, PrintedTable};

/// How a share comes to be a printed percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It begins with the printed digits.
    CutOff,
    /// It rounds to it; half-way either way.
    Rounded,
}

/// How `part` of `items` fits to a printed percentage, if it does.
pub(super) fn fit(printed: &Printed, part: usize, items: usize) -> Option<Fit> {
    // Everything times 10^decimals × items: no fraction is left.
    let scale = 10u64.pow(printed.decimals() as u32);
    let exact = 100 * part as u64 * scale;
    let shown = in_last_digits(printed)? * items as u64;
    if exact.abs_diff(shown) * 2 <= items as u64 {
        return Some(Fit::Rounded);
    }
    (shown..shown + items as u64)
        .contains(&exact)
        .then_some(Fit::CutOff)
}

/// The printed number in units of its last digit.
fn in_last_digits(printed: &Printed) -> Option<u64> {
    printed.text().replace('.', "").parse().ok()
}

/// The count that fits best; the nearest one where none does.
fn count(printed: &Printed, items: usize) -> usize {
    let fitting = (0..=items)
        .filter_map(|part| Some((fit(printed, part, items)?, part)))
        .max_by_key(|(fit, _)| *fit);
    match fitting {
        Some((_, part)) => part,
        None => (printed.value() * items as f64 / 100.0).round() as usize,
    }
}

/// The counts of one model on one dataset.
pub(super) struct Column {
    /// Programs in the dataset.
    pub(super) items: usize,
    /// Vulnerable ones before any repair.
    pub(super) before: usize,
    /// Those after each repair.
    after: Vec<(&'static str, usize)>,
    /// What is odd about it.
    pub(super) note: Option<String>,
}

impl Column {
    /// Reads a column of Table 1. Where the share before repair is impossible, the count is taken from
    /// which most of the printed differences follow.
    pub(super) fn read(printed: &PrintedTable, dataset: &str, model: &str, items: usize) -> Self {
        let get = |step: &str, column: &str| {
            printed.get("Table 1", &format!("{dataset}, {step}"), column)
        };
        let counted = |step: &'static str| Some((step, count(&get(step, model)?, items)));
        let after: Vec<_> = REPAIRS.iter().filter_map(|step| counted(step)).collect();
        let mut column = Self {
            items,
            before: 0,
            after,
            note: None,
        };
        let Some(start) = get(GENERATED, model) else {
            return column;
        };
        column.before = count(&start, items);
        if fit(&start, column.before, items).is_none() {
            let explained = |before: usize| {
                let follows = |(step, after): &&(&str, usize)| {
                    let difference = get(step, &format!("{model} fixed"));
                    let fixed = before.checked_sub(*after);
                    difference
                        .zip(fixed)
                        .is_some_and(|(it, fixed)| fit(&it, fixed, items).is_some())
                };
                column.after.iter().filter(follows).count()
            };
            // The lowest of equals, by going down.
            let best = (0..=items)
                .rev()
                .max_by_key(|before| explained(*before))
                .unwrap_or(0);
            column.note = Some(format!(
                "no share of {items} is {}; from {best} ({:.2} %) follow {} of the {} differences printed \
                 below it",
                start.text(),
                100.0 * best as f64 / items as f64,
                explained(best),
                column.after.len(),
            ));
            column.before = best;
        }
        column
    }

    /// The count of a step.
    pub(super) fn count(&self, step: &str) -> Option<usize> {
        match step {
            GENERATED => Some(self.before),
            _ => self
                .after
                .iter()
                .find(|(name, _)| *name == step)
                .map(|(_, count)| *count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_or_cut_off() {
        let check = |printed: &'static str, part, items, expected| {
            let printed = Printed::parse(printed).unwrap();
            assert_eq!(fit(&printed, part, items), expected, "{printed:?}");
        };
        check("24.7", 37, 150, Some(Fit::Rounded));
        check("24.6", 37, 150, Some(Fit::CutOff));
        check("24.67", 37, 150, Some(Fit::Rounded));
        check("24.5", 37, 150, None);
        check("38.2", 57, 150, None);
        // Half-way: 1 of 8 is 12.5.
        check("12", 1, 8, Some(Fit::Rounded));
        check("13", 1, 8, Some(Fit::Rounded));
        check("100.0", 8, 8, Some(Fit::Rounded));
        check("-1.0", 0, 8, None);
    }

    #[test]
    fn a_rounded_count_goes_before_one_that_is_cut_off() {
        // 7 of 470 is 1.489, 8 of 470 is 1.702.
        assert_eq!(count(&Printed::parse("1.5").unwrap(), 470), 7);
        // Nothing fits: the nearest.
        assert_eq!(count(&Printed::parse("38.2").unwrap(), 150), 57);
    }
}
