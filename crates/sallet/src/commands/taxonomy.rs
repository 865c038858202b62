//! `sallet taxonomy`: the 58 weaknesses with what the views of the catalogue say of them, and one of
//! them with its prompt and code.

use super::tsv;
use crate::arguments::{Taxonomy, TaxonomyCommand};
use crate::terminal::output;
use anyhow::{Context, Result};
use comfy_table::{ContentArrangement, Table, presets};
use sallet_core::cwe::{Abstraction, lookup};
use sallet_core::cwe_views::{Kingdom, views};
use sallet_core::{CweId, TaskLanguage};
use sallet_engine::datasets::taxonomy::{Item, Origin, items};
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;

/// The width of the table where no terminal says how wide it is: in a pipe or a file.
const WIDTH: u16 = 120;

pub fn run(options: &Taxonomy) -> Result<ExitCode> {
    let items = items()?;
    let mut out = output();
    match (&options.command, options.format.as_str()) {
        (Some(TaxonomyCommand::Show { cwe }), _) => show(&items, *cwe, &mut out)?,
        (None, "text") => table(&items, &mut out)?,
        (None, format) => {
            let rows: Vec<Described> = items.iter().map(Described::of).collect();
            match format {
                "json" => {
                    serde_json::to_writer_pretty(&mut out, &rows)?;
                    writeln!(out)?;
                }
                _ => tsv::write(&Described::COLUMNS, &rows, &mut out)?,
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// An item as programs read it. The fields are the columns of the table, in order.
#[derive(Serialize)]
struct Described {
    cwe: CweId,
    name: &'static str,
    kingdom: Kingdom,
    origin: &'static str,
    abstraction: &'static str,
    top25_2022: Option<u8>,
    top25_2023: Option<u8>,
    /// The language of the prompt; `None`: there is no prompt.
    instruction: Option<TaskLanguage>,
    /// The language of the snippet; `None`: there is none.
    snippet: Option<TaskLanguage>,
}

impl Described {
    const COLUMNS: [&'static str; 9] = [
        "cwe",
        "name",
        "kingdom",
        "origin",
        "abstraction",
        "top25_2022",
        "top25_2023",
        "instruction",
        "snippet",
    ];

    fn of(item: &Item) -> Self {
        let views = views(item.cwe);
        Self {
            cwe: item.cwe,
            name: item.cwe.name(),
            kingdom: item.kingdom,
            origin: item.origin.as_str(),
            abstraction: abstraction(item.cwe),
            top25_2022: views.top25_2022,
            top25_2023: views.top25_2023,
            instruction: item.instruction.as_ref().map(|part| part.language),
            snippet: item.snippet.as_ref().map(|part| part.language),
        }
    }
}

fn abstraction(cwe: CweId) -> &'static str {
    match lookup(cwe).map(|found| found.abstraction) {
        Some(Abstraction::Pillar) => "pillar",
        Some(Abstraction::Class) => "class",
        Some(Abstraction::Base) => "base",
        Some(Abstraction::Variant) => "variant",
        Some(Abstraction::Compound) => "compound",
        None => "",
    }
}

/// The items class by class, as they come, and the totals.
fn table(items: &[Item], out: &mut impl Write) -> Result<()> {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_BORDERS_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header([
            "class", "CWE", "name", "from", "level", "2022", "2023", "prompt", "snippet",
        ]);
    if table.width().is_none() {
        table.set_width(WIDTH);
    }
    let rank = |rank: Option<u8>| rank.map(|rank| rank.to_string()).unwrap_or_default();
    let language =
        |language: Option<TaskLanguage>| language.map_or("–", TaskLanguage::display_name);
    for item in items {
        let row = Described::of(item);
        table.add_row([
            row.kingdom.as_str(),
            &row.cwe.0.to_string(),
            row.name,
            item.origin.display_name(),
            row.abstraction,
            &rank(row.top25_2022),
            &rank(row.top25_2023),
            language(row.instruction),
            language(row.snippet),
        ]);
    }
    writeln!(out, "{table}\n{LEGEND}\n{}", totals(items))?;
    Ok(())
}

const LEGEND: &str = "2022, 2023: the rank in the Top 25 of that year. An item from the Top 25 that has \
                      no rank stands for a listed weakness above it, such as CWE-20.\n\
                      prompt, snippet: its language (open: left to who answers), – where there is none";

fn totals(items: &[Item]) -> String {
    let of = |origin| items.iter().filter(|item| item.origin == origin).count();
    let instructions = items.iter().filter(|item| item.instruction.is_some());
    let snippets = items.iter().filter(|item| item.snippet.is_some());
    format!(
        "{} items: {} from 7PK only, {} from both, {} from the Top 25 only; {} instructions, {} snippets",
        items.len(),
        of(Origin::Kingdoms),
        of(Origin::Both),
        of(Origin::Top25),
        instructions.count(),
        snippets.count()
    )
}

fn show(items: &[Item], cwe: CweId, out: &mut impl Write) -> Result<()> {
    let item = items.iter().find(|item| item.cwe == cwe);
    let item =
        item.with_context(|| format!("{cwe} is none of the 58: `sallet taxonomy` lists them"))?;
    let row = Described::of(item);
    writeln!(out, "{}", cwe.title())?;
    let mut facts = vec![
        row.kingdom.as_str().to_owned(),
        format!("from {}", item.origin.display_name()),
        row.abstraction.to_owned(),
    ];
    for (year, rank) in [(2022, row.top25_2022), (2023, row.top25_2023)] {
        facts.extend(rank.map(|rank| format!("Top 25 of {year}: {rank}")));
    }
    writeln!(out, "{}", facts.join(" · "))?;
    let mut part = |title: &str, text: &str| writeln!(out, "\n── {title} ──\n{}", text.trim_end());
    if let Some(instruction) = &item.instruction {
        let title = format!("prompt ({})", instruction.language.display_name());
        part(&title, &instruction.prompt)?;
    }
    if let Some(snippet) = &item.snippet {
        let title = format!("snippet ({})", snippet.language.display_name());
        part(&title, &snippet.code)?;
        part("mended", &snippet.fixed)?;
    }
    part("note", &item.note)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_a_column() {
        let row = serde_json::to_value(Described::of(&items().unwrap()[0])).unwrap();
        let fields = row.as_object().unwrap();
        let mut names: Vec<&str> = fields.keys().map(String::as_str).collect();
        let mut columns = Described::COLUMNS.to_vec();
        names.sort_unstable();
        columns.sort_unstable();
        assert_eq!(names, columns);
    }

    #[test]
    fn an_unranked_item_of_the_top_25_stands_for_a_ranked_one_above_it() {
        fn is_ranked(cwe: CweId) -> bool {
            let parents = lookup(cwe).map_or(&[][..], |found| &found.parents);
            views(cwe).top25_2023.is_some() || parents.iter().copied().any(is_ranked)
        }
        for item in items().unwrap() {
            if item.origin != Origin::Kingdoms {
                assert!(is_ranked(item.cwe), "{}", item.cwe);
            }
        }
    }
}
