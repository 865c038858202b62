//! Table 3: vulnerable code repaired in one attempt.

use super::counts::{Share, Shares};
use super::file_name;
use super::labels::{Label, Labels, Task};
use super::study::{MODELS, Study};
use crate::model::Table;
use crate::printed::PrintedTable;

/// The table.
pub(super) fn table_3(printed: &PrintedTable, study: &Study) -> Table {
    let mut shares = Shares::new(printed, "Table 3", "fixed");
    let mut notes = Vec::new();
    for (who, repaired) in MODELS.iter().zip(&study.repaired) {
        let pairs = study.generated.iter().zip(repaired);
        let each = pairs.map(|(before, after)| match (before, after) {
            (Ok(before), Ok(after)) => {
                notes.extend(misfits(before, after));
                Ok(Share {
                    part: fixed(after),
                    whole: to_fix(before, after),
                    tasks: after.of.len(),
                })
            }
            (Err(reason), _) | (_, Err(reason)) => Err(reason.as_str()),
        });
        shares.rows(|name| format!("{} for {name}", who.name), each);
    }
    let mut table = shares.table(
        "vulnerable code repaired in one attempt",
        "fixed: files whose repaired form has label 0. n: the files that RQ1 labels 0.5 or 1 and that the file of \
         RQ3 names. One with label -1 there though it was vulnerable counts as not fixed.",
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

/// Vulnerable files that the file of repairs names.
fn to_fix(before: &Labels<1>, after: &Labels<1>) -> usize {
    let vulnerable = before
        .of
        .iter()
        .filter(|(_, [label])| label.is_vulnerable());
    vulnerable
        .filter(|(task, _)| after.of.contains_key(task))
        .count()
}

/// Where the labels of repaired code do not stand where the vulnerable code is.
fn misfits(before: &Labels<1>, after: &Labels<1>) -> Vec<String> {
    let file = file_name(&after.path);
    let (unlabelled, mut needless) = (unlabelled(before, after), needless(before, after));
    let mut notes = Vec::new();
    // Tasks without a line are told of elsewhere.
    let has_line = |task: &&Task| after.of.contains_key(*task);
    for task in unlabelled.into_iter().filter(has_line) {
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
