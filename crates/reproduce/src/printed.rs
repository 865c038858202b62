//! The numbers that a paper prints, with their digits.
//!
//! They stand in a data file beside the paper's code, typed in from the paper: tabs between the fields
//! `table`, `row`, `column`, `value`; `#` begins a line of comment. A dash or nothing legible is no line.

use serde::{Serialize, Serializer};
use std::collections::HashMap;

/// A number as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    text: &'static str,
    decimals: usize,
}

impl Printed {
    /// Reads `12`, `12.3` or `-0.12`. `None` for anything else.
    pub fn parse(text: &'static str) -> Option<Self> {
        text.parse::<f64>().ok().filter(|value| value.is_finite())?;
        Some(Self {
            text,
            decimals: text.split_once('.').map_or(0, |(_, digits)| digits.len()),
        })
    }

    /// As printed.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// Digits behind the point.
    pub fn decimals(&self) -> usize {
        self.decimals
    }

    /// The number.
    pub fn value(&self) -> f64 {
        self.text.parse().unwrap_or(f64::NAN)
    }

    /// Whether `value` rounds to this number at its digits. A value that lies half-way between two may
    /// be rounded either way, since papers differ in that.
    pub fn is(&self, value: f64) -> bool {
        let half = 0.5 * 10f64.powi(-(self.decimals as i32));
        // What 64-bit arithmetic loses on the way to numbers of papers is far less than this.
        let slack = 1e-9;
        (value - self.value()).abs() <= half + slack
    }
}

impl Serialize for Printed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text)
    }
}

/// What one paper prints.
#[derive(Debug, Default)]
pub struct PrintedTable {
    cells: HashMap<(&'static str, &'static str, &'static str), Printed>,
}

impl PrintedTable {
    /// Reads a data file that is part of the program. A line that is not of the shape is left out; each
    /// paper's tests hold that there is none ([`Self::bad_lines`]).
    pub fn read(text: &'static str) -> Self {
        let lines = text.lines().filter_map(read_line);
        Self {
            cells: lines.collect(),
        }
    }

    /// The lines of `text` that cannot be read, or that give a cell a second time.
    pub fn bad_lines(text: &'static str) -> Vec<&'static str> {
        let mut seen = std::collections::HashSet::new();
        let is_bad = |line: &&'static str| match read_line(line) {
            Some((place, _)) => !seen.insert(place),
            None => !line.is_empty() && !line.starts_with('#'),
        };
        text.lines().filter(is_bad).collect()
    }

    /// The number in `row` and `column` of `table`.
    pub fn get(&self, table: &str, row: &str, column: &str) -> Option<Printed> {
        self.cells.get(&(table, row, column)).copied()
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

type Place = (&'static str, &'static str, &'static str);

fn read_line(line: &'static str) -> Option<(Place, Printed)> {
    if line.starts_with('#') {
        return None;
    }
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    let (table, row, column, value) = (next()?, next()?, next()?, next()?);
    let printed = Printed::parse(value)?;
    next().is_none().then_some(((table, row, column), printed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_the_printed_one_if_it_rounds_to_it() {
        let check = |printed: &'static str, value: f64, expected: bool| {
            let printed = Printed::parse(printed).unwrap();
            assert_eq!(printed.is(value), expected, "{printed:?} {value}");
        };
        check("28", 28.4, true);
        check("28", 28.6, false);
        check("28", 27.5, true);
        check("28", 28.5, true);
        check("28.0", 28.04, true);
        check("28.0", 28.06, false);
        check("12.34", 12.345, true);
        check("-0.5", -0.54, true);
        check("0.1", 0.1 + 0.05, true);
    }

    #[test]
    fn only_numbers_are_printed_values() {
        for text in ["", "-", "n/a", "1,5", "inf", "NaN", "12 %"] {
            assert_eq!(Printed::parse(text), None, "{text}");
        }
        assert_eq!(Printed::parse("48.80").unwrap().decimals(), 2);
    }

    #[test]
    fn a_data_file_is_read_line_by_line() {
        const TEXT: &str =
            "# Table II\nII\t0.0 pass@1\tGPT-4\t48.8\n\nII\t0.0 pass@1\tGPT-4\t1\nbad";
        let table = PrintedTable::read("II\t0.0 pass@1\tGPT-4\t48.8\nbad\n");
        let cell = table.get("II", "0.0 pass@1", "GPT-4").unwrap();
        assert_eq!((table.len(), cell.text()), (1, "48.8"));
        assert_eq!(table.get("II", "0.0 pass@1", "GPT-3.5"), None);
        let bad = PrintedTable::bad_lines(TEXT);
        assert_eq!(bad, ["II\t0.0 pass@1\tGPT-4\t1", "bad"]);
    }
}
