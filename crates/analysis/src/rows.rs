//! Reading one row of a JSONL dataset: code, and the weakness it is about.

use sallet_core::cwe::CweId;
use sallet_core::task::Language;
use serde_json::{Map, Value};

/// The fields of a row to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFields {
    /// Holds the code, a text.
    pub code: String,
    /// Holds the weakness, e.g. `CWE-89`, `089` or 89, or null. `None`: rows name no weakness.
    pub cwe: Option<String>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The code.
    pub code: String,
    /// The weakness that the row is about.
    pub asked: Option<CweId>,
}

impl Row {
    /// Takes a row out of `object`.
    ///
    /// # Errors
    /// If a field is missing or holds something else.
    pub fn read(object: &mut Object, fields: &RowFields) -> Result<Self, RowError> {
        let cwe = fields.cwe.as_deref();
        Ok(Self {
            asked: cwe.map_or(Ok(None), |field| object.cwe(field, "--cwe-field"))?,
            code: object.take_text(&fields.code, "--code-field")?,
        })
    }
}

/// Why a row cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RowError {
    /// Not JSON.
    #[error("line {line} is not JSON: {source}; write one JSON object a line")]
    NotJson {
        /// From 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// JSON, but no object.
    #[error("line {line} holds {found}; write one JSON object a line")]
    NotAnObject {
        /// From 1.
        line: usize,
        /// What it is.
        found: &'static str,
    },
    /// A field is not there.
    #[error("line {line} has no field '{field}'; name the right field with {option}")]
    MissingField {
        /// From 1.
        line: usize,
        /// The field.
        field: String,
        /// The option that names the field.
        option: &'static str,
    },
    /// A field holds what cannot be used.
    #[error(
        "line {line}: field '{field}' holds {found} instead of {expected}; \
         correct the row, or name another field with {option}"
    )]
    BadField {
        /// From 1.
        line: usize,
        /// The field.
        field: String,
        /// What it holds.
        found: String,
        /// What is needed.
        expected: &'static str,
        /// The option that names the field.
        option: &'static str,
    },
}

/// A row of which no field was read yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    line: usize,
    fields: Map<String, Value>,
}

impl Object {
    /// Reads `text`, which is line `line` (from 1) of a file.
    ///
    /// # Errors
    /// If it is not a JSON object.
    pub fn parse(text: &str, line: usize) -> Result<Self, RowError> {
        let value =
            serde_json::from_str(text).map_err(|source| RowError::NotJson { line, source })?;
        match value {
            Value::Object(fields) => Ok(Self { line, fields }),
            other => Err(RowError::NotAnObject {
                line,
                found: kind(&other),
            }),
        }
    }

    /// The value of `field`, which `option` names.
    pub(crate) fn get(&self, field: &str, option: &'static str) -> Result<&Value, RowError> {
        self.fields
            .get(field)
            .ok_or_else(|| self.missing(field, option))
    }

    /// The language that `field` holds, which `option` names.
    ///
    /// # Errors
    /// If the field is missing or holds something else.
    pub fn language(&self, field: &str, option: &'static str) -> Result<Language, RowError> {
        let value = self.get(field, option)?;
        let language = value.as_str().and_then(|name| name.parse().ok());
        language.ok_or_else(|| self.bad(field, shown(value), "python, c or cpp", option))
    }

    fn missing(&self, field: &str, option: &'static str) -> RowError {
        RowError::MissingField {
            line: self.line,
            field: field.to_owned(),
            option,
        }
    }

    /// The error that `field` does not hold what is `expected`.
    pub(crate) fn bad(
        &self,
        field: &str,
        found: String,
        expected: &'static str,
        option: &'static str,
    ) -> RowError {
        RowError::BadField {
            line: self.line,
            field: field.to_owned(),
            found,
            expected,
            option,
        }
    }

