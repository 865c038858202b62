//! Making hostile text harmless in each language that reports are written in.
//!
//! Model answers, datasets and tool output may hold anything. Two dangers are common to all
//! formats: control characters, which move a terminal's cursor or are forbidden in XML, and
//! Unicode's direction overrides, which show code in another order than it runs (CVE-2021-42574).
//! [`visible`] disarms both; the functions of each format build on it.

use std::borrow::Cow;
use std::fmt;

/// The text with every control character but tab and line feed, every direction override and
/// every noncharacter turned into something that can be seen.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c == '\r' || substitute(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match substitute(c) {
            // The usual line end of Windows is not worth a mark.
            _ if c == '\r' && rest.peek() == Some(&'\n') => {}
            Some(mark) => result.push_str(&mark),
            None => result.push(c),
        }
    }
    Cow::Owned(result)
}

fn substitute(c: char) -> Option<String> {
    match c {
        '\n' | '\t' => None,
        // The block "Control Pictures" mirrors ASCII's control characters.
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).map(String::from),
        '\x7f' => Some('\u{2421}'.to_string()),
        '\u{80}'..='\u{9f}'
        | '\u{061c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fffe}'
        | '\u{ffff}' => Some(format!("[U+{:04X}]", c as u32)),
        _ => None,
    }
}

/// [`visible`] on one line, for table cells and messages.
pub(crate) fn one_line(text: &str) -> String {
    visible(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The escaper of all templates, and of everything put into a page by hand.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Html;

impl askama::filters::Escaper for Html {
    fn write_escaped_str<W: fmt::Write>(&self, dest: W, text: &str) -> fmt::Result {
        askama::filters::Html.write_escaped_str(dest, &visible(text))
    }
}

/// `text` for element content and quoted attributes of HTML and SVG.
pub(crate) fn html(text: &str) -> String {
    use askama::filters::Escaper;
    let mut escaped = String::with_capacity(text.len());
    // Writing to a string does not fail.
    let _ = Html.write_escaped_str(&mut escaped, text);
    escaped
}

/// `text` for a cell of a Markdown table or a line of a paragraph.
pub(crate) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            // As entities, since a back-slash does not protect `|` and `<` in every dialect.
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '|' => escaped.push_str("&#124;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    // What viewers turn into links by themselves.
    escaped
        .replace("://", ":&#47;&#47;")
        .replace("www.", "www&#46;")
}

/// `text` for LaTeX's text mode.
pub(crate) fn latex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' => escaped.push_str(r"\textbackslash{}"),
            '~' => escaped.push_str(r"\textasciitilde{}"),
            '^' => escaped.push_str(r"\textasciicircum{}"),
            '<' => escaped.push_str(r"\textless{}"),
            '>' => escaped.push_str(r"\textgreater{}"),
            '|' => escaped.push_str(r"\textbar{}"),
            '"' => escaped.push_str(r"\textquotedbl{}"),
            '–' => escaped.push_str("--"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // Control pictures, which LaTeX's default fonts lack.
            '\u{2400}'..='\u{2421}' => escaped.push_str(&format!("[U+{:04X}]", c as u32)),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_visible() {
        let check = |text: &str, expected: &str| assert_eq!(visible(text), expected, "{text:?}");
        check("plain\n\ttext ż", "plain\n\ttext ż");
        check("\x1b[31mred\x1b[0m", "␛[31mred␛[0m");
        check("nul\0 bell\x07 del\x7f", "nul␀ bell␇ del␡");
        check("dos\r\nlone\rend\r", "dos\nlone␍end␍");
        check("csi\u{9b}2J", "csi[U+009B]2J");
        check("admin\u{202e}nimda\u{2066}", "admin[U+202E]nimda[U+2066]");
        check("\u{ffff}", "[U+FFFF]");
    }

    #[test]
    fn each_format_has_its_escapes() {
        assert_eq!(
            html("</script><img src=x onerror='a(\"b\")'>&\0"),
            "&#60;/script&#62;&#60;img src=x onerror=&#39;a(&#34;b&#34;)&#39;&#62;&#38;␀"
        );
        assert_eq!(
            markdown("a|b\n<b>*x*</b> [l](http://h) `c`"),
            r"a&#124;b &lt;b&gt;\*x\*&lt;/b&gt; \[l\](http:&#47;&#47;h) \`c\`"
        );
        assert_eq!(
            latex(r"50 % of \x_1 {a}~^"),
            r"50 \% of \textbackslash{}x\_1 \{a\}\textasciitilde{}\textasciicircum{}"
        );
    }
}
