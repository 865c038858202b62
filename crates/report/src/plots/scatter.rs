//! Function against security: one numbered dot a setting, with its intervals.

use super::{Anchor, Area, SERIES, Svg};
use crate::Options;
use crate::escape::html;
use crate::human::{interval, percent, shorten_middle};
use crate::scores::Scores;
use crate::summary::Summary;
use sallet_core::metrics::{self, Estimate, Query};
use sallet_core::outcome::SecurityBy;
use sallet_core::verdict::Axis;

const AREA: Area = Area {
    left: 62.0,
    top: 14.0,
    width: 400.0,
    height: 400.0,
};
const LEGEND_LEFT: f64 = 500.0;
const LEGEND_ROW: f64 = 20.0;

struct Dot {
    setting: usize,
    functional: Estimate,
    secure: Estimate,
    place: (f64, f64),
}

/// `None` unless some setting has both a functional and a security value.
pub(crate) fn scatter(summary: &Summary, options: &Options, by: SecurityBy) -> Option<String> {
    let dots = dots(summary, options, by);
    if dots.is_empty() || !summary.assessed(Axis::Functional) {
        return None;
    }
    let mut svg = Svg::new();
    draw_axes(&mut svg, by);
    for dot in &dots {
        draw_whiskers(&mut svg, dot);
    }
    let mut taken: Vec<(f64, f64)> = dots.iter().map(|dot| dot.place).collect();
    for (index, dot) in dots.iter().enumerate() {
        draw_dot(&mut svg, summary, dot, index, by);
        let label = free_place(dot.place, &taken);
        taken.push(label);
        let (x, y) = label;
        svg.line(dot.place, label, "leader");
        svg.raw(format_args!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"8\" class=\"tag\"/>"
        ));
        svg.text(
            (x, y + 4.0),
            Anchor::Middle,
            "tick strong",
            &(index + 1).to_string(),
        );
        draw_legend(&mut svg, summary, dot, index);
    }
    let height =
        (AREA.top + AREA.height + 50.0).max(AREA.top + LEGEND_ROW * (dots.len() + 1) as f64);
    let label = format!(
        "pass@1 against the share of secure samples by {}",
        by.as_str()
    );
    Some(svg.finish(LEGEND_LEFT + 400.0, height, &label))
}

fn dots(summary: &Summary, options: &Options, by: SecurityBy) -> Vec<Dot> {
    let scores = Scores::new(summary, options);
    let query = Query {
        k: 1,
        by,
        leave_out_empty: options.leave_out_empty,
    };
    let estimate = |name, setting| {
        let metric = metrics::by_name(name)?;
        Some(scores.of_setting(setting, &crate::scores::Column { metric, query }))
    };
    let dot = |setting| {
        let functional = estimate("pass@k", setting)?;
        // At k = 1 the mean share of secure samples.
        let secure = estimate("all-secure@k", setting)?;
        let place = (AREA.x(functional.value?), AREA.y(secure.value?));
        Some(Dot {
            setting,
            functional,
            secure,
            place,
        })
    };
    (0..summary.settings()).filter_map(dot).collect()
}

fn draw_axes(svg: &mut Svg, by: SecurityBy) {
    AREA.draw_rows(svg);
    for step in 0..=4 {
        let x = AREA.x(f64::from(step) / 4.0);
        svg.line((x, AREA.top), (x, AREA.top + AREA.height), "grid");
        let y = AREA.top + AREA.height + 18.0;
        svg.text((x, y), Anchor::Middle, "tick", &(step * 25).to_string());
    }
    let middle = AREA.left + AREA.width / 2.0;
    svg.text(
        (middle, AREA.top + AREA.height + 40.0),
        Anchor::Middle,
        "label",
        "functional: pass@1, %",
    );
    svg.raw(format_args!(
        "<text transform=\"translate(18 {:.1}) rotate(-90)\" text-anchor=\"middle\" \
         class=\"label\">secure samples by {}: all-secure@1, %</text>",
        AREA.top + AREA.height / 2.0,
        by.as_str()
    ));
}

