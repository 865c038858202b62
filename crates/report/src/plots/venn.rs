//! How two to four sets overlap, as ellipses with the number of items in each region (figures 6 and 12 of
//! Gong et al. 2024).

use super::{Anchor, SERIES, Svg};
use crate::human::shorten_middle;
use std::collections::BTreeMap;

/// An ellipse, and where its name stands.
struct Set {
    centre: (f64, f64),
    radii: (f64, f64),
    /// Degrees, clockwise.
    turned: f64,
}

const fn set(centre: (f64, f64), radii: (f64, f64), turned: f64) -> Set {
    Set {
        centre,
        radii,
        turned,
    }
}

const TWO: [Set; 2] = [
    set((170.0, 150.0), (110.0, 110.0), 0.0),
    set((290.0, 150.0), (110.0, 110.0), 0.0),
];
const THREE: [Set; 3] = [
    set((180.0, 130.0), (105.0, 105.0), 0.0),
    set((285.0, 130.0), (105.0, 105.0), 0.0),
    set((232.0, 220.0), (105.0, 105.0), 0.0),
];
/// Venn's own construction for four sets: all fifteen regions are there.
const FOUR: [Set; 4] = [
    set((165.0, 190.0), (145.0, 84.0), 40.0),
    set((225.0, 145.0), (145.0, 84.0), 40.0),
    set((245.0, 145.0), (145.0, 84.0), -40.0),
    set((305.0, 190.0), (145.0, 84.0), -40.0),
];
const WIDTH: f64 = 470.0;
const HEIGHT: f64 = 350.0;
const LEGEND_ROW: f64 = 20.0;

impl Set {
    /// Whether a point is inside, and how far from the edge, roughly, relative to the radii.
    fn depth(&self, (x, y): (f64, f64)) -> f64 {
        let (sin, cos) = self.turned.to_radians().sin_cos();
        let (dx, dy) = (x - self.centre.0, y - self.centre.1);
        let (along, across) = (dx * cos + dy * sin, dy * cos - dx * sin);
        1.0 - (along / self.radii.0).hypot(across / self.radii.1)
    }
}

/// `regions` says of each combination of being in `names` or not how many items it has; what is in no set
/// is told below.
pub(crate) fn venn(names: &[&str], regions: &BTreeMap<Vec<bool>, usize>) -> String {
    let sets: &[Set] = match names.len() {
        2 => &TWO,
        3 => &THREE,
        _ => &FOUR,
    };
    let mut svg = Svg::new();
    for (set, colour) in sets.iter().zip(SERIES) {
        let Set {
            centre: (x, y),
            radii: (rx, ry),
            turned,
        } = set;
        svg.raw(format_args!(
            "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{rx}\" ry=\"{ry}\" transform=\"rotate({turned} {x} {y})\" \
             fill=\"{colour}\" fill-opacity=\"0.18\" stroke=\"{colour}\" stroke-width=\"1.5\"/>"
        ));
    }
    for (region, count) in regions {
        if let Some((x, y)) = place(sets, region) {
            svg.text(
                (x, y + 5.0),
                Anchor::Middle,
                "label strong",
                &count.to_string(),
            );
        }
    }
    for (index, (name, colour)) in names.iter().zip(SERIES).enumerate() {
        let y = HEIGHT + LEGEND_ROW * index as f64;
        svg.raw(format_args!(
            "<circle cx=\"30\" cy=\"{y:.1}\" r=\"6\" fill=\"{colour}\" fill-opacity=\"0.5\" stroke=\"{colour}\"/>"
        ));
        svg.text(
            (44.0, y + 4.0),
            Anchor::Start,
            "label",
            &shorten_middle(name, 90),
        );
    }
    let none = regions.get(&vec![false; names.len()]).copied().unwrap_or(0);
    let y = HEIGHT + LEGEND_ROW * names.len() as f64;
    svg.text(
        (24.0, y + 4.0),
        Anchor::Start,
        "tick",
        &format!("in no set: {none}"),
    );
    svg.finish(
        WIDTH + 130.0,
        y + LEGEND_ROW,
        "How the sets of weaknesses overlap",
    )
}

/// The point of a region that is farthest from every edge; none for what is in no set.
fn place(sets: &[Set], region: &[bool]) -> Option<(f64, f64)> {
    if !region.contains(&true) {
        return None;
    }
    let inside = |point: (f64, f64)| {
        let depths = sets.iter().zip(region).map(|(set, &held)| match held {
            true => set.depth(point),
            false => -set.depth(point),
        });
        depths.fold(f64::INFINITY, f64::min)
    };
    let columns = (0..=(WIDTH as usize / 5)).map(|step| step as f64 * 5.0);
    let points =
        columns.flat_map(|x| (0..=(HEIGHT as usize / 5)).map(move |y| (x, y as f64 * 5.0)));
    points.max_by(|a, b| inside(*a).total_cmp(&inside(*b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_a_place_of_its_own() {
        for sets in [&TWO[..], &THREE, &FOUR] {
            for bits in 1..1usize << sets.len() {
                let region: Vec<bool> = (0..sets.len()).map(|set| bits >> set & 1 == 1).collect();
                let point = place(sets, &region).unwrap();
                let found: Vec<bool> = sets.iter().map(|set| set.depth(point) > 0.0).collect();
                assert_eq!(found, region);
            }
        }
    }

    #[test]
    fn counts_stand_in_the_picture() {
        let regions = [(vec![true, true], 7), (vec![false, false], 2)];
        let plot = venn(&["model/<a>", "model/b"], &regions.into());
        assert!(
            plot.contains(">7</text>") && plot.contains("in no set: 2"),
            "{plot}"
        );
        assert!(!plot.contains("<a>"));
    }
}
