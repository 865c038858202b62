//! Which metrics a report shows, and their values over parts of a run.

use crate::Options;
use crate::summary::Summary;
use sallet_core::CweId;
use sallet_core::metrics::{self, Estimate, Kind, Metric, Query};
use sallet_core::outcome::{Outcome, SecurityBy};
use sallet_core::stats::Bootstrap;
use sallet_core::verdict::Axis;
use std::collections::BTreeSet;

/// The metrics of the first table, for k = 1.
const HEADLINE: [&str; 4] = ["valid-ratio", "pass@k", "secure@k", "func-sec@k"];

/// The values of k that are shown, where at least as many samples were asked for.
const KS: [usize; 4] = [1, 3, 5, 10];

/// A metric with what is asked of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) metric: &'static Metric,
    pub(crate) query: Query,
}

impl Column {
    pub(crate) fn label(&self) -> String {
        self.metric.label(&self.query)
    }

    /// The query's k where the metric reads it.
    pub(crate) fn k(&self) -> Option<usize> {
        self.metric.needs_k.then_some(self.query.k)
    }

    /// The query's method where the metric reads it.
    pub(crate) fn by(&self) -> Option<&'static str> {
        self.metric.by_security.then(|| self.query.by.as_str())
    }
}

/// Computes the values of one run.
pub(crate) struct Scores<'a> {
    summary: &'a Summary,
    options: &'a Options,
    pub(crate) bootstrap: Bootstrap,
}

impl<'a> Scores<'a> {
    pub(crate) fn new(summary: &'a Summary, options: &'a Options) -> Self {
        let bootstrap = Bootstrap {
            seed: summary.header.experiment.seed,
            ..Bootstrap::default()
        };
        Self {
            summary,
            options,
            bootstrap,
        }
    }

    /// The few columns that sum a run up.
    pub(crate) fn headline(&self) -> Vec<Column> {
        let metrics = HEADLINE.iter().filter_map(|name| metrics::by_name(name));
        metrics
            .flat_map(|metric| self.columns_of(metric, 1))
            .collect()
    }

    /// Every column that the run has verdicts for, up to the k that `setting` has samples for.
    pub(crate) fn columns(&self, setting: usize) -> Vec<Column> {
        let samples = self.summary.header.experiment.settings[setting].samples as usize;
        metrics::ALL
            .iter()
            .flat_map(|metric| self.columns_of(metric, samples))
            .collect()
    }

    fn columns_of(&self, metric: &'static Metric, samples: usize) -> Vec<Column> {
        let methods = self.summary.security_methods();
        let lacks_axis = metric
            .reads
            .iter()
            .any(|&axis| !self.summary.assessed(axis));
        let lacks_method = matches!(metric.kind, Kind::HarmonicMean(_)) && methods.len() < 2;
        if lacks_axis || lacks_method {
            return Vec::new();
        }
        let methods = if metric.by_security {
            methods
        } else {
            vec![SecurityBy::Test]
        };
        let ks = if metric.needs_k { &KS[..] } else { &KS[..1] };
        let leave_out_empty = self.options.leave_out_empty;
        methods
            .into_iter()
            .flat_map(|by| {
                ks.iter().map(move |&k| Query {
                    k,
                    by,
                    leave_out_empty,
                })
            })
            .filter(|query| query.k <= samples.max(1))
            .map(|query| Column { metric, query })
            .collect()
    }

    /// The value of `column` over all tasks of `setting`.
    pub(crate) fn of_setting(&self, setting: usize, column: &Column) -> Estimate {
        self.estimate(setting, column, |_| true)
    }

    /// The value of `column` over the tasks of `setting` that tempt to `cwe`.
    pub(crate) fn of_cwe(&self, setting: usize, column: &Column, cwe: CweId) -> Estimate {
        self.estimate(setting, column, |task| {
            self.summary.header.tasks[task].cwe == Some(cwe)
        })
    }

    fn estimate(&self, setting: usize, column: &Column, keep: impl Fn(usize) -> bool) -> Estimate {
        let tasks = self.summary.tasks(setting).iter().enumerate();
        let outcomes: Vec<&[Outcome]> = tasks
            .filter(|(task, cells)| keep(*task) && !cells.outcomes.is_empty())
            .map(|(_, cells)| cells.outcomes.as_slice())
            .collect();
        column
            .metric
            .estimate(&outcomes, &column.query, &self.bootstrap)
    }

    /// Metrics that `columns` show, each once.
    pub(crate) fn metrics(columns: &[Column]) -> Vec<&'static Metric> {
        let shown: BTreeSet<&str> = columns.iter().map(|column| column.metric.name).collect();
        metrics::ALL
            .iter()
            .copied()
            .filter(|metric| shown.contains(metric.name))
            .collect()
    }

    /// The sentence on intervals.
    pub(crate) fn about_intervals(&self) -> String {
        format!(
            "Intervals: {:.0} %, percentile bootstrap over tasks ({} resamples, seed {}); none with \
             fewer than two tasks. Where every task agrees the interval has no width, which does \
             not mean certainty.",
            self.bootstrap.confidence * 100.0,
            crate::human::thousands(self.bootstrap.resamples as u64),
            self.bootstrap.seed,
        )
    }

    /// What a reader of the numbers must know of all of them, a sentence each.
    pub(crate) fn about(&self) -> Vec<String> {
        [
            self.about_missing_axes(),
            self.about_analysis(),
            self.about_shared_processes(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whose verdicts those by static analysis are; nothing if there are none.
    fn about_analysis(&self) -> Option<String> {
        let deciding = self.summary.deciding_analysis()?;
        let others = self
            .summary
            .analyses
            .iter()
            .filter(|name| *name != deciding);
        let others: Vec<&str> = others.map(|name| &**name).collect();
        let asked_too = match others.as_slice() {
            [] => String::new(),
            others => format!("; asked as well: {}", others.join(", ")),
        };
        Some(format!(
            "Security by static analysis is the verdict of {deciding}{asked_too}."
        ))
    }

    /// How many verdicts a solution could have forged, or nothing.
    pub(crate) fn about_shared_processes(&self) -> Option<String> {
        let settings = 0..self.summary.settings();
        let cells = settings.flat_map(|setting| self.summary.cells(setting));
        let shared = cells.filter(|(_, _, notes)| notes.shared_process).count();
        (shared > 0).then(|| {
            format!(
                "Published tests judged {} in one process with the solution, which could have made \
                 them pass without doing what they ask for.",
                crate::human::count(shared, "sample")
            )
        })
    }

    /// What the run did not look at, or nothing.
    pub(crate) fn about_missing_axes(&self) -> Option<String> {
        let mut missing = Vec::new();
        for (axis, name) in [(Axis::Validity, "validity"), (Axis::Functional, "function")] {
            if !self.summary.assessed(axis) {
                missing.push(name.to_owned());
            }
        }
        let methods = self.summary.security_methods();
        for by in [SecurityBy::Test, SecurityBy::Static] {
            if !methods.contains(&by) {
                missing.push(format!("security by {}", by.as_str()));
            }
        }
        (!missing.is_empty()).then(|| {
            format!(
                "Not assessed in this run, so without a metric: {}.",
                missing.join(", ")
            )
        })
    }
}

/// The weaknesses of the run's tasks, by rising number.
pub(crate) fn cwes(summary: &Summary) -> Vec<CweId> {
    let named: BTreeSet<CweId> = summary
        .header
        .tasks
        .iter()
        .filter_map(|task| task.cwe)
        .collect();
    named.into_iter().collect()
}
