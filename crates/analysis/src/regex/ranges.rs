//! Ranges of a character class that hold more than their author thought.

use super::Pattern;
use super::alphabet::{Alphabet, CharSet};
use super::tree::{Class, ClassItem, ClassItemKind, Kind, Node, Span};

/// A range of a character class that holds more than it seems to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WideRange {
    /// The range.
    pub span: Span,
    /// How one sees that it is a mistake.
    pub excess: Excess,
    /// The ASCII characters in it that are neither letters nor digits.
    pub punctuation: String,
}

/// How one sees that a range is a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// It runs from one kind of letters or digits to another: `[A-z]`.
    MixedKinds,
    /// It runs between a letter or digit and other characters: `[+-z]`.
    BeyondKind,
    /// It holds what the class names once more, so that its `-` was meant as a character:
    /// `[a-z,-_]`.
    Overlap,
}

impl Pattern<'_> {
    /// The ranges of character classes that hold more than their author is likely to know.
    ///
    /// After CodeQL's `py/overly-large-range`. Ranges that people write on purpose are left out:
    /// from a space or `!` to `~`, bounds that are numbers, such as `\x20`, and all of the
    /// punctuation between two kinds, such as `[!-/:-@]`.
    pub fn wide_ranges(&self) -> Vec<WideRange> {
        let mut found = Vec::new();
        if memchr::memchr(b'[', self.text.as_bytes()).is_some() {
            self.classes(&self.root, &mut found);
        }
        found
    }

    fn classes(&self, node: &Node, found: &mut Vec<WideRange>) {
        if let Kind::Class(class) = &node.kind {
            found.extend(class.items.iter().filter_map(|item| self.wide(item, class)));
        }
        for child in node.children() {
            self.classes(child, found);
        }
    }

    fn wide(&self, item: &ClassItem, class: &Class) -> Option<WideRange> {
        let ClassItemKind::Range(low, high) = item.kind else {
            return None;
        };
        let is_number = |bound: &str| {
            let digits = bound.strip_prefix(['x', 'u', 'U', '0', '1', '2', '3']);
            digits.is_some() && bound.len() > 1
        };
        let text = self.slice(item.span);
        let mut escapes = text.split('\\').skip(1);
        if !low.is_ascii() || low < ' ' || escapes.any(is_number) {
            return None;
        }
        let excess = match (ClassKind::of(low), ClassKind::of(high)) {
            (Some(one), Some(other)) if one == other => return None,
            (Some(_), Some(_)) => Excess::MixedKinds,
            (Some(kind), None) if high.is_ascii() && leaves(kind, low, low, high) => {
                Excess::BeyondKind
            }
            (None, Some(kind)) if leaves(kind, high, low, high) => Excess::BeyondKind,
            (Some(_), None) if !high.is_ascii() => Excess::BeyondKind,
            _ if is_printable(low, high) || !overlaps(item, class, &self.alphabet) => return None,
            _ => Excess::Overlap,
        };
        let punctuation = (low..=high)
            .take_while(char::is_ascii)
            .filter(char::is_ascii_punctuation)
            .collect();
        Some(WideRange {
            span: item.span,
            excess,
            punctuation,
        })
    }
}

/// The kinds of characters that ranges are meant to stay in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ClassKind {
    Digit,
    Upper,
    Lower,
}

impl ClassKind {
    fn of(c: char) -> Option<Self> {
        match c {
            '0'..='9' => Some(Self::Digit),
            'A'..='Z' => Some(Self::Upper),
            'a'..='z' => Some(Self::Lower),
            _ => None,
        }
    }

    fn bounds(self) -> (char, char) {
        match self {
            Self::Digit => ('0', '9'),
            Self::Upper => ('A', 'Z'),
            Self::Lower => ('a', 'z'),
        }
    }
}

