//! Rows with named fields, from JSON Lines, a JSON array or CSV.

use super::file::{line_at, read_text};
use crate::error::{EngineError, Place};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// A file's records.
pub(crate) struct Table {
    pub(crate) path: PathBuf,
    /// At least one.
    pub(crate) rows: Vec<Row>,
}

/// One record.
pub(crate) struct Row {
    /// Where it starts.
    pub(crate) place: Place,
    fields: Map<String, Value>,
}

impl Table {
    /// Reads `path`. The format is seen from the first character and the file's ending.
    pub(crate) fn read(path: &Path) -> Result<Self, EngineError> {
        let text = read_text(path)?;
        let is_csv = path
            .to_string_lossy()
            .trim_end_matches(".gz")
            .ends_with(".csv");
        let rows = match text.trim_start().chars().next() {
            None => Vec::new(),
            Some('[') if !is_csv => read_array(&text, path)?,
            Some('{') if !is_csv => read_lines(&text, path)?,
            Some(_) if is_csv => read_csv(&text, path)?,
            Some(_) => read_lines(&text, path)?,
        };
        if rows.is_empty() {
            return Err(EngineError::DatasetEmpty {
                path: path.to_owned(),
            });
        }
        Ok(Self {
            path: path.to_owned(),
            rows,
        })
    }

    /// Whether the first record has all of `fields`.
    pub(crate) fn has(&self, fields: &[&str]) -> bool {
        self.rows
            .first()
            .is_some_and(|row| fields.iter().all(|field| row.fields.contains_key(*field)))
    }
}

fn place(path: &Path, line: u64) -> Place {
    Place {
        path: path.to_owned(),
        line,
    }
}

fn read_lines(text: &str, path: &Path) -> Result<Vec<Row>, EngineError> {
    let lines = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty());
    lines
        .map(|(line, number)| row(line, place(path, number)))
        .collect()
}

fn read_array(text: &str, path: &Path) -> Result<Vec<Row>, EngineError> {
    let records: Vec<&RawValue> = serde_json::from_str(text)
        .map_err(|error| not_json(&error, place(path, error.line() as u64)))?;
    let mut rows = Vec::with_capacity(records.len());
    let (mut counted, mut line) = (0, 1);
    for record in records {
        // The record is a slice of the text; its distance from the start is its offset.
        let offset = record.get().as_ptr() as usize - text.as_ptr() as usize;
        line += line_at(&text.as_bytes()[counted..offset]) - 1;
        counted = offset;
        rows.push(row(record.get(), place(path, line))?);
    }
    Ok(rows)
}

fn row(json: &str, place: Place) -> Result<Row, EngineError> {
    match serde_json::from_str(json) {
        Ok(fields) => Ok(Row { place, fields }),
        Err(error) => Err(not_json(&error, place)),
    }
}

/// The parser's message without its own count of lines, which starts anew for each record.
fn not_json(error: &serde_json::Error, place: Place) -> EngineError {
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message);
    EngineError::DatasetNotJson {
        place,
        reason: format!("{reason}, column {}", error.column()),
    }
}

fn read_csv(text: &str, path: &Path) -> Result<Vec<Row>, EngineError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let not_csv = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        EngineError::DatasetNotCsv {
            place: place(path, line),
            reason: csv_reason(&error),
        }
    };
    let header = reader.headers().map_err(not_csv)?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(not_csv)?;
        let line = record.position().map_or(1, csv::Position::line);
        let fields = header
            .iter()
            .zip(&record)
            .map(|(name, value)| (name.to_owned(), value.into()));
        rows.push(Row {
            place: place(path, line),
            fields: fields.collect(),
        });
    }
    Ok(rows)
}

fn csv_reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => {
            format!("{len} columns where the header has {expected_len}")
        }
        _ => error.to_string(),
    }
}

impl Row {
    /// The text of `field`; `None` when it is absent, null or blank.
    pub(crate) fn optional_text(&self, field: &str) -> Result<Option<&str>, EngineError> {
        match self.fields.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => {
                Ok(Some(text.as_str()).filter(|text| !text.trim().is_empty()))
            }
            Some(_) => Err(self.wrong_type(field, "a text")),
        }
    }

    /// The text of `field`.
    pub(crate) fn text(&self, field: &str) -> Result<&str, EngineError> {
        self.optional_text(field)?
            .ok_or_else(|| self.missing(field))
    }

    /// The name in `field`, which may be a number.
    pub(crate) fn optional_name(&self, field: &str) -> Result<Option<String>, EngineError> {
        match self.fields.get(field) {
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            _ => Ok(self
                .optional_text(field)?
                .map(|name| name.trim().to_owned())),
        }
    }

    /// What `field` stands for; `None` when it is absent or null.
    pub(crate) fn optional<T: DeserializeOwned>(
        &self,
        field: &str,
        expected: &'static str,
    ) -> Result<Option<T>, EngineError> {
        match self.fields.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => T::deserialize(value)
                .map(Some)
                .map_err(|_| self.wrong_type(field, expected)),
        }
    }

    /// The texts of `field`: a list, or texts between commas.
    pub(crate) fn texts(&self, field: &str) -> Result<Vec<String>, EngineError> {
        let wrong = || self.wrong_type(field, "a list of texts");
        let parts = match self.fields.get(field) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) => {
                text.split(',').map(|part| part.trim().to_owned()).collect()
            }
            Some(Value::Array(items)) => {
                let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
                texts.collect::<Option<_>>().ok_or_else(wrong)?
            }
            Some(_) => return Err(wrong()),
        };
        Ok(parts.into_iter().filter(|part| !part.is_empty()).collect())
    }

    pub(crate) fn missing(&self, field: &str) -> EngineError {
        let found = self.fields.keys().cloned().collect();
        EngineError::DatasetMissingField {
            place: self.place.clone(),
            field: field.to_owned(),
            found,
        }
    }

    pub(crate) fn wrong_type(&self, field: &str, expected: &'static str) -> EngineError {
        EngineError::DatasetWrongType {
            place: self.place.clone(),
            field: field.to_owned(),
            expected,
        }
    }
}