fn draw_whiskers(svg: &mut Svg, dot: &Dot) {
    let (x, y) = dot.place;
    if let Some((low, high)) = dot.functional.interval {
        svg.line((AREA.x(low), y), (AREA.x(high), y), "whisker");
    }
    if let Some((low, high)) = dot.secure.interval {
        svg.line((x, AREA.y(low)), (x, AREA.y(high)), "whisker");
    }
}

fn draw_dot(svg: &mut Svg, summary: &Summary, dot: &Dot, index: usize, by: SecurityBy) {
    let (x, y) = dot.place;
    svg.raw(format_args!(
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\" fill=\"{}\" class=\"dot\"><title>{}\npass@1: \
         {} ({})\nall-secure@1 ({}): {} ({})</title></circle>",
        SERIES[index % SERIES.len()],
        html(summary.setting_id(dot.setting)),
        percent(dot.functional.value),
        interval(dot.functional.interval),
        by.as_str(),
        percent(dot.secure.value),
        interval(dot.secure.interval),
    ));
}

/// The nearest place around `dot`, inside the area, that is clear of dots and of other labels.
fn free_place(dot: (f64, f64), taken: &[(f64, f64)]) -> (f64, f64) {
    const CLEAR: f64 = 17.0;
    let clear = |place: &(f64, f64)| {
        let inside_x = (AREA.left + 8.0..AREA.left + AREA.width - 8.0).contains(&place.0);
        let inside_y = (AREA.top + 8.0..AREA.top + AREA.height - 8.0).contains(&place.1);
        let far = |other: &(f64, f64)| (place.0 - other.0).hypot(place.1 - other.1) >= CLEAR;
        inside_x && inside_y && taken.iter().all(far)
    };
    let around = (0..).map(|step: u32| {
        // 16 directions a ring, first up and to the right.
        let radius = 18.0 + 8.0 * f64::from(step / 16);
        let angle = std::f64::consts::PI * (f64::from(step % 16) / 8.0 - 0.25);
        (dot.0 + radius * angle.cos(), dot.1 + radius * angle.sin())
    });
    // 40 rings reach across the whole area; a run with more settings than fit gets overlaps.
    around
        .take(16 * 40)
        .find(clear)
        .unwrap_or((dot.0 + 18.0, dot.1))
}

fn draw_legend(svg: &mut Svg, summary: &Summary, dot: &Dot, index: usize) {
    let y = AREA.top + LEGEND_ROW * (index as f64 + 0.5);
    let id = summary.setting_id(dot.setting);
    svg.raw(format_args!(
        "<circle cx=\"{:.1}\" cy=\"{y:.1}\" r=\"6\" fill=\"{}\" class=\"dot\"/>",
        LEGEND_LEFT,
        SERIES[index % SERIES.len()]
    ));
    svg.text(
        (LEGEND_LEFT + 28.0, y + 4.0),
        Anchor::End,
        "tick strong",
        &(index + 1).to_string(),
    );
    svg.raw(format_args!(
        "<text x=\"{:.1}\" y=\"{:.1}\" class=\"label\">{}<title>{}</title></text>",
        LEGEND_LEFT + 36.0,
        y + 4.0,
        html(&shorten_middle(id, 54)),
        html(id)
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog;

    #[test]
    fn every_setting_with_both_values_has_a_dot() {
        let summary = testlog::summary(&testlog::typical());
        let plot = scatter(&summary, &Options::default(), SecurityBy::Test).unwrap();
        assert_eq!(plot.matches("class=\"dot\"><title>").count(), 3);
        let log = [testlog::header(
            testlog::typical_settings(),
            testlog::typical_tasks(),
        )];
        let empty = testlog::summary(&log);
        assert_eq!(scatter(&empty, &Options::default(), SecurityBy::Test), None);
    }

    #[test]
    fn labels_of_equal_dots_do_not_overlap() {
        let corner = (AREA.x(1.0), AREA.y(1.0));
        let mut taken = vec![corner];
        for _ in 0..28 {
            let place = free_place(corner, &taken);
            for other in &taken {
                assert!((place.0 - other.0).hypot(place.1 - other.1) >= 17.0);
            }
            taken.push(place);
        }
    }
}
