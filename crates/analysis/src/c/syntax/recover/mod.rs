//! A second reading of a text that does not parse: what a preprocessor would take away or put in
//! place is taken away or put in place, and what is left open at the end is closed.
//!
//! Every byte stays at its place, so places in the changed text are places in the file.

mod brackets;
mod conditionals;
mod macros;
mod tokens;

use sallet_core::task::Language;

/// A changed text.
pub(super) struct Preprocessed {
    pub(super) text: String,
    /// Whether braces or parentheses had to be closed at the end.
    pub(super) closed_at_end: bool,
}

/// The text as a preprocessor might leave it that takes the first branch of every conditional;
/// `None` if that changes nothing.
pub(super) fn preprocessed(source: &str, language: Language) -> Option<Preprocessed> {
    let mut bytes = source.as_bytes().to_vec();
    let mut changed = conditionals::blank(&mut bytes, language);
    changed |= macros::replace(&mut bytes, language);
    // Only whole words and lines are overwritten.
    let mut text = String::from_utf8(bytes).ok()?;
    let open = brackets::open_at_end(&text);
    let closed_at_end = !open.is_empty();
    // The grammar wants a line end after a directive, and compilers do not.
    let last = text.lines().next_back().unwrap_or("");
    let ends_in_directive = last.trim_start().starts_with('#') && !text.ends_with('\n');
    text.extend(open.iter().rev());
    if ends_in_directive {
        text.push('\n');
    }
    (changed || closed_at_end || ends_in_directive).then_some(Preprocessed {
        text,
        closed_at_end,
    })
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
