//! Comments, pragmas and attributes that tell a checker to be silent.

use super::outline::Outline;
use crate::lines::Lines;
use crate::repair_guard::{self, Violation, comments};
use crate::suppress::c_comments;

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut had = silencers(before);
    for (what, line) in silencers(after) {
        match had.iter().position(|(known, _)| *known == what) {
            Some(index) => drop(had.swap_remove(index)),
            None => violations.push(Violation {
                kind: repair_guard::Kind::Suppressed,
                what,
                line,
            }),
        }
    }
    violations
}

/// What switches checks of a compiler off, outside comments.
const SWITCHES: [&str; 5] = [
    "diagnostic ignored",
    "warning(disable",
    "no_sanitize",
    "clang optimize off",
    "disable_sanitizer_instrumentation",
];

fn silencers(outline: &Outline<'_>) -> Vec<(String, usize)> {
    let source = outline.tree.source();
    let lines = Lines::new(source);
    let mut found = Vec::new();
    let mut code = source.as_bytes().to_vec();
    for comment in c_comments::ranges(source, outline.language) {
        if let Some(mark) = source.get(comment.clone()).and_then(comments::silencing) {
            let line = lines.position(comment.start).0;
            found.push((format!("the comment `{mark}`"), line));
        }
        code.get_mut(comment)
            .into_iter()
            .for_each(|it| it.fill(b' '));
    }
    // Blanked comments are whole, so what is left is as valid as it was.
    let code = String::from_utf8_lossy(&code);
    for switch in SWITCHES {
        for (offset, _) in code.match_indices(switch) {
            found.push((format!("`{switch}`"), lines.position(offset).0));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::Suppressed;

    #[test]
    fn checkers_are_heard() {
        let check = |after: &str, expected: Option<&str>| {
            let expected: Vec<_> = expected.iter().map(|it| (Suppressed, *it)).collect();
            super::super::hold(super::check, "int f();", after, &expected);
        };
        check("int f(); // a copy", None);
        check("int f(); // NOLINT(bugprone)", Some("the comment `nolint`"));
        check(
            "int f(); /* flawfinder: ignore */",
            Some("the comment `flawfinder: ignore`"),
        );
        check(
            "#pragma GCC diagnostic ignored \"-Wformat\"\nint f();",
            Some("`diagnostic ignored`"),
        );
        check(
            "__attribute__((no_sanitize(\"address\"))) int f();",
            Some("`no_sanitize`"),
        );
        check("int f(); // no_sanitize is not used", None);
    }
}
