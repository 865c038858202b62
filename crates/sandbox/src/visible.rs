//! What of the host a sandbox shows.

use std::path::{Path, PathBuf};

/// Where every sandbox has empty folders of its own.
pub(crate) const OWN: [&str; 2] = ["/tmp", "/work"];

/// A file or folder of the host that a sandbox shows, read-only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visible {
    /// Where it lies on the host.
    pub source: PathBuf,
    /// Where the sandbox shows it. Absolute; may lie in a folder of the sandbox's own.
    pub place: PathBuf,
}

impl Visible {
    /// Shows `path` where it lies.
    pub fn in_place(path: impl Into<PathBuf>) -> Self {
        let source = path.into();
        Self {
            place: source.clone(),
            source,
        }
    }
}

/// Whether `path` lies in a folder that a sandbox has of its own.
pub(crate) fn is_in_own(path: &Path) -> bool {
    OWN.iter()
        .any(|own| path.starts_with(own) && path != Path::new(own))
}
