//! Macros that stand for syntax: a parser that does not know them cannot read what is around them.

use super::tokens::{Span, Token, closing, tokens};
use sallet_core::task::Language;

/// Blanks or replaces such macros. Whether anything changed.
pub(super) fn replace(bytes: &mut [u8], language: Language) -> bool {
    let tokens = tokens(bytes);
    let edits = Reader {
        bytes,
        closing: closing(&tokens),
        tokens,
        language,
    }
    .edits();
    for edit in &edits {
        match *edit {
            Edit::Blank(start, end) => {
                for byte in &mut bytes[start..end] {
                    if *byte != b'\n' {
                        *byte = b' ';
                    }
                }
            }
            Edit::Word(start, end, word) => {
                bytes[start..end].fill(b' ');
                bytes[start..start + word.len()].copy_from_slice(word.as_bytes());
            }
            Edit::Semicolon(at) => bytes[at] = b';',
        }
    }
    !edits.is_empty()
}

enum Edit {
    Blank(usize, usize),
    /// Another word in the place of one that is as long or longer.
    Word(usize, usize, &'static str),
    Semicolon(usize),
}

struct Reader<'a> {
    bytes: &'a [u8],
    tokens: Vec<Span>,
    closing: Vec<Option<usize>>,
    language: Language,
}

const KEYWORDS: &[&str] = &[
    "if",
    "while",
    "for",
    "switch",
    "return",
    "sizeof",
    "else",
    "do",
    "case",
    "catch",
    "goto",
    "defined",
    "alignof",
    "typeof",
    "throw",
    "new",
    "delete",
    "const",
    "volatile",
    "struct",
    "union",
    "enum",
    "class",
    "operator",
    "void",
    "__attribute__",
    "__declspec",
    "__asm__",
    "asm",
];

