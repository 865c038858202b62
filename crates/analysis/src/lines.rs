//! From byte offsets to lines and columns.

use crate::finding::Place;

/// How many bytes lie between two places whose characters are counted beforehand, so that no
/// column is far from one, however long the line is.
const SPAN: usize = 4096;

/// The line starts of one text. Made once a file, and only when something is reported.
pub struct Lines<'src> {
    source: &'src str,
    starts: Vec<usize>,
    /// The characters before every [`SPAN`]th byte; empty for ASCII, where a byte is one.
    marks: Vec<usize>,
}

impl<'src> Lines<'src> {
    /// Reads `source` once.
    pub fn new(source: &'src str) -> Self {
        let newlines = memchr::memchr_iter(b'\n', source.as_bytes());
        let starts = std::iter::once(0)
            .chain(newlines.map(|at| at + 1))
            .collect();
        Self {
            source,
            starts,
            marks: marks(source),
        }
    }

    /// How many lines there are; an empty text has one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The first byte of line `line` (from 1), or `None` beyond the last.
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }

    /// The text of line `line` (from 1) without its line end, or `None` beyond the last.
    pub fn text(&self, line: usize) -> Option<&'src str> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).copied().unwrap_or(self.source.len());
        Some(self.source.get(start..end)?.trim_end_matches(['\n', '\r']))
    }

    /// Line and column (both from 1, the column in characters) of byte `offset`; the end of the
    /// text for an offset beyond it.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let offset = self.source.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).map_or(0, |index| self.starts[index]);
        (line, self.characters(offset) - self.characters(start) + 1)
    }

    /// How many characters stand before byte `offset`, which begins one.
    fn characters(&self, offset: usize) -> usize {
        match self.marks.get(offset / SPAN) {
            Some(before) => {
                let from = self.source.floor_char_boundary(offset / SPAN * SPAN);
                before + self.source[from..offset].chars().count()
            }
            None => offset,
        }
    }

    /// The place of bytes `start..end`.
    pub fn place(&self, start: usize, end: usize) -> Place {
        let (line, column) = self.position(start);
        let (end_line, end_column) = self.position(end.max(start));
        Place {
            start,
            end: end.max(start),
            line,
            column,
            end_line,
            end_column,
        }
    }
}

fn marks(source: &str) -> Vec<usize> {
    if source.is_ascii() {
        return Vec::new();
    }
    let mut marks = vec![0];
    let (mut from, mut count) = (0, 0);
    while from + SPAN <= source.len() {
        let to = source.floor_char_boundary(marks.len() * SPAN);
        count += source[from..to].chars().count();
        marks.push(count);
        from = to;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_become_lines_and_columns() {
        let lines = Lines::new("ab\nżó\r\n\nx");
        let check = |offset: usize, expected: (usize, usize)| {
            assert_eq!(lines.position(offset), expected, "{offset}");
        };
        check(0, (1, 1));
        check(2, (1, 3));
        check(3, (2, 1));
        check(5, (2, 2));
        check(9, (3, 1));
        check(10, (4, 1));
        check(11, (4, 2));
        check(99, (4, 2));
        assert_eq!(lines.count(), 4);
        assert_eq!(lines.text(2), Some("żó"));
        assert_eq!(lines.text(4), Some("x"));
        assert_eq!(lines.text(0), None);
        assert_eq!(lines.text(5), None);
    }

    #[test]
    fn columns_of_long_lines_count_characters() {
        for line in ["ż".repeat(5000), "aż𝒳".repeat(3000), "a".repeat(9000)] {
            let text = format!("short\n{line}\nshort");
            let lines = Lines::new(&text);
            for (offset, character) in text.char_indices() {
                let before = &text[..offset];
                let start = before.rfind('\n').map_or(0, |newline| newline + 1);
                let column = before[start..].chars().count() + 1;
                // Counting anew for each would take long.
                if offset % 997 < 4 {
                    assert_eq!(lines.position(offset).1, column, "{offset} {character}");
                }
            }
        }
    }
}
