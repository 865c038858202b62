//! What a comment says: the grammar of suppressions.

use super::{Kind, Name, Names};
use crate::bandit_checks;
use memchr::memmem;
use std::ops::Range;

/// A suppression before its line is known.
pub(super) struct Directive {
    pub(super) kind: Kind,
    /// Of the directive, without the comment's mark.
    pub(super) range: Range<usize>,
    pub(super) reason: String,
    pub(super) names: Names,
    /// Speaks for the line after its own.
    pub(super) next_line: bool,
}

/// Reads a Python comment, from its `#` on. Each `#` in it may begin a directive:
/// `# type: ignore # noqa: S608 # nosec`.
pub(super) fn python(source: &str, comment: Range<usize>, found: &mut Vec<Directive>) {
    let mut start = comment.start;
    for part in source[comment].split('#') {
        let text = part.trim_start();
        let at = start + part.len() - text.len();
        start += part.len() + 1;
        let text = text.trim_end();
        let read = sallet(text).or_else(|| nosec(text)).or_else(|| noqa(text));
        found.extend(read.map(|read| read.over(at..at + text.len())));
    }
}

/// Reads a C comment with its marks. In one of several lines each may begin with a directive.
pub(super) fn c(source: &str, comment: Range<usize>, found: &mut Vec<Directive>) {
    let mut start = comment.start;
    for line in source[comment].split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '\t', '/', '*', '!', '<']);
        let at = start + line.len() - text.len();
        start += line.len();
        let text = text.trim_end();
        let text = text.strip_suffix("*/").unwrap_or(text).trim_end();
        match sallet(text) {
            Some(read) => found.push(read.over(at..at + text.len())),
            None => nolint(text, at, found),
        }
    }
}

/// What is read from the text of a directive.
struct Read {
    kind: Kind,
    names: Names,
    reason: String,
}

impl Read {
    fn over(self, range: Range<usize>) -> Directive {
        Directive {
            kind: self.kind,
            range,
            reason: self.reason,
            names: self.names,
            next_line: false,
        }
    }
}

/// `sallet: ignore`, `sallet: ignore[a, b] reason`. Brackets without a name, or without an end,
/// suppress nothing, so that a slip does not silence a line.
fn sallet(text: &str) -> Option<Read> {
    let rest = text.strip_prefix("sallet:")?.trim_start();
    let rest = ended_word(rest, "ignore")?.trim_start();
    let (names, rest) = match rest.strip_prefix('[') {
        Some(list) => {
            let (list, rest) = list.split_once(']').unwrap_or(("", ""));
            (Names::Only(words(list).map(Name::read).collect()), rest)
        }
        None => (Names::All, rest),
    };
    Some(Read {
        kind: Kind::Sallet,
        names,
        reason: reason(rest),
    })
}

/// `nosec`, `nosec: B608`, `nosec B608,eval reason`.
fn nosec(text: &str) -> Option<Read> {
    let rest = ended_word(text, "nosec")?;
    let mut rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
    let mut names = Vec::new();
    while let Some((word, after)) = split_word(rest) {
        // An id restricts what is suppressed also when Bandit has no such check.
        let is_check = bandit_checks::number_of(word, 'B').is_some();
        match bandit_checks::by_name(word) {
            Some(check) => names.push(Name::Check(check)),
            None if is_check => names.push(Name::read(word)),
            None => break,
        }
        rest = after;
    }
    Some(Read {
        kind: Kind::Nosec,
        names: match names.is_empty() {
            true => Names::All,
            false => Names::Only(names),
        },
        reason: reason(rest),
    })
}

/// `noqa`, `NOQA:S608,E501 reason`. A colon without any code is a slip and suppresses nothing,
/// as in Ruff.
fn noqa(text: &str) -> Option<Read> {
    let (word, rest) = text.split_at_checked(4)?;
    if !word.eq_ignore_ascii_case("noqa") || rest.starts_with(is_word) {
        return None;
    }
    let Some(mut rest) = rest.trim_start().strip_prefix(':').map(str::trim_start) else {
        return Some(Read {
            kind: Kind::Noqa,
            names: Names::All,
            reason: reason(rest),
        });
    };
    let mut names = Vec::new();
    while let Some((word, after)) = split_word(rest).filter(|(word, _)| is_code(word)) {
        if bandit_checks::number_of(word, 'S').is_some() {
            names.push(Name::read(word));
        }
        rest = after;
    }
    (!names.is_empty()).then(|| Read {
        kind: Kind::Noqa,
        names: Names::Only(names),
        reason: reason(rest),
    })
}

/// Each `NOLINT`, `NOLINT(a, b)`, `NOLINTNEXTLINE` in `text`, which begins at byte `at`.
fn nolint(text: &str, at: usize, found: &mut Vec<Directive>) {
    for start in memmem::find_iter(text.as_bytes(), "NOLINT") {
        let after = &text[start + "NOLINT".len()..];
        let next_line = after.strip_prefix("NEXTLINE");
        let rest = next_line.unwrap_or(after);
        if text[..start].ends_with(is_word) || rest.starts_with(is_word) {
            continue;
        }
        let list = rest.strip_prefix('(').and_then(|list| list.split_once(')'));
        let (names, rest) = match list {
            Some((list, rest)) if words(list).all(|word| word != "*") => {
                (Names::Only(words(list).map(Name::read).collect()), rest)
            }
            Some((_, rest)) => (Names::All, rest),
            None => (Names::All, rest),
        };
        found.push(Directive {
            kind: Kind::Nolint,
            range: at + start..at + text.len() - rest.len(),
            reason: reason(rest.split("NOLINT").next().unwrap_or(rest)),
            names,
            next_line: next_line.is_some(),
        });
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// What follows `word` in `text`, when the word ends there.
fn ended_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    (!rest.starts_with(is_word)).then_some(rest)
}

/// The first word of `text`, and what follows it and a comma or space.
fn split_word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    (!word.is_empty()).then_some((word, rest))
}

/// The parts of a list between commas.
fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// Capitals, then digits: `S608`, `PLR0913`.
fn is_code(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    digits.len() < word.len()
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn reason(text: &str) -> String {
    let marks = |c: char| c.is_whitespace() || matches!(c, ':' | ';' | ',' | '.' | '-' | '–' | '—');
    text.trim_start_matches(marks).trim_end().to_owned()
}
