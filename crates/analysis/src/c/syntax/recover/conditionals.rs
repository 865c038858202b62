//! Conditionals of the preprocessor.

use sallet_core::task::Language;

/// One `#if` that is open.
struct Conditional {
    /// Whether the lines around it are kept.
    outer: bool,
    /// Whether the lines of this branch are kept.
    kept: bool,
    /// Whether a branch was kept already.
    taken: bool,
}

/// Overwrites the directives and every branch of a conditional but the first one that can hold.
pub(super) fn blank(bytes: &mut [u8], language: Language) -> bool {
    let mut open: Vec<Conditional> = Vec::new();
    let mut changed = false;
    let mut start = 0;
    while start < bytes.len() {
        let end = line_end(bytes, start);
        let kept_before = open.last().is_none_or(|conditional| conditional.kept);
        let directive = directive(&bytes[start..end]);
        let is_conditional = match directive {
            Some((name, rest)) => enter(&mut open, &name, &rest, kept_before, language),
            None => false,
        };
        if is_conditional || !kept_before {
            changed |= is_conditional;
            blank_range(&mut bytes[start..end]);
        }
        start = end + 1;
    }
    changed
}

fn blank_range(bytes: &mut [u8]) {
    for byte in bytes {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// Where the line ends that starts at `start`; a directive goes on after a backslash.
fn line_end(bytes: &[u8], start: usize) -> usize {
    let is_directive = bytes[start..].trim_ascii_start().starts_with(b"#");
    let mut from = start;
    while let Some(at) = memchr::memchr(b'\n', &bytes[from..]) {
        let end = from + at;
        if !is_directive || !bytes[from..end].trim_ascii_end().ends_with(b"\\") {
            return end;
        }
        from = end + 1;
    }
    bytes.len()
}

/// The name and the rest of a directive line.
fn directive(line: &[u8]) -> Option<(String, String)> {
    let line = line.trim_ascii_start().strip_prefix(b"#")?;
    let line = line.trim_ascii();
    let end = line.iter().position(|byte| !byte.is_ascii_alphabetic());
    let (name, rest) = line.split_at(end.unwrap_or(line.len()));
    let text = |part: &[u8]| String::from_utf8_lossy(part).trim().to_owned();
    Some((text(name), text(rest)))
}

/// Follows one directive; whether it belongs to a conditional.
fn enter(
    open: &mut Vec<Conditional>,
    name: &str,
    rest: &str,
    kept: bool,
    language: Language,
) -> bool {
    match name {
        "if" | "ifdef" | "ifndef" => {
            let holds = can_hold(name, rest, language);
            open.push(Conditional {
                outer: kept,
                kept: kept && holds,
                taken: holds,
            });
        }
        "elif" | "elifdef" | "elifndef" | "else" => {
            let Some(conditional) = open.last_mut() else {
                return false;
            };
            let holds = !conditional.taken && can_hold(name, rest, language);
            conditional.kept = conditional.outer && holds;
            conditional.taken |= holds;
        }
        "endif" => return open.pop().is_some(),
        _ => return false,
    }
    true
}

/// Whether a condition may hold: everything but what is switched off for good.
fn can_hold(name: &str, rest: &str, language: Language) -> bool {
    let asks_for_cpp = rest.contains("__cplusplus");
    match name {
        "if" | "elif" if asks_for_cpp => rest.contains('!') != (language == Language::Cpp),
        "if" | "elif" => rest != "0",
        "ifdef" | "elifdef" if asks_for_cpp => language == Language::Cpp,
        "ifndef" | "elifndef" if asks_for_cpp => language == Language::C,
        _ => true,
    }
}
