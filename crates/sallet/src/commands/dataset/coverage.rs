//! `sallet dataset coverage`: the benchmark's tasks by weakness, language and evidence, beside what
//! published lists name.

use crate::terminal::output;
use anyhow::Result;
use comfy_table::{ContentArrangement, Table, presets};
use sallet_core::{CweId, TaskLanguage};
use sallet_engine::coverage::{Evidence, PublishedList, Row, coverage, published, summary};
use sallet_engine::datasets::bench;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::ExitCode;

/// The width of the table where no terminal says how wide it is: in a pipe or a file.
const WIDTH: u16 = 140;

pub fn run(markdown: bool) -> Result<ExitCode> {
    let lists = published();
    let rows = coverage(&bench::tasks()?, &lists);
    let mut out = output();
    let page = Page::new(&rows, &lists);
    match markdown {
        true => page.markdown(&mut out)?,
        false => page.text(&mut out)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What both forms show.
struct Page<'a> {
    rows: &'a [Row],
    lists: &'a [PublishedList],
    head: Vec<&'static str>,
    cells: Vec<Vec<String>>,
}

impl<'a> Page<'a> {
    fn new(rows: &'a [Row], lists: &'a [PublishedList]) -> Self {
        let languages = rows.iter().flat_map(|row| row.tasks.keys().copied());
        let languages: BTreeSet<TaskLanguage> = languages.collect();
        let mut head = vec!["CWE", "name", "tasks"];
        head.extend(languages.iter().map(|language| language.display_name()));
        head.extend(lists.iter().map(|list| list.name));
        let cells = rows.iter().map(|row| cells(row, &languages)).collect();
        Self {
            rows,
            lists,
            head,
            cells,
        }
    }

    fn text(&self, out: &mut impl Write) -> Result<()> {
        let mut table = Table::new();
        table
            .load_style(presets::UTF8_BORDERS_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_header(self.head.iter().copied());
        if table.width().is_none() {
            table.set_width(WIDTH);
        }
        for cells in &self.cells {
            table.add_row(cells);
        }
        writeln!(out, "{table}\n{LEGEND}")?;
        for line in self.summaries() {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    fn markdown(&self, out: &mut impl Write) -> Result<()> {
        writeln!(out, "| {} |", self.head.join(" | "))?;
        writeln!(out, "|{}", "---|".repeat(self.head.len()))?;
        for cells in &self.cells {
            let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        writeln!(out, "\n{LEGEND}\n")?;
        for line in self.summaries() {
            writeln!(out, "- {line}")?;
        }
        Ok(())
    }

    fn summaries(&self) -> Vec<String> {
        let tasks: usize = self.rows.iter().map(total).sum();
        let own = self.rows.iter().filter(|row| !row.tasks.is_empty()).count();
        let mut lines = vec![format!("Sallet Bench: {tasks} tasks over {own} weaknesses")];
        for (index, list) in self.lists.iter().enumerate() {
            let found = summary(self.rows, index);
            lines.push(format!(
                "{}: {} have tasks of their own; a task for a related weakness covers {}; none covers {}",
                list.about,
                found.own,
                ids(&found.by_relative),
                ids(&found.missing),
            ));
        }
        lines
    }
}

const LEGEND: &str =
    "tasks: ~ none, but one for a related weakness; – none. x: the list names the weakness.";

/// `no other`, or how many with their numbers.
fn ids(cwes: &[CweId]) -> String {
    let numbers: Vec<String> = cwes.iter().map(|cwe| cwe.0.to_string()).collect();
    match numbers.len() {
        0 => "no other".to_owned(),
        count => format!("{count} more (CWE-{})", numbers.join(", ")),
    }
}

fn total(row: &Row) -> usize {
    let languages = row.tasks.values();
    languages.flat_map(BTreeMap::values).sum()
}

fn cells(row: &Row, languages: &BTreeSet<TaskLanguage>) -> Vec<String> {
    let tasks = match (total(row), row.by_relative) {
        (0, true) => "~".to_owned(),
        (0, false) => "–".to_owned(),
        (count, _) => count.to_string(),
    };
    let mut cells = vec![row.cwe.0.to_string(), row.cwe.name().to_owned(), tasks];
    let of_language = |language| row.tasks.get(language).map(kinds).unwrap_or_default();
    cells.extend(languages.iter().map(of_language));
    let mark = |&named: &bool| if named { "x" } else { "" }.to_owned();
    cells.extend(row.named.iter().map(mark));
    cells
}

/// E.g. `output 2, state 1`.
fn kinds(counts: &BTreeMap<Evidence, usize>) -> String {
    let kind = |(evidence, count): (&Evidence, &usize)| {
        let name = evidence.map_or("no suite", |evidence| evidence.as_str());
        format!("{} {count}", name.replace('_', " "))
    };
    counts.iter().map(kind).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;
    use sallet_core::Language;
    use sallet_core::task::AttackEvidence;

    fn rows() -> Vec<Row> {
        let python: BTreeMap<Evidence, usize> = [
            (Some(AttackEvidence::SideEffect), 2),
            (Some(AttackEvidence::State), 1),
        ]
        .into();
        let row = |cwe, by_relative, named| Row {
            cwe: CweId(cwe),
            tasks: BTreeMap::new(),
            by_relative,
            named: vec![named],
        };
        vec![
            row(77, true, true),
            Row {
                tasks: [(Language::Python.into(), python)].into(),
                ..row(78, false, true)
            },
            row(369, false, true),
        ]
    }

    fn written(write: impl FnOnce(&Page<'_>, &mut Vec<u8>) -> Result<()>) -> String {
        let lists = [PublishedList {
            name: "list",
            about: "a list",
            weaknesses: BTreeSet::new(),
        }];
        let mut out = Vec::new();
        let rows = rows();
        write(&Page::new(&rows, &lists), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_table_counts_by_language_and_evidence() {
        assert_snapshot!(written(|page, out| page.markdown(out)), @"
        | CWE | name | tasks | Python | list |
        |---|---|---|---|---|
        | 77 | Improper Neutralization of Special Elements used in a Command ('Command Injection') | ~ |  | x |
        | 78 | Improper Neutralization of Special Elements used in an OS Command ('OS Command Injection') | 3 | side effect 2, state 1 | x |
        | 369 | Divide By Zero | – |  | x |

        tasks: ~ none, but one for a related weakness; – none. x: the list names the weakness.

        - Sallet Bench: 3 tasks over 1 weaknesses
        - a list: 1 have tasks of their own; a task for a related weakness covers 1 more (CWE-77); none covers 1 more (CWE-369)
        ");
        let text = written(|page, out| page.text(out));
        assert!(text.contains("│ 369   Divide By Zero"), "{text}");
    }
}
