//! pass@k: at least one of k samples is functional.

use super::{Kind, Metric, Reason, unbiased_at_k};
use crate::stats::any_of_k;
use crate::verdict::Axis;

pub(super) static METRIC: Metric = Metric {
    name: "pass@k",
    title: "functional within k samples",
    definition: "Probability that at least one of k samples of a task passes the functional tests; \
                 unbiased estimator from all scored samples, mean over tasks.",
    source: "Chen et al. 2021, Evaluating Large Language Models Trained on Code, section 2.1",
    higher_is_better: true,
    reads: &[Axis::Functional],
    needs_k: true,
    by_security: false,
    kind: Kind::Ratio(|outcomes, query| {
        unbiased_at_k(outcomes, query, any_of_k, |outcome| {
            outcome.functional.ok_or(Reason::NoFunctional)
        })
    }),
};

#[cfg(test)]
mod tests {
    use crate::metrics::tests::{check, functional};

    #[test]
    fn counts_a_task_by_the_share_of_draws_that_hold_a_pass() {
        check(
            "pass@k",
            1,
            &[functional("+--+"), functional("----")],
            Some(0.25),
        );
        check("pass@k", 2, &[functional("+---")], Some(0.5));
        check(
            "pass@k",
            2,
            &[functional("+-?"), functional("+??")],
            Some(1.0),
        );
        check("pass@k", 3, &[functional("+-")], None);
        check("pass@k", 1, &[], None);
    }
}
