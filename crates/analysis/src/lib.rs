//! Static analysis of source text. Nothing here executes, or reads a file.

pub mod python;
