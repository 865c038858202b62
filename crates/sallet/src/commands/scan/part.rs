//! What is scanned under which settings: the command line, and what the nearest configuration
//! says where the command line is silent.

use super::config::{self, Config};
use super::models;
use super::names::Name;
use crate::arguments::Selection;
use anyhow::Result;
use sallet_analysis::analyzer::Analyzer;
use sallet_analysis::finding::{Confidence, Finding, Severity};
use sallet_core::cwe_relation::Related;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Paths that share a configuration, with all that it decides.
pub struct Part {
    /// As the user named them.
    pub paths: Vec<PathBuf>,
    pub config: Config,
    pub analyzer: Arc<Analyzer>,
    /// External analyzers.
    pub with: Vec<String>,
    /// The weaknesses that are asked for; none: whatever there is.
    pub asked: Vec<Related>,
    min_severity: Severity,
    pub min_confidence: Confidence,
    fail_on: Severity,
}

/// Findings that are less sure are shown to who asks for them.
pub const DEFAULT_CONFIDENCE: Confidence = Confidence::Medium;

/// Sorts `paths` by the configuration that is nearest to each. `with` and `fail_on` win over what it
/// says, if they say something.
pub fn parts(
    options: &Selection,
    with: &[String],
    fail_on: Option<Severity>,
    paths: Vec<PathBuf>,
) -> Result<Vec<Part>> {
    let mut groups: Vec<(Option<PathBuf>, Vec<PathBuf>)> = Vec::new();
    let mut known = HashMap::new();
    for path in paths {
        let config = config_of(options, &path, &mut known)?;
        match groups.iter_mut().find(|(of, _)| *of == config) {
            Some((_, paths)) => paths.push(path),
            None => groups.push((config, vec![path])),
        }
    }
    let mut analyzers: HashMap<Option<PathBuf>, Arc<Analyzer>> = HashMap::new();
    let mut parts = Vec::new();
    for (config, paths) in groups {
        let config = config.map_or_else(|| Ok(Config::none()), |path| Config::load(&path))?;
        let models = options.models.clone().or_else(|| config.models.clone());
        let analyzer = match analyzers.get(&models) {
            Some(analyzer) => Arc::clone(analyzer),
            None => Arc::new(models::analyzer(models.as_deref())?),
        };
        analyzers.insert(models, Arc::clone(&analyzer));
        let mut part = Part::new(options, paths, config, analyzer);
        if !with.is_empty() {
            part.with = with.to_vec();
        }
        part.fail_on = fail_on.unwrap_or(part.fail_on);
        parts.push(part);
    }
    Ok(parts)
}

/// The configuration file for `path`; the search is done once a folder.
fn config_of(
    options: &Selection,
    path: &Path,
    known: &mut HashMap<PathBuf, Option<PathBuf>>,
) -> Result<Option<PathBuf>> {
    if options.no_config || options.config.is_some() {
        return Ok(options.config.clone());
    }
    let folder = match path.is_dir() {
        true => path,
        false => path.parent().unwrap_or(path),
    };
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    // What is not there is told of where it is looked for.
    let Ok(folder) = folder.canonicalize() else {
        return Ok(None);
    };
    if let Some(config) = known.get(&folder) {
        return Ok(config.clone());
    }
    let config = config::nearest(&folder)?.map(short);
    known.insert(folder, config.clone());
    Ok(config)
}

/// `path` as people write it here: relative, where it is below the current folder.
fn short(path: PathBuf) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here
        .ok()
        .and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or(path)
}

impl Part {
    fn new(
        options: &Selection,
        paths: Vec<PathBuf>,
        config: Config,
        analyzer: Arc<Analyzer>,
    ) -> Self {
        let min_confidence = options.min_confidence.or(config.min_confidence);
        Self {
            paths,
            analyzer,
            with: config.with.clone(),
            asked: options.cwe.iter().copied().map(Related::to).collect(),
            min_severity: options
                .min_severity
                .or(config.min_severity)
                .unwrap_or(Severity::Low),
            min_confidence: min_confidence.unwrap_or(DEFAULT_CONFIDENCE),
            fail_on: config.fail_on.unwrap_or(Severity::Low),
            config,
        }
    }

    /// Whether `finding` is one to report; `ignored` are the rules that are not, at its place.
    pub fn reports(&self, finding: &Finding, ignored: &[&Name]) -> bool {
        let select = &self.config.select;
        let is_asked = |asked: &Related| finding.cwe.iter().any(|&cwe| asked.contains(cwe));
        finding.severity >= self.min_severity
            && finding.confidence >= self.min_confidence
            && (self.asked.is_empty() || self.asked.iter().any(is_asked))
            && (select.is_empty() || select.iter().any(|name| name.fits(finding)))
            && !ignored.iter().any(|name| name.fits(finding))
    }

    /// Whether `finding` makes the scan fail.
    pub fn fails(&self, finding: &Finding) -> bool {
        finding.severity >= self.fail_on
    }
}
