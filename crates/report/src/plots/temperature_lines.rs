//! How the main metrics move with temperature: one line a model, a panel a metric.

use super::{Anchor, Area, SERIES, Svg, marker, text_width};
use crate::Options;
use crate::escape::html;
use crate::human::{interval, percent, shorten};
use crate::scores::{Column, Scores};
use crate::summary::Summary;
use sallet_core::experiment::{Hint, Setting};
use sallet_core::metrics::{self, Query};
use sallet_core::outcome::SecurityBy;

const PANEL: f64 = 300.0;
const GAP: f64 = 62.0;
const LEGEND_ROW: f64 = 20.0;
const DASHES: [&str; 3] = ["none", "6 3", "2 3"];

/// The settings that differ in nothing but temperature, by rising temperature.
struct Series {
    label: String,
    points: Vec<(f64, usize)>,
}

/// `None` unless some model was asked at two temperatures.
pub(crate) fn temperature_lines(
    summary: &Summary,
    options: &Options,
    by: SecurityBy,
) -> Option<String> {
    let series = series(&summary.header.experiment.settings);
    if series.iter().all(|series| series.points.len() < 2) {
        return None;
    }
    let scores = Scores::new(summary, options);
    let query = Query {
        k: 1,
        by,
        leave_out_empty: options.leave_out_empty,
    };
    let columns: Vec<Column> = ["pass@k", "all-secure@k", "func-sec@k"]
        .into_iter()
        .filter_map(metrics::by_name)
        .filter(|metric| metric.reads.iter().all(|&axis| summary.assessed(axis)))
        .map(|metric| Column { metric, query })
        .collect();
    let mut temperatures: Vec<f64> = series
        .iter()
        .flat_map(|series| series.points.iter().map(|point| point.0))
        .collect();
    temperatures.sort_by(f64::total_cmp);
    temperatures.dedup();
    let range = (*temperatures.first()?, *temperatures.last()?);
    let mut svg = Svg::new();
    for (index, column) in columns.iter().enumerate() {
        let left = GAP + (PANEL + GAP) * index as f64;
        let area = Area {
            left,
            top: 30.0,
            width: PANEL,
            height: 220.0,
        };
        let panel = Panel {
            area,
            column,
            scores: &scores,
            summary,
            range,
        };
        panel.draw_axes(&mut svg, &temperatures);
        for (index, series) in series.iter().enumerate() {
            panel.draw_series(&mut svg, index, series);
        }
    }
    let legend_top = 310.0;
    for (index, series) in series.iter().enumerate() {
        draw_legend(
            &mut svg,
            index,
            &series.label,
            legend_top + LEGEND_ROW * index as f64,
        );
    }
    let width = (GAP + (PANEL + GAP) * columns.len() as f64).max(480.0);
    let height = legend_top + LEGEND_ROW * series.len() as f64;
    Some(svg.finish(width, height, "Metrics by temperature, one line a model"))
}

fn series(settings: &[Setting]) -> Vec<Series> {
    let without_temperature = |setting: &Setting| {
        let mut common = Setting {
            id: String::new(),
            samples: 0,
            ..setting.clone()
        };
        common.sampling.temperature = None;
        common
    };
    let mut groups: Vec<(Setting, Series)> = Vec::new();
    for (index, setting) in settings.iter().enumerate() {
        let Some(temperature) = setting.sampling.temperature else {
            continue;
        };
        let common = without_temperature(setting);
        let place = groups
            .iter()
            .position(|(other, _)| *other == common)
            .unwrap_or_else(|| {
                groups.push((
                    common,
                    Series {
                        label: label(setting),
                        points: Vec::new(),
                    },
                ));
                groups.len() - 1
            });
        groups[place].1.points.push((temperature, index));
    }
    for (_, series) in &mut groups {
        series.points.sort_by(|a, b| a.0.total_cmp(&b.0));
    }
    groups.into_iter().map(|(_, series)| series).collect()
}

fn label(setting: &Setting) -> String {
    match setting.hint {
        Hint::None => format!("{} {}", setting.model, setting.mode),
        hint => format!("{} {} hint={hint}", setting.model, setting.mode),
    }
}

/// One metric's picture.
struct Panel<'a> {
    area: Area,
    column: &'a Column,
    scores: &'a Scores<'a>,
    summary: &'a Summary,
    /// Least and greatest temperature.
    range: (f64, f64),
}

