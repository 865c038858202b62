//! Table 3: vulnerable code repaired in one attempt.

use super::counts::{ALL, add, of, vulnerable};
use super::labels::{Label, Labels, Task};
use super::study::{JUDGES, MODELS, Study};
use super::{file_name, why};
use crate::model::Table;
use crate::printed::PrintedTable;
use crate::sheet::Sheet;

/// The table.
pub(super) fn table_3(printed: &PrintedTable, study: &Study) -> Table {
    let mut sheet = Sheet::new(printed, "Table 3", ["fixed", "of", "%"]);
    let mut notes = Vec::new();
    for (who, repaired) in MODELS.iter().take(JUDGES).zip(&study.repaired) {
        let mut sums = Ok((0, 0));
        let mut row = |name: &str, counts| {
            let label = format!("{} for {name}", who.name);
            sheet.row(&label, of(counts), |column, cell| {
                why("Table 3", &label, "fixed", column, cell, study)
            });
        };
        for ((model, before), after) in MODELS.iter().zip(&study.generated).zip(repaired) {
            let counts = match (before, after) {
                (Ok(before), Ok(after)) => {
                    notes.extend(misfits(before, after));
                    Ok((fixed(after), vulnerable(before).0))
                }
                (Err(reason), _) | (_, Err(reason)) => Err(reason.as_str()),
            };
            sums = add(sums, counts);
            row(model.name, counts);
        }
        row(ALL, sums);
    }
    let mut table = sheet.table(
        "vulnerable code repaired in one attempt",
        "fixed: files whose repaired form has label 0. n: the files that RQ1 labels 0.5 or 1. A file without a \
         label in RQ3 (-1) though it was vulnerable counts as not fixed.",
    );
    table.notes = notes;
    table
}

fn fixed(labels: &Labels<1>) -> usize {
    labels
        .of
        .values()
        .filter(|[label]| *label == Label::Secure)
        .count()
}

/// Where the labels of repaired code do not stand where the vulnerable code is.
fn misfits(before: &Labels<1>, after: &Labels<1>) -> Vec<String> {
    let file = file_name(&after.path);
    let (unlabelled, mut needless) = (unlabelled(before, after), needless(before, after));
    let mut notes = Vec::new();
    for task in unlabelled {
        // Within one weakness, a label too few beside one too many: it stands in the wrong line.
        let neighbour = needless.iter().position(|other| other.cwe == task.cwe);
        notes.push(match neighbour {
            Some(at) => format!(
                "{file}: the label of {task} stands at {}, which was secure: the two are shifted.",
                needless.swap_remove(at)
            ),
            None => format!("{file}: {task} was vulnerable and has no label (-1)."),
        });
    }
    let needless = needless.into_iter();
    notes.extend(needless.map(|task| format!("{file}: {task} has a label though it was secure.")));
    notes
}

/// Vulnerable files without a label after repair.
pub(super) fn unlabelled<'a>(before: &'a Labels<1>, after: &Labels<1>) -> Vec<&'a Task> {
    let has_label = |task| {
        after
            .of
            .get(task)
            .is_some_and(|[label]| *label != Label::NotApplicable)
    };
    let vulnerable = before
        .of
        .iter()
        .filter(|(_, [label])| label.is_vulnerable());
    vulnerable
        .map(|(task, _)| task)
        .filter(|task| !has_label(task))
        .collect()
}

/// Secure files with a label after repair.
fn needless<'a>(before: &Labels<1>, after: &'a Labels<1>) -> Vec<&'a Task> {
    let was_secure = |task| {
        before
            .of
            .get(task)
            .is_some_and(|[label]| !label.is_vulnerable())
    };
    let labelled = after
        .of
        .iter()
        .filter(|(_, [label])| *label != Label::NotApplicable);
    labelled
        .map(|(task, _)| task)
        .filter(|task| was_secure(task))
        .collect()
}
