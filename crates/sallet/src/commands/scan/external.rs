//! What external analyzers say of the files of a scan.

use super::files::{Input, Target};
use super::part::Part;
use anyhow::Result;
use sallet_analysis::external::Source;
use sallet_analysis::file::{AnalyzerRun, Problem};
use sallet_analysis::finding::Finding;
use sallet_engine::external::ExternalAnalyzers;
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

/// Runs the analyzers called `names` over files. A file that is not text is left to the scan
/// itself, which says so.
fn ask(names: &[String], files: &[(&Target<'_>, &Path)]) -> Result<External> {
    let analyzers = ExternalAnalyzers::find(names)?;
    // The analyzers read copies, each in a folder of its own, so that no path leads elsewhere.
    let texts: Vec<(String, &Target<'_>, String)> = files
        .iter()
        .zip(0..)
        .filter_map(|((target, path), index)| {
            let text = std::fs::read_to_string(path).ok()?;
            let name = path.file_name()?.to_string_lossy();
            Some((format!("{index}/{name}"), *target, text))
        })
        .collect();
    let sources: Vec<Source<'_>> = texts
        .iter()
        .map(|(path, target, text)| Source {
            path,
            language: target.language,
            text,
        })
        .collect();
    let shown: HashMap<&str, &str> = texts
        .iter()
        .map(|(path, target, _)| (path.as_str(), target.shown.as_str()))
        .collect();
    let mut all = External::default();
    for answer in analyzers.run(&sources)? {
        all.runs.push(answer.run);
        for file in answer.files {
            let Some(path) = shown.get(file.path.as_str()) else {
                continue;
            };
            let (findings, problems) = all.files.entry((*path).to_owned()).or_default();
            findings.extend(file.findings);
            findings.extend(file.suppressed.into_iter().map(|entry| entry.finding));
            problems.extend(file.problems);
        }
    }
    Ok(all)
}