    /// Takes a text out, so that long code is not copied.
    fn take_text(&mut self, field: &str, option: &'static str) -> Result<String, RowError> {
        match self.fields.get_mut(field).map(Value::take) {
            Some(Value::String(text)) => Ok(text),
            Some(other) => Err(self.bad(field, shown(&other), "a text", option)),
            None => Err(self.missing(field, option)),
        }
    }

    fn cwe(&self, field: &str, option: &'static str) -> Result<Option<CweId>, RowError> {
        const EXPECTED: &str = "a weakness such as CWE-89, 89 or null";
        let value = self.get(field, option)?;
        let read = match value {
            Value::Null => return Ok(None),
            Value::String(text) if text.trim().is_empty() => return Ok(None),
            Value::String(text) => text.parse().ok(),
            Value::Number(number) => number
                .as_u64()
                .and_then(|number| u32::try_from(number).ok())
                .map(CweId),
            _ => None,
        };
        read.map(Some)
            .ok_or_else(|| self.bad(field, shown(value), EXPECTED, option))
    }
}

/// A value in a message: short ones as they are.
pub(crate) fn shown(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 40 {
        text
    } else {
        kind(value).to_owned()
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, cwe: Option<&str>) -> Result<Row, String> {
        let fields = RowFields {
            code: "code".to_owned(),
            cwe: cwe.map(str::to_owned),
        };
        let row = Object::parse(line, 3).and_then(|mut object| Row::read(&mut object, &fields));
        row.map_err(|error| error.to_string())
    }

    #[test]
    fn rows_are_read_in_every_usual_spelling() {
        let check = |line: &str, cwe: Option<&str>, asked: Option<u32>| {
            let row = Row {
                code: "x = 1\n".to_owned(),
                asked: asked.map(CweId),
            };
            assert_eq!(read(line, cwe), Ok(row), "{line}");
        };
        let code = r#""code": "x = 1\n""#;
        check(&format!("{{{code}}}"), None, None);
        check(&format!(r#"{{{code}, "cwe": "odd"}}"#), None, None);
        for (cwe, asked) in [
            (r#""CWE-089""#, Some(89)),
            (r#""89""#, Some(89)),
            ("89", Some(89)),
            ("null", None),
            (r#"" ""#, None),
        ] {
            check(&format!(r#"{{{code}, "id": {cwe}}}"#), Some("id"), asked);
        }
    }

    #[test]
    fn what_is_wrong_with_a_row_is_said_with_its_line() {
        let check = |line: &str, expected: &str| {
            assert_eq!(read(line, Some("cwe")).unwrap_err(), expected, "{line}");
        };
        check(
            "{\"code\"",
            "line 3 is not JSON: EOF while parsing an object at line 1 column 7; \
             write one JSON object a line",
        );
        check("[1]", "line 3 holds a list; write one JSON object a line");
        check(
            r#"{"text": "x", "cwe": 89}"#,
            "line 3 has no field 'code'; name the right field with --code-field",
        );
        check(
            r#"{"code": "x"}"#,
            "line 3 has no field 'cwe'; name the right field with --cwe-field",
        );
        check(
            r#"{"code": 7, "cwe": 89}"#,
            "line 3: field 'code' holds 7 instead of a text; \
             correct the row, or name another field with --code-field",
        );
        check(
            r#"{"code": "x", "cwe": "SQL injection"}"#,
            "line 3: field 'cwe' holds \"SQL injection\" instead of a weakness such as CWE-89, 89 \
             or null; correct the row, or name another field with --cwe-field",
        );
        check(
            r#"{"code": "x", "cwe": -1}"#,
            "line 3: field 'cwe' holds -1 instead of a weakness such as CWE-89, 89 or null; \
             correct the row, or name another field with --cwe-field",
        );
        let long = format!(r#"{{"code": ["{}"], "cwe": 89}}"#, "x".repeat(1000));
        check(
            &long,
            "line 3: field 'code' holds a list instead of a text; \
             correct the row, or name another field with --code-field",
        );
    }
}
