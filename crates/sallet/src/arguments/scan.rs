//! The arguments of `sallet scan` and `sallet rules`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};
use sallet_analysis::finding::{Confidence, Severity};
use sallet_analysis::formats::Format;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;
use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = "\
Exit codes: 0 nothing found, 1 findings (of the severity of --fail-on), 2 an error: bad input, an \
analyzer that is missing or failed, a file that cannot be opened, or with --strict one that was not \
analysed whole.

Configuration: the nearest sallet.toml or pyproject.toml with [tool.sallet] in the folder of a path \
or above it. Options given here win. Keys: exclude, select, ignore, min-severity, min-confidence, \
fail-on, models, with, per-path-ignores.

Comments suppress findings on the lines of the code they stand at: `sallet: ignore[RULE] reason`, \
`nosec`, `noqa: S608`, `NOLINT`.")]
pub struct Scan {
    /// Files and folders; `-` is standard input [default: the current folder]
    pub paths: Vec<PathBuf>,
    /// The language of standard input, of files whose ending tells none, and of --jsonl: python,
    /// c, cpp
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<Language>,

    #[command(flatten)]
    pub selection: Selection,

    /// Only findings on lines that differ from this commit, or from where HEAD forked from it.
    /// With --fix it takes no value: show the changes, make none
    #[arg(long, value_name = "REF", num_args = 0..=1, help_heading = "What to report")]
    pub diff: Option<Option<String>>,
    /// Only findings that are not in this SARIF file
    #[arg(long, value_name = "FILE", help_heading = "What to report")]
    pub baseline: Option<PathBuf>,
    /// Report comments that suppress nothing: `sallet: ignore`, with `all` also nosec and noqa: S…
    #[arg(
        long,
        value_name = "WHICH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "sallet",
        help_heading = "What to report"
    )]
    pub report_unused_suppressions: Option<Unused>,

    /// How to show it
    #[arg(long, value_parser = formats(), default_value = "text", help_heading = "How to report")]
    pub format: Format,
    /// Write to this file, when all is done, instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "How to report")]
    pub output: Option<PathBuf>,
    /// Exit with 1 only for findings that are at least so bad
    #[arg(long, value_parser = parse_severity, value_name = "low|medium|high|critical", help_heading = "How to report")]
    pub fail_on: Option<Severity>,
    /// Exit with 2 when a file is broken, skipped or timed out
    #[arg(long, help_heading = "How to report")]
    pub strict: bool,
    /// Change the files where a safe rewrite is known, and report what is left
    #[arg(long, conflicts_with = "with", help_heading = "How to report")]
    pub fix: bool,

    /// Ask these too: bandit, ruff, semgrep, codeql, cppcheck, gcc
    #[arg(
        long,
        value_name = "ANALYZER",
        value_delimiter = ',',
        help_heading = "How to analyse"
    )]
    pub with: Vec<String>,

    /// Judge each row of a JSON Lines file, plain or gzip, and write one verdict a line. Findings
    /// leave the exit code 0; those that comments in the code suppress count for the verdict
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["paths", "cwe", "diff", "baseline", "report_unused_suppressions", "format", "fail_on", "strict", "fix", "with", "config", "no_config"],
        help_heading = "Research"
    )]
    pub jsonl: Option<PathBuf>,
    /// The field that holds the code
    #[arg(
        long,
        value_name = "FIELD",
        default_value = "code",
        requires = "jsonl",
        help_heading = "Research"
    )]
    pub code_field: String,
    /// The field that holds the weakness the row is about, e.g. CWE-89 or 89; `target` is the
    /// verdict for it
    #[arg(
        long,
        value_name = "FIELD",
        requires = "jsonl",
        help_heading = "Research"
    )]
    pub cwe_field: Option<String>,
    /// The field that holds the language [default: all rows are in --language, or Python]
    #[arg(
        long,
        value_name = "FIELD",
        requires = "jsonl",
        help_heading = "Research"
    )]
    pub language_field: Option<String>,
}

/// How files are analysed, and which of the findings count.
#[derive(Args)]
pub struct Selection {
    /// Only findings of these weaknesses and their relatives, e.g. 89,78. Rules that make sense
    /// only when one asks, such as a missing check, speak too
    #[arg(
        long,
        value_name = "CWE",
        value_delimiter = ',',
        value_parser = super::parse_weakness,
        help_heading = "What to report"
    )]
    pub cwe: Vec<CweId>,
    /// Only findings that are at least so bad
    #[arg(long, value_parser = parse_severity, value_name = "low|medium|high|critical", help_heading = "What to report")]
    pub min_severity: Option<Severity>,
    /// Only findings that are at least so sure [default: medium]
    #[arg(long, value_parser = parse_confidence, value_name = "low|medium|high", help_heading = "What to report")]
    pub min_confidence: Option<Confidence>,

    /// Library models that add to the built-in ones
    #[arg(long, value_name = "DIR", help_heading = "How to analyse")]
    pub models: Option<PathBuf>,
    /// Seconds for one file; what is not done then is reported as timed out
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..), help_heading = "How to analyse")]
    pub time_limit: u64,
    /// Files analysed at once [default: one a processor]
    #[arg(long, value_name = "N", help_heading = "How to analyse")]
    pub threads: Option<NonZeroUsize>,
    /// Read this configuration instead of the nearest
    #[arg(long, value_name = "FILE", help_heading = "How to analyse")]
    pub config: Option<PathBuf>,
    /// Read no configuration, so that scanned code cannot change what is reported
    #[arg(long, conflicts_with = "config", help_heading = "How to analyse")]
    pub no_config: bool,
}

