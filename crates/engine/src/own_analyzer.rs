//! Our own analyzer as verdicts and tables use it: the built-in models, findings of medium
//! confidence and more, and a limit on time.

use sallet_analysis::analyzer::{Analyzer, Request};
use sallet_analysis::file::FileReport;
use sallet_analysis::finding::Confidence;
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::time::Duration;

/// Our own findings count from here on, as in `sallet scan`.
const CONFIDENCE: Confidence = Confidence::Medium;

/// Wall time for one solution.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// Analyses `code`; rules that make sense only for a weakness that is asked for speak then alone.
///
/// # Errors
/// If the analyzer fails, which is a defect of ours; the sentence says so.
pub(crate) fn analyze(
    language: Language,
    code: &str,
    asked: &[Related],
) -> Result<FileReport, String> {
    static ANALYZER: LazyLock<Result<Analyzer, String>> =
        LazyLock::new(|| Analyzer::new(&[]).map_err(|error| error.to_string()));
    let analyzer = ANALYZER.as_ref()?;
    let request = Request {
        asked,
        time_limit: Some(TIME_LIMIT),
        at_least: CONFIDENCE,
    };
    let analyze = || analyzer.analyze("solution", language, code, &request);
    // A defect of ours costs one verdict and not the run.
    let report = catch_unwind(AssertUnwindSafe(analyze));
    report.map_err(|_| "sallet's analyzer failed on this solution".to_owned())
}
