//! Sets of characters that are two words long, so that the analyses can intersect them freely.
//!
//! ASCII characters are told apart one by one. Beyond ASCII only those are told apart that the
//! pattern can: an *atom* is a stretch that no range of the pattern divides, of one category
//! (letters, digits, white space, the rest). Most patterns name no character beyond ASCII and
//! have the four atoms of [`REST`].

#[cfg(test)]
mod tests;

use super::tree::{Category, Class, ClassItemKind, Kind, Node, Shorthand};

/// A set of characters, relative to an [`Alphabet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct CharSet {
    /// A bit for each ASCII character.
    ascii: u128,
    /// A bit for each atom.
    wide: u128,
}

impl CharSet {
    pub(super) const EMPTY: Self = Self { ascii: 0, wide: 0 };

    /// The ASCII characters from `low` to `high`.
    pub(super) const fn ascii(low: u8, high: u8) -> Self {
        let ascii = (u128::MAX >> (127 - high)) & (u128::MAX << low);
        Self { ascii, wide: 0 }
    }

    pub(super) fn is_empty(self) -> bool {
        self.ascii == 0 && self.wide == 0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            ascii: self.ascii & other.ascii,
            wide: self.wide & other.wide,
        }
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            wide: self.wide | other.wide,
        }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self {
            ascii: self.ascii & !other.ascii,
            wide: self.wide & !other.wide,
        }
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        !self.and(other).is_empty()
    }

    pub(super) fn contains(self, symbol: Symbol) -> bool {
        match symbol.0 {
            ascii @ 0..128 => self.ascii >> ascii & 1 == 1,
            atom => self.wide >> (atom - 128) & 1 == 1,
        }
    }

    /// With the other case of every ASCII letter.
    fn ignoring_case(self) -> Self {
        let upper = self.ascii & UPPER.ascii;
        let lower = self.ascii & LOWER.ascii;
        Self {
            ascii: self.ascii | upper << 32 | lower >> 32,
            wide: self.wide,
        }
    }
}

/// A character, as far as an [`Alphabet`] tells it from others: an ASCII code, or 128 and the
/// number of an atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Symbol(u8);

const LOWER: CharSet = CharSet::ascii(b'a', b'z');
const UPPER: CharSet = CharSet::ascii(b'A', b'Z');
pub(super) const DIGITS: CharSet = CharSet::ascii(b'0', b'9');
pub(super) const ALPHANUMERIC: CharSet = LOWER.or(UPPER).or(DIGITS);
pub(super) const NEWLINE: CharSet = CharSet::ascii(b'\n', b'\n');
const WORD: CharSet = ALPHANUMERIC.or(CharSet::ascii(b'_', b'_'));
const SPACE: CharSet = CharSet::ascii(b'\t', b'\r').or(CharSet::ascii(b' ', b' '));
/// Separators that `str.isspace` counts, and so `\s` without `ASCII`.
const SEPARATORS: CharSet = CharSet::ascii(0x1c, 0x1f);

/// Which characters people can read best in a witness, best first.
const READABLE: [CharSet; 6] = [
    LOWER,
    UPPER,
    DIGITS,
    CharSet::ascii(b' ', b'~'),
    SPACE,
    CharSet::ascii(0, 127),
];

/// What kind of character one beyond ASCII is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WideCategory {
    Letter,
    Digit,
    Space,
    Other,
}

const WIDE_CATEGORIES: [WideCategory; 4] = [
    WideCategory::Letter,
    WideCategory::Digit,
    WideCategory::Space,
    WideCategory::Other,
];

impl WideCategory {
    fn of(wide: char) -> Self {
        let code = u32::from(wide);
        let zeros = DECIMAL_ZEROS.partition_point(|&zero| zero <= code);
        if zeros > 0 && code - DECIMAL_ZEROS[zeros - 1] < 10 {
            Self::Digit
        } else if wide.is_alphanumeric() {
            Self::Letter
        } else if wide.is_whitespace() {
            Self::Space
        } else {
            Self::Other
        }
    }
}

/// The zeros of the scripts whose digits `\d` matches, of the first plane.
const DECIMAL_ZEROS: [u32; 36] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/// Characters of every category, to find one that lies in a stretch.
const SAMPLES: [char; 14] = [
    'é',
    'ß',
    'Ω',
    'я',
    '中',
    '\u{663}',
    '\u{ff13}',
    '\u{a0}',
    '\u{2003}',
    '\u{3000}',
    '€',
    '→',
    '\u{e000}',
    '\u{1f600}',
];

/// Characters beyond ASCII that the pattern does not tell apart.
#[derive(Debug, Clone, Copy)]
struct Atom {
    /// The first and last code of the stretch; `None`: all that is in no other atom.
    stretch: Option<(u32, u32)>,
    category: WideCategory,
    example: char,
}

const fn rest(category: WideCategory, example: char) -> Atom {
    Atom {
        stretch: None,
        category,
        example,
    }
}

