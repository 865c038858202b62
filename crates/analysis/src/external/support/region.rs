//! From the lines and columns that analyzers print to [`Place`]s.

use crate::finding::Place;
use crate::lines::Lines;

/// What an analyzer counts columns in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Columns {
    /// Bytes of UTF-8.
    Bytes,
    /// Units of UTF-16: two for a character beyond the basic plane.
    Utf16,
    /// Characters.
    Characters,
}

/// A stretch of a file as an analyzer names it. Lines and columns count from 1; an analyzer that
/// says 0 for "the file as such" means its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) columns: Columns,
    pub(crate) line: u64,
    /// `None`: the whole line, without its indentation.
    pub(crate) column: Option<u64>,
    /// Line, and the column after the last. `None`: the end of the word at the start.
    pub(crate) end: Option<(u64, Option<u64>)>,
}

impl Region {
    /// Only a line is known.
    pub(crate) fn of_line(line: u64) -> Self {
        Self {
            columns: Columns::Bytes,
            line,
            column: None,
            end: None,
        }
    }
}

/// Bytes between two marks.
const STRIDE: usize = 1024;

/// Indentation and words are looked for no farther than this.
const FAR: usize = 1024;

/// A text in which regions are found. A region costs the same wherever it is, also in a file of
/// one long line, so that many of them do not cost the square of the text.
pub(crate) struct Text<'src> {
    source: &'src str,
    lines: Lines<'src>,
    /// Characters and units of UTF-16 before every [`STRIDE`]th byte, or the start of the
    /// character that it is in.
    marks: Vec<(usize, usize)>,
}

/// One line: its number, first byte, and text without the line end.
#[derive(Clone, Copy)]
struct Row<'src> {
    number: usize,
    start: usize,
    text: &'src str,
}

impl<'src> Text<'src> {
    pub(crate) fn new(source: &'src str) -> Self {
        let mut marks = vec![(0, 0)];
        let (mut characters, mut utf16) = (0, 0);
        for (at, character) in source.char_indices() {
            // A character that covers a stride's byte begins before it.
            while at + character.len_utf8() > marks.len() * STRIDE {
                marks.push((characters, utf16));
            }
            characters += 1;
            utf16 += character.len_utf16();
        }
        Self {
            source,
            lines: Lines::new(source),
            marks,
        }
    }

    /// The place of a region, and whether the region goes beyond the end of the text. Then the
    /// analyzer has read another text than ours; the place is cut off at the end. A column beyond
    /// its line is common (the place of a line end) and means the line's end.
    pub(crate) fn place(&self, region: &Region) -> (Place, bool) {
        let last = self.last_row();
        let end_line = region.end.map_or(region.line, |(line, _)| line);
        let is_beyond = region.line.max(end_line) > last.number as u64;
        let Some(row) = self.row(region.line) else {
            let end = last.text.len();
            return (self.between((last, end), (last, end)), true);
        };
        let (start, word_end) = match region.column {
            Some(column) => {
                let start = self.offset(row, column, region.columns);
                let start = row.text.floor_char_boundary(start);
                (start, start + word(&row.text[start..]))
            }
            None => trimmed(row.text),
        };
        let end = region.end.map(|(line, column)| {
            let row = self.row(line);
            let column = column.filter(|_| row.is_some());
            let row = row.unwrap_or(last);
            let end = column.map_or(row.text.len(), |column| {
                let end = self.offset(row, column, region.columns);
                row.text.ceil_char_boundary(end)
            });
            (row, end)
        });
        let end = end
            .filter(|&(end_row, end)| end_row.start + end > row.start + start)
            .unwrap_or((row, word_end));
        (self.between((row, start), end), is_beyond)
    }

