//! Fisher's exact test for two shares.

/// Two tables are equally likely if their probabilities differ by no more than rounding does; the
/// factor that R uses.
const SLACK: f64 = 1.0 + 1e-7;

/// The two-sided p-value of Fisher's exact test (Fisher 1935, "The Logic of Inductive Inference"): how
/// likely, with the margins as they are and no difference between the rows, a table is that is no
/// likelier than this one. Rows are the groups, columns what was counted in them.
///
/// 1 where a row or a column is empty: such a table cannot tell anything.
pub fn fisher_exact(table: [[u64; 2]; 2]) -> f64 {
    let [[a, b], [c, d]] = table;
    let (row, column, all) = (a + b, a + c, a + b + c + d);
    let least = (row + column).saturating_sub(all);
    let most = row.min(column);
    let logs = log_factorials(all);
    let choose = |n: u64, k: u64| {
        let log = |n: u64| logs.get(n as usize).copied().unwrap_or_default();
        log(n) - log(k) - log(n - k)
    };
    let likelihood =
        |x: u64| (choose(column, x) + choose(all - column, row - x) - choose(all, row)).exp();
    let limit = likelihood(a) * SLACK;
    let sum: f64 = (least..=most)
        .map(likelihood)
        .filter(|it| *it <= limit)
        .sum();
    sum.min(1.0)
}

/// ln(0!), ln(1!) … ln(n!).
fn log_factorials(n: u64) -> Vec<f64> {
    let mut sum = 0.0;
    let mut logs = vec![0.0];
    logs.extend((1..=n).map(|factor| {
        sum += (factor as f64).ln();
        sum
    }));
    logs
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
