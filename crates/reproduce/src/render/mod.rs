//! A reproduction as text for the terminal, as JSON, and as a page for documentation.

mod markdown;
mod text;

pub use markdown::markdown;
pub use text::text;

use crate::model::{Cell, Judgement, Recomputed, Reproduction};

/// As JSON, with every number in full.
///
/// # Errors
/// Never in practice: the reproduction holds nothing that JSON cannot say.
pub fn json(reproduction: &Reproduction) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(reproduction)
}

/// A cell in a few characters: `48.8` where printed and recomputed are equal, `48.8 → 47.1` where they
/// differ, `(47.1)` where nothing is printed, `48.8 → ?` where it cannot be computed.
fn cell(cell: &Cell) -> String {
    let printed = cell.printed.map_or("", |printed| printed.text());
    let shown = match &cell.recomputed {
        Recomputed::Value(number) => number.to_string(),
        Recomputed::Missing(_) => "?".to_owned(),
        Recomputed::NotApplicable => "–".to_owned(),
    };
    match (&cell.judgement, printed) {
        (Judgement::Equal, printed) => printed.to_owned(),
        (Judgement::NotPrinted, "") if cell.value().is_some() => format!("({shown})"),
        (_, "") => shown,
        (_, printed) => format!("{printed} → {shown}"),
    }
}

/// What the signs in cells mean, for people.
const LEGEND: &str = "A number alone is printed and comes out of the data; a → b: printed a, the data gives b; \
     (b): not printed, the data gives b; ?: cannot be computed from what is there.";

/// The reasons why cells differ, each with the cells it holds for.
fn reasons(table: &crate::model::Table) -> Vec<(String, Vec<String>)> {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for row in &table.rows {
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            let Judgement::Differs(why) = &cell.judgement else {
                continue;
            };
            let why = match why.as_str() {
                "" => "the data does not show why",
                why => why,
            };
            let place = format!("{} {column}", row.label);
            match reasons.iter_mut().find(|(known, _)| known == why) {
                Some((_, places)) => places.push(place),
                None => reasons.push((why.to_owned(), vec![place])),
            }
        }
    }
    reasons
}
