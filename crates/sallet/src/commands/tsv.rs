//! Tables for programs: a head with the names of the fields, a line a row, tabs in between.

use anyhow::Result;
use serde::Serialize;
use serde_json::Value;
use std::io::Write;

/// Writes `rows`, which are flat, in the order of their fields: nothing for `null`, lists with
/// spaces, and a space for every tab or line end in a text.
pub fn write<T: Serialize>(rows: &[T], out: &mut impl Write) -> Result<()> {
    for (index, row) in rows.iter().enumerate() {
        let row = serde_json::to_value(row)?;
        let fields = row.as_object().into_iter().flatten();
        let (names, cells): (Vec<&str>, Vec<String>) = fields
            .map(|(name, value)| (name.as_str(), cell(value)))
            .unzip();
        if index == 0 {
            writeln!(out, "{}", names.join("\t"))?;
        }
        writeln!(out, "{}", cells.join("\t"))?;
    }
    Ok(())
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.replace(['\t', '\n', '\r'], " "),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}
