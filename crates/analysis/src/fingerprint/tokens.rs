//! Source text in pieces that formatting cannot change: a light tokenizer for Python, C and C++.
//!
//! It must give the same answer for the same code however it is laid out, also for a fragment or
//! for broken code. It need not know the grammar, so it never fails and never goes back.

use memchr::memmem;
use sallet_core::task::Language;

/// One piece of source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'src> {
    /// A name, keyword or number.
    Word(&'src str),
    /// A string or character literal with its quotes, without its prefix.
    Text(&'src str),
    /// Any other character that is not white space.
    Mark(u8),
    /// The end of a line, unless a backslash or a literal joins it to the next.
    LineEnd,
}

/// The tokens of a text with their offsets. White space and comments are left out.
pub(crate) struct Tokens<'src> {
    source: &'src str,
    at: usize,
    language: Language,
    /// Where the last word ended if it may be the `R` of a raw string of C++.
    raw_prefix_end: Option<usize>,
}

/// What a byte can begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Word,
    Quote,
    Line,
    Mark,
    /// A mark, a comment or a joined line end, depending on the language and what follows.
    Depends,
}

/// A table, since every byte of a file that has findings is looked at.
static CLASSES: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' | b'\r' | b'\x0b' | b'\x0c' => Class::Space,
            b'"' | b'\'' => Class::Quote,
            b'\n' => Class::Line,
            b'\\' | b'#' | b'/' => Class::Depends,
            // Names may hold any letter of any script.
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => Class::Word,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

impl<'src> Tokens<'src> {
    pub(crate) fn new(source: &'src str, language: Language) -> Self {
        Self {
            source,
            at: 0,
            language,
            raw_prefix_end: None,
        }
    }

    /// The next token if it starts at or before byte `last`.
    pub(super) fn next_to(&mut self, last: usize) -> Option<(usize, Token<'src>)> {
        while self.at <= last {
            let start = self.at;
            let rest = self.source.as_bytes().get(start..)?;
            let first = *rest.first()?;
            let token = match class(first) {
                Class::Space => {
                    self.at += 1;
                    continue;
                }
                Class::Depends => match self.gap(rest) {
                    0 => self.advance(1, |_| Token::Mark(first)),
                    length => {
                        self.at += length;
                        continue;
                    }
                },
                Class::Mark => self.advance(1, |_| Token::Mark(first)),
                Class::Line => self.advance(1, |_| Token::LineEnd),
                Class::Quote => self.advance(self.literal_length(rest, first), Token::Text),
                Class::Word => self.advance(self.word_length(rest), Token::Word),
            };
            return Some((start, token));
        }
        None
    }

    /// Goes `length` bytes on and makes a token of them.
    fn advance(&mut self, length: usize, new: impl Fn(&'src str) -> Token<'src>) -> Token<'src> {
        // Only ASCII ends a token, so both ends are character boundaries; a backslash before a
        // character of many bytes is the exception.
        let end = self.source.ceil_char_boundary(self.at + length);
        let text = self.source.get(self.at..end).unwrap_or_default();
        self.at = end;
        let token = new(text);
        if self.language == Language::Cpp {
            let raw = matches!(token, Token::Word("R" | "LR" | "uR" | "UR" | "u8R"));
            self.raw_prefix_end = raw.then_some(end);
        }
        token
    }

    /// How long the comment or joined line end here is; 0 when there is none.
    fn gap(&self, rest: &[u8]) -> usize {
        let line = || memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        match (self.language, rest) {
            (_, [b'\\', b'\n', ..]) => 2,
            (_, [b'\\', b'\r', b'\n', ..]) => 3,
            (Language::Python, [b'#', ..]) => line(),
            (Language::C | Language::Cpp, [b'/', b'/', ..]) => line(),
            (Language::C | Language::Cpp, [b'/', b'*', inside @ ..]) => {
                memmem::find(inside, b"*/").map_or(rest.len(), |end| end + 4)
            }
            _ => 0,
        }
    }

    fn word_length(&self, rest: &[u8]) -> usize {
        let word = |rest: &[u8]| {
            rest.iter()
                .take_while(|&&byte| class(byte) == Class::Word)
                .count()
        };
        let mut length = word(rest);
        // C++ groups digits: 1'000'000.
        if self.language == Language::Cpp && rest[0].is_ascii_digit() {
            while let [b'\'', after @ ..] = &rest[length..]
                && word(after) > 0
            {
                length += 1 + word(after);
            }
        }
        length
    }

