//! Where a part of a pattern stands in the source, and how an attack on it is shown.

use crate::finding::Edit;
use crate::python::Ranged;
use crate::python::flow::{Context, Regex};
use crate::regex::{Span, Witness};
use std::fmt::Write;

/// A pattern that is written as one literal, character by character.
pub(super) struct Literal {
    /// Where the pattern starts.
    start: usize,
    /// Whether a backslash stands for itself.
    is_raw: bool,
}

impl Literal {
    /// The literal that `regex` is written as; `None` if it is put together, or has escapes that
    /// Python resolves.
    pub(super) fn of(context: &Context<'_>, regex: &Regex<'_>) -> Option<Self> {
        let source = context.text(regex.expression);
        let prefix = source.find(['\'', '"'])?;
        let (letters, quoted) = source.split_at(prefix);
        let is_prefix = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
        let quote = ["\"\"\"", "'''", "\"", "'"]
            .into_iter()
            .find(|quote| quoted.starts_with(quote))?;
        let body = quoted.strip_prefix(quote)?.strip_suffix(quote)?;
        (is_prefix && body == regex.text).then(|| Self {
            start: regex.expression.range().start().to_usize() + prefix + quote.len(),
            is_raw: letters.contains(['r', 'R']),
        })
    }

    /// The edit that escapes the character at `span`.
    pub(super) fn escape(&self, span: Span) -> Edit {
        let backslash = if self.is_raw { "\\" } else { "\\\\" };
        let at = self.start + span.start;
        Edit {
            start: at,
            end: at,
            text: backslash.to_owned(),
        }
    }

    /// The edit that puts `text` for `span`.
    pub(super) fn replace(&self, span: Span, text: &str) -> Edit {
        Edit {
            start: self.start + span.start,
            end: self.start + span.end,
            text: text.to_owned(),
        }
    }
}

/// Longest attack that is shown whole.
const MAX_SHOWN: usize = 120;

/// A text that shows the weakness, as an expression of Python: `'<' + 'a' * 50 + '!'`.
pub(super) fn attack(witness: &Witness, pumps: usize) -> Option<String> {
    let mut text = String::new();
    if !witness.prefix.is_empty() {
        text.push_str(&literal(&witness.prefix));
        text.push_str(" + ");
    }
    let _ = write!(text, "{} * {pumps}", literal(&witness.pump));
    if !witness.suffix.is_empty() {
        text.push_str(" + ");
        text.push_str(&literal(&witness.suffix));
    }
    (text.len() <= MAX_SHOWN).then_some(text)
}

/// `text` as a literal of Python.
fn literal(text: &str) -> String {
    let mut literal = String::from("'");
    for character in text.chars() {
        match character {
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            '\'' | '\\' => literal.extend(['\\', character]),
            ' '..='~' => literal.push(character),
            _ => {
                let _ = write!(literal, "\\U{:08x}", u32::from(character));
            }
        }
    }
    literal.push('\'');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyzer::{Analyzer, Request};
    use sallet_core::task::Language;

    #[test]
    fn attacks_are_expressions_of_python() {
        let check = |prefix: &str, pump: &str, suffix: &str, expected: Option<&str>| {
            let witness = Witness {
                prefix: prefix.to_owned(),
                pump: pump.to_owned(),
                suffix: suffix.to_owned(),
            };
            assert_eq!(attack(&witness, 50).as_deref(), expected);
        };
        check("", "a", "", Some("'a' * 50"));
        check("<", "a'", "\n", Some(r"'<' + 'a\'' * 50 + '\n'"));
        check("", "\u{e9}", "\\", Some(r"'\U000000e9' * 50 + '\\'"));
        check(&"x".repeat(200), "a", "", None);
    }

    #[test]
    fn fixes_escape_as_the_literal_needs_it() {
        let check = |source: &str, expected: Option<&str>| {
            let analyzer = Analyzer::new(&[]).unwrap();
            let source = format!("import re\n{source}\n");
            let report = analyzer.analyze("x.py", Language::Python, &source, &Request::default());
            let mut fixes = report
                .findings
                .into_iter()
                .filter_map(|finding| finding.fix);
            let fixed = fixes.next().map(|fix| {
                let mut text = source.clone();
                for edit in fix.edits.iter().rev() {
                    text.replace_range(edit.start..edit.end, &edit.text);
                }
                text.lines().nth(1).unwrap_or_default().to_owned()
            });
            assert_eq!(fixed.as_deref(), expected, "{source}");
        };
        check(
            "re.match(r'^www.example.com/', x)",
            Some(r"re.match(r'^www\.example\.com/', x)"),
        );
        check(
            "re.match('^www.example.com/', x)",
            Some(r"re.match('^www\\.example\\.com/', x)"),
        );
        check(
            r#"re.match(r"""^www\.example.com/""", x)"#,
            Some(r#"re.match(r"""^www\.example\.com/""", x)"#),
        );
        check(
            "re.match('^[A-z_]+$', x)",
            Some("re.match('^[A-Za-z_]+$', x)"),
        );
        check(
            "re.match('^[a-zA-z]$', x)",
            Some("re.match('^[a-zA-Z]$', x)"),
        );
        check("re.match('^www' '.example.com/', x)", None);
        check(r"re.match('^\x77ww.example.com/', x)", None);
        check("re.match('^[+-z]+$', x)", None);
    }
}
