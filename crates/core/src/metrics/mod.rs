//! Metrics: pure functions over the outcomes of a run, one file each.
//!
//! A metric says what one task adds to a numerator and a denominator; its value is the ratio of the
//! two sums. For an @k metric each task adds 1 to the denominator, which makes the value the mean
//! over tasks; for a ratio each sample does, which pools them. So one bootstrap over tasks gives
//! every metric its interval.
//!
//! A sample without the verdict that a metric reads is left out and counted, never read as a pass
//! or a fail. Without any task that counts there is no value.

use crate::outcome::{Outcome, SecurityBy};
use crate::stats::Bootstrap;
use crate::verdict::Axis;
use std::collections::BTreeMap;
use std::fmt;

mod all_secure_at_k;
mod empty_ratio;
mod func_sec_at_k;
mod functional_ratio;
mod harmonic_secure_at_k;
mod harmonic_vulnerable_at_k;
mod pass_at_k;
mod proven_repairs;
mod secure_at_k;
mod secure_ratio;
mod secure_yield;
mod silent_repairs;
mod valid_ratio;
mod vulnerable_at_k;

/// Every metric, in the order of reports.
pub static ALL: &[&Metric] = &[
    &pass_at_k::METRIC,
    &func_sec_at_k::METRIC,
    &secure_at_k::METRIC,
    &all_secure_at_k::METRIC,
    &vulnerable_at_k::METRIC,
    &harmonic_secure_at_k::METRIC,
    &harmonic_vulnerable_at_k::METRIC,
    &valid_ratio::METRIC,
    &functional_ratio::METRIC,
    &secure_ratio::METRIC,
    &secure_yield::METRIC,
    &empty_ratio::METRIC,
];

/// Metrics of repairs, which only settings that repair have.
pub static OF_REPAIRS: &[&Metric] = &[&proven_repairs::METRIC, &silent_repairs::METRIC];

/// The metric called `name`.
pub fn by_name(name: &str) -> Option<&'static Metric> {
    let mut all = ALL.iter().chain(OF_REPAIRS).copied();
    all.find(|metric| metric.name == name)
}

/// One metric.
#[derive(Debug)]
pub struct Metric {
    /// As in tables and on the command line, e.g. `secure@k`.
    pub name: &'static str,
    /// What it measures, in a few words.
    pub title: &'static str,
    /// The sentence that is printed wherever the metric is.
    pub definition: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// Whether a larger value is the better one.
    pub higher_is_better: bool,
    /// The axes whose verdicts it reads; where a run assessed none of one, it has no value.
    pub reads: &'static [Axis],
    /// Whether it depends on [`Query::k`].
    pub needs_k: bool,
    /// Whether it depends on [`Query::by`].
    pub by_security: bool,
    /// How it is computed.
    pub kind: Kind,
}

/// What the samples of one task, by rising index, contribute.
pub type PerTask = fn(&[Outcome], &Query) -> Contribution;

/// How a metric is computed.
#[derive(Debug)]
pub enum Kind {
    /// The ratio of the sums of what each task contributes.
    Ratio(PerTask),
    /// The harmonic mean of another metric's values by test and by static analysis.
    HarmonicMean(&'static Metric),
}

/// What is asked of a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Query {
    /// Number of samples drawn, at least 1; only read where [`Metric::needs_k`].
    pub k: usize,
    /// Which security verdict counts; only read where [`Metric::by_security`].
    pub by: SecurityBy,
    /// Whether solutions that hold no body are left out.
    pub leave_out_empty: bool,
}

/// Why something did not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The provider gave no answer.
    NoAnswer,
    /// The solution holds no body, and [`Query::leave_out_empty`] is set.
    Empty,
    /// Validity is unscored.
    NoValidity,
    /// The solution is not valid code, and the metric looks at valid code only.
    Invalid,
    /// Function is unscored.
    NoFunctional,
    /// Security is unscored by this method.
    NoSecurity(SecurityBy),
    /// Nothing was complained of, so that nothing was to be repaired.
    NoComplaint,
    /// Whether the repair counts, or whether what complained is silent now, could not be found out.
    NoProof,
    /// The task has fewer than k scored samples.
    FewerThanK,
}

