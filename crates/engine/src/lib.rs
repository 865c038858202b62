//! From a dataset to verdicts: datasets, prompts, extraction and code repair, willingness.

pub mod datasets;
pub mod error;
pub mod extract;
pub mod prompts;
pub mod willingness;
