//! The analyzer with the user's own library models.

use anyhow::{Result, anyhow, bail};
use sallet_analysis::analyzer::Analyzer;
use std::path::{Path, PathBuf};

/// The built-in rules and library models, and the `*.model` files in `folder`.
pub fn analyzer(folder: Option<&Path>) -> Result<Analyzer> {
    let files = folder.map_or_else(|| Ok(Vec::new()), read)?;
    let more: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    Ok(Analyzer::new(&more)?)
}

/// The models in `folder`, by name, with their text.
fn read(folder: &Path) -> Result<Vec<(String, String)>> {
    let told = |path: &Path, error| anyhow!("{}: {error}: check --models", path.display());
    let entries = folder.read_dir().map_err(|error| told(folder, error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| told(folder, error))?.path();
        if path.extension().is_some_and(|ending| ending == "model") {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        bail!(
            "{}: there is no *.model file: check --models",
            folder.display()
        );
    }
    let text = |path: PathBuf| match std::fs::read_to_string(&path) {
        Ok(text) => Ok((path.display().to_string(), text)),
        Err(error) => Err(told(&path, error)),
    };
    paths.into_iter().map(text).collect()
}
