//! Li et al., "An Exploratory Study on Fine-Tuning Large Language Models for Secure Code Generation"
//! (Secure_LLM).
//!
//! | read | where |
//! |---|---|
//! | samples that compile, and those of them that CodeQL reports, by scenario | `results/cwe_results/MODEL-pretrained-LANGUAGE.csv`, `results/cwe_results/TUNING/MODEL-fineLEVEL-LANGUAGE.csv` |
//! | pass@1 on HumanEval-X C++ | `results/humaneval_results/humaneval_results.json` |
//!
//! MODEL is `codegen`, `codellama` or `gptj` (of an earlier paper, in no table); TUNING `lora`, `ia3` or
//! `full_weight_finetune`; LEVEL `file`, `function`, `block` or `line`; LANGUAGE `c` or `cpp`. No
//! file of the experiments of Table 6 is known.

mod pass_at_1;
mod results;
mod scenarios;
mod secure_ratio;
mod sizes;
mod tuning;

use crate::error::ReproduceError;
use crate::files;
use crate::model::{Data, Paper, Reproduction, Source};
use crate::printed::PrintedTable;
use results::Results;
use std::path::Path;

/// The paper.
pub(crate) static PAPER: Paper = Paper {
    name: "secure-llm",
    about: "Secure_LLM (Li et al.): Tables 3, 6 and 7, secure yield, Fisher tests, scenarios that tell nothing",
    data: Data::Artefact(reproduce),
};

const PRINTED: &str = include_str!("printed.tsv");

fn reproduce(folder: &Path) -> Result<Reproduction, ReproduceError> {
    files::folder(folder)?;
    let results = Results::read(&folder.join("results").join("cwe_results"));
    let passed = pass_at_1::Passed::read(folder);
    let read = vec![
        ("files of scenario results".to_owned(), results.read_files()),
        (
            "files of HumanEval-X results".to_owned(),
            usize::from(passed.is_ok()),
        ),
    ];
    if read.iter().all(|(_, count)| *count == 0) {
        return Err(ReproduceError::NothingFound {
            folder: folder.to_owned(),
            paper: "Secure_LLM",
            looked_for: "results/cwe_results/codegen-pretrained-c.csv and 43 more, \
                         results/humaneval_results/humaneval_results.json",
        });
    }
    let printed = PrintedTable::read(PRINTED);
    let mut missing = results.faults();
    missing.extend(passed.as_ref().err().cloned());
    Ok(Reproduction {
        paper: PAPER.name,
        source: Source {
            folder: Some(folder.to_owned()),
            read,
        },
        tables: vec![
            secure_ratio::table(&printed, &results),
            tuning::table(&printed, &results),
            scenarios::table(&printed, &results),
            sizes::table(&printed),
            pass_at_1::table(&printed, &passed),
        ],
        missing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_printed_number_is_read() {
        assert_eq!(PrintedTable::bad_lines(PRINTED), Vec::<&str>::new());
        // 5 numbers each of 36 and 48 settings, and Table 7.
        assert_eq!(PrintedTable::read(PRINTED).len(), 5 * (36 + 48) + 18);
    }
}
