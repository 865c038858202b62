//! Tables for programs: a head with the names of the fields, a line a row, tabs in between.

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value;
use std::io::Write;

/// Writes the fields called `names` of `rows`, in that order: nothing for `null`, lists with spaces,
/// and a space for every tab or line end in a text.
pub fn write<T: Serialize>(names: &[&str], rows: &[T], out: &mut impl Write) -> Result<()> {
    writeln!(out, "{}", names.join("\t"))?;
    for row in rows {
        let row = serde_json::to_value(row)?;
        let cell_of = |name: &&str| {
            let value = row
                .get(*name)
                .with_context(|| format!("no field '{name}'"))?;
            Ok(cell(value))
        };
        let cells = names.iter().map(cell_of).collect::<Result<Vec<_>>>()?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_row_is_one_line() {
        let rows = [
            json!({"b": [1, "x"], "a": "tab\tand\nline", "c": null}),
            json!({"a": "", "b": [], "c": true}),
        ];
        let mut out = Vec::new();
        write(&["a", "b", "c"], &rows, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "a\tb\tc\ntab and line\t1 x\t\n\t\ttrue\n");
        assert!(write(&["d"], &rows, &mut Vec::new()).is_err());
    }
}
