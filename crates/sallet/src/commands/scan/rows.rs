//! The rows of a JSON Lines file, plain or gzip, one after the other.

use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Rows that are handed on together, at most.
const BATCH: usize = 64;

/// A batch ends with the row that reaches this: many long rows would fill the memory.
const BATCH_BYTES: usize = 4 << 20;

/// A longer line is no row: a file without line ends, or a compressed bomb.
const MAX_LINE: u64 = 64 << 20;

/// What is wrong with a row, its line included.
pub struct BadRow(pub String);

/// A row as it was read.
pub struct Row {
    /// Counted from 0, without empty lines.
    pub index: usize,
    /// Line of the file, from 1.
    pub line: usize,
    pub text: String,
}

/// Some rows, and what is wrong with the one after them.
pub struct Batch {
    pub rows: Vec<Row>,
    pub wrong: Option<BadRow>,
}

/// Reads batches of rows. After a bad one there is nothing more.
pub struct Rows {
    input: Box<dyn BufRead + Send>,
    line: usize,
    index: usize,
    ended: bool,
}

impl Rows {
    /// Opens the file at `path`, or standard input for `-`.
    pub fn open(path: &Path) -> io::Result<Self> {
        let input: Box<dyn Read + Send> = match path.as_os_str() == "-" {
            true => Box::new(io::stdin()),
            false => Box::new(File::open(path)?),
        };
        let mut input = BufReader::with_capacity(1 << 16, input);
        // The content says whether it is compressed: names are not always right.
        let is_gzip = input.fill_buf()?.starts_with(&[0x1f, 0x8b]);
        let input: Box<dyn BufRead + Send> = match is_gzip {
            true => Box::new(BufReader::new(MultiGzDecoder::new(input))),
            false => Box::new(input),
        };
        Ok(Self {
            input,
            line: 0,
            index: 0,
            ended: false,
        })
    }

    fn row(&mut self) -> Result<Option<Row>, BadRow> {
        loop {
            self.line += 1;
            let line = self.line;
            let wrong = |why: &str| BadRow(format!("line {line} {why}"));
            let mut text = Vec::new();
            let mut limited = (&mut self.input).take(MAX_LINE);
            let read = limited.read_until(b'\n', &mut text);
            match read.map_err(|error| wrong(&format!("cannot be read: {error}")))? {
                0 => return Ok(None),
                length if length as u64 == MAX_LINE => {
                    return Err(wrong(&format!("is longer than {} MiB", MAX_LINE >> 20)));
                }
                _ if text.trim_ascii().is_empty() => continue,
                _ => {}
            }
            let text = String::from_utf8(text);
            let mut text = text.map_err(|_| wrong("is not UTF-8: save the file as UTF-8"))?;
            text.truncate(text.trim_end().len());
            let index = self.index;
            self.index += 1;
            return Ok(Some(Row { index, line, text }));
        }
    }
}

impl Iterator for Rows {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let mut rows = Vec::with_capacity(BATCH);
        let mut wrong = None;
        let mut bytes = 0;
        while !self.ended && rows.len() < BATCH && bytes < BATCH_BYTES {
            match self.row() {
                Ok(Some(row)) => {
                    bytes += row.text.len();
                    rows.push(row);
                }
                end => {
                    self.ended = true;
                    wrong = end.err();
                }
            }
        }
        (!rows.is_empty() || wrong.is_some()).then_some(Batch { rows, wrong })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows");
        std::fs::write(&path, bytes).unwrap();
        let mut seen = Vec::new();
        for batch in Rows::open(&path).unwrap() {
            for row in batch.rows {
                seen.push(format!("{} {} {}", row.index, row.line, row.text));
            }
            seen.extend(batch.wrong.map(|BadRow(why)| why));
        }
        seen
    }

    #[test]
    fn empty_lines_are_no_rows() {
        assert_eq!(read(b""), [""; 0]);
        assert_eq!(read(b"a\n\n \r\nb"), ["0 1 a", "1 4 b"]);
        assert_eq!(
            read(b"a\n\xe9\n"),
            ["0 1 a", "line 2 is not UTF-8: save the file as UTF-8"]
        );
    }

    #[test]
    fn batches_are_bounded() {
        let check = |rows: usize, length: usize, expected: &[usize]| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("rows");
            let line = format!("{}\n", "x".repeat(length));
            std::fs::write(&path, line.repeat(rows)).unwrap();
            let sizes = Rows::open(&path).unwrap().map(|batch| batch.rows.len());
            assert_eq!(sizes.collect::<Vec<_>>(), expected, "{rows} of {length}");
        };
        check(100, 1, &[64, 36]);
        check(5, 1 << 20, &[4, 1]);
        check(3, 8 << 20, &[1, 1, 1]);
    }

    #[test]
    fn a_torn_gzip_gives_what_is_whole_and_says_where_it_ends() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
        let lines: String = (0..100).map(|number| format!("{number}\n")).collect();
        io::Write::write_all(&mut gzip, lines.as_bytes()).unwrap();
        let bytes = gzip.finish().unwrap();
        assert_eq!(read(&bytes).len(), 100);
        let torn = read(&bytes[..100]);
        assert_eq!(torn[0], "0 1 0");
        assert!(
            torn.last().unwrap().contains(" cannot be read: "),
            "{torn:?}"
        );
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let zeros = vec![b'0'; 1 << 20];
        for _ in 0..65 {
            io::Write::write_all(&mut gzip, &zeros).unwrap();
        }
        assert_eq!(
            read(&gzip.finish().unwrap()),
            ["line 1 is longer than 64 MiB"]
        );
    }
}
