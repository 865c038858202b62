//! [`Accuracy`] as text: for a terminal, or in Markdown.

use super::{Accuracy, CweScores, Estimate, FileByCwe, OwnCwe};
use comfy_table::{CellAlignment, Table, presets};

/// How tables are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// With lines, for a terminal.
    Text,
    /// For a document.
    Markdown,
}

impl Accuracy {
    /// The tables, with every definition and what was left out.
    pub fn render(&self, style: Style) -> String {
        let mut paragraphs = own_cwe(&self.own_cwe, style);
        if let Some(files) = &self.file_by_cwe {
            paragraphs.extend(file_by_cwe(files, style));
        }
        paragraphs.push(self.about_intervals());
        let mut text = paragraphs.join("\n\n");
        text.push('\n');
        text
    }

    fn about_intervals(&self) -> String {
        format!(
            "Intervals: {:.0} % percentile bootstrap, {} resamples of whole groups. n: the rows or \
             pairs that the value rests on. –: there are none.",
            self.confidence * 100.0,
            self.resamples,
        )
    }
}

fn own_cwe(own: &OwnCwe, style: Style) -> Vec<String> {
    let mut table = table(style);
    table.set_header(["", "unscored as not vulnerable", "unscored left out"]);
    let both = own.unscored_as_clean.estimates.iter();
    for (as_clean, left_out) in both.zip(&own.unscored_left_out.estimates) {
        table.add_row([as_clean.name.to_owned(), cell(as_clean), cell(left_out)]);
    }
    vec![
        heading(
            "Own CWE: is a row vulnerable to the weakness that it is about?",
            style,
        ),
        format!(
            "Rows: {}, in groups: {}. Labelled vulnerable: {}. Unscored: {}, labelled vulnerable of \
             these: {}. Left out: without a label {}, without a CWE {}.",
            own.rows,
            own.groups,
            own.unscored_as_clean.counts.labelled(),
            own.unscored,
            own.unscored_vulnerable,
            own.without_label,
            own.without_cwe,
        ),
        aligned(table, 1),
        definitions(&own.unscored_as_clean.estimates),
        heading("By CWE, unscored as not vulnerable", style),
        aligned(by_cwe(&own.by_cwe, style), 2),
    ]
}

fn by_cwe(rows: &[CweScores], style: Style) -> Table {
    let mut table = table(style);
    table.set_header([
        "CWE",
        "name",
        "rows",
        "found",
        "missed",
        "false alarms",
        "rightly silent",
        "unscored",
        "precision",
        "recall",
        "F1",
        "balanced accuracy",
    ]);
    for row in rows {
        table.add_row([
            row.cwe.0.to_string(),
            short(row.name),
            row.counts.rows().to_string(),
            row.counts.true_positives.to_string(),
            row.counts.false_negatives.to_string(),
            row.counts.false_positives.to_string(),
            row.counts.true_negatives.to_string(),
            row.unscored.to_string(),
            number(row.precision),
            number(row.recall),
            number(row.f1),
            number(row.balanced_accuracy),
        ]);
    }
    table
}

fn file_by_cwe(files: &FileByCwe, style: Style) -> Vec<String> {
    let mut table = table(style);
    table.set_header(["", "weaknesses that labels name", "all weaknesses"]);
    let both = files.in_scope.estimates.iter();
    for (in_scope, all) in both.zip(&files.all.estimates) {
        table.add_row([in_scope.name.to_owned(), cell(in_scope), cell(all)]);
    }
    vec![
        heading("File × CWE: which weaknesses does a file have?", style),
        format!(
            "Files: {}. Weaknesses labelled: {}, found: {}. Left out: files that do not parse {}, \
             files without labelled findings {}, labelled findings without a CWE {}. Found \
             weaknesses unrelated to all that labels name: {}; the labels cannot tell whether these \
             are right, so they are in the last column only.",
            files.rows,
            files.all.counts.labelled,
            files.all.counts.found,
            files.invalid,
            files.unlabelled,
            files.labels_without_cwe,
            files.all.counts.found - files.in_scope.counts.found,
        ),
        aligned(table, 1),
        definitions(&files.all.estimates),
    ]
}

fn table(style: Style) -> Table {
    let mut table = Table::new();
    table.load_style(match style {
        Style::Text => presets::UTF8_FULL_CONDENSED,
        Style::Markdown => presets::ASCII_MARKDOWN,
    });
    table
}

/// Numbers to the right, in all columns but the first `texts`.
fn aligned(mut table: Table, texts: usize) -> String {
    for column in table.column_iter_mut().skip(texts) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

fn heading(text: &str, style: Style) -> String {
    match style {
        Style::Text => text.to_owned(),
        Style::Markdown => format!("## {text}"),
    }
}

fn definitions(estimates: &[Estimate]) -> String {
    let lines = estimates
        .iter()
        .map(|estimate| format!("- {}: {}.", estimate.name, estimate.definition));
    lines.collect::<Vec<_>>().join("\n")
}

/// `0.850 (0.800–0.893), n 120`.
fn cell(estimate: &Estimate) -> String {
    let interval = match estimate.interval {
        Some((low, high)) if estimate.value.is_some() => format!(" ({low:.3}–{high:.3})"),
        _ => String::new(),
    };
    format!("{}{interval}, n {}", number(estimate.value), estimate.n)
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}

/// The part of a CWE name that people use: what stands in `('…')`, or its beginning.
fn short(name: &str) -> String {
    let quoted = name
        .split_once("('")
        .and_then(|(_, rest)| rest.split_once("')"));
    let name = quoted.map_or(name, |(inside, _)| inside);
    match name.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}
