//! The comments of C and C++, found without a parser: what is inside strings, character literals
//! and raw strings is none.

use sallet_core::task::Language;
use std::ops::Range;

/// The ranges of the comments of `source` with their marks, in order.
pub(crate) fn ranges(source: &str, language: Language) -> Vec<Range<usize>> {
    let mut scanner = Scanner {
        bytes: source.as_bytes(),
        raw_strings: language == Language::Cpp,
        separator: None,
        found: Vec::new(),
    };
    let mut at = 0;
    while let Some(next) = memchr::memchr3(b'/', b'"', b'\'', &scanner.bytes[at..]) {
        at = scanner.step(at + next);
    }
    scanner.found
}

struct Scanner<'src> {
    bytes: &'src [u8],
    raw_strings: bool,
    /// The last `'` that separates digits.
    separator: Option<usize>,
    found: Vec<Range<usize>>,
}

impl Scanner<'_> {
    /// Reads what begins with the byte at `at` and gives the end of it.
    fn step(&mut self, at: usize) -> usize {
        let end = match (self.bytes[at], self.bytes.get(at + 1)) {
            (b'/', Some(b'/')) => self.line_comment(at),
            (b'/', Some(b'*')) => self.block_comment(at),
            (b'/', _) => return at + 1,
            (b'"', _) => return self.raw_string(at).unwrap_or_else(|| self.literal(at)),
            _ if self.separates_digits(at) => {
                self.separator = Some(at);
                return at + 1;
            }
            _ => return self.literal(at),
        };
        self.found.push(at..end);
        end
    }

    /// To the end of the line; a backslash before the line's end continues it.
    fn line_comment(&self, start: usize) -> usize {
        let mut from = start;
        while let Some(newline) = memchr::memchr(b'\n', &self.bytes[from..]) {
            let end = from + newline;
            let line = &self.bytes[start..end];
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if !line.ends_with(b"\\") {
                return start + line.len();
            }
            from = end + 1;
        }
        self.bytes.len()
    }

    fn block_comment(&self, start: usize) -> usize {
        let inside = start + 2;
        let end = memchr::memmem::find(&self.bytes[inside..], b"*/");
        end.map_or(self.bytes.len(), |end| inside + end + 2)
    }

    /// A string or character literal. An unfinished one ends with its line, so that the apostrophe
    /// of an `#error` swallows no more than that.
    fn literal(&self, start: usize) -> usize {
        let quote = self.bytes[start];
        let mut at = start + 1;
        while let Some(next) = memchr::memchr3(quote, b'\\', b'\n', &self.bytes[at..]) {
            at += next;
            match self.bytes[at] {
                b'\\' => {
                    let windows = self.bytes[at + 1..].starts_with(b"\r\n");
                    at = self.bytes.len().min(at + 2 + usize::from(windows));
                }
                _ => return at + 1,
            }
        }
        self.bytes.len()
    }

    /// The end of `R"mark(…)mark"`, if the quote at `start` begins one.
    fn raw_string(&self, start: usize) -> Option<usize> {
        /// The most that the standard allows.
        const LONGEST_MARK: usize = 16;
        if !self.raw_strings || !self.follows_raw_prefix(start) {
            return None;
        }
        let rest = &self.bytes[start + 1..];
        let open = rest
            .iter()
            .take(LONGEST_MARK + 1)
            .position(|&byte| byte == b'(')?;
        let mut close = Vec::with_capacity(open + 2);
        close.push(b')');
        close.extend_from_slice(&rest[..open]);
        close.push(b'"');
        let end = memchr::memmem::find(&rest[open..], &close);
        Some(end.map_or(self.bytes.len(), |end| start + 1 + open + end + close.len()))
    }

    /// Whether `R`, `LR`, `uR`, `UR` or `u8R` stands before the quote, and is no end of a name.
    fn follows_raw_prefix(&self, quote: usize) -> bool {
        let before = &self.bytes[..quote];
        let word = before.len().saturating_sub(4);
        let word = before[word..]
            .rsplit(|byte| !is_word(*byte))
            .next()
            .unwrap_or_default();
        matches!(word, b"R" | b"LR" | b"uR" | b"UR" | b"u8R")
    }

    /// Whether the `'` stands between the digits of a number, as in `1'000`. Looks back no
    /// further than the separator before it, so that many of them stay cheap.
    fn separates_digits(&self, at: usize) -> bool {
        if !self
            .bytes
            .get(at + 1)
            .is_some_and(u8::is_ascii_alphanumeric)
        {
            return false;
        }
        let stop = self.separator.map_or(0, |separator| separator + 1);
        let before = &self.bytes[stop..at];
        let length = before
            .iter()
            .rev()
            .take_while(|&&byte| is_word(byte) || byte == b'.');
        let start = at - length.count();
        let continues = start == stop && self.separator.is_some();
        start < at && (continues || self.bytes[start].is_ascii_digit())
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_what_looks_like_them() {
        let check = |language: Language, source: &str, expected: &[&str]| {
            let found = ranges(source, language);
            let texts: Vec<_> = found.into_iter().map(|range| &source[range]).collect();
            assert_eq!(texts, expected, "{source}");
        };
        let c = |source: &str, expected: &[&str]| check(Language::C, source, expected);
        let cpp = |source: &str, expected: &[&str]| check(Language::Cpp, source, expected);
        c("a / b; // one\r\n/* two\n*/ c", &["// one", "/* two\n*/"]);
        c("s = \"// no\"; // yes", &["// yes"]);
        c("s = \"\\\"// no\"; // yes", &["// yes"]);
        c("s = \"a\\\n// no\"; // yes", &["// yes"]);
        c("s = \"a\\\r\n// no\"; // yes", &["// yes"]);
        c("c = '\"'; // yes", &["// yes"]);
        c("c = '\\''; // yes", &["// yes"]);
        c("#error don't\n// yes", &["// yes"]);
        c(
            "// one \\\nstill \\\r\nmore\nx",
            &["// one \\\nstill \\\r\nmore"],
        );
        c("/* open", &["/* open"]);
        c("//", &["//"]);
        c("\"\\", &[]);
        c("a /", &[]);
        c("/*/ in */ x", &["/*/ in */"]);
        cpp("n = 1'000'0ff; // yes", &["// yes"]);
        cpp("n = 0x1'a'b; c = '/'; // yes", &["// yes"]);
        cpp("f(1,'a',u8'/','/') // yes", &["// yes"]);
        cpp("s = R\"(\" // no)\"; // yes", &["// yes"]);
        cpp("s = u8R\"x()\" // no)x\"; // yes", &["// yes"]);
        cpp("s = FOUR\"(\"; // yes", &["// yes"]);
        cpp("s = R\"( // open", &[]);
        c("s = R\"(\"; // yes", &["// yes"]);
    }

    #[test]
    fn hostile_text_is_read_in_one_pass() {
        for text in ["1'1", "'", "\"", "/", "\\\n", "//\\\n", "R\"(", "1'", "a'a"] {
            let source = text.repeat(1_000_000);
            ranges(&source, Language::Cpp);
        }
    }
}
