//! Static analysis of source text. Nothing here executes, or reads a file.

pub mod accuracy;
pub mod analyzer;
pub mod bandit_checks;
pub mod baseline;
pub mod c;
pub mod coverage;
pub mod external;
pub mod file;
pub mod finding;
pub mod fingerprint;
pub mod fixes;
pub mod formats;
pub mod lines;
pub mod models;
pub mod mutants;
pub mod python;
pub mod regex;
pub mod renaming;
pub mod repair_guard;
pub mod rows;
pub mod rules;
pub mod suppress;
pub mod target;
