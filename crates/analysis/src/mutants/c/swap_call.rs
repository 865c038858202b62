//! Calls the unsafe sibling of a safe function, or takes a limit or a copy away.
//!
//! Both are what is found first: the shorter name, the older function, the value as it came.

use super::Operator;
use super::support::{arguments, called, each, replace};
use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::mutants::weaknesses::{ANY, About, BOUNDS, DANGLING, FORMAT, LINK, PATH};
use crate::mutants::{Change, about};

pub(super) const OPERATOR: Operator = Operator {
    name: "swap-call",
    summary: "calls the unsafe sibling of a safe function",
    changes,
};

/// Name of a function or method, how many arguments it has at least, what its absence can bring about,
/// and what to write instead of a call: `{0}` is the first argument, `{2*}` are the third and all
/// that follow.
#[rustfmt::skip]
const FUNCTIONS: &[(&str, usize, About, &str)] = &[
    ("snprintf", 3, BOUNDS, "sprintf({0}, {2*})"),
    ("vsnprintf", 4, BOUNDS, "vsprintf({0}, {2*})"),
    ("strncpy", 3, BOUNDS, "strcpy({0}, {1})"),
    ("strlcpy", 3, BOUNDS, "strcpy({0}, {1})"),
    ("strncat", 3, BOUNDS, "strcat({0}, {1})"),
    ("strlcat", 3, BOUNDS, "strcat({0}, {1})"),
    ("strnlen", 2, BOUNDS, "strlen({0})"),
    ("strndup", 2, BOUNDS, "strdup({0})"),
    ("strdup", 1, DANGLING, "((char *)({0}))"),
    ("memmove", 3, BOUNDS, "memcpy({0*})"),
    ("calloc", 2, BOUNDS, "malloc(({0}) * ({1}))"),
    ("reallocarray", 3, BOUNDS, "realloc({0}, ({1}) * ({2}))"),
    ("strtol", 3, BOUNDS, "atoi({0})"),
    ("strtoul", 3, BOUNDS, "atoi({0})"),
    ("strtoll", 3, BOUNDS, "atoi({0})"),
    ("strtoull", 3, BOUNDS, "atoi({0})"),
    ("lstat", 2, LINK, "stat({0}, {1})"),
    ("fputs", 2, FORMAT, "fprintf({1}, {0})"),
    ("puts", 1, FORMAT, "printf({0})"),
    ("weakly_canonical", 1, PATH, "std::filesystem::path({0})"),
    ("canonical", 1, PATH, "std::filesystem::path({0})"),
    ("lexically_normal", 0, PATH, "{self}"),
    ("min", 2, BOUNDS, "({0})"),
    ("min", 2, BOUNDS, "({1})"),
    ("max", 2, BOUNDS, "({0})"),
    ("max", 2, BOUNDS, "({1})"),
    ("clamp", 3, BOUNDS, "({0})"),
    ("at", 1, BOUNDS, "{self}[{0}]"),
    ("quoted", 1, ANY, "{0}"),
];

fn changes(tree: &SyntaxTree<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for call in each(tree, Kind::Call) {
        let (name, arguments) = (called(tree, call), arguments(tree, call));
        let siblings = FUNCTIONS
            .iter()
            .filter(|(known, least, _, _)| *known == name && *least <= arguments.len());
        for (_, _, weakness, template) in siblings {
            let text = filled(tree, call, &arguments, template);
            changes.extend(text.map(|text| about(weakness, replace(tree, call, text))));
        }
        changes.extend(as_format(tree, name, &arguments));
    }
    changes
}

fn filled(tree: &SyntaxTree<'_>, call: Node, arguments: &[Node], template: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, after) = after.split_once('}')?;
        text += before;
        text += match hole.strip_suffix('*') {
            _ if hole == "self" => {
                let function = tree.child(call, Role::Function)?;
                if tree.kind(function) != Kind::Field {
                    return None;
                }
                tree.child_text(function, Role::Argument)
            }
            Some(first) => {
                let first = *arguments.get(first.parse::<usize>().ok()?)?;
                let (start, _) = tree.range(first);
                let (_, end) = tree.range(*arguments.last()?);
                &tree.source()[start..end]
            }
            None => tree.text(*arguments.get(hole.parse::<usize>().ok()?)?),
        };
        rest = after;
    }
    Some(text + rest)
}

/// `printf("%s", text)` with the text as the format.
fn as_format(tree: &SyntaxTree<'_>, name: &str, arguments: &[Node]) -> Option<Change> {
    let at = match name {
        "printf" => 0,
        "fprintf" | "syslog" => 1,
        "snprintf" => 2,
        _ => return None,
    };
    let &[format, text] = arguments.get(at..)? else {
        return None;
    };
    if tree.text(format) != "\"%s\"" {
        return None;
    }
    let mut edit = replace(tree, format, tree.text(text));
    edit.end = tree.range(text).1;
    Some(about(FORMAT, edit))
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(call: &str, expected: &[(&str, &str)]) {
        let source = format!("void f() {{ {call}; }}");
        tests::check(&super::OPERATOR, &source, expected);
    }

    #[test]
    fn siblings_are_called() {
        check(
            "snprintf(a, sizeof a, \"%d %s\", b, c)",
            &[(
                "snprintf(a, sizeof a, \"%d %s\", b, c)",
                "sprintf(a, \"%d %s\", b, c)",
            )],
        );
        check("strncpy(a, b, n)", &[("strncpy(a, b, n)", "strcpy(a, b)")]);
        check("x = a.at(i + 1)", &[("a.at(i + 1)", "a[i + 1]")]);
        check(
            "x = std::min(a, b)",
            &[("std::min(a, b)", "(a)"), ("std::min(a, b)", "(b)")],
        );
        check(
            "x = std::min<int>(a, b)",
            &[
                ("std::min<int>(a, b)", "(a)"),
                ("std::min<int>(a, b)", "(b)"),
            ],
        );
        check(
            "p = fs::canonical(a)",
            &[("fs::canonical(a)", "std::filesystem::path(a)")],
        );
        check("g(a, b)", &[]);
    }

    #[test]
    fn texts_become_formats() {
        check("printf(\"%s\", a)", &[("\"%s\", a", "a")]);
        check("printf(\"%s!\", a)", &[]);
        check(
            "fputs(a, stdout)",
            &[("fputs(a, stdout)", "fprintf(stdout, a)")],
        );
    }
}
