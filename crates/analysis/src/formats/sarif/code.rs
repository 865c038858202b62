//! The code at a place and around it, so that viewers can show it without the files.

use super::location::{Content, ContextRegion, Region};
use crate::finding::Place;
use crate::lines::Lines;

/// So many lines are shown on each side of a finding.
const AROUND: usize = 2;

/// Longer code is left out: the standard wants a snippet whole or not at all, and one line of
/// minified code may be as long as the file.
const LONGEST: usize = 2 << 10;

/// The text of one file.
pub(super) struct Code<'a> {
    source: &'a str,
    lines: Lines<'a>,
}

impl<'a> Code<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            lines: Lines::new(source),
        }
    }

    /// The region of bytes `start..end`.
    pub(super) fn region(&self, start: usize, end: usize) -> Region<'a> {
        self.lines.place(start, end).into()
    }

    /// What stands at `place`.
    pub(super) fn at(&self, place: Place) -> Option<Content<'a>> {
        self.content(place.start, place.end)
    }

    /// The lines of `place` and a few more. `None` unless they are more than the place itself,
    /// as the standard wants it.
    pub(super) fn around(&self, place: Place) -> Option<ContextRegion<'a>> {
        // After the last line end, no line begins.
        let last = self.lines.count() - usize::from(self.source.ends_with('\n'));
        let start_line = place.line.saturating_sub(AROUND).max(1);
        let end_line = place.end_line.saturating_add(AROUND);
        let end_line = end_line.min(last).max(place.end_line);
        let start = self.lines.start(start_line)?;
        let end = self.lines.start(end_line)? + self.lines.text(end_line)?.len();
        let covers = start <= place.start && place.end <= end;
        let is_more = (start, end) != (place.start, place.end);
        Some(ContextRegion {
            start_line,
            end_line,
            snippet: self.content(start, end).filter(|_| covers && is_more)?,
        })
    }

    fn content(&self, start: usize, end: usize) -> Option<Content<'a>> {
        let text = self.source.get(start..end)?;
        let is_shown = !text.is_empty() && text.len() <= LONGEST;
        is_shown.then_some(Content { text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The snippet at `start..end`, and the lines around it with theirs.
    fn shown(
        source: &str,
        start: usize,
        end: usize,
    ) -> (Option<&str>, Option<(usize, usize, &str)>) {
        let code = Code::new(source);
        let place = code.lines.place(start, end);
        let around = code.around(place);
        (
            code.at(place).map(|content| content.text),
            around.map(|it| (it.start_line, it.end_line, it.snippet.text)),
        )
    }

    #[test]
    fn code_is_shown_with_the_lines_around_it() {
        let check = |source, (start, end), at, around| {
            assert_eq!(shown(source, start, end), (at, around), "{source:?}");
        };
        let six = "1\n2\n3\n4\n5\n6\n";
        check(six, (6, 7), Some("4"), Some((2, 6, "2\n3\n4\n5\n6")));
        check(six, (0, 3), Some("1\n2"), Some((1, 4, "1\n2\n3\n4")));
        check(six, (10, 12), Some("6\n"), Some((4, 7, "4\n5\n6\n")));
        check("ab\r\nc\r\n", (1, 2), Some("b"), Some((1, 2, "ab\r\nc")));
        check("żó", (2, 4), Some("ó"), Some((1, 1, "żó")));
        // Nothing but the place itself, and nothing at all.
        check("all", (0, 3), Some("all"), None);
        check("a\n", (1, 1), None, Some((1, 1, "a")));
        check("", (0, 0), None, None);
    }

    #[test]
    fn long_code_is_left_out() {
        let line = format!("f({})", "x".repeat(LONGEST));
        assert_eq!(shown(&line, 0, 1), (Some("f"), None));
        assert_eq!(shown(&line, 0, line.len()), (None, None));
    }

    #[test]
    fn a_place_of_another_text_shows_nothing() {
        let elsewhere = Lines::new("żż\n\n\nx").place(3, 8);
        let code = Code::new("ż");
        assert!(code.at(elsewhere).is_none());
        assert!(code.around(elsewhere).is_none());
        // External analyzers may count from 0, or make the numbers up.
        let made_up = Place {
            line: 0,
            end_line: usize::MAX,
            ..elsewhere
        };
        assert!(code.around(made_up).is_none());
    }
}