/// The atoms of a pattern that names no character beyond ASCII.
const REST: [Atom; 4] = [
    rest(WideCategory::Letter, 'é'),
    rest(WideCategory::Digit, '\u{663}'),
    rest(WideCategory::Space, '\u{a0}'),
    rest(WideCategory::Other, '€'),
];

/// The characters that one pattern tells apart.
#[derive(Debug, Clone)]
pub(super) struct Alphabet {
    /// Empty stands for [`REST`].
    atoms: Vec<Atom>,
}

impl Alphabet {
    /// The alphabet of a pattern that names `ranges` beyond ASCII. `None` when these are too many
    /// for the bits of a [`CharSet`].
    pub(super) fn new(ranges: &[(u32, u32)]) -> Option<Self> {
        if ranges.is_empty() {
            return Some(Self { atoms: Vec::new() });
        }
        let stretches = stretches(ranges);
        let mut atoms: Vec<Atom> = Vec::new();
        for &stretch in &stretches {
            let found = WIDE_CATEGORIES.iter().filter_map(|&category| {
                let example = example(stretch, category)?;
                let stretch = Some(stretch);
                Some(Atom {
                    stretch,
                    category,
                    example,
                })
            });
            atoms.extend(found);
        }
        for &category in &WIDE_CATEGORIES {
            let is_rest = |c: &char| {
                let code = u32::from(*c);
                let named = stretches
                    .iter()
                    .any(|(low, high)| (*low..=*high).contains(&code));
                WideCategory::of(*c) == category && !named
            };
            atoms.extend(
                SAMPLES
                    .iter()
                    .copied()
                    .find(is_rest)
                    .map(|c| rest(category, c)),
            );
        }
        (atoms.len() <= 128).then_some(Self { atoms })
    }

    fn atoms(&self) -> &[Atom] {
        if self.atoms.is_empty() {
            &REST
        } else {
            &self.atoms
        }
    }

    fn atoms_where(&self, is_in: impl Fn(&Atom) -> bool) -> CharSet {
        let wide = self.atoms().iter().enumerate();
        let wide = wide.filter(|(_, atom)| is_in(atom));
        CharSet {
            ascii: 0,
            wide: wide.fold(0, |bits, (index, _)| bits | 1 << index),
        }
    }

    /// Every character.
    pub(super) fn all(&self) -> CharSet {
        CharSet {
            ascii: u128::MAX,
            wide: u128::MAX >> (128 - self.atoms().len()),
        }
    }

    /// The characters of `\w` without and with `ASCII`.
    pub(super) fn words(&self) -> [CharSet; 2] {
        [self.word(), WORD]
    }

    fn word(&self) -> CharSet {
        WORD.or(self.atoms_where(|atom| {
            matches!(atom.category, WideCategory::Letter | WideCategory::Digit)
        }))
    }

    /// `character`, or `None` if it is so rare that no atom stands for it.
    pub(super) fn symbol(&self, character: char) -> Option<Symbol> {
        if character.is_ascii() {
            return u8::try_from(character).ok().map(Symbol);
        }
        let code = u32::from(character);
        let category = WideCategory::of(character);
        // Atoms with a stretch come before the rest.
        let index = self.atoms().iter().position(|atom| {
            let is_in = |(low, high)| (low..=high).contains(&code);
            atom.category == category && atom.stretch.is_none_or(is_in)
        })?;
        u8::try_from(index + 128).ok().map(Symbol)
    }

    /// The set of one character.
    fn single(&self, character: char) -> CharSet {
        self.range(character, character)
    }

    fn range(&self, low: char, high: char) -> CharSet {
        let (from, to) = (u32::from(low), u32::from(high));
        let ascii = match u8::try_from(low) {
            Ok(low) if low.is_ascii() => {
                let high = u8::try_from(high).unwrap_or(127).min(127);
                CharSet::ascii(low, high)
            }
            _ => CharSet::EMPTY,
        };
        if high.is_ascii() {
            return ascii;
        }
        ascii.or(self.atoms_where(|atom| {
            atom.stretch
                .is_some_and(|(first, last)| from <= first && last <= to)
        }))
    }

    fn range_in_case(&self, low: char, high: char, ignore_case: bool) -> CharSet {
        let set = self.range(low, high);
        if !ignore_case {
            return set;
        }
        if high.is_ascii() {
            return set.ignoring_case();
        }
        let cases = other_cases(u32::from(low).max(0x80), u32::from(high));
        let ranges = cases.filter_map(|(low, high)| {
            let (low, high) = (char::from_u32(low)?, char::from_u32(high)?);
            Some(self.range(low, high))
        });
        ranges.fold(set, CharSet::or).ignoring_case()
    }

