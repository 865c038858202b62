//! The table that a run ends with, for a terminal.

use super::{Format, Headline, about_empty, extent, question};
use crate::escape::{one_line, visible};
use crate::exhibits::{self, Exhibit};
use crate::scores::Scores;
use crate::{Report, ReportError, human};
use comfy_table::{CellAlignment, Table, presets};
use std::io::Write;

pub(super) static FORMAT: Format = Format {
    name: "text",
    extension: "txt",
    about: "the main figures as a table for a terminal",
    write,
};

fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let scores = Scores::new(report.summary, report.options);
    let headline = Headline::of(report, &scores);
    writeln!(
        out,
        "{}: {}",
        one_line(&report.summary.header.experiment.name),
        extent(report)
    )?;
    writeln!(out, "{}", headline_table(report, &headline))?;
    writeln!(
        out,
        "In percent; below it the interval, then tasks/samples that count."
    )?;
    writeln!(out, "{}", scores.about_intervals())?;
    let about = scores.about();
    for sentence in about.iter().map(String::as_str).chain(about_empty(report)) {
        writeln!(out, "{}", one_line(sentence))?;
    }
    writeln!(out, "\nDefinitions")?;
    for metric in Scores::metrics(&headline.columns) {
        writeln!(out, "  {}: {}", metric.name, metric.definition)?;
    }
    let exhibits = exhibits::all(report, &scores);
    for exhibit in exhibits.iter().filter(|it| it.in_short) {
        write_exhibit(exhibit, out)?;
    }
    write_left_out(report, &headline, out)?;
    write_unscored(report, out)
}

fn headline_table(report: &Report<'_>, headline: &Headline) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    let labels = headline
        .columns
        .iter()
        .map(|column| column.label().replacen(' ', "\n", 1));
    table.set_header(std::iter::once("setting".to_owned()).chain(labels));
    for (setting, row) in headline.rows.iter().enumerate() {
        let values = row.iter().map(|estimate| {
            format!(
                "{}\n{}\n{}/{}",
                human::percent(estimate.value),
                human::interval(estimate.interval),
                human::thousands(estimate.tasks as u64),
                human::thousands(estimate.samples as u64),
            )
        });
        let name = one_line(report.summary.setting_id(setting));
        table.add_row(std::iter::once(name).chain(values));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn write_exhibit(exhibit: &Exhibit, out: &mut dyn Write) -> Result<(), ReportError> {
    // Tables with a caption are for who wants it all.
    let tables = exhibit.tables.iter().filter(|it| it.caption.is_none());
    for table in tables {
        writeln!(out, "\n{}\n{}", exhibit.title, drawn(table))?;
    }
    writeln!(out, "{}", one_line(&exhibit.about))?;
    for (name, definition) in &exhibit.definitions {
        writeln!(out, "  {name}: {definition}")?;
    }
    Ok(())
}

/// An interval stands below its value.
fn drawn(table: &exhibits::Table) -> Table {
    let mut drawn = Table::new();
    drawn.load_style(presets::UTF8_FULL_CONDENSED);
    let label = |label: &String| one_line(label).replacen(' ', "\n", 1);
    drawn.set_header(table.columns.iter().map(label));
    for row in &table.rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let cell = one_line(cell);
            match column < table.names {
                true => cell,
                false => cell.replacen(" (", "\n", 1).replacen(')', "", 1),
            }
        });
        drawn.add_row(cells);
    }
    for column in drawn.column_iter_mut().skip(table.names) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    drawn
}

fn write_left_out(
    report: &Report<'_>,
    headline: &Headline,
    out: &mut dyn Write,
) -> Result<(), ReportError> {
    let groups = headline.left_out();
    if !groups.is_empty() {
        writeln!(out, "\nLeft out")?;
    }
    for (setting, labels, what) in groups {
        let setting = one_line(report.summary.setting_id(setting));
        writeln!(out, "  {setting}, {labels}: {what}")?;
    }
    Ok(())
}

fn write_unscored(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let mut lines = Vec::new();
    for setting in 0..report.summary.settings() {
        let id = report.summary.setting_id(setting);
        for (message, count) in report.summary.errors(setting) {
            lines.push(format!(
                "{id}: {} without an answer: {message}",
                human::count(count, "sample")
            ));
        }
        for group in report.summary.unscored(setting) {
            let question = question(report, &group);
            let count = human::count(group.count, "sample");
            lines.push(format!(
                "{id}: {question}, {count}: {}, e.g. {}",
                group.kind, group.example
            ));
        }
    }
    if !lines.is_empty() {
        writeln!(out, "\nWithout a verdict")?;
    }
    for line in lines {
        writeln!(out, "  {}", one_line(&visible(&line)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::testlog;

    #[test]
    fn a_typical_run() {
        insta::assert_snapshot!(testlog::render("text", &testlog::typical()));
    }
}
