//! What the metrics' own tests share, and tests over all metrics.

use super::*;
use crate::outcome::Repair;
use crate::repair::RepairOutcome;
use proptest::prelude::*;

pub(super) fn query(k: usize) -> Query {
    Query {
        k,
        by: SecurityBy::Test,
        leave_out_empty: false,
    }
}

pub(super) fn estimate(name: &str, query: &Query, tasks: &[Vec<Outcome>]) -> Estimate {
    let tasks: Vec<&[Outcome]> = tasks.iter().map(Vec::as_slice).collect();
    let bootstrap = Bootstrap {
        resamples: 50,
        ..Bootstrap::default()
    };
    by_name(name).unwrap().estimate(&tasks, query, &bootstrap)
}

/// The metric `name`, by test, over `tasks` is `expected`.
pub(super) fn check(name: &str, k: usize, tasks: &[Vec<Outcome>], expected: Option<f64>) {
    let value = estimate(name, &query(k), tasks).value;
    let equal = match (value, expected) {
        (Some(value), Some(expected)) => (value - expected).abs() < 1e-12,
        (value, expected) => value.is_none() && expected.is_none(),
    };
    assert!(equal, "{name} is {value:?}, expected {expected:?}");
}

/// One sample a character: `+` pass, `-` fail, `?` unscored.
fn task(verdicts: &str, set: impl Fn(&mut Outcome, Option<bool>)) -> Vec<Outcome> {
    let read = |mark| match mark {
        '+' => Some(true),
        '-' => Some(false),
        _ => None,
    };
    let sample = |(index, mark)| {
        let mut outcome = Outcome {
            sample: index as u32,
            answered: true,
            ..Outcome::default()
        };
        set(&mut outcome, read(mark));
        outcome
    };
    verdicts.chars().enumerate().map(sample).collect()
}

pub(super) fn functional(verdicts: &str) -> Vec<Outcome> {
    task(verdicts, |outcome, verdict| outcome.functional = verdict)
}

/// One sample a character: `p` proven, `l` plausible, `b` broken but silent, `n` no repair taken,
/// `u` unscored, `.` nothing complained of.
pub(super) fn repaired(marks: &str) -> Vec<Outcome> {
    let repair = |outcome, silent| Some(Repair { outcome, silent });
    let of = |mark| match mark {
        'p' => repair(Some(RepairOutcome::Proven), Some(true)),
        'l' => repair(Some(RepairOutcome::Plausible), Some(true)),
        'b' => repair(Some(RepairOutcome::Broken), Some(true)),
        'n' => repair(None, Some(false)),
        'u' => repair(Some(RepairOutcome::Unscored), None),
        _ => None,
    };
    let mut outcomes = task(marks, |_, _| {});
    for (outcome, mark) in outcomes.iter_mut().zip(marks.chars()) {
        outcome.repair = of(mark);
    }
    outcomes
}

pub(super) fn valid(verdicts: &str) -> Vec<Outcome> {
    task(verdicts, |outcome, verdict| outcome.valid = verdict)
}

pub(super) fn secure(verdicts: &str) -> Vec<Outcome> {
    task(verdicts, |outcome, verdict| {
        outcome.secure_by_test = verdict
    })
}

pub(super) fn secure_both_ways(by_test: &str, by_static: &str) -> Vec<Outcome> {
    let mut outcomes = secure(by_test);
    let statics = task(by_static, |outcome, verdict| {
        outcome.secure_by_static = verdict
    });
    for (outcome, other) in outcomes.iter_mut().zip(statics) {
        outcome.secure_by_static = other.secure_by_static;
    }
    outcomes
}

pub(super) fn zip_secure(functions: &str, security: &str) -> Vec<Outcome> {
    let mut outcomes = secure(security);
    for (outcome, other) in outcomes.iter_mut().zip(functional(functions)) {
        outcome.functional = other.functional;
    }
    outcomes
}

pub(super) fn zip_valid(validity: &str, security: &str) -> Vec<Outcome> {
    let mut outcomes = secure(security);
    for (outcome, other) in outcomes.iter_mut().zip(valid(validity)) {
        outcome.valid = other.valid;
    }
    outcomes
}

#[test]
fn the_folder_and_all_hold_the_same_metrics() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/metrics");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|file| file != "mod.rs" && file != "tests.rs")
        .collect();
    let file = |metric: &&Metric| {
        format!(
            "{}.rs",
            metric.name.replace("@k", "_at_k").replace('-', "_")
        )
    };
    let mut listed: Vec<String> = ALL.iter().chain(OF_REPAIRS).map(file).collect();
    files.sort();
    listed.sort();
    assert_eq!(files, listed);
}

