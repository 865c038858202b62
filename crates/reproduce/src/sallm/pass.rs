//! Table II: pass@k.

use super::explain::{invalid_configurations, name_invalid, why};
use super::facts::Study;
use super::grid::{Family, Grid, Method, Metric, value};
use super::printed;
use crate::model::Table;

/// Recomputes Table II.
pub(super) fn table(study: &Study) -> Table {
    let of = |facts: &_, row: Metric| value(facts, row.family, Method::Test, row.k);
    let mut grid = Grid::new(Metric::rows(&[Family::Pass]), "II", printed(), study, of);
    grid.explain(why(study, Method::Test, "II", None));
    let mut table = grid.table(
        "Table II",
        "pass@k",
        format!(
            "Percent: probability that at least one of k answers to a prompt passes the functional test \
             (unbiased estimator), mean over the {} prompts. Passing is `success`; `error`, `failure` and a \
             test that never ran are not. No answer is left out, compilable or not.",
            study.prompts()
        ),
    );
    table.verdict += &name_invalid(study);
    table.notes = invalid_configurations(study);
    table
}
