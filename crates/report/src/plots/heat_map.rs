//! CWE × setting: the share of secure samples as a colour, the count as a text.

use super::{Anchor, Svg, text_width};
use crate::escape::html;
use crate::human;
use crate::human::{shorten, shorten_middle};
use crate::scores::cwes;
use crate::summary::Summary;
use crate::tallies::Tally;
use sallet_core::CweId;
use sallet_core::outcome::SecurityBy;

const ROW: f64 = 24.0;
const LABELS: f64 = 310.0;
/// Sine and cosine of the angle of the column labels, 40°.
const SLANT: (f64, f64) = (0.643, 0.766);
const LEGEND: f64 = 46.0;

/// Orange (insecure) over grey to blue (secure): told apart with any colour vision.
const STOPS: [(u8, u8, u8); 5] = [
    (179, 88, 6),
    (241, 163, 64),
    (240, 236, 226),
    (120, 172, 217),
    (33, 102, 172),
];

/// `None` when no task names a CWE.
pub(crate) fn heat_map(summary: &Summary, by: SecurityBy) -> Option<String> {
    let cwes = cwes(summary);
    if cwes.is_empty() {
        return None;
    }
    let columns = summary.settings();
    let tally = |setting, cwe| Tally::of_cwe(summary, setting, cwe, by);
    let tallies = cwes
        .iter()
        .flat_map(|&cwe| (0..columns).map(move |setting| (setting, cwe)));
    let most = tallies
        .map(|(setting, cwe)| tally(setting, cwe).scored)
        .max()
        .unwrap_or(0);
    let least_width = (text_width(&format!("{most}/{most}")) + 6.0).max(34.0);
    let cell = (760.0 / columns.max(1) as f64).clamp(least_width, least_width.max(84.0));
    let names: Vec<String> = (0..columns)
        .map(|setting| shorten_middle(summary.setting_id(setting), 48))
        .collect();
    let longest = names
        .iter()
        .map(|name| text_width(name))
        .fold(0.0, f64::max);
    let top = longest * SLANT.0 + 22.0;
    let mut svg = Svg::new();
    svg.raw(format_args!(
        "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"hatch-ground\"/>\
         <rect width=\"2\" height=\"6\" class=\"hatch-line\"/></pattern></defs>"
    ));
    for (setting, name) in names.iter().enumerate() {
        let (x, y) = (LABELS + cell * (setting as f64 + 0.5), top - 8.0);
        svg.raw(format_args!(
            "<text transform=\"translate({x:.1} {y:.1}) rotate(-40)\" class=\"label\">{}\
             <title>{}</title></text>",
            html(name),
            html(summary.setting_id(setting))
        ));
    }
    for (row, &cwe) in cwes.iter().enumerate() {
        let y = top + ROW * row as f64;
        draw_row_label(&mut svg, cwe, y);
        for setting in 0..columns {
            let tally = tally(setting, cwe);
            let x = LABELS + cell * setting as f64;
            let title = title(summary, setting, cwe, by, &tally);
            draw_cell(&mut svg, (x, y), cell, &tally, &title);
        }
    }
    let bottom = top + ROW * cwes.len() as f64;
    draw_legend(&mut svg, bottom + 14.0);
    let grid = cell * columns as f64;
    // The last label hangs over the grid to the right.
    let width = LABELS + grid.max(grid - cell / 2.0 + longest * SLANT.1).max(330.0) + 8.0;
    let label = format!("Secure samples by {} for each CWE and setting", by.as_str());
    Some(svg.finish(width, bottom + LEGEND, &label))
}

/// The part of the name in quotes, by which people know a weakness, or the name.
fn short_name(cwe: CweId) -> &'static str {
    let name = cwe.name();
    let nickname = name
        .split_once("('")
        .and_then(|(_, rest)| rest.split_once("')"));
    nickname.map_or(name, |(nickname, _)| nickname)
}

fn draw_row_label(svg: &mut Svg, cwe: CweId, y: f64) {
    let name = shorten(short_name(cwe), 30);
    svg.raw(format_args!(
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" class=\"label\">{} \
         <tspan class=\"strong\">{cwe}</tspan><title>{}</title></text>",
        LABELS - 8.0,
        y + 16.0,
        html(&name),
        html(&cwe.title())
    ));
}

