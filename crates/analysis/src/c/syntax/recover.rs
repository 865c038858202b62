//! A second reading of a text that does not parse: what a preprocessor would take away is taken
//! away, and what is left open at the end is closed.
//!
//! Every byte stays at its place, so places in the changed text are places in the file.

use sallet_core::task::Language;

/// A changed text.
pub(super) struct Preprocessed {
    pub(super) text: String,
    /// Whether braces or parentheses had to be closed at the end.
    pub(super) closed_at_end: bool,
}

/// The text as a preprocessor would leave it that takes the first branch of every conditional;
/// `None` if that changes nothing.
pub(super) fn preprocessed(source: &str, language: Language) -> Option<Preprocessed> {
    let mut bytes = source.as_bytes().to_vec();
    let mut changed = blank_conditionals(&mut bytes, language);
    changed |= end_macro_statements(&mut bytes);
    // Only whole ASCII characters, and whole lines, are overwritten.
    let mut text = String::from_utf8(bytes).ok()?;
    let open = open_at_end(&text);
    let closed_at_end = !open.is_empty();
    for closing in open.iter().rev() {
        text.push(*closing);
    }
    (changed || closed_at_end).then_some(Preprocessed {
        text,
        closed_at_end,
    })
}

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
fn blank_conditionals(bytes: &mut [u8], language: Language) -> bool {
    let mut open: Vec<Conditional> = Vec::new();
    let mut changed = false;
    let mut start = 0;
    while start < bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        let kept_before = open.last().is_none_or(|conditional| conditional.kept);
        let directive = directive(&bytes[start..end]);
        let is_conditional = match directive {
            Some((name, rest)) => enter(&mut open, &name, &rest, kept_before, language),
            None => false,
        };
        if is_conditional || !kept_before {
            changed |= is_conditional;
            bytes[start..end].fill(b' ');
        }
        start = end + 1;
    }
    changed
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

/// Puts a semicolon after a macro that stands alone on its line, in the place of the line end:
/// `FREE(p)` without one is a whole statement to the preprocessor, and half of one to a parser.
fn end_macro_statements(bytes: &mut [u8]) -> bool {
    let mut changed = false;
    let mut start = 0;
    while let Some(length) = memchr::memchr(b'\n', &bytes[start..]) {
        let end = start + length;
        let next = bytes[end + 1..]
            .iter()
            .find(|byte| !byte.is_ascii_whitespace());
        let goes_on = next.is_some_and(|byte| b"{;,)=+-*/&|<>?:.[".contains(byte));
        if !goes_on && is_macro_statement(bytes[start..end].trim_ascii()) {
            bytes[end] = b';';
            changed = true;
        }
        start = end + 1;
    }
    changed
}

/// Whether a line is `NAME(…)` and nothing else, the name in capitals.
fn is_macro_statement(line: &[u8]) -> bool {
    let name = line
        .iter()
        .take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || **byte == b'_');
    let name = name.count();
    let is_call = name >= 2 && line.get(name) == Some(&b'(') && line.last() == Some(&b')');
    if !is_call {
        return false;
    }
    let mut depth = 0_usize;
    for (index, byte) in line.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // The first parenthesis must be the one that the last closes.
        if depth == 0 && index >= name && index + 1 < line.len() {
            return false;
        }
    }
    depth == 0
}

/// The most brackets that are closed: a person stops in the middle of a few blocks, not more.
const MAX_CLOSED: usize = 64;

/// The brackets that are open at the end of the text, outermost first, each as what closes it.
fn open_at_end(text: &str) -> Vec<char> {
    let bytes = text.as_bytes();
    let mut open = Vec::new();
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        index += 1;
        let after = &bytes[index..];
        let skipped = match byte {
            b'"' | b'\'' => quoted_length(after, byte),
            b'/' if after.first() == Some(&b'/') => memchr::memchr(b'\n', after),
            b'/' if after.first() == Some(&b'*') => {
                memchr::memmem::find(&after[1..], b"*/").map(|at| at + 3)
            }
            b'{' => {
                open.push('}');
                Some(0)
            }
            b'(' => {
                open.push(')');
                Some(0)
            }
            b'}' => {
                close_block(&mut open);
                Some(0)
            }
            b')' => {
                open.pop_if(|closing| *closing == ')');
                Some(0)
            }
            _ => Some(0),
        };
        match skipped {
            Some(skipped) => index += skipped,
            // A comment or a string runs to the end; what follows would be inside it.
            None => return Vec::new(),
        }
    }
    open.truncate(MAX_CLOSED);
    // A statement that was cut off needs its end before the block has one.
    if let Some(block) = open.iter().rposition(|&closing| closing == '}')
        && !text.trim_end().ends_with([';', '}', '{'])
    {
        open.insert(block + 1, ';');
    }
    open
}

/// Closes the innermost block, and the parentheses that were left open in it.
fn close_block(open: &mut Vec<char>) {
    while open.pop().is_some_and(|closing| closing != '}') {}
}

/// How many bytes a quoted text takes after its opening quote, up to the line's end at most.
fn quoted_length(after: &[u8], quote: u8) -> Option<usize> {
    let mut index = 0;
    while index < after.len() {
        match after[index] {
            b'\\' => index += 1,
            b'\n' => return Some(index),
            byte if byte == quote => return Some(index + 1),
            _ => {}
        }
        index += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_branch_of_a_conditional_stays() {
        let check = |source: &str, language: Language, expected: &str| {
            let text = preprocessed(source, language).map(|plain| plain.text);
            let lines = text.as_deref().unwrap_or(source).lines();
            let kept: Vec<_> = lines
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .collect();
            assert_eq!(kept.join(" "), expected, "{source}");
        };
        check("#if A\na;\n#else\nb;\n#endif\nc;\n", Language::C, "a; c;");
        check(
            "#if 0\na;\n#elif B\nb;\n#else\nc;\n#endif\n",
            Language::C,
            "b;",
        );
        check("#ifdef __cplusplus\na;\n#endif\nb;\n", Language::C, "b;");
        check(
            "#ifdef __cplusplus\na;\n#endif\nb;\n",
            Language::Cpp,
            "a; b;",
        );
        check("#if 0\n#if 1\na;\n#endif\n#endif\nb;\n", Language::C, "b;");
        check("#else\na;\n", Language::C, "#else a;");
        check("#define A 1\n", Language::C, "#define A 1");
    }

    #[test]
    fn macros_become_statements() {
        let check = |source: &str, expected: &str| {
            let text = preprocessed(source, Language::C).map(|plain| plain.text);
            assert_eq!(text.as_deref().unwrap_or(source), expected);
        };
        check("FREE(p)\nreturn;\n", "FREE(p);return;\n");
        check("FOREACH(a, b)\n{ }\n", "FOREACH(a, b)\n{ }\n");
        check("A(x) + B(y)\nc;\n", "A(x) + B(y)\nc;\n");
        check("f(x)\nc;\n", "f(x)\nc;\n");
    }

    #[test]
    fn what_is_open_at_the_end_is_closed() {
        let check = |source: &str, expected: &str| {
            let plain = preprocessed(source, Language::C);
            let added = plain.map_or(String::new(), |plain| plain.text[source.len()..].to_owned());
            assert_eq!(added, expected, "{source}");
        };
        check("f() { if (x) {", "}}");
        check("f() { g(a, h(b", "));}");
        check("f() { x = 1", ";}");
        check("f() { }", "");
        check("f() { \"{\" '(' // {\n }", "");
        check("f() { /* {", "");
        check("}}} f() {", "}");
    }
}
