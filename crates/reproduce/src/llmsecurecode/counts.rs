//! Table 1: how much of the generated code is vulnerable.

use super::labels::{Label, Labels};
use super::study::{MODELS, Model, Study};
use super::why;
use crate::model::{Recomputed, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count, missing, percent};

/// The row over all models.
pub(super) const ALL: &str = "all";

/// The table.
pub(super) fn table_1(printed: &PrintedTable, study: &Study) -> Table {
    let mut sheet = Sheet::new(printed, "Table 1", ["vulnerable", "of", "%"]);
    let mut sums = Ok((0, 0));
    for (model, labels) in MODELS.iter().zip(&study.generated) {
        let counts = labels.as_ref().map(vulnerable).map_err(String::as_str);
        sums = add(sums, counts);
        row(&mut sheet, model.name, counts, study);
    }
    row(&mut sheet, ALL, sums, study);
    let mut table = sheet.table(
        "generated code with the weakness of its task",
        "A file is vulnerable if its label is 0.5 or 1. n: the files with a label. Nothing is left out.",
    );
    table.notes = notes(printed, study);
    table
}

fn row(sheet: &mut Sheet, label: &str, counts: Result<(usize, usize), &str>, study: &Study) {
    let why = |column: &str, cell: &_| why("Table 1", label, "vulnerable", column, cell, study);
    sheet.row(label, of(counts), why);
}

/// Adds up counts; the first reason why one of them is missing stays.
pub(super) fn add<'a>(
    sums: Result<(usize, usize), &'a str>,
    more: Result<(usize, usize), &'a str>,
) -> Result<(usize, usize), &'a str> {
    let ((part, whole), (more_part, more_whole)) = (sums?, more?);
    Ok((part + more_part, whole + more_whole))
}

/// Part, whole and share.
pub(super) fn of(counts: Result<(usize, usize), &str>) -> [Recomputed; 3] {
    match counts {
        Ok((part, whole)) => [count(part), count(whole), percent(part, whole, 1)],
        Err(reason) => missing(reason),
    }
}

/// Vulnerable files, and all.
pub(super) fn vulnerable(labels: &Labels<1>) -> (usize, usize) {
    let vulnerable = labels.of.values().filter(|[label]| label.is_vulnerable());
    (vulnerable.count(), labels.of.len())
}

fn notes(printed: &PrintedTable, study: &Study) -> Vec<String> {
    let labels = |label: Label| {
        let all = study
            .generated
            .iter()
            .flatten()
            .flat_map(|labels| labels.of.values());
        all.filter(|[it]| *it == label).count()
    };
    let half = labels(Label::Half);
    match (half, study.partial()) {
        (0, _) => return Vec::new(),
        (_, Some(_)) => return vec![format!("{half} labels are 0.5 and count as vulnerable.")],
        _ => {}
    }
    let come_out = |counts: fn(Label) -> bool| {
        let comes_out = |model: &Model, labels: &Labels<1>| {
            let counted = labels.of.values().filter(|[label]| counts(*label)).count();
            let printed = printed.get("Table 1", model.name, "vulnerable");
            printed.is_some_and(|printed| printed.is(counted as f64))
        };
        let read = MODELS.iter().zip(&study.generated);
        read.filter(|(model, labels)| labels.as_ref().is_ok_and(|labels| comes_out(model, labels)))
            .count()
    };
    vec![format!(
        "{half} labels are 0.5. If that is vulnerable, {} of the 4 printed counts come out; if it is secure, {}.",
        come_out(Label::is_vulnerable),
        come_out(|label| label == Label::Vulnerable),
    )]
}
