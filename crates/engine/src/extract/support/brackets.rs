//! Brackets and strings that are still open where a text ends.

use sallet_core::Language;

/// What a text leaves open at its end.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Open {
    /// What closes the open string or comment.
    pub(crate) quote: Option<&'static str>,
    /// The closing brackets that are due, innermost last.
    pub(crate) brackets: Vec<char>,
}

impl Open {
    /// What closes everything, innermost first.
    pub(crate) fn closers(&self) -> String {
        self.quote
            .into_iter()
            .flat_map(str::chars)
            .chain(self.brackets.iter().rev().copied())
            .collect()
    }
}

/// Scans `code` once. Strings and comments hide brackets; a closing bracket that fits nothing is
/// passed over.
pub(crate) fn open_at_end(code: &str, language: Language) -> Open {
    let mut open = Open::default();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = comment_length(rest, language) {
            let Some(length) = comment else {
                open.quote = Some("*/");
                return open;
            };
            rest = &rest[length..];
            continue;
        }
        if let Some(quote) = opening_quote(rest, language) {
            let body = &rest[quote.len()..];
            match string_end(body, quote) {
                StringEnd::Closed(length) => rest = &body[length..],
                StringEnd::Unclosed => {
                    open.quote = Some(quote);
                    return open;
                }
            }
            continue;
        }
        match c {
            '(' => open.brackets.push(')'),
            '[' => open.brackets.push(']'),
            '{' => open.brackets.push('}'),
            _ => {
                open.brackets.pop_if(|due| *due == c);
            }
        }
        rest = &rest[c.len_utf8()..];
    }
    open
}

/// The length of the comment that `rest` begins with; inside, `None` when it does not end.
fn comment_length(rest: &str, language: Language) -> Option<Option<usize>> {
    let is_python = language == Language::Python;
    let line_mark = if is_python { "#" } else { "//" };
    if rest.starts_with(line_mark) {
        return Some(Some(rest.find('\n').unwrap_or(rest.len())));
    }
    let block = rest.strip_prefix("/*").filter(|_| !is_python)?;
    Some(block.find("*/").map(|end| end + "/**/".len()))
}

fn opening_quote(rest: &str, language: Language) -> Option<&'static str> {
    let quotes: &[&str] = match language {
        Language::Python => &["\"\"\"", "'''", "\"", "'"],
        Language::C | Language::Cpp => &["\"", "'"],
    };
    quotes.iter().copied().find(|quote| rest.starts_with(quote))
}

enum StringEnd {
    /// Length of the rest of the string, closing quote included.
    Closed(usize),
    Unclosed,
}

/// A string in single quotes ends with its line, closed or not.
fn string_end(body: &str, quote: &str) -> StringEnd {
    let mut skip = false;
    for (index, c) in body.char_indices() {
        if skip {
            skip = false;
        } else if c == '\\' {
            skip = true;
        } else if c == '\n' && quote.len() == 1 {
            return StringEnd::Closed(index);
        } else if body[index..].starts_with(quote) {
            return StringEnd::Closed(index + quote.len());
        }
    }
    StringEnd::Unclosed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_closed_in_order() {
        let check = |code: &str, language, expected: &str| {
            assert_eq!(open_at_end(code, language).closers(), expected, "{code}");
        };
        check("f(a, [b", Language::Python, "])");
        check("x = '''doc (", Language::Python, "'''");
        check("f(\"a", Language::Python, "\")");
        check("x = 'it\\'s (' # (", Language::Python, "");
        check("x = 'open\ny = (1", Language::Python, ")");
        check(
            "int f() { if (x) { /* } */ g(\"}\"); // }\n",
            Language::C,
            "}}",
        );
        check("f(a, /* b", Language::C, "*/)");
        check("a ) ]", Language::Python, "");
    }
}