    fn between(&self, start: (Row<'_>, usize), end: (Row<'_>, usize)) -> Place {
        let column = |(row, offset): (Row<'_>, usize)| {
            let before = self.units(row.start, Columns::Characters);
            self.units(row.start + offset, Columns::Characters) - before + 1
        };
        Place {
            start: start.0.start + start.1,
            end: end.0.start + end.1,
            line: start.0.number,
            column: column(start),
            end_line: end.0.number,
            end_column: column(end),
        }
    }

    /// `None` beyond the last line; line 0 is the first.
    fn row(&self, line: u64) -> Option<Row<'src>> {
        let number = usize::try_from(line.max(1)).ok()?;
        Some(Row {
            number,
            start: self.lines.start(number)?,
            text: self.lines.text(number)?,
        })
    }

    fn last_row(&self) -> Row<'src> {
        let last = self.row(self.lines.count() as u64);
        last.unwrap_or(Row {
            number: 1,
            start: 0,
            text: "",
        })
    }

    /// The byte of a line at `column`, at most its length.
    fn offset(&self, row: Row<'_>, column: u64, columns: Columns) -> usize {
        let before = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
        let offset = match columns {
            Columns::Bytes => before,
            _ => {
                let units = self.units(row.start, columns).saturating_add(before);
                self.byte(units, columns) - row.start
            }
        };
        offset.min(row.text.len())
    }

    /// How many units are before `byte`, which begins a character.
    fn units(&self, byte: usize, columns: Columns) -> usize {
        // The end of the text has no mark, even where it is at a stride.
        let mark = (byte / STRIDE).min(self.marks.len() - 1);
        let start = self.source.floor_char_boundary(mark * STRIDE);
        let rest = self.source[start..byte].chars();
        columns.of_mark(self.marks[mark]) + rest.map(|c| columns.size(c)).sum::<usize>()
    }

    /// The byte that begins the character with unit `units` of the text.
    fn byte(&self, units: usize, columns: Columns) -> usize {
        let after = self
            .marks
            .partition_point(|&mark| columns.of_mark(mark) <= units);
        let mark = after.saturating_sub(1);
        let start = self.source.floor_char_boundary(mark * STRIDE);
        let mut left = units - columns.of_mark(self.marks[mark]);
        for (at, character) in self.source[start..].char_indices() {
            if left < columns.size(character) {
                return start + at;
            }
            left -= columns.size(character);
        }
        self.source.len()
    }
}

impl Columns {
    fn size(self, character: char) -> usize {
        match self {
            Self::Bytes => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Characters => 1,
        }
    }

    fn of_mark(self, (characters, utf16): (usize, usize)) -> usize {
        match self {
            Self::Utf16 => utf16,
            _ => characters,
        }
    }
}

/// The length of the identifier or single character that `text` starts with.
fn word(text: &str) -> usize {
    let near = &text[..text.floor_char_boundary(FAR)];
    match near.find(|c: char| !c.is_alphanumeric() && c != '_') {
        Some(0) => near.chars().next().map_or(0, char::len_utf8),
        Some(end) => end,
        None => near.len(),
    }
}

