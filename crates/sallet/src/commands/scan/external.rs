//! What external analyzers say of the files of a scan.

use super::files::{Input, Target};
use super::part::Part;
use anyhow::{Result, bail};
use sallet_analysis::file::{AnalyzerRun, Problem};
use sallet_analysis::finding::Finding;
use std::collections::HashMap;
use std::path::Path;

/// All that they said.
#[derive(Default)]
pub struct External {
    /// Who took part, with versions and what failed as a whole.
    pub runs: Vec<AnalyzerRun>,
    /// Findings and problems by the path as it is shown.
    pub files: HashMap<String, (Vec<Finding>, Vec<Problem>)>,
}

/// Asks the analyzers of every part about its files.
pub fn ask_all(parts: &[Part], targets: &[Target<'_>]) -> Result<External> {
    let mut all = External::default();
    for part in parts.iter().filter(|part| !part.with.is_empty()) {
        let own = targets
            .iter()
            .filter(|target| std::ptr::eq(target.part, part));
        let files: Vec<(&Target<'_>, &Path)> = own
            .filter_map(|target| match &target.input {
                Input::File(path) => Some((target, path.as_path())),
                Input::Stdin => None,
            })
            .collect();
        let one = ask(&part.with, &files)?;
        all.files.extend(one.files);
        for run in one.runs {
            match all.runs.iter_mut().find(|known| known.name == run.name) {
                Some(known) => known.problems.extend(run.problems),
                None => all.runs.push(run),
            }
        }
    }
    Ok(all)
}

/// Runs the analyzers called `names` over files.
fn ask(names: &[String], _files: &[(&Target<'_>, &Path)]) -> Result<External> {
    bail!("{}: external analyzers are not run yet", names.join(", "))
}
