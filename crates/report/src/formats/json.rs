//! The same figures as CSV, nested, with what the run was and what it cost, for programs.

use super::Format;
use crate::detectors::{self, Detector, MEASURES};
use crate::exhibits::{self, Exhibit, Table};
use crate::scores::{Column, Scores, cwes};
use crate::summary::Spending;
use crate::tallies::{Agreement, Disagreement};
use crate::{Report, ReportError};
use sallet_core::CweId;
use sallet_core::confusion::{Confusion, Measure};
use sallet_core::experiment::Experiment;
use sallet_core::metrics::{Estimate, Metric};
use sallet_core::record::Session;
use sallet_core::verdict::{Axis, Method, UnscoredKind};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

pub(super) static FORMAT: Format = Format {
    name: "json",
    extension: "json",
    about: "every figure with its circumstances, for programs",
    write,
};

/// Raised when a reader of the old shape would misread the new one.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    experiment: &'a Experiment,
    sessions: &'a [Session],
    tasks: usize,
    leave_out_empty: bool,
    bootstrap: Intervals,
    definitions: BTreeMap<&'static str, Definition>,
    settings: Vec<Setting<'a>>,
    /// Over all settings.
    detectors: Vec<Detection>,
    /// The tables beside the metrics, as people read them.
    tables: Vec<Exhibited>,
}

#[derive(Serialize)]
struct Exhibited {
    title: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'static str>,
    about: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct Intervals {
    resamples: usize,
    confidence: f64,
    seed: u64,
}

#[derive(Serialize)]
struct Definition {
    title: &'static str,
    definition: &'static str,
    source: &'static str,
    higher_is_better: bool,
}

#[derive(Serialize)]
struct Setting<'a> {
    id: &'a str,
    samples_in_log: usize,
    samples_asked: usize,
    metrics: Vec<Value>,
    by_cwe: BTreeMap<String, Vec<Value>>,
    disagreements: BTreeMap<&'static str, usize>,
    /// How far tests and each static analysis agree.
    agreement: BTreeMap<&'a str, Agreed>,
    extraction: Extraction,
    unscored: Vec<Unscored>,
    errors: BTreeMap<String, usize>,
    /// By assessor and label.
    willingness: BTreeMap<String, BTreeMap<String, usize>>,
    spending: Money,
}

#[derive(Serialize)]
struct Value {
    metric: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    k: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    tasks: usize,
    samples: usize,
    left_out: Vec<LeftOut>,
}

/// How right a detector is.
#[derive(Serialize)]
struct Detection {
    detector: String,
    /// `tests`, `labels` or `analysis`.
    held_against: &'static str,
    counts: Confusion,
    /// Samples that it gives no verdict on.
    unscored: usize,
    measures: BTreeMap<&'static str, Measured>,
    by_cwe: BTreeMap<String, Confusion>,
}

#[derive(Serialize)]
struct Measured {
    definition: &'static str,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Serialize)]
struct LeftOut {
    reason: String,
    unit: &'static str,
    count: usize,
}

/// Counts of samples.
#[derive(Serialize)]
struct Agreed {
    both_secure: usize,
    both_insecure: usize,
    insecure_by_test_only: usize,
    insecure_by_analysis_only: usize,
    not_both: usize,
    agreement: Option<f64>,
    kappa: Option<f64>,
}

#[derive(Serialize)]
struct Unscored {
    axis: Axis,
    by: Method,
    assessor: String,
    kind: UnscoredKind,
    count: usize,
    example: String,
}

#[derive(Serialize)]
struct Extraction {
    answers: usize,
    valid_before: usize,
    valid_after: usize,
    not_parsed: usize,
    empty: usize,
    rules: BTreeMap<String, usize>,
}

/// Sums are null when no part of them is known.
#[derive(Serialize)]
struct Money {
    answers: u64,
    cached: u64,
    input_tokens: Option<u64>,
    output_tokens: Option<u64>,
    answers_without_usage: u64,
    dollars: Option<f64>,
    answers_without_cost: u64,
    request_millis: u64,
}

fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let scores = Scores::new(report.summary, report.options);
    let settings = 0..report.summary.settings();
    let columns: Vec<Column> = settings
        .clone()
        .flat_map(|setting| scores.columns(setting))
        .collect();
    let document = Document {
        schema: SCHEMA,
        experiment: &report.summary.header.experiment,
        sessions: &report.summary.sessions,
        tasks: report.summary.header.tasks.len(),
        leave_out_empty: report.options.leave_out_empty,
        bootstrap: Intervals {
            resamples: scores.bootstrap.resamples,
            confidence: scores.bootstrap.confidence,
            seed: scores.bootstrap.seed,
        },
        definitions: Scores::metrics(&columns)
            .into_iter()
            .map(definition)
            .collect(),
        settings: settings
            .map(|index| setting(report, &scores, index))
            .collect(),
        detectors: Detector::all(report.summary)
            .iter()
            .map(detection)
            .collect(),
        tables: exhibits::all(report, &scores)
            .into_iter()
            .flat_map(exhibited)
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)?;
    Ok(())
}

fn exhibited(exhibit: Exhibit) -> Vec<Exhibited> {
    let table = |table: Table| Exhibited {
        title: exhibit.title,
        part: table.caption,
        about: exhibit.about.clone(),
        columns: table.columns,
        rows: table.rows,
    };
    exhibit.tables.into_iter().map(table).collect()
}

