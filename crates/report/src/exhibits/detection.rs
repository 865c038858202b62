//! What judges say of code that is known to be vulnerable, and of code that is known not to be (figure 5
//! of the taxonomy study: YES, NO, UNCLEAR, NA).

use super::{Exhibit, Table};
use crate::notes::Said;
use crate::scores::Scores;
use crate::{Report, human, plots};

const ABOUT: &str = "In samples of all settings that carry a label. NA: the judge said something else, twice, did not answer, \
                     or could not be asked; “Without a verdict” has the reasons.";

const PARTS: [&str; 4] = ["YES", "NO", "UNCLEAR", "NA"];

/// A row for each judge and label.
pub(super) fn exhibit(report: &Report<'_>, _: &Scores<'_>) -> Option<Exhibit> {
    let summary = report.summary;
    let mut rows = Vec::new();
    let mut bars = Vec::new();
    for judge in &summary.judges {
        for vulnerable in [true, false] {
            let mut counts = [0; 4];
            for setting in 0..summary.settings() {
                for (.., notes) in summary.cells(setting) {
                    let own = notes.judges.iter().find(|(by, _)| by == judge);
                    let Some((_, said)) = own else { continue };
                    if notes.labelled_vulnerable == Some(vulnerable) {
                        counts[match said {
                            Said::Vulnerable => 0,
                            Said::Secure => 1,
                            Said::Unclear => 2,
                            Said::Nothing => 3,
                        }] += 1;
                    }
                }
            }
            if counts.iter().sum::<usize>() == 0 {
                continue;
            }
            let label = match vulnerable {
                true => "vulnerable",
                false => "not vulnerable",
            };
            let [a, b, c, d] = counts.map(|number| human::thousands(number as u64));
            rows.push([judge.to_string(), label.to_owned(), a, b, c, d]);
            bars.push(([judge.to_string(), label.to_owned()], counts.to_vec()));
        }
    }
    let colours = [plots::BAD, plots::GOOD, plots::MIDDLE, plots::UNKNOWN];
    (!rows.is_empty()).then(|| Exhibit {
        id: "detection",
        title: "Is it vulnerable? What judges say",
        about: ABOUT.to_owned(),
        definitions: Vec::new(),
        tables: vec![Table::new(
            [
                "judge",
                "the code is",
                PARTS[0],
                PARTS[1],
                PARTS[2],
                PARTS[3],
            ],
            2,
            rows,
        )],
        in_short: true,
        svg: Some(plots::bars(&bars, &PARTS, &colours, "What judges say")),
    })
}
