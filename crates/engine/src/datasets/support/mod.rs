//! What the importers share: files read into rows, and fields read into values.

pub(super) mod file;
pub(super) mod folder;
pub(super) mod table;
pub(crate) mod tasks;
