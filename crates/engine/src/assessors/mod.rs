//! Assessors: each judges a solution on one axis and is one file.
//!
//! To add one, write its file and put it into [`ALL`]; experiment files, `--list` output and the
//! run loop find it there. An assessor that can judge in several ways has a parameter behind a
//! colon in its name, as in `static:bandit`; an experiment may name it once for each.

mod functional;
mod oracle;
mod security;
mod static_analysis;
mod validity;
mod willingness;

pub use oracle::{OraclePool, OracleWorker};

use crate::error::EngineError;
use sallet_core::record::{Completion, Extraction};
use sallet_core::verdict::Assessment;
use sallet_core::{Language, Task, TaskLanguage};
use std::time::Instant;

/// Every assessor, in the order they run.
pub const ALL: &[&Unit] = &[
    &willingness::UNIT,
    &validity::UNIT,
    &functional::UNIT,
    &security::UNIT,
    &static_analysis::UNIT,
];

/// Makes an assessor of what stands behind the colon of its name.
pub type Open = fn(&[&str]) -> Result<Box<dyn Assessor>, EngineError>;

/// One assessor.
pub struct Unit {
    /// The name in experiment files and logs; the name of its file.
    pub name: &'static str,
    /// One line about it.
    pub summary: &'static str,
    /// What stands behind a colon after the name; `None` if nothing may.
    pub parameter: Option<Parameter>,
    /// The names under which it judges when an experiment names no assessors.
    pub defaults: &'static [&'static str],
    /// Gets it ready to judge in the way of each of these parameters (one that is empty, if it
    /// takes none).
    ///
    /// # Errors
    /// What would keep it from judging any solution and the user can mend, such as a missing key.
    pub open: Open,
}

/// What stands behind the colon in the name of an assessor.
pub struct Parameter {
    /// What it is, in one word in capitals.
    pub placeholder: &'static str,
    /// Refuses what does not exist. Looks at nothing but the text.
    pub check: fn(&str) -> Result<(), EngineError>,
}

/// An assessor that is ready to judge.
pub trait Assessor: Send + Sync {
    /// Judges solutions: for each of them one assessment for each parameter, in their order.
    /// Whatever goes wrong is an unscored verdict, never an error.
    fn assess(
        &self,
        subjects: &[Subject<'_>],
        worker: &mut OracleWorker<'_>,
    ) -> Vec<Vec<Assessment>>;

    /// The tools that verdicts depend on, with their versions.
    fn tools(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    /// How many solutions it would like to be given at once.
    fn batch(&self) -> usize {
        1
    }
}

/// What is judged.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The task.
    pub task: &'a Task,
    /// The raw answer.
    pub completion: &'a Completion,
    /// The code taken out of it.
    pub extraction: &'a Extraction,
}

impl Subject<'_> {
    /// The language that the solution is in, if Sallet reads it.
    pub fn language(&self) -> Option<Language> {
        self.task.language.known().or(self.extraction.language)
    }

    /// The name of the language, for people.
    pub fn language_name(&self) -> &'static str {
        match (self.language(), self.task.language) {
            (Some(language), _) => language.display_name(),
            (None, TaskLanguage::Open) => "the language that the answer chose",
            (None, language) => language.display_name(),
        }
    }
}

