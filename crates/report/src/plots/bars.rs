//! Stacked bars below each other, each with its parts' counts: how samples come out by setting or judge.

use super::{Anchor, Svg, text_width};
use crate::escape::html;
use crate::human::shorten_middle;

/// What the reader hopes for, what is between, what the reader fears, and what nobody knows.
pub(crate) const GOOD: &str = "#2166ac";
pub(crate) const MIDDLE: &str = "#e3b23c";
pub(crate) const BAD: &str = "#b35806";
pub(crate) const UNKNOWN: &str = "#8a8a8a";

const LABELS: f64 = 370.0;
const WIDTH: f64 = 420.0;
const ROW: f64 = 26.0;
const BAR: f64 = 18.0;

/// A bar for each of `rows`, which have a name of two parts and a count for each of `parts`. Bars are as wide as each other; a bar
/// of nothing stays empty.
pub(crate) fn bars(
    rows: &[([String; 2], Vec<usize>)],
    parts: &[&str],
    colours: &[&str],
    label: &str,
) -> String {
    let mut svg = Svg::new();
    for (row, (name, counts)) in rows.iter().enumerate() {
        let y = ROW * row as f64 + 4.0;
        svg.raw(format_args!(
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" class=\"label\">{}<title>{}</title></text>",
            LABELS - 8.0,
            y + 13.0,
            html(&name.each_ref().map(|part| shorten_middle(part, 27)).join(" · ")),
            html(&name.join(", "))
        ));
        draw_bar(&mut svg, y, counts, parts, colours);
    }
    let y = ROW * rows.len() as f64 + 12.0;
    let mut x = LABELS;
    for (part, colour) in parts.iter().zip(colours) {
        svg.raw(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"12\" height=\"12\" fill=\"{colour}\"/>"
        ));
        svg.text((x + 17.0, y + 10.0), Anchor::Start, "tick", part);
        x += 34.0 + text_width(part);
    }
    svg.finish((LABELS + WIDTH).max(x) + 8.0, y + 20.0, label)
}

fn draw_bar(svg: &mut Svg, y: f64, counts: &[usize], parts: &[&str], colours: &[&str]) {
    let total: usize = counts.iter().sum();
    let mut x = LABELS;
    for ((&count, part), colour) in counts.iter().zip(parts).zip(colours) {
        if count == 0 {
            continue;
        }
        let width = WIDTH * count as f64 / total as f64;
        svg.raw(format_args!(
            "<g><title>{count} of {total}: {}</title><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" \
             height=\"{BAR}\" fill=\"{colour}\"/>",
            html(part),
            (width - 1.0).max(1.0)
        ));
        let number = count.to_string();
        if width > text_width(&number) + 4.0 {
            let middle = (x + width / 2.0, y + 13.5);
            svg.text(middle, Anchor::Middle, "count on-dark", &number);
        }
        svg.raw(format_args!("</g>"));
        x += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_as_wide_as_their_share() {
        let rows = [
            (["a<b", "judge"].map(str::to_owned), vec![3, 1]),
            (["nothing", "judge"].map(str::to_owned), vec![0, 0]),
        ];
        let plot = bars(&rows, &["yes", "no"], &[GOOD, BAD], "what was said");
        assert!(
            plot.contains("width=\"314.0\"") && plot.contains("width=\"104.0\""),
            "{plot}"
        );
        assert!(plot.contains("3 of 4: yes") && !plot.contains("a<b"));
    }
}
