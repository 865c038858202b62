//! Table 6, on the size of the training set: no file of its results is known, so it is held
//! against itself.

use super::results::{LANGUAGES, TUNINGS};
use crate::model::{Recomputed, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, percent};

const COLUMNS: [&str; 5] = ["valid", "of", "valid %", "secure", "secure %"];

/// The table.
pub(super) fn table(printed: &PrintedTable) -> Table {
    let mut sheet = Sheet::new(printed, "Table 6", COLUMNS);
    for model in ["CodeGen2-7B", "CodeLlama-7B"] {
        for (_, tuning) in TUNINGS {
            for size in ["100", "200", "300", "400", "500", "all"] {
                for (_, language) in LANGUAGES {
                    let label = format!("{model} {tuning} {size} commits, {language}");
                    let numbers = numbers(printed, &label);
                    sheet.row(label, numbers, |_, _| String::new());
                }
            }
        }
    }
    let mut table = sheet.table(
        "the same for training sets of differing size (CWE-119), held against itself",
        "No file of these settings' results is known, so the counts cannot be computed; the percentages are \
         computed from the printed counts.",
    );
    table.verdict = format!("as the printed counts have it, {}", table.tally());
    table
}

fn numbers(printed: &PrintedTable, label: &str) -> [Recomputed; 5] {
    let get = |column| {
        let number = printed.get("Table 6", label, column)?;
        number.text().parse::<usize>().ok()
    };
    let none = || Recomputed::Missing("no file of these settings' results is known".to_owned());
    let share = |part, whole| match get(part).zip(get(whole)) {
        Some((part, whole)) => percent(part, whole, 1),
        None => none(),
    };
    [
        none(),
        none(),
        share("valid", "of"),
        none(),
        share("secure", "valid"),
    ]
}
