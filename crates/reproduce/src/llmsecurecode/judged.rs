//! Table 2 and Fig. 11: GPT-3.5 and GPT-4 as judges of what the models wrote.

use super::counts::{Share, Shares};
use super::file_name;
use super::labels::{Judgements, Labels};
use super::study::{JUDGES, MODELS, Study};
use crate::model::{Recomputed, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count, missing, percent};

/// What a judge said of one model's files, against their labels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Score {
    files: usize,
    correct: usize,
    secure: usize,
    /// Called vulnerable, and secure.
    false_alarms: usize,
}

impl Score {
    fn new(labels: &Labels<1>, judgements: &Judgements) -> Self {
        let mut score = Self::default();
        for (task, [label]) in &labels.of {
            let Some(said) = judgements.of.get(task).copied().flatten() else {
                continue;
            };
            let is_vulnerable = label.is_vulnerable();
            score.files += 1;
            score.correct += usize::from(said == is_vulnerable);
            score.secure += usize::from(!is_vulnerable);
            score.false_alarms += usize::from(said && !is_vulnerable);
        }
        score
    }

    fn plus(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            correct: self.correct + other.correct,
            secure: self.secure + other.secure,
            false_alarms: self.false_alarms + other.false_alarms,
        }
    }
}

/// The scores of one judge, one a model.
fn scores(study: &Study, judge: usize) -> Vec<Result<Score, &str>> {
    let judged = study.judged.get(judge).into_iter().flatten();
    study
        .generated
        .iter()
        .zip(judged)
        .map(|(labels, judgements)| {
            let labels = labels.as_ref().map_err(String::as_str)?;
            Ok(Score::new(
                labels,
                judgements.as_ref().map_err(String::as_str)?,
            ))
        })
        .collect()
}

/// The table.
pub(super) fn table_2(printed: &PrintedTable, study: &Study) -> Table {
    let mut shares = Shares::new(printed, "Table 2", "correct");
    for (judge, who) in MODELS.iter().enumerate().take(JUDGES) {
        let each = scores(study, judge).into_iter().map(|score| {
            let score = score?;
            Ok(Share {
                part: score.correct,
                whole: score.files,
                tasks: score.files,
            })
        });
        shares.rows(|name| format!("{} on {name}", who.name), each);
    }
    let mut table = shares.table(
        "judgements that agree with the label of the code",
        "A judgement is true or false in any case of letters; a label of 0.5 or 1 is vulnerable. n: the files \
         with a label and a judgement. Answers that are neither are left out.",
    );
    table.notes = notes(study);
    table
}

fn notes(study: &Study) -> Vec<String> {
    let neither =
        |judgements: &Judgements| judgements.of.values().filter(|it| it.is_none()).count();
    let read = study
        .judged
        .iter()
        .flatten()
        .flatten()
        .chain(&study.judged_by_llama);
    read.filter(|judgements| neither(judgements) > 0)
        .map(|judgements| {
            format!(
                "{} of {} answers in {} are neither true nor false.",
                neither(judgements),
                judgements.of.len(),
                file_name(&judgements.path)
            )
        })
        .collect()
}

const COLUMNS: [&str; 5] = [
    "false positives",
    "all",
    "false positives of all %",
    "secure",
    "false positives of secure %",
];

/// The figure.
pub(super) fn figure_11(printed: &PrintedTable, study: &Study) -> Table {
    let mut sheet = Sheet::new(printed, "Fig. 11", COLUMNS);
    for (judge, who) in MODELS.iter().enumerate().take(JUDGES) {
        let scores: Result<Vec<Score>, &str> = scores(study, judge).into_iter().collect();
        let numbers = match scores {
            Ok(scores) => alarms(scores.into_iter().fold(Score::default(), Score::plus)),
            Err(reason) => missing(reason),
        };
        sheet.row(who.name, numbers, |_, _| {
            study.partial().unwrap_or_default()
        });
    }
    for tool in ["CodeQL", "Bandit"] {
        let reason = "what the tools said of each file is not published";
        sheet.row(tool, missing::<5>(reason), |_, _| String::new());
    }
    let mut table = sheet.table(
        "false positives of judges",
        "A false positive is a secure file (label 0) that is called vulnerable. The paper divides by all files; \
         a false positive rate divides by the secure ones. The paper takes the manual review alone for the \
         truth, which is not published apart from the common label. All four models' files together; answers \
         that are neither true nor false are left out.",
    );
    table.verdict = format!(
        "{}; the paper's rate divides by all files, not by the secure ones",
        table.tally()
    );
    table
}

fn alarms(score: Score) -> [Recomputed; 5] {
    [
        count(score.false_alarms),
        count(score.files),
        percent(score.false_alarms, score.files, 1),
        count(score.secure),
        percent(score.false_alarms, score.secure, 1),
    ]
}
