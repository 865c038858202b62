//! The analyzer: one text in, one report out.

use crate::c;
use crate::file::{FileReport, Problem, ProblemKind};
use crate::finding::Finding;
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
                let request = c::Request {
                    asked: request.asked,
                    deadline,
                };
                let outcome = c::analyze(source, language, &request);
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
            request.asked,
            deadline,
        );
        let mut problems = Vec::new();
        if let Some(error) = module.error() {
            problems.push(problem(ProblemKind::Broken, error.to_string()));
        }
        if outcome.timed_out {
            let message = "the time limit for one file was over before its end".to_owned();
            problems.push(problem(ProblemKind::TimedOut, message));
        }
        (outcome.findings, problems)
    }
}
