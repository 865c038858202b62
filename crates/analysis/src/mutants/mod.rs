//! Insecure mutants of a secure program, to find out what a suite of attacks overlooks.
//!
//! An operator makes one kind of change that a hurried author would have made by leaving something
//! out: a guard, a flag, an argument, the safe one of two functions. Operators of Python are in
//! `python`, those of C and C++ in `c`; each is one file and one line in the `ALL` of its folder.
//! Nothing here runs anything: a text goes in, texts come out.

mod c;
mod python;
mod sense;
mod weaknesses;

use crate::finding::Edit;
use crate::lines::Lines;
use sallet_core::task::Language;
use std::collections::{BTreeMap, HashMap, HashSet};
use weaknesses::{ANY, About};

/// A program with one change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// What names the mutant as long as the changed code stays what it is, wherever it stands:
    /// `OPERATOR: BEFORE => AFTER`, with ` #2` behind it for the second of equal changes.
    pub id: String,
    /// The operator's name.
    pub operator: &'static str,
    /// The line of the first change, from 1.
    pub line: usize,
    /// The lines of the change as they were, as one line.
    pub before: String,
    /// The lines of the change as they are, as one line.
    pub after: String,
    /// The whole program.
    pub source: String,
    /// The numbers of the weaknesses that the change can bring about; empty: any.
    pub about: &'static [u32],
}

/// A change, and the weaknesses that it can bring about.
struct Change {
    edit: Edit,
    about: About,
}

impl From<Edit> for Change {
    fn from(edit: Edit) -> Self {
        Self { edit, about: ANY }
    }
}

/// `edit` can bring about the weaknesses `about`.
fn about(about: About, edit: Edit) -> Change {
    Change { edit, about }
}

/// The names of all operators, by name, with what each does in one line.
pub fn operators() -> BTreeMap<&'static str, &'static str> {
    let c = c::ALL.iter().map(|it| (it.name, it.summary));
    let python = python::ALL.iter().map(|it| (it.name, it.summary));
    c.chain(python).collect()
}

/// Every mutant of `source`, by operator and place. What does not parse, changes nothing or equals
/// another mutant is left out; a `source` that is broken has none.
pub fn mutants(language: Language, source: &str) -> Vec<Mutant> {
    let changes = match language {
        Language::Python => python::changes(source),
        Language::C | Language::Cpp => c::changes(source, language),
    };
    let lines = Lines::new(source);
    let mut seen = HashSet::from([squeezed(source)]);
    let mut named: HashMap<String, usize> = HashMap::new();
    let mut mutants = Vec::new();
    for (operator, Change { edit, about }) in changes {
        let Some(text) = applied(source, &edit) else {
            continue;
        };
        if !parses(language, &text) || !seen.insert(squeezed(&text)) {
            continue;
        }
        let mut id = name(operator, source, &edit);
        let count = named.entry(id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            id = format!("{id} #{count}");
        }
        let (before, after) = changed_lines(source, &text, &edit);
        mutants.push(Mutant {
            id,
            operator,
            line: lines.position(edit.start).0,
            before,
            after,
            source: text,
            about,
        });
    }
    mutants
}

fn parses(language: Language, text: &str) -> bool {
    match language {
        Language::Python => crate::python::check_syntax(text).is_ok(),
        Language::C | Language::Cpp => crate::c::check_syntax(text, language).is_ok(),
    }
}

fn applied(source: &str, edit: &Edit) -> Option<String> {
    let (before, after) = (source.get(..edit.start)?, source.get(edit.end..)?);
    Some([before, &edit.text, after].concat())
}

/// `text` with every run of white space as one space: mutants that differ in nothing else are the
/// same.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn name(operator: &str, source: &str, edit: &Edit) -> String {
    let part = |text: &str| {
        let text = squeezed(text);
        text.trim_matches([',', ' ']).to_owned()
    };
    let before = part(source.get(edit.start..edit.end).unwrap_or_default());
    format!("{operator}: {before} => {}", part(&edit.text))
}

/// The lines that `edit` touches, before and after it.
fn changed_lines(source: &str, text: &str, edit: &Edit) -> (String, String) {
    let end = edit.start + edit.text.len();
    (
        whole_lines(source, edit.start, edit.end),
        whole_lines(text, edit.start, end),
    )
}

fn whole_lines(text: &str, start: usize, end: usize) -> String {
    let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let to = text[end..].find('\n').map_or(text.len(), |next| end + next);
    squeezed(&text[from..to])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Holds the names of the operators' files in `folder` to be `names`.
    pub(super) fn holds(folder: &Path, names: impl Iterator<Item = &'static str>) {
        let files = std::fs::read_dir(folder).unwrap();
        let files = files.map(|entry| entry.unwrap().path());
        let mut files: Vec<String> = files
            .filter(|path| path.is_file())
            .map(|path| {
                path.file_stem()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('_', "-")
            })
            .filter(|name| name != "mod")
            .collect();
        let mut names: Vec<_> = names.collect();
        files.sort();
        names.sort_unstable();
        assert_eq!(names, files);
    }

    #[test]
    fn a_mutant_is_named_by_what_changes() {
        let source = "\
def f(x):
    if x > 3:
        raise ValueError
    x += 1
    if x > 3:
        raise ValueError
";
        let mutants = mutants(Language::Python, source);
        let shown: Vec<_> = mutants
            .iter()
            .map(|it| {
                (
                    it.id.as_str(),
                    it.line,
                    it.before.as_str(),
                    it.after.as_str(),
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("remove-guard: x > 3 => False", 2, "if x > 3:", "if False:"),
                (
                    "remove-guard: x > 3 => False #2",
                    5,
                    "if x > 3:",
                    "if False:"
                ),
            ]
        );
        assert_eq!(
            mutants[1].source,
            source
                .replacen("x > 3", "False", 2)
                .replacen("False", "x > 3", 1)
        );
    }

    #[test]
    fn what_is_broken_has_no_mutants() {
        assert_eq!(mutants(Language::Python, "if x:\n    return (\n"), []);
        assert_eq!(mutants(Language::C, "int f(void) { if (x) return 1;"), []);
    }

    #[test]
    fn equal_mutants_are_one() {
        let source = "def f(x):\n    if False:\n        raise E\n";
        assert_eq!(mutants(Language::Python, source), []);
    }
}
