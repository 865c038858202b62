//! Reads a source file: text in UTF-8 of a sensible size, or why it is none.

use super::files::Input;
use sallet_analysis::file::ProblemKind;
use sallet_core::task::Language;
use std::fs::File;
use std::io::{self, Read};

/// Longer files are no source that people or models write.
pub const MAX_BYTES: u64 = 16 << 20;

/// The text of `input`, or why it cannot be analysed, in one sentence: it is none, or it could not
/// be had.
pub fn read(input: &Input, language: Language) -> Result<String, (ProblemKind, String)> {
    let bytes = match input {
        Input::File(path) => File::open(path).and_then(|file| {
            let size = file.metadata().map_or(0, |about| about.len());
            limited(file, size)
        }),
        Input::Stdin => limited(io::stdin().lock(), 0),
    };
    match bytes {
        Ok(bytes) => text(bytes, language).map_err(|why| (ProblemKind::Skipped, why)),
        Err(error) => Err((ProblemKind::Failed, format!("Cannot be read: {error}."))),
    }
}

/// One byte more than the limit is enough to know; a pipe may have no end.
fn limited(reader: impl Read, size: u64) -> io::Result<Vec<u8>> {
    let most = MAX_BYTES + 1;
    let mut bytes = Vec::with_capacity(size.min(most) as usize + 1);
    reader.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn text(bytes: Vec<u8>, language: Language) -> Result<String, String> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_long());
    }
    let encoding = match language {
        Language::Python => encoding(&bytes),
        Language::C | Language::Cpp => None,
    };
    if let Some(encoding) = encoding.filter(|name| !is_read_as_utf8(name, &bytes)) {
        return Err(format!(
            "Not UTF-8: it declares the encoding {encoding}; save it as UTF-8."
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        format!("Not UTF-8 at byte {at}: save it as UTF-8.")
    })?;
    why_not(&text).map_or(Ok(text), Err)
}

/// Why a text that is UTF-8 cannot be analysed.
pub fn why_not(text: &str) -> Option<String> {
    if text.len() as u64 > MAX_BYTES {
        return Some(too_long());
    }
    let at = text.bytes().position(|byte| byte == 0)? + 1;
    Some(format!("No source text: byte {at} is NUL."))
}

fn too_long() -> String {
    format!("Longer than {} MiB.", MAX_BYTES >> 20)
}

/// The encoding that a comment in the first two lines declares, as Python reads it (PEP 263).
fn encoding(bytes: &[u8]) -> Option<String> {
    let mut rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    for _ in 0..2 {
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.strip_prefix(b"\r").unwrap_or(after);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        let line = String::from_utf8_lossy(line.trim_ascii_start());
        match line.strip_prefix('#') {
            Some(comment) => match comment.split("coding").skip(1).find_map(declared) {
                None => {}
                found => return found,
            },
            None if line.is_empty() => {}
            None => return None,
        }
    }
    None
}

/// The name in `: name` or `=name`.
fn declared(text: &str) -> Option<String> {
    let name = text
        .strip_prefix([':', '='])?
        .trim_start_matches([' ', '\t']);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name = name.split(|c| !is_name(c)).next()?;
    (!name.is_empty()).then(|| name.to_ascii_lowercase().replace('_', "-"))
}

/// Whether bytes that declare the encoding `name` mean the same when they are read as UTF-8:
/// in encodings such as utf-7, what looks like a comment may hold code.
fn is_read_as_utf8(name: &str, bytes: &[u8]) -> bool {
    const UTF8: &[&str] = &["utf-8", "utf8", "u8"];
    const LIKE_ASCII: &[&str] = &[
        "ascii",
        "us-ascii",
        "latin",
        "iso-8859",
        "iso8859",
        "cp125",
        "windows-125",
    ];
    let is = |prefixes: &[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
    is(UTF8) || (is(LIKE_ASCII) && bytes.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_in_utf8_is_read() {
        let check = |bytes: &[u8], expected: Result<(), &str>| {
            let found = text(bytes.to_vec(), Language::Python);
            assert_eq!(found.as_ref().map(|_| ()).map_err(String::as_str), expected);
        };
        check(b"", Ok(()));
        check("x = 'żółć'\n".as_bytes(), Ok(()));
        check("# -*- coding: utf-8 -*-\nx = 'ż'".as_bytes(), Ok(()));
        check(
            b"#!/usr/bin/python\n# vim: set fileencoding=UTF_8 :\n",
            Ok(()),
        );
        check(b"# coding: latin-1\nx = 1\n", Ok(()));
        check(b"x = 1\n# coding: utf-7\n", Ok(()));
        check(b"\n\n# coding: utf-7\n", Ok(()));
        check(b"# encoding the text\n", Ok(()));
        check(
            b"x = 'caf\xe9'\n",
            Err("Not UTF-8 at byte 9: save it as UTF-8."),
        );
        check(b"x = 1\0\n", Err("No source text: byte 6 is NUL."));
        check(
            b"# coding: latin-1\nx = 'caf\xe9'\n",
            Err("Not UTF-8: it declares the encoding latin-1; save it as UTF-8."),
        );
        check(
            b"\n# coding=utf_7\n# +AAo-import os\n",
            Err("Not UTF-8: it declares the encoding utf-7; save it as UTF-8."),
        );
        check(
            b"\xef\xbb\xbf# encoding, coding: utf-7\r\nx = 1",
            Err("Not UTF-8: it declares the encoding utf-7; save it as UTF-8."),
        );
        check(
            &vec![b'x'; MAX_BYTES as usize + 1],
            Err("Longer than 16 MiB."),
        );
    }
}
