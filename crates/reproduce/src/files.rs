//! Reading the files of an artefact. Every fault is one sentence that names the file, what is wrong and
//! what to do, so that it can stand in `Reproduction::missing`.

use crate::error::ReproduceError;
use std::fmt::Display;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What the first line of a file says that Git LFS left in place of the real one.
const LFS_POINTER: &str = "version https://git-lfs.github.com/spec/";

/// Reads a text file. A byte order mark is taken off; line ends stay as they are ([`str::lines`] and
/// the CSV and JSON readers take both kinds).
///
/// # Errors
/// A sentence, if the file is missing, is a Git LFS pointer, or is no UTF-8.
pub fn text(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => fault(path, "is missing: check it out"),
        _ => fault(path, format_args!("cannot be read: {error}")),
    })?;
    if bytes.starts_with(LFS_POINTER.as_bytes()) {
        return Err(fault(
            path,
            "is a Git LFS pointer and not the data: run `git lfs pull` in the checkout",
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        fault(path, format_args!("is no UTF-8 text (byte {at})"))
    })?;
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Ok(rest.to_owned()),
        None => Ok(text),
    }
}

/// A sentence about a file.
pub fn fault(path: &Path, what: impl Display) -> String {
    format!("{} {what}", path.display())
}

/// The files in `folder` whose names begin with `prefix` and end with `suffix`, in the order of their
/// names, each with what stands in between. Empty where there is no such folder.
pub fn named(folder: &Path, prefix: &str, suffix: &str) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<_> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let middle = name.strip_prefix(prefix)?.strip_suffix(suffix)?;
            Some((middle.to_owned(), entry.path()))
        })
        .collect();
    found.sort();
    found
}

/// Holds that `folder` is one.
///
/// # Errors
/// If it is not.
pub fn folder(folder: &Path) -> Result<(), ReproduceError> {
    match folder.is_dir() {
        true => Ok(()),
        false => Err(ReproduceError::NoFolder(folder.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let check = |bytes: &[u8], expected: Result<&str, &str>| {
            let path = folder.path().join("a.csv");
            std::fs::write(&path, bytes).unwrap();
            match (text(&path), expected) {
                (Ok(text), Ok(expected)) => assert_eq!(text, expected),
                (Err(told), Err(expected)) => assert!(told.contains(expected), "{told}"),
                (got, expected) => panic!("{got:?} {expected:?}"),
            }
        };
        check(b"a,b\r\n", Ok("a,b\r\n"));
        check(b"\xef\xbb\xbfa", Ok("a"));
        check(b"caf\xe9", Err("is no UTF-8 text (byte 3)"));
        check(
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n",
            Err("git lfs pull"),
        );
        let missing = text(&folder.path().join("b.csv")).unwrap_err();
        assert!(missing.ends_with("b.csv is missing: check it out"));
    }

    #[test]
    fn files_are_found_by_their_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["r_b.csv", "r_a.csv", "x_a.csv", "r_a.txt"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let names: Vec<String> = named(folder.path(), "r_", ".csv")
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["a", "b"]);
        assert!(named(&folder.path().join("no"), "", "").is_empty());
    }
}
