//! From an experiment to a run log: datasets, prompts, extraction and code repair, assessors, the run
//! loop and the log it appends to.

pub mod assessors;
pub mod check;
pub mod coverage;
pub mod datasets;
pub mod difficulty;
pub mod error;
pub mod experiment;
pub mod external;
pub mod extract;
pub mod judges;
pub mod metadata;
pub mod mutation;
mod own_analyzer;
pub mod prompts;
pub mod repair;
pub mod run;
pub mod willingness;
pub mod wording;

pub use error::EngineError;
