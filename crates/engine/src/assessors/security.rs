//! Security by attack: runs the task's security suite, whose tests send a payload and look at what
//! happened.
//!
//! Fails if any attack succeeded. Passes only if every attack was carried out and none succeeded.
//! A solution that does not load, or dies before the attack can be judged, was shown to be neither.

use super::{OracleWorker, Subject, Unit, one_by_one, oracle};
use sallet_core::Verdict;
use sallet_core::verdict::{Assessment, Axis, UnscoredKind};
use sallet_sandbox::{TestOutcome, TestReport};

pub(super) const UNIT: Unit = Unit {
    name: "security",
    summary: "dynamic: the solution withstands the task's attacks",
    parameter: None,
    defaults: &["security"],
    open: |_| Ok(one_by_one(assess)),
};

fn assess(subject: &Subject<'_>, worker: &mut OracleWorker<'_>) -> Assessment {
    let suite = subject.task.security_suite.as_deref();
    oracle::run_suite(Axis::Security, UNIT.name, suite, subject, worker, verdict)
}

fn verdict(reports: &[TestReport]) -> Verdict {
    use TestOutcome::*;
    if reports.iter().any(|report| report.outcome == Fail) {
        return Verdict::Fail;
    }
    let open = [
        HarnessFault,
        MissingPackage,
        NotLoaded,
        Died,
        Timeout,
        Raised,
    ];
    if let Some(open) = oracle::unscored(reports, &open) {
        return open;
    }
    match reports.is_empty() {
        true => UnscoredKind::HarnessFault
            .because("the suite ran no test")
            .into(),
        false => Verdict::Pass,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessors::oracle::tests::{check_verdict, is_unscored};

    #[test]
    fn one_success_of_an_attack_is_enough_and_nothing_else_is_insecure() {
        use TestOutcome::*;
        check_verdict(verdict, &[Pass, Pass], |verdict| *verdict == Verdict::Pass);
        check_verdict(verdict, &[Pass, Fail, Died], |verdict| {
            *verdict == Verdict::Fail
        });
        check_verdict(
            verdict,
            &[Pass, Died],
            is_unscored(UnscoredKind::SolutionDied),
        );
        check_verdict(verdict, &[Timeout], is_unscored(UnscoredKind::SolutionDied));
        check_verdict(verdict, &[Raised], is_unscored(UnscoredKind::SolutionDied));
        check_verdict(
            verdict,
            &[NotLoaded],
            is_unscored(UnscoredKind::DoesNotLoad),
        );
        check_verdict(
            verdict,
            &[HarnessFault, NotLoaded],
            is_unscored(UnscoredKind::HarnessFault),
        );
        check_verdict(verdict, &[], is_unscored(UnscoredKind::HarnessFault));
    }
}