fn detection(detector: &Detector) -> Detection {
    let measure = |(measure, of): (&&Measure, &detectors::Measured)| {
        let measured = Measured {
            definition: measure.definition,
            value: of.value,
            low: of.interval.map(|(low, _)| low),
            high: of.interval.map(|(_, high)| high),
        };
        (measure.name, measured)
    };
    let by_cwe = detector.by_cwe.iter();
    Detection {
        detector: detector.name.to_string(),
        held_against: detector.truth.as_str(),
        counts: detector.counts,
        unscored: detector.unscored,
        measures: MEASURES.iter().zip(&detector.values).map(measure).collect(),
        by_cwe: by_cwe
            .map(|(cwe, counts)| (cwe.to_string(), *counts))
            .collect(),
    }
}

fn definition(metric: &Metric) -> (&'static str, Definition) {
    let definition = Definition {
        title: metric.title,
        definition: metric.definition,
        source: metric.source,
        higher_is_better: metric.higher_is_better,
    };
    (metric.name, definition)
}

fn setting<'a>(report: &Report<'a>, scores: &Scores<'_>, setting: usize) -> Setting<'a> {
    let summary = report.summary;
    let columns = scores.columns(setting);
    let of_cwe = |cwe: CweId| {
        let values = columns
            .iter()
            .map(|column| value(column, scores.of_cwe(setting, column, cwe)));
        (cwe.to_string(), values.collect())
    };
    let disagreements = Disagreement::ALL.map(|kind| {
        let count = summary
            .cells(setting)
            .filter(|(_, outcome, _)| kind.holds(outcome))
            .count();
        (kind.title(), count)
    });
    let unscored = summary.unscored(setting).into_iter().map(|group| Unscored {
        axis: group.axis,
        by: group.by,
        assessor: group.assessor.to_string(),
        kind: group.kind,
        count: group.count,
        example: group.example.to_string(),
    });
    let named = |(text, count): (std::rc::Rc<str>, usize)| (text.to_string(), count);
    let extracted = summary.extracted(setting);
    let (samples_in_log, samples_asked) = summary.progress(setting);
    Setting {
        id: summary.setting_id(setting),
        samples_in_log,
        samples_asked,
        metrics: columns
            .iter()
            .map(|column| value(column, scores.of_setting(setting, column)))
            .collect(),
        by_cwe: cwes(summary).into_iter().map(of_cwe).collect(),
        disagreements: disagreements.into(),
        agreement: agreement(report, setting),
        extraction: Extraction {
            answers: extracted.extracted,
            valid_before: extracted.valid_before,
            valid_after: extracted.valid_after,
            not_parsed: extracted.not_parsed,
            empty: extracted.empty,
            rules: extracted.rules.into_iter().map(named).collect(),
        },
        unscored: unscored.collect(),
        errors: summary.errors(setting).into_iter().map(named).collect(),
        willingness: summary
            .willingness(setting)
            .into_iter()
            .map(|(by, labels)| {
                let owned = labels
                    .into_iter()
                    .map(|(label, count)| (label.to_owned(), count));
                (by.to_string(), owned.collect())
            })
            .collect(),
        spending: money(summary.spending(setting)),
    }
}

fn agreement<'a>(report: &Report<'a>, setting: usize) -> BTreeMap<&'a str, Agreed> {
    let summary = report.summary;
    let agreed = |analysis: &'a std::rc::Rc<str>| {
        let counts = Agreement::of(summary, setting, analysis);
        let agreed = Agreed {
            both_secure: counts.both_secure,
            both_insecure: counts.both_insecure,
            insecure_by_test_only: counts.only_test,
            insecure_by_analysis_only: counts.only_analysis,
            not_both: counts.unknown,
            agreement: counts.share(),
            kappa: counts.kappa(),
        };
        (&**analysis, agreed)
    };
    match summary.security_methods().len() {
        2 => summary.analyses.iter().map(agreed).collect(),
        _ => BTreeMap::new(),
    }
}

fn value(column: &Column, estimate: Estimate) -> Value {
    let left_out = estimate
        .left_out
        .into_iter()
        .map(|(reason, count)| LeftOut {
            reason: reason.to_string(),
            unit: reason.unit(),
            count,
        });
    Value {
        metric: column.metric.name,
        k: column.k(),
        by: column.by(),
        value: estimate.value,
        low: estimate.interval.map(|(low, _)| low),
        high: estimate.interval.map(|(_, high)| high),
        tasks: estimate.tasks,
        samples: estimate.samples,
        left_out: left_out.collect(),
    }
}

fn money(spending: Spending) -> Money {
    let usage_known = spending.without_usage < spending.answers;
    let cost_known = spending.without_cost < spending.answers;
    Money {
        answers: spending.answers,
        cached: spending.cached,
        input_tokens: usage_known.then_some(spending.input),
        output_tokens: usage_known.then_some(spending.output),
        answers_without_usage: spending.without_usage,
        dollars: cost_known.then_some(spending.cost),
        answers_without_cost: spending.without_cost,
        request_millis: spending.millis,
    }
}

#[cfg(test)]
mod tests {
    use crate::testlog;

    #[test]
    fn a_typical_run() {
        let report = testlog::render("json", &testlog::typical());
        let document: serde_json::Value = serde_json::from_str(&report).unwrap();
        assert_eq!(document["schema"], 1);
        let small = &document["settings"][1];
        assert_eq!(small["id"], "model/small t=0.2 code");
        assert_eq!(small["metrics"][0]["metric"], "pass@k");
        assert_eq!(small["metrics"][0]["k"], 1);
        assert!(small["metrics"][0]["value"].is_f64());
        assert!(small["by_cwe"]["CWE-78"].is_array());
        assert_eq!(small["agreement"]["rules"]["both_secure"], 4);
        assert_eq!(small["unscored"][0]["assessor"], "suites");
        assert_eq!(small["spending"]["dollars"], serde_json::Value::Null);
        assert!(document["definitions"]["secure@k"]["source"].is_string());
    }
}
