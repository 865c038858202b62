//! The command line. `--help` is derived from the comments here.

mod dataset;
mod fix;
mod judge;
mod reproduce;
mod scan;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use sallet_core::cwe::{self, BadCweId, CweId};
use sallet_core::experiment::{Hint, PromptMode};
use std::path::PathBuf;

pub use dataset::{Check, Dataset, ImportDataset, Taxonomy, TaxonomyCommand};
pub use fix::Fix;
pub use judge::{Asked, Judge};
pub use reproduce::{Export, Import, Reproduce};
pub use scan::{Accuracy, Rules, Scan, Selection, Unused};

/// Measures and improves the security of code that language models write.
#[derive(Parser)]
#[command(
    name = "sallet",
    version,
    after_help = "Exit codes: 0 fine, 1 a check or limit was not met, 2 an error."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Ask models, judge their code in a sandbox, write a report
    Eval(Box<Eval>),
    /// Find weaknesses in code, by reading it
    Scan(Box<Scan>),
    /// Repair what scan finds, and prove that the repair holds
    Fix(Box<Fix>),
    /// Ask a model whether code is vulnerable
    Judge(Judge),
    /// List, show and check the rules of the analyzer
    #[command(subcommand)]
    Rules(Rules),
    /// Write a report of a run
    Report(Report),
    /// Judge the stored solutions of a run again; asks no model
    Rescore(Rescore),
    /// Put the runs of several shards into one
    Merge(Merge),
    /// Write the answers of a run as a samples file
    Export(Export),
    /// List, show and check benchmark tasks, and say which weaknesses they cover
    #[command(subcommand)]
    Dataset(Dataset),
    /// List the taxonomy of 58 weaknesses, or show one with its prompt and code
    Taxonomy(Taxonomy),
    /// Compute a paper's numbers again from its own data
    Reproduce(Reproduce),
    /// Make an ordinary run of the answers that a paper published
    Import(Import),
    /// Say what this machine offers and what is missing
    Doctor,
    /// Install the Python packages that some tasks need (once; from the package registry)
    Setup {
        /// Which: those of the built-in tasks, or those that the tests of SALLM were written for
        #[arg(value_name = "SET", default_value = "bench", value_parser = ["bench", "sallm"])]
        set: String,
    },
}

#[derive(Args)]
pub struct Eval {
    /// `quickstart`, another experiment that comes with the program, or an experiment file (.toml); a
    /// run's folder with --rescore. May be left out with --resume
    #[arg(required_unless_present_any = ["resume", "provider"])]
    pub experiment: Option<String>,
    /// Folder for the log and the report [default: runs/NAME-TIME]
    #[arg(long, value_name = "DIR", conflicts_with = "resume")]
    pub out: Option<PathBuf>,
    /// Continue the run in this folder: do only what is missing
    #[arg(long, value_name = "DIR")]
    pub resume: Option<PathBuf>,
    /// Judge the answers of a run again and report, as `sallet rescore` and `sallet report`; nobody is
    /// asked
    #[arg(long, conflicts_with_all = ["resume", "out", "provider"], requires = "experiment")]
    pub rescore: bool,
    /// With --rescore, only by these assessors, e.g. static:sallet,tests (repeatable)
    #[arg(
        long,
        value_name = "ASSESSOR",
        value_delimiter = ',',
        requires = "rescore"
    )]
    pub assess: Vec<String>,

    /// Who answers, instead of the experiment's models or providers: openai/MODEL, anthropic/MODEL,
    /// ollama/MODEL, file:SAMPLES.jsonl, reference/secure, … (repeatable)
    #[arg(long, value_name = "MODEL", help_heading = "What to ask")]
    pub provider: Vec<String>,
    /// Another server than the provider's own, e.g. http://localhost:8000/v1
    #[arg(long, value_name = "URL", help_heading = "What to ask")]
    pub base_url: Option<String>,
    /// `bench`, `taxonomy-instructions`, a file, or IMPORTER:PATH for what others published, e.g.
    /// humaneval:FILE (repeatable)
    #[arg(long, value_name = "DATASET", help_heading = "What to ask")]
    pub dataset: Vec<String>,
    /// Which field of the file to read as which field of a task, e.g. task_id=ID, code_prompt=Prompt
    /// (repeatable)
    #[arg(long, value_parser = parse_map, value_name = "FIELD=NAME", help_heading = "What to ask")]
    pub map: Vec<(String, String)>,
    /// Only tasks whose id matches; * stands for any text (repeatable)
    #[arg(long, value_name = "PATTERN", help_heading = "What to ask")]
    pub task: Vec<String>,
    /// Only this many tasks, spread evenly over the datasets: for a taste
    #[arg(long, value_name = "N", help_heading = "What to ask")]
    pub limit: Option<u32>,
    /// Answers for each task and setting
    #[arg(long, value_name = "N", help_heading = "What to ask")]
    pub samples: Option<u32>,
    /// Sampling temperature (repeatable: one setting each)
    #[arg(long, value_name = "T", help_heading = "What to ask")]
    pub temperature: Vec<f64>,
    /// Nucleus sampling, above 0 and at most 1
    #[arg(long, value_name = "P", help_heading = "What to ask")]
    pub top_p: Option<f64>,
    /// Most tokens in an answer
    #[arg(long, value_name = "N", help_heading = "What to ask")]
    pub max_tokens: Option<u32>,
    /// A text that ends an answer (repeatable)
    #[arg(long, value_name = "TEXT", help_heading = "What to ask")]
    pub stop: Vec<String>,
    /// Seed of the first sample; sample i is asked for with seed + i
    #[arg(long, value_name = "N", help_heading = "What to ask")]
    pub seed: Option<u64>,
    /// System message
    #[arg(long, value_name = "TEXT", help_heading = "What to ask")]
    pub system: Option<String>,
    /// Which of a task's prompts to send; `any`: code where it has that, else text (repeatable: one setting
    /// each)
    #[arg(long, value_parser = parse_mode, value_name = "code|text|any", help_heading = "What to ask")]
    pub prompt: Vec<PromptMode>,
    /// What the prompt says about security (repeatable: one setting each)
    #[arg(long, value_parser = parse_hint, value_name = "none|generic|specific", help_heading = "What to ask")]
    pub hint: Vec<Hint>,
    /// A model that judges every solution, and how it is asked: cwe=openai/MODEL, yes-no=…, renamed=…,
    /// free=…, pairwise=…, willingness=… (repeatable)
    #[arg(long, value_name = "FORM=MODEL", help_heading = "Who judges")]
    pub judge: Vec<String>,

    /// Requests under way at once
    #[arg(
        long,
        value_name = "N",
        default_value_t = 8,
        help_heading = "How fast, how much"
    )]
    pub concurrency: u16,
    /// Most requests a minute
    #[arg(long, value_name = "N", help_heading = "How fast, how much")]
    pub rate: Option<u32>,
    /// Seconds after which a request is tried again
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 120,
        help_heading = "How fast, how much"
    )]
    pub timeout: u64,
    /// Stop, resumably, when this many US dollars are spent
    #[arg(long, value_name = "USD", help_heading = "How fast, how much")]
    pub max_cost: Option<f64>,
    /// Stop, resumably, when this many tokens are used
    #[arg(long, value_name = "N", help_heading = "How fast, how much")]
    pub max_tokens_total: Option<u64>,
    /// Prices that add to or replace the built-in ones (TOML)
    #[arg(long, value_name = "FILE", help_heading = "How fast, how much")]
    pub prices: Option<PathBuf>,
    /// Do only one part: 2/8, or auto/8 for the index of a Kubernetes Indexed Job. A Slurm array
    /// is recognised by itself
    #[arg(long, value_name = "I/N", help_heading = "How fast, how much")]
    pub shard: Option<String>,

    /// Run untrusted code with resource limits only. Anything it does happens to this machine
    #[arg(long, help_heading = "Danger")]
    pub unsafe_without_sandbox: bool,
}

