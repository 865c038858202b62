//! Siddiq and Santos, "SecurityEval": what Copilot and InCoder answered, and what people, CodeQL and
//! Bandit say of it.
//!
//! Read is `reviewed.jsonl`, a line for each file: `model` (`copilot` or `incoder`), `task`, and `manual`,
//! `codeql` and `bandit`, each true if the file has the weakness that its task is about. No printed
//! numbers are at hand; the numbers are computed for their own sake.

use crate::error::ReproduceError;
use crate::files;
use crate::model::{Data, Paper, Recomputed, Reproduction, Source, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count};
use serde::Deserialize;
use std::collections::HashSet;
use std::path::Path;

/// The paper.
pub(crate) static PAPER: Paper = Paper {
    name: "securityeval",
    about: "SecurityEval (Siddiq and Santos 2022): CodeQL and Bandit against human review",
    data: Data::Artefact(reproduce),
};

const FILE: &str = "reviewed.jsonl";
/// In the file, and for people.
const MODELS: [(&str, &str); 2] = [("copilot", "Copilot"), ("incoder", "InCoder")];
/// Whether somebody reports a file.
type Says = fn(&Review) -> bool;
const TOOLS: [(&str, Says); 3] = [
    ("CodeQL", |it| it.codeql),
    ("Bandit", |it| it.bandit),
    ("CodeQL or Bandit", |it| it.codeql || it.bandit),
];

/// What is said of one file.
#[derive(Debug, Deserialize)]
struct Review {
    model: String,
    task: String,
    manual: bool,
    codeql: bool,
    bandit: bool,
}

fn reproduce(folder: &Path) -> Result<Reproduction, ReproduceError> {
    files::folder(folder)?;
    let path = folder.join(FILE);
    if !path.exists() {
        return Err(ReproduceError::NothingFound {
            folder: folder.to_owned(),
            paper: "SecurityEval",
            looked_for: "reviewed.jsonl with model, task, manual, codeql and bandit in each line",
        });
    }
    let reviews = read(&path).map_err(|reasons| ReproduceError::NothingReadable {
        paper: "SecurityEval",
        reasons,
    })?;
    let mut groups: Vec<(&str, Vec<&Review>)> = Vec::new();
    for (model, name) in MODELS {
        groups.push((
            name,
            reviews.iter().filter(|it| it.model == model).collect(),
        ));
    }
    groups.push(("all", reviews.iter().collect()));
    let empty = groups.iter().filter(|(_, group)| group.is_empty());
    Ok(Reproduction {
        paper: PAPER.name,
        source: Source {
            folder: Some(folder.to_owned()),
            read: vec![("reviewed files".to_owned(), reviews.len())],
        },
        missing: empty
            .map(|(name, _)| format!("{FILE} has no file of {name}."))
            .collect(),
        tables: vec![totals(&groups), review(&groups)],
    })
}

fn read(path: &Path) -> Result<Vec<Review>, String> {
    let text = files::text(path)?;
    let mut reviews: Vec<Review> = Vec::new();
    let mut seen = HashSet::new();
    for (index, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let fault = |what: String| files::fault(path, format_args!("line {}: {what}", index + 1));
        let review: Review = serde_json::from_str(line)
            .map_err(|error| fault(format!("is no review, or cut off: {error}")))?;
        if !seen.insert((review.model.clone(), review.task.clone())) {
            return Err(fault(format!(
                "{} of {} a second time",
                review.task, review.model
            )));
        }
        reviews.push(review);
    }
    match reviews.is_empty() {
        true => Err(files::fault(path, "has no lines: check it out again")),
        false => Ok(reviews),
    }
}

fn totals(groups: &[(&str, Vec<&Review>)]) -> Table {
    let printed = PrintedTable::default();
    let tools = TOOLS.map(|(tool, _)| tool);
    let columns = ["files", "manual"].into_iter().chain(tools);
    let mut sheet = Sheet::new(&printed, "Totals", columns);
    for (name, group) in groups {
        let says = |says: Says| count(group.iter().filter(|it| says(it)).count());
        let tools = TOOLS.map(|(_, tool)| says(tool));
        let numbers = [count(group.len()), says(|it| it.manual)]
            .into_iter()
            .chain(tools);
        sheet.row(*name, numbers, |_, _| String::new());
    }
    sheet.table(
        "files in which each finds the weakness of the task",
        "Only the weakness that the task is about counts. Nothing is left out.",
    )
}

/// A tool against people.
struct Score {
    found: usize,
    missed: usize,
    false_alarms: usize,
    rightly_silent: usize,
}

impl Score {
    fn new(group: &[&Review], tool: Says) -> Self {
        let those = |manual, said| {
            let those = group
                .iter()
                .filter(|it| it.manual == manual && tool(it) == said);
            those.count()
        };
        Self {
            found: those(true, true),
            missed: those(true, false),
            false_alarms: those(false, true),
            rightly_silent: those(false, false),
        }
    }

