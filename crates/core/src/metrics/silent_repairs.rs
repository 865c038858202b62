//! Silent repairs: of what was complained of, how much is complained of no more.

use super::{Kind, Metric, Reason, pooled};

pub(super) static METRIC: Metric = Metric {
    name: "silent-repairs",
    title: "no complaint left among samples complained of",
    definition: "Share of samples complained of about which the sources of feedback have no complaint \
                 in the end; pooled over tasks. This is what the papers call fixed: code that lost \
                 what it was for is counted too. Read it beside the proven repairs.",
    source: "Alrashedy et al. 2024 (FDSP), section 4.3; Gong et al. 2024, equation 6",
    higher_is_better: true,
    reads: &[],
    needs_k: false,
    by_security: false,
    kind: Kind::Ratio(|outcomes, query| {
        pooled(outcomes, query, |outcome| {
            let repair = outcome.repair.ok_or(Reason::NoComplaint)?;
            repair.silent.ok_or(Reason::NoProof)
        })
    }),
};

#[cfg(test)]
mod tests {
    use crate::metrics::tests::{check, repaired};

    #[test]
    fn silence_is_all_that_is_asked() {
        // b is broken and silent, p proven and silent, n none taken, u could not be looked at
        check("silent-repairs", 1, &[repaired("pbn.")], Some(2.0 / 3.0));
        check("silent-repairs", 1, &[repaired("u")], None);
    }
}
