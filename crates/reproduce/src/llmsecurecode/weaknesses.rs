//! Fig. 5, 6 and 12: the same by weakness.

use super::labels::{Label, Labels};
use super::repaired::unlabelled;
use super::study::{JUDGES, MODELS, Study};
use crate::model::{Recomputed, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count};
use std::collections::{BTreeMap, BTreeSet};

/// Vulnerable files and all files of one model for one weakness.
type Counts = (usize, usize);

/// By weakness, one a model; `None` for models without a file of labels.
fn by_weakness(study: &Study) -> BTreeMap<u32, Vec<Option<Counts>>> {
    let weaknesses: BTreeSet<u32> = study.tasks().into_iter().map(|task| task.cwe).collect();
    let counts = |cwe: u32| {
        let count = |labels: &Labels<1>| {
            let of_cwe = labels.of.iter().filter(|(task, _)| task.cwe == cwe);
            let vulnerable = of_cwe.clone().filter(|(_, [label])| label.is_vulnerable());
            (vulnerable.count(), of_cwe.count())
        };
        study
            .generated
            .iter()
            .map(|labels| labels.as_ref().ok().map(count))
            .collect()
    };
    weaknesses
        .into_iter()
        .map(|cwe| (cwe, counts(cwe)))
        .collect()
}

/// The figure.
pub(super) fn figure_5(printed: &PrintedTable, study: &Study) -> Table {
    let columns = MODELS
        .iter()
        .flat_map(|model| [model.name.to_owned(), format!("{} of", model.name)]);
    let mut sheet = Sheet::new(printed, "Fig. 5", columns);
    for (cwe, counts) in by_weakness(study) {
        let numbers = counts
            .iter()
            .zip(&study.generated)
            .flat_map(|(counts, labels)| match (counts, labels) {
                (Some((vulnerable, all)), _) => [count(*vulnerable), count(*all)],
                (None, Err(reason)) => crate::sheet::missing(reason),
                (None, Ok(_)) => std::array::from_fn(|_| Recomputed::NotApplicable),
            });
        let label = format!("CWE-{cwe}");
        sheet.row(&label, numbers, |column, _| {
            let all = format!("{} of", column.trim_end_matches(" of"));
            match printed.get("Fig. 5", &label, &all).map(|it| it.text()) {
                Some("0") => "the figure prints 0/0 though there is a file".to_owned(),
                _ => study.partial().unwrap_or_default(),
            }
        });
    }
    sheet.table(
        "vulnerable files by weakness",
        "Labels as in Table 1. Weaknesses of which no task is there are left out.",
    )
}

/// The figure: which weaknesses models avoid throughout.
pub(super) fn figure_6(printed: &PrintedTable, study: &Study) -> Table {
    let weaknesses = by_weakness(study);
    let mut sheet = Sheet::new(printed, "Fig. 6", ["CWEs"]);
    for (at, (model, labels)) in MODELS.iter().zip(&study.generated).enumerate() {
        let right = |counts: &&Vec<Option<Counts>>| matches!(counts.get(at), Some(Some((0, _))));
        let number = match labels {
            Ok(_) => count(weaknesses.values().filter(right).count()),
            Err(reason) => Recomputed::Missing(reason.clone()),
        };
        sheet.row(format!("{} all right", model.name), [number], |_, _| {
            String::new()
        });
    }
    let missing = study
        .generated
        .iter()
        .find_map(|labels| labels.as_ref().err());
    let alike = |holds: fn(Counts) -> bool| -> Vec<u32> {
        let all = |counts: &Vec<Option<Counts>>| counts.iter().all(|it| it.is_some_and(holds));
        weaknesses
            .iter()
            .filter(|(_, counts)| all(counts))
            .map(|(cwe, _)| *cwe)
            .collect()
    };
    let (right, wrong) = (
        alike(|(part, _)| part == 0),
        alike(|(part, all)| part == all),
    );
    let rows = [
        ("all four models all right", right.len()),
        ("all four models all wrong", wrong.len()),
        (
            "all four models all right or all wrong",
            right.len() + wrong.len(),
        ),
    ];
    for (label, number) in rows {
        let number = match missing {
            None => count(number),
            Some(reason) => Recomputed::Missing(reason.clone()),
        };
        sheet.row(label, [number], |_, _| study.partial().unwrap_or_default());
    }
    let mut table = sheet.table(
        "weaknesses for which all code is right",
        "All right: no file of the weakness is vulnerable; all wrong: every file is. Labels as in Table 1. The \
         numbers in the Venn diagram are not in the text at hand, but \"42 similar\" is.",
    );
    if !right.is_empty() && missing.is_none() {
        table
            .notes
            .push(format!("Right by all four: {}.", names(&right)));
    }
    table
}

