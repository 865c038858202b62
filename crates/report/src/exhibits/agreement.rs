//! How far tests and each static analysis agree.

use super::{Exhibit, Table};
use crate::scores::Scores;
use crate::tallies::Agreement;
use crate::{Report, human};

const COLUMNS: [&str; 9] = [
    "setting",
    "analysis",
    "both secure",
    "both insecure",
    "insecure by test only",
    "insecure by analysis only",
    "not both",
    "agree %",
    "kappa",
];

const ABOUT: &str = "In samples. “Not both” lack one of the two verdicts; agreement and Cohen's kappa (0: as \
                     chance gives, 1: full) rest on the others.";

/// A row a setting and analysis. Nothing where not both were asked.
pub(super) fn exhibit(report: &Report<'_>, _: &Scores<'_>) -> Option<Exhibit> {
    let summary = report.summary;
    if summary.security_methods().len() < 2 {
        return None;
    }
    let row = |setting: usize, analysis: &str| {
        let counts = Agreement::of(summary, setting, analysis);
        let kappa = counts.kappa().map(|kappa| format!("{kappa:.2}"));
        [
            summary.setting_id(setting).to_owned(),
            analysis.to_owned(),
            human::thousands(counts.both_secure as u64),
            human::thousands(counts.both_insecure as u64),
            human::thousands(counts.only_test as u64),
            human::thousands(counts.only_analysis as u64),
            human::thousands(counts.unknown as u64),
            human::percent(counts.share()),
            kappa.unwrap_or_else(|| human::NO_VALUE.to_owned()),
        ]
    };
    let settings = 0..summary.settings();
    let rows: Vec<_> = settings
        .flat_map(|setting| summary.analyses.iter().map(move |name| row(setting, name)))
        .collect();
    (!rows.is_empty()).then(|| Exhibit {
        id: "agreement",
        title: "How far tests and static analysis agree",
        about: ABOUT.to_owned(),
        definitions: Vec::new(),
        tables: vec![Table::new(COLUMNS, 2, rows)],
        in_short: true,
        svg: None,
    })
}
