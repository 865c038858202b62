//! Fig. 3: how many answers compile before and after the repair, the paper's and ours.

use super::explain::partial;
use super::facts::{Facts, Sample, Study};
use super::layout::{Key, Model};
use super::printed;
use crate::model::{Cell, Recomputed, Row, Table};

/// A column: its head and what a sample must be; `None` where that is not known.
type Column = (&'static str, fn(&Sample) -> Option<bool>);

const COLUMNS: [Column; 3] = [
    ("before", |sample| Some(sample.raw_parses)),
    ("after", |sample| sample.compilable),
    ("after ours", |sample| Some(sample.ours_parses)),
];

/// The row over all models.
const AVERAGE: &str = "average";

/// Recomputes Fig. 3.
pub(super) fn table(study: &Study) -> Table {
    let why = study
        .configurations
        .values()
        .find_map(partial)
        .unwrap_or_default();
    let cell = |row: &str, column: &str, value: Recomputed| {
        Cell::new(printed().get("Fig. 3", row, column), value).because(|_| why.clone())
    };
    let mut rows: Vec<Row> = Model::ALL
        .iter()
        .map(|&model| Row {
            label: model.column().to_owned(),
            cells: COLUMNS
                .iter()
                .map(|&(name, read)| cell(model.column(), name, share(study, model, read)))
                .collect(),
        })
        .collect();
    rows.push(Row {
        label: AVERAGE.to_owned(),
        cells: COLUMNS
            .iter()
            .map(|&(name, read)| cell(AVERAGE, name, average(study, read)))
            .collect(),
    });
    let mut table = Table {
        id: "Fig. 3".to_owned(),
        title: "answers that compile before and after the repair".to_owned(),
        definition: "Percent of a model's answers over all temperatures and prompts. before: the raw answer \
                     parses; after: the artefact calls the code of the paper's repair compilable; after ours: \
                     the code of Sallet's extraction parses. Parsing is that of CPython's compiler, without \
                     running anything. average: the mean of the models' rates. The figure's bars carry no \
                     numbers; those compared stand in the text."
            .to_owned(),
        columns: COLUMNS.map(|(name, _)| name.to_owned()).to_vec(),
        rows,
        verdict: String::new(),
        notes: [empty_bodies(study), only_parsed(study)].into_iter().flatten().collect(),
    };
    table.verdict = table.tally().to_string();
    table
}

fn of_model(study: &Study, model: Model) -> impl Iterator<Item = &Facts> {
    let keys = Key::all().filter(move |key| key.model == model);
    keys.filter_map(|key| study.configurations.get(&key))
}

/// The share of a model's answers, in percent.
fn share(study: &Study, model: Model, read: fn(&Sample) -> Option<bool>) -> Recomputed {
    let samples = of_model(study, model)
        .flat_map(|facts| &facts.prompts)
        .flat_map(|prompt| &prompt.samples);
    let Some(verdicts) = samples.map(read).collect::<Option<Vec<bool>>>() else {
        return Recomputed::Missing("no repaired code".to_owned());
    };
    match verdicts.len() {
        0 => Recomputed::Missing("no configuration is there".to_owned()),
        all => {
            let yes = verdicts.iter().filter(|&&yes| yes).count();
            Recomputed::value(100.0 * yes as f64 / all as f64, 1)
        }
    }
}

fn average(study: &Study, read: fn(&Sample) -> Option<bool>) -> Recomputed {
    let mut sum = 0.0;
    for model in Model::ALL {
        match share(study, model, read) {
            Recomputed::Value(number) => sum += number.value,
            missing => return missing,
        }
    }
    Recomputed::value(sum / Model::ALL.len() as f64, 1)
}

/// What the artefact calls compilable and no compiler takes.
fn only_parsed(study: &Study) -> Option<String> {
    let facts = study.configurations.values();
    let samples = facts
        .flat_map(|facts| &facts.prompts)
        .flat_map(|prompt| &prompt.samples);
    let broken = samples
        .filter(|sample| sample.compilable == Some(true) && sample.code_parses == Some(false))
        .count();
    (broken > 0).then(|| {
        format!(
            "{broken} answers that the artefact calls compilable are not: CPython's parser takes them and its \
             compiler does not, as with a `return` outside a function."
        )
    })
}

/// How many compilable answers do nothing, since those cannot be vulnerable either.
fn empty_bodies(study: &Study) -> Option<String> {
    let of = |model| {
        let prompts = of_model(study, model).flat_map(|facts| &facts.prompts);
        let samples = prompts.flat_map(|prompt| &prompt.samples);
        samples.filter(|sample| sample.empty).count()
    };
    let counts = Model::ALL.map(|model| (model, of(model)));
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let parts: Vec<String> = counts
        .iter()
        .map(|(model, count)| format!("{} {count}", model.column()))
        .collect();
    (total > 0).then(|| {
        format!(
            "{total} of the answers that compile after the paper's repair leave the prompt's function without \
             a body: {}.",
            parts.join(", ")
        )
    })
}