/// The figure: which weaknesses a repairer removes throughout.
pub(super) fn figure_12(printed: &PrintedTable, study: &Study) -> Table {
    let repairers: Vec<Result<Repairer, &str>> =
        (0..JUDGES).map(|who| Repairer::new(study, who)).collect();
    let mut sheet = Sheet::new(printed, "Fig. 12", ["CWEs"]);
    let mut row = |label: &str, strict: Result<usize, &str>, lenient: Option<usize>| {
        let number = match strict {
            Ok(number) => count(number),
            Err(reason) => Recomputed::Missing(reason.to_owned()),
        };
        sheet.row(label, [number], |_, cell| {
            match (study.partial(), lenient) {
                (Some(partial), _) => partial,
                (None, Some(lenient)) if cell.printed.is_some_and(|it| it.is(lenient as f64)) => {
                    "comes out if files without a label (-1) are left out".to_owned()
                }
                _ => String::new(),
            }
        });
    };
    for (model, repairer) in MODELS.iter().zip(&repairers) {
        let strict = repairer
            .as_ref()
            .map(|it| it.strict.len())
            .map_err(|reason| *reason);
        let lenient = repairer.as_ref().ok().map(|it| it.lenient.len());
        row(model.name, strict, lenient);
    }
    let both = match repairers.as_slice() {
        [Ok(one), Ok(other)] => Ok((
            one.strict.intersection(&other.strict).count(),
            one.lenient.intersection(&other.lenient).count(),
        )),
        [Err(reason), _] | [_, Err(reason)] => Err(*reason),
        _ => Err("no repairer"),
    };
    row(
        "both",
        both.map(|(strict, _)| strict),
        both.ok().map(|(_, lenient)| lenient),
    );
    let mut table = sheet.table(
        "weaknesses for which all vulnerable code is fixed",
        "Vulnerable code of all four models; a weakness counts if there is some and every file of it has label 0 \
         after repair. A vulnerable file without a label counts as not fixed.",
    );
    for (model, repairer) in MODELS.iter().zip(repairers.iter().flatten()) {
        let open: Vec<u32> = repairer
            .lenient
            .difference(&repairer.strict)
            .copied()
            .collect();
        if !open.is_empty() {
            let open = names(&open);
            table.notes.push(format!(
                "{} would fix {open} too if files without a label were left out.",
                model.name
            ));
        }
    }
    table
}

/// What one model repairs throughout.
struct Repairer {
    strict: BTreeSet<u32>,
    /// Files without a label left out.
    lenient: BTreeSet<u32>,
}

impl Repairer {
    fn new(study: &Study, who: usize) -> Result<Self, &str> {
        let repaired = study.repaired.get(who).into_iter().flatten();
        // Vulnerable, fixed, without a label.
        let mut counts: BTreeMap<u32, [usize; 3]> = BTreeMap::new();
        for (before, after) in study.generated.iter().zip(repaired) {
            let before = before.as_ref().map_err(String::as_str)?;
            let after = after.as_ref().map_err(String::as_str)?;
            let mut add = |cwe, at: usize| {
                if let Some(count) = counts.entry(cwe).or_default().get_mut(at) {
                    *count += 1;
                }
            };
            let vulnerable = before
                .of
                .iter()
                .filter(|(_, [label])| label.is_vulnerable());
            vulnerable.for_each(|(task, _)| add(task.cwe, 0));
            let fixed = after
                .of
                .iter()
                .filter(|(_, [label])| *label == Label::Secure);
            fixed.for_each(|(task, _)| add(task.cwe, 1));
            unlabelled(before, after)
                .iter()
                .for_each(|task| add(task.cwe, 2));
        }
        let those = |holds: fn(&[usize; 3]) -> bool| {
            let chosen = counts.iter().filter(|(_, counts)| holds(counts));
            chosen.map(|(cwe, _)| *cwe).collect()
        };
        Ok(Self {
            strict: those(|[vulnerable, fixed, _]| *vulnerable > 0 && fixed == vulnerable),
            lenient: those(|[vulnerable, fixed, open]| *fixed > 0 && fixed + open >= *vulnerable),
        })
    }
}

fn names(weaknesses: &[u32]) -> String {
    let names: Vec<String> = weaknesses.iter().map(|cwe| format!("CWE-{cwe}")).collect();
    names.join(", ")
}
