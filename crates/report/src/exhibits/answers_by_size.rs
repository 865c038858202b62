//! Whether larger models write more secure code (figure 4 of the taxonomy study).

use super::{Exhibit, Table};
use crate::scores::{Column, Scores};
use crate::{Report, human, plots};
use sallet_core::experiment::Alignment;
use sallet_core::metrics::{self, Estimate, Query};

const ABOUT: &str = "Share of secure samples (all-secure@1), in percent with its 95 % interval over tasks, against the \
                     parameters that the experiment gives, experts of a mixture counted together. A handful of models \
                     shows no law.";

/// One model's place in the picture.
pub(crate) struct Sized {
    pub(crate) setting: usize,
    pub(crate) parameters: f64,
    pub(crate) alignment: Option<Alignment>,
    pub(crate) secure: Estimate,
}

/// A row for each setting of a model whose size is known.
pub(super) fn exhibit(report: &Report<'_>, scores: &Scores<'_>) -> Option<Exhibit> {
    let summary = report.summary;
    let by = *summary.security_methods().first()?;
    let column = Column {
        metric: metrics::by_name("all-secure@k")?,
        query: Query {
            k: 1,
            by,
            leave_out_empty: report.options.leave_out_empty,
        },
    };
    let sized = |setting: usize| {
        let model = &summary.header.experiment.settings[setting].model;
        let mut models = summary.header.experiment.models.iter();
        let facts = models.find(|facts| facts.model == *model)?;
        Some(Sized {
            setting,
            parameters: facts.parameters.filter(|it| *it > 0.0)?,
            alignment: facts.alignment,
            secure: scores.of_setting(setting, &column),
        })
    };
    let all: Vec<Sized> = (0..summary.settings()).filter_map(sized).collect();
    let row = |it: &Sized| {
        [
            summary.setting_id(it.setting).to_owned(),
            it.alignment
                .map_or(human::NO_VALUE, Alignment::as_str)
                .to_owned(),
            format!("{}", it.parameters / 1e9),
            human::share(it.secure.value, it.secure.interval),
            human::rests_on(&it.secure),
        ]
    };
    let columns = [
        "setting",
        "alignment",
        "parameters, 10⁹",
        &format!("secure by {}", by.as_str()),
        "rests on",
    ];
    (!all.is_empty()).then(|| Exhibit {
        id: "size",
        title: "Security and size",
        about: ABOUT.to_owned(),
        definitions: Vec::new(),
        tables: vec![Table::new(columns, 2, all.iter().map(row).collect())],
        in_short: true,
        svg: plots::size_scatter(summary, &all),
    })
}