impl Reason {
    /// What is counted: `samples` or `tasks`.
    pub fn unit(self) -> &'static str {
        match self {
            Self::FewerThanK => "tasks",
            _ => "samples",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswer => f.write_str("no answer"),
            Self::Empty => f.write_str("empty solution"),
            Self::NoValidity => f.write_str("no validity verdict"),
            Self::Invalid => f.write_str("not valid code"),
            Self::NoFunctional => f.write_str("no functional verdict"),
            Self::NoSecurity(by) => write!(f, "no security verdict by {}", by.as_str()),
            Self::NoComplaint => f.write_str("nothing complained of"),
            Self::NoProof => f.write_str("repair unscored"),
            Self::FewerThanK => f.write_str("fewer than k scored samples"),
        }
    }
}

/// How many samples or tasks did not count, by reason.
pub type LeftOut = BTreeMap<Reason, usize>;

/// What one task adds to a metric.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contribution {
    /// Added to the numerator.
    pub numerator: f64,
    /// Added to the denominator; 0 when the task does not count.
    pub denominator: f64,
    /// Samples that the two rest on.
    pub samples: usize,
    /// What did not count.
    pub left_out: LeftOut,
}

/// A metric's value with what is needed to judge it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Estimate {
    /// 0..=1; `None` when nothing counted.
    pub value: Option<f64>,
    /// The 95 % interval (as asked of [`Bootstrap`]); `None` with fewer than two tasks.
    pub interval: Option<(f64, f64)>,
    /// Tasks that counted.
    pub tasks: usize,
    /// Samples that counted.
    pub samples: usize,
    /// What did not count.
    pub left_out: LeftOut,
}

impl Metric {
    /// The name as printed for `query`, e.g. `secure@3 (test)`.
    pub fn label(&self, query: &Query) -> String {
        let mut label = self.name.to_owned();
        if self.needs_k {
            label = label.replace("@k", &format!("@{}", query.k));
        }
        if self.by_security {
            label = format!("{label} ({})", query.by.as_str());
        }
        label
    }

    /// The value over `tasks`, each with its samples by rising index, with its interval.
    pub fn estimate(&self, tasks: &[&[Outcome]], query: &Query, bootstrap: &Bootstrap) -> Estimate {
        let parts = self.parts(query);
        let contributions: Vec<Vec<Contribution>> = tasks
            .iter()
            .map(|outcomes| {
                let contribute = |(part, query): &(PerTask, Query)| part(outcomes, query);
                parts.iter().map(contribute).collect()
            })
            .collect();
        let mut left_out = LeftOut::new();
        for (reason, count) in contributions
            .iter()
            .flat_map(|parts| left_out_of_any(parts))
        {
            *left_out.entry(reason).or_default() += count;
        }
        // Only the sums are drawn again; the maps of reasons would make that slow.
        let sums: Vec<Vec<(f64, f64)>> = contributions
            .iter()
            .map(|parts| {
                parts
                    .iter()
                    .map(|part| (part.numerator, part.denominator))
                    .collect()
            })
            .filter(|parts: &Vec<(f64, f64)>| parts.iter().any(|part| part.1 > 0.0))
            .collect();
        let least = |count: fn(&Contribution) -> usize| {
            let of_part = |part| contributions.iter().map(|parts| count(&parts[part])).sum();
            (0..parts.len()).map(of_part).min().unwrap_or(0)
        };
        Estimate {
            value: combine(parts.len(), &sums.iter().collect::<Vec<_>>()),
            interval: bootstrap.interval(&sums, |drawn| combine(parts.len(), drawn)),
            tasks: least(|part| usize::from(part.denominator > 0.0)),
            samples: least(|part| part.samples),
            left_out,
        }
    }

    /// The ratios that the value is made of: one, or one a method for a harmonic mean.
    fn parts(&self, query: &Query) -> Vec<(PerTask, Query)> {
        match self.kind {
            Kind::Ratio(contribute) => vec![(contribute, *query)],
            Kind::HarmonicMean(metric) => [SecurityBy::Test, SecurityBy::Static]
                .into_iter()
                .flat_map(|by| metric.parts(&Query { by, ..*query }))
                .collect(),
        }
    }
}

