//! One self-contained page: no network, no file beside it, a script that only filters and unfolds.
//!
//! The page's content security policy admits nothing but its own style sheet and script, by hash,
//! so that even an escaping mistake could not run a model's answer.

use super::{
    Format, Headline, about_empty, extent, extraction_row, method_title, question, session_line,
};
use crate::exhibits::{self, Exhibit};
use crate::sample_view::{SettingSamples, anchor};
use crate::samples::{self, Place};
use crate::scores::Scores;
use crate::summary::Spending;
use crate::tallies::{Combination, Disagreement};
use crate::{Report, ReportError, human, plots};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sallet_core::metrics::{Estimate, Metric};
use sallet_core::outcome::SecurityBy;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io::Write;

pub(super) static FORMAT: Format = Format {
    name: "html",
    extension: "html",
    about: "everything, with plots and every sample, as one page that opens from disk",
    write,
};

const STYLE: &str = include_str!("../../templates/style.css");
const SCRIPT: &str = include_str!("../../templates/script.js");

/// Most links in a list of disagreements.
const MAX_LINKS: usize = 200;

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    policy: String,
    style: &'static str,
    name: &'a str,
    extent: String,
    dates: String,
    columns: Vec<String>,
    rows: Vec<Row<'a>>,
    about: Vec<String>,
    left_out: Vec<(&'a str, String, String)>,
    of_repairs: Vec<Exhibit>,
    plots: Vec<Plot>,
    of_verdicts: Vec<Exhibit>,
    combinations: Vec<Combinations<'a>>,
    disagreements: Vec<Links<'a>>,
    extraction: Vec<[String; 6]>,
    unscored: Vec<[String; 5]>,
    spending: Vec<[String; 8]>,
    metrics: Vec<(&'a str, Vec<MetricRow>)>,
    definitions: Vec<&'static Metric>,
    report: &'a Report<'a>,
    shown: usize,
    total: usize,
    shown_of_total: String,
    sessions: Vec<String>,
}

#[derive(Template)]
#[template(path = "end.html")]
struct PageEnd {
    script: &'static str,
}

struct Row<'a> {
    setting: &'a str,
    samples: String,
    values: Vec<Value>,
}

struct Value {
    share: String,
    interval: String,
    rests_on: String,
    left_out: String,
}

struct Plot {
    id: &'static str,
    title: String,
    about: &'static str,
    svg: String,
}

struct Combinations<'a> {
    by: &'static str,
    rows: Vec<(&'a str, Combination, String)>,
}

struct Links<'a> {
    title: &'static str,
    count: usize,
    links: Vec<(String, String)>,
    settings: Vec<(&'a str, usize)>,
}

struct MetricRow {
    label: String,
    value: Value,
}

fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let (cells, total) = samples::fetch(report)?;
    let shown: BTreeSet<Place> = cells.keys().copied().collect();
    page(report, &shown, total).write_into(out)?;
    for setting in 0..report.summary.settings() {
        let of_setting = cells.range((setting, 0, 0)..(setting + 1, 0, 0));
        SettingSamples::of(report, setting, of_setting).write_into(out)?;
    }
    PageEnd { script: SCRIPT }.write_into(out)?;
    Ok(())
}

fn page<'a>(report: &'a Report<'a>, shown: &BTreeSet<Place>, total: usize) -> Page<'a> {
    let summary = report.summary;
    let scores = Scores::new(summary, report.options);
    let headline = Headline::of(report, &scores);
    let settings = 0..summary.settings();
    let columns: Vec<_> = settings
        .clone()
        .flat_map(|setting| scores.columns(setting))
        .collect();
    let mut about = vec![scores.about_intervals()];
    about.extend(scores.about());
    about.extend(about_empty(report).map(str::to_owned));
    let by_id = |(setting, labels, what)| (summary.setting_id(setting), labels, what);
    Page {
        policy: policy(),
        style: STYLE,
        name: &summary.header.experiment.name,
        extent: extent(report),
        dates: dates(report),
        columns: headline
            .columns
            .iter()
            .map(|column| column.label())
            .collect(),
        rows: headline
            .rows
            .iter()
            .enumerate()
            .map(|(s, row)| headline_row(report, s, row))
            .collect(),
        about,
        left_out: headline.left_out().into_iter().map(by_id).collect(),
        of_repairs: exhibits::of_repairs(report, &scores),
        plots: plots(report),
        of_verdicts: exhibits::of_verdicts(report, &scores),
        combinations: combinations(report),
        disagreements: disagreements(report, shown),
        extraction: settings
            .clone()
            .map(|setting| extraction_row(report, setting))
            .collect(),
        unscored: settings
            .clone()
            .flat_map(|setting| unscored(report, setting))
            .collect(),
        spending: settings
            .clone()
            .map(|setting| spending(report, setting))
            .collect(),
        metrics: settings
            .map(|setting| metric_rows(report, &scores, setting))
            .collect(),
        definitions: Scores::metrics(&columns),
        report,
        shown: shown.len(),
        total,
        shown_of_total: format!(
            "{} of {}",
            human::thousands(shown.len() as u64),
            human::count(total, "sample")
        ),
        sessions: summary.sessions.iter().map(session_line).collect(),
    }
}

/// Admits the style sheet and the script of this page by their hashes, and nothing else.
fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

fn dates(report: &Report<'_>) -> String {
    let mut starts: Vec<u64> = report
        .summary
        .sessions
        .iter()
        .map(|session| session.started_at)
        .collect();
    starts.sort_unstable();
    match (starts.first(), starts.last()) {
        (Some(&first), Some(&last)) if first != last => {
            format!(
                "{} sessions, {} to {}",
                starts.len(),
                human::date(first),
                human::date(last)
            )
        }
        (Some(&first), _) => human::date(first),
        _ => "no session in the log".to_owned(),
    }
}

