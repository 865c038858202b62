//! What each judge and analysis says of the security of each setting's samples (figure 3 of the taxonomy
//! study: secure, insecure, unclear).

use super::{Exhibit, Table};
use crate::scores::Scores;
use crate::summary::Summary;
use crate::{Report, human, plots};
use sallet_core::verdict::{Axis, Method, UnscoredKind};

const ABOUT: &str = "In samples; about the task's weakness alone where the judge's form names it. Without a verdict are those that the judge calls unclear \
                     or says nothing readable of, and those that tests or analysis could not look at.";

/// A row for each setting and who judges it. Only where models judge: tests and analyses have tables of
/// their own.
pub(super) fn exhibit(report: &Report<'_>, _: &Scores<'_>) -> Option<Exhibit> {
    let summary = report.summary;
    if summary.judges.is_empty() {
        return None;
    }
    let mut rows = Vec::new();
    let mut bars = Vec::new();
    for setting in 0..summary.settings() {
        for (by, counts) in counts(summary, setting) {
            let [a, b, c] = counts.map(|number| human::thousands(number as u64));
            let id = summary.setting_id(setting);
            bars.push(([id.to_owned(), by.clone()], counts.to_vec()));
            rows.push([id.to_owned(), by, a, b, c]);
        }
    }
    let parts = ["secure", "insecure", "without a verdict"];
    let colours = [plots::GOOD, plots::BAD, plots::UNKNOWN];
    Some(Exhibit {
        id: "security",
        title: "Security, by who judges",
        about: ABOUT.to_owned(),
        definitions: Vec::new(),
        tables: vec![Table::new(
            ["setting", "by", parts[0], parts[1], parts[2]],
            2,
            rows,
        )],
        in_short: true,
        svg: Some(plots::bars(
            &bars,
            &parts,
            &colours,
            "Security by who judges",
        )),
    })
}

/// Secure, insecure and neither, by tests, every analysis and every judge that was asked, even where nothing
/// was scored.
fn counts(summary: &Summary, setting: usize) -> Vec<(String, [usize; 3])> {
    let count = |name: &str, secure: &mut dyn Iterator<Item = Option<bool>>| {
        let mut counts = [0; 3];
        for secure in secure {
            counts[match secure {
                Some(true) => 0,
                Some(false) => 1,
                None => 2,
            }] += 1;
        }
        (name.to_owned(), counts)
    };
    let notes = || summary.cells(setting).map(|(_, _, notes)| notes);
    let mut all = Vec::new();
    if has_tests(summary, setting) {
        let mut secure = summary
            .cells(setting)
            .map(|(_, outcome, _)| outcome.secure_by_test);
        all.push(count("tests", &mut secure));
    }
    all.extend(summary.analyses.iter().map(|name| {
        let secure = |notes: &crate::notes::Notes| {
            let own = notes.analyses.iter().find(|(by, _)| by == name);
            own.and_then(|(_, secure)| *secure)
        };
        count(name, &mut notes().map(secure))
    }));
    all.extend(summary.judges.iter().map(|name| {
        let secure = |notes: &crate::notes::Notes| {
            let own = notes.judges.iter().find(|(by, _)| by == name);
            own.and_then(|(_, said)| said.secure())
        };
        count(name, &mut notes().map(secure))
    }));
    // A setting without a sample has nothing to show.
    all.retain(|(_, counts)| counts.iter().any(|&number| number > 0));
    all
}

/// Whether tests looked at security, or would have.
fn has_tests(summary: &Summary, setting: usize) -> bool {
    summary.cells(setting).any(|(_, outcome, notes)| {
        let mut unscored = notes.unscored.iter();
        outcome.secure_by_test.is_some()
            || unscored.any(|it| {
                (it.axis, it.by) == (Axis::Security, Method::Dynamic)
                    && it.kind != UnscoredKind::NoOracle
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog;
    use sallet_core::record::Record;
    use sallet_core::verdict::Assessment;

    #[test]
    fn who_scored_nothing_has_a_row() {
        let (setting, task) = (testlog::setting("m", None, 1), testlog::task("t", "T", 89));
        let check = |marks: &str, expected: &[(&str, [usize; 3])]| {
            let Record::Cell(mut cell) = testlog::cell(&setting, &task, 0, "x = 1", marks) else {
                panic!("a cell");
            };
            let silent = UnscoredKind::NoAnswer.because("the judge answered something else, twice");
            cell.attempts[0].assessments.push(Assessment::new(
                Axis::Security,
                Method::Judge,
                "judge:cwe=m",
                silent.into(),
            ));
            let header = testlog::header(vec![setting.clone()], vec![task.clone()]);
            let summary = testlog::summary(&[header, Record::Cell(cell)]);
            let found = counts(&summary, 0);
            let found: Vec<_> = found.iter().map(|(by, it)| (by.as_str(), *it)).collect();
            assert_eq!(found, expected, "{marks}");
        };
        let judge = ("judge:cwe=m", [0, 0, 1]);
        check("++", &[judge]);
        check("++?", &[("tests", [0, 0, 1]), judge]);
        check("+++?", &[("tests", [1, 0, 0]), ("rules", [0, 0, 1]), judge]);
    }
}
