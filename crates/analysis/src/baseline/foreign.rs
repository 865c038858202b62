//! Recognises findings in the results of other tools.

use crate::file::{FileReport, Scan};
use crate::finding::Place;
use crate::formats::Sources;
use crate::lines::Lines;
use std::collections::HashMap;

/// So much of a region is compared: its first bytes, and its first lines.
const MAX_TEXT: usize = 64 << 10;
const MAX_LINES: usize = 64;

/// A result of another tool.
#[derive(Debug)]
pub(super) struct Foreign {
    pub(super) path: String,
    pub(super) rule: String,
    pub(super) line: usize,
    /// The text of its region without white space.
    pub(super) text: Option<String>,
}

/// Results by rule, of which each is taken out with the finding that it knew.
type ByRule<'b> = HashMap<&'b str, Vec<&'b Foreign>>;

/// Removes the findings that one of `known` is.
pub(super) fn remove(scan: &mut Scan, known: &[Foreign], sources: &Sources<'_>) {
    let mut by_name: HashMap<&str, ByRule<'_>> = HashMap::new();
    for foreign in known {
        let rules = by_name.entry(file_name(&foreign.path)).or_default();
        rules.entry(&foreign.rule).or_default().push(foreign);
    }
    for file in &mut scan.files {
        if let Some(rules) = by_name.get_mut(file_name(&file.path))
            && !file.findings.is_empty()
        {
            remove_in(file, rules, sources);
        }
    }
}

fn remove_in(file: &mut FileReport, rules: &mut ByRule<'_>, sources: &Sources<'_>) {
    let source = sources(&file.path);
    let lines = source.as_deref().map(Lines::new);
    let path = &file.path;
    file.findings.retain(|finding| {
        let Some(candidates) = rules.get_mut(finding.rule.as_ref()) else {
            return true;
        };
        let source = source.as_deref().zip(lines.as_ref());
        let texts = source.map(|(source, lines)| texts(source, lines, finding.place));
        let found = candidates.iter().position(|foreign| {
            is_same_path(&foreign.path, path)
                && match (&foreign.text, &texts) {
                    (Some(text), Some(texts)) => texts.contains(text),
                    _ => foreign.line == finding.place.line,
                }
        });
        found.map(|index| candidates.remove(index)).is_none()
    });
}

/// What tools may give as the text of a place, without white space: its own text, or its lines.
fn texts(source: &str, lines: &Lines<'_>, place: Place) -> [String; 2] {
    let own = source.get(place.start..place.end).unwrap_or_default();
    let lines = (place.line..=place.end_line)
        .map_while(|line| lines.text(line))
        .take(MAX_LINES);
    [
        without_white_space(own),
        lines.map(without_white_space).collect(),
    ]
}

pub(super) fn without_white_space(text: &str) -> String {
    let text = &text[..text.floor_char_boundary(MAX_TEXT)];
    text.split_whitespace().collect()
}

fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Other tools may give the whole path.
fn is_same_path(foreign: &str, own: &str) -> bool {
    let folder = foreign.strip_suffix(own);
    folder.is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}
