//! Statistics that metrics and reports share: drawing without replacement, quantiles, agreement, and
//! the bootstrap.

/// The probability that all of `k` items drawn without replacement from `n` are among the `good`
/// ones: C(good, k) / C(n, k).
///
/// Every factor lies in 0..=1, so nothing overflows where the binomials themselves would; the same
/// product as in Chen et al. 2021, "Evaluating Large Language Models Trained on Code", figure 3,
/// taken over k instead of over the bad items. `None` when fewer than `k` items are there.
pub fn all_of_k(n: usize, good: usize, k: usize) -> Option<f64> {
    if k > n || good > n {
        return None;
    }
    if k > good {
        return Some(0.0);
    }
    Some((0..k).map(|i| (good - i) as f64 / (n - i) as f64).product())
}

/// The probability that at least one of `k` items drawn without replacement from `n` is among the
/// `good` ones. `None` when fewer than `k` items are there.
pub fn any_of_k(n: usize, good: usize, k: usize) -> Option<f64> {
    all_of_k(n, n.checked_sub(good)?, k).map(|none| 1.0 - none)
}

/// The quantile `p` (0..=1) of values in rising order, interpolated between neighbours (Hyndman and
/// Fan's type 7, the default of R and NumPy). `None` when there are no values.
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] + (place - below as f64) * (sorted[above] - sorted[below]))
}

/// Cohen's kappa: how far two raters agree beyond chance, from the counts of what each called yes
/// and no (rows: the one; columns: the other). 1 is full agreement, 0 what chance gives, below 0
/// less than that (Cohen 1960, "A Coefficient of Agreement for Nominal Scales").
///
/// `None` without items, and where both gave one and the same answer to all: chance then explains
/// everything.
pub fn cohens_kappa(table: [[usize; 2]; 2]) -> Option<f64> {
    let counts = table.map(|row| row.map(|count| count as f64));
    let total: f64 = counts.iter().flatten().sum();
    let row = |i: usize| counts[i][0] + counts[i][1];
    let column = |i: usize| counts[0][i] + counts[1][i];
    let observed = (counts[0][0] + counts[1][1]) / total;
    let by_chance = (row(0) * column(0) + row(1) * column(1)) / (total * total);
    (total > 0.0 && by_chance < 1.0).then(|| (observed - by_chance) / (1.0 - by_chance))
}

/// How an interval is found by resampling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// How often the items are drawn anew.
    pub resamples: usize,
    /// The share of resampled values inside the interval, 0..1.
    pub confidence: f64,
    /// The same seed and items give the same interval.
    pub seed: u64,
}

impl Default for Bootstrap {
    /// 1,000 resamples, 95 %.
    fn default() -> Self {
        Self {
            resamples: 1000,
            confidence: 0.95,
            seed: 0,
        }
    }
}

