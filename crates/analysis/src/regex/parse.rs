//! A parser of the syntax of Python's `re`.
//!
//! `regex-syntax` knows neither back references nor lookaround, and the parsers that do speak
//! the dialects of other languages. This one follows CPython's `re/_parser.py`: what that refuses
//! is refused, a `{` that starts no repetition is a literal, and so on.

mod class;
mod error;
mod escape;
mod group;
#[cfg(test)]
mod tests;

pub use error::{ParseError, ParseErrorKind};

use super::Flags;
use super::tree::{Assertion, Kind, Mode, Node, Span, Width};
use rustc_hash::FxHashMap;

/// Longest pattern that is parsed, in bytes.
pub const MAX_LENGTH: usize = 1 << 16;

/// Deepest nesting of groups that is parsed. Every walk over the tree recurses.
pub const MAX_NESTING: usize = 100;

/// A parsed pattern.
pub(super) struct Parsed {
    pub(super) root: Node,
    /// The number of capturing groups.
    pub(super) groups: u32,
    /// Ranges of characters beyond ASCII that the pattern names.
    pub(super) wide_ranges: Vec<(u32, u32)>,
}

/// Parses `text`.
pub(super) fn parse(text: &str, mut flags: Flags) -> Result<Parsed, ParseError> {
    if text.len() > MAX_LENGTH {
        return Err(ParseError {
            at: MAX_LENGTH,
            kind: ParseErrorKind::TooLong,
        });
    }
    // Each restart adds one of five flags, so that there are at most five.
    loop {
        match Parser::new(text).run(flags) {
            Ok(parsed) => return Ok(parsed),
            Err(Stop::Error(error)) => return Err(error),
            Err(Stop::Restart(added)) => flags = added,
        }
    }
}

/// Why parsing stopped before the end.
enum Stop {
    Error(ParseError),
    /// Flags such as `(?x)` were met that hold for the whole pattern.
    Restart(Flags),
}

