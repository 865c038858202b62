//! The arguments of `sallet reproduce`.

use clap::Args;
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = papers_help())]
pub struct Reproduce {
    /// Which paper
    #[arg(value_parser = papers())]
    pub paper: String,
    /// The folder of a checkout of the paper's repository; a part of it will do
    #[arg(long, value_name = "DIR")]
    pub from: Option<PathBuf>,
    /// Only this table, e.g. "Table II" (repeatable)
    #[arg(long, value_name = "ID")]
    pub table: Vec<String>,
    /// As JSON, with every number in full
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,
    /// As a page for documentation
    #[arg(long)]
    pub markdown: bool,
}

fn papers() -> PossibleValuesParser {
    PossibleValuesParser::new(sallet_reproduce::ALL.iter().map(|paper| paper.name))
}

fn papers_help() -> String {
    let widest = sallet_reproduce::ALL
        .iter()
        .map(|paper| paper.name.len())
        .max();
    let width = widest.unwrap_or(0);
    let lines = sallet_reproduce::ALL
        .iter()
        .map(|paper| format!("  {:width$}  {}\n", paper.name, paper.about));
    format!(
        "Papers:\n{}\nExit codes: 0 what is there was computed, be it equal to the paper or not; 2 an error.",
        lines.collect::<String>()
    )
}
