//! `sallet merge`: shards into one run.

use crate::arguments::Merge;
use crate::terminal::output;
use anyhow::Result;
use sallet_engine::run::{RunFolder, merge};
use std::io::Write;
use std::process::ExitCode;

pub fn run(options: &Merge) -> Result<ExitCode> {
    let parts: Vec<_> = options.runs.iter().map(RunFolder::new).collect();
    let merged = merge(&parts, &RunFolder::new(&options.out))?;
    let out = options.out.display();
    writeln!(
        output(),
        "{} cells in {out}; {} stood in several runs, {} are missing.",
        merged.cells,
        merged.duplicates,
        merged.missing
    )?;
    if merged.missing > 0 {
        writeln!(
            output(),
            "Do what is missing with: sallet eval --resume {out}"
        )?;
    }
    Ok(ExitCode::SUCCESS)
}
