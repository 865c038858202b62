//! Which weaknesses are complained of most, and which are left after repair (figures 3 to 5 of Alrashedy
//! et al. 2024).

use super::{Exhibit, Table};
use crate::scores::Scores;
use crate::{Report, human};
use sallet_core::CweId;
use std::collections::BTreeMap;

/// How many weaknesses are shown, as in the paper.
const MOST: usize = 10;

/// A row for each of the weaknesses found most often in first answers, a column for each setting that
/// repairs.
pub(super) fn exhibit(report: &Report<'_>, _: &Scores<'_>) -> Option<Exhibit> {
    let summary = report.summary;
    let repairing: Vec<usize> = summary.repairing().collect();
    // Setting and weakness: solutions in which it was found, and is left.
    let mut counts: BTreeMap<(usize, CweId), (usize, usize)> = BTreeMap::new();
    let mut left_out = 0;
    for &setting in &repairing {
        for (.., notes) in summary.cells(setting) {
            let Some(left) = &notes.left else {
                left_out += 1;
                continue;
            };
            for &cwe in &notes.found {
                counts.entry((setting, cwe)).or_default().0 += 1;
            }
            for &cwe in left {
                counts.entry((setting, cwe)).or_default().1 += 1;
            }
        }
    }
    let mut totals: BTreeMap<CweId, (usize, usize)> = BTreeMap::new();
    for (&(_, cwe), &(found, left)) in &counts {
        let total = totals.entry(cwe).or_default();
        *total = (total.0 + found, total.1 + left);
    }
    let mut order: Vec<CweId> = totals.keys().copied().collect();
    order.sort_by_key(|cwe| std::cmp::Reverse(totals[cwe]));
    if order.is_empty() {
        return None;
    }
    let mut about = format!(
        "Solutions in which the feedback names the weakness first in a complaint: in the first answer → in what \
         stands after the repair, each solution once. {} of {} weaknesses are shown, those found most often over all \
         settings.",
        order.len().min(MOST),
        order.len()
    );
    if left_out > 0 {
        let solutions = human::count(left_out, "solution");
        about.push_str(&format!(
            " Left out: {solutions} of which a source of feedback could not look at what stands in the end."
        ));
    }
    let ids = repairing
        .iter()
        .map(|&setting| summary.setting_id(setting).to_owned());
    let row = |&cwe: &CweId| {
        let cell = |&setting: &usize| {
            let (found, left) = counts.get(&(setting, cwe)).copied().unwrap_or_default();
            format!("{found} → {left}")
        };
        let cells = repairing.iter().map(cell);
        std::iter::once(cwe.title()).chain(cells).collect()
    };
    Some(Exhibit {
        id: "weaknesses",
        title: "Weaknesses found and left",
        about,
        definitions: Vec::new(),
        tables: vec![Table {
            caption: None,
            columns: std::iter::once("weakness".to_owned()).chain(ids).collect(),
            rows: order.iter().take(MOST).map(row).collect(),
            names: 1,
        }],
        in_short: false,
        svg: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::testlog;
    use sallet_core::CweId;
    use sallet_core::record::Record;
    use sallet_core::repair::{Feedback, Issue, RepairSetting};
    use sallet_core::verdict::{UnscoredKind, Verdict};

    fn feedback(verdict: Verdict) -> Vec<Feedback> {
        let issue = Issue {
            rule: "eval".to_owned(),
            cwe: vec![CweId(95)],
            severity: None,
            line: None,
            code: String::new(),
            message: "bad".to_owned(),
            flow: Vec::new(),
        };
        vec![Feedback {
            by: "static:sallet".to_owned(),
            issues: vec![issue; usize::from(verdict == Verdict::Fail)],
            verdict,
        }]
    }

    /// Of each pair of first answer and repair, the first is complained of.
    fn report(repairs: &[Verdict]) -> String {
        let mut setting = testlog::setting("m", None, 3);
        setting.repair = Some(RepairSetting {
            strategy: "direct".to_owned(),
            wording: "sallet".to_owned(),
            model: None,
            base_url: None,
            sampling: setting.sampling.clone(),
            feedback: vec!["static:sallet".to_owned()],
            candidates: 1,
            refinements: 1,
            rounds: 1,
        });
        let task = testlog::task("t", "T", 95);
        let mut log = vec![testlog::header(vec![setting.clone()], vec![task.clone()])];
        for (repair, sample) in repairs.iter().zip(0..) {
            let Record::Cell(mut cell) = testlog::cell(&setting, &task, sample, "x = 1", "+")
            else {
                panic!("a cell");
            };
            let mut repaired = cell.attempts[0].clone();
            cell.attempts[0].feedback = feedback(Verdict::Fail);
            repaired.feedback = feedback(repair.clone());
            cell.attempts.push(repaired);
            cell.counts = Some(1);
            log.push(Record::Cell(cell));
        }
        testlog::render("md", &log)
    }

    #[test]
    fn what_nobody_looked_at_is_not_gone() {
        let unread: Verdict = UnscoredKind::NotAnalysed.because("too long").into();
        let text = report(&[Verdict::Pass, Verdict::Fail, unread]);
        assert!(text.contains("2 → 1"), "{text}");
        assert!(text.contains("Left out: 1 solution of which"), "{text}");
        let text = report(&[Verdict::Pass]);
        assert!(
            text.contains("1 → 0") && !text.contains("Left out"),
            "{text}"
        );
    }
}
