//! Proves that a dataset's oracles tell its references apart.
//!
//! For each task the secure reference must pass both suites, and the insecure one must pass the
//! functional and fail the security suite, in every repetition.

use crate::assessors::{Assessors, OraclePool, Subject};
use crate::error::EngineError;
use crate::run::for_each_parallel;
use sallet_core::record::{Completion, Extraction, Finish};
use sallet_core::verdict::Assessment;
use sallet_core::{Axis, Task, Verdict};

/// One suite, run once against one reference.
#[derive(Debug)]
pub struct Checked {
    /// The task's id.
    pub task: String,
    /// `secure` or `insecure`.
    pub reference: &'static str,
    /// From 1.
    pub repetition: u32,
    /// What the suite said.
    pub assessment: Assessment,
    /// Whether that is what it must say.
    pub as_expected: bool,
}

struct Job<'a> {
    task: &'a Task,
    reference: &'static str,
    solution: &'a str,
    repetition: u32,
}

/// Runs both suites of every task that has an oracle against both references, `repetitions` times.
/// `observe` sees each result as it comes; the order is not fixed.
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
    for task in tasks.iter().filter(|task| task.oracle.is_some()) {
        for repetition in 1..=repetitions {
            for (reference, solution) in [("secure", &task.secure), ("insecure", &task.insecure)] {
                let solution = solution.as_deref().unwrap_or_default();
                // The receiver lives in this function: this cannot fail.
                let _ = send.send_blocking(Job {
                    task,
                    reference,
                    solution,
                    repetition,
                });
            }
        }
    }
    drop(send);
    let assessors = Assessors::open(&["functional", "security"].map(str::to_owned))?;
    for_each_parallel(
        &jobs,
        oracles,
        |job, worker| {
            let (completion, extraction) = (completion(job.solution), extraction(job.solution));
            let subject = Subject {
                task: job.task,
                completion: &completion,
                extraction: &extraction,
            };
            let assessments = assessors.assess(&[subject], worker).into_iter().flatten();
            assessments
                .map(move |assessment| Checked {
                    task: job.task.id.clone(),
                    reference: job.reference,
                    repetition: job.repetition,
                    as_expected: assessment.verdict == expected(job.reference, assessment.axis),
                    assessment,
                })
                .collect::<Vec<_>>()
        },
        |checked| checked.into_iter().try_for_each(&mut *observe),
    )
}

fn expected(reference: &str, axis: Axis) -> Verdict {
    match (reference, axis) {
        ("insecure", Axis::Security) => Verdict::Fail,
        _ => Verdict::Pass,
    }
}

fn completion(solution: &str) -> Completion {
    Completion {
        text: solution.to_owned(),
        finish: Finish::Stop,
        is_solution: true,
        usage: None,
        cost: None,
        cached: false,
        millis: 0,
    }
}

fn extraction(solution: &str) -> Extraction {
    Extraction {
        solution: solution.to_owned(),
        rules: Vec::new(),
        valid_before: None,
        valid_after: None,
        empty: false,
    }
}
