//! Gong et al., "How Well Do Large Language Models Serve as End-to-End Secure Code Producers?"
//! (LLMSecureCode).
//!
//! | read | where |
//! |---|---|
//! | labels of generated code | `RQ1/review_MODEL.csv` |
//! | labels of GPT-4's second and third answers | `RQ1/discussionStudy_gpt4/discussionReview_gpt4.csv` (parted by tabs) |
//! | judgements | `RQ2/detectResult_WHO_for_MODEL.jsonl` |
//! | labels of repaired code | `RQ3/verify_WHO_for_MODEL.csv` |
//! | logs of the iterative tool | `RQ4/WHO_for_MODEL_NUMBER/iterInfo/iter1.txt` … `iter5.txt`, `final.txt` |
//!
//! MODEL is `gpt3.5`, `gpt4`, `llama` (or `codellama`) or `codegeex` (or `codegeex2`); WHO one of the first
//! two, in RQ4 without `gpt`. Labels are 0, 0.5, 1, and -1 in RQ3 for code that was not vulnerable; which of
//! CodeQL, Bandit and the reviewers found something is not published.

mod counts;
mod experiments;
mod iterations;
mod judged;
mod labels;
mod parallel;
mod repaired;
mod study;
mod weaknesses;

use crate::error::ReproduceError;
use crate::files;
use crate::model::{Data, Paper, Reproduction, Source};
use crate::printed::PrintedTable;
use std::path::Path;
use study::Study;

/// The paper.
pub(crate) static PAPER: Paper = Paper {
    name: "llmsecurecode",
    about: "LLMSecureCode (Gong et al. 2024): Tables 1 to 4, Fig. 5, 6, 11, 12 and 13",
    data: Data::Artefact(reproduce),
};

const PRINTED: &str = include_str!("printed.tsv");
const PAPER_NAME: &str = "LLMSecureCode";

fn reproduce(folder: &Path) -> Result<Reproduction, ReproduceError> {
    files::folder(folder)?;
    if !["RQ1", "RQ2", "RQ3", "RQ4"]
        .iter()
        .any(|name| folder.join(name).is_dir())
    {
        return Err(ReproduceError::NothingFound {
            folder: folder.to_owned(),
            paper: PAPER_NAME,
            looked_for: "RQ1, RQ2, RQ3, RQ4",
        });
    }
    let study = Study::read(folder);
    let (read, missing) = (study.counts(), study.faults());
    if read.iter().all(|(_, count)| *count == 0) {
        return Err(ReproduceError::NothingReadable {
            paper: PAPER_NAME,
            reasons: missing.join("; "),
        });
    }
    let printed = PrintedTable::read(PRINTED);
    Ok(Reproduction {
        paper: PAPER.name,
        source: Source {
            folder: Some(folder.to_owned()),
            read,
        },
        tables: vec![
            counts::table_1(&printed, &study),
            weaknesses::figure_5(&printed, &study),
            weaknesses::figure_6(&printed, &study),
            judged::table_2(&printed, &study),
            judged::figure_11(&printed, &study),
            repaired::table_3(&printed, &study),
            weaknesses::figure_12(&printed, &study),
            iterations::table_4(&printed, &study),
            iterations::figure_13(&printed, &study),
            parallel::table(&printed, &study),
        ],
        missing,
    })
}

/// For notes, which are the same wherever the checkout lies.
fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_printed_number_is_read() {
        assert_eq!(PrintedTable::bad_lines(PRINTED), Vec::<&str>::new());
        // Tables 1 to 4; 69 weaknesses in Fig. 5; Fig. 6, 11, 12 and 13.
        let tables = 15 + 30 + 30 + 4;
        assert_eq!(
            PrintedTable::read(PRINTED).len(),
            tables + 69 * 8 + 1 + 2 + 3 + 2
        );
    }
}
