//! Table 3: valid and secure samples of every setting.

use super::results::{Results, Totals};
use crate::model::{Recomputed, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count, missing, percent};

const COLUMNS: [&str; 6] = [
    "valid",
    "of",
    "valid %",
    "secure",
    "secure %",
    "secure of all %",
];

/// The table.
pub(super) fn table(printed: &PrintedTable, results: &Results) -> Table {
    let mut sheet = Sheet::new(printed, "Table 3", COLUMNS);
    for setting in &results.settings {
        let numbers = match setting.totals() {
            Ok(totals) => numbers(totals),
            Err(reason) => missing(reason),
        };
        sheet.row(&setting.label, numbers, |_, _| String::new());
    }
    let mut table = sheet.table(
        "valid and secure samples before and after tuning",
        "Over all scenarios of a language, 30 samples each. valid: the sample compiles; secure: it compiles \
         and CodeQL's query for the scenario reports nothing; secure %: of the valid ones (the paper's secure \
         ratio); secure of all %: of all samples (secure yield, not in the paper: a model that writes more \
         code that does not compile cannot gain by it). GPT-J is of an earlier paper and stands in no table \
         of this one.",
    );
    let full_rows = |row: &&crate::model::Row| {
        let compared = row.cells.iter().filter(|cell| cell.printed.is_some());
        let mut compared = compared.peekable();
        compared.peek().is_some()
            && compared.all(|cell| cell.judgement == crate::model::Judgement::Equal)
    };
    let equal = table.rows.iter().filter(full_rows).count();
    table.verdict = format!(
        "{}; {equal} of 36 rows (18 for each language) equal throughout",
        table.tally()
    );
    table
}

fn numbers(totals: Totals) -> [Recomputed; 6] {
    let Totals {
        valid,
        secure,
        samples,
    } = totals;
    [
        count(valid),
        count(samples),
        percent(valid, samples, 1),
        count(secure),
        percent(secure, valid, 1),
        percent(secure, samples, 1),
    ]
}
