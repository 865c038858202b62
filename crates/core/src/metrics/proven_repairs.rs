//! Proven repairs: of what was complained of, how much is mended and shown to work.

use super::{Kind, Metric, Reason, pooled};
use crate::repair::RepairOutcome;

pub(super) static METRIC: Metric = Metric {
    name: "proven-repairs",
    title: "proven among samples complained of",
    definition: "Share of samples complained of whose repair parses, keeps what callers use, passes \
                 the functional tests, and shows neither the finding nor a successful attack any \
                 more; pooled over tasks. No repair taken counts as a miss.",
    source: "Sallet",
    higher_is_better: true,
    reads: &[],
    needs_k: false,
    by_security: false,
    kind: Kind::Ratio(|outcomes, query| {
        pooled(outcomes, query, |outcome| {
            match outcome.repair.ok_or(Reason::NoComplaint)?.outcome {
                Some(RepairOutcome::Unscored) => Err(Reason::NoProof),
                outcome => Ok(outcome == Some(RepairOutcome::Proven)),
            }
        })
    }),
};

#[cfg(test)]
mod tests {
    use crate::metrics::tests::{check, repaired};

    #[test]
    fn only_proofs_count_and_only_complaints_are_asked() {
        // p proven, l plausible, b broken, n none taken, u unscored, . nothing complained of
        check(
            "proven-repairs",
            1,
            &[repaired("pl"), repaired("bn")],
            Some(0.25),
        );
        check("proven-repairs", 1, &[repaired("p.u")], Some(1.0));
        check("proven-repairs", 1, &[repaired("..u")], None);
    }
}
