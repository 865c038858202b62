//! Functional ratio: how many answers work.

use super::{Kind, Metric, Reason, pooled};
use crate::verdict::Axis;

pub(super) static METRIC: Metric = Metric {
    name: "functional-ratio",
    title: "samples that work",
    definition: "Share of scored samples that pass the functional tests, pooled over tasks.",
    source: "pass@1 with samples pooled instead of averaged by task",
    higher_is_better: true,
    reads: &[Axis::Functional],
    needs_k: false,
    by_security: false,
    kind: Kind::Ratio(|outcomes, query| {
        pooled(outcomes, query, |outcome| {
            outcome.functional.ok_or(Reason::NoFunctional)
        })
    }),
};

#[cfg(test)]
mod tests {
    use crate::metrics::tests::{check, functional};

    #[test]
    fn pools_samples_over_tasks() {
        check(
            "functional-ratio",
            1,
            &[functional("+"), functional("---?")],
            Some(0.25),
        );
        check("functional-ratio", 1, &[functional("?")], None);
    }
}
