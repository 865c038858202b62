//! `sallet dataset check`: whether the oracles tell solutions of known worth apart.

use super::to_check;
use crate::arguments::Check;
use crate::progress;
use crate::terminal::output;
use anyhow::Result;
use sallet_core::{Task, Verdict};
use sallet_engine::check::{Checked, check, solutions, suite_runs};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::ExitCode;

pub(super) fn run(arguments: &Check) -> Result<ExitCode> {
    let (tasks, oracles) = to_check(arguments)?;
    let runs = arguments.runs;
    let bar = progress::bar(suite_runs(&tasks) as u64 * u64::from(runs));
    let mut wrong = Vec::new();
    check(&tasks, runs, &oracles, &mut |checked| {
        bar.inc(1);
        if !checked.as_expected {
            wrong.push(checked);
        }
        Ok(())
    })?;
    bar.finish_and_clear();
    wrong.sort_by(|a, b| (&a.task, a.repetition).cmp(&(&b.task, b.repetition)));
    wrong.iter().try_for_each(print_wrong)?;
    writeln!(output(), "{}", summary(&tasks, runs, &wrong))?;
    Ok(ExitCode::from(u8::from(!wrong.is_empty())))
}

fn print_wrong(checked: &Checked) -> std::io::Result<()> {
    let mut out = output();
    let assessment = &checked.assessment;
    let verdict = match &assessment.verdict {
        Verdict::Pass => "passes".to_owned(),
        Verdict::Fail => "fails".to_owned(),
        Verdict::Unscored(reason) => format!("is unscored ({}: {})", reason.kind, reason.detail),
    };
    writeln!(
        out,
        "{}: {} {verdict} the {} suite in run {}",
        checked.task, checked.solution, assessment.assessor, checked.repetition
    )?;
    for evidence in assessment
        .evidence
        .iter()
        .filter(|evidence| evidence.outcome != "pass")
    {
        let detail = evidence.detail.replace('\n', "\n      ");
        writeln!(out, "    {} {}: {detail}", evidence.name, evidence.outcome)?;
    }
    Ok(())
}

fn summary(tasks: &[Task], runs: u32, wrong: &[Checked]) -> String {
    let failed: BTreeSet<_> = wrong.iter().map(|checked| checked.task.as_str()).collect();
    format!(
        "{} of {} tasks hold in {runs} run{} of {} references and variants: secure ones pass their suites, \
         insecure ones pass the functional and fail the security suite",
        tasks.len() - failed.len(),
        tasks.len(),
        if runs == 1 { "" } else { "s" },
        solutions(tasks),
    )
}
