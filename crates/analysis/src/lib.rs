//! Static analysis of source text. Nothing here executes, or reads a file.

pub mod accuracy;
pub mod analyzer;
pub mod coverage;
pub mod file;
pub mod finding;
pub mod lines;
pub mod models;
pub mod python;
pub mod regex;
pub mod rows;
pub mod rules;
pub mod target;