    fn literal_length(&self, rest: &[u8], quote: u8) -> usize {
        if quote == b'"' && self.raw_prefix_end == Some(self.at) {
            return raw_length(rest);
        }
        if self.language == Language::Python && rest.starts_with(&[quote; 3]) {
            return triple_length(rest, quote);
        }
        let mut length = 1;
        while let Some(&byte) = rest.get(length) {
            match byte {
                // An open literal ends with its line, so that one quote too many does no harm
                // to the lines below.
                b'\n' => return length,
                b'\\' => length += 2,
                _ if byte == quote => return length + 1,
                _ => length += 1,
            }
        }
        rest.len()
    }
}

impl<'src> Iterator for Tokens<'src> {
    type Item = (usize, Token<'src>);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_to(usize::MAX)
    }
}

/// The length of the string with three quotes at the start of `rest`.
fn triple_length(rest: &[u8], quote: u8) -> usize {
    let mut length = 3;
    while let Some(found) = rest
        .get(length..)
        .and_then(|inside| memchr::memchr2(quote, b'\\', inside))
    {
        length += found;
        if rest[length] == b'\\' {
            length += 2;
        } else if rest[length..].starts_with(&[quote; 3]) {
            return length + 3;
        } else {
            length += 1;
        }
    }
    rest.len()
}

/// The length of `"marker( … )marker"` at the start of `rest`.
fn raw_length(rest: &[u8]) -> usize {
    // The standard allows a marker of 16 characters.
    let Some(open) = rest.iter().take(18).position(|&byte| byte == b'(') else {
        return 1;
    };
    let mut end = vec![b')'];
    end.extend_from_slice(&rest[1..open]);
    end.push(b'"');
    memmem::find(&rest[open..], &end).map_or(rest.len(), |found| open + found + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(source: &str, language: Language) -> String {
        let shown = Tokens::new(source, language).map(|(_, token)| match token {
            Token::Word(text) => text.to_owned(),
            Token::Text(text) => format!("<{text}>"),
            Token::Mark(byte) => char::from(byte).to_string(),
            Token::LineEnd => "$".to_owned(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn python() {
        let check = |source: &str, expected: &str| {
            assert_eq!(show(source, Language::Python), expected, "{source:?}");
        };
        check("a = żó(1)  # c\nb", "a = żó ( 1 ) $ b");
        check("a \\\n  + b\\\r\n", "a + b");
        check(r#"r'x\'y' "z"#, r#"r <'x\'y'> <"z>"#);
        check("'open\nb'", "<'open> $ b <'>");
        check("'''a\n'b''\\''''", "<'''a\n'b''\\''''>");
        check("\"\"\"open\n", "<\"\"\"open\n>");
        check("'\\", "<'\\>");
        check("'\\ż'", "<'\\ż'>");
        check("a // b", "a / / b");
    }

    #[test]
    fn c_and_cpp() {
        let check = |source: &str, expected: &str| {
            assert_eq!(show(source, Language::Cpp), expected, "{source:?}");
        };
        check("a /* \" \n */ b // '\nc", "a b $ c");
        check("a /* open", "a");
        check("#define X \\\n 1\n", "# define X 1 $");
        check("n = 1'000'000; c = '\\'';", "n = 1'000'000 ; c = <'\\''> ;");
        check("R\"x(a\")\" )x\" b", "R <\"x(a\")\" )x\"> b");
        check("R\"", "R <\">");
        check("u8R\"(a\n)\"", "u8R <\"(a\n)\">");
        check("R \"(\"", "R <\"(\">");
    }

    proptest! {
        #[test]
        fn tokens_lie_in_order_within_any_text(source in r#"[ \nażR"'\\#/*()1]{0,60}"#) {
            for language in [Language::Python, Language::C, Language::Cpp] {
                let mut end = 0;
                for (start, token) in Tokens::new(&source, language) {
                    prop_assert!(start >= end);
                    end = start + match token {
                        Token::Word(text) | Token::Text(text) => text.len(),
                        Token::Mark(_) | Token::LineEnd => 1,
                    };
                    prop_assert!(end <= source.len());
                }
            }
        }
    }
}
