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
    /// The folder of a checkout of the paper's repository; a part of it will do. Papers that published no
    /// data take none
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

#[derive(Args)]
pub struct Import {
    /// Which paper
    #[arg(value_parser = importers())]
    pub paper: String,
    /// The folder of a checkout of the paper's repository; a part of it will do
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,
    /// Folder for the run
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

#[derive(Args)]
#[command(after_help = "\
Each line holds task_id, setting, sample and completion, the answer byte for byte as it came. Where a cell was \
repaired, it is the attempt that counts. `sallet eval --provider file:FILE` reads the file again; export one \
--setting for that.")]
pub struct Export {
    /// The run's folder
    pub run: PathBuf,
    /// Only this setting, e.g. "openai/gpt-4o code t=0.2"
    #[arg(long, value_name = "ID")]
    pub setting: Option<String>,
    /// The code taken out of the answers instead, as `solution`
    #[arg(long)]
    pub solutions: bool,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

fn importers() -> PossibleValuesParser {
    PossibleValuesParser::new(
        sallet_reproduce::IMPORTERS
            .iter()
            .map(|importer| importer.name),
    )
}