/// What one task leaves out, each sample once although several parts may lack it.
fn left_out_of_any(parts: &[Contribution]) -> LeftOut {
    let mut left_out = LeftOut::new();
    for (&reason, &count) in parts.iter().flat_map(|part| &part.left_out) {
        let most: &mut usize = left_out.entry(reason).or_default();
        *most = count.max(*most);
    }
    left_out
}

/// The harmonic mean of the ratios of sums; with one part, that ratio. `None` if a part is empty.
fn combine(parts: usize, tasks: &[&Vec<(f64, f64)>]) -> Option<f64> {
    let mut inverse_sum = 0.0;
    for part in 0..parts {
        let numerator: f64 = tasks.iter().map(|task| task[part].0).sum();
        let denominator: f64 = tasks.iter().map(|task| task[part].1).sum();
        if denominator == 0.0 {
            return None;
        }
        // A part of 0 makes the sum infinite and the mean 0, its limit.
        inverse_sum += denominator / numerator;
    }
    Some(parts as f64 / inverse_sum)
}

/// The verdicts that `read` finds in a task's samples, and what had to be left out.
fn scored(
    outcomes: &[Outcome],
    query: &Query,
    read: impl Fn(&Outcome) -> Result<bool, Reason>,
) -> (Vec<bool>, LeftOut) {
    let mut verdicts = Vec::with_capacity(outcomes.len());
    let mut left_out = LeftOut::new();
    for outcome in outcomes {
        let verdict = match outcome {
            Outcome {
                answered: false, ..
            } => Err(Reason::NoAnswer),
            Outcome { empty: true, .. } if query.leave_out_empty => Err(Reason::Empty),
            outcome => read(outcome),
        };
        match verdict {
            Ok(verdict) => verdicts.push(verdict),
            Err(reason) => *left_out.entry(reason).or_default() += 1,
        }
    }
    (verdicts, left_out)
}

/// The share of samples for which `read` says yes, pooled over tasks.
fn pooled(
    outcomes: &[Outcome],
    query: &Query,
    read: impl Fn(&Outcome) -> Result<bool, Reason>,
) -> Contribution {
    let (verdicts, left_out) = scored(outcomes, query, read);
    Contribution {
        numerator: verdicts.iter().filter(|&&yes| yes).count() as f64,
        denominator: verdicts.len() as f64,
        samples: verdicts.len(),
        left_out,
    }
}

/// The mean over tasks of `estimator(scored samples, samples with yes, k)`.
fn unbiased_at_k(
    outcomes: &[Outcome],
    query: &Query,
    estimator: fn(usize, usize, usize) -> Option<f64>,
    read: impl Fn(&Outcome) -> Result<bool, Reason>,
) -> Contribution {
    let (verdicts, left_out) = scored(outcomes, query, read);
    let yes = verdicts.iter().filter(|&&yes| yes).count();
    one_task(
        estimator(verdicts.len(), yes, query.k),
        verdicts.len(),
        left_out,
    )
}

/// A task's part in a mean over tasks, or its leaving out when it has no value.
fn one_task(value: Option<f64>, samples: usize, mut left_out: LeftOut) -> Contribution {
    let Some(numerator) = value else {
        left_out.insert(Reason::FewerThanK, 1);
        return Contribution {
            left_out,
            ..Contribution::default()
        };
    };
    Contribution {
        numerator,
        denominator: 1.0,
        samples,
        left_out,
    }
}

/// Whether two verdicts both pass: known as soon as one fails. Else the reason of the first that is
/// missing.
fn both(first: (Option<bool>, Reason), second: (Option<bool>, Reason)) -> Result<bool, Reason> {
    match (first.0, second.0) {
        (Some(false), _) | (_, Some(false)) => Ok(false),
        (Some(true), Some(true)) => Ok(true),
        (None, _) => Err(first.1),
        (_, None) => Err(second.1),
    }
}

/// The security verdict that `query` asks for.
fn secure(outcome: &Outcome, query: &Query) -> Result<bool, Reason> {
    outcome.secure(query.by).ok_or(Reason::NoSecurity(query.by))
}

#[cfg(test)]
mod tests;
