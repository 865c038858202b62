//! What a report shows beside its metrics: tables and pictures, one file each.
//!
//! An exhibit is there if the run holds what it tells of, so a study's figures appear in the report of
//! every run that has the data for them. Formats write them all in the same way.

mod agreement;
pub(crate) mod answers_by_size;
mod detection;
mod detectors;
mod repair_datasets;
pub(crate) mod repair_rounds;
mod repairs;
mod security;
mod untouched_weaknesses;
mod weaknesses_found;
mod willingness;

use crate::Report;
use crate::scores::Scores;

/// A table or picture with what a reader must know to read it.
pub(crate) struct Exhibit {
    /// What it is called in links.
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// What rows and columns are, and what is left out.
    pub(crate) about: String,
    /// Words that its tables use, with their meaning.
    pub(crate) definitions: Vec<(&'static str, &'static str)>,
    pub(crate) tables: Vec<Table>,
    /// Whether a terminal shows it, too.
    pub(crate) in_short: bool,
    /// A picture, for formats that can show one.
    pub(crate) svg: Option<String>,
}

impl Exhibit {
    /// Under which words a page folds a table away: one of several by its caption, a long one that only
    /// repeats a picture as its numbers.
    pub(crate) fn folded(&self, table: &Table) -> Option<&'static str> {
        let repeats = self.svg.is_some() && table.rows.len() > MOST_ROWS;
        table.caption.or(repeats.then_some("In numbers"))
    }
}

/// More rows than these stand below a picture only if they are asked for.
const MOST_ROWS: usize = 8;

/// Texts as they are, not escaped for any format.
pub(crate) struct Table {
    /// What sets it apart from the exhibit's other tables; the main one has none.
    pub(crate) caption: Option<&'static str>,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    /// How many columns come before those that hold numbers.
    pub(crate) names: usize,
}

impl Table {
    fn new<const N: usize>(columns: [&str; N], names: usize, rows: Vec<[String; N]>) -> Self {
        Self {
            caption: None,
            columns: columns.map(str::to_owned).to_vec(),
            rows: rows.into_iter().map(Vec::from).collect(),
            names,
        }
    }
}

type Make = fn(&Report<'_>, &Scores<'_>) -> Option<Exhibit>;

/// What tells of repairs, in the order of reports.
const OF_REPAIRS: &[Make] = &[
    repairs::exhibit,
    repair_rounds::exhibit,
    repair_datasets::exhibit,
    weaknesses_found::exhibit,
];

/// What tells of answers and verdicts, in the order of reports.
const OF_VERDICTS: &[Make] = &[
    willingness::exhibit,
    security::exhibit,
    detection::exhibit,
    answers_by_size::exhibit,
    untouched_weaknesses::exhibit,
    agreement::exhibit,
    detectors::exhibit,
];

/// The exhibits on repairs that the run has data for.
pub(crate) fn of_repairs(report: &Report<'_>, scores: &Scores<'_>) -> Vec<Exhibit> {
    let all = OF_REPAIRS.iter().filter_map(|make| make(report, scores));
    all.collect()
}

/// The exhibits on answers and verdicts that the run has data for.
pub(crate) fn of_verdicts(report: &Report<'_>, scores: &Scores<'_>) -> Vec<Exhibit> {
    let all = OF_VERDICTS.iter().filter_map(|make| make(report, scores));
    all.collect()
}

/// Both.
pub(crate) fn all(report: &Report<'_>, scores: &Scores<'_>) -> Vec<Exhibit> {
    let mut all = of_repairs(report, scores);
    all.extend(of_verdicts(report, scores));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_and_all_hold_the_same_exhibits() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exhibits");
        let entries = std::fs::read_dir(folder).unwrap();
        let files = entries.map(|entry| entry.unwrap().file_name());
        let files = files.filter(|name| name != "mod.rs").count();
        assert_eq!(files, OF_REPAIRS.len() + OF_VERDICTS.len());
    }
}
