//! External analyzers: what to run, and what their answers mean. Nothing here runs anything.
//!
//! An analyzer is one file and one line in [`ALL`]. To use one: find its [`program`] and run it
//! with its [`version`] arguments; [`version_of`] reads what it says. [`plan`] gives the commands
//! for a [`Batch`] of files. Run them, in any order, and give all of them with their outputs to
//! [`read`], which says something about every file that the analyzer was to read: findings,
//! or nothing, or a problem. A program that is missing, is late, dies, fails, contradicts itself,
//! writes what cannot be read or passes over a file in silence is a problem, never "clean".
//!
//! Comments that suppress findings (`# nosec`, `# noqa`, `# nosemgrep`) are switched off in the
//! analyzers themselves, so that Sallet can treat them all alike and show what they hide. So are
//! configuration files, which belong to the code that is judged.
//!
//! [`program`]: External::program
//! [`version`]: External::version
//! [`version_of`]: External::version_of
//! [`plan`]: External::plan
//! [`read`]: External::read

mod bandit;
mod codeql;
mod cppcheck;
mod gcc;
pub mod merge;
mod ruff;
pub mod sarif;
mod semgrep;
mod support;

pub use support::answer::{FileOutcome, Outcome};
pub use support::batch::{Batch, Source};
pub use support::command::{Command, Installed, Needs, Output, Run, Status, Version};
pub use support::error::{ExternalError, Unreadable};

use sallet_core::task::Language;
use support::answer::Answer;
use support::command::Exit;

/// An analyzer that is not part of Sallet.
pub struct External {
    /// Its name, as in `--with bandit`; also the name of its file.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// How to install it, in a few words.
    pub install: &'static str,
    /// The languages it reads.
    pub languages: &'static [Language],
    /// The name of its program.
    pub program: &'static str,
    /// The arguments with which it tells its version.
    pub version: &'static [&'static str],
    /// Which rules it uses.
    pub rules: Rules,
    /// What a run of it takes.
    pub needs: Needs,
    /// Whether it reads the whole folder and not only the files it is given: then the files are
    /// not to be shared out over several runs.
    pub reads_folder: bool,
    /// The commands for these files of the batch, which are in its languages.
    plan: Plan,
    exit: fn(i32) -> Exit,
    /// Adds nothing before it has read all of the output.
    parse: fn(&Run, &mut Answer<'_>) -> Result<(), Unreadable>,
}

/// Which rules an analyzer uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// Always its own.
    Own,
    /// Those of a file or folder that the user names.
    Files,
    /// Its own, or those of a file, folder or suite that the user names.
    OwnOrNamed,
}

type Plan = fn(&Installed, &Batch<'_>, Vec<usize>) -> Result<Vec<Command>, ExternalError>;

/// Every external analyzer.
pub const ALL: &[External] = &[
    bandit::ANALYZER,
    ruff::ANALYZER,
    semgrep::ANALYZER,
    codeql::ANALYZER,
    cppcheck::ANALYZER,
    gcc::ANALYZER,
];

impl External {
    /// The error to report when its program is not there.
    pub fn missing(&self) -> ExternalError {
        ExternalError::Missing {
            analyzer: self.name,
            install: self.install,
        }
    }

    /// The version in what its program said.
    ///
    /// # Errors
    /// When the program failed or named none.
    pub fn version_of(&self, output: &Output) -> Result<Version, ExternalError> {
        Version::read(self.name, output)
    }

    /// What to run for the files of the batch in its languages: nothing if there are none. The
    /// commands do not depend on each other. They need a folder for temporary files and read the
    /// batch's folder; none needs the network.
    ///
    /// # Errors
    /// When this release of it cannot do it, or it needs rules and has none.
    pub fn plan(
        &self,
        installed: &Installed,
        batch: &Batch<'_>,
    ) -> Result<Vec<Command>, ExternalError> {
        match batch.written_in(self.languages) {
            files if files.is_empty() => Ok(Vec::new()),
            files => (self.plan)(installed, batch, files),
        }
    }

    /// What the outputs of all planned commands say.
    pub fn read(&self, runs: &[Run], batch: &Batch<'_>) -> Outcome {
        let mut answer = Answer::new(self.name, batch, self.reads_folder);
        for run in runs {
            if let Err(error) = self.read_one(run, &mut answer) {
                answer.fail(&run.command.files, &error);
            }
        }
        answer.finish(self.name, &batch.written_in(self.languages))
    }

    /// Whether nothing can be read from what a run left, so that there may be more to read when
    /// each of its files has a run of its own.
    pub fn is_lost(&self, run: &Run, batch: &Batch<'_>) -> bool {
        let mut answer = Answer::new(self.name, batch, self.reads_folder);
        self.read_one(run, &mut answer).is_err()
    }

    fn read_one(&self, run: &Run, answer: &mut Answer<'_>) -> Result<(), ExternalError> {
        let analyzer = self.name;
        let output = &run.output;
        let Status::Exited(code) = output.status else {
            return ExternalError::of_status(analyzer, &output.status);
        };
        let before = answer.reports();
        let parsed = (self.parse)(run, answer);
        let reports = answer.reports() - before;
        match (self.exit)(code) {
            Exit::Failed => {
                return Err(ExternalError::Failed {
                    analyzer,
                    code,
                    said: output.last_words(),
                });
            }
            Exit::Clean if parsed.is_ok() && reports > 0 => {}
            Exit::Findings if parsed.is_ok() && reports == 0 => {}
            Exit::Clean | Exit::Findings | Exit::Done => {
                return parsed.map_err(|source| ExternalError::Unreadable {
                    analyzer,
                    source,
                    said: output.last_words(),
                });
            }
        }
        Err(ExternalError::Contradiction {
            analyzer,
            code,
            reports,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_and_all_hold_the_same_analyzers() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/external");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|file| file.ends_with(".rs"))
            .filter(|file| !["mod.rs", "merge.rs", "sarif.rs"].contains(&file.as_str()))
            .collect();
        let mut listed: Vec<String> = ALL
            .iter()
            .map(|analyzer| format!("{}.rs", analyzer.name))
            .collect();
        files.sort();
        listed.sort();
        assert_eq!(files, listed);
    }
}