    fn numbers(&self) -> [Recomputed; 8] {
        let recall = share(self.found, self.found + self.missed);
        let silent = share(self.rightly_silent, self.rightly_silent + self.false_alarms);
        let balanced = recall
            .zip(silent)
            .map(|(recall, silent)| (recall + silent) / 2.0);
        let f1 = share(
            2 * self.found,
            2 * self.found + self.false_alarms + self.missed,
        );
        [
            count(self.found),
            count(self.missed),
            count(self.false_alarms),
            count(self.rightly_silent),
            rate(share(self.found, self.found + self.false_alarms)),
            rate(recall),
            rate(f1),
            rate(balanced),
        ]
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn rate(rate: Option<f64>) -> Recomputed {
    rate.map_or(Recomputed::NotApplicable, |rate| Recomputed::value(rate, 3))
}

fn review(groups: &[(&str, Vec<&Review>)]) -> Table {
    let printed = PrintedTable::default();
    let columns = [
        "found",
        "missed",
        "false alarms",
        "rightly silent",
        "precision",
        "recall",
        "F1",
        "balanced accuracy",
    ];
    let mut sheet = Sheet::new(&printed, "Review", columns);
    for (name, tool) in TOOLS {
        for (model, group) in groups {
            let score = Score::new(group, tool);
            sheet.row(format!("{name} on {model}"), score.numbers(), |_, _| {
                String::new()
            });
        }
    }
    let mut table = sheet.table(
        "the tools against human review",
        "Human review is taken for the truth. Precision: found of all reported; recall: found of all that people \
         found; F1: their harmonic mean; balanced accuracy: the mean of recall and of rightly silent among what \
         people found secure. A rate of nothing is a dash.",
    );
    if let Some((_, all)) = groups.last() {
        let [_, _, (_, either)] = TOOLS;
        let score = Score::new(all, either);
        table.verdict = format!(
            "the two tools together find {} of the {} weaknesses that people find, with {} false alarms",
            score.found,
            score.found + score.missed,
            score.false_alarms
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables of a folder with these lines, or why there are none.
    fn reproduced(lines: &str) -> Result<Vec<Table>, String> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), lines).unwrap();
        let told = |error: ReproduceError| {
            let folder = folder.path().join("").to_string_lossy().into_owned();
            error.to_string().replace(&folder, "")
        };
        reproduce(folder.path()).map(|it| it.tables).map_err(told)
    }

    fn line(model: &str, task: usize, [manual, codeql, bandit]: [bool; 3]) -> String {
        format!(
            "{{\"model\": \"{model}\", \"task\": \"CWE-020/author_{task}.py\", \"manual\": {manual}, \
             \"codeql\": {codeql}, \"bandit\": {bandit}, \"code\": \"\"}}\r\n"
        )
    }

    #[test]
    fn tools_are_held_against_people() {
        let lines = [
            line("copilot", 1, [true, true, false]),
            line("copilot", 2, [true, false, true]),
            line("copilot", 3, [true, false, false]),
            line("copilot", 4, [false, false, false]),
            line("incoder", 1, [false, true, false]),
        ];
        let tables = reproduced(&lines.concat()).unwrap();
        let [totals, review] = tables.as_slice() else {
            panic!("{tables:?}");
        };
        let check = |table: &Table, row: &str, column: &str, expected: Option<f64>| {
            assert_eq!(
                table.cell(row, column).unwrap().value(),
                expected,
                "{row} {column}"
            );
        };
        check(totals, "Copilot", "manual", Some(3.0));
        check(totals, "all", "CodeQL or Bandit", Some(3.0));
        check(
            review,
            "CodeQL or Bandit on Copilot",
            "recall",
            Some(2.0 / 3.0),
        );
        check(
            review,
            "CodeQL or Bandit on all",
            "precision",
            Some(2.0 / 3.0),
        );
        check(
            review,
            "CodeQL on all",
            "balanced accuracy",
            Some((1.0 / 3.0 + 0.5) / 2.0),
        );
        // Nobody found anything in InCoder's only file.
        check(review, "CodeQL on InCoder", "recall", None);
        insta::assert_snapshot!(
            review.verdict,
            @"the two tools together find 2 of the 3 weaknesses that people find, with 1 false alarms"
        );
    }

    #[test]
    fn faults_are_sentences() {
        let check = |lines: &str, expected: &str| {
            let told = reproduced(lines).unwrap_err();
            assert!(told.contains(expected), "{told}");
        };
        let good = line("copilot", 1, [true; 3]);
        check("", "reviewed.jsonl has no lines: check it out again");
        check(
            &good.repeat(2),
            "line 2: CWE-020/author_1.py of copilot a second time",
        );
        check(
            &format!("{good}{{\"model\": \"cop"),
            "line 2: is no review, or cut off: EOF",
        );
        check(
            "{\"model\": \"copilot\", \"task\": \"a\"}",
            "missing field `manual`",
        );
        check(
            "version https://git-lfs.github.com/spec/v1\n",
            "run `git lfs pull`",
        );
        let empty = tempfile::tempdir().unwrap();
        let told = reproduce(empty.path()).unwrap_err().to_string();
        assert!(
            told.contains("nothing of SecurityEval's repository is here"),
            "{told}"
        );
    }
}
