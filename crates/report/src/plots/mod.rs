//! Plots as SVG text, one file each. Drawn here, so that a report needs no network and no script.
//!
//! Colours that depend on the reader's scheme come from the page's style sheet by class; only the
//! colours of data are fixed. Every mark carries a `<title>`, which browsers show as a tooltip.

mod bars;
mod heat_map;
mod repair_rounds;
mod scatter;
mod size_scatter;
mod stacked_bar;
mod temperature_lines;
mod venn;

pub(crate) use bars::{BAD, GOOD, MIDDLE, UNKNOWN, bars};
pub(crate) use heat_map::heat_map;
pub(crate) use repair_rounds::repair_rounds;
pub(crate) use scatter::scatter;
pub(crate) use size_scatter::size_scatter;
pub(crate) use stacked_bar::stacked_bar;
pub(crate) use temperature_lines::temperature_lines;
pub(crate) use venn::venn;

use crate::escape::html;
use std::fmt::Write;

/// Okabe and Ito's colours, told apart with any colour vision, less black and yellow, which vanish
/// on a dark or a light page, and with a lighter blue.
const SERIES: [&str; 7] = [
    "#2485c7", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8c7fd6",
];

/// An SVG picture in the making. Lengths are CSS pixels at its natural size.
struct Svg {
    body: String,
}

/// Where a text is put relative to its point.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl Svg {
    fn new() -> Self {
        Self {
            body: String::new(),
        }
    }

    /// Adds markup that is already safe.
    fn raw(&mut self, markup: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.body.write_fmt(markup);
    }

    fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, class: &str, text: &str) {
        let (anchor, text) = (anchor.as_str(), html(text));
        self.raw(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" class=\"{class}\">{text}</text>"
        ));
    }

    fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), class: &str) {
        self.raw(format_args!(
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" class=\"{class}\"/>"
        ));
    }

    /// The whole picture. `label` is what a screen reader says.
    fn finish(self, width: f64, height: f64, label: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
             width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" aria-label=\"{}\">{}</svg>",
            html(label),
            self.body
        )
    }
}

/// A square area whose two axes run from 0 to 100 %.
struct Area {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Area {
    fn y(&self, share: f64) -> f64 {
        self.top + self.height * (1.0 - share)
    }

    fn x(&self, share: f64) -> f64 {
        self.left + self.width * share
    }

    /// Horizontal grid lines with their labels.
    fn draw_rows(&self, svg: &mut Svg) {
        for step in 0..=4 {
            let share = f64::from(step) / 4.0;
            let y = self.y(share);
            svg.line((self.left, y), (self.left + self.width, y), "grid");
            let label = format!("{}", step * 25);
            svg.text((self.left - 6.0, y + 4.0), Anchor::End, "tick", &label);
        }
    }
}

/// A point marker, a different shape for each series.
fn marker(series: usize, (x, y): (f64, f64)) -> String {
    match series % 4 {
        0 => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>"),
        1 => format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"7\" height=\"7\"/>",
            x - 3.5,
            y - 3.5
        ),
        2 => format!("<path d=\"M{x:.1} {:.1}l4.5 8h-9z\"/>", y - 5.0),
        _ => format!("<path d=\"M{x:.1} {:.1}l5 5l-5 5l-5-5z\"/>", y - 5.0),
    }
}

/// The width of `text` in the page's small type, roughly: enough to keep labels apart.
fn text_width(text: &str) -> f64 {
    text.chars().count() as f64 * 6.3
}
