//! Which weaknesses no sample of a setting falls for, and how these sets overlap (figures 6 and 12 of Gong
//! et al. 2024).

use super::{Exhibit, Table};
use crate::scores::{Scores, cwes};
use crate::summary::Summary;
use crate::tallies::Tally;
use crate::{Report, plots};
use sallet_core::CweId;
use std::collections::BTreeMap;

/// More sets than these cannot be drawn so that people see something.
const MOST: usize = 4;

/// A row for each combination of settings that has a weakness to itself. For two to four settings that are
/// no references; their repairs aside, as these begin from the same samples.
pub(super) fn exhibit(report: &Report<'_>, _: &Scores<'_>) -> Option<Exhibit> {
    let summary = report.summary;
    let settings: Vec<usize> = (0..summary.settings())
        .filter(|&setting| {
            let setting = &summary.header.experiment.settings[setting];
            setting.repair.is_none() && !setting.model.starts_with("reference/")
        })
        .collect();
    if !(2..=MOST).contains(&settings.len()) {
        return None;
    }
    let by = *summary.security_methods().first()?;
    let mut regions: BTreeMap<Vec<bool>, Vec<CweId>> = BTreeMap::new();
    let mut left_out = 0;
    for cwe in cwes(summary) {
        let tallies = settings
            .iter()
            .map(|&setting| Tally::of_cwe(summary, setting, cwe, by));
        let tallies: Vec<Tally> = tallies.collect();
        if tallies.iter().any(|tally| tally.scored == 0) {
            left_out += 1;
            continue;
        }
        let untouched = tallies.iter().map(|tally| tally.secure == tally.scored);
        regions.entry(untouched.collect()).or_default().push(cwe);
    }
    if regions.is_empty() {
        return None;
    }
    let counts: BTreeMap<Vec<bool>, usize> = regions
        .iter()
        .map(|(region, cwes)| (region.clone(), cwes.len()))
        .collect();
    let names: Vec<&str> = settings.iter().map(|&it| summary.setting_id(it)).collect();
    Some(Exhibit {
        id: "untouched",
        title: "Weaknesses that nobody fell for",
        about: format!(
            "Weaknesses of which every scored sample of a setting is secure by {}, and how these sets overlap: a \
             weakness counts in one row, that of all settings that hold it. {left_out} of {} weaknesses are left out, as \
             some setting has no scored sample of them.",
            by.as_str(),
            cwes(summary).len(),
        ),
        definitions: Vec::new(),
        tables: vec![table(summary, &settings, &regions)],
        in_short: false,
        svg: Some(plots::venn(&names, &counts)),
    })
}

fn table(
    summary: &Summary,
    settings: &[usize],
    regions: &BTreeMap<Vec<bool>, Vec<CweId>>,
) -> Table {
    // The largest combination first.
    let rows = regions.iter().rev().map(|(region, cwes)| {
        let held = settings.iter().zip(region).filter(|(_, held)| **held);
        let held: Vec<&str> = held
            .map(|(&setting, _)| summary.setting_id(setting))
            .collect();
        let held = match held.len() {
            0 => "none".to_owned(),
            _ => held.join(", "),
        };
        let list: Vec<String> = cwes.iter().map(CweId::to_string).collect();
        [held, list.join(", "), cwes.len().to_string()]
    });
    Table::new(["untouched in", "weaknesses", "number"], 2, rows.collect())
}
