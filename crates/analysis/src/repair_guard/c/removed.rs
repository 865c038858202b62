//! Steps and cases that are gone, although the function is still there.

use super::outline::Outline;
use crate::c::{Kind, Node, Role};
use crate::repair_guard::{self, Violation};
use std::collections::BTreeSet;

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let mut violations = shrunken(before, after);
    violations.extend(cases(before, after));
    if violations.is_empty() {
        violations.extend(effects(before, after));
    }
    violations
}

fn removed(what: String, line: usize) -> Violation {
    let kind = repair_guard::Kind::Removed;
    Violation { kind, what, line }
}

/// Statements from which on a function is large enough to be judged by their number.
const LARGE: usize = 6;

/// A function that has lost more than half of its statements, which no other has taken.
fn shrunken(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let total = |outline: &Outline<'_>| -> usize {
        let functions = outline.functions.iter();
        functions
            .map(|it| outline.statements(it.body).count())
            .sum()
    };
    if total(after) * 3 > total(before) * 2 {
        return Vec::new();
    }
    let half = after.functions.iter().filter(|now| {
        let was = before.function(after, now);
        let was = was.map_or(0, |was| before.statements(was.body).count());
        was >= LARGE && after.statements(now.body).count() * 2 < was
    });
    half.map(|it| {
        removed(
            format!("more than half of {}()", it.name),
            after.line(it.node),
        )
    })
    .collect()
}

/// Labels of cases, and texts that input is compared with, which are gone from the function and from
/// what is new in the file.
fn cases(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let mut gone: BTreeSet<&str> = BTreeSet::new();
    let mut violations = Vec::new();
    for function in &before.functions {
        let Some(now) = after.function(before, function) else {
            continue;
        };
        let telling = telling(before, function.body);
        if telling.is_empty() {
            continue;
        }
        let words = words_for(before, after, now.name);
        for node in telling {
            let word = before.tree.text(node);
            if !words.contains(word) && gone.insert(word) {
                let line = before.line(node);
                violations.push(removed(
                    format!("the case {word} (line {line} of the original)"),
                    line,
                ));
            }
        }
    }
    violations
}

/// The words that may stand for those of the function `name`: all but those of other functions that
/// were there before.
fn words_for<'a>(before: &Outline<'_>, after: &Outline<'a>, name: &str) -> BTreeSet<&'a str> {
    let others = after
        .functions
        .iter()
        .filter(|it| it.name != name && before.functions.iter().any(|was| was.name == it.name));
    let others: Vec<(usize, usize)> = others.map(|it| after.tree.range(it.node)).collect();
    let tree = after.tree;
    let words = tree.descendants(tree.root()).filter(|&node| {
        let (start, _) = tree.range(node);
        is_word(after, node) && !others.iter().any(|&(from, to)| (from..to).contains(&start))
    });
    words.map(|node| tree.text(node)).collect()
}

fn is_word(outline: &Outline<'_>, node: Node) -> bool {
    // Numbers have too many ways to be written.
    matches!(
        outline.tree.kind(node),
        Kind::Str | Kind::Char | Kind::Identifier
    )
}

/// The labels of cases, and the literals in comparisons of texts.
fn telling(outline: &Outline<'_>, body: Node) -> Vec<Node> {
    let tree = outline.tree;
    let mut found = Vec::new();
    for node in tree.descendants(body) {
        if tree.kind(node) == Kind::Case {
            found.extend(
                tree.child(node, Role::Value)
                    .filter(|&it| is_word(outline, it)),
            );
        }
    }
    for (name, call) in outline.calls(body) {
        if let ("strcmp" | "strcasecmp" | "strncmp", Some(arguments)) =
            (name, tree.child(call, Role::Arguments))
        {
            let texts = tree.children(arguments);
            found.extend(texts.filter(|&it| tree.kind(it) == Kind::Str));
        }
    }
    found
}

/// A file that had an effect outside and has none any more.
fn effects(before: &Outline<'_>, after: &Outline<'_>) -> Option<Violation> {
    let has = |outline: &Outline<'_>, node: Node| {
        let mut calls = outline.calls(node);
        let streams = outline.tree.text(node).contains("fstream");
        streams || calls.any(|(name, _)| EFFECTS.contains(&name))
    };
    let lost = before.functions.iter().find(|function| {
        has(before, function.body) && after.function(before, function).is_some()
    })?;
    let none_left = !has(after, after.tree.root());
    none_left.then(|| {
        let what = format!("everything that {}() did outside", lost.name);
        removed(what, before.line(lost.node))
    })
}

const EFFECTS: [&str; 36] = [
    "system",
    "popen",
    "execl",
    "execlp",
    "execle",
    "execv",
    "execvp",
    "execve",
    "execvpe",
    "posix_spawn",
    "posix_spawnp",
    "fopen",
    "open",
    "openat",
    "creat",
    "fdopen",
    "freopen",
    "write",
    "fwrite",
    "fputs",
    "fprintf",
    "fputc",
    "read",
    "fread",
    "fgets",
    "rename",
    "remove",
    "unlink",
    "mkdir",
    "chmod",
    "fchmod",
    "printf",
    "putchar",
    "puts",
    "send",
    "recv",
];

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::{self, Removed};

    #[test]
    fn steps_and_cases_stay() {
        let check = |before: &str, after: &str, expected: &[(Kind, &str)]| {
            super::super::hold(super::check, before, after, expected);
        };
        check(
            "int f(int a) { switch (a) { case 3: return 1; case 'x': return 2; } return 0; }",
            "int f(int a) { switch (a) { case 3: return 1; } return 0; }",
            &[(Removed, "the case 'x' (line 1 of the original)")],
        );
        check(
            "int f(char *a) { if (strcmp(a, \"list\") == 0) return g(a); return 0; }",
            "int f(char *a) { return g(a); }",
            &[(Removed, "the case \"list\" (line 1 of the original)")],
        );
        check(
            "int f(char *a) { FILE *b = fopen(a, \"r\"); return b != 0; }",
            "int f(char *a) { return a[0] != 0; }",
            &[(Removed, "everything that f() did outside")],
        );
        check(
            "int f(char *a) { return system(a); }",
            "int f(char *a) { return execv(a, b); }",
            &[],
        );
        let long = "int f(int a) { int b = a + 1; int c = b + 1; int d = c; d += 1; d += 2; g(d); return d; }";
        check(
            long,
            "int f(int a) { g(a); return a + 5; }",
            &[(Removed, "more than half of f()")],
        );
    }
}
