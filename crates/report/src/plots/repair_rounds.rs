//! How many solutions are complained of after each round of repair: a line a setting, a thin one for each
//! repetition (figure 13 of Gong et al. 2024).

use super::{Anchor, SERIES, Svg, marker};
use crate::escape::html;
use crate::exhibits::repair_rounds::Rounds;
use crate::human::shorten_middle;
use crate::summary::Summary;

const LEFT: f64 = 52.0;
const TOP: f64 = 14.0;
const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 240.0;
const LEGEND_ROW: f64 = 20.0;

/// `all` is not empty.
pub(crate) fn repair_rounds(summary: &Summary, all: &[Rounds]) -> String {
    let most = all.iter().flat_map(|it| &it.left).flatten().max();
    let scale = Scale {
        most: most.copied().unwrap_or(0).max(1) as f64,
        rounds: all.iter().map(Rounds::len).max().unwrap_or(2) as f64 - 1.0,
    };
    let mut svg = Svg::new();
    scale.draw_axes(&mut svg);
    for (index, rounds) in all.iter().enumerate() {
        draw_rounds(&mut svg, &scale, summary, rounds, index);
    }
    let height = TOP + HEIGHT + 60.0 + LEGEND_ROW * all.len() as f64;
    svg.finish(
        LEFT + WIDTH + 300.0,
        height,
        "Solutions complained of after each round of repair",
    )
}

struct Scale {
    most: f64,
    rounds: f64,
}

impl Scale {
    fn point(&self, round: usize, left: f64) -> (f64, f64) {
        let x = LEFT + WIDTH * (0.04 + 0.92 * round as f64 / self.rounds);
        (x, TOP + HEIGHT * (1.0 - left / self.most))
    }

    fn draw_axes(&self, svg: &mut Svg) {
        let step = (self.most / 5.0).ceil().max(1.0);
        let mut value = 0.0;
        while value <= self.most {
            let (_, y) = self.point(0, value);
            svg.line((LEFT, y), (LEFT + WIDTH, y), "grid");
            svg.text(
                (LEFT - 6.0, y + 4.0),
                Anchor::End,
                "tick",
                &value.to_string(),
            );
            value += step;
        }
        for round in 0..=self.rounds as usize {
            let (x, _) = self.point(round, 0.0);
            let place = (x, TOP + HEIGHT + 18.0);
            svg.text(place, Anchor::Middle, "tick", &round.to_string());
        }
        let middle = (LEFT + WIDTH / 2.0, TOP + HEIGHT + 38.0);
        svg.text(middle, Anchor::Middle, "label", "rounds of repair");
    }
}

fn draw_rounds(svg: &mut Svg, scale: &Scale, summary: &Summary, rounds: &Rounds, index: usize) {
    let colour = SERIES[index % SERIES.len()];
    let id = summary.setting_id(rounds.setting);
    svg.raw(format_args!("<g stroke=\"{colour}\" fill=\"{colour}\">"));
    if rounds.left.len() > 1 {
        for left in &rounds.left {
            let points = left.iter().enumerate();
            let points = points.map(|(round, &left)| scale.point(round, left as f64));
            line(svg, points, "stroke-width=\"1\" opacity=\"0.35\"");
        }
    }
    let means = || (0..rounds.len()).map(|round| (round, rounds.mean(round)));
    let points = means().map(|(round, mean)| scale.point(round, mean));
    line(svg, points, "stroke-width=\"2.5\"");
    for (round, mean) in means() {
        svg.raw(format_args!(
            "<g stroke=\"none\"><title>{}\nafter round {round}: {mean:.1}</title>{}</g>",
            html(id),
            marker(index, scale.point(round, mean))
        ));
    }
    let y = TOP + HEIGHT + 62.0 + LEGEND_ROW * index as f64;
    svg.raw(format_args!(
        "<g stroke=\"none\">{}</g></g>",
        marker(index, (LEFT + 6.0, y))
    ));
    svg.text(
        (LEFT + 18.0, y + 4.0),
        Anchor::Start,
        "label",
        &shorten_middle(id, 100),
    );
}

fn line(svg: &mut Svg, points: impl Iterator<Item = (f64, f64)>, style: &str) {
    let points: Vec<String> = points.map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    svg.raw(format_args!(
        "<polyline points=\"{}\" fill=\"none\" {style}/>",
        points.join(" ")
    ));
}