impl Selection {
    /// The defaults, whatever a configuration says.
    pub fn unconfigured() -> Self {
        Self {
            cwe: Vec::new(),
            min_severity: None,
            min_confidence: None,
            models: None,
            time_limit: 10,
            threads: None,
            config: None,
            no_config: true,
        }
    }
}

/// Whose suppressions are reported when they suppress nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Unused {
    // Those that speak to Sallet alone.
    Sallet,
    // Also those that speak to Bandit and Ruff.
    All,
}

#[derive(Subcommand)]
pub enum Rules {
    /// List the rules
    List {
        /// How to show them
        #[arg(long, value_parser = ["text", "json"], default_value = "text")]
        format: String,
        /// For every CWE of the data sets: which rule speaks for it, or why none can
        #[arg(long)]
        coverage: bool,
    },
    /// Show what a rule does, why, an example and a better way
    Show {
        /// The rule's name, e.g. sql-injection
        rule: String,
    },
    /// Prove that each rule reports its example, not its better way, and that its fix holds
    Check,
    /// Compare verdicts with labels: precision, recall, F1, balanced accuracy, by CWE
    Accuracy(Box<Accuracy>),
}

#[derive(Args)]
pub struct Accuracy {
    /// Labelled code in JSON Lines, plain or gzip (repeatable)
    #[arg(long, value_name = "FILE", required = true)]
    pub labels: Vec<PathBuf>,
    /// How to show it
    #[arg(long, value_parser = ["text", "md", "json"], default_value = "text")]
    pub format: String,

    /// The field that holds the code
    #[arg(
        long,
        value_name = "FIELD",
        default_value = "code",
        help_heading = "Rows"
    )]
    pub code_field: String,
    /// The field that holds the weakness the row is about, e.g. CWE-89, 89 or null
    #[arg(
        long,
        value_name = "FIELD",
        default_value = "cwe",
        help_heading = "Rows"
    )]
    pub cwe_field: String,
    /// The field that says whether the code has that weakness: true, false, a count, or null
    #[arg(
        long,
        value_name = "FIELD",
        default_value = "label",
        help_heading = "Rows"
    )]
    pub label_field: String,
    /// The field that holds every weakness of the code, e.g. CWE-79:rule:L31; CWE-89:rule:L4
    #[arg(long, value_name = "FIELD", help_heading = "Rows")]
    pub findings_field: Option<String>,
    /// The field that says which rows belong together, such as the prompt: intervals are over these
    #[arg(long, value_name = "FIELD", help_heading = "Rows")]
    pub group_field: Option<String>,
    /// The field that holds the language [default: all rows are in --language]
    #[arg(long, value_name = "FIELD", help_heading = "Rows")]
    pub language_field: Option<String>,
    /// The language of all rows: python, c, cpp [default: python]
    #[arg(long, value_name = "LANGUAGE", help_heading = "Rows")]
    pub language: Option<Language>,

    /// Count findings that are at least so sure [default: medium]
    #[arg(long, value_parser = parse_confidence, value_name = "low|medium|high", help_heading = "How to analyse")]
    pub min_confidence: Option<Confidence>,
    /// Library models that add to the built-in ones
    #[arg(long, value_name = "DIR", help_heading = "How to analyse")]
    pub models: Option<PathBuf>,
    /// Seconds for one row; what is not done then counts as unscored
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..), help_heading = "How to analyse")]
    pub time_limit: u64,
    /// Rows analysed at once [default: one a processor]
    #[arg(long, value_name = "N", help_heading = "How to analyse")]
    pub threads: Option<NonZeroUsize>,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name)).try_map(|name| name.parse::<Format>())
}

fn parse_severity(text: &str) -> Result<Severity, String> {
    match text {
        "low" => Ok(Severity::Low),
        "medium" => Ok(Severity::Medium),
        "high" => Ok(Severity::High),
        "critical" => Ok(Severity::Critical),
        _ => Err("choose low, medium, high or critical".to_owned()),
    }
}

fn parse_confidence(text: &str) -> Result<Confidence, String> {
    match text {
        "low" => Ok(Confidence::Low),
        "medium" => Ok(Confidence::Medium),
        "high" => Ok(Confidence::High),
        _ => Err("choose low, medium or high".to_owned()),
    }
}
