//! Takes a check away: the condition that turns something away never holds, the one that lets it
//! through always does.
//!
//! To forget a check altogether is the most frequent way to be insecure.

use super::Operator;
use super::support::{Condition, Sense, What, bare, conditions, replace};
use crate::c::{Kind, SyntaxTree};
use crate::mutants::weaknesses::FAILURE;
use crate::mutants::{Change, about};

pub(super) const OPERATOR: Operator = Operator {
    name: "remove-guard",
    summary: "takes a check away",
    changes,
};

fn changes(tree: &SyntaxTree<'_>) -> Vec<Change> {
    let conditions = conditions(tree).into_iter();
    let guards = conditions.filter(|condition| condition.what == What::Guard);
    let removed = guards.map(|condition| {
        let settled = match condition.sense {
            Sense::Rejects => "0",
            Sense::Accepts => "1",
        };
        let edit = replace(tree, condition.test, settled);
        match asks_for_failure(tree, &condition) {
            true => about(FAILURE, edit),
            false => edit.into(),
        }
    });
    removed.collect()
}

/// Whether a condition only asks if something that the system gives was given: memory, a file.
fn asks_for_failure(tree: &SyntaxTree<'_>, condition: &Condition) -> bool {
    let test = bare(tree, condition.test);
    let text = tree.text(test);
    let gives = [
        "malloc(",
        "calloc(",
        "realloc(",
        "reallocarray(",
        "strdup(",
        "strndup(",
        "fopen(",
        "fdopen(",
        "opendir(",
        "fclose(",
        "fflush(",
        "ferror(",
        "tmpfile(",
        "popen(",
        "open_memstream(",
        "fork(",
        "pipe(",
    ];
    let is_given = |value: &str| gives.iter().any(|call| value.contains(call));
    if is_given(text) {
        return true;
    }
    let mut parts = tree.descendants(test);
    let mut names = Vec::new();
    let only_names = parts.all(|part| match tree.kind(part) {
        Kind::Identifier => {
            names.push(tree.text(part));
            true
        }
        Kind::Unary | Kind::Null | Kind::Parenthesized | Kind::Binary => true,
        Kind::Other => matches!(tree.text(part), "!" | "==" | "||" | "&&" | "!="),
        _ => false,
    });
    // Every name was last heard of when it was given its value by such a call.
    only_names
        && !names.is_empty()
        && names.iter().all(|name| {
            let given = format!("{name} = ");
            let mut values = tree.source().split(given.as_str()).skip(1);
            values.any(|value| is_given(value.split(';').next().unwrap_or_default()))
        })
}

#[cfg(test)]
mod tests {
    use super::super::tests;
    use super::*;
    use sallet_core::task::Language;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&OPERATOR, source, expected);
    }

    #[test]
    fn conditions_that_turn_away_never_hold() {
        check(
            "int f(int a) { if (a > 3) return -1; return a; }",
            &[("a > 3", "0")],
        );
        check(
            "int f(int a) { if (a > 3) { g(); exit(1); } return a; }",
            &[("a > 3", "0")],
        );
        check("int f(int a) { if (a) throw 1; return a; }", &[("a", "0")]);
        check("int f(int a) { return g(a) ? -1 : 0; }", &[("g(a)", "0")]);
    }

    #[test]
    fn conditions_that_let_through_always_hold() {
        check(
            "int f(int a) { if (a < 3) return a; return -1; }",
            &[("a < 3", "1")],
        );
        check(
            "int f(int a) { if (a < 3) g(a); return a; }",
            &[("a < 3", "1")],
        );
        check(
            "char *f(char *a) { return a ? g(a) : nullptr; }",
            &[("a", "1")],
        );
    }

    #[test]
    fn choices_stay() {
        check("int f(int a) { if (a) g(); else h(); return 0; }", &[]);
        check("int f(int a) { while (a) a--; return a ? 3 : 4; }", &[]);
    }

    #[test]
    fn questions_for_memory_are_known() {
        let check = |source: &str, expected: bool| {
            let tree = SyntaxTree::parse(source, Language::C, None).unwrap();
            let condition = &conditions(&tree)[0];
            assert_eq!(asks_for_failure(&tree, condition), expected, "{source}");
        };
        check(
            "int f(void) { char *p = malloc(3); if (!p) return -1; return 0; }",
            true,
        );
        check(
            "int f(void) { char *p; if (!(p = strdup(q))) return -1; return 0; }",
            true,
        );
        check("int f(char *p) { if (!p) return -1; return 0; }", false);
        check(
            "int f(int n) { char *p = malloc(n); if (n > 3) return -1; return 0; }",
            false,
        );
    }
}
