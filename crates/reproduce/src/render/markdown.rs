//! As a page for documentation: verdicts first, then every table.

use super::{LEGEND, cell, reasons};
use crate::model::{Reproduction, Table};
use std::fmt::Write;

/// A page with one line a table at its head.
pub fn markdown(reproduction: &Reproduction) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(reproduction, &mut out);
    out
}

fn write(reproduction: &Reproduction, out: &mut String) -> std::fmt::Result {
    writeln!(out, "# {}: recomputed\n", reproduction.paper)?;
    let read: Vec<String> = reproduction
        .source
        .read
        .iter()
        .map(|(what, count)| format!("{count} {what}"))
        .collect();
    writeln!(out, "Read: {}.\n", read.join(", "))?;
    writeln!(out, "| table | verdict |\n|---|---|")?;
    for table in &reproduction.tables {
        let title = format!("{}: {}", table.id, table.title);
        writeln!(out, "| {} | {} |", escape(&title), escape(&table.verdict))?;
    }
    if !reproduction.missing.is_empty() {
        writeln!(out, "\nMissing:\n")?;
        for sentence in &reproduction.missing {
            writeln!(out, "- {}", escape(sentence))?;
        }
    }
    writeln!(out, "\n{LEGEND}")?;
    for table in &reproduction.tables {
        write_table(table, out)?;
    }
    Ok(())
}

fn write_table(table: &Table, out: &mut String) -> std::fmt::Result {
    writeln!(out, "\n## {}: {}\n", table.id, escape(&table.title))?;
    writeln!(out, "{}\n", escape(&table.definition))?;
    let head: Vec<String> = table.columns.iter().map(|name| escape(name)).collect();
    writeln!(out, "| | {} |", head.join(" | "))?;
    writeln!(out, "|---|{}", "---:|".repeat(table.columns.len()))?;
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|it| escape(&cell(it))).collect();
        writeln!(out, "| {} | {} |", escape(&row.label), cells.join(" | "))?;
    }
    writeln!(out, "\n**{}**\n", escape(&table.verdict))?;
    for (why, places) in reasons(table) {
        let (count, places) = (places.len(), escape(&places.join(", ")));
        writeln!(out, "- {count} differ: {}: {places}", escape(&why))?;
    }
    for note in &table.notes {
        writeln!(out, "- {}", escape(note))?;
    }
    Ok(())
}

/// Keeps texts from being read as markup, apart from what stands between backticks.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_code = false;
    for sign in text.chars() {
        is_code ^= sign == '`';
        match sign {
            '*' | '_' | '<' | '[' | ']' | '\\' if !is_code => out.extend(['\\', sign]),
            '|' => out.push_str("\\|"),
            '\n' | '\r' => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}
