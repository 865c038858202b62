//! Runs external analyzers: [`sallet_analysis::external`] says what to run and what the answers
//! mean, the sandbox runs it. The programs are the user's own, but what they read is not.
//!
//! Each run has a sandbox of its own, which shows the files that are analysed and what belongs to
//! the analyzer, both read-only, and nothing else of the user's: no environment, no configuration,
//! no network. Without a sandbox no analyzer is run.

mod folder;
mod program;
mod script;
#[cfg(test)]
pub(crate) mod tests;
mod tool;

pub use tool::Answer;

use crate::error::EngineError;
use folder::Folder;
use program::Places;
use sallet_analysis::external::{ALL, External, Rules, Source};
use sallet_sandbox::Visible;
use std::path::Path;
use std::time::Duration;
use tool::Tool;

/// The external analyzers that the user chose, as they are on this machine.
pub struct ExternalAnalyzers {
    tools: Vec<Tool>,
    wall: Option<Duration>,
}

impl ExternalAnalyzers {
    /// Looks for analyzers and asks each for its version. A name may have rules behind it, as in
    /// `semgrep=rules.yml`; see [`Rules`]. One that is missing is no error: [`Self::run`] says so
    /// for every file.
    ///
    /// # Errors
    /// If a name is unknown, rules are not there, or no sandbox can be made here.
    pub fn find(names: &[String]) -> Result<Self, EngineError> {
        Self::find_in(&Places::here(), names)
    }

    fn find_in(places: &Places, names: &[String]) -> Result<Self, EngineError> {
        let find = |name: &String| {
            let (analyzer, rules) = choice(name)?;
            let rules = rules.map(|rules| find_rules(analyzer, rules)).transpose()?;
            Ok(Tool::find(analyzer, rules, places)?)
        };
        let tools = names.iter().map(find).collect::<Result<_, EngineError>>()?;
        Ok(Self { tools, wall: None })
    }

    /// Bounds the time of each run by `wall`, instead of a limit that grows with its files.
    #[must_use]
    pub fn with_time_limit(self, wall: Duration) -> Self {
        let wall = Some(wall);
        Self { wall, ..self }
    }

    /// The chosen analyzers with their versions; `None` for one that cannot be used.
    pub fn versions(&self) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        self.tools
            .iter()
            .map(|tool| (tool.analyzer.name, tool.version()))
    }

    /// What each of the chosen analyzers says about `files`, which are written to a temporary folder.
    /// Whatever goes wrong in an analyzer is a problem in its answer.
    ///
    /// # Errors
    /// If the files cannot be written.
    pub fn run(&self, files: &[Source<'_>]) -> Result<Vec<Answer>, EngineError> {
        let folder = Folder::write(files)?;
        let answers = self
            .tools
            .iter()
            .map(|tool| tool.answer(files, &folder, self.wall));
        Ok(answers.collect())
    }
}

/// The analyzer that `name` chooses, with the rules behind it.
///
/// # Errors
/// If there is no such analyzer, or it takes no rules. Whether the rules are there is not asked.
pub fn choice(name: &str) -> Result<(&'static External, Option<&str>), EngineError> {
    let (name, rules) = match name.split_once('=') {
        Some((name, rules)) => (name, Some(rules)),
        None => (name, None),
    };
    let known = || ALL.iter().map(|analyzer| analyzer.name);
    let found = ALL.iter().find(|analyzer| analyzer.name == name);
    let analyzer = found.ok_or_else(|| EngineError::NoSuchAnalyzer {
        name: name.to_owned(),
        known: known().collect::<Vec<_>>().join(", "),
    })?;
    match rules {
        Some(rules) if analyzer.rules == Rules::Own => Err(EngineError::OwnRules {
            analyzer: analyzer.name,
            rules: rules.to_owned(),
        }),
        rules => Ok((analyzer, rules)),
    }
}

/// What is named is a file or folder if there is one, and else a suite that the analyzer knows.
fn find_rules(analyzer: &'static External, named: &str) -> Result<tool::Rules, EngineError> {
    match Path::new(named).canonicalize() {
        Ok(path) => Ok(tool::Rules {
            argument: path.to_string_lossy().into_owned(),
            shown: Some(Visible::in_place(path)),
        }),
        Err(_) if analyzer.rules == Rules::OwnOrNamed => Ok(tool::Rules {
            argument: named.to_owned(),
            shown: None,
        }),
        Err(_) => Err(EngineError::NoSuchRules {
            analyzer: analyzer.name,
            rules: named.to_owned(),
        }),
    }
}