/// Where a line's text starts and ends, without the space around it.
fn trimmed(line: &str) -> (usize, usize) {
    let near = &line[..line.floor_char_boundary(FAR)];
    let start = near.len() - near.trim_start().len();
    let near = &line[line.ceil_char_boundary(line.len().saturating_sub(FAR))..];
    let space = near.len() - near.trim_end().len();
    (start, (line.len() - space).max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SOURCE: &str = "one\n  żó 𝒳 call(x)  \n";

    /// The text of a region, and whether it is beyond the end.
    fn text_of(region: Region) -> (&'static str, bool) {
        let (place, beyond) = Text::new(SOURCE).place(&region);
        (&SOURCE[place.start..place.end], beyond)
    }

    #[test]
    fn columns_are_counted_in_the_unit_of_the_analyzer() {
        let check = |columns, start, end, expected: &str| {
            let region = Region {
                columns,
                line: 2,
                column: Some(start),
                end: Some((2, Some(end))),
            };
            assert_eq!(text_of(region), (expected, false), "{columns:?}");
        };
        check(Columns::Bytes, 13, 20, "call(x)");
        check(Columns::Utf16, 9, 16, "call(x)");
        check(Columns::Characters, 8, 15, "call(x)");
        // In the middle of a character, the start moves back and the end moves on.
        check(Columns::Bytes, 4, 6, "żó");
        check(Columns::Utf16, 7, 8, "𝒳");
        check(Columns::Characters, 8, u64::MAX, "call(x)  ");
    }

    #[test]
    fn what_an_analyzer_leaves_out_is_filled_in() {
        let check = |line, column, end, expected: (&str, bool)| {
            let region = Region {
                columns: Columns::Characters,
                line,
                column,
                end,
            };
            assert_eq!(text_of(region), expected, "{region:?}");
        };
        check(2, None, None, ("żó 𝒳 call(x)", false));
        check(2, Some(8), None, ("call", false));
        check(2, Some(12), None, ("(", false));
        check(1, Some(2), Some((2, None)), ("ne\n  żó 𝒳 call(x)  ", false));
        // An end before the start says nothing.
        check(2, Some(8), Some((1, Some(1))), ("call", false));
        check(0, None, None, ("one", false));
        check(1, Some(0), None, ("one", false));
        check(1, Some(99), None, ("", false));
        check(3, Some(1), None, ("", false));
    }

    #[test]
    fn a_text_may_end_at_a_mark() {
        for length in [0, 1, STRIDE - 1, STRIDE, STRIDE + 1, 2 * STRIDE] {
            for letter in ["a", "ż", "𝒳"] {
                let source = letter.repeat(length / letter.len());
                let region = Region {
                    columns: Columns::Characters,
                    line: 1,
                    column: Some(1),
                    end: Some((1, None)),
                };
                let (place, _) = Text::new(&source).place(&region);
                assert_eq!(place, Lines::new(&source).place(0, source.len()));
            }
        }
    }

    proptest! {
        /// Marks change nothing but the time.
        #[test]
        fn long_lines_are_measured_like_short_ones(
            parts in proptest::collection::vec("[aż𝒳\\n]{0,900}", 1..8),
            line in 1..4_u64,
            column in 1..3000_u64,
            length in 0..2000_u64,
        ) {
            let source = parts.concat();
            let text = Text::new(&source);
            let lines = Lines::new(&source);
            let Some(own) = lines.text(line as usize) else { return Ok(()) };
            for columns in [Columns::Bytes, Columns::Utf16, Columns::Characters] {
                let end = Some((line, Some(column + length)));
                let region = Region { columns, line, column: Some(column), end };
                let (place, beyond) = text.place(&region);
                prop_assert!(!beyond);
                prop_assert_eq!(place, lines.place(place.start, place.end));
                // As many units of the line before it as its column says, or all.
                let before = &source[lines.start(line as usize).unwrap()..place.start];
                let units = |text: &str| text.chars().map(|c| columns.size(c) as u64).sum::<u64>();
                let exact = units(before) == (column - 1).min(units(own));
                // A column in the middle of a character is that character's.
                let inside = units(before) < column && column - units(before) < 5;
                prop_assert!(exact || inside, "{columns:?} {column} {}", units(before));
            }
        }
    }

    #[test]
    fn a_place_beyond_the_end_is_cut_off_and_said() {
        let check = |line, end, expected: (&str, bool)| {
            let region = Region {
                columns: Columns::Bytes,
                line,
                column: Some(1),
                end,
            };
            assert_eq!(text_of(region), expected, "{region:?}");
        };
        check(4, None, ("", true));
        check(4_000_000_000, Some((4_000_000_001, Some(2))), ("", true));
        check(u64::MAX, Some((1, Some(1))), ("", true));
        check(1, Some((9, Some(2))), (SOURCE, true));
    }
}
