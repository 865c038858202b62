//! The analyzer: one text in, one report out.

use crate::c;
use crate::file::{FileReport, Problem, ProblemKind};
use crate::finding::{Confidence, Finding};
use crate::lines::Lines;
use crate::python::Module;
use crate::python::flow::{ModelError, Models, Ruleset, analyze};
use crate::rules::python;
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use std::borrow::Cow;
use std::time::{Duration, Instant};

/// What to analyse for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'r> {
    /// The weaknesses that are asked for: rules that make sense only then speak too.
    pub asked: &'r [Related],
    /// The time limit for one file; `None`: none.
    pub time_limit: Option<Duration>,
    /// Findings that are less sure are left out, and their making is saved.
    pub at_least: Confidence,
}

/// Rules and library models, ready to analyse any number of files from any number of threads.
pub struct Analyzer {
    models: Models,
    rules: Ruleset,
}

impl Analyzer {
    /// Reads the built-in library models and `more` (pairs of file name and text).
    ///
    /// # Errors
    /// The first line of a model that cannot be read.
    pub fn new(more: &[(&str, &str)]) -> Result<Self, ModelError> {
        let files: Vec<(&str, &str)> = crate::models::ALL.iter().chain(more).copied().collect();
        let mut models = Models::parse(&files)?;
        let rules = Ruleset::new(python::ALL, &mut models);
        Ok(Self { models, rules })
    }

    /// Analyses `source`, which is shown as `path`. Never panics, whatever the text.
    pub fn analyze(
        &self,
        path: &str,
        language: Language,
        source: &str,
        request: &Request<'_>,
    ) -> FileReport {
        let (findings, problems) = match language {
            Language::Python => self.python(source, request),
            Language::C | Language::Cpp => {
                let deadline = request.time_limit.map(|limit| Instant::now() + limit);
                let c_request = c::Request {
                    asked: request.asked,
                    deadline,
                };
                let mut outcome = c::analyze(source, language, &c_request);
                outcome
                    .findings
                    .retain(|finding| finding.confidence >= request.at_least);
                (outcome.findings, outcome.problems)
            }
        };
        FileReport {
            path: path.to_owned(),
            language,
            findings,
            suppressed: Vec::new(),
            problems,
        }
    }

    fn python(&self, source: &str, request: &Request<'_>) -> (Vec<Finding>, Vec<Problem>) {
        let problem = |kind, message: String| Problem {
            analyzer: Cow::Borrowed("sallet"),
            kind,
            message,
            place: None,
        };
        let module = match Module::parse(source) {
            Ok(module) => module,
            Err(error) => {
                let skipped = problem(ProblemKind::Skipped, error.to_string());
                return (Vec::new(), vec![skipped]);
            }
        };
        let deadline = request.time_limit.map(|limit| Instant::now() + limit);
        let enabled = self.rules.enabled(request.asked);
        let outcome = analyze(
            &module,
            &self.models,
            &self.rules,
            &enabled,
            request,
            deadline,
        );
        let mut problems = Vec::new();
        if let Some(error) = module.error() {
            let place = Lines::new(source).place(error.offset, error.offset);
            problems.push(Problem {
                place: Some(place),
                ..problem(ProblemKind::Broken, error.message)
            });
        }
        if outcome.timed_out {
            let message = "the time limit for one file was over before its end".to_owned();
            problems.push(problem(ProblemKind::TimedOut, message));
        }
        (outcome.findings, problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_code_has_a_place() {
        let analyzer = Analyzer::new(&[]).unwrap();
        let check = |language, source: &str, expected: (usize, usize)| {
            let report = analyzer.analyze("x", language, source, &Request::default());
            let problem = &report.problems[0];
            assert_eq!(problem.kind, ProblemKind::Broken);
            let place = problem.place.map(|place| (place.line, place.column));
            assert_eq!(place, Some(expected), "{problem:?}");
            assert!(!problem.message.contains("line"), "{problem:?}");
        };
        check(Language::Python, "x = 1\nż = (:\n", (2, 6));
        check(Language::C, "int x;\nint y = );\n", (2, 1));
    }
}
