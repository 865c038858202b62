//! Fisher's exact test for two shares.

use statrs::distribution::{Discrete, Hypergeometric};

/// By which part a table may come out likelier than one that is equally likely, by rounding. R's
/// `fisher.test` allows as much.
const ROUNDING: f64 = 1e-7;

/// The two-sided p-value of Fisher's exact test (Fisher 1935, "The Logic of Inductive Inference"): how
/// likely, with the margins as they are and no difference between the rows, a table is that is no
/// likelier than this one. Rows are the groups, columns what was counted in them.
///
/// 1 where a row or a column is empty: such a table cannot tell anything.
pub fn fisher_exact(table: [[u64; 2]; 2]) -> f64 {
    let [[a, b], [c, d]] = table;
    if [a + b, c + d, a + c, b + d].contains(&0) {
        return 1.0;
    }
    // Fails for impossible margins only; these come from counts.
    let Ok(tables) = Hypergeometric::new(a + b + c + d, a + c, a + b) else {
        return 1.0;
    };
    // In logarithms, as the number of tables is soon over what a float holds.
    let limit = tables.ln_pmf(a) + ROUNDING;
    let least = (a + c).saturating_sub(c + d);
    let others = (least..=(a + b).min(a + c)).map(|other| tables.ln_pmf(other));
    let p: f64 = others.filter(|&ln_p| ln_p <= limit).map(f64::exp).sum();
    p.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_of_textbooks() {
        let check = |table, expected: f64| {
            let p = fisher_exact(table);
            assert!((p - expected).abs() < 5e-7, "{table:?} gave {p}");
        };
        // The lady tasting tea: 2 × (16 + 1) / 70.
        check([[3, 1], [1, 3]], 34.0 / 70.0);
        check([[4, 0], [0, 4]], 2.0 / 70.0);
        check([[8, 2], [1, 5]], 0.034965);
        // Groups of one size: what is as unlikely in the other direction counts as well.
        check([[10, 0], [2, 8]], 132.0 / 184_756.0);
        check([[300, 0], [289, 11]], 0.000_889_6);
        check([[1500, 140], [1430, 210]], 0.000_091_16);
        check([[0, 0], [5, 7]], 1.0);
        check([[5, 0], [7, 0]], 1.0);
        check([[0, 0], [0, 0]], 1.0);
    }

    proptest! {
        /// Which group and which outcome come first does not matter, and p is a probability.
        #[test]
        fn order_does_not_matter(a in 0u64..200, b in 0u64..200, c in 0u64..200, d in 0u64..200) {
            let p = fisher_exact([[a, b], [c, d]]);
            prop_assert!((0.0..=1.0).contains(&p));
            for other in [[[c, d], [a, b]], [[b, a], [d, c]], [[a, c], [b, d]]] {
                prop_assert!((fisher_exact(other) - p).abs() < 1e-6, "{other:?}");
            }
        }
    }
}
