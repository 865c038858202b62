//! Proves that a dataset's oracles tell its references apart.
//!
//! For each task the secure reference and every secure variant must pass both suites, and the
//! insecure ones must pass the functional and fail the security suite, in every repetition.

use crate::assessors::{Assessors, OraclePool, OracleWorker, Subject};
use crate::error::EngineError;
use crate::run::for_each_parallel;
use sallet_core::record::{Completion, Extraction, Finish};
use sallet_core::verdict::Assessment;
use sallet_core::{Axis, Task, Verdict};

/// One suite, run once against one solution of known worth.
#[derive(Debug)]
pub struct Checked {
    /// The task's id.
    pub task: String,
    /// `secure`, `insecure` or the name of a variant.
    pub solution: String,
    /// From 1.
    pub repetition: u32,
    /// What the suite said.
    pub assessment: Assessment,
    /// Whether that is what it must say.
    pub as_expected: bool,
}

/// A solution of known worth.
#[derive(Clone, Copy)]
struct Known<'a> {
    task: &'a Task,
    name: &'a str,
    is_secure: bool,
    source: &'a str,
}

/// How many solutions of known worth the tasks have.
pub fn solutions(tasks: &[Task]) -> usize {
    tasks.iter().flat_map(known).count()
}

/// The references and the variants of a task that has an oracle.
fn known(task: &Task) -> impl Iterator<Item = Known<'_>> {
    let references = [
        ("secure", true, &task.secure),
        ("insecure", false, &task.insecure),
    ];
    let references = references
        .into_iter()
        .filter_map(|(name, is_secure, source)| Some((name, is_secure, source.as_deref()?)));
    let variants = task.variants.iter();
    let variants = variants.map(|variant| {
        (
            variant.name.as_str(),
            variant.is_secure,
            variant.source.as_str(),
        )
    });
    references
        .chain(variants)
        .filter(|_| task.oracle.is_some())
        .map(move |(name, is_secure, source)| Known {
            task,
            name,
            is_secure,
            source,
        })
}

/// How often a suite is run against a solution in [`check`], once.
pub fn suite_runs(tasks: &[Task]) -> usize {
    let suites = |task| [Axis::Functional, Axis::Security].map(|axis| suite(task, axis));
    let runs = |task| suites(task).iter().flatten().count() * known(task).count();
    tasks.iter().map(runs).sum()
}

/// The task's suite on `axis`.
fn suite(task: &Task, axis: Axis) -> Option<&str> {
    match axis {
        Axis::Functional => task.functional_suite.as_deref(),
        Axis::Security => task.security_suite.as_deref(),
        _ => None,
    }
}

/// Runs the suites of every task that has an oracle against its references and variants,
/// `repetitions` times. `observe` sees each result as it comes; the order is not fixed.
///
/// # Errors
/// Only those of `observe`. A harness that fails is an unexpected verdict of the suite it failed in.
pub fn check(
    tasks: &[Task],
    repetitions: u32,
    oracles: &OraclePool,
    observe: &mut dyn FnMut(Checked) -> Result<(), EngineError>,
) -> Result<(), EngineError> {
    let (send, jobs) = async_channel::unbounded();
    for known in tasks.iter().flat_map(known) {
        // The receiver lives in this function: this cannot fail.
        let _ = send.send_blocking(known);
    }
    drop(send);
    let assessors = Assessors::open(&["functional", "security"].map(str::to_owned))?;
    for_each_parallel(
        &jobs,
        oracles,
        // All repetitions in a row: what is compiled is compiled once.
        |known, worker| {
            let once = |repetition| {
                let assessments = judge(known.task, known.source, &assessors, worker).into_iter();
                let has_suite =
                    |assessment: &Assessment| suite(known.task, assessment.axis).is_some();
                assessments
                    .filter(has_suite)
                    .map(move |assessment| Checked {
                        task: known.task.id.clone(),
                        solution: known.name.to_owned(),
                        repetition,
                        as_expected: assessment.verdict
                            == expected(known.is_secure, assessment.axis),
                        assessment,
                    })
            };
            (1..=repetitions).flat_map(once).collect::<Vec<_>>()
        },
        |checked| checked.into_iter().try_for_each(&mut *observe),
    )
}

/// What the assessors say of `source` as a solution of `task`.
pub(crate) fn judge(
    task: &Task,
    source: &str,
    assessors: &Assessors,
    worker: &mut OracleWorker<'_>,
) -> Vec<Assessment> {
    let (completion, extraction) = (completion(source), extraction(source));
    let subject = Subject {
        task,
        completion: &completion,
        extraction: &extraction,
    };
    let assessments = assessors.assess(&[subject], worker);
    assessments.into_iter().flatten().collect()
}

fn expected(is_secure: bool, axis: Axis) -> Verdict {
    match (is_secure, axis) {
        (false, Axis::Security) => Verdict::Fail,
        _ => Verdict::Pass,
    }
}

fn completion(solution: &str) -> Completion {
    Completion {
        text: solution.to_owned(),
        finish: Finish::Stop,
        is_solution: true,
        labelled_vulnerable: None,
        usage: None,
        cost: None,
        cached: false,
        millis: 0,
    }
}

fn extraction(solution: &str) -> Extraction {
    Extraction {
        solution: solution.to_owned(),
        language: None,
        rules: Vec::new(),
        valid_before: None,
        valid_after: None,
        empty: false,
    }
}
