//! Valid ratio: how many answers are code that parses.

use super::{Kind, Metric, Reason, pooled};
use crate::verdict::Axis;

pub(super) static METRIC: Metric = Metric {
    name: "valid-ratio",
    title: "solutions that are valid code",
    definition: "Share of answered samples whose solution is valid code, pooled over tasks.",
    source: "Li et al. 2024, An Exploratory Study on Fine-Tuning Large Language Models for Secure \
             Code Generation",
    higher_is_better: true,
    reads: &[Axis::Validity],
    needs_k: false,
    by_security: false,
    kind: Kind::Ratio(|outcomes, query| {
        pooled(outcomes, query, |outcome| {
            outcome.valid.ok_or(Reason::NoValidity)
        })
    }),
};

#[cfg(test)]
mod tests {
    use crate::metrics::tests::{check, valid};
    use crate::outcome::Outcome;

    #[test]
    fn pools_samples_over_tasks() {
        check("valid-ratio", 1, &[valid("+"), valid("+---?")], Some(0.4));
        check("valid-ratio", 1, &[vec![Outcome::default()]], None);
    }
}
