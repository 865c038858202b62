//! SALLM: Siddiq, Santos, Devareddy and Muller 2024, "Generate and Pray: Using SALLM to Evaluate the
//! Security of LLM Generated Code". Tables II and III, Fig. 3, and the question of the paper asked of
//! each answer at once.
//!
//! [`layout`] says where its repository keeps what.

mod columns;
mod compilation;
mod explain;
mod facts;
mod grid;
mod import;
mod layout;
mod pass;
mod read;
mod security;
mod together;

use crate::error::ReproduceError;
use crate::files;
use crate::model::{Data, Importer, Paper, Reproduction, Source};
use crate::printed::PrintedTable;
use facts::Study;
use layout::Layout;
use std::path::Path;
use std::sync::LazyLock;

pub(crate) static PAPER: Paper = Paper {
    name: "sallm",
    about: "SALLM (Siddiq et al. 2024): Tables II and III, Fig. 3",
    data: Data::Artefact(reproduce),
};

pub(crate) static IMPORTER: Importer = Importer {
    name: "sallm",
    about: "the 28 configurations of SALLM: answers, test verdicts and CodeQL's alerts",
    import: import::import,
};

const PRINTED: &str = include_str!("printed.tsv");

/// What the paper prints.
fn printed() -> &'static PrintedTable {
    static TABLE: LazyLock<PrintedTable> = LazyLock::new(|| PrintedTable::read(PRINTED));
    &TABLE
}

fn reproduce(folder: &Path) -> Result<Reproduction, ReproduceError> {
    files::folder(folder)?;
    let layout = Layout::of(folder);
    if layout.configurations.is_empty() {
        return Err(nothing_found(folder));
    }
    let study = Study::read(layout);
    if study.configurations.is_empty() {
        return Err(ReproduceError::NothingReadable {
            paper: "SALLM",
            reasons: study.missing.join("; "),
        });
    }
    let mut tables = vec![pass::table(&study)];
    tables.extend(security::tables(&study));
    tables.push(compilation::table(&study));
    tables.extend(together::tables(&study));
    Ok(Reproduction {
        paper: PAPER.name,
        source: source(folder, &study),
        tables,
        missing: study.missing,
    })
}

fn nothing_found(folder: &Path) -> ReproduceError {
    ReproduceError::NothingFound {
        folder: folder.to_owned(),
        paper: "SALLM",
        looked_for: "Generation/Output/dataset_*.jsonl, Evaluation/TestResults/dataset_*.jsonl, \
                     Evaluation/Results/*.csv, Evaluation/CodeQL_Result/",
    }
}

fn source(folder: &Path, study: &Study) -> Source {
    let with_tests = study
        .configurations
        .values()
        .filter(|facts| facts.has_tests);
    let read = [
        ("configurations", study.configurations.len()),
        ("of them with test verdicts", with_tests.count()),
        ("prompts", study.prompts()),
        ("answers", study.samples()),
        ("files of static verdicts", study.verdict_files),
        ("files of CodeQL alerts", study.alert_files),
    ];
    Source {
        folder: Some(folder.to_owned()),
        read: read.map(|(what, count)| (what.to_owned(), count)).to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_numbers_are_read() {
        assert_eq!(PrintedTable::bad_lines(PRINTED), Vec::<&str>::new());
        // 84 of Table II, three times 145 of Table III, and 3 of Fig. 3.
        assert_eq!(printed().len(), 84 + 3 * 145 + 3);
    }
}
