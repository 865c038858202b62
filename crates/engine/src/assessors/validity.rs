//! Validity: does the solution parse?
//!
//! Python is valid where its parser finds no error. C and C++ are where their grammars find nothing
//! wrong and nothing missing, without a preprocessor and without types: a fragment, and a call of
//! what nothing declares, are valid.
//!
//! An empty body is valid; it is labelled `empty`, so that metrics can leave it out.

use super::{OracleWorker, Subject, Unit, one_by_one};
use sallet_core::verdict::{Assessment, Axis, Method, UnscoredKind};
use sallet_core::{TaskLanguage, Verdict};

pub(super) const UNIT: Unit = Unit {
    name: "validity",
    summary: "static: the solution parses",
    parameter: None,
    defaults: &["validity"],
    open: |_| Ok(one_by_one(assess)),
};

fn assess(subject: &Subject<'_>, _worker: &mut OracleWorker<'_>) -> Assessment {
    let verdict = match subject.extraction.valid_after {
        Some(true) => Verdict::Pass,
        Some(false) => Verdict::Fail,
        None => UnscoredKind::UnsupportedLanguage
            .because(match subject.task.language {
                TaskLanguage::Open => {
                    "the task leaves the language open, and the answer names none that is parsed"
                        .to_owned()
                }
                language => format!("no parser for {}", language.display_name()),
            })
            .into(),
    };
    let mut assessment = Assessment::new(Axis::Validity, Method::Static, UNIT.name, verdict);
    assessment.label = subject.extraction.empty.then(|| "empty".to_owned());
    assessment
}
