//! Static analysis of source text. Nothing here executes, or reads a file.

pub mod analyzer;
pub mod c;
pub mod file;
pub mod finding;
pub mod lines;
pub mod python;
pub mod rules;