fn draw_cell(svg: &mut Svg, (x, y): (f64, f64), width: f64, tally: &Tally, title: &str) {
    let (width, height) = (width - 2.0, ROW - 2.0);
    let (fill, ink) = tally
        .share()
        .map_or(("url(#hatch)".to_owned(), "label"), colour);
    svg.raw(format_args!(
        "<g><title>{}</title><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" \
         height=\"{height:.1}\" rx=\"2\" fill=\"{fill}\"/>",
        html(title)
    ));
    let (text, class) = match tally.scored {
        0 => (human::NO_VALUE.to_owned(), "label".to_owned()),
        scored => (format!("{}/{scored}", tally.secure), format!("count {ink}")),
    };
    svg.text((x + width / 2.0, y + 15.0), Anchor::Middle, &class, &text);
    if tally.scored > 0 && tally.unscored > 0 {
        // A hatched foot as wide as the unscored part of the samples.
        let part = tally.unscored as f64 / (tally.scored + tally.unscored) as f64;
        svg.raw(format_args!(
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"3\" fill=\"url(#hatch)\"/>",
            y + height - 3.0,
            width * part
        ));
    }
    svg.raw(format_args!("</g>"));
}

fn title(summary: &Summary, setting: usize, cwe: CweId, by: SecurityBy, tally: &Tally) -> String {
    let unscored = match tally.unscored {
        0 => String::new(),
        unscored => format!(", {unscored} unscored"),
    };
    format!(
        "{}\n{}\n{} of {} secure by {}{unscored}",
        cwe.title(),
        summary.setting_id(setting),
        tally.secure,
        human::count(tally.scored, "scored sample"),
        by.as_str(),
    )
}

/// The colour of a share, and the class of a text that is readable on it.
fn colour(share: f64) -> (String, &'static str) {
    let place = share.clamp(0.0, 1.0) * (STOPS.len() - 1) as f64;
    let below = (place.floor() as usize).min(STOPS.len() - 2);
    let part = place - below as f64;
    let mix = |from: u8, to: u8| f64::from(from) + (f64::from(to) - f64::from(from)) * part;
    let (from, to) = (STOPS[below], STOPS[below + 1]);
    let (red, green, blue) = (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2));
    // Rec. 601 luma.
    let dark = 0.299 * red + 0.587 * green + 0.114 * blue < 140.0;
    (
        format!("#{:02x}{:02x}{:02x}", red as u8, green as u8, blue as u8),
        ["on-light", "on-dark"][usize::from(dark)],
    )
}

fn draw_legend(svg: &mut Svg, y: f64) {
    const STEPS: usize = 21;
    const STEP: f64 = 9.0;
    svg.text(
        (LABELS - 8.0, y + 10.0),
        Anchor::End,
        "tick",
        "share of scored samples that are secure",
    );
    for step in 0..STEPS {
        let (fill, _) = colour(step as f64 / (STEPS - 1) as f64);
        let x = LABELS + STEP * step as f64;
        svg.raw(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"12\" fill=\"{fill}\"/>",
            STEP + 0.4
        ));
    }
    let end = LABELS + STEP * STEPS as f64;
    svg.text((LABELS, y + 26.0), Anchor::Start, "tick", "0 %");
    svg.text((end, y + 26.0), Anchor::End, "tick", "100 %");
    svg.raw(format_args!(
        "<rect x=\"{:.1}\" y=\"{y:.1}\" width=\"24\" height=\"12\" fill=\"url(#hatch)\"/>",
        end + 18.0
    ));
    svg.text((end + 48.0, y + 10.0), Anchor::Start, "tick", "unscored");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog;

    #[test]
    fn shows_counts_and_what_is_unscored() {
        let summary = testlog::summary(&testlog::typical());
        let map = heat_map(&summary, SecurityBy::Test).unwrap();
        assert!(
            map.contains("1 of 2 scored samples secure by test, 1 unscored"),
            "{map}"
        );
        assert!(map.contains("SQL Injection"));
        assert!(map.contains(">0/2<"));
    }

    #[test]
    fn without_a_cwe_there_is_no_map() {
        let mut tasks = testlog::typical_tasks();
        tasks.iter_mut().for_each(|task| task.cwe = None);
        let log = [testlog::header(testlog::typical_settings(), tasks)];
        assert_eq!(heat_map(&testlog::summary(&log), SecurityBy::Test), None);
    }

    #[test]
    fn colours_run_from_orange_to_blue() {
        assert_eq!(colour(0.0), ("#b35806".to_owned(), "on-dark"));
        assert_eq!(colour(0.5), ("#f0ece2".to_owned(), "on-light"));
        assert_eq!(colour(1.0), ("#2166ac".to_owned(), "on-dark"));
    }
}