impl From<ParseError> for Stop {
    fn from(error: ParseError) -> Self {
        Self::Error(error)
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    /// The flags of the whole pattern.
    global: Flags,
    /// The width of each capturing group, from group 1; `None` while it is open.
    groups: Vec<Option<Width>>,
    names: FxHashMap<&'t str, u32>,
    /// The highest group that a conditional names, and where. It may be defined later.
    highest_condition: (u32, usize),
    wide_ranges: Vec<(u32, u32)>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            global: Flags::default(),
            groups: Vec::new(),
            names: FxHashMap::default(),
            highest_condition: (0, 0),
            wide_ranges: Vec::new(),
        }
    }

    fn run(mut self, flags: Flags) -> Result<Parsed, Stop> {
        self.global = flags;
        let root = self.alternation(flags)?;
        if self.peek().is_some() {
            return Err(self.error(self.at, ParseErrorKind::UnbalancedParenthesis));
        }
        let groups = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let (condition, at) = self.highest_condition;
        if condition > groups {
            return Err(self.error(at, ParseErrorKind::UnknownGroup));
        }
        Ok(Parsed {
            root,
            groups,
            wide_ranges: self.wide_ranges,
        })
    }

    /// Branches up to a `)` or the end.
    fn alternation(&mut self, flags: Flags) -> Result<Node, Stop> {
        let start = self.at;
        let first = self.sequence(flags)?;
        if self.peek() != Some(b'|') {
            return Ok(first);
        }
        let mut branches = vec![first];
        while self.eat("|") {
            branches.push(self.sequence(flags)?);
        }
        Ok(Node::alternation(self.since(start), branches))
    }

    /// Items up to a `|`, a `)` or the end.
    fn sequence(&mut self, flags: Flags) -> Result<Node, Stop> {
        let start = self.at;
        let mut items = Vec::new();
        while let Some(byte) = self.peek() {
            match byte {
                b'|' | b')' => break,
                b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c if flags.verbose => self.at += 1,
                b'#' if flags.verbose => self.skip_comment(),
                b'*' | b'+' | b'?' | b'{' => self.repetition(&mut items, flags)?,
                b'(' => items.extend(self.group(flags)?),
                _ => items.push(self.atom(byte, flags)?),
            }
        }
        Ok(Node::sequence(self.since(start), items))
    }

    fn skip_comment(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |newline| newline + 1);
        self.at += length;
    }

    /// Anything but a group and a repetition.
    fn atom(&mut self, byte: u8, flags: Flags) -> Result<Node, Stop> {
        let start = self.at;
        let (width, kind) = match byte {
            b'\\' => return self.escape(flags),
            b'[' => return self.class(flags),
            b'.' => {
                let newline = flags.dot_all;
                (Width::ONE, Kind::Any { newline })
            }
            b'^' if flags.multi_line => (Width::ZERO, Kind::Assertion(Assertion::LineStart)),
            b'^' => (Width::ZERO, Kind::Assertion(Assertion::TextStart)),
            b'$' if flags.multi_line => (Width::ZERO, Kind::Assertion(Assertion::LineEnd)),
            b'$' => (Width::ZERO, Kind::Assertion(Assertion::FinalLineEnd)),
            _ => return Ok(self.literal(flags)),
        };
        self.at += 1;
        Ok(Node::leaf(self.since(start), width, kind))
    }

    /// The next character as itself.
    fn literal(&mut self, flags: Flags) -> Node {
        let start = self.at;
        let value = self.next_char().unwrap_or_default();
        self.char_node(start, value, flags)
    }

    fn char_node(&mut self, start: usize, value: char, flags: Flags) -> Node {
        let ignore_case = flags.ignore_case;
        self.name_range(value, value, ignore_case);
        let kind = Kind::Char { value, ignore_case };
        Node::leaf(self.since(start), Width::ONE, kind)
    }

    /// Notes that the pattern names the characters from `low` to `high`, so that the alphabet
    /// can tell them from others.
    fn name_range(&mut self, low: char, high: char, ignore_case: bool) {
        if high.is_ascii() {
            return;
        }
        let (low, high) = (u32::from(low).max(0x80), u32::from(high));
        self.wide_ranges.push((low, high));
        if ignore_case {
            let cases = super::alphabet::other_cases(low, high);
            self.wide_ranges.extend(cases);
        }
    }

    /// A `*`, `+`, `?` or `{…}` after `items`.
    fn repetition(&mut self, items: &mut Vec<Node>, flags: Flags) -> Result<(), Stop> {
        let start = self.at;
        let Some((min, max)) = self.bounds()? else {
            items.push(self.literal(flags));
            return Ok(());
        };
        let mode = if self.eat("?") {
            Mode::Lazy
        } else if self.eat("+") {
            Mode::Possessive
        } else {
            Mode::Greedy
        };
        match items.last().map(|item| &item.kind) {
            None | Some(Kind::Assertion(_)) => {
                Err(self.error(start, ParseErrorKind::NothingToRepeat))
            }
            Some(Kind::Repeat { .. }) => Err(self.error(start, ParseErrorKind::MultipleRepeat)),
            Some(_) => {
                if let Some(body) = items.pop() {
                    let span = self.since(body.span.start);
                    items.push(Node::repeat(span, min, max, mode, body));
                }
                Ok(())
            }
        }
    }

    /// How often to repeat, or `None` when the `{` is a literal.
    fn bounds(&mut self) -> Result<Option<(u32, Option<u32>)>, Stop> {
        let start = self.at;
        if self.eat("*") {
            return Ok(Some((0, None)));
        } else if self.eat("+") {
            return Ok(Some((1, None)));
        } else if self.eat("?") {
            return Ok(Some((0, Some(1))));
        }
        self.at += 1;
        if self.peek() == Some(b'}') {
            self.at = start;
            return Ok(None);
        }
        let low = self.digits();
        let high = if self.eat(",") { self.digits() } else { low };
        if !self.eat("}") {
            self.at = start;
            return Ok(None);
        }
        let number = |digits: &str| match digits.parse::<u32>() {
            Ok(number) if number != u32::MAX => Ok(number),
            _ => Err(self.error(start, ParseErrorKind::RepeatTooLarge)),
        };
        let min = if low.is_empty() { 0 } else { number(low)? };
        let max = if high.is_empty() {
            None
        } else {
            Some(number(high)?)
        };
        if max.is_some_and(|max| max < min) {
            return Err(self.error(start, ParseErrorKind::RepeatReversed));
        }
        Ok(Some((min, max)))
    }

    fn digits(&mut self) -> &'t str {
        let text = self.text;
        let rest = &text[self.at..];
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        &rest[..length]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next_char(&mut self) -> Option<char> {
        let next = self.text[self.at..].chars().next()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn eat(&mut self, expected: &str) -> bool {
        let found = self.text.as_bytes()[self.at..].starts_with(expected.as_bytes());
        if found {
            self.at += expected.len();
        }
        found
    }

    fn since(&self, start: usize) -> Span {
        Span::new(start, self.at)
    }

    fn error(&self, at: usize, kind: ParseErrorKind) -> Stop {
        Stop::Error(ParseError { at, kind })
    }
}
