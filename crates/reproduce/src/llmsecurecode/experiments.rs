//! RQ4: the logs of the iterative tool, `RQ4/REPAIRER_for_GENERATOR_NUMBER/iterInfo/iter1.txt` to
//! `iter5.txt` and `final.txt`. Each log is one scan: `iter1` of the generated files, the others of what
//! the round before repaired.

use crate::files;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// The logs in their order.
pub(super) const SCANS: [&str; 6] = ["iter1", "iter2", "iter3", "iter4", "iter5", "final"];

/// One experiment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Experiment {
    /// `3.5` or `4`, of GPT.
    pub(super) repairer: String,
    /// Likewise.
    pub(super) generator: String,
    /// From 1.
    pub(super) number: usize,
    /// What each scan found.
    pub(super) scans: [Scan; SCANS.len()],
}

/// One scan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// Files that CodeQL or Bandit reports, as the log's last line says.
    pub(super) vulnerable: usize,
    /// Files that the log says nothing was found in.
    pub(super) clean: usize,
}

impl Experiment {
    /// How many scans after the first looked at as many files as the scan before had reported.
    pub(super) fn scans_that_follow(&self) -> usize {
        let pairs = self.scans.windows(2);
        let follows = |pair: &&[Scan]| match pair {
            [before, after] => after.vulnerable + after.clean == before.vulnerable,
            _ => false,
        };
        pairs.filter(follows).count()
    }
}

/// Reads every experiment there is, in the order of repairer, generator and number.
pub(super) fn read(folder: &Path) -> Vec<Result<Experiment, String>> {
    let folders = files::named(folder, "", "");
    let mut places: Vec<(String, String, usize, PathBuf)> = folders
        .into_iter()
        .filter_map(|(name, path)| {
            let (repairer, rest) = name.split_once("_for_")?;
            let (generator, number) = rest.rsplit_once('_')?;
            Some((
                repairer.to_owned(),
                generator.to_owned(),
                number.parse().ok()?,
                path,
            ))
        })
        .collect();
    places.sort();
    let read = |(repairer, generator, number, path): (String, String, usize, PathBuf)| {
        let mut scans = [Scan::default(); SCANS.len()];
        for (scan, name) in scans.iter_mut().zip(SCANS) {
            *scan = read_scan(&path.join("iterInfo").join(format!("{name}.txt")))?;
        }
        Ok(Experiment {
            repairer,
            generator,
            number,
            scans,
        })
    };
    places.into_par_iter().map(read).collect()
}

fn read_scan(path: &Path) -> Result<Scan, String> {
    let text = files::text(path)?;
    let total = |line: &str| {
        let rest = line.trim().strip_prefix("total: ")?;
        rest.split_once(" vulnerable files")?.0.parse().ok()
    };
    let vulnerable = text.lines().rev().find_map(total).ok_or_else(|| {
        files::fault(
            path,
            "does not end with `total: n vulnerable files`: cut off?",
        )
    })?;
    let clean = text
        .lines()
        .filter(|line| line.trim() == "no vulnerability found")
        .count();
    Ok(Scan { vulnerable, clean })
}
