//! Alrashedy et al., "Can LLMs Patch Security Issues?" (FDSP): what can be checked without the
//! generated code, which is not published. Nothing is read.
//!
//! Table 1 prints shares of 150, 121 and 470 programs; each must be a whole number of programs.

mod counts;

use crate::model::{Cell, Data, Judgement, Paper, Recomputed, Reproduction, Source, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count};
use counts::{Column, Fit};

/// The paper.
pub(crate) static PAPER: Paper = Paper {
    name: "fdsp",
    about: "FDSP (Alrashedy et al. 2024): whether Table 1 can be whole numbers of programs; reads nothing",
    data: Data::Print(reproduce),
};

const PRINTED: &str = include_str!("printed.tsv");

/// The datasets with their sizes (section 4.1).
const DATASETS: [(&str, usize); 3] = [
    ("LLMSecEval", 150),
    ("SecurityEval", 121),
    ("PythonSecurityEval", 470),
];
/// Why a share is not the printed one although its count is plain.
const CUT_OFF: &str = "the digits behind the printed ones were cut off, not rounded";
const MODELS: [&str; 3] = ["GPT-4", "GPT-3.5", "CodeLlama"];
/// What the others start from, and the ways to repair it.
const GENERATED: &str = "generated code";
const REPAIRS: [&str; 5] = [
    "direct prompting",
    "self-debugging",
    "Bandit feedback",
    "verbalization",
    "FDSP",
];

fn reproduce() -> Reproduction {
    let printed = PrintedTable::read(PRINTED);
    Reproduction {
        paper: PAPER.name,
        source: Source {
            folder: None,
            read: vec![("printed numbers".to_owned(), printed.len())],
        },
        tables: vec![table_1(&printed)],
        missing: vec![
            "The generated code is not published: whether a count is right cannot be told, only whether \
             a printed percentage can be a count."
                .to_owned(),
            "Table 2 and Fig. 3 to 5 print percentages of code that is not published either, and are not \
             covered."
                .to_owned(),
        ],
    }
}

fn table_1(printed: &PrintedTable) -> Table {
    let columns = MODELS
        .iter()
        .flat_map(|model| ["", " count", " fixed"].map(|kind| format!("{model}{kind}")));
    let mut sheet = Sheet::new(printed, "Table 1", columns);
    let mut notes = Vec::new();
    for (dataset, items) in DATASETS {
        let columns = MODELS.map(|model| Column::read(printed, dataset, model, items));
        for step in std::iter::once(GENERATED).chain(REPAIRS) {
            let numbers = columns.iter().flat_map(|column| numbers(column, step));
            sheet.row(format!("{dataset}, {step}"), numbers, |_, cell| {
                why(cell, items)
            });
        }
        for (model, column) in MODELS.iter().zip(&columns) {
            notes.extend(
                column
                    .note
                    .as_ref()
                    .map(|note| format!("{dataset}, {model}: {note}.")),
            );
        }
    }
    let mut table = sheet.table(
        "share of programs in which Bandit reports something, in percent",
        "A cell is 100 k/n, n = 150, 121, 470 programs, k the whole number whose share rounds to the \
         printed one, else the one whose share begins with the printed digits, else the nearest. `fixed` \
         is the share before repair less that after, in points, from the same k. `count` is k. Nothing is \
         left out.",
    );
    table.verdict = verdict(&table);
    table.notes = notes;
    table
}

/// Share, count and share fixed of one model after one step.
fn numbers(column: &Column, step: &str) -> [Recomputed; 3] {
    let share = |part: usize| crate::sheet::percent(part, column.items, 2);
    let Some(after) = column.count(step) else {
        return std::array::from_fn(|_| Recomputed::NotApplicable);
    };
    let fixed = match (step, column.before.checked_sub(after)) {
        (GENERATED, _) | (_, None) => Recomputed::NotApplicable,
        (_, Some(fixed)) => share(fixed),
    };
    [share(after), count(after), fixed]
}

fn why(cell: &Cell, items: usize) -> String {
    let (Some(printed), Some(value)) = (cell.printed, cell.value()) else {
        return String::new();
    };
    let part = (value * items as f64 / 100.0).round() as usize;
    match counts::fit(&printed, part, items) {
        Some(Fit::CutOff) => CUT_OFF.to_owned(),
        _ => format!("no whole number of {items} programs gives it"),
    }
}

fn verdict(table: &Table) -> String {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let cut_off = cells.filter(|cell| cell.judgement == Judgement::Differs(CUT_OFF.to_owned()));
    let cut_off = cut_off.count();
    let tally = table.tally();
    format!(
        "{tally}; of the others {cut_off} have their last digit cut off instead of rounded and {} are \
         impossible",
        tally.differ - cut_off
    )
}

#[cfg(test)]
mod tests;
