//! `sallet rules list --coverage`: which rule speaks for which weakness, and why none can for the
//! rest.

use anyhow::Result;
use comfy_table::{ContentArrangement, Table, presets};
use sallet_analysis::coverage::{Coverage, List, coverage};
use sallet_analysis::rules;
use std::io::Write;

/// Writes the table as `text` or `json`.
pub fn write(format: &str, out: &mut impl Write) -> Result<()> {
    let rules: Vec<_> = rules::all().collect();
    let all = coverage(&rules);
    if format == "json" {
        serde_json::to_writer_pretty(&mut *out, &all)?;
        writeln!(out)?;
        return Ok(());
    }
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_BORDERS_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(["CWE", "name", "lists", "rules, or why there is none"]);
    for entry in &all {
        let lists: Vec<_> = entry.lists.iter().map(|list| list.name()).collect();
        table.add_row([
            entry.cwe.0.to_string(),
            entry.name.to_owned(),
            lists.join(" "),
            speakers(entry),
        ]);
    }
    writeln!(out, "{table}\n~: the rule speaks for a related weakness")?;
    for list in List::ALL {
        writeln!(out, "{}", summary(&all, list))?;
    }
    Ok(())
}

fn speakers(entry: &Coverage) -> String {
    let mark = |exact| if exact { "" } else { "~" };
    let rules = entry.rules.iter();
    let rules: Vec<_> = rules
        .map(|speaker| format!("{}{}", mark(speaker.exact), speaker.rule))
        .collect();
    match (rules.is_empty(), entry.no_rule_because) {
        (false, _) => rules.join(", "),
        (true, Some(why)) => format!("none: {why}"),
        (true, None) => "none yet".to_owned(),
    }
}

fn summary(all: &[Coverage], list: List) -> String {
    let of: Vec<_> = all
        .iter()
        .filter(|entry| entry.lists.contains(&list))
        .collect();
    let covered = of.iter().filter(|entry| !entry.rules.is_empty()).count();
    let gaps = of.iter().filter(|entry| entry.is_gap()).count();
    format!(
        "{}: {} weaknesses; a rule speaks for {covered}, none can for {}, none does yet for {gaps}",
        list.name(),
        of.len(),
        of.len() - covered - gaps
    )
}
