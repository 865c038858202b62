//! Fenced code blocks, read as models write them rather than as CommonMark says.

use std::str::FromStr;

use sallet_core::Language;

/// A line that opens or closes a fenced block, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fence<'a> {
    /// Offset of the fence, or of its line when nothing stands before it.
    pub(crate) start: usize,
    /// Offset of the next line.
    pub(crate) next: usize,
    /// The back-ticks or tildes, at least three.
    run: &'a str,
    /// Width of what stands before the fence, when that is only white space or a list marker.
    indent: usize,
    /// What stands after the fence.
    info: &'a str,
    /// Whether other text stands before it in its line.
    inline: bool,
}

/// How well the word after a fence names the language that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tag {
    /// Another language, or console output.
    Other,
    /// No word.
    None,
    /// The language, or C for C++ and the reverse.
    Asked,
}

/// The fences of `text`, in order.
pub(crate) fn fences(text: &str) -> Vec<Fence<'_>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        found.extend(fence_in(line, start));
        start += line.len();
    }
    found
}

/// The words of `text`: what stands outside its fenced blocks.
pub(crate) fn outside_fences(text: &str) -> String {
    let mut words = String::new();
    let mut open: Option<Fence<'_>> = None;
    let mut start = 0;
    for fence in fences(text) {
        match open {
            Some(opener) if fence.closes(&opener) => {
                open = None;
                start = fence.next;
            }
            Some(_) => {}
            None => {
                words.push_str(&text[start..fence.start]);
                open = Some(fence);
            }
        }
    }
    if open.is_none() {
        words.push_str(&text[start..]);
    }
    words
}

fn fence_in(line: &str, start: usize) -> Option<Fence<'_>> {
    let content = line.trim_end();
    let next = start + line.len();
    let before = content.len() - after_list_marker(content).len();
    if let Some((run, info)) = split_run(&content[before..]) {
        // Back-ticks in the info mean inline code (CommonMark 4.5).
        let is_code = run.starts_with('`') && info.contains('`');
        return (!is_code).then_some(Fence {
            start,
            next,
            run,
            indent: before,
            info,
            inline: false,
        });
    }
    // "Here it is: ```python", and "return x```".
    let at = content.find("```")?;
    let (run, info) = split_run(&content[at..])?;
    let opens = Language::from_str(info).is_ok();
    (opens || info.is_empty()).then_some(Fence {
        start: start + at,
        next,
        run,
        indent: 0,
        info,
        inline: true,
    })
}

/// `line` without its indentation and one list marker.
fn after_list_marker(line: &str) -> &str {
    let text = line.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let bullet = if rest.len() < text.len() {
        rest.strip_prefix(['.', ')'])
    } else {
        text.strip_prefix(['-', '*', '+', '>'])
    };
    match bullet {
        Some(item) if item.starts_with([' ', '\t']) => item.trim_start(),
        _ => text,
    }
}

fn split_run(text: &str) -> Option<(&str, &str)> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| matches!(mark, '`' | '~'))?;
    let info = text.trim_start_matches(mark);
    let run = &text[..text.len() - info.len()];
    (run.len() >= 3).then_some((run, info.trim()))
}

impl Fence<'_> {
    /// Whether it has nothing but white space around it, so that it may close a block.
    pub(crate) fn is_bare(&self) -> bool {
        self.info.is_empty()
    }

    /// Whether other text stands before it, so that without a word it can only close.
    pub(crate) fn is_inline(&self) -> bool {
        self.inline
    }

    /// Whether it closes a block that `opener` opened.
    pub(crate) fn closes(&self, opener: &Self) -> bool {
        let same = self.run.as_bytes().first() == opener.run.as_bytes().first();
        self.is_bare() && same && self.run.len() >= opener.run.len()
    }

    /// The language that the word after the fence names, if Sallet reads it.
    pub(crate) fn language(&self) -> Option<Language> {
        Language::from_str(self.word()).ok()
    }

    /// The word after the fence.
    fn word(&self) -> &str {
        let word = self.info.trim_start_matches(['{', '.', ' ']);
        let end =
            word.find(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | ':' | ';' | '{'));
        &word[..end.unwrap_or(word.len())]
    }

    /// The word after the fence, as far as it is about the language.
    pub(crate) fn tag(&self, asked: Language) -> Tag {
        let word = self.word();
        if word.is_empty() {
            return Tag::None;
        }
        let is_c = |language| matches!(language, Language::C | Language::Cpp);
        match Language::from_str(word) {
            Ok(named) if named == asked || (is_c(named) && is_c(asked)) => Tag::Asked,
            _ => match (asked, word.to_ascii_lowercase().as_str()) {
                (Language::Python, "pycon" | "python-repl" | "py3" | "python2" | "flask") => {
                    Tag::Asked
                }
                (Language::C | Language::Cpp, "h" | "hpp" | "c99" | "c11") => Tag::Asked,
                _ => Tag::Other,
            },
        }
    }

    /// The block from this fence up to the offset `end`, moved left by the fence's indentation.
    pub(crate) fn block(&self, text: &str, end: usize) -> String {
        let content = text.get(self.next..end).unwrap_or("");
        if self.indent == 0 {
            return content.to_owned();
        }
        content
            .split_inclusive('\n')
            .map(|line| self.unindent(line))
            .collect()
    }

    fn unindent<'l>(&self, line: &'l str) -> &'l str {
        let blank = line
            .bytes()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        &line[blank.min(self.indent)..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_found_where_models_put_them() {
        let check = |line: &str, expected: Option<(&str, bool)>| {
            let found = fences(line).first().map(|fence| (fence.info, fence.inline));
            assert_eq!(found, expected, "{line}");
        };
        check("```python", Some(("python", false)));
        check("````", Some(("", false)));
        check(
            "~~~ {.python .numberLines}",
            Some(("{.python .numberLines}", false)),
        );
        check(
            "   ```py title=\"a.py\"",
            Some(("py title=\"a.py\"", false)),
        );
        check("- ```python", Some(("python", false)));
        check("10. ```", Some(("", false)));
        check("Here it is: ```python", Some(("python", true)));
        check("    return x```", Some(("", true)));
        check("Use ```x``` here", None);
        check("```x = 1```", None);
        check("a `b` c", None);
        check("~~strike~~", None);
    }

    #[test]
    fn words_stand_outside_the_fences() {
        assert_eq!(outside_fences("a\n```py\nb\n```\nc\n~~~\nd"), "a\nc\n");
        assert_eq!(outside_fences("a"), "a");
    }

    #[test]
    fn tags_are_read_in_every_dress() {
        let check = |line: &str, asked, expected| {
            assert_eq!(fences(line)[0].tag(asked), expected, "{line}");
        };
        check("```Python", Language::Python, Tag::Asked);
        check("```{.python}", Language::Python, Tag::Asked);
        check("```python:main.py", Language::Python, Tag::Asked);
        check("```", Language::Python, Tag::None);
        check("```bash", Language::Python, Tag::Other);
        check("```c++", Language::C, Tag::Asked);
        check("```c", Language::Python, Tag::Other);
    }

    #[test]
    fn an_indented_block_is_moved_left() {
        let text = "  ```\n  a\n    b\n c\n  ```\n";
        let found = fences(text);
        assert_eq!(found[0].block(text, found[1].start), "a\n  b\nc\n");
    }
}
