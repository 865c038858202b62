//! Finds columns that stand under the wrong heads.

use super::grid::{Family, Grid};
use super::layout::Model;

/// Columns of one metric that become equal when they are exchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exchange {
    /// For each printed column, in the order of [`Model::ALL`], the model whose numbers it shows.
    pub(super) truth: [Model; 5],
    /// Printed cells that are equal after the exchange.
    pub(super) equal: usize,
    /// Printed cells that are equal as printed.
    pub(super) as_printed: usize,
    /// Printed cells that can be compared.
    pub(super) of: usize,
}

impl Exchange {
    /// Tries all 120 ways to put the five heads over the columns of `family`. One counts as found if it
    /// makes nine in ten of the cells equal and more than as printed.
    pub(super) fn find(grid: &Grid, family: Family) -> Option<Self> {
        // How many cells of printed column p equal what the data gives for model m.
        let equal = Model::ALL.map(|printed| {
            Model::ALL.map(|other| {
                let pairs = grid.pairs(family, printed, other);
                let is_equal = |(printed, value): &(crate::Printed, Option<f64>)| {
                    value.is_some_and(|value| printed.is(value))
                };
                pairs.filter(is_equal).count()
            })
        });
        let of = Model::ALL
            .iter()
            .flat_map(|&model| grid.pairs(family, model, model))
            .filter(|(_, value)| value.is_some())
            .count();
        let count = |order: &[Model; 5]| -> usize {
            let cells = equal.iter().zip(order);
            cells.map(|(row, &model)| row[model as usize]).sum()
        };
        let as_printed = count(&Model::ALL);
        let truth = orders().into_iter().max_by_key(|order| count(order))?;
        let equal = count(&truth);
        (equal > as_printed && equal * 10 >= of * 9).then_some(Self {
            truth,
            equal,
            as_printed,
            of,
        })
    }

    /// The model whose numbers the printed column of `model` shows.
    pub(super) fn shown_under(&self, model: Model) -> Model {
        self.truth[model as usize]
    }

    /// `columns permuted: printed CodeGen-2B is GPT-4, …`
    pub(super) fn describe(&self) -> String {
        let moved: Vec<String> = Model::ALL
            .iter()
            .zip(self.truth)
            .filter(|(printed, truth)| *printed != truth)
            .map(|(printed, truth)| format!("{} shows {}", printed.column(), truth.column()))
            .collect();
        format!(
            "columns permuted ({}): {} of {} cells equal then, {} as printed",
            moved.join(", "),
            self.equal,
            self.of,
            self.as_printed
        )
    }
}

/// All orders of the five models, the one of the paper first.
fn orders() -> Vec<[Model; 5]> {
    let mut orders = vec![Vec::new()];
    for _ in Model::ALL {
        let longer = |order: &Vec<Model>| {
            let free = Model::ALL
                .into_iter()
                .filter(|model| !order.contains(model));
            let with = |model| order.iter().copied().chain([model]).collect::<Vec<_>>();
            free.map(with).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    orders
        .into_iter()
        .filter_map(|order| order.try_into().ok())
        .collect()
}
