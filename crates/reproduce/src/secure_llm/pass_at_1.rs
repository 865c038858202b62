//! Table 7: pass@1 on HumanEval-X C++.

use super::results::{LEVELS, TUNINGS};
use crate::files;
use crate::model::{Cell, Recomputed, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count, missing};
use sallet_core::fisher::fisher_exact;
use sallet_core::paired::holm;
use std::collections::BTreeMap;
use std::path::Path;

/// 164 tasks, 10 samples each (section RQ4).
const SAMPLES: usize = 164 * 10;
const COLUMNS: [&str; 4] = ["pass@1 %", "passed", "of", "Fisher p"];
/// In file names, and for people.
const MODELS: [(&str, &str); 2] = [("codegen2", "CodeGen2-7B"), ("codellama", "CodeLlama-7B")];

/// pass@1 in percent, by the name of the file it was computed from.
pub(super) struct Passed(BTreeMap<String, f64>);

impl Passed {
    /// Reads the file of results.
    pub(super) fn read(folder: &Path) -> Result<Self, String> {
        let path = folder
            .join("results")
            .join("humaneval_results")
            .join("humaneval_results.json");
        let numbers = serde_json::from_str(&files::text(&path)?).map_err(|error| {
            files::fault(
                &path,
                format_args!("is not the JSON that was published: {error}"),
            )
        })?;
        Ok(Self(numbers))
    }
}

/// pass@1 in percent, and the samples that pass; why there is none.
type Pass = Result<(f64, usize), String>;

/// The table.
pub(super) fn table(printed: &PrintedTable, passed: &Result<Passed, String>) -> Table {
    let mut sheet = Sheet::new(printed, "Table 7", COLUMNS);
    let mut tested = Vec::new();
    for (label, pass, before) in rows(passed) {
        let both = pass.as_ref().ok().zip(before);
        let p = both.map(|((_, passed), before)| {
            fisher_exact([*passed, before].map(|it| [it as u64, (SAMPLES - it) as u64]))
        });
        tested.extend(p.map(|p| (label.clone(), p)));
        sheet.row(label, numbers(pass, p), |_, cell| why(cell));
    }
    let mut table = sheet.table(
        "pass@1 on HumanEval-X C++ before and after tuning",
        "As the file of results has it: per cent of 164 tasks × 10 samples. passed: the whole number of samples \
         that gives it. Fisher p: two-sided exact test against the model before tuning over all samples, taken \
         for independent; the paper tests task by task, for which this file has no numbers.",
    );
    table.notes.extend(note(&tested));
    table
}

/// Label, pass@1, and the samples that passed before tuning.
fn rows(passed: &Result<Passed, String>) -> Vec<(String, Pass, Option<usize>)> {
    let mut rows = Vec::new();
    for (model, name) in MODELS {
        let untuned = pass(passed, &format!("humaneval_pretrained_{model}-7b.jsonl"));
        let before = untuned.as_ref().ok().map(|(_, passed)| *passed);
        rows.push((format!("{name} pre-trained"), untuned, None));
        for (tuning, spelled) in TUNINGS {
            for level in LEVELS {
                let key = format!("humaneval_{level}_{model}-7b_{tuning}.jsonl");
                let label = format!("{name} {spelled} {level}-level");
                rows.push((label, pass(passed, &key), before));
            }
        }
    }
    rows
}

/// Which tuned models differ from before, if any.
fn note(tested: &[(String, f64)]) -> Option<String> {
    let corrected = holm(&tested.iter().map(|(_, p)| *p).collect::<Vec<_>>());
    let low = tested.iter().filter(|(_, p)| *p < 0.05);
    let low: Vec<&str> = low.map(|(label, _)| label.as_str()).collect();
    (!low.is_empty()).then(|| {
        format!(
            "Over all samples p < 0.05 for {} of {} tuned models ({}), and for {} after Holm's correction. The \
             paper finds no significant difference, task by task with 10 samples each.",
            low.len(),
            tested.len(),
            low.join(", "),
            corrected.iter().filter(|p| **p < 0.05).count(),
        )
    })
}

/// pass@1 of a key, and the number of samples behind it.
fn pass(passed: &Result<Passed, String>, key: &str) -> Pass {
    let Passed(numbers) = passed.as_ref().map_err(Clone::clone)?;
    let percent = *numbers
        .get(key)
        .ok_or_else(|| format!("humaneval_results.json has no {key}"))?;
    let exact = percent * SAMPLES as f64 / 100.0;
    let is_whole = (exact - exact.round()).abs() < 0.05;
    match (0.0..=100.0).contains(&percent) && is_whole {
        true => Ok((percent, exact.round() as usize)),
        false => Err(format!(
            "{key}: {percent} % is no whole number of {SAMPLES} samples"
        )),
    }
}

fn numbers(pass: Pass, p: Option<f64>) -> [Recomputed; 4] {
    match pass {
        Ok((percent, passed)) => [
            Recomputed::value(percent, 2),
            count(passed),
            count(SAMPLES),
            p.map_or(Recomputed::NotApplicable, |p| Recomputed::value(p, 3)),
        ],
        Err(reason) => missing(&reason),
    }
}

fn why(cell: &Cell) -> String {
    let (Some(printed), Some(value)) = (cell.printed, cell.value()) else {
        return String::new();
    };
    let decimals = printed.decimals();
    match swapped(printed.text(), &format!("{value:.decimals$}")) {
        true => "two digits are swapped in print".to_owned(),
        false => String::new(),
    }
}

/// Whether two neighbouring digits, exchanged, turn the one text into the other.
fn swapped(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let digits: Vec<usize> = (0..one.len())
        .filter(|at| one.get(*at) != Some(&'.'))
        .collect();
    digits.windows(2).any(|pair| {
        let mut turned = one.clone();
        if let [left, right] = pair {
            turned.swap(*left, *right);
        }
        one != other && turned == other
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_digits_are_seen() {
        let check =
            |one, other, expected| assert_eq!(swapped(one, other), expected, "{one} {other}");
        check("9.93", "9.39", true);
        check("9.93", "9.93", false);
        check("9.93", "3.99", false);
        check("11.95", "11.59", true);
        check("12.95", "19.25", true);
        check("9.93", "10.39", false);
    }

    #[test]
    fn a_share_must_be_whole_samples() {
        let numbers = BTreeMap::from([
            ("a".to_owned(), 9.39),
            ("b".to_owned(), 9.42),
            ("c".to_owned(), 101.0),
        ]);
        let passed = Ok(Passed(numbers));
        assert_eq!(pass(&passed, "a"), Ok((9.39, 154)));
        assert_eq!(
            pass(&passed, "b").unwrap_err(),
            "b: 9.42 % is no whole number of 1640 samples"
        );
        assert!(pass(&passed, "c").is_err());
        assert_eq!(
            pass(&passed, "d").unwrap_err(),
            "humaneval_results.json has no d"
        );
    }
}