impl Bootstrap {
    /// The percentile interval of `statistic` over `items` drawn with replacement (Efron 1979).
    ///
    /// Draws for which the statistic has no value are skipped. `None` with fewer than two items,
    /// since one item says nothing of how items differ, and when no draw has a value.
    pub fn interval<T>(
        &self,
        items: &[T],
        statistic: impl Fn(&[&T]) -> Option<f64>,
    ) -> Option<(f64, f64)> {
        if items.len() < 2 {
            return None;
        }
        let mut random = fastrand::Rng::with_seed(self.seed);
        let mut drawn = Vec::with_capacity(items.len());
        let mut values = Vec::with_capacity(self.resamples);
        for _ in 0..self.resamples {
            drawn.clear();
            drawn.extend((0..items.len()).map(|_| &items[random.usize(..items.len())]));
            values.extend(statistic(&drawn));
        }
        values.sort_by(f64::total_cmp);
        let tail = (1.0 - self.confidence) / 2.0;
        Some((quantile(&values, tail)?, quantile(&values, 1.0 - tail)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn kappa() {
        let check = |table, expected: Option<f64>| {
            let kappa = cohens_kappa(table);
            let near = |(a, b): (f64, f64)| (a - b).abs() < 1e-9;
            assert_eq!(kappa.is_some(), expected.is_some(), "{table:?}");
            assert!(
                kappa.zip(expected).is_none_or(near),
                "{table:?} gave {kappa:?}"
            );
        };
        check([[0, 0], [0, 0]], None);
        check([[7, 0], [0, 0]], None);
        check([[5, 0], [0, 5]], Some(1.0));
        check([[0, 5], [5, 0]], Some(-1.0));
        check([[5, 5], [5, 5]], Some(0.0));
        // 0.7 observed, 0.5 by chance.
        check([[20, 5], [10, 15]], Some(0.4));
        check([[3, 2], [0, 0]], Some(0.0));
    }

    /// Looks at every k-subset of n items of which the first `good` are good.
    fn enumerate(n: usize, good: usize, k: usize) -> (f64, f64) {
        let subsets: Vec<u32> = (0..1u32 << n)
            .filter(|set| set.count_ones() as usize == k)
            .collect();
        let mask = (1u32 << good) - 1;
        let share = |holds: &dyn Fn(u32) -> bool| {
            subsets.iter().filter(|&&set| holds(set)).count() as f64 / subsets.len() as f64
        };
        (
            share(&|set| set & !mask == 0),
            share(&|set| set & mask != 0),
        )
    }

    proptest! {
        #[test]
        fn estimators_equal_enumeration((n, good, k) in (1usize..=10)
            .prop_flat_map(|n| (Just(n), 0..=n, 1..=n)))
        {
            let (all, any) = enumerate(n, good, k);
            prop_assert!((all_of_k(n, good, k).unwrap() - all).abs() < 1e-12);
            prop_assert!((any_of_k(n, good, k).unwrap() - any).abs() < 1e-12);
        }

        #[test]
        fn kappa_is_the_same_from_both_sides(
            [a, b, c, d] in proptest::array::uniform4(0usize..=1000)
        ) {
            let kappa = cohens_kappa([[a, b], [c, d]]);
            prop_assert!(kappa.is_none_or(|kappa| (-1.0..=1.0 + 1e-12).contains(&kappa)));
            for other in [[[a, c], [b, d]], [[d, c], [b, a]]] {
                let other = cohens_kappa(other);
                prop_assert_eq!(kappa.is_some(), other.is_some());
                prop_assert!(kappa.zip(other).is_none_or(|(a, b)| (a - b).abs() < 1e-9));
            }
        }

        #[test]
        fn more_draws_find_more_and_keep_less((n, good) in (2usize..=400)
            .prop_flat_map(|n| (Just(n), 0..=n)))
        {
            prop_assert!((any_of_k(n, good, 1).unwrap() - good as f64 / n as f64).abs() < 1e-12);
            for k in 2..=n {
                prop_assert!(any_of_k(n, good, k).unwrap() >= any_of_k(n, good, k - 1).unwrap());
                prop_assert!(all_of_k(n, good, k).unwrap() <= all_of_k(n, good, k - 1).unwrap());
            }
        }

        #[test]
        fn intervals_hold_inside_the_range(items in prop::collection::vec(0.0f64..=1.0, 2..40)) {
            let (low, high) = Bootstrap::default().interval(&items, mean).unwrap();
            let least = items.iter().copied().fold(f64::INFINITY, f64::min);
            let most = items.iter().copied().fold(0.0, f64::max);
            prop_assert!(least - 1e-12 <= low && low <= high && high <= most + 1e-12);
        }
    }

    fn mean(items: &[&f64]) -> Option<f64> {
        Some(items.iter().copied().sum::<f64>() / items.len() as f64)
    }

    #[test]
    fn draws_that_cannot_be_made_have_no_probability() {
        assert_eq!(all_of_k(2, 1, 3), None);
        assert_eq!(any_of_k(2, 3, 1), None);
        assert_eq!(any_of_k(0, 0, 1), None);
        assert!(any_of_k(100_000, 1, 50_000).is_some_and(|p| (p - 0.5).abs() < 1e-9));
    }

    #[test]
    fn quantiles_are_those_of_type_7() {
        let check = |values: &[f64], p: f64, expected: Option<f64>| {
            assert_eq!(quantile(values, p), expected, "{values:?} {p}");
        };
        check(&[], 0.5, None);
        check(&[3.0], 0.975, Some(3.0));
        check(&[1.0, 2.0, 3.0, 4.0], 0.5, Some(2.5));
        check(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.25, Some(2.0));
        check(&[1.0, 2.0], 1.0, Some(2.0));
    }

    #[test]
    fn intervals_repeat_and_narrow_with_more_items() {
        let few: Vec<f64> = (0..20).map(|i| f64::from(i % 2)).collect();
        let many: Vec<f64> = (0..2000).map(|i| f64::from(i % 2)).collect();
        let bootstrap = Bootstrap::default();
        let (low, high) = bootstrap.interval(&few, mean).unwrap();
        assert_eq!(bootstrap.interval(&few, mean), Some((low, high)));
        // The normal approximation gives 0.5 ± 0.219.
        assert!(
            (low - 0.281).abs() < 0.06 && (high - 0.719).abs() < 0.06,
            "{low} {high}"
        );
        let (low, high) = bootstrap.interval(&many, mean).unwrap();
        assert!(high - low < 0.06, "{low} {high}");
        assert_eq!(bootstrap.interval(&[1.0], mean), None);
        assert_eq!(bootstrap.interval(&few, |_| None), None);
    }
}
