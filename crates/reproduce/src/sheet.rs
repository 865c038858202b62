//! Tables put together row by row: recomputed numbers beside the printed ones.

use crate::model::{Cell, Recomputed, Row, Table};
use crate::printed::PrintedTable;

/// A table in the making.
pub(crate) struct Sheet<'a> {
    printed: &'a PrintedTable,
    id: &'static str,
    columns: Vec<String>,
    rows: Vec<Row>,
}

impl<'a> Sheet<'a> {
    /// A table without rows. `id` is what the data file of printed numbers calls it.
    pub(crate) fn new(
        printed: &'a PrintedTable,
        id: &'static str,
        columns: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            printed,
            id,
            columns: columns.into_iter().map(Into::into).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row of one number a column. `why` says of a column's cell why it differs.
    pub(crate) fn row(
        &mut self,
        label: impl Into<String>,
        numbers: impl IntoIterator<Item = Recomputed>,
        why: impl Fn(&str, &Cell) -> String,
    ) {
        let label = label.into();
        let cell = |(column, number): (&String, Recomputed)| {
            let printed = self.printed.get(self.id, &label, column);
            Cell::new(printed, number).because(|cell| why(column, cell))
        };
        let cells = self.columns.iter().zip(numbers).map(cell).collect();
        self.rows.push(Row { label, cells });
    }

    /// The table, with the count of equal cells as its verdict.
    pub(crate) fn table(self, title: &str, definition: impl Into<String>) -> Table {
        let mut table = Table {
            id: self.id.to_owned(),
            title: title.to_owned(),
            definition: definition.into(),
            columns: self.columns,
            rows: self.rows,
            verdict: String::new(),
            notes: Vec::new(),
        };
        table.verdict = table.tally().to_string();
        table
    }
}

/// A count.
pub(crate) fn count(count: usize) -> Recomputed {
    Recomputed::value(count as f64, 0)
}

/// `part` of `whole` in percent, shown with `decimals` digits; nothing to compute where there is no
/// whole.
pub(crate) fn percent(part: usize, whole: usize, decimals: usize) -> Recomputed {
    match whole {
        0 => Recomputed::NotApplicable,
        _ => Recomputed::value(100.0 * part as f64 / whole as f64, decimals),
    }
}

/// As many cells that cannot be computed, for one reason.
pub(crate) fn missing<const N: usize>(reason: &str) -> [Recomputed; N] {
    std::array::from_fn(|_| Recomputed::Missing(reason.to_owned()))
}
