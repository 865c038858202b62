//! `sallet reproduce`: a paper's numbers again from its own data.

use crate::arguments::Reproduce;
use crate::terminal::output;
use anyhow::{Context, Result, bail};
use sallet_reproduce::{Reproduction, by_name, render};
use std::io::Write;
use std::process::ExitCode;

pub fn run(options: &Reproduce) -> Result<ExitCode> {
    let paper = by_name(&options.paper).context("no such paper")?;
    let mut reproduction = paper.reproduce(options.from.as_deref())?;
    choose(&mut reproduction, &options.table)?;
    let shown = match (options.json, options.markdown) {
        (true, _) => render::json(&reproduction)? + "\n",
        (_, true) => render::markdown(&reproduction),
        _ => render::text(&reproduction),
    };
    output().write_all(shown.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Keeps the tables that `wanted` names; all of them if it names none.
fn choose(reproduction: &mut Reproduction, wanted: &[String]) -> Result<()> {
    for id in wanted {
        if !reproduction
            .tables
            .iter()
            .any(|table| table.id.eq_ignore_ascii_case(id))
        {
            let known = reproduction
                .tables
                .iter()
                .map(|table| format!("'{}'", table.id));
            bail!(
                "there is no table '{id}': choose among {}",
                known.collect::<Vec<_>>().join(", ")
            );
        }
    }
    if !wanted.is_empty() {
        let is_wanted = |id: &str| wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(id));
        reproduction.tables.retain(|table| is_wanted(&table.id));
    }
    Ok(())
}
