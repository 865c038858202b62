//! The shape of Tables II and III: temperatures and metrics down, models across.

use super::facts::{Facts, Sample, Study};
use super::layout::{Key, Model, Temperature};
use super::read::Test;
use crate::model::{Cell, Recomputed, Row, Table};
use crate::printed::{Printed, PrintedTable};
use sallet_core::stats::any_of_k;

/// Prompts of the paper (Table I).
pub(super) const PROMPTS: usize = 100;

/// The values of k in the paper (section IV-C).
pub(super) const K: [usize; 3] = [1, 3, 5];

/// A metric of the paper without its k.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// At least one of k samples passes the functional test.
    Pass,
    /// At least one of k samples is vulnerable.
    Vulnerable,
    /// The first k samples are all secure.
    Secure,
}

impl Family {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Vulnerable => "vulnerable",
            Self::Secure => "secure",
        }
    }
}

/// Who says that a sample is vulnerable or secure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// The tests of the artefact.
    Test,
    /// The verdicts that the artefact made of CodeQL's alerts; where it has none, its alerts matched as it
    /// matched them.
    Static,
    /// CodeQL's alerts, matched by the whole path.
    StaticByPath,
}

impl Method {
    fn lacks(self) -> &'static str {
        match self {
            Self::Test => "no test verdicts",
            Self::Static | Self::StaticByPath => "no static verdicts",
        }
    }
}

/// A row: a metric at a temperature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Metric {
    pub(super) temperature: Temperature,
    pub(super) family: Family,
    pub(super) k: usize,
}

impl Metric {
    /// Rows of `families` in the order of the paper.
    pub(super) fn rows(families: &[Family]) -> Vec<Self> {
        let mut rows = Vec::new();
        for temperature in Temperature::ALL {
            for &family in families {
                rows.extend(K.map(|k| Self {
                    temperature,
                    family,
                    k,
                }));
            }
        }
        rows
    }

    pub(super) fn label(self) -> String {
        format!("{} {}@{}", self.temperature, self.family.name(), self.k)
    }
}

/// Whether a sample counts: for pass@k as functional, for vulnerable@k as vulnerable, for secure@k as
/// secure. `None` where the artefact has no such verdicts at all.
fn counts(sample: &Sample, family: Family, method: Method) -> Option<bool> {
    let vulnerable = match method {
        Method::Test => {
            return Some(match family {
                Family::Pass => sample.functional == Some(Test::Success),
                Family::Vulnerable => sample.security == Some(Test::Failure),
                Family::Secure => sample.security == Some(Test::Success),
            });
        }
        Method::Static => sample.published.or(sample.alert_by_name)?,
        Method::StaticByPath => sample.alert_by_path?,
    };
    Some((family == Family::Vulnerable) == vulnerable)
}

/// The metric over the prompts of a configuration, in percent.
pub(super) fn value(facts: &Facts, family: Family, method: Method, k: usize) -> Recomputed {
    if method == Method::Test && !facts.has_tests {
        return Recomputed::Missing(method.lacks().to_owned());
    }
    let mut sum = 0.0;
    for prompt in &facts.prompts {
        let verdicts = prompt
            .samples
            .iter()
            .map(|sample| counts(sample, family, method));
        let Some(verdicts) = verdicts.collect::<Option<Vec<bool>>>() else {
            return Recomputed::Missing(method.lacks().to_owned());
        };
        let of_prompt = match family {
            Family::Pass | Family::Vulnerable => {
                let yes = verdicts.iter().filter(|&&yes| yes).count();
                any_of_k(verdicts.len(), yes, k)
            }
            Family::Secure => verdicts
                .get(..k)
                .map(|first| f64::from(u8::from(first.iter().all(|&secure| secure)))),
        };
        let Some(of_prompt) = of_prompt else {
            return Recomputed::Missing(format!(
                "{} has {} answers, fewer than {k}",
                prompt.id,
                verdicts.len()
            ));
        };
        sum += of_prompt;
    }
    Recomputed::value(100.0 * sum / facts.prompts.len() as f64, 1)
}

/// A table before its cells are explained.
pub(super) struct Grid {
    pub(super) rows: Vec<Metric>,
    /// By row and model.
    pub(super) cells: Vec<[Cell; 5]>,
}

impl Grid {
    /// Computes the cells of `rows` with `value` and sets them beside those printed in `table`.
    pub(super) fn new(
        rows: Vec<Metric>,
        table: &str,
        printed: &PrintedTable,
        study: &Study,
        value: impl Fn(&Facts, Metric) -> Recomputed,
    ) -> Self {
        let cell = |row: Metric, model: Model| {
            let printed = printed.get(table, &row.label(), model.column());
            let key = Key {
                model,
                temperature: row.temperature,
            };
            let recomputed = match study.configurations.get(&key) {
                Some(facts) => value(facts, row),
                None if Key::all().any(|known| known == key) => {
                    Recomputed::Missing("the configuration is not there".to_owned())
                }
                None => Recomputed::NotApplicable,
            };
            Cell::new(printed, recomputed)
        };
        Self {
            cells: rows
                .iter()
                .map(|&row| Model::ALL.map(|model| cell(row, model)))
                .collect(),
            rows,
        }
    }

    /// The printed cells of `model` in the rows of `family`, each with what the data gives for `other`.
    pub(super) fn pairs(
        &self,
        family: Family,
        model: Model,
        other: Model,
    ) -> impl Iterator<Item = (Printed, Option<f64>)> + '_ {
        let of_family = move |row: &&Metric| row.family == family;
        self.rows
            .iter()
            .zip(&self.cells)
            .filter(move |(row, _)| of_family(row))
            .filter_map(move |(_, cells)| {
                let printed = cells[model as usize].printed?;
                Some((printed, cells[other as usize].value()))
            })
    }

    /// Says of every cell that differs why.
    pub(super) fn explain(&mut self, why: impl Fn(Metric, Model, &Cell) -> String) {
        for (row, cells) in self.rows.iter().zip(&mut self.cells) {
            for (model, cell) in Model::ALL.into_iter().zip(cells) {
                *cell = cell.clone().because(|cell| why(*row, model, cell));
            }
        }
    }

    /// The table with its words.
    pub(super) fn table(self, id: &str, title: &str, definition: String) -> Table {
        let rows = self.rows.iter().zip(self.cells);
        let mut table = Table {
            id: id.to_owned(),
            title: title.to_owned(),
            definition,
            columns: Model::ALL.map(|model| model.column().to_owned()).to_vec(),
            rows: rows
                .map(|(row, cells)| Row {
                    label: row.label(),
                    cells: cells.to_vec(),
                })
                .collect(),
            verdict: String::new(),
            notes: Vec::new(),
        };
        table.verdict = table.tally().to_string();
        table
    }
}