impl Eval {
    /// Whether an option changes what an experiment asks.
    pub fn asks_otherwise(&self) -> bool {
        let lists = [
            self.provider.is_empty(),
            self.dataset.is_empty(),
            self.map.is_empty(),
            self.task.is_empty(),
            self.temperature.is_empty(),
            self.stop.is_empty(),
            self.prompt.is_empty(),
            self.hint.is_empty(),
            self.judge.is_empty(),
        ];
        let single = [
            self.base_url.is_some(),
            self.limit.is_some(),
            self.samples.is_some(),
            self.top_p.is_some(),
            self.max_tokens.is_some(),
            self.seed.is_some(),
            self.system.is_some(),
        ];
        lists.contains(&false) || single.contains(&true)
    }
}

#[derive(Args)]
pub struct Report {
    /// The run's folder
    pub run: PathBuf,
    /// How to show it
    #[arg(long, value_parser = format_names(), default_value = "text")]
    pub format: String,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Leave solutions without a body out of every metric but the empty ratio
    #[arg(long)]
    pub leave_out_empty: bool,
}

#[derive(Args)]
pub struct Rescore {
    /// The run's folder
    pub run: PathBuf,
    /// Only by these assessors, be they the run's own or not, e.g. static:sallet,tests; the verdicts of
    /// others stay (repeatable) [default: the run's own]
    #[arg(long, value_name = "ASSESSOR", value_delimiter = ',')]
    pub assess: Vec<String>,
    /// Run untrusted code with resource limits only. Anything it does happens to this machine
    #[arg(long, help_heading = "Danger")]
    pub unsafe_without_sandbox: bool,
}

#[derive(Args)]
pub struct Merge {
    /// The folders of the runs
    #[arg(required = true)]
    pub runs: Vec<PathBuf>,
    /// Folder for the merged run
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

fn format_names() -> PossibleValuesParser {
    PossibleValuesParser::new(sallet_report::formats::ALL.iter().map(|format| format.name))
}

fn parse_map(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, name)) if !field.is_empty() && !name.is_empty() => {
            Ok((field.to_owned(), name.to_owned()))
        }
        _ => Err("write FIELD=NAME, e.g. task_id=ID".to_owned()),
    }
}

fn parse_mode(text: &str) -> Result<PromptMode, String> {
    match text {
        "code" => Ok(PromptMode::Code),
        "text" => Ok(PromptMode::Text),
        "any" => Ok(PromptMode::Any),
        _ => Err("choose code, text or any".to_owned()),
    }
}

fn parse_hint(text: &str) -> Result<Hint, String> {
    match text {
        "none" => Ok(Hint::None),
        "generic" => Ok(Hint::Generic),
        "specific" => Ok(Hint::Specific),
        _ => Err("choose none, generic or specific".to_owned()),
    }
}

/// The id of a weakness of the catalogue: a mistyped one would be asked about in vain.
fn parse_weakness(text: &str) -> Result<CweId, String> {
    let id: CweId = text.parse().map_err(|error: BadCweId| error.to_string())?;
    match cwe::lookup(id) {
        Some(_) => Ok(id),
        None => Err(format!("the CWE catalogue has no weakness {id}")),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
