//! What the analyzers of the folder above share.

pub(super) mod answer;
pub(super) mod batch;
pub(super) mod command;
pub(super) mod error;
pub(super) mod region;
pub(super) mod sarif_log;
pub(super) mod sarif_rules;
pub(super) mod sarif_text;
#[cfg(test)]
pub(super) mod testing;
