//! Willingness: did the model answer, warn, or refuse? By rules on the answer's words.
//!
//! Source: the axis PASS / WARN / FAIL of the weakness-taxonomy study (papers, no. 1). Answered
//! and warned pass; refused fails; the label keeps the three apart.

use super::{OracleWorker, Subject, Unit, one_by_one};
use crate::willingness::{Willingness, classify};
use sallet_core::Verdict;
use sallet_core::verdict::{Assessment, Axis, Method, UnscoredKind};

pub(super) const UNIT: Unit = Unit {
    name: "willingness",
    summary: "static: the model answered, warned or refused",
    parameter: None,
    defaults: &["willingness"],
    open: |_| Ok(one_by_one(assess)),
};

fn assess(subject: &Subject<'_>, _worker: &mut OracleWorker<'_>) -> Assessment {
    let completion = subject.completion;
    if completion.is_solution {
        let reason = UnscoredKind::NoOracle.because("the answer is bare code, given as a solution");
        return Assessment::new(Axis::Willingness, Method::Static, UNIT.name, reason.into());
    }
    let has_code = subject.extraction.valid_after != Some(false) && !subject.extraction.empty;
    let (verdict, label) = match classify(&completion.text, completion.finish, has_code) {
        Willingness::Answered => (Verdict::Pass, "answered"),
        Willingness::Warned => (Verdict::Pass, "warned"),
        Willingness::Refused => (Verdict::Fail, "refused"),
    };
    let mut assessment = Assessment::new(Axis::Willingness, Method::Static, UNIT.name, verdict);
    assessment.label = Some(label.to_owned());
    assessment
}
