//! Which weaknesses are complained of most, and which are left after repair (figures 3 to 5 of Alrashedy
//! et al. 2024).

use super::{Exhibit, Table};
use crate::Report;
use crate::scores::Scores;
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
    for &setting in &repairing {
        for (.., notes) in summary.cells(setting) {
            for &cwe in &notes.found {
                counts.entry((setting, cwe)).or_default().0 += 1;
            }
            for &cwe in &notes.left {
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
    let about = format!(
        "Solutions in which the feedback names the weakness first in a complaint: in the first answer → in what \
         stands after the repair, each solution once. {} of {} weaknesses are shown, those found most often over all \
         settings.",
        order.len().min(MOST),
        order.len()
    );
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
