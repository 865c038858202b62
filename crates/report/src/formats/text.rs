//! The table that a run ends with, for a terminal.

use super::{
    ABOUT_AGREEMENT, AGREEMENT, Format, Headline, about_empty, agreement_rows, detectors, extent,
    question, repairs,
};
use crate::escape::{one_line, visible};
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
    write_repairs(report, &scores, out)?;
    write_agreement(report, out)?;
    write_detectors(report, out)?;
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

fn write_agreement(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let rows = agreement_rows(report);
    if rows.is_empty() {
        return Ok(());
    }
    let table = table(AGREEMENT, in_lines(rows), 2);
    writeln!(out, "\nHow far tests and static analysis agree\n{table}")?;
    writeln!(out, "{ABOUT_AGREEMENT}")?;
    Ok(())
}

fn write_detectors(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let rows = detectors::rows(&detectors::all(report));
    if rows.is_empty() {
        return Ok(());
    }
    // The interval stands below its value.
    let mut rows = in_lines(rows);
    for cell in rows.iter_mut().flat_map(|row| &mut row[4..]) {
        *cell = cell.replacen(" (", "\n", 1).replace(')', "");
    }
    let table = table(detectors::COLUMNS, rows, 2);
    writeln!(out, "\nHow right detectors are\n{table}")?;
    writeln!(out, "{}", detectors::ABOUT)?;
    for (name, definition) in detectors::definitions() {
        writeln!(out, "  {name}: {definition}")?;
    }
    Ok(())
}

fn write_repairs(
    report: &Report<'_>,
    scores: &Scores<'_>,
    out: &mut dyn Write,
) -> Result<(), ReportError> {
    let rows = repairs::rows(report, scores);
    if rows.is_empty() {
        return Ok(());
    }
    let table = table(repairs::COLUMNS, in_lines(rows), 1);
    writeln!(out, "\nWhat became of repairs\n{table}")?;
    writeln!(out, "{}", repairs::ABOUT)?;
    for metric in repairs::definitions() {
        writeln!(out, "  {}: {}", metric.name, metric.definition)?;
    }
    Ok(())
}

/// Cells that cannot leave their line.
fn in_lines<const N: usize>(rows: Vec<[String; N]>) -> Vec<[String; N]> {
    let row = |row: [String; N]| row.map(|cell| one_line(&cell));
    rows.into_iter().map(row).collect()
}

/// A table whose columns from the `numbers`th on are numbers.
fn table<const N: usize>(head: [&str; N], rows: Vec<[String; N]>, numbers: usize) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_header(head.map(|label| label.replacen(' ', "\n", 1)));
    for row in rows {
        table.add_row(row);
    }
    for column in table.column_iter_mut().skip(numbers) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
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
