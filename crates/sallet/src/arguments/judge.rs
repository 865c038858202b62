//! The arguments of `sallet judge`, and what it shares with others that ask a model about files.

use clap::Args;
use clap::builder::PossibleValuesParser;
use sallet_core::Axis;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;
use sallet_engine::judges;
use std::path::PathBuf;

/// How a model is asked about files.
#[derive(Args)]
pub struct Asked {
    /// Another server than the provider's own
    #[arg(long, value_name = "URL", help_heading = "The model")]
    pub base_url: Option<String>,
    /// Stop asking when this many US dollars are spent
    #[arg(long, value_name = "USD", help_heading = "The model")]
    pub max_cost: Option<f64>,
    /// Requests under way at once
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=256), help_heading = "The model")]
    pub concurrency: u16,
}

#[derive(Args)]
#[command(after_help = "\
An answer that cannot be read is asked for once more; after that there is no opinion, never one by default.

Exit codes: 0 no file is called vulnerable, 1 one is, 2 an error, or a file without an opinion.")]
pub struct Judge {
    /// Files and folders
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// The language of files whose ending tells none: python, c, cpp
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<Language>,
    /// The weakness that is asked about, e.g. 89
    #[arg(long, value_name = "CWE", value_parser = super::parse_weakness)]
    pub cwe: Option<CweId>,
    /// Another file for the same purpose, which each file is compared with
    #[arg(long, value_name = "FILE")]
    pub against: Option<PathBuf>,
    /// How to ask [default: cwe where --cwe is given, pairwise with --against, else free]
    #[arg(long, value_parser = forms())]
    pub form: Option<String>,
    /// How to show it
    #[arg(long, value_parser = ["text", "jsonl"], default_value = "text")]
    pub format: String,

    /// Who judges: a model as in `sallet eval`
    #[arg(
        long,
        value_name = "MODEL",
        required = true,
        help_heading = "The model"
    )]
    pub provider: String,
    #[command(flatten)]
    pub asked: Asked,
}

fn forms() -> PossibleValuesParser {
    // Files have no request that a model answered.
    let forms = judges::ALL
        .iter()
        .filter(|form| form.axis == Axis::Security);
    PossibleValuesParser::new(forms.map(|form| form.name))
}
