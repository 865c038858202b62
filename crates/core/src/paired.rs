//! Comparing two subjects on the same items: how much they differ, how sure that is, and what is left of
//! it when many pairs were compared.

use crate::stats::Bootstrap;

/// How often the signs are drawn in [`compare`].
const DRAWS: usize = 10_000;

/// How two subjects differ over the same items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// The mean of first minus second.
    pub difference: f64,
    /// Its interval by [`Bootstrap`] over the items; `None` with fewer than two.
    pub interval: Option<(f64, f64)>,
    /// How often chance alone gives a difference as large, in either direction: the sign-flip
    /// randomisation test (Fisher 1935). Under the null hypothesis each item's difference could as well
    /// have the other sign; signs are drawn anew 10,000 times, and the data themselves count as one draw,
    /// so p is at least 1 in 10,001.
    pub p: f64,
    /// How many items were compared.
    pub items: usize,
}

/// Compares the first of each pair with the second. `None` without pairs.
///
/// An item stands for all that was measured on it, such as the mean over a prompt's answers: answers to
/// one prompt are alike, and to count them one by one would claim more certainty than there is.
pub fn compare(pairs: &[(f64, f64)], bootstrap: &Bootstrap) -> Option<Comparison> {
    let differences: Vec<f64> = pairs.iter().map(|(first, second)| first - second).collect();
    let mean = |items: &[&f64]| {
        let sum: f64 = items.iter().copied().sum();
        (!items.is_empty()).then(|| sum / items.len() as f64)
    };
    Some(Comparison {
        difference: mean(&differences.iter().collect::<Vec<_>>())?,
        interval: bootstrap.interval(&differences, mean),
        p: sign_flip(&differences, bootstrap.seed),
        items: pairs.len(),
    })
}

fn sign_flip(differences: &[f64], seed: u64) -> f64 {
    let mut random = fastrand::Rng::with_seed(seed);
    // Sums of the same numbers in another sign differ by rounding alone.
    let observed = differences.iter().sum::<f64>().abs() * (1.0 - 1e-12);
    let as_large = (0..DRAWS)
        .filter(|_| {
            let flip = |&difference: &f64| match random.bool() {
                true => difference,
                false => -difference,
            };
            differences.iter().map(flip).sum::<f64>().abs() >= observed
        })
        .count();
    (1 + as_large) as f64 / (1 + DRAWS) as f64
}

/// The p values of several comparisons, each raised so that the chance of even one false finding among
/// all stays what a single one promises (Holm 1979). In the order of `values`.
pub fn holm(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut raised = vec![0.0; values.len()];
    let mut least = 0.0f64;
    for (rank, &index) in order.iter().enumerate() {
        let factor = (values.len() - rank) as f64;
        least = least.max((values[index] * factor).min(1.0));
        raised[index] = least;
    }
    raised
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_difference_has_its_size_and_its_chance() {
        let check = |pairs: &[(f64, f64)], difference: f64, p: std::ops::Range<f64>| {
            let found = compare(pairs, &Bootstrap::default()).unwrap();
            assert!((found.difference - difference).abs() < 1e-9, "{found:?}");
            assert!(p.contains(&found.p), "{found:?}");
            assert_eq!(found.items, pairs.len());
        };
        // Five of five in one direction: 2 of 32 sign patterns are as large.
        check(&[(1.0, 0.0); 5], 1.0, 0.055..0.070);
        check(&[(0.0, 1.0); 5], -1.0, 0.055..0.070);
        check(&[(0.5, 0.5); 9], 0.0, 0.999..1.1);
        check(&[(1.0, 0.0), (0.0, 1.0)], 0.0, 0.999..1.1);
        check(&[(1.0, 0.0); 40], 1.0, 0.0..0.001);
        assert_eq!(compare(&[], &Bootstrap::default()), None);
        let one = compare(&[(1.0, 0.0)], &Bootstrap::default()).unwrap();
        assert_eq!((one.interval, one.p), (None, 1.0));
    }

    #[test]
    fn chances_are_raised_step_by_step() {
        let check = |values: &[f64], expected: &[f64]| assert_eq!(holm(values), expected);
        check(&[], &[]);
        check(&[0.25], &[0.25]);
        check(&[0.25, 0.0625, 0.5], &[0.5, 0.1875, 0.5]);
        check(&[0.75, 0.75], &[1.0, 1.0]);
    }

    proptest! {
        #[test]
        fn exchanging_the_two_changes_the_sign_alone(
            pairs in prop::collection::vec((0.0f64..=1.0, 0.0f64..=1.0), 1..30)
        ) {
            let back: Vec<(f64, f64)> = pairs.iter().map(|&(a, b)| (b, a)).collect();
            let there = compare(&pairs, &Bootstrap::default()).unwrap();
            let back = compare(&back, &Bootstrap::default()).unwrap();
            prop_assert!((there.difference + back.difference).abs() < 1e-9);
            prop_assert_eq!(there.p, back.p);
        }

        #[test]
        fn raising_keeps_the_order(values in prop::collection::vec(0.0f64..=1.0, 0..20)) {
            let raised = holm(&values);
            for (i, a) in values.iter().enumerate() {
                prop_assert!(raised[i] >= *a && raised[i] <= 1.0);
                for (j, b) in values.iter().enumerate() {
                    prop_assert!(a > b || raised[i] <= raised[j]);
                }
            }
        }
    }
}