/// Whether a range from `low` to `high`, of which `bound` is a letter or digit of `kind`, holds
/// only a part of that kind, or another kind as well. `[@-Z]` and `[0-?]`, which hold all of one
/// kind and its neighbours, are written on purpose.
fn leaves(kind: ClassKind, bound: char, low: char, high: char) -> bool {
    let (first, last) = kind.bounds();
    let is_part = bound != first && bound != last || low > first || high < last;
    let kinds = [ClassKind::Digit, ClassKind::Upper, ClassKind::Lower];
    let others = kinds.iter().filter(|&&other| other != kind);
    let holds_other = others
        .map(|other| other.bounds())
        .any(|(first, last)| low <= last && first <= high);
    is_part || holds_other
}

/// All of printable ASCII, with or without the space.
fn is_printable(low: char, high: char) -> bool {
    low <= '!' && high == '~'
}

/// Whether another item of the class is in the range.
fn overlaps(range: &ClassItem, class: &Class, alphabet: &Alphabet) -> bool {
    let set = |item: &ClassItem| alphabet.class_item(item.kind, false);
    let others = class.items.iter().filter(|item| item.span != range.span);
    let others = others.map(set).fold(CharSet::EMPTY, CharSet::or);
    others.overlaps(set(range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regex::Flags;

    #[test]
    fn ranges_that_hold_too_much_are_found() {
        let check = |pattern: &str, expected: &[(&str, Excess)]| {
            let parsed = Pattern::parse(pattern, Flags::default()).unwrap();
            let found = parsed.wide_ranges();
            let found: Vec<_> = found
                .iter()
                .map(|range| (parsed.slice(range.span), range.excess))
                .collect();
            assert_eq!(found, expected, "{pattern}");
        };
        check("[A-z]", &[("A-z", Excess::MixedKinds)]);
        check("^[a-zA-z0-9]+$", &[("A-z", Excess::MixedKinds)]);
        check("[0-z]", &[("0-z", Excess::MixedKinds)]);
        check("[0-Z_]", &[("0-Z", Excess::MixedKinds)]);
        check("(?:a|[^b]|[A-z-])", &[("A-z", Excess::MixedKinds)]);
        check("[+-z]", &[("+-z", Excess::BeyondKind)]);
        check("[!-Z]", &[("!-Z", Excess::BeyondKind)]);
        check("[Z-_]", &[("Z-_", Excess::BeyondKind)]);
        check("[.-5]", &[(".-5", Excess::BeyondKind)]);
        check("[A-\u{ff}]", &[("A-\u{ff}", Excess::BeyondKind)]);
        check("[a-zA-Z0-9%=.,-_]", &[(",-_", Excess::Overlap)]);
        check("[$-_@.&+]", &[("$-_", Excess::Overlap)]);
        check(r"[\w+-_]", &[("+-_", Excess::Overlap)]);
        check(r"[\d.-:]", &[(".-:", Excess::Overlap)]);

        check("[a-zA-Z0-9_]", &[]);
        check(r"[\w.-]", &[]);
        check("[-a-z]", &[]);
        check("[b-y3-7]", &[]);
        check("[ -~]", &[]);
        check("[!-~]", &[]);
        check("[!-~a]", &[]);
        check("[!-/:-@[-`{-~]", &[]);
        check(r"[\x20-\x7e]", &[]);
        check(r"[\x00-z]", &[]);
        check(r"[\0-\177]", &[]);
        check("[\u{e0}-\u{ff}]", &[]);
        check("[а-я]", &[]);
        // The well-known pattern of terminal escapes.
        check(r"\x1B(?:[@-Z\\-_]|\[[0-?]*[ -/]*[@-~])", &[]);
        // The local part of an address, and a JSON string.
        check("[!#-'*+/-9=?A-Z^-~-]+", &[]);
        check(r"[ -!#-\[\]-~]", &[]);
    }

    #[test]
    fn the_characters_between_are_named() {
        let parsed = Pattern::parse("[A-z]", Flags::default()).unwrap();
        assert_eq!(parsed.wide_ranges()[0].punctuation, "[\\]^_`");
    }
}
