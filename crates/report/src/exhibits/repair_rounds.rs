//! How many solutions are still complained of after each round of repair, and the share that is no more
//! (RQ3 and RQ4 of Gong et al. 2024: table 3, figure 13, equation 6 and table 4).

use super::{Exhibit, Table};
use crate::scores::Scores;
use crate::summary::Summary;
use crate::{Report, human, plots};
use std::collections::{BTreeMap, BTreeSet};

const ABOUT: &str = "Mean number of solutions that the feedback still complains of, over repetitions: all first samples \
                     are one repetition, all second ones another. After the first answers and after each round; a \
                     repair that cannot be read changes nothing. R_fix is the share of those complained of at first \
                     that are silent at the end, in percent, with its 95 % interval over tasks; silent is \
                     what the papers call fixed, and is not proven. Strategies that try several candidates beside each \
                     other have no rounds.";

/// What became of the solutions of one setting, round by round.
pub(crate) struct Rounds {
    pub(crate) setting: usize,
    /// By repetition: solutions still complained of, after the first answers and after each round.
    pub(crate) left: Vec<Vec<usize>>,
    /// By task: solutions that are silent in the end, and those that were complained of at first.
    fixed: Vec<(usize, usize)>,
    /// Solutions that a source of feedback could not look at after some round; left out.
    unscored: usize,
}

impl Rounds {
    /// Those of every setting with rounds.
    fn all(summary: &Summary) -> Vec<Self> {
        let all = summary
            .repairing()
            .map(|setting| Self::of(summary, setting));
        all.filter(|rounds| rounds.len() > 1).collect()
    }

    fn of(summary: &Summary, setting: usize) -> Self {
        let cells = || {
            summary
                .cells(setting)
                .filter(|(.., notes)| !notes.rounds.is_empty())
        };
        let is_scored = |silent: &[Option<bool>]| silent.iter().all(Option::is_some);
        let scored = || cells().filter(|(.., notes)| is_scored(&notes.rounds));
        let length = scored()
            .map(|(.., notes)| notes.rounds.len())
            .max()
            .unwrap_or(0);
        let samples: BTreeSet<u32> = scored().map(|(_, outcome, _)| outcome.sample).collect();
        let left_of = |sample: u32| -> Vec<usize> {
            let after = |round: usize| {
                let of_sample = scored().filter(|(_, outcome, _)| outcome.sample == sample);
                of_sample
                    .filter(|(.., notes)| {
                        // Who stopped early stays as it was.
                        let round = round.min(notes.rounds.len() - 1);
                        notes.rounds.get(round) == Some(&Some(false))
                    })
                    .count()
            };
            (0..length).map(after).collect()
        };
        let mut fixed: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (task, _, notes) in scored() {
            let counts = fixed.entry(task).or_default();
            counts.0 += usize::from(notes.rounds.last() == Some(&Some(true)));
            counts.1 += 1;
        }
        Self {
            setting,
            left: samples.into_iter().map(left_of).collect(),
            fixed: fixed.into_values().collect(),
            unscored: cells().count() - scored().count(),
        }
    }

    /// Points in time: the first answers, and each round.
    pub(crate) fn len(&self) -> usize {
        self.left.first().map_or(0, Vec::len)
    }

    /// Mean over repetitions of what is left after a round; 0 is before the first.
    pub(crate) fn mean(&self, round: usize) -> f64 {
        let sum: usize = self
            .left
            .iter()
            .map(|left| left[round.min(left.len() - 1)])
            .sum();
        sum as f64 / self.left.len() as f64
    }
}

/// A row for each setting that repairs in rounds.
pub(super) fn exhibit(report: &Report<'_>, scores: &Scores<'_>) -> Option<Exhibit> {
    let rounds = Rounds::all(report.summary);
    let longest = rounds.iter().map(Rounds::len).max()?;
    let mut columns: Vec<String> = ["setting", "repetitions", "unscored", "at first"]
        .map(str::to_owned)
        .to_vec();
    columns.extend((1..longest).map(|round| format!("round {round}")));
    columns.push("R_fix".to_owned());
    let rows = rounds.iter().map(|it| row(report, scores, it, longest));
    Some(Exhibit {
        id: "rounds",
        title: "Still complained of, round by round",
        about: ABOUT.to_owned(),
        definitions: Vec::new(),
        tables: vec![Table {
            caption: None,
            columns,
            rows: rows.collect(),
            names: 1,
        }],
        in_short: true,
        svg: Some(plots::repair_rounds(report.summary, &rounds)),
    })
}

fn row(report: &Report<'_>, scores: &Scores<'_>, it: &Rounds, longest: usize) -> Vec<String> {
    let mut row = vec![
        report.summary.setting_id(it.setting).to_owned(),
        it.left.len().to_string(),
        it.unscored.to_string(),
    ];
    row.extend((0..longest).map(|round| match round < it.len() {
        true => format!("{:.1}", it.mean(round)),
        false => String::new(),
    }));
    let share = |tasks: &mut dyn Iterator<Item = &(usize, usize)>| {
        let (fixed, all) = tasks.fold((0, 0), |sum, task| (sum.0 + task.0, sum.1 + task.1));
        (all > 0).then(|| fixed as f64 / all as f64)
    };
    let of_draw = |drawn: &[&(usize, usize)]| share(&mut drawn.iter().copied());
    let interval = scores.bootstrap.interval(&it.fixed, of_draw);
    row.push(human::share(share(&mut it.fixed.iter()), interval));
    row
}
