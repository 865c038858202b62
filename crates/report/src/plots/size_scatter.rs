//! Secure samples against the size of models: a shape for each kind of alignment (figure 4 of the taxonomy
//! study).

use super::{Anchor, Area, SERIES, Svg, marker};
use crate::escape::html;
use crate::exhibits::answers_by_size::Sized;
use crate::human::{share, shorten_middle};
use crate::summary::Summary;
use sallet_core::experiment::Alignment;

const AREA: Area = Area {
    left: 62.0,
    top: 14.0,
    width: 420.0,
    height: 280.0,
};
const LEGEND_ROW: f64 = 20.0;

/// `None` unless two settings have a value: one dot is no picture.
pub(crate) fn size_scatter(summary: &Summary, all: &[Sized]) -> Option<String> {
    let dots = || all.iter().filter(|it| it.secure.value.is_some());
    if dots().count() < 2 {
        return None;
    }
    let sizes = || dots().map(|it| it.parameters);
    let least = sizes().fold(f64::INFINITY, f64::min) / 1.5;
    let most = sizes().fold(0.0, f64::max) * 1.5;
    // Sizes differ by factors, so each factor takes the same room.
    let x = |parameters: f64| AREA.x((parameters / least).ln() / (most / least).ln());
    let mut svg = Svg::new();
    AREA.draw_rows(&mut svg);
    let middle = AREA.left + AREA.width / 2.0;
    let below = AREA.top + AREA.height;
    for (index, it) in dots().enumerate() {
        let Some(value) = it.secure.value else {
            continue;
        };
        let place = (x(it.parameters), AREA.y(value));
        if let Some((low, high)) = it.secure.interval {
            svg.line((place.0, AREA.y(low)), (place.0, AREA.y(high)), "whisker");
        }
        let id = summary.setting_id(it.setting);
        let colour = SERIES[index % SERIES.len()];
        let shape = shape(it.alignment);
        svg.raw(format_args!(
            "<g fill=\"{colour}\"><title>{}\n{} · 10⁹ parameters\nsecure: {}</title>{}</g>",
            html(id),
            it.parameters / 1e9,
            share(it.secure.value, it.secure.interval),
            marker(shape, place)
        ));
        let label = (it.parameters / 1e9).to_string();
        svg.text((place.0, below + 16.0), Anchor::Middle, "tick", &label);
        let y = below + 62.0 + LEGEND_ROW * index as f64;
        svg.raw(format_args!(
            "<g fill=\"{colour}\">{}</g>",
            marker(shape, (AREA.left + 6.0, y))
        ));
        let alignment = it
            .alignment
            .map_or("alignment not given", Alignment::as_str);
        let text = format!("{}, {alignment}", shorten_middle(id, 60));
        svg.text((AREA.left + 18.0, y + 4.0), Anchor::Start, "label", &text);
    }
    let place = (middle, below + 38.0);
    svg.text(
        place,
        Anchor::Middle,
        "label",
        "parameters, 10⁹ (logarithmic)",
    );
    let height = below + 60.0 + LEGEND_ROW * dots().count() as f64;
    Some(svg.finish(
        AREA.left + AREA.width + 220.0,
        height,
        "Secure samples against size, %",
    ))
}

fn shape(alignment: Option<Alignment>) -> usize {
    match alignment {
        Some(Alignment::Aligned) => 0,
        Some(Alignment::NotAligned) => 3,
        Some(Alignment::NotSpecified) => 1,
        None => 2,
    }
}
