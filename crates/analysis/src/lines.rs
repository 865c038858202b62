//! From byte offsets to lines and columns.

use crate::finding::Place;

/// The line starts of one text. Made once a file, and only when something is reported.
pub struct Lines<'src> {
    source: &'src str,
    starts: Vec<usize>,
}

impl<'src> Lines<'src> {
    /// Reads `source` once.
    pub fn new(source: &'src str) -> Self {
        let newlines = memchr::memchr_iter(b'\n', source.as_bytes());
        let starts = std::iter::once(0)
            .chain(newlines.map(|at| at + 1))
            .collect();
        Self { source, starts }
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
        (line, self.source[start..offset].chars().count() + 1)
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
}
