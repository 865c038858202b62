//! What follows a backslash.

use super::super::tree::{Assertion, Category, Kind, Node, Shorthand, Width};
use super::{Flags, ParseErrorKind, Parser, Stop};

/// An escape that means the same inside and outside a class.
pub(super) enum Escape {
    Char(char),
    Shorthand(Shorthand),
}

impl Parser<'_> {
    /// An escape outside a class.
    pub(super) fn escape(&mut self, flags: Flags) -> Result<Node, Stop> {
        let start = self.at;
        let assertion = match self.text.as_bytes().get(start + 1) {
            Some(b'A') => Assertion::TextStart,
            // `\z` is the new name of `\Z` in Python 3.14.
            Some(b'Z' | b'z') => Assertion::TextEnd,
            Some(letter @ (b'b' | b'B')) => Assertion::WordBoundary {
                negated: *letter == b'B',
                ascii: flags.ascii,
            },
            Some(b'1'..=b'9') => return self.numeric_escape(flags),
            _ => {
                let shared = self.shared_escape(flags)?;
                return Ok(match shared {
                    Escape::Char(value) => self.char_node(start, value, flags),
                    Escape::Shorthand(shorthand) => {
                        let kind = Kind::Shorthand(shorthand);
                        Node::leaf(self.since(start), Width::ONE, kind)
                    }
                });
            }
        };
        self.at += 2;
        let kind = Kind::Assertion(assertion);
        Ok(Node::leaf(self.since(start), Width::ZERO, kind))
    }

    /// `\101` is an octal number, `\10` a group.
    fn numeric_escape(&mut self, flags: Flags) -> Result<Node, Stop> {
        let start = self.at;
        let digits = &self.text.as_bytes()[start + 1..];
        let is_octal = |index: usize| matches!(digits.get(index), Some(b'0'..=b'7'));
        if is_octal(0) && is_octal(1) && is_octal(2) {
            self.at += 1;
            let value = self.octal(start, 3)?;
            return Ok(self.char_node(start, value, flags));
        }
        let length = digits.iter().take(2).take_while(|b| b.is_ascii_digit());
        let group = length.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        self.at += 1 + if group > 9 { 2 } else { 1 };
        self.back_reference(start, group, flags)
    }

    /// A reference to `group`, written from `start` on.
    pub(super) fn back_reference(
        &mut self,
        start: usize,
        group: u32,
        flags: Flags,
    ) -> Result<Node, Stop> {
        let index = usize::try_from(group).unwrap_or(usize::MAX);
        let width = match self.groups.get(index.wrapping_sub(1)) {
            Some(Some(width)) => *width,
            Some(None) => return Err(self.error(start, ParseErrorKind::OpenGroup)),
            None => return Err(self.error(start, ParseErrorKind::UnknownGroup)),
        };
        let kind = Kind::Backreference {
            group,
            ignore_case: flags.ignore_case,
        };
        Ok(Node::leaf(self.since(start), width, kind))
    }

    /// An escape that means the same inside and outside a class.
    pub(super) fn shared_escape(&mut self, flags: Flags) -> Result<Escape, Stop> {
        let start = self.at;
        self.at += 1;
        let Some(escaped) = self.next_char() else {
            return Err(self.error(start, ParseErrorKind::EscapeAtEnd));
        };
        let shorthand = |of, negated| {
            let ascii = flags.ascii;
            Ok(Escape::Shorthand(Shorthand { of, negated, ascii }))
        };
        let value = match escaped {
            'd' => return shorthand(Category::Digit, false),
            'D' => return shorthand(Category::Digit, true),
            's' => return shorthand(Category::Space, false),
            'S' => return shorthand(Category::Space, true),
            'w' => return shorthand(Category::Word, false),
            'W' => return shorthand(Category::Word, true),
            'a' => '\x07',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            'x' => self.hexadecimal(start, 2)?,
            'u' => self.hexadecimal(start, 4)?,
            'U' => self.hexadecimal(start, 8)?,
            'N' => return Err(self.error(start, ParseErrorKind::NamedCharacter)),
            '0' => {
                self.at -= 1;
                self.octal(start, 3)?
            }
            other if other.is_ascii_alphanumeric() => {
                return Err(self.error(start, ParseErrorKind::BadEscape));
            }
            other => other,
        };
        Ok(Escape::Char(value))
    }

    fn hexadecimal(&mut self, start: usize, length: usize) -> Result<char, Stop> {
        let digits = self.text.get(self.at..self.at + length);
        let digits = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let value = number.and_then(char::from_u32);
        self.at += length;
        value.ok_or_else(|| self.error(start, ParseErrorKind::BadEscape))
    }

    /// Up to `most` octal digits; there is at least one.
    pub(super) fn octal(&mut self, start: usize, most: usize) -> Result<char, Stop> {
        let rest = self.text.as_bytes()[self.at..].iter().take(most);
        let digits = rest.take_while(|byte| matches!(byte, b'0'..=b'7'));
        let (length, number) = digits.fold((0, 0), |(length, number), digit| {
            (length + 1, number * 8 + u32::from(digit - b'0'))
        });
        self.at += length;
        match u8::try_from(number) {
            Ok(byte) => Ok(char::from(byte)),
            Err(_) => Err(self.error(start, ParseErrorKind::BadEscape)),
        }
    }
}
