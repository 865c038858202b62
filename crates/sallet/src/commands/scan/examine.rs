//! Everything that is done with one file: read, analyse, merge, suppress, filter.

use super::changes::Changes;
use super::external::External;
use super::files::Target;
use super::source;
use crate::arguments::Unused;
use sallet_analysis::analyzer::{Analyzer, Request};
use sallet_analysis::external::merge;
use sallet_analysis::file::{FileReport, Problem, ProblemKind};
use sallet_analysis::finding::{Confidence, Finding};
use sallet_analysis::fingerprint;
use sallet_analysis::suppress::{self, Kind, Suppression};
use sallet_core::task::Language;
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// What holds for every file of a scan.
pub struct Examiner {
    /// For one file.
    pub time_limit: Duration,
    pub external: External,
    pub changes: Option<Changes>,
    pub unused: Option<Unused>,
}

impl Examiner {
    /// Reads and judges a file; the text comes along where there is one.
    pub fn examine(&self, target: &Target<'_>) -> (FileReport, Option<String>) {
        match source::read(&target.input, target.language) {
            Ok(source) => (self.judge(target, &source), Some(source)),
            Err((kind, why)) => (
                not_analysed(&target.shown, target.language, kind, why),
                None,
            ),
        }
    }

    /// Analyses `source`, a new text of the file, and keeps what is to be reported, wherever it stands:
    /// the lines that have changed are those of the old text.
    pub fn judge_whole(&self, target: &Target<'_>, source: &str) -> FileReport {
        self.judge_lines(target, source, false)
    }

    /// Analyses `source` and keeps what is to be reported.
    pub fn judge(&self, target: &Target<'_>, source: &str) -> FileReport {
        self.judge_lines(target, source, true)
    }

    fn judge_lines(&self, target: &Target<'_>, source: &str, only_changed: bool) -> FileReport {
        let part = target.part;
        let request = Request {
            asked: &part.asked,
            time_limit: Some(self.time_limit),
            // What a comment suppresses makes it a used one, however unsure it is.
            at_least: match self.unused {
                Some(_) => Confidence::Low,
                None => part.min_confidence,
            },
        };
        let (path, language) = (&target.shown, target.language);
        let mut report = analyze(&part.analyzer, path, language, source, &request);
        if let Some((findings, problems)) = self.external.files.get(&target.shown) {
            report.findings.extend_from_slice(findings);
            report.findings = merge::merge(report.findings);
            report.problems.extend_from_slice(problems);
        }
        let ignored = part.config.ignored_at(&target.absolute);
        let wanted = |finding: &Finding| {
            part.reports(finding, &ignored) && (!only_changed || self.is_changed(target, finding))
        };
        // Comments and fingerprints are worth their time only where something hangs on them.
        if self.unused.is_none() && !report.findings.iter().any(wanted) {
            report.findings.clear();
            return report;
        }
        let suppressions = suppress::find(source, target.language);
        let applied = suppress::apply(&suppressions, report.findings);
        let told = applied
            .unused
            .into_iter()
            .filter(|unused| self.tells(unused));
        report.findings = applied.kept;
        report.findings.extend(told.map(Suppression::unused));
        report.findings.sort_by_key(|finding| finding.place);
        report.suppressed = applied.suppressed;
        let suppressed = report.suppressed.iter_mut().map(|one| &mut one.finding);
        let all = report.findings.iter_mut().chain(suppressed);
        fingerprint::assign(source, target.language, all);
        report.findings.retain(wanted);
        report.suppressed.retain(|one| wanted(&one.finding));
        report
    }

    fn tells(&self, unused: &Suppression) -> bool {
        match (self.unused, unused.kind) {
            (Some(_), Kind::Sallet) => true,
            // A bare `noqa` and NOLINT speak to tools that look for much else.
            (Some(Unused::All), Kind::Nosec) => true,
            (Some(Unused::All), Kind::Noqa) => unused.is_restricted(),
            _ => false,
        }
    }

    fn is_changed(&self, target: &Target<'_>, finding: &Finding) -> bool {
        self.changes.as_ref().is_none_or(|changes| {
            let lines = changes.of(&target.absolute);
            lines.is_some_and(|lines| lines.touch(finding))
        })
    }
}

/// Analyses a text. Never panics: a defect of ours costs one file, and is told.
pub fn analyze(
    analyzer: &Analyzer,
    path: &str,
    language: Language,
    source: &str,
    request: &Request<'_>,
) -> FileReport {
    let analyze = || analyzer.analyze(path, language, source, request);
    catch_unwind(AssertUnwindSafe(analyze)).unwrap_or_else(|_| {
        let message = "The analyzer failed on this code: please report it.".to_owned();
        not_analysed(path, language, ProblemKind::Failed, message)
    })
}

/// The report of a text that nobody could look into.
pub fn not_analysed(
    path: &str,
    language: Language,
    kind: ProblemKind,
    message: String,
) -> FileReport {
    FileReport {
        path: path.to_owned(),
        language,
        findings: Vec::new(),
        suppressed: Vec::new(),
        problems: vec![Problem {
            analyzer: Cow::Borrowed("sallet"),
            kind,
            message,
            place: None,
        }],
    }
}
