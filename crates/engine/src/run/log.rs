//! `run.jsonl`: appended to, never rewritten.
//!
//! A line that a killed process tore is skipped when it is the last; anywhere else it is an error,
//! because something other than this program wrote there.

use crate::error::EngineError;
use sallet_core::record::{Cell, CellKey, Header, Record, SCHEMA};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The log's name in a run's folder.
pub const FILE: &str = "run.jsonl";

/// A run's folder.
#[derive(Debug, Clone)]
pub struct RunFolder {
    path: PathBuf,
}

impl RunFolder {
    /// Names the folder; nothing is read yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The log's path.
    pub fn log(&self) -> PathBuf {
        self.path.join(FILE)
    }

    /// Whether a log is there.
    pub fn exists(&self) -> bool {
        self.log().exists()
    }

    /// Reads the header.
    ///
    /// # Errors
    /// If there is no log, or it does not begin with a header of this schema version.
    pub fn header(&self) -> Result<Header, EngineError> {
        match self.records()?.next() {
            Some(Ok(Record::Header(header))) => Ok(header),
            Some(Err(error)) => Err(error),
            _ => Err(EngineError::LogWithoutHeader { path: self.log() }),
        }
    }

    /// Reads the records one by one.
    ///
    /// # Errors
    /// If the log cannot be opened. An item is an error where a line cannot be understood.
    pub fn records(&self) -> Result<Records, EngineError> {
        let path = self.log();
        let file = File::open(&path).map_err(|source| match source.kind() {
            ErrorKind::NotFound => EngineError::NoRun {
                path: self.path.clone(),
            },
            _ => EngineError::File {
                path: path.clone(),
                source,
            },
        })?;
        Ok(Records {
            reader: BufReader::with_capacity(1 << 16, file),
            path,
            line: 0,
            buffer: Vec::new(),
        })
    }

    /// The cells that are finished: those with an answer. One whose provider failed is asked again.
    ///
    /// # Errors
    /// If a line of the log cannot be understood.
    pub fn finished(&self) -> Result<HashSet<CellKey>, EngineError> {
        let mut keys = HashSet::new();
        for record in self.records()? {
            if let Record::Cell(cell) = record?
                && cell.is_answered()
            {
                keys.insert(cell.key);
            }
        }
        Ok(keys)
    }

    /// The cells that count: of one that was asked again, because somebody had not answered, the
    /// last record. Nothing behind the last of them is read.
    ///
    /// # Errors
    /// If a line of the log cannot be understood.
    pub fn cells(
        &self,
    ) -> Result<impl Iterator<Item = Result<Cell, EngineError>> + use<>, EngineError> {
        let mut last = HashMap::new();
        for (place, record) in self.records()?.enumerate() {
            if let Record::Cell(cell) = record? {
                last.insert(cell.key, place);
            }
        }
        let places: HashSet<usize> = last.into_values().collect();
        let end = places.iter().max().map_or(0, |place| place + 1);
        let records = self.records()?.take(end).enumerate();
        Ok(records.filter_map(move |(place, record)| match record {
            Ok(Record::Cell(cell)) => places.contains(&place).then(|| Ok(*cell)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        }))
    }
}

/// The records of a log, in order.
pub struct Records {
    reader: BufReader<File>,
    path: PathBuf,
    line: usize,
    buffer: Vec<u8>,
}

impl Iterator for Records {
    type Item = Result<Record, EngineError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.buffer.clear();
        match self.reader.read_until(b'\n', &mut self.buffer) {
            Err(source) => {
                return Some(Err(EngineError::File {
                    path: self.path.clone(),
                    source,
                }));
            }
            Ok(0) => return None,
            Ok(_) => self.line += 1,
        }
        // Every whole line ends with a line feed: this one was torn off.
        if self.buffer.last() != Some(&b'\n') {
            return None;
        }
        Some(self.parse())
    }
}