impl Panel<'_> {
    fn x(&self, temperature: f64) -> f64 {
        let (least, most) = self.range;
        // A margin keeps the whiskers of the first and last point off the frame.
        self.area
            .x(0.05 + 0.9 * (temperature - least) / (most - least))
    }

    fn draw_axes(&self, svg: &mut Svg, temperatures: &[f64]) {
        let Area {
            left,
            top,
            width,
            height,
        } = self.area;
        svg.text(
            (left, 14.0),
            Anchor::Start,
            "label strong",
            &format!("{}, %", self.column.label()),
        );
        self.area.draw_rows(svg);
        let mut free_from = f64::NEG_INFINITY;
        for &temperature in temperatures {
            let label = temperature.to_string();
            let half = text_width(&label) / 2.0 + 3.0;
            let x = self.x(temperature);
            if x - half >= free_from {
                svg.text((x, top + height + 18.0), Anchor::Middle, "tick", &label);
                free_from = x + half;
            }
        }
        let middle = (left + width / 2.0, top + height + 38.0);
        svg.text(middle, Anchor::Middle, "tick", "temperature");
    }

    fn draw_series(&self, svg: &mut Svg, index: usize, series: &Series) {
        // Series stand a little apart, so that their whiskers can be told from each other.
        let shift = (index % SERIES.len()) as f64 * 2.0 - SERIES.len() as f64 + 1.0;
        let mut line = String::new();
        let mut marks = String::new();
        for &(temperature, setting) in &series.points {
            let estimate = self.scores.of_setting(setting, self.column);
            let Some(value) = estimate.value else {
                continue;
            };
            let (x, y) = (self.x(temperature) + shift, self.area.y(value));
            line.push_str(&format!("{x:.1},{y:.1} "));
            if let Some((low, high)) = estimate.interval {
                let (top, bottom) = (self.area.y(high), self.area.y(low));
                marks.push_str(&format!(
                    "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{top:.1}\" y2=\"{bottom:.1}\" \
                     opacity=\"0.45\"/>"
                ));
            }
            marks.push_str(&format!(
                "<g stroke=\"none\"><title>{}\n{}: {} ({})</title>{}</g>",
                html(self.summary.setting_id(setting)),
                html(&self.column.label()),
                percent(Some(value)),
                interval(estimate.interval),
                marker(index, (x, y)),
            ));
        }
        let (colour, dash) = style(index);
        svg.raw(format_args!(
            "<g stroke=\"{colour}\" fill=\"{colour}\"><polyline points=\"{}\" fill=\"none\" \
             stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>{marks}</g>",
            line.trim_end()
        ));
    }
}

fn style(index: usize) -> (&'static str, &'static str) {
    (
        SERIES[index % SERIES.len()],
        DASHES[index / SERIES.len() % DASHES.len()],
    )
}

fn draw_legend(svg: &mut Svg, index: usize, label: &str, y: f64) {
    let (colour, dash) = style(index);
    svg.raw(format_args!(
        "<g stroke=\"{colour}\" fill=\"{colour}\"><line x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y:.1}\" \
         y2=\"{y:.1}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/><g stroke=\"none\">{}</g></g>",
        GAP,
        GAP + 34.0,
        marker(index, (GAP + 17.0, y)),
    ));
    svg.text(
        (GAP + 44.0, y + 4.0),
        Anchor::Start,
        "label",
        &shorten(label, 90),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog;

    #[test]
    fn a_line_joins_settings_that_differ_in_temperature_only() {
        let summary = testlog::summary(&testlog::typical());
        let plot = temperature_lines(&summary, &Options::default(), SecurityBy::Test).unwrap();
        assert_eq!(
            plot.matches("<polyline").count(),
            3,
            "a line in each of three panels"
        );
        assert!(plot.contains("model/small code"));
    }

    #[test]
    fn one_temperature_is_no_line() {
        let settings = testlog::typical_settings().into_iter().take(2).collect();
        let log = [testlog::header(settings, testlog::typical_tasks())];
        let summary = testlog::summary(&log);
        assert_eq!(
            temperature_lines(&summary, &Options::default(), SecurityBy::Test),
            None
        );
    }
}
