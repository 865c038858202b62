//! `sallet.toml` and `[tool.sallet]` of `pyproject.toml`.

use super::names::Name;
use anyhow::{Result, anyhow, bail};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use sallet_analysis::finding::{Confidence, Severity};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// Every key, in the order in which people are told of them.
const KEYS: &[&str] = &[
    "exclude",
    "select",
    "ignore",
    "min-severity",
    "min-confidence",
    "fail-on",
    "models",
    "with",
    "per-path-ignores",
];

/// What stands in a file.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Keys {
    exclude: Vec<String>,
    select: Vec<String>,
    ignore: Vec<String>,
    min_severity: Option<Severity>,
    min_confidence: Option<Confidence>,
    fail_on: Option<Severity>,
    models: Option<PathBuf>,
    with: Vec<String>,
    per_path_ignores: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct PyProject {
    tool: Option<Tool>,
}

#[derive(Deserialize)]
struct Tool {
    sallet: Option<Keys>,
}

/// Patterns as in a `.gitignore` in `folder`.
#[derive(Debug)]
pub struct Patterns {
    folder: PathBuf,
    matcher: Gitignore,
}

/// A configuration, or the one that holds without a file.
#[derive(Debug)]
pub struct Config {
    /// What is left out below folders.
    pub exclude: Arc<Patterns>,
    per_path: Vec<(Patterns, Vec<Name>)>,
    /// Only findings of these rules; all if empty.
    pub select: Vec<Name>,
    /// No findings of these rules.
    pub ignore: Vec<Name>,
    pub min_severity: Option<Severity>,
    pub min_confidence: Option<Confidence>,
    pub fail_on: Option<Severity>,
    pub models: Option<PathBuf>,
    pub with: Vec<String>,
}

/// The configuration file nearest to `folder`, there or above. In one folder `sallet.toml` goes
/// before `pyproject.toml`, of which only one with `[tool.sallet]` counts.
pub fn nearest(folder: &Path) -> Result<Option<PathBuf>> {
    for folder in folder.ancestors() {
        let own = folder.join("sallet.toml");
        if own.is_file() {
            return Ok(Some(own));
        }
        let shared = folder.join("pyproject.toml");
        if shared.is_file() && has_section(&shared)? {
            return Ok(Some(shared));
        }
    }
    Ok(None)
}

fn has_section(path: &Path) -> Result<bool> {
    let text = read(path)?;
    // A pyproject.toml that says nothing of Sallet may be as broken as it likes.
    Ok(text.contains("sallet") && section(path, &text)?.is_some())
}

impl Config {
    /// What holds without a file.
    pub fn none() -> Self {
        Self {
            exclude: Arc::new(Patterns {
                folder: PathBuf::new(),
                matcher: Gitignore::empty(),
            }),
            per_path: Vec::new(),
            select: Vec::new(),
            ignore: Vec::new(),
            min_severity: None,
            min_confidence: None,
            fail_on: None,
            models: None,
            with: Vec::new(),
        }
    }

    /// Reads the file at `path`: a `pyproject.toml`, or one with the keys at its top.
    pub fn load(path: &Path) -> Result<Self> {
        let text = read(path)?;
        let keys = section(path, &text)?.unwrap_or_default();
        let told = |error: std::io::Error| anyhow!("{}: {error}", path.display());
        let file = path.canonicalize().map_err(told)?;
        let folder = file.parent().unwrap_or(&file);
        let told = |error: anyhow::Error| anyhow!("{}: {error}", path.display());
        Self::build(keys, folder).map_err(told)
    }

    fn build(keys: Keys, folder: &Path) -> Result<Self> {
        let per_path = keys.per_path_ignores.iter().map(|(pattern, rules)| {
            let patterns = Patterns::new(folder, std::slice::from_ref(pattern))?;
            Ok((patterns, names(rules)?))
        });
        Ok(Self {
            exclude: Arc::new(Patterns::new(folder, &keys.exclude)?),
            per_path: per_path.collect::<Result<_>>()?,
            select: names(&keys.select)?,
            ignore: names(&keys.ignore)?,
            min_severity: keys.min_severity,
            min_confidence: keys.min_confidence,
            fail_on: keys.fail_on,
            models: keys.models.map(|models| folder.join(models)),
            with: keys.with,
        })
    }

    /// What is not reported in the file at `absolute`.
    pub fn ignored_at(&self, absolute: &Path) -> Vec<&Name> {
        let per_path = self.per_path.iter();
        let here = per_path.filter(|(patterns, _)| patterns.cover(absolute));
        here.flat_map(|(_, names)| names)
            .chain(&self.ignore)
            .collect()
    }
}

impl Patterns {
    fn new(folder: &Path, lines: &[String]) -> Result<Self> {
        let mut builder = GitignoreBuilder::new(folder);
        for line in lines {
            if let Err(error) = builder.add_line(None, line) {
                bail!("the pattern '{line}' cannot be used: {error}");
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            matcher: builder.build()?,
        })
    }

    /// Whether the file or folder at `absolute` itself is meant.
    pub fn name(&self, absolute: &Path, is_folder: bool) -> bool {
        let below = absolute.strip_prefix(&self.folder);
        below.is_ok_and(|path| self.matcher.matched(path, is_folder).is_ignore())
    }

    /// Whether the file at `absolute` or a folder above it is meant.
    pub fn cover(&self, absolute: &Path) -> bool {
        let below = absolute.strip_prefix(&self.folder);
        let matched = |path| self.matcher.matched_path_or_any_parents(path, false);
        below.is_ok_and(|path| matched(path).is_ignore())
    }
}

fn read(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path);
    text.map_err(|error| anyhow!("{}: {error}: check the configuration", path.display()))
}

/// The keys in `text`; `None` for a `pyproject.toml` that has none.
fn section(path: &Path, text: &str) -> Result<Option<Keys>> {
    let is_shared = path
        .file_name()
        .is_some_and(|name| name == "pyproject.toml");
    let told = |span: Option<Range<usize>>, reason: &str| {
        let offset = span.map_or(0, |span| span.start.min(text.len()));
        let line = text.as_bytes()[..offset]
            .split(|&byte| byte == b'\n')
            .count();
        anyhow!("{}:{line}: {reason}", path.display())
    };
    let syntax = |error: toml::de::Error| told(error.span(), error.message());
    let table = DeTable::parse(text).map_err(syntax)?;
    let keys = match is_shared {
        true => inner(table.get_ref(), "tool").and_then(|tool| inner(tool, "sallet")),
        false => Some(table.get_ref()),
    };
    for key in keys.into_iter().flat_map(|keys| keys.keys()) {
        if !KEYS.contains(&key.get_ref().as_ref()) {
            return Err(told(Some(key.span()), &unknown(key.get_ref())));
        }
    }
    match is_shared {
        true => {
            let project: PyProject = toml::from_str(text).map_err(syntax)?;
            Ok(project.tool.and_then(|tool| tool.sallet))
        }
        false => toml::from_str(text).map(Some).map_err(syntax),
    }
}

fn inner<'a, 'i>(table: &'a DeTable<'i>, name: &str) -> Option<&'a DeTable<'i>> {
    match table.get(name)?.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

fn unknown(key: &str) -> String {
    match super::names::nearest(key, KEYS.iter().copied()) {
        Some(known) => format!("unknown key '{key}': did you mean '{known}'?"),
        None => format!("unknown key '{key}': use {}", KEYS.join(", ")),
    }
}

fn names(words: &[String]) -> Result<Vec<Name>> {
    words.iter().map(|word| Name::read(word)).collect()
}
