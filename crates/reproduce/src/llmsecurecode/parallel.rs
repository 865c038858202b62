//! Section 8: GPT-4 asked three times.

use super::file_name;
use super::study::Study;
use crate::model::{Recomputed, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count, missing};

/// Whether each of the three answers to a task is vulnerable; a reason where there is a file missing.
fn answers(study: &Study) -> Result<Vec<[bool; 3]>, &str> {
    let gpt_4 = study
        .generated
        .get(1)
        .map(|labels| labels.as_ref().map_err(String::as_str));
    let (first, later) = (
        gpt_4.unwrap_or(Err("no labels of GPT-4"))?,
        study.parallel.as_ref().map_err(String::as_str)?,
    );
    let answers = first.of.iter().filter_map(|(task, [first])| {
        let [second, third] = later.of.get(task)?;
        Some([first, second, third].map(|label| label.is_vulnerable()))
    });
    Ok(answers.collect())
}

/// The table.
pub(super) fn table(printed: &PrintedTable, study: &Study) -> Table {
    let answers = answers(study);
    let mut sheet = Sheet::new(printed, "Section 8", ["vulnerable", "of", "files"]);
    let mut row = |label: &str, numbers: Result<[Recomputed; 3], &str>| {
        sheet.row(label, numbers.unwrap_or_else(missing), |_, _| String::new());
    };
    for (at, label) in ["first answer", "second answer", "third answer"]
        .into_iter()
        .enumerate()
    {
        let numbers = answers.as_ref().map(|answers| {
            let vulnerable = answers
                .iter()
                .filter(|it| it.get(at) == Some(&true))
                .count();
            [
                count(vulnerable),
                count(answers.len()),
                Recomputed::NotApplicable,
            ]
        });
        row(label, numbers.map_err(|reason| *reason));
    }
    let alike = answers.as_ref().map(|answers| {
        let alike = answers
            .iter()
            .filter(|[one, two, three]| one == two && two == three)
            .count();
        [
            Recomputed::NotApplicable,
            Recomputed::NotApplicable,
            count(alike),
        ]
    });
    row("all three alike", alike.map_err(|reason| *reason));
    let mut table = sheet.table(
        "GPT-4 asked three times",
        "Labels as in Table 1. n: the tasks with all three labels. The paper prints no numbers and says that the \
         answers are similar.",
    );
    if let Ok(labels) = &study.parallel
        && labels.has_tabs
    {
        table
            .notes
            .push(format!("{} is parted by tabs.", file_name(&labels.path)));
    }
    table
}
