//! The arguments of `sallet fix`.

use super::{Asked, Selection};
use clap::Args;
use clap::builder::PossibleValuesParser;
use sallet_core::task::Language;
use sallet_engine::repair;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = "\
A repair counts when the code parses, what callers use is still there, nothing was emptied, swallowed or \
silenced, the tests pass (with --tests) and the finding is gone without another as bad. Proven: all of \
that, tests included. Plausible: there was no test to prove it; functions of Python files are then called in \
the sandbox before and after, and must return the same on ordinary input. Everything else is turned down.

Exit codes: 0 nothing to fix or all of it repaired, 1 findings are left, 2 an error.")]
pub struct Fix {
    /// Files and folders [default: the current folder]
    pub paths: Vec<PathBuf>,
    /// The language of files whose ending tells none: python, c, cpp
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<Language>,

    #[command(flatten)]
    pub selection: Selection,

    /// Only findings on lines that differ from this commit, or from where HEAD forked from it
    #[arg(long, value_name = "REF", help_heading = "What to report")]
    pub diff: Option<String>,

    /// Who repairs: `rules` is the analyzer itself and asks no model; else a model as in `sallet eval`
    #[arg(
        long,
        value_name = "MODEL",
        default_value = "rules",
        help_heading = "How to repair"
    )]
    pub provider: String,
    /// How the model is asked [default: prove]
    #[arg(long, value_parser = strategies(), help_heading = "How to repair")]
    pub strategy: Option<String>,
    /// Candidates asked for beside each other
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100), help_heading = "How to repair")]
    pub candidates: u32,
    /// Rounds of repair and proof
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=100), help_heading = "How to repair")]
    pub rounds: u32,
    /// Run this in a copy of the current folder, in the sandbox: a repair must leave it at exit code 0
    #[arg(long, value_name = "COMMAND", help_heading = "How to repair")]
    pub tests: Option<String>,
    /// Seconds for one run of the tests
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 300,
        value_parser = clap::value_parser!(u64).range(1..),
        help_heading = "How to repair"
    )]
    pub tests_time_limit: u64,
    /// Take only what tests have proven
    #[arg(long, requires = "tests", help_heading = "How to repair")]
    pub only_proven: bool,
    #[command(flatten)]
    pub asked: Asked,

    /// Change the files
    #[arg(long, help_heading = "What to do with repairs")]
    pub write: bool,
    /// Write the changes to a file that `git apply` reads
    #[arg(long, value_name = "FILE", help_heading = "What to do with repairs")]
    pub patch: Option<PathBuf>,
    /// Write the findings with their repairs to a SARIF file
    #[arg(long, value_name = "FILE", help_heading = "What to do with repairs")]
    pub sarif: Option<PathBuf>,
}

/// All but those that repair nothing or take no model.
fn strategies() -> PossibleValuesParser {
    let names = repair::ALL.iter().map(|strategy| strategy.name);
    PossibleValuesParser::new(names.filter(|name| !["none", "rules"].contains(name)))
}
