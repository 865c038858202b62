//! Solutions in C and C++ as the oracle server builds them (`python/build.py`).

use serde::Deserialize;
use serde_json::{Value, json};

/// What one program is made of. Solution and driver are compiled as one translation unit.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// `c` or `cpp`.
    pub language: &'static str,
    /// The solution, hostile text.
    pub solution: &'a str,
    /// The task's driver, whose `main` calls the solution.
    pub driver: &'a str,
    /// Functions of the C library that the driver stands in for, as `__wrap_NAME` (`ld --wrap`).
    pub wrap: &'a [String],
    /// Headers that are included before the solution.
    pub headers: &'a [String],
}

/// A program with address and undefined-behaviour sanitizers.
#[derive(Debug, Clone)]
pub struct CompiledProgram {
    pub(crate) base64: String,
}

/// What became of sources.
#[derive(Debug, Clone)]
pub enum Build {
    /// A program.
    Done(CompiledProgram),
    /// What the compiler said, shortened; hostile text.
    DoesNotCompile(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BuildReply {
    Program(String),
    Errors(String),
    Missing(String),
}

impl Sources<'_> {
    pub(crate) fn request(&self) -> Value {
        json!({
            "language": self.language,
            "sources": { "solution": self.solution, "driver": self.driver },
            "wrap": self.wrap,
            "headers": self.headers,
        })
    }
}