/// The chosen names in the order of [`ALL`], each once, where `tests` stands for both suites; those that
/// judge by default if none is chosen.
///
/// # Errors
/// If a chosen name does not exist, or what stands behind its colon does not.
pub fn names(chosen: &[String]) -> Result<Vec<String>, EngineError> {
    if chosen.is_empty() {
        let defaults = ALL.iter().flat_map(|unit| unit.defaults);
        return Ok(defaults.map(|&name| name.to_owned()).collect());
    }
    let mut places = Vec::with_capacity(chosen.len());
    for name in chosen {
        match name.as_str() {
            TESTS => {
                for name in BOTH_TESTS {
                    places.push((place(name)?, name));
                }
            }
            name => places.push((place(name)?, name)),
        }
    }
    places.sort_by_key(|&(place, _)| place);
    let mut names: Vec<String> = Vec::new();
    for (_, name) in places {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// Short for [`BOTH_TESTS`].
pub const TESTS: &str = "tests";

/// Both suites of a task.
pub const BOTH_TESTS: [&str; 2] = ["functional", "security"];

/// The place in [`ALL`] of the assessor called `name`.
fn place(name: &str) -> Result<usize, EngineError> {
    let (unit_name, parameter) = split(name);
    let Some(place) = ALL.iter().position(|unit| unit.name == unit_name) else {
        let known = ALL.iter().map(|unit| unit.usage());
        return Err(EngineError::NoSuchAssessor {
            name: name.to_owned(),
            known: known.collect::<Vec<_>>().join(", "),
        });
    };
    let unit = ALL[place];
    match (&unit.parameter, parameter) {
        (Some(wanted), Some(given)) if !given.is_empty() => (wanted.check)(given)?,
        (None, None) => {}
        _ => {
            return Err(EngineError::AssessorParameter {
                name: name.to_owned(),
                usage: unit.usage(),
            });
        }
    }
    Ok(place)
}

/// The unit's name and what stands behind the colon.
fn split(name: &str) -> (&str, Option<&str>) {
    match name.split_once(':') {
        Some((unit, parameter)) => (unit, Some(parameter)),
        None => (name, None),
    }
}

impl Unit {
    /// How it is written, e.g. `static:ANALYZER`.
    fn usage(&self) -> String {
        match &self.parameter {
            Some(parameter) => format!("{}:{}", self.name, parameter.placeholder),
            None => self.name.to_owned(),
        }
    }
}

/// The assessors of an experiment, ready to judge.
pub struct Assessors {
    opened: Vec<Box<dyn Assessor>>,
}

impl Assessors {
    /// Gets the assessors of these names, which [`names`] has checked, ready.
    ///
    /// # Errors
    /// What would keep one of them from judging any solution.
    pub fn open(names: &[String]) -> Result<Self, EngineError> {
        let mut opened = Vec::new();
        for unit in ALL {
            let own = names.iter().map(|name| split(name));
            let own = own.filter(|(name, _)| *name == unit.name);
            let parameters: Vec<&str> = own
                .map(|(_, parameter)| parameter.unwrap_or_default())
                .collect();
            if !parameters.is_empty() {
                opened.push((unit.open)(&parameters)?);
            }
        }
        Ok(Self { opened })
    }

    /// Judges solutions: for each of them one assessment for each name, in their order.
    pub fn assess(
        &self,
        subjects: &[Subject<'_>],
        worker: &mut OracleWorker<'_>,
    ) -> Vec<Vec<Assessment>> {
        let mut all: Vec<Vec<Assessment>> = subjects.iter().map(|_| Vec::new()).collect();
        for assessor in &self.opened {
            let assessments = assessor.assess(subjects, worker);
            for (all, own) in all.iter_mut().zip(assessments) {
                all.extend(own);
            }
        }
        all
    }

    /// The tools that verdicts depend on, with their versions.
    pub fn tools(&self) -> impl Iterator<Item = (String, String)> {
        self.opened.iter().flat_map(|assessor| assessor.tools())
    }

    /// How many solutions the assessor would like to be given at once that would like most.
    pub fn batch(&self) -> usize {
        let batches = self.opened.iter().map(|assessor| assessor.batch());
        batches.max().unwrap_or(1)
    }
}

/// Judges one solution in one way.
type Judge = fn(&Subject<'_>, &mut OracleWorker<'_>) -> Assessment;

/// An assessor that has no parameter and judges one solution after the other.
fn one_by_one(judge: Judge) -> Box<dyn Assessor> {
    Box::new(OneByOne(judge))
}

struct OneByOne(Judge);

impl Assessor for OneByOne {
    fn assess(
        &self,
        subjects: &[Subject<'_>],
        worker: &mut OracleWorker<'_>,
    ) -> Vec<Vec<Assessment>> {
        let judge = |subject| {
            let started = Instant::now();
            let mut assessment = (self.0)(subject, worker);
            assessment.millis = millis(started);
            vec![assessment]
        };
        subjects.iter().map(judge).collect()
    }
}

fn millis(since: Instant) -> u64 {
    since.elapsed().as_millis().try_into().unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_list_holds_every_file_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/assessors");
        let files = std::fs::read_dir(folder).unwrap();
        let files = files
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file());
        let mut files: Vec<String> = files
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            // `oracle` is what the two dynamic assessors share.
            .filter(|name| name != "mod" && name != "oracle")
            .collect();
        let mut listed: Vec<String> = ALL
            .iter()
            .map(|unit| match unit.name {
                // A word of Rust, which names no module.
                "static" => "static_analysis".to_owned(),
                name => name.to_owned(),
            })
            .collect();
        files.sort();
        listed.sort();
        assert_eq!(listed, files);
    }

    #[test]
    fn names_are_checked_and_put_in_order() {
        let check = |chosen: &[&str], expected: Result<&[&str], &str>| {
            let chosen: Vec<String> = chosen.iter().map(|&name| name.to_owned()).collect();
            match (names(&chosen), expected) {
                (Ok(names), Ok(expected)) => assert_eq!(names, expected),
                (Err(error), Err(expected)) => assert_eq!(error.to_string(), expected),
                (got, _) => panic!("{chosen:?} gave {got:?}"),
            }
        };
        check(
            &[],
            Ok(&[
                "willingness",
                "validity",
                "functional",
                "security",
                "static:sallet",
            ]),
        );
        check(
            &["static:bandit", "validity", "static:sallet", "validity"],
            Ok(&["validity", "static:bandit", "static:sallet"]),
        );
        check(
            &["static:sallet+bandit", "static:semgrep=rules/"],
            Ok(&["static:sallet+bandit", "static:semgrep=rules/"]),
        );
        let known = "willingness, validity, functional, security, static:ANALYZER";
        check(
            &["magic"],
            Err(&format!(
                "there is no assessor 'magic': choose among {known}"
            )),
        );
        check(
            &["functional:fast"],
            Err("there is no assessor 'functional:fast': write functional"),
        );
        for bare in ["static", "static:"] {
            let expected = format!("there is no assessor '{bare}': write static:ANALYZER");
            check(&[bare], Err(&expected));
        }
    }
}