    fn shorthand(&self, shorthand: Shorthand) -> CharSet {
        let Shorthand { of, negated, ascii } = shorthand;
        let set = match (of, ascii) {
            (Category::Digit, true) => DIGITS,
            (Category::Space, true) => SPACE,
            (Category::Word, true) => WORD,
            (Category::Digit, false) => {
                DIGITS.or(self.atoms_where(|atom| atom.category == WideCategory::Digit))
            }
            (Category::Space, false) => SPACE
                .or(SEPARATORS)
                .or(self.atoms_where(|atom| atom.category == WideCategory::Space)),
            (Category::Word, false) => self.word(),
        };
        if negated { self.all().minus(set) } else { set }
    }

    fn class(&self, class: &Class) -> CharSet {
        let items = class
            .items
            .iter()
            .map(|item| self.class_item(item.kind, class.ignore_case));
        let set = items.fold(CharSet::EMPTY, CharSet::or);
        if class.negated {
            self.all().minus(set)
        } else {
            set
        }
    }

    /// The characters of one item of a class.
    pub(super) fn class_item(&self, item: ClassItemKind, ignore_case: bool) -> CharSet {
        match item {
            ClassItemKind::Char(value) => self.range_in_case(value, value, ignore_case),
            ClassItemKind::Range(low, high) => self.range_in_case(low, high, ignore_case),
            ClassItemKind::Shorthand(shorthand) => self.shorthand(shorthand),
        }
    }

    /// The characters that `node` matches, if it always matches exactly one, and any of them
    /// whatever stands around.
    pub(super) fn one_of(&self, node: &Node) -> Option<CharSet> {
        match &node.kind {
            Kind::Char {
                value,
                ignore_case: false,
            } => Some(self.single(*value)),
            Kind::Char {
                value,
                ignore_case: true,
            } => Some(self.range_in_case(*value, *value, true)),
            Kind::Any { newline: true } => Some(self.all()),
            Kind::Any { newline: false } => Some(self.all().minus(NEWLINE)),
            Kind::Shorthand(shorthand) => Some(self.shorthand(*shorthand)),
            Kind::Class(class) => Some(self.class(class)),
            Kind::Group { body, .. } | Kind::Atomic(body) => self.one_of(body),
            Kind::Alternation(branches) => {
                let mut sets = branches.iter().map(|branch| self.one_of(branch));
                sets.try_fold(CharSet::EMPTY, |all, set| Some(all.or(set?)))
            }
            _ => None,
        }
    }

    /// A character of `set` that people can read, or `None` if it is empty.
    pub(super) fn example(&self, set: CharSet) -> Option<char> {
        let ascii = READABLE.iter().map(|readable| set.ascii & readable.ascii);
        if let Some(bits) = ascii.into_iter().find(|&bits| bits != 0) {
            return u8::try_from(bits.trailing_zeros()).ok().map(char::from);
        }
        if set.wide == 0 {
            return None;
        }
        let index = usize::try_from(set.wide.trailing_zeros()).ok()?;
        self.atoms().get(index).map(|atom| atom.example)
    }
}

/// Divides `ranges`, which may overlap, into stretches that no bound of a range divides.
fn stretches(ranges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut events: Vec<(u32, i32)> = ranges
        .iter()
        .flat_map(|&(low, high)| [(low, 1), (high + 1, -1)])
        .collect();
    events.sort_unstable();
    let mut open = 0;
    let mut stretches = Vec::new();
    for (index, &(at, change)) in events.iter().enumerate() {
        open += change;
        let next = events.get(index + 1).map_or(at, |event| event.0);
        if open > 0 && at < next {
            stretches.push((at, next - 1));
        }
    }
    stretches
}

/// A character of `category` in the stretch, if one is found soon.
fn example((low, high): (u32, u32), category: WideCategory) -> Option<char> {
    let near = low..=high.min(low + 32);
    let samples = SAMPLES.iter().map(|&sample| u32::from(sample));
    let inside = samples.filter(|code| (low..=high).contains(code));
    near.chain([high])
        .chain(inside)
        .filter_map(char::from_u32)
        .find(|&c| WideCategory::of(c) == category)
}

/// The ranges of the lower and upper cases of the characters from `low` to `high`, where these
/// are ranges as well. Few scripts have cases, and these lie side by side.
pub(super) fn other_cases(low: u32, high: u32) -> impl Iterator<Item = (u32, u32)> {
    let ends = char::from_u32(low).zip(char::from_u32(high));
    let lower = ends.map(|(low, high)| (single(low.to_lowercase()), single(high.to_lowercase())));
    let upper = ends.map(|(low, high)| (single(low.to_uppercase()), single(high.to_uppercase())));
    lower.into_iter().chain(upper).filter_map(move |cases| {
        let (from, to) = (cases.0?, cases.1?);
        (from >= 0x80 && from <= to && to - from == high - low).then_some((from, to))
    })
}

/// The only character of `cases`.
fn single(mut cases: impl Iterator<Item = char>) -> Option<u32> {
    let first = cases.next()?;
    cases.next().is_none().then_some(u32::from(first))
}