#[test]
fn nothing_gives_no_value() {
    let unanswered = vec![Outcome::default(); 3];
    for metric in ALL {
        for tasks in [
            vec![],
            vec![vec![]],
            vec![unanswered.clone(), unanswered.clone()],
        ] {
            let estimate = estimate(metric.name, &query(1), &tasks);
            assert_eq!(estimate.value, None, "{}", metric.name);
            assert_eq!(estimate.interval, None, "{}", metric.name);
            assert_eq!(
                (estimate.tasks, estimate.samples),
                (0, 0),
                "{}",
                metric.name
            );
        }
    }
}

#[test]
fn what_is_left_out_is_counted_with_its_reason() {
    let mut tasks = [secure("++-?"), secure("+??")];
    tasks[0].push(Outcome::default());
    let estimate = estimate("secure@k", &query(2), &tasks);
    assert_eq!(
        (estimate.value, estimate.tasks, estimate.samples),
        (Some(1.0), 1, 2)
    );
    let unscored = Reason::NoSecurity(SecurityBy::Test);
    let expected = [
        (Reason::NoAnswer, 1),
        (unscored, 3),
        (Reason::FewerThanK, 1),
    ];
    assert_eq!(estimate.left_out, LeftOut::from(expected));
}

#[test]
fn empty_solutions_are_left_out_when_asked() {
    let mut task = secure("+-");
    task[0].empty = true;
    let without = Query {
        leave_out_empty: true,
        ..query(1)
    };
    assert_eq!(
        estimate("all-secure@k", &query(1), &[task.clone()]).value,
        Some(0.5)
    );
    let estimate = estimate("all-secure@k", &without, &[task]);
    assert_eq!(estimate.value, Some(0.0));
    assert_eq!(estimate.left_out, LeftOut::from([(Reason::Empty, 1)]));
}

#[test]
fn labels_name_k_and_the_method() {
    let check = |name: &str, k, expected: &str| {
        assert_eq!(by_name(name).unwrap().label(&query(k)), expected);
    };
    check("pass@k", 5, "pass@5");
    check("secure@k", 3, "secure@3 (test)");
    check("secure-ratio", 3, "secure-ratio (test)");
    check("empty-ratio", 3, "empty-ratio");
}

#[test]
fn an_interval_needs_two_tasks_and_holds_the_value() {
    let one = estimate("pass@k", &query(1), &[functional("+-")]);
    assert_eq!((one.value, one.interval), (Some(0.5), None));
    let tasks: Vec<_> = ["++", "+-", "--", "-+", "--"].map(functional).into();
    let many = estimate("pass@k", &query(1), &tasks);
    let (low, high) = many.interval.unwrap();
    assert!(low < many.value.unwrap() && many.value.unwrap() < high);
}

proptest! {
    #[test]
    fn at_k_equal_to_n_order_no_longer_counts(verdicts in "[+-]{1,10}") {
        let k = verdicts.len();
        let tasks = [secure(&verdicts)];
        prop_assert_eq!(
            estimate("secure@k", &query(k), &tasks).value,
            estimate("all-secure@k", &query(k), &tasks).value
        );
    }

    #[test]
    fn at_k_of_one_is_the_plain_ratio(verdicts in "[+-]{1,30}") {
        let pass = estimate("pass@k", &query(1), &[functional(&verdicts)]).value.unwrap();
        let ratio = estimate("functional-ratio", &query(1), &[functional(&verdicts)]).value.unwrap();
        prop_assert!((pass - ratio).abs() < 1e-12);
        let all = estimate("all-secure@k", &query(1), &[secure(&verdicts)]).value.unwrap();
        let any = estimate("vulnerable@k", &query(1), &[secure(&verdicts)]).value.unwrap();
        prop_assert!((all - ratio).abs() < 1e-12 && (all + any - 1.0).abs() < 1e-12);
    }

    #[test]
    fn values_lie_between_zero_and_one(
        tasks in prop::collection::vec(("[+?-]{0,6}", "[+?-]{0,6}"), 0..6),
        k in 1usize..4,
    ) {
        let tasks: Vec<_> = tasks.iter().map(|(a, b)| secure_both_ways(a, b)).collect();
        for metric in ALL {
            let estimate = estimate(metric.name, &query(k), &tasks);
            for value in estimate.value.into_iter().chain(estimate.interval.map(|pair| pair.0)) {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&value), "{} {value}", metric.name);
            }
        }
    }
}