fn headline_row<'a>(report: &Report<'a>, setting: usize, row: &[Estimate]) -> Row<'a> {
    let (done, asked) = report.summary.progress(setting);
    let samples = if done == asked {
        human::thousands(done as u64)
    } else {
        format!(
            "{} of {}",
            human::thousands(done as u64),
            human::thousands(asked as u64)
        )
    };
    Row {
        setting: report.summary.setting_id(setting),
        samples,
        values: row.iter().map(value).collect(),
    }
}

fn value(estimate: &Estimate) -> Value {
    Value {
        share: human::percent(estimate.value),
        interval: human::interval(estimate.interval),
        rests_on: human::rests_on(estimate),
        left_out: human::left_out(estimate),
    }
}

fn plots(report: &Report<'_>) -> Vec<Plot> {
    let (summary, options) = (report.summary, report.options);
    let mut plots = Vec::new();
    for by in summary.security_methods() {
        let method = method_title(by);
        let id = |test, other| if by == SecurityBy::Test { test } else { other };
        if let Some(svg) = plots::scatter(summary, options, by) {
            plots.push(Plot {
                id: id("scatter-test", "scatter-static"),
                title: format!("Function against security by {method}"),
                about: "Up and to the right is better. Lines are the intervals.",
                svg,
            });
        }
        if let Some(svg) = plots::heat_map(summary, by) {
            plots.push(Plot {
                id: id("cwe-test", "cwe-static"),
                title: format!("Secure samples by CWE, by {method}"),
                about: "Secure of scored samples. A hatched foot is the part that is unscored.",
                svg,
            });
        }
        if let Some(svg) = plots::temperature_lines(summary, options, by) {
            plots.push(Plot {
                id: id("temperature-test", "temperature-static"),
                title: format!("By temperature, security by {method}"),
                about: "Upright lines are the intervals.",
                svg,
            });
        }
    }
    plots
}

fn combinations<'a>(report: &Report<'a>) -> Vec<Combinations<'a>> {
    let summary = report.summary;
    let of_method = |by| Combinations {
        by: method_title(by),
        rows: (0..summary.settings())
            .map(|setting| {
                let counts = Combination::of(summary, setting, by);
                (
                    summary.setting_id(setting),
                    counts,
                    plots::stacked_bar(&counts),
                )
            })
            .collect(),
    };
    summary
        .security_methods()
        .into_iter()
        .map(of_method)
        .collect()
}

fn disagreements<'a>(report: &Report<'a>, shown: &BTreeSet<Place>) -> Vec<Links<'a>> {
    let summary = report.summary;
    let mut lists = Vec::new();
    for kind in Disagreement::ALL {
        let mut list = Links {
            title: kind.title(),
            count: 0,
            links: Vec::new(),
            settings: Vec::new(),
        };
        for setting in 0..summary.settings() {
            let id = summary.setting_id(setting);
            let before = list.count;
            for (task, outcome, _) in summary.cells(setting) {
                if !kind.holds(outcome) {
                    continue;
                }
                list.count += 1;
                let place = (setting, task, outcome.sample);
                if list.links.len() < MAX_LINKS && shown.contains(&place) {
                    let task = &summary.header.tasks[task].id;
                    list.links
                        .push((anchor(place), format!("{id} · {task} · {}", outcome.sample)));
                }
            }
            list.settings.push((id, list.count - before));
        }
        lists.push(list);
    }
    lists.retain(|list| list.count > 0);
    lists
}

fn unscored(report: &Report<'_>, setting: usize) -> Vec<[String; 5]> {
    let id = report.summary.setting_id(setting);
    let errors = report
        .summary
        .errors(setting)
        .into_iter()
        .map(|(message, count)| {
            [
                id.to_owned(),
                "answer".into(),
                "error".into(),
                count.to_string(),
                message.to_string(),
            ]
        });
    let groups = report.summary.unscored(setting).into_iter().map(|group| {
        [
            id.to_owned(),
            question(report, &group),
            group.kind.to_string(),
            group.count.to_string(),
            group.example.to_string(),
        ]
    });
    errors.chain(groups).collect()
}

fn spending(report: &Report<'_>, setting: usize) -> [String; 8] {
    let spending = report.summary.spending(setting);
    let Spending {
        answers,
        cached,
        millis,
        ..
    } = spending;
    let mean_seconds = match answers {
        0 => human::NO_VALUE.to_owned(),
        answers => format!("{:.2}", millis as f64 / 1000.0 / answers as f64),
    };
    [
        report.summary.setting_id(setting).to_owned(),
        human::thousands(answers),
        human::thousands(cached),
        human::tokens(&spending, spending.input),
        human::tokens(&spending, spending.output),
        human::cost(&spending),
        mean_seconds,
        human::thousands(
            report
                .summary
                .errors(setting)
                .iter()
                .map(|(_, count)| *count as u64)
                .sum(),
        ),
    ]
}

fn metric_rows<'a>(
    report: &Report<'a>,
    scores: &Scores<'_>,
    setting: usize,
) -> (&'a str, Vec<MetricRow>) {
    let row = |column: &crate::scores::Column| MetricRow {
        label: column.label(),
        value: value(&scores.of_setting(setting, column)),
    };
    (
        report.summary.setting_id(setting),
        scores.columns(setting).iter().map(row).collect(),
    )
}
