//! A number with its interval, from counts that belong together in groups.

use sallet_core::stats::Bootstrap;
use serde::Serialize;
use std::collections::HashMap;
use std::iter::Sum;
use std::ops::Add;

/// A measured number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate {
    /// What is measured.
    pub name: &'static str,
    /// The sentence that is printed with it.
    pub definition: &'static str,
    /// How many rows or pairs it rests on.
    pub n: usize,
    /// The value; `None` where it divides by nothing.
    pub value: Option<f64>,
    /// The bootstrap interval over groups; `None` where one group cannot tell how groups differ.
    pub interval: Option<(f64, f64)>,
}

/// The counts of each group. Samples of one prompt are alike, so an interval over samples would
/// be too narrow: whole groups are drawn (cluster bootstrap).
pub(super) struct Groups<T> {
    counts: Vec<T>,
    named: HashMap<String, usize>,
}

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self {
            counts: Vec::new(),
            named: HashMap::new(),
        }
    }
}

impl<T: Copy + Add<Output = T> + for<'a> Sum<&'a T>> Groups<T> {
    /// Adds the counts of one row; a row without a group is one by itself.
    pub(super) fn add(&mut self, group: Option<&str>, counts: T) {
        let known = group.and_then(|name| self.named.get(name));
        if let Some(&index) = known {
            self.counts[index] = self.counts[index] + counts;
            return;
        }
        if let Some(name) = group {
            self.named.insert(name.to_owned(), self.counts.len());
        }
        self.counts.push(counts);
    }

    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    pub(super) fn sum(&self) -> T {
        self.counts.iter().sum()
    }

    pub(super) fn interval(
        &self,
        bootstrap: &Bootstrap,
        value: fn(&T) -> Option<f64>,
    ) -> Option<(f64, f64)> {
        bootstrap.interval(&self.counts, |drawn| value(&drawn.iter().copied().sum()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sallet_core::confusion::Confusion;

    #[test]
    fn rows_of_one_group_are_drawn_together() {
        let mut alone = Groups::default();
        let mut grouped = Groups::default();
        // Ten prompts of ten equal samples: found in half of the prompts.
        for row in 0..100 {
            let counts = Confusion::of(true, row / 10 % 2 == 0);
            alone.add(None, counts);
            grouped.add(Some(&(row / 10).to_string()), counts);
        }
        assert_eq!((alone.len(), grouped.len()), (100, 10));
        assert_eq!(alone.sum(), grouped.sum());
        let width = |groups: &Groups<Confusion>| {
            let bootstrap = Bootstrap::default();
            let (low, high) = groups.interval(&bootstrap, Confusion::recall).unwrap();
            high - low
        };
        // The normal approximation gives 0.196 and 0.620.
        assert!((width(&alone) - 0.196).abs() < 0.05, "{}", width(&alone));
        assert!((width(&grouped) - 0.62).abs() < 0.15, "{}", width(&grouped));
    }
}