impl Reader<'_> {
    fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (index, span) in self.tokens.iter().enumerate() {
            if span.token != Token::Word || KEYWORDS.contains(&self.word(index)) {
                continue;
            }
            let group = (self.mark(index + 1) == Some(b'('))
                .then(|| self.closing[index + 1])
                .flatten();
            match group {
                Some(end) => self.call(index, end, &mut edits),
                None => self.name(index, &mut edits),
            }
        }
        edits
    }

    fn word(&self, index: usize) -> &str {
        match self.tokens.get(index) {
            Some(span) if span.token == Token::Word => {
                std::str::from_utf8(&self.bytes[span.start..span.end]).unwrap_or("")
            }
            _ => "",
        }
    }

    fn mark(&self, index: usize) -> Option<u8> {
        match self.tokens.get(index)?.token {
            Token::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    fn is_word(&self, index: usize) -> bool {
        !self.word(index).is_empty()
    }

    fn is_text(&self, index: usize) -> bool {
        self.tokens
            .get(index)
            .is_some_and(|span| span.token == Token::Text)
    }

    fn is_capital(&self, index: usize) -> bool {
        let word = self.word(index);
        let is_spelled = word
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        word.len() > 2 && is_spelled && !word.starts_with(|char: char| char.is_ascii_digit())
    }

    /// A word with parentheses that close at token `end`.
    fn call(&self, index: usize, end: usize, edits: &mut Vec<Edit>) {
        let span = self.tokens[index];
        let before = index.wrapping_sub(1);
        let whole = Edit::Blank(span.start, self.tokens[end].end);
        let is_attribute = self.mark(index + 2) == Some(b'(')
            && self.closing[index + 2] == Some(end - 1)
            && (self.is_type(before) || (self.mark(before) == Some(b')') && span.depth == 0));
        let follows_head = self.mark(before) == Some(b')')
            && matches!(self.mark(end + 1), Some(b';' | b'{'))
            && span.depth == 0;
        if is_attribute {
            edits.push(whole);
        } else if self.word(index) == "va_arg" {
            let comma = (index..end).find(|&at| self.mark(at) == Some(b','));
            if let Some(comma) = comma {
                edits.push(Edit::Blank(
                    self.tokens[comma].start,
                    self.tokens[end].start,
                ));
            }
        } else if self.is_loop(index, end) {
            let word = if span.end - span.start < 5 {
                "if"
            } else {
                "while"
            };
            edits.push(Edit::Word(span.start, span.end, word));
        } else if !self.is_capital(index) {
        } else if follows_head || self.is_text(before) || self.is_text(end + 1) {
            edits.push(whole);
        } else if end == index + 3 && self.is_word(index + 2) && self.mark(end + 1) == Some(b'(') {
            // `NAME(function)(parameters)`.
            edits.push(Edit::Blank(span.start, self.tokens[index + 1].end));
            edits.push(Edit::Blank(self.tokens[end].start, self.tokens[end].end));
        } else if self.is_statement(index, end) {
            let at = self.tokens[end].end;
            if self.bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                edits.push(Edit::Semicolon(at));
            }
        }
    }

    /// Whether a macro is the head of a loop: `list_for_each(item, list) { … }`.
    fn is_loop(&self, index: usize, end: usize) -> bool {
        let span = self.tokens[index];
        let name = self.word(index).to_ascii_lowercase();
        let says_so = name.contains("foreach") || name.contains("for_each");
        let is_followed =
            self.mark(end + 1) == Some(b'{') || (says_so && self.mark(end + 1) != Some(b';'));
        let before = index.wrapping_sub(1);
        // After a type it is a function, and so is a constructor of C++.
        let is_definition = self.is_type_like(before) || matches!(self.mark(before), Some(b':'));
        is_followed
            && span.depth > 0
            && span.end - span.start >= 2
            && !is_definition
            && matches!(self.mark(before), Some(b';' | b'{' | b'}' | b')'))
            && (says_so || self.language == Language::C)
    }

    /// A word or star: what may stand before a declared name.
    fn is_type_like(&self, index: usize) -> bool {
        let is_word = self.is_word(index) && !KEYWORDS.contains(&self.word(index));
        is_word || self.mark(index) == Some(b'*')
    }

    /// The same, or `void`.
    fn is_type(&self, index: usize) -> bool {
        self.is_type_like(index) || self.word(index) == "void"
    }

    /// Whether a macro stands alone on its line, without the semicolon that it does not need.
    fn is_statement(&self, index: usize, end: usize) -> bool {
        let before = self.mark(index.wrapping_sub(1));
        let starts = self.tokens[index].starts_line || matches!(before, Some(b'{' | b'}' | b';'));
        let next = self.tokens.get(end + 1);
        let next_is_new = next.is_some_and(|next| next.starts_line);
        let goes_on = self
            .mark(end + 1)
            .is_some_and(|mark| b"{;,)=+-*/&|<>?:.[".contains(&mark));
        starts && next_is_new && !goes_on
    }

    /// A word without parentheses.
    fn name(&self, index: usize, edits: &mut Vec<Edit>) {
        if !self.is_capital(index) {
            return;
        }
        let span = self.tokens[index];
        let before = index.wrapping_sub(1);
        let (next, after) = (index + 1, index + 2);
        let is_long = self.word(index).len() > 3;
        // `EXPORT` on a line of its own, before a declaration.
        let is_alone = span.starts_line
            && self.tokens.get(next).is_some_and(|next| next.starts_line)
            && (index == 0 || matches!(self.mark(before), Some(b';' | b'}')))
            && self.is_word(next);
        // `EXPORT int function(`.
        let is_specifier = is_long
            && self.is_type_like(next)
            && self.is_word(next)
            && (self.is_type_like(after) || self.is_word(after));
        // `int EXPORT function(`, `class EXPORT Name {`.
        let is_typed = self.is_type(before);
        let is_inside = self.is_word(next)
            && ((is_typed && self.mark(after) == Some(b'(') && span.depth == 0)
                || matches!(self.word(before), "class" | "struct"));
        // `int unused ATTRIBUTE)`.
        let is_after = self.word(index).contains('_')
            && matches!(self.mark(next), Some(b',' | b')'))
            && self.is_word(before)
            && self.is_type_like(before.wrapping_sub(1));
        if is_alone || is_specifier || is_inside || is_after {
            edits.push(Edit::Blank(span.start, span.end));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn macros_that_stand_for_syntax() {
        let check = |source: &str, expected: &str| {
            let mut bytes = source.as_bytes().to_vec();
            replace(&mut bytes, Language::C);
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(text.len(), source.len());
            let words: Vec<_> = text.split_whitespace().collect();
            assert_eq!(words.join(" "), expected, "{source}");
        };
        check("API_EXPORT int f(void);", "int f(void);");
        check("void CALLBACK f(int a);", "void f(int a);");
        check("int f(int a ARG_UNUSED, int b);", "int f(int a , int b);");
        check("int f(int a) PRINTF(1, 2);", "int f(int a) ;");
        check("void no((return)) f(void);", "void f(void);");
        check("DWORD x;", "DWORD x;");
        check("f(int FLAGS)", "f(int FLAGS)");
        check("x = va_arg(ap, char *);", "x = va_arg(ap );");
        check(
            "f() { list_each(a, b) { g(); } }",
            "f() { while (a, b) { g(); } }",
        );
        check("f() { EACH(a) { g(); } }", "f() { if (a) { g(); } }");
        check(
            "f() { v_foreach(a, b)\n g(); }",
            "f() { while (a, b) g(); }",
        );
        check("f() { g(a); }", "f() { g(a); }");
        check("f() { FREE(p)\n return; }", "f() { FREE(p); return; }");
        check(
            "f() { p = \"a\" STR(B) \"c\"; }",
            "f() { p = \"a\" \"c\"; }",
        );
        check("int NAME(f)(int a) {}", "int f (int a) {}");
        check("int x;\nNO_INLINE\nint f(void);", "int x; int f(void);");
        check("enum e { A,\nBEE\n};", "enum e { A, BEE };");
    }
}
