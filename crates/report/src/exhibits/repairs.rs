//! What became of repairs (R_fix of Gong et al. 2024, equation 4, is the share that is silent).

use super::{Exhibit, Table};
use crate::scores::Scores;
use crate::{Report, human};
use sallet_core::metrics::{self, Metric, Query};
use sallet_core::outcome::SecurityBy;
use sallet_core::repair::RepairOutcome;

const COLUMNS: [&str; 12] = [
    "setting",
    "complained of",
    "proven",
    "plausible",
    "unfixed",
    "broken",
    "unscored",
    "none taken",
    "proven-repairs",
    "silent-repairs",
    "repair requests",
    "repair tokens",
];

const ABOUT: &str = "In samples whose first answer was complained of; then the share that is proven and the share \
                     that is silent, in percent with 95 % intervals over tasks. A repair is plausible if \
                     nothing speaks against it and no test shows that it works; broken if it does not parse, \
                     lost something or does not work. Tokens are those of prompts and answers of the repair \
                     requests; + stands behind a sum that lacks some. Proofs and complaints are those of \
                     the run: verdicts that are scored anew do not change them.";

/// A row for each setting that repairs.
pub(super) fn exhibit(report: &Report<'_>, scores: &Scores<'_>) -> Option<Exhibit> {
    let settings = report.summary.repairing();
    let rows: Vec<_> = settings
        .map(|setting| row(report, scores, setting))
        .collect();
    let definition = |metric: &&'static Metric| (metric.name, metric.definition);
    (!rows.is_empty()).then(|| Exhibit {
        id: "repairs",
        title: "What became of repairs",
        about: ABOUT.to_owned(),
        definitions: metrics::OF_REPAIRS.iter().map(definition).collect(),
        tables: vec![Table::new(COLUMNS, 1, rows)],
        in_short: true,
        svg: None,
    })
}

fn row(report: &Report<'_>, scores: &Scores<'_>, setting: usize) -> [String; 12] {
    let summary = report.summary;
    let repairs = || {
        summary
            .cells(setting)
            .filter_map(|(_, cell, _)| cell.repair)
    };
    let count = |outcome: Option<RepairOutcome>| {
        let number = repairs().filter(|repair| repair.outcome == outcome).count();
        human::thousands(number as u64)
    };
    let mut requests = 0;
    let mut tokens = 0;
    let mut unknown = false;
    for (_, _, notes) in summary.cells(setting) {
        let spent = &notes.repairing;
        requests += spent.answers;
        tokens += spent.input + spent.output;
        unknown |= spent.without_usage > 0;
    }
    let tokens = match (requests, tokens) {
        (1.., 0) if unknown => human::NO_VALUE.to_owned(),
        _ if unknown => format!("{}+", human::thousands(tokens)),
        _ => human::thousands(tokens),
    };
    let [proven, plausible, unfixed, broken, unscored] =
        RepairOutcome::ALL.map(|outcome| count(Some(outcome)));
    let [proven_share, silent_share] =
        [0, 1].map(|index| share(scores, setting, metrics::OF_REPAIRS[index]));
    [
        summary.setting_id(setting).to_owned(),
        human::thousands(repairs().count() as u64),
        proven,
        plausible,
        unfixed,
        broken,
        unscored,
        count(None),
        proven_share,
        silent_share,
        human::thousands(requests),
        tokens,
    ]
}

/// `45.0 (33.1–57.2)`.
fn share(scores: &Scores<'_>, setting: usize, metric: &'static Metric) -> String {
    let column = crate::scores::Column {
        metric,
        query: Query {
            k: 1,
            by: SecurityBy::Test,
            leave_out_empty: false,
        },
    };
    let estimate = scores.of_setting(setting, &column);
    human::share(estimate.value, estimate.interval)
}
