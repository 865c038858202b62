//! `sallet dataset list`: the tasks, for people or with all that is known of them for programs.

use crate::commands::tsv;
use crate::terminal::show;
use anyhow::Result;
use comfy_table::{Table, presets};
use sallet_engine::datasets::{self, BUILT_IN, Dataset, Mapping};
use sallet_engine::metadata::Metadata;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::ExitCode;

pub fn run(name: &str, mapping: &Mapping, format: &str) -> Result<ExitCode> {
    let dataset = datasets::load(name, mapping)?;
    let mut out = Vec::new();
    match format {
        "text" => text(&dataset, datasets::is_built_in(name), &mut out)?,
        format => {
            let rows: Vec<Metadata> = dataset.tasks.iter().map(Metadata::of).collect();
            match format {
                "json" => {
                    serde_json::to_writer_pretty(&mut out, &rows)?;
                    writeln!(out)?;
                }
                _ => tsv::write(&Metadata::COLUMNS, &rows, &mut out)?,
            }
        }
    }
    show(&String::from_utf8_lossy(&out))?;
    Ok(ExitCode::SUCCESS)
}

fn text(dataset: &Dataset, is_built_in: bool, out: &mut impl Write) -> Result<()> {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_BORDERS_ONLY)
        .set_header(["task", "CWE", "language", "oracle", "title"]);
    for task in &dataset.tasks {
        let cwe = task.cwe.map(|cwe| cwe.to_string()).unwrap_or_default();
        let oracle = if task.oracle.is_some() {
            "attacks"
        } else {
            "none"
        };
        table.add_row([
            task.id.as_str(),
            &cwe,
            task.language.display_name(),
            oracle,
            &task.title,
        ]);
    }
    let weaknesses: BTreeSet<_> = dataset.tasks.iter().filter_map(|task| task.cwe).collect();
    writeln!(out, "{table}")?;
    writeln!(
        out,
        "{}: {} tasks over {} CWEs",
        dataset.name,
        dataset.tasks.len(),
        weaknesses.len()
    )?;
    for note in &dataset.notes {
        writeln!(out, "note: {note}")?;
    }
    if is_built_in {
        for other in BUILT_IN.iter().filter(|other| other.name != dataset.name) {
            writeln!(out, "also built in: {} ({})", other.name, other.about)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn built_in_datasets_are_named_beside_the_one_that_is_listed() {
        let dataset = Dataset {
            name: "bench".to_owned(),
            tasks: Vec::new(),
            notes: vec!["one was mended".to_owned()],
            skipped: Vec::new(),
        };
        let told = |is_built_in| {
            let mut out = Vec::new();
            text(&dataset, is_built_in, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            text.split_once("bench:").unwrap().1.to_owned()
        };
        assert_snapshot!(told(true), @"
         0 tasks over 0 CWEs
        note: one was mended
        also built in: taxonomy-instructions (text prompts over the taxonomy of 58 weaknesses)
        also built in: taxonomy-snippets (code with a weakness of the taxonomy, each beside its mended twin)
        ");
        assert_snapshot!(told(false), @"
         0 tasks over 0 CWEs
        note: one was mended
        ");
    }
}