impl Records {
    fn parse(&self) -> Result<Record, EngineError> {
        #[derive(Deserialize)]
        struct Version {
            schema: u32,
        }
        serde_json::from_slice(&self.buffer)
            .map_err(|source| {
                // A header of another version may have another shape; its version is what matters.
                match serde_json::from_slice::<Version>(&self.buffer) {
                    Ok(Version { schema }) if schema != SCHEMA => EngineError::LogSchema {
                        path: self.path.clone(),
                        found: schema,
                        known: SCHEMA,
                    },
                    _ => EngineError::LogLine {
                        path: self.path.clone(),
                        line: self.line,
                        source,
                    },
                }
            })
            .and_then(|record| match record {
                Record::Header(header) if header.schema != SCHEMA => Err(EngineError::LogSchema {
                    path: self.path.clone(),
                    found: header.schema,
                    known: SCHEMA,
                }),
                record => Ok(record),
            })
    }
}

/// The one writer of a log. The file is locked, so that two processes cannot work on one run.
#[derive(Debug)]
pub struct LogWriter {
    file: File,
    path: PathBuf,
}

impl LogWriter {
    /// Makes the folder and a log with its header.
    ///
    /// # Errors
    /// If there is a log already, or it cannot be written.
    pub fn create(folder: &RunFolder, header: &Header) -> Result<Self, EngineError> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| EngineError::File { path, source }
        };
        std::fs::create_dir_all(folder.path()).map_err(at(folder.path()))?;
        let path = folder.log();
        let file = OpenOptions::new()
            .append(true)
            .create_new(true)
            .open(&path)
            .map_err(|source| match source.kind() {
                ErrorKind::AlreadyExists => EngineError::RunExists {
                    path: folder.path().to_owned(),
                },
                _ => EngineError::File {
                    path: path.clone(),
                    source,
                },
            })?;
        let mut writer = Self::lock(file, path)?;
        if let Err(error) = writer.append(&Record::Header(header.clone())) {
            // Without a header it could be neither resumed nor begun again.
            let _ = std::fs::remove_file(&writer.path);
            return Err(error);
        }
        Ok(writer)
    }

    /// Opens an existing log to append to it, cutting off a torn last line.
    ///
    /// # Errors
    /// If it is missing, cannot be written, or another process works on it.
    pub fn open(folder: &RunFolder) -> Result<Self, EngineError> {
        let path = folder.log();
        let at = |source| EngineError::File {
            path: path.clone(),
            source,
        };
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .open(&path)
            .map_err(at)?;
        let mut writer = Self::lock(file, path.clone())?;
        let whole = end_of_last_line(&mut writer.file).map_err(at)?;
        writer.file.set_len(whole).map_err(at)?;
        writer.file.seek(SeekFrom::End(0)).map_err(at)?;
        Ok(writer)
    }

    fn lock(file: File, path: PathBuf) -> Result<Self, EngineError> {
        match file.try_lock() {
            Ok(()) => Ok(Self { file, path }),
            Err(TryLockError::WouldBlock) => Err(EngineError::RunBusy { path }),
            Err(TryLockError::Error(source)) => Err(EngineError::File { path, source }),
        }
    }

    /// Appends one record.
    ///
    /// # Errors
    /// If the disk refuses it; the log then still ends with whole lines, or one torn line.
    pub fn append(&mut self, record: &Record) -> Result<(), EngineError> {
        let mut line =
            serde_json::to_vec(record).map_err(|source| EngineError::Encode { source })?;
        line.push(b'\n');
        self.append_line(&line)
    }

    /// Appends a record that is already a line.
    ///
    /// # Errors
    /// As [`LogWriter::append`].
    pub fn append_line(&mut self, line: &[u8]) -> Result<(), EngineError> {
        // One write a record: what was written is in the kernel's hands and survives a kill.
        self.file
            .write_all(line)
            .map_err(|source| EngineError::File {
                path: self.path.clone(),
                source,
            })
    }
}

/// The offset after the last line feed, found from the end.
fn end_of_last_line(file: &mut File) -> std::io::Result<u64> {
    let mut end = file.seek(SeekFrom::End(0))?;
    let mut block = vec![0; 1 << 16];
    while end > 0 {
        let start = end.saturating_sub(block.len() as u64);
        let part = &mut block[..(end - start) as usize];
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(part)?;
        if let Some(position) = part.iter().rposition(|&byte| byte == b'\n') {
            return Ok(start + position as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}
