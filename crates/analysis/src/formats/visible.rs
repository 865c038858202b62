//! Hostile text, made harmless for terminals and viewers.
//!
//! Messages, paths and code may hold anything. Control characters move a terminal's cursor or
//! change its title, and Unicode's direction overrides show code in another order than it runs
//! (CVE-2021-42574). Nothing here lets one of them through.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

/// The text with every control character but tab and line feed, every direction mark and every
/// noncharacter turned into something that can be seen.
pub fn visible(text: &str) -> Cow<'_, str> {
    let harmless = |c: char| matches!(c, '\n' | '\t') || !is_harmful(c);
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len() + 16);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            // The usual line end of Windows is not worth a mark.
            '\r' if rest.peek() == Some(&'\n') => {}
            _ if harmless(c) => result.push(c),
            // The block "Control Pictures" mirrors ASCII's control characters.
            '\0'..='\x1f' => result.extend(char::from_u32(0x2400 + c as u32)),
            '\x7f' => result.push('\u{2421}'),
            // Writing to a string does not fail.
            _ => drop(write!(result, "[U+{:04X}]", c as u32)),
        }
    }
    Cow::Owned(result)
}

/// [`visible`] on one line.
pub(super) fn one_line(text: &str) -> String {
    let visible = visible(text);
    let mut words = visible.split_whitespace();
    let mut line = words.next().unwrap_or_default().to_owned();
    for word in words {
        line.push(' ');
        line.push_str(word);
    }
    line
}

/// The text with what `annotate-snippets` does not disarm replaced by as many bytes, so that
/// offsets stay true.
pub(super) fn same_length(text: &str) -> Cow<'_, str> {
    let harmful = |c: char| !c.is_ascii() && is_harmful(c);
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    let replace = |c: char| match c.len_utf8() {
        _ if !harmful(c) => c,
        2 => '·',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(replace).collect())
}

/// Whether a character can do more to a terminal or a reader than stand there.
pub(crate) fn is_harmful(c: char) -> bool {
    matches!(
        c,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{061c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fffe}'
            | '\u{ffff}'
    )
}

/// Writes JSON without white space, and every harmful character as an escape: programs read the
/// same text, and a terminal shows none of it raw.
pub(super) struct Json;

impl serde_json::ser::Formatter for Json {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if fragment.bytes().all(|byte| byte < 0x7f) {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some(at) = rest.find(is_harmful) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut after = from.chars();
            // All of them lie in the first plane, so that one escape is enough.
            if let Some(c) = after.next() {
                write!(out, "\\u{:04x}", c as u32)?;
            }
            rest = after.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Serialize;

    #[test]
    fn control_characters_become_visible() {
        let check = |text: &str, expected: &str| assert_eq!(visible(text), expected, "{text:?}");
        check("plain\n\ttext ż", "plain\n\ttext ż");
        check("\x1b[31mred\x1b[0m", "␛[31mred␛[0m");
        check("nul\0 del\x7f", "nul␀ del␡");
        check("dos\r\nlone\rend\r", "dos\nlone␍end␍");
        check("csi\u{9b}2J", "csi[U+009B]2J");
        check("admin\u{202e}nimda\u{ffff}", "admin[U+202E]nimda[U+FFFF]");
        assert_eq!(one_line(" a\n\tb \x1b\r\n"), "a b ␛");
        assert_eq!(same_length("ż\u{9b}a\u{202e}"), "ż·a\u{fffd}");
    }

    fn json(text: &str) -> String {
        let mut out = Vec::new();
        let mut serializer = serde_json::Serializer::with_formatter(&mut out, Json);
        text.serialize(&mut serializer).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn json_escapes_what_harms() {
        let check = |text: &str, expected: &str| assert_eq!(json(text), expected, "{text:?}");
        check("a\"\n\x1bż", r#""a\"\n\u001bż""#);
        check("\u{9b}2J\x7f\u{202e}b", r#""\u009b2J\u007f\u202eb""#);
    }

    proptest! {
        #[test]
        fn json_reads_back_the_same(text in any::<String>()) {
            prop_assert_eq!(serde_json::from_str::<String>(&json(&text)).unwrap(), text);
        }

        #[test]
        fn lengths_stay(text in any::<String>()) {
            prop_assert_eq!(same_length(&text).len(), text.len());
        }
    }
}
