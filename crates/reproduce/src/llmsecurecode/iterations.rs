//! Table 4 and Fig. 13: repair round after round, as the tool's logs have it.

use super::experiments::{Experiment, SCANS};
use super::study::Study;
use crate::model::{Cell, Recomputed, Table};
use crate::printed::PrintedTable;
use crate::sheet::{Sheet, count, missing, percent};

/// Experiments of each pair of models (section 6).
const EXPERIMENTS: usize = 5;
/// GPT versions that generate and repair.
const VERSIONS: [&str; 2] = ["3.5", "4"];

/// The table.
pub(super) fn table_4(printed: &PrintedTable, study: &Study) -> Table {
    let mut sheet = Sheet::new(
        printed,
        "Table 4",
        ["experiments", "vulnerable", "fixed", "%"],
    );
    for repairer in VERSIONS {
        for generator in VERSIONS {
            let chosen: Vec<&Experiment> = study
                .experiments
                .iter()
                .flatten()
                .filter(|it| it.repairer == repairer && it.generator == generator)
                .collect();
            let label = format!("GPT-{repairer} for GPT-{generator}");
            sheet.row(label, numbers(&chosen), |_, cell| why(&chosen, cell));
        }
    }
    sheet.table(
        "vulnerable files repaired within five rounds",
        "vulnerable: files that CodeQL or Bandit reports in the generated code, over all experiments; fixed: those \
         less the files still reported after the fifth repair, as the logs' last lines say. The tool takes code \
         that does not parse for secure.",
    )
}

fn numbers(experiments: &[&Experiment]) -> [Recomputed; 4] {
    if experiments.is_empty() {
        return missing("no experiment of this pair is in RQ4");
    }
    let (first, last) = experiments.iter().fold((0, 0), |(first, last), it| {
        let (before, after) = ends(it);
        (first + before, last + after)
    });
    let fixed = first - last;
    [
        count(experiments.len()),
        count(first),
        count(fixed),
        percent(fixed, first, 1),
    ]
}

/// Vulnerable files before any repair, and after the last; a scan never reports more than the first.
fn ends(experiment: &Experiment) -> (usize, usize) {
    let [first, .., last] = experiment.scans;
    (first.vulnerable, last.vulnerable.min(first.vulnerable))
}

fn why(experiments: &[&Experiment], cell: &Cell) -> String {
    let rates: Option<Vec<f64>> = experiments
        .iter()
        .map(|it| {
            let (first, last) = ends(it);
            (first > 0).then(|| 100.0 * (first - last) as f64 / first as f64)
        })
        .collect();
    let mean = rates.map(|rates| rates.iter().sum::<f64>() / rates.len() as f64);
    match (experiments.len(), mean, cell.printed) {
        (there, ..) if there < EXPERIMENTS => {
            format!("computed over {there} of {EXPERIMENTS} experiments")
        }
        (_, Some(mean), Some(printed)) if printed.is(mean) => {
            "is the mean of the experiments' own rates, not the rate of the means that is defined"
                .to_owned()
        }
        _ => String::new(),
    }
}

/// The figure.
pub(super) fn figure_13(printed: &PrintedTable, study: &Study) -> Table {
    let repairs = (1..SCANS.len()).map(|round| format!("repair {round}"));
    let columns = std::iter::once("generated".to_owned()).chain(repairs);
    let mut sheet = Sheet::new(printed, "Fig. 13", columns);
    let read: Vec<&Experiment> = study.experiments.iter().flatten().collect();
    for it in &read {
        let label = format!(
            "GPT-{} for GPT-{}, experiment {}",
            it.repairer, it.generator, it.number
        );
        let numbers = it.scans.iter().map(|scan| count(scan.vulnerable));
        sheet.row(label, numbers, |_, _| String::new());
    }
    let means = (0..SCANS.len()).map(|at| {
        let reported = read.iter().filter_map(|it| it.scans.get(at));
        match read.len() {
            0 => Recomputed::Missing("no experiment is in RQ4".to_owned()),
            there => {
                let sum: usize = reported.map(|scan| scan.vulnerable).sum();
                Recomputed::value(sum as f64 / there as f64, 1)
            }
        }
    });
    let all = VERSIONS.len() * VERSIONS.len() * EXPERIMENTS;
    sheet.row("mean of all experiments", means, |_, _| {
        match read.len() < all {
            true => format!("computed over {} of {all} experiments", read.len()),
            false => "the paper says \"about\"".to_owned(),
        }
    });
    let mut table = sheet.table(
        "files that CodeQL or Bandit reports, round after round",
        "As each log's last line says, which counts all tasks of the experiment. The paper prints the line chart \
         without numbers, and \"about 45\" and \"10\" in section 6.2 for the means.",
    );
    let (follow, scans) = read.iter().fold((0, 0), |(follow, scans), it| {
        (follow + it.scans_that_follow(), scans + it.scans.len() - 1)
    });
    if scans > 0 {
        table.notes.push(format!(
            "{follow} of {scans} scans after the first looked at exactly the files that the scan before had reported."
        ));
    }
    table
}
