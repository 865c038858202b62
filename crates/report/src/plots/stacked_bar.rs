//! How function and security combine in one setting, as one bar.

use super::Svg;
use crate::tallies::Combination;

const WIDTH: f64 = 260.0;
const HEIGHT: f64 = 16.0;

/// Empty when there are no samples.
pub(crate) fn stacked_bar(counts: &Combination) -> String {
    let parts = [
        (counts.works_and_secure, "#2166ac", "works and is secure"),
        (
            counts.works_but_insecure,
            "#b35806",
            "works but is insecure",
        ),
        (counts.fails_but_secure, "#9ec5e6", "fails but is secure"),
        (
            counts.fails_and_insecure,
            "#f5c58a",
            "fails and is insecure",
        ),
        (counts.unknown, "#8a8a8a", "at least one verdict missing"),
    ];
    let total: usize = parts.iter().map(|part| part.0).sum();
    if total == 0 {
        return String::new();
    }
    let mut svg = Svg::new();
    let mut x = 0.0;
    for (count, colour, title) in parts {
        let width = WIDTH * count as f64 / total as f64;
        if count > 0 {
            svg.raw(format_args!(
                "<rect x=\"{x:.1}\" y=\"0\" width=\"{:.1}\" height=\"{HEIGHT}\" fill=\"{colour}\">\
                 <title>{count} of {total}: {title}</title></rect>",
                // A thin gap sets neighbours apart, but never hides a part.
                (width - 1.0).max(1.0)
            ));
        }
        x += width;
    }
    svg.finish(WIDTH, HEIGHT, "how function and security combine")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_as_wide_as_their_share() {
        let counts = Combination {
            works_and_secure: 3,
            unknown: 1,
            ..Combination::default()
        };
        let bar = stacked_bar(&counts);
        assert!(
            bar.contains("width=\"194.0\"") && bar.contains("width=\"64.0\""),
            "{bar}"
        );
        assert_eq!(bar.matches("<rect").count(), 2);
        assert_eq!(stacked_bar(&Combination::default()), "");
    }
}
