//! Domain types of Sallet: tasks, samples, verdicts, the run log's records, metrics and statistics.
//!
//! Nothing here reads a file, talks to a network or runs a program, so every other crate may
//! depend on it and its functions can be tested with plain values.

pub mod confusion;
pub mod cwe;
pub mod cwe_relation;
pub mod cwe_views;
pub mod experiment;
pub mod fisher;
pub mod hash;
pub mod metrics;
pub mod outcome;
pub mod paired;
pub mod record;
pub mod repair;
pub mod stats;
pub mod task;
pub mod task_language;
pub mod verdict;

pub use cwe::CweId;
pub use task::{Language, Task};
pub use task_language::TaskLanguage;
pub use verdict::{Axis, Verdict};
