//! Colours for code: just enough of a lexer for keywords, strings, comments and numbers.
//!
//! Works on anything, valid or not, since model answers are often neither. What it prints is
//! escaped, and without its tags it is the input.

use crate::escape::html;
use sallet_core::Language;

const PYTHON_KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "match", "nonlocal", "not", "or", "pass", "raise", "return", "try",
    "while", "with", "yield",
];

const C_KEYWORDS: &[&str] = &[
    "auto", "bool", "break", "case", "char", "const", "continue", "default", "do", "double",
    "else", "enum", "extern", "false", "float", "for", "goto", "if", "inline", "int", "long",
    "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch",
    "true", "typedef", "union", "unsigned", "void", "volatile", "while",
];

const CPP_KEYWORDS: &[&str] = &[
    "catch",
    "class",
    "constexpr",
    "const_cast",
    "delete",
    "dynamic_cast",
    "explicit",
    "final",
    "friend",
    "mutable",
    "namespace",
    "new",
    "noexcept",
    "nullptr",
    "operator",
    "override",
    "private",
    "protected",
    "public",
    "reinterpret_cast",
    "static_cast",
    "template",
    "this",
    "throw",
    "try",
    "typename",
    "using",
    "virtual",
];

/// What a piece of code is, named as its CSS class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Plain,
    Keyword,
    String,
    Comment,
    Number,
    /// A decorator or a preprocessor line.
    Meta,
}

impl Token {
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Keyword => Some("k"),
            Self::String => Some("s"),
            Self::Comment => Some("c"),
            Self::Number => Some("n"),
            Self::Meta => Some("m"),
        }
    }
}

/// `code` as HTML, with `<i class=…>` around what has a colour.
pub(crate) fn highlight(code: &str, language: Language) -> String {
    // The escaper hides the carriage return of a line end, but a token may end between the two.
    let code = &code.replace("\r\n", "\n");
    let mut result = String::with_capacity(code.len() * 2);
    let mut rest = code.as_str();
    let mut plain = 0;
    let mut line_start = true;
    while let Some((token, length)) = next_token(rest, language, line_start) {
        let (text, after) = rest.split_at(length);
        if let Some(class) = token.class() {
            let offset = code.len() - rest.len();
            result.push_str(&html(&code[plain..offset]));
            result.push_str(&format!("<i class={class}>{}</i>", html(text)));
            plain = offset + length;
        }
        line_start = text.ends_with('\n') || (line_start && text.trim().is_empty());
        rest = after;
    }
    result.push_str(&html(&code[plain..]));
    result
}

/// The kind and the length in bytes, at least 1, of the token that `rest` starts with.
fn next_token(rest: &str, language: Language, line_start: bool) -> Option<(Token, usize)> {
    let first = rest.chars().next()?;
    let python = language == Language::Python;
    let token = match first {
        '#' if python => (Token::Comment, line_length(rest)),
        '#' if line_start => (Token::Meta, line_length(rest)),
        '@' if python && line_start => (Token::Meta, line_length(rest)),
        '/' if !python && rest.starts_with("//") => (Token::Comment, line_length(rest)),
        '/' if !python && rest.starts_with("/*") => (
            Token::Comment,
            rest.find("*/").map_or(rest.len(), |end| end + 2),
        ),
        '"' | '\'' => (Token::String, string_length(rest, python)),
        '0'..='9' => (Token::Number, word_length(rest)),
        c if is_word(c) => {
            let length = word_length(rest);
            let (word, after) = rest.split_at(length);
            if python && is_string_prefix(word) && after.starts_with(['"', '\'']) {
                (Token::String, length + string_length(after, python))
            } else if is_keyword(word, language) {
                (Token::Keyword, length)
            } else {
                (Token::Plain, length)
            }
        }
        c => (Token::Plain, c.len_utf8()),
    };
    Some(token)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word_length(rest: &str) -> usize {
    rest.find(|c| !is_word(c)).unwrap_or(rest.len())
}

fn line_length(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

fn is_string_prefix(word: &str) -> bool {
    word.len() <= 2 && word.chars().all(|c| "rRbBuUfFtT".contains(c))
}

fn is_keyword(word: &str, language: Language) -> bool {
    match language {
        Language::Python => PYTHON_KEYWORDS.contains(&word),
        Language::C => C_KEYWORDS.contains(&word),
        Language::Cpp => C_KEYWORDS.contains(&word) || CPP_KEYWORDS.contains(&word),
    }
}

/// The length of the string literal that `rest` starts with, to the end of its line if it is not
/// closed, or to the end of the code for a triple-quoted one.
fn string_length(rest: &str, python: bool) -> usize {
    let quote = &rest[..1];
    let triple = quote.repeat(3);
    let (delimiter, one_line) = if python && rest.starts_with(&triple) {
        (triple.as_str(), false)
    } else {
        (quote, true)
    };
    let mut at = delimiter.len();
    while let Some(c) = rest[at..].chars().next() {
        if rest[at..].starts_with(delimiter) {
            return at + delimiter.len();
        }
        if one_line && c == '\n' {
            return at;
        }
        at += c.len_utf8();
        if c == '\\' {
            at += rest[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_their_colours() {
        let check = |language, code: &str, expected: &str| {
            assert_eq!(highlight(code, language), expected, "{code}");
        };
        let python = Language::Python;
        check(
            python,
            "def f(): # x",
            "<i class=k>def</i> f(): <i class=c># x</i>",
        );
        check(python, "x1 = 0xff", "x1 = <i class=n>0xff</i>");
        check(
            python,
            "rb'a\\'b' c",
            "<i class=s>rb&#39;a\\&#39;b&#39;</i> c",
        );
        check(
            python,
            "\"\"\"a\n# b\"\"\"",
            "<i class=s>&#34;&#34;&#34;a\n# b&#34;&#34;&#34;</i>",
        );
        check(python, "'open\nx", "<i class=s>&#39;open</i>\nx");
        check(python, "  @app.route\nx", "  <i class=m>@app.route</i>\nx");
        check(python, "a @ b", "a @ b");
        check(
            Language::C,
            "#include <a>\nint x;",
            "<i class=m>#include &#60;a&#62;</i>\n<i class=k>int</i> x;",
        );
        check(Language::C, "a /* b", "a <i class=c>/* b</i>");
        check(
            Language::Cpp,
            "throw 'x'; // y",
            "<i class=k>throw</i> <i class=s>&#39;x&#39;</i>; <i class=c>// y</i>",
        );
        check(python, "class_ = ż", "class_ = ż");
        check(python, "'\\", "<i class=s>&#39;\\</i>");
        check(python, "</i><script>", "&#60;/i&#62;&#60;script&#62;");
    }

    #[test]
    fn without_its_tags_the_output_is_the_input() {
        let inputs = [
            "",
            "\"",
            "'''\\",
            "r",
            "0",
            "#",
            "@",
            "żółw'ć\"\n#é",
            "/*",
            "a #\r\nb",
        ];
        for language in [Language::Python, Language::C, Language::Cpp] {
            for code in inputs {
                let mut colourless = highlight(code, language);
                for class in ["k", "s", "c", "n", "m"] {
                    colourless = colourless.replace(&format!("<i class={class}>"), "");
                }
                assert_eq!(colourless.replace("</i>", ""), html(code), "{code:?}");
            }
        }
    }
}
