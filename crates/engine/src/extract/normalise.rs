//! Line ends, byte order marks and NUL bytes.

use super::{Draft, Rule, When};

pub(super) const RULE: Rule = Rule {
    name: "normalise",
    about: "Unix line ends; no byte order mark, no NUL",
    when: When::Always,
    apply: |draft, goal| Some(Draft::new(normalise(&draft.code)?, goal)),
};

/// `code` with Unix line ends and without marks and NUL; `None` when that is how it is.
pub(super) fn normalise(code: &str) -> Option<String> {
    if !code.contains(['\r', '\0', '\u{feff}']) {
        return None;
    }
    let code = code
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    Some(code.replace('\0', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_line_ends_marks_and_nul_change() {
        let check = |code: &str, expected: Option<&str>| {
            assert_eq!(normalise(code).as_deref(), expected, "{code:?}");
        };
        check("a\r\nb\rc\n", Some("a\nb\nc\n"));
        check("\u{feff}a", Some("a"));
        check("a\0b", Some("ab"));
        check("a\nb", None);
    }
}
