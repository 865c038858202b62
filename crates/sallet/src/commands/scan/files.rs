//! Which files a scan reads, and as what language.

use super::part::Part;
use anyhow::{Context, Result, anyhow, bail};
use ignore::{DirEntry, WalkBuilder};
use sallet_analysis::file::{Problem, ProblemKind};
use sallet_core::task::Language;
use std::borrow::Cow;
use std::fs::{File, FileType};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    File(PathBuf),
    Stdin,
}

/// A file to analyse.
pub struct Target<'a> {
    pub input: Input,
    /// As it is reported: relative to where the scan started, with `/`.
    pub shown: String,
    /// Without links or `..`.
    pub absolute: PathBuf,
    pub language: Language,
    pub part: &'a Part,
}

/// What there is to analyse.
pub struct Found<'a> {
    /// By path, each once.
    pub targets: Vec<Target<'a>>,
    /// Folders that could not be read.
    pub problems: Vec<Problem>,
}

/// The language that the ending of `path` tells.
pub fn language_of(path: &Path) -> Option<Language> {
    match path.extension()?.to_str()? {
        "py" | "pyi" | "pyw" => Some(Language::Python),
        "c" | "h" => Some(Language::C),
        "cc" | "cpp" | "cxx" | "hpp" | "hh" | "hxx" => Some(Language::Cpp),
        _ => None,
    }
}

/// Looks for the files of every part. Below folders, what `.gitignore` names, what is hidden, and
/// links are left out; a file that is named by hand is always read.
pub fn find(parts: &[Part], language: Option<Language>) -> Result<Found<'_>> {
    let start = std::env::current_dir().context("the current folder cannot be found")?;
    let mut finder = Finder {
        start,
        language,
        found: Found {
            targets: Vec::new(),
            problems: Vec::new(),
        },
    };
    for part in parts {
        for path in &part.paths {
            finder.add(part, path)?;
        }
    }
    let mut found = finder.found;
    let targets = &mut found.targets;
    targets.sort_by(|a, b| a.absolute.as_os_str().cmp(b.absolute.as_os_str()));
    targets.dedup_by(|a, b| a.absolute == b.absolute);
    targets.sort_by(|a, b| a.shown.cmp(&b.shown));
    // What is found is told by the name that is shown.
    if let Some(pair) = targets
        .windows(2)
        .find(|pair| pair[0].shown == pair[1].shown)
    {
        bail!(
            "the names of two files are both shown as {}: rename one of them",
            pair[0].shown
        );
    }
    Ok(found)
}

struct Finder<'a> {
    start: PathBuf,
    /// Of what has no ending that tells it.
    language: Option<Language>,
    found: Found<'a>,
}

impl<'a> Finder<'a> {
    fn add(&mut self, part: &'a Part, path: &Path) -> Result<()> {
        if path == Path::new("-") {
            return self.add_stdin(part);
        }
        let told = |error| anyhow!("{}: {error}: check the path", path.display());
        if path.metadata().map_err(told)?.is_dir() {
            self.walk(part, path)
        } else {
            File::open(path).map_err(told)?;
            self.add_file(part, path)
        }
    }

    fn add_stdin(&mut self, part: &'a Part) -> Result<()> {
        let language = self
            .language
            .context("say with --language what standard input is: python, c or cpp")?;
        self.found.targets.push(Target {
            input: Input::Stdin,
            shown: "-".to_owned(),
            absolute: self.start.join("-"),
            language,
            part,
        });
        Ok(())
    }

    fn add_file(&mut self, part: &'a Part, path: &Path) -> Result<()> {
        let Some(language) = language_of(path).or(self.language) else {
            bail!(
                "{}: the ending tells no language: say it with --language python, c or cpp",
                path.display()
            );
        };
        // The link itself, not where it leads, is what the user and the configuration speak of.
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let folder = canonical(folder)?;
        let name = path.file_name();
        let absolute = name.map_or_else(|| folder.clone(), |name| folder.join(name));
        self.push(part, path, absolute, language);
        Ok(())
    }

    fn walk(&mut self, part: &'a Part, path: &Path) -> Result<()> {
        let root = (path.to_owned(), canonical(path)?);
        let absolute = move |path: &Path| match path.strip_prefix(&root.0) {
            Ok(below) => root.1.join(below),
            Err(_) => path.to_owned(),
        };
        let exclude = Arc::clone(&part.config.exclude);
        let locate = absolute.clone();
        let walk = WalkBuilder::new(path)
            .require_git(false)
            // The folder that the user named is never left out.
            .filter_entry(move |entry| {
                let is_folder = is_kind(entry, FileType::is_dir);
                entry.depth() == 0 || !exclude.name(&locate(entry.path()), is_folder)
            })
            .build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.found.problems.push(unreadable(&error));
                    continue;
                }
            };
            let path = entry.path();
            let is_file = is_kind(&entry, FileType::is_file);
            if let Some(language) = language_of(path).filter(|_| is_file) {
                self.push(part, path, absolute(path), language);
            }
        }
        Ok(())
    }

    fn push(&mut self, part: &'a Part, path: &Path, absolute: PathBuf, language: Language) {
        self.found.targets.push(Target {
            input: Input::File(path.to_owned()),
            shown: shown(path, &self.start),
            absolute,
            language,
            part,
        });
    }
}

fn canonical(folder: &Path) -> Result<PathBuf> {
    let told = |error| anyhow!("{}: {error}: check the path", folder.display());
    folder.canonicalize().map_err(told)
}

fn is_kind(entry: &DirEntry, is: fn(&FileType) -> bool) -> bool {
    entry.file_type().as_ref().is_some_and(is)
}

fn unreadable(error: &ignore::Error) -> Problem {
    Problem {
        analyzer: Cow::Borrowed("sallet"),
        kind: ProblemKind::Skipped,
        message: format!("A folder could not be read: {error}"),
        place: None,
    }
}

/// `path` relative to `start` where it is below, without `./`, with `/`. Bytes that are no UTF-8 are
/// shown as `\xff`, so that names that differ in them stay apart.
fn shown(path: &Path, start: &Path) -> String {
    let path: PathBuf = path
        .strip_prefix(start)
        .unwrap_or(path)
        .components()
        .collect();
    let path = path.strip_prefix(".").unwrap_or(&path);
    let mut shown = String::new();
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        shown.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_where_the_scan_started() {
        let check = |path: &str, expected: &str| {
            assert_eq!(shown(Path::new(path), Path::new("/start")), expected);
        };
        check("a.py", "a.py");
        check("./src//a.py", "src/a.py");
        check("/start/src/a.py", "src/a.py");
        check("/else/a.py", "/else/a.py");
        check("../a.py", "../a.py");
    }

    #[test]
    fn endings_tell_the_language() {
        let check = |path: &str, expected: Option<Language>| {
            assert_eq!(language_of(Path::new(path)), expected, "{path}");
        };
        for ending in ["py", "pyi", "pyw"] {
            check(&format!("a.b.{ending}"), Some(Language::Python));
        }
        check("a.c", Some(Language::C));
        check("a.h", Some(Language::C));
        for ending in ["cc", "cpp", "cxx", "hpp", "hh", "hxx"] {
            check(&format!("a.{ending}"), Some(Language::Cpp));
        }
        check("py", None);
        check(".py", None);
        check("a.pyc", None);
    }
}
