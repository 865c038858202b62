//! Table 1, how much of the generated code is vulnerable, and what it has in common with Tables 2 and 3:
//! a share for each model's code and one for all together.

use super::labels::{Label, Labels};
use super::study::{MODELS, Model, Study, TASKS};
use crate::model::{Cell, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count, missing, percent};

/// A share of files, and of how many tasks the files are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    pub(super) part: usize,
    pub(super) whole: usize,
    pub(super) tasks: usize,
}

impl Share {
    fn plus(self, other: Self) -> Self {
        Self {
            part: self.part + other.part,
            whole: self.whole + other.whole,
            tasks: self.tasks.min(other.tasks),
        }
    }
}

/// A table of shares: what is counted, of how many, and percent.
pub(super) struct Shares<'a> {
    printed: &'a PrintedTable,
    sheet: Sheet<'a>,
    id: &'static str,
    counted: &'static str,
}

impl<'a> Shares<'a> {
    pub(super) fn new(printed: &'a PrintedTable, id: &'static str, counted: &'static str) -> Self {
        let sheet = Sheet::new(printed, id, [counted, "of", "%"]);
        Self {
            printed,
            sheet,
            id,
            counted,
        }
    }

    /// Adds a row for each model's code, and one for all together; it lacks what one of them lacks.
    pub(super) fn rows<'b>(
        &mut self,
        label: impl Fn(&str) -> String,
        shares: impl Iterator<Item = Result<Share, &'b str>>,
    ) {
        let mut sum = Ok(Share {
            part: 0,
            whole: 0,
            tasks: TASKS,
        });
        for (model, share) in MODELS.iter().zip(shares) {
            sum = sum.and_then(|sum| Ok(sum.plus(share?)));
            self.row(label(model.name), share);
        }
        self.row(label("all"), sum);
    }

    fn row(&mut self, label: String, share: Result<Share, &str>) {
        let numbers = match share {
            Ok(Share { part, whole, .. }) => [count(part), count(whole), percent(part, whole, 1)],
            Err(reason) => missing(reason),
        };
        let tasks = share.map_or(TASKS, |share| share.tasks);
        let counts = |column| Some(self.printed.get(self.id, &label, column)?.value());
        let counts = counts(self.counted).zip(counts("of"));
        self.sheet.row(&label, numbers, |column, cell| {
            let wrong = (column == "%")
                .then(|| wrong_percentage(counts, cell))
                .flatten();
            wrong.or_else(|| partial(tasks)).unwrap_or_default()
        });
    }

    pub(super) fn table(self, title: &str, definition: &str) -> Table {
        self.sheet.table(title, definition)
    }
}

/// If the printed counts of a row give another percentage than the one printed beside them.
fn wrong_percentage(counts: Option<(f64, f64)>, cell: &Cell) -> Option<String> {
    let (part, whole) = counts?;
    let of_counts = 100.0 * part / whole;
    let is_right = cell.printed?.is(of_counts);
    (!is_right).then(|| format!("the printed counts, {part} of {whole}, are {of_counts:.1} %"))
}

/// Why a number over `tasks` tasks differs from the printed one, if some of the tasks are not there.
pub(super) fn partial(tasks: usize) -> Option<String> {
    (tasks < TASKS).then(|| format!("computed over {tasks} of the paper's {TASKS} tasks"))
}

/// The table.
pub(super) fn table_1(printed: &PrintedTable, study: &Study) -> Table {
    let mut shares = Shares::new(printed, "Table 1", "vulnerable");
    let share = |labels: &Labels<1>| {
        let vulnerable = labels.of.values().filter(|[label]| label.is_vulnerable());
        Share {
            part: vulnerable.count(),
            whole: labels.of.len(),
            tasks: labels.of.len(),
        }
    };
    let each = study.generated.iter();
    let each = each.map(|labels| labels.as_ref().map(share).map_err(String::as_str));
    shares.rows(str::to_owned, each);
    let mut table = shares.table(
        "generated code with the weakness of its task",
        "A file is vulnerable if its label is 0.5 or 1. n: the files with a label. Nothing is left out.",
    );
    table.notes = notes(printed, study);
    table
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
