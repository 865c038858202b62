//! For the terminal.

use super::{LEGEND, cell, reasons};
use crate::model::{Reproduction, Table};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use std::fmt::Write;

/// The most places that are named behind a reason.
const PLACES: usize = 6;

/// Tables with their verdicts, the reasons of what differs, and what is missing.
pub fn text(reproduction: &Reproduction) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(reproduction, &mut out);
    out
}

fn write(reproduction: &Reproduction, out: &mut String) -> std::fmt::Result {
    let source = &reproduction.source;
    let read: Vec<String> = source
        .read
        .iter()
        .map(|(what, count)| format!("{count} {what}"))
        .collect();
    if let Some(folder) = &source.folder {
        write!(out, "{}: ", folder.display())?;
    }
    writeln!(out, "{}", read.join(", "))?;
    for table in &reproduction.tables {
        write_table(table, out)?;
    }
    if !reproduction.missing.is_empty() {
        writeln!(out, "\nMissing")?;
        for sentence in &reproduction.missing {
            writeln!(out, "- {sentence}")?;
        }
    }
    writeln!(out, "\n{LEGEND}")
}

fn write_table(table: &Table, out: &mut String) -> std::fmt::Result {
    writeln!(out, "\n{}: {}", table.id, table.title)?;
    let mut grid = comfy_table::Table::new();
    grid.load_style(UTF8_FULL_CONDENSED);
    grid.set_header(std::iter::once("").chain(table.columns.iter().map(String::as_str)));
    for row in &table.rows {
        grid.add_row(std::iter::once(row.label.clone()).chain(row.cells.iter().map(cell)));
    }
    // Numbers of differing length line up at their ends, and lines end without blanks.
    for column in grid.column_iter_mut().skip(1) {
        column.set_cell_alignment(comfy_table::CellAlignment::Right);
    }
    for line in grid.to_string().lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out, "{}", table.verdict)?;
    for (why, places) in reasons(table) {
        let named = places.iter().take(PLACES).cloned().collect::<Vec<_>>();
        let more = match places.len().saturating_sub(PLACES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        writeln!(
            out,
            "- {} differ: {why}: {}{more}",
            places.len(),
            named.join(", ")
        )?;
    }
    for note in &table.notes {
        writeln!(out, "- {note}")?;
    }
    writeln!(out, "Definition: {}", table.definition)
}
