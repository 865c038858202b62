//! What recomputing a paper gives: tables of cells, each with what is printed, what the data gives,
//! and whether the two are equal.

use crate::error::ReproduceError;
use crate::printed::Printed;
use serde::{Serialize, Serializer};
use std::fmt;
use std::path::{Path, PathBuf};

/// A paper whose numbers can be computed again.
#[derive(Debug)]
pub struct Paper {
    /// As on the command line, e.g. `secure-llm`.
    pub name: &'static str,
    /// What it is and which of its tables are computed, in one line.
    pub about: &'static str,
    /// What its numbers are computed from.
    pub data: Data,
}

/// What a paper's numbers are computed from.
#[derive(Debug)]
pub enum Data {
    /// Its artefact, in the folder of a checkout.
    Artefact(fn(&Path) -> Result<Reproduction, ReproduceError>),
    /// Nothing but what it prints, since nothing more is published.
    Print(fn() -> Reproduction),
}

impl Paper {
    /// Computes its numbers, from the artefact in `folder` where there is one.
    ///
    /// # Errors
    /// If the folder lacks what is needed, none is given, or one is given that would not be read.
    pub fn reproduce(&self, folder: Option<&Path>) -> Result<Reproduction, ReproduceError> {
        match (&self.data, folder) {
            (Data::Artefact(reproduce), Some(folder)) => reproduce(folder),
            (Data::Artefact(_), None) => Err(ReproduceError::NeedsFolder(self.name)),
            (Data::Print(reproduce), None) => Ok(reproduce()),
            (Data::Print(_), Some(_)) => Err(ReproduceError::ReadsNothing(self.name)),
        }
    }
}

/// A paper whose answers of models can become an ordinary run.
#[derive(Debug)]
pub struct Importer {
    /// As on the command line.
    pub name: &'static str,
    /// What becomes of what, in one line.
    pub about: &'static str,
    /// Reads the artefact in the first folder and writes a run into the second.
    pub import: fn(&Path, &Path) -> Result<Imported, ReproduceError>,
}

/// What an import wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Settings of the run.
    pub settings: usize,
    /// Tasks of the run.
    pub tasks: usize,
    /// Answers.
    pub cells: usize,
    /// What the checkout lacks, or holds in an unreadable form: a sentence each.
    pub notes: Vec<String>,
}

/// All tables of one paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reproduction {
    /// [`Paper::name`].
    pub paper: &'static str,
    /// What was found.
    pub source: Source,
    /// In the order of the paper.
    pub tables: Vec<Table>,
    /// What the checkout lacks or holds in an unreadable form, and what therefore is not computed: a
    /// sentence each.
    pub missing: Vec<String>,
}

impl Reproduction {
    /// Cells over all tables.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for table in &self.tables {
            tally.add(table.tally());
        }
        tally
    }
}

/// What the numbers rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// As the user named it; `None` where there is none to read.
    pub folder: Option<PathBuf>,
    /// What was read and how much of it, e.g. (`files of generations`, 28).
    #[serde(serialize_with = "counts")]
    pub read: Vec<(String, usize)>,
}

/// Counts as an object, in their order.
fn counts<S: Serializer>(read: &[(String, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(read.iter().map(|(what, count)| (what, count)))
}

/// One table or figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// As the paper calls it, e.g. `Table II`.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// How a cell is computed, over how many items, and what is left out.
    pub definition: String,
    /// Names of the columns; each row has as many cells.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// One line: how many cells are equal, and what is wrong with the others as a whole.
    pub verdict: String,
    /// What else the data shows, a sentence each.
    pub notes: Vec<String>,
}

impl Table {
    /// How many of its cells are equal, differ, or could not be computed.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            tally.count(&cell.judgement);
        }
        tally
    }

    /// The cell of `row` and `column`, by their names.
    pub fn cell(&self, row: &str, column: &str) -> Option<&Cell> {
        let column = self.columns.iter().position(|name| name == column)?;
        let row = self.rows.iter().find(|it| it.label == row)?;
        row.cells.get(column)
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// What the row is about.
    pub label: String,
    /// One a column.
    pub cells: Vec<Cell>,
}

/// One number of a paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// What the paper prints; `None`: nothing, or nothing legible.
    pub printed: Option<Printed>,
    /// What its data gives.
    pub recomputed: Recomputed,
    /// What comes of comparing the two.
    pub judgement: Judgement,
}

impl Cell {
    /// Compares the two. A cell that differs has no reason yet: see [`Cell::because`].
    pub fn new(printed: Option<Printed>, recomputed: Recomputed) -> Self {
        let judgement = match (&printed, &recomputed) {
            (_, Recomputed::Missing(_)) => Judgement::CannotBeComputed,
            (None, _) | (_, Recomputed::NotApplicable) => Judgement::NotPrinted,
            (Some(printed), Recomputed::Value(number)) if printed.is(number.value) => {
                Judgement::Equal
            }
            (Some(_), Recomputed::Value(_)) => Judgement::Differs(String::new()),
        };
        Self {
            printed,
            recomputed,
            judgement,
        }
    }

