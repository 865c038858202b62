//! Fingerprints: names of findings that survive edits around them.
//!
//! A fingerprint is a hash of the rule, the names of the enclosing functions and classes, the
//! text of the finding's place without its layout, and a number that tells equal ones in a file
//! apart. So inserted lines, reformatting and a new name of the file keep it, and a change of the
//! code itself does not. The analyzer is left out: the same finding may be reported by one more
//! tool tomorrow.
//!
//! The hash is SHA-256, cut to 128 bits: a fast hash would let whoever writes the code craft a
//! weakness that a baseline takes for a known one.

mod scopes;
pub(crate) mod tokens;

use crate::finding::Finding;
use sallet_core::task::Language;
use scopes::Scopes;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use tokens::{Token, Tokens};

/// So much of a place's text counts, in bytes after and before its layout is taken away. Keeps
/// the cost linear when many findings span a whole file.
const MAX_TEXT: usize = 4 << 10;
const MAX_RAW_TEXT: usize = 64 << 10;

type Hash = [u8; 16];

/// Fills in the fingerprints of all findings of one file, in any order.
///
/// Suppressed findings have to be among them, else suppressing one of two equal findings would
/// change the other's name.
pub fn assign<'f>(
    source: &str,
    language: Language,
    findings: impl IntoIterator<Item = &'f mut Finding>,
) {
    let mut findings: Vec<_> = findings.into_iter().collect();
    findings.sort_by_key(|finding| finding.place);
    let mut scopes = Scopes::new(source, language);
    let mut seen: HashMap<Hash, u64> = HashMap::new();
    let mut key = Vec::new();
    for finding in findings {
        key.clear();
        key.extend_from_slice(&(finding.rule.len() as u64).to_le_bytes());
        key.extend_from_slice(finding.rule.as_bytes());
        let (start, text) = text(source, finding);
        scopes.advance(start);
        scopes.write(&mut key);
        // No name holds a NUL, so that the text cannot pass for a scope.
        key.push(0);
        normalise(text, language, &mut key);
        let base = hash(&key);
        let number = seen.entry(base).or_default();
        finding.fingerprint = hex(match *number {
            0 => base,
            number => hash(&[base.as_slice(), &number.to_le_bytes()].concat()),
        });
        *number += 1;
    }
}

/// The text of the finding's place without white space before it, and where it starts.
fn text<'src>(source: &'src str, finding: &Finding) -> (usize, &'src str) {
    let start = source.floor_char_boundary(finding.place.start);
    let end = finding.place.end.min(start.saturating_add(MAX_RAW_TEXT));
    let end = source.floor_char_boundary(end).max(start);
    let text = source[start..end].trim_ascii_start();
    (end - text.len(), text)
}

/// Appends `text` without what a formatter may change: white space, comments, commas before a
/// closing bracket, and in Python the kind of quotes.
fn normalise(text: &str, language: Language, out: &mut Vec<u8>) {
    let limit = out.len() + MAX_TEXT;
    let mut after_word = false;
    let mut comma = false;
    for (_, token) in Tokens::new(text, language) {
        if out.len() >= limit {
            break;
        }
        if token == Token::LineEnd {
            continue;
        }
        if std::mem::take(&mut comma) && !matches!(token, Token::Mark(b')' | b']' | b'}')) {
            out.push(b',');
        }
        match token {
            Token::Word(word) => {
                if after_word {
                    out.push(b' ');
                }
                out.extend_from_slice(prefix(word.as_bytes(), limit - out.len()));
            }
            Token::Text(text) if language == Language::Python => {
                write_python_text(prefix(text.as_bytes(), limit - out.len()), out);
            }
            Token::Text(text) => {
                out.extend_from_slice(prefix(text.as_bytes(), limit - out.len()));
            }
            Token::Mark(b',') => comma = true,
            Token::Mark(mark) => out.push(mark),
            Token::LineEnd => {}
        }
        after_word = matches!(token, Token::Word(_));
    }
    out.truncate(limit);
}

fn prefix(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(..length).unwrap_or(bytes)
}

/// Writes a literal with one kind of quotes and none escaped, since formatters choose the kind
/// that needs the fewest escapes. Between triple quotes, indentation counts as one space.
fn write_python_text(text: &[u8], out: &mut Vec<u8>) {
    let triple = text.starts_with(b"\"\"\"") || text.starts_with(b"'''");
    let mut bytes = text.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\'' => out.push(b'"'),
            b'\\' if matches!(bytes.peek(), Some(b'\'' | b'"')) => {}
            b' ' | b'\t' | b'\r' | b'\n' if triple => {
                while bytes.next_if(u8::is_ascii_whitespace).is_some() {}
                out.push(b' ');
            }
            _ => out.push(byte),
        }
    }
}

fn hash(key: &[u8]) -> Hash {
    let mut hash = Hash::default();
    for (short, byte) in hash.iter_mut().zip(Sha256::digest(key)) {
        *short = byte;
    }
    hash
}

fn hex(hash: Hash) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    hash.iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests;
