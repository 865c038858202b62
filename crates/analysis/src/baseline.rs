//! Baselines: findings that are known, so that only new ones are reported.
//!
//! A baseline is a SARIF file. Results that Sallet wrote are recognised by their fingerprint, so
//! they survive inserted lines, reformatting and a new name of the file. Results of other tools
//! have no fingerprint of ours. They are recognised by rule, path and the text of their region;
//! where they give no text or the file's text is not to be had, by their line, which an inserted
//! line above shifts.

mod foreign;
mod sarif;

use crate::file::Scan;
use crate::formats::Sources;
use foreign::Foreign;
use std::collections::HashMap;

/// Known findings.
#[derive(Debug, Default)]
pub struct Baseline {
    own: Vec<Own>,
    foreign: Vec<Foreign>,
}

/// A result with our fingerprint.
#[derive(Debug)]
struct Own {
    path: String,
    fingerprint: String,
}

/// A baseline that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(
    "the baseline is not a SARIF 2.1.0 log: {0}; expected what `sallet scan --format sarif` writes"
)]
pub struct NotSarif(#[from] serde_json::Error);

impl Baseline {
    /// Reads a SARIF log.
    ///
    /// Left out are results that are gone (`baselineState` is `absent`) and those that a comment
    /// suppressed: whoever takes the comment away wants to see the finding.
    ///
    /// # Errors
    /// When `bytes` are not a SARIF 2.1.0 log; the error names the line and column.
    pub fn from_sarif(bytes: &[u8]) -> Result<Self, NotSarif> {
        Ok(sarif::read(bytes)?)
    }
}

/// Removes the findings that `baseline` knows, and says how many these are. A result stands for
/// one finding: of two equal ones where one is known, one stays.
pub fn remove_known(scan: &mut Scan, baseline: &Baseline, sources: &Sources<'_>) -> usize {
    let count = |scan: &Scan| {
        scan.files
            .iter()
            .map(|file| file.findings.len())
            .sum::<usize>()
    };
    let before = count(scan);
    remove_own(scan, &baseline.own);
    foreign::remove(scan, &baseline.foreign, sources);
    before - count(scan)
}

/// How many results there are of each fingerprint.
type Counts<'b> = HashMap<&'b str, usize>;

fn take(counts: &mut Counts<'_>, fingerprint: &str) -> bool {
    match counts.get_mut(fingerprint) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

fn remove_own(scan: &mut Scan, known: &[Own]) {
    let mut by_path: HashMap<&str, Counts<'_>> = HashMap::new();
    for own in known {
        let counts = by_path.entry(&own.path).or_default();
        *counts.entry(&own.fingerprint).or_default() += 1;
    }
    for file in &mut scan.files {
        if let Some(mut counts) = by_path.remove(file.path.as_str()) {
            let findings = &mut file.findings;
            findings.retain(|finding| !take(&mut counts, &finding.fingerprint));
        }
    }
    // Files that are not there any more were renamed, or the scan started in another folder. A
    // file that is still there keeps its results: they were mended, and what looks the same
    // elsewhere is new.
    let mut moved = Counts::new();
    for (fingerprint, count) in by_path.into_values().flatten() {
        *moved.entry(fingerprint).or_default() += count;
    }
    if moved.is_empty() {
        return;
    }
    for file in &mut scan.files {
        let findings = &mut file.findings;
        findings.retain(|finding| !take(&mut moved, &finding.fingerprint));
    }
}

#[cfg(test)]
mod tests;