    /// Says why the cell differs, where it does. The reason is to be found in the data.
    #[must_use]
    pub fn because(self, why: impl FnOnce(&Self) -> String) -> Self {
        match self.judgement {
            Judgement::Differs(_) => Self {
                judgement: Judgement::Differs(why(&self)),
                ..self
            },
            _ => self,
        }
    }

    /// The recomputed value, if there is one.
    pub fn value(&self) -> Option<f64> {
        match &self.recomputed {
            Recomputed::Value(number) => Some(number.value),
            _ => None,
        }
    }
}

/// What the data gives for a cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Recomputed {
    /// The data for it is not there: which, in a few words.
    Missing(String),
    /// There is nothing to compute, as where the paper prints a dash.
    NotApplicable,
    /// A number, in the unit of the paper (percent where it prints percent).
    #[serde(untagged)]
    Value(Number),
}

impl Recomputed {
    /// A number that is shown with `decimals` digits behind the point.
    pub fn value(value: f64, decimals: usize) -> Self {
        Self::Value(Number {
            value,
            decimals,
            interval: None,
        })
    }
}

/// A recomputed number. Compared in full, shown rounded.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Number {
    /// In full.
    pub value: f64,
    /// Digits behind the point, where it is shown.
    #[serde(skip)]
    pub decimals: usize,
    /// The interval around it, where one was computed; the table's definition says which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<(f64, f64)>,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.decimals;
        write!(f, "{:.digits$}", self.value)?;
        match self.interval {
            Some((low, high)) => write!(f, " [{low:.digits$}, {high:.digits$}]"),
            None => Ok(()),
        }
    }
}

/// What comes of comparing a printed and a recomputed number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// The recomputed value rounds to the printed one ([`Printed::is`]).
    Equal,
    /// It does not: why, as far as the data shows it; empty where it does not.
    Differs(String),
    /// The paper prints no number there.
    NotPrinted,
    /// The artefact lacks what is needed.
    CannotBeComputed,
}

/// How many cells came out how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Cells that are equal.
    pub equal: usize,
    /// Cells that differ.
    pub differ: usize,
    /// Printed or not, they cannot be computed.
    pub cannot_be_computed: usize,
    /// Cells that were computed beyond what is printed.
    pub not_printed: usize,
}

impl Tally {
    /// Counts one cell.
    pub fn count(&mut self, judgement: &Judgement) {
        *match judgement {
            Judgement::Equal => &mut self.equal,
            Judgement::Differs(_) => &mut self.differ,
            Judgement::NotPrinted => &mut self.not_printed,
            Judgement::CannotBeComputed => &mut self.cannot_be_computed,
        } += 1;
    }

    fn add(&mut self, other: Self) {
        self.equal += other.equal;
        self.differ += other.differ;
        self.cannot_be_computed += other.cannot_be_computed;
        self.not_printed += other.not_printed;
    }
}

/// `168 of 168 cells equal`, with what could not be compared behind it.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let compared = self.equal + self.differ;
        match compared {
            0 => f.write_str("nothing to compare")?,
            _ => write!(f, "{} of {compared} cells equal", self.equal)?,
        }
        match self.cannot_be_computed {
            0 => Ok(()),
            missing => write!(f, "; {missing} cannot be computed from what is there"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_judged_by_what_it_holds() {
        let check = |printed: Option<&'static str>, recomputed: Recomputed, expected: Judgement| {
            let printed = printed.map(|text| Printed::parse(text).unwrap());
            let cell = Cell::new(printed, recomputed).because(|_| "off".to_owned());
            assert_eq!(cell.judgement, expected, "{cell:?}");
        };
        let missing = || Recomputed::Missing("no file".to_owned());
        check(Some("12.3"), Recomputed::value(12.34, 1), Judgement::Equal);
        check(
            Some("12.3"),
            Recomputed::value(12.4, 1),
            Judgement::Differs("off".to_owned()),
        );
        check(None, Recomputed::value(12.4, 1), Judgement::NotPrinted);
        check(None, Recomputed::NotApplicable, Judgement::NotPrinted);
        check(Some("12.3"), missing(), Judgement::CannotBeComputed);
        check(None, missing(), Judgement::CannotBeComputed);
    }

    #[test]
    fn a_tally_says_what_was_compared() {
        let check = |equal, differ, cannot_be_computed, expected: &str| {
            let tally = Tally {
                equal,
                differ,
                cannot_be_computed,
                not_printed: 1,
            };
            assert_eq!(tally.to_string(), expected);
        };
        check(168, 0, 0, "168 of 168 cells equal");
        check(4, 57, 0, "4 of 61 cells equal");
        check(
            2,
            1,
            5,
            "2 of 3 cells equal; 5 cannot be computed from what is there",
        );
        check(0, 0, 0, "nothing to compare");
    }
}
