//! Datasets that are published as folders.

use crate::error::EngineError;
use std::path::Path;

/// Deeper than any published layout.
const MAX_DEPTH: usize = 8;

/// The paths of all files below `folder`, relative to it, with `/`, in order. Hidden files and folders,
/// links, and names that are not text are passed over.
///
/// # Errors
/// If `folder` is no folder, or one below it cannot be read.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<String>, EngineError> {
    let mut files = Vec::new();
    collect(folder, "", 0, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(
    folder: &Path,
    prefix: &str,
    depth: usize,
    files: &mut Vec<String>,
) -> Result<(), EngineError> {
    let unreadable = |source| EngineError::DatasetUnreadable {
        path: folder.to_owned(),
        source,
    };
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let kind = entry.file_type().map_err(unreadable)?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}{name}");
        if kind.is_file() {
            files.push(path);
        } else if kind.is_dir() && depth < MAX_DEPTH {
            collect(&entry.path(), &format!("{path}/"), depth + 1, files)?;
        }
    }
    Ok(())
}
