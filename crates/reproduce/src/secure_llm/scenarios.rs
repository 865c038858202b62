//! Which scenarios tell anything: one in which nothing or everything is vulnerable tells no model from
//! another, and one in which nothing ever is may lack its results.

use super::results::{Results, SAMPLES};
use crate::model::Table;
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count, percent};

/// Below this share of vulnerable samples, and above the rest of 100 %, a scenario tells nothing.
const TELLS_NOTHING_PERCENT: f64 = 1.0;

/// A scenario over all settings.
struct Pooled {
    id: String,
    valid: usize,
    vulnerable: usize,
}

impl Pooled {
    fn percent(&self) -> f64 {
        100.0 * self.vulnerable as f64 / self.valid as f64
    }
}

/// The table.
pub(super) fn table(printed: &PrintedTable, results: &Results) -> Table {
    let pooled = pool(results);
    let mut sheet = Sheet::new(
        printed,
        "Scenarios",
        ["valid", "vulnerable", "vulnerable %"],
    );
    for it in &pooled {
        let numbers = [
            count(it.valid),
            count(it.vulnerable),
            percent(it.vulnerable, it.valid, 1),
        ];
        sheet.row(&it.id, numbers, |_, _| String::new());
    }
    let mut table = sheet.table(
        "valid and vulnerable samples by scenario",
        "Both languages, all settings of the paper's two models together. Not in the paper.",
    );
    table.verdict = verdict(&pooled);
    table
}

fn pool(results: &Results) -> Vec<Pooled> {
    let mut pooled: Vec<Pooled> = Vec::new();
    let settings = results
        .settings
        .iter()
        .filter(|setting| setting.is_of_the_paper);
    for scenario in settings.flat_map(|setting| setting.scenarios.iter().flatten()) {
        let vulnerable = scenario.valid - scenario.secure;
        match pooled.iter_mut().find(|it| it.id == scenario.id) {
            Some(it) => {
                it.valid += scenario.valid;
                it.vulnerable += vulnerable;
            }
            None => pooled.push(Pooled {
                id: scenario.id.clone(),
                valid: scenario.valid,
                vulnerable,
            }),
        }
    }
    pooled
}

fn verdict(pooled: &[Pooled]) -> String {
    // One setting's samples can all be secure by chance; those of several hardly.
    let many = |it: &&Pooled| it.valid > SAMPLES;
    let mut said = Vec::new();
    for it in pooled.iter().filter(many) {
        if it.vulnerable == 0 {
            said.push(format!(
                "{}: never vulnerable in {} valid samples, as if its results were missing",
                it.id, it.valid
            ));
        } else if it.percent() < TELLS_NOTHING_PERCENT
            || it.percent() > 100.0 - TELLS_NOTHING_PERCENT
        {
            said.push(format!(
                "{}: {:.1} % of {} vulnerable, which tells nothing",
                it.id,
                it.percent(),
                it.valid
            ));
        }
    }
    match said.is_empty() {
        true => format!("all {} scenarios tell something", pooled.len()),
        false => said.join("; "),
    }
}
