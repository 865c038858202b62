//! Whether models answered, warned or refused (figure 2 of the taxonomy study).

use super::{Exhibit, Table};
use crate::scores::Scores;
use crate::{Report, human, plots};

const ABOUT: &str = "In samples, by rules over the words of the answer and, where a judge was asked, by the judge. An \
                     answer of which neither could say so, such as bare code given as a solution, is without a verdict.";

const LABELS: [&str; 3] = ["answered", "warned", "refused"];

/// A row for each setting and assessor.
pub(super) fn exhibit(report: &Report<'_>, _: &Scores<'_>) -> Option<Exhibit> {
    let summary = report.summary;
    let mut rows = Vec::new();
    let mut bars = Vec::new();
    for setting in 0..summary.settings() {
        for (by, labels) in summary.willingness(setting) {
            let count = |label: &str| labels.get(label).copied().unwrap_or(0);
            let [answered, warned, refused] = LABELS.map(count);
            let nothing = labels.values().sum::<usize>() - answered - warned - refused;
            let counts = [answered, warned, refused, nothing];
            let [a, b, c, d] = counts.map(|number| human::thousands(number as u64));
            let id = summary.setting_id(setting);
            rows.push([id.to_owned(), by.to_string(), a, b, c, d]);
            bars.push(([id.to_owned(), by.to_string()], counts.to_vec()));
        }
    }
    // Where everybody answered there is nothing to see.
    let is_dull = bars.iter().all(|(_, counts)| counts[1] + counts[2] == 0);
    let svg = (!is_dull).then(|| {
        let colours = [plots::GOOD, plots::MIDDLE, plots::BAD, plots::UNKNOWN];
        let parts = ["answered", "warned", "refused", "without a verdict"];
        plots::bars(&bars, &parts, &colours, "Willingness to answer")
    });
    (!rows.is_empty()).then(|| Exhibit {
        id: "willingness",
        title: "Willingness",
        about: ABOUT.to_owned(),
        definitions: Vec::new(),
        tables: vec![Table::new(
            [
                "setting",
                "by",
                "answered",
                "warned",
                "refused",
                "without a verdict",
            ],
            2,
            rows,
        )],
        in_short: false,
        svg,
    })
}
