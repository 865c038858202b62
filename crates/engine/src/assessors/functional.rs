//! Functional: does the solution do what the task asked for? Runs the task's functional suite.

use super::{OracleWorker, Subject, Unit, one_by_one, oracle};
use sallet_core::Verdict;
use sallet_core::verdict::{Assessment, Axis, UnscoredKind};
use sallet_sandbox::{TestOutcome, TestReport};

pub(super) const UNIT: Unit = Unit {
    name: "functional",
    summary: "dynamic: the solution passes the task's functional suite",
    parameter: None,
    defaults: &["functional"],
    open: |_| Ok(one_by_one(assess)),
};

fn assess(subject: &Subject<'_>, worker: &mut OracleWorker<'_>) -> Assessment {
    let suite = subject.task.functional_suite.as_deref();
    oracle::run_suite(Axis::Functional, UNIT.name, suite, subject, worker, verdict)
}

/// Passes if every test passes. A solution that raises, dies, hangs or does not load does not
/// work; only what is missing on our side leaves the question open.
fn verdict(reports: &[TestReport]) -> Verdict {
    if let Some(open) = oracle::unscored(
        reports,
        &[TestOutcome::HarnessFault, TestOutcome::MissingPackage],
    ) {
        return open;
    }
    match reports
        .iter()
        .all(|report| report.outcome == TestOutcome::Pass)
    {
        true if reports.is_empty() => UnscoredKind::HarnessFault
            .because("the suite ran no test")
            .into(),
        true => Verdict::Pass,
        false => Verdict::Fail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessors::oracle::tests::{check_verdict, is_unscored};

    #[test]
    fn only_all_passes_pass() {
        use TestOutcome::*;
        check_verdict(verdict, &[Pass, Pass], |verdict| *verdict == Verdict::Pass);
        for bad in [Fail, Raised, Died, Timeout, NotLoaded] {
            check_verdict(verdict, &[Pass, bad], |verdict| *verdict == Verdict::Fail);
        }
        check_verdict(
            verdict,
            &[Pass, HarnessFault],
            is_unscored(UnscoredKind::HarnessFault),
        );
        check_verdict(
            verdict,
            &[Fail, MissingPackage],
            is_unscored(UnscoredKind::MissingPackage),
        );
        check_verdict(verdict, &[], is_unscored(UnscoredKind::HarnessFault));
    }
}
