//! A dataset file as text.

use crate::error::{EngineError, Place};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

/// The most that is read, after decompression: a small file can hold a very large one.
const LIMIT_MIB: u64 = 1024;

/// The first bytes of a gzip file (RFC 1952).
const GZIP: &[u8] = &[0x1f, 0x8b];

/// What stands where Git LFS has not put the file yet (its specification, "The Pointer").
const LFS_POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// Reads `path`, decompressing gzip, without a byte order mark.
pub(crate) fn read_text(path: &Path) -> Result<String, EngineError> {
    let unreadable = |source| EngineError::DatasetUnreadable {
        path: path.to_owned(),
        source,
    };
    if path.is_dir() {
        return Err(EngineError::DatasetIsFolder {
            path: path.to_owned(),
        });
    }
    let bytes = read_bytes(path).map_err(unreadable)?;
    if bytes.starts_with(LFS_POINTER) {
        return Err(EngineError::DatasetLfsPointer {
            path: path.to_owned(),
        });
    }
    if bytes.len() as u64 > LIMIT_MIB << 20 {
        return Err(EngineError::DatasetTooLarge {
            path: path.to_owned(),
            limit_mib: LIMIT_MIB,
        });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = line_at(&error.as_bytes()[..good]);
        EngineError::DatasetNotUtf8 {
            place: Place {
                path: path.to_owned(),
                line,
            },
        }
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text))
}

/// Reads a file of source code, in which Windows line ends become `\n`.
pub(crate) fn read_source(path: &Path) -> Result<String, EngineError> {
    Ok(read_text(path)?.replace("\r\n", "\n"))
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let limit = (LIMIT_MIB << 20) + 1;
    let mut start = Vec::new();
    let mut file = BufReader::new(File::open(path)?);
    file.by_ref()
        .take(GZIP.len() as u64)
        .read_to_end(&mut start)?;
    let is_gzip = start == GZIP;
    let whole = start.as_slice().chain(file);
    let mut bytes = Vec::new();
    if is_gzip {
        MultiGzDecoder::new(whole)
            .take(limit)
            .read_to_end(&mut bytes)?;
    } else {
        whole.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The line, from 1, on which the text after `before` starts.
pub(crate) fn line_at(before: &[u8]) -> u64 {
    before.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1
}
