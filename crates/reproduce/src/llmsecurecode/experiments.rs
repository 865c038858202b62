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
        let mut is_done = false;
        for (scan, name) in scans.iter_mut().zip(SCANS) {
            let path = path.join("iterInfo").join(format!("{name}.txt"));
            // With nothing left to repair there may be no further log.
            if !is_done || path.exists() {
                *scan = read_scan(&path)?;
            }
            is_done = scan.vulnerable == 0;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logs_may_end_when_nothing_is_left_to_repair() {
        let folder = tempfile::tempdir().unwrap();
        let logs = folder.path().join("4_for_3.5_2").join("iterInfo");
        std::fs::create_dir_all(&logs).unwrap();
        let write = |name: &str, vulnerable: usize, clean: usize| {
            let clean = "CWE-020-author_1.py\n    no vulnerability found\n".repeat(clean);
            let text =
                format!("{clean}total: {vulnerable} vulnerable files, 9 vulnerabilities found\n");
            std::fs::write(logs.join(name), text).unwrap();
        };
        write("iter1.txt", 2, 5);
        let told = read(folder.path()).remove(0).unwrap_err();
        assert!(
            told.ends_with("iter2.txt is missing: check it out"),
            "{told}"
        );
        write("iter2.txt", 0, 2);
        let experiment = read(folder.path()).remove(0).unwrap();
        assert_eq!(
            (experiment.generator.as_str(), experiment.number),
            ("3.5", 2)
        );
        assert_eq!(
            experiment.scans.map(|scan| scan.vulnerable),
            [2, 0, 0, 0, 0, 0]
        );
        assert_eq!(experiment.scans_that_follow(), 5);
    }
}
