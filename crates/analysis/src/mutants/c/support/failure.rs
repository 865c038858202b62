//! Conditions that only ask whether the system gave what was asked for.

use super::bare;
use crate::c::{Kind, Node, SyntaxTree};

/// What is asked of the system, with the bracket behind it.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "malloc(", "calloc(", "realloc(", "reallocarray(", "strdup(", "strndup(", "fopen(", "fdopen(",
    "opendir(", "fclose(", "fflush(", "ferror(", "tmpfile(", "popen(", "open_memstream(", "fork(", "pipe(",
    "open(", "openat(", "mkstemp(", "read(", "write(", "waitpid(", "WIFEXITED(", "WEXITSTATUS(", "fputs(",
    "fwrite(", "putc(", "flush(", "posix_spawn(", "posix_spawnp(",
];

/// Whether `test` only asks if something that the system gives was given: memory, a file, a process.
pub(crate) fn asks_for_failure(tree: &SyntaxTree<'_>, test: Node) -> bool {
    let test = bare(tree, test);
    let is_given = |value: &str| CALLS.iter().any(|call| value.contains(call));
    if is_given(tree.text(test)) {
        return true;
    }
    let mut names = Vec::new();
    let only_names = tree.descendants(test).all(|part| match tree.kind(part) {
        Kind::Identifier | Kind::Field => {
            names.push(tree.text(part));
            true
        }
        Kind::FieldIdentifier | Kind::Unary | Kind::Null | Kind::Parenthesized | Kind::Binary => {
            true
        }
        Kind::Number => matches!(tree.text(part), "0" | "1"),
        Kind::Other => true,
        _ => false,
    });
    // Every name was last heard of when it was given its value by such a call. A field is named
    // before its object.
    let mut asked = names.iter().filter(|name| {
        let inside = names
            .iter()
            .any(|other| other.len() > name.len() && other.starts_with(**name));
        !inside
    });
    only_names
        && !names.is_empty()
        && asked.all(|name| {
            let given = format!("{name} = ");
            let mut values = tree.source().split(given.as_str()).skip(1);
            values.any(|value| is_given(value.split(';').next().unwrap_or_default()))
        })
}

#[cfg(test)]
mod tests {
    use super::super::conditions;
    use super::*;
    use sallet_core::task::Language;

    #[test]
    fn questions_for_memory_and_files_are_known() {
        let check = |source: &str, expected: bool| {
            let tree = SyntaxTree::parse(source, Language::C, None).unwrap();
            let test = conditions(&tree)[0].test;
            assert_eq!(asks_for_failure(&tree, test), expected, "{source}");
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
        check(
            "int f(void) { int d = open(p, 0); if (d < 0) return -1; return 0; }",
            true,
        );
    }
}
