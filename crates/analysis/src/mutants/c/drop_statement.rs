//! Leaves out a statement that only tidies up: the end of a text, a pointer that is no longer valid,
//! what must not be left behind.
//!
//! Without it everything works as well, until somebody looks.

use super::Operator;
use super::support::{called, each, replace};
use crate::c::{Kind, Role, SyntaxTree};
use crate::mutants::weaknesses::{ANY, About, BOUNDS, DANGLING, LEAK, MODE};
use crate::mutants::{Change, about};

pub(super) const OPERATOR: Operator = Operator {
    name: "drop-statement",
    summary: "leaves out a statement that only tidies up",
    changes,
};

/// What is assigned to tidy up, and what comes about without it.
const NOTHING: &[(&str, About)] = &[
    ("NULL", DANGLING),
    ("nullptr", DANGLING),
    ("0", BOUNDS),
    ("'\\0'", BOUNDS),
];

/// Functions that are called for what they leave behind, and what comes about without them.
const CALLS: &[(&str, About)] = &[
    ("chmod", MODE),
    ("fchmod", MODE),
    ("umask", MODE),
    ("free", LEAK),
    ("fclose", LEAK),
    ("close", LEAK),
    ("explicit_bzero", &[226, 244]),
    ("memset", &[226, 244, 457, 908]),
    ("reset", DANGLING),
    ("clear", DANGLING),
    ("erase", DANGLING),
    ("resize", BOUNDS),
    ("setuid", ANY),
    ("setgid", ANY),
];

fn changes(tree: &SyntaxTree<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for statement in each(tree, Kind::ExpressionStatement) {
        let Some(inner) = tree.children(statement).next() else {
            continue;
        };
        let weakness = match tree.kind(inner) {
            Kind::Assignment if tree.child_text(inner, Role::Operator) == "=" => {
                let right = tree.child_text(inner, Role::Right);
                let known = NOTHING.iter().find(|(known, _)| *known == right);
                known.map(|(_, weakness)| *weakness)
            }
            Kind::Call => {
                let name = called(tree, inner);
                let known = CALLS.iter().find(|(known, _)| *known == name);
                known.map(|(_, weakness)| *weakness)
            }
            Kind::Delete => Some(LEAK),
            _ => None,
        };
        changes.extend(weakness.map(|weakness| about(weakness, replace(tree, statement, ";"))));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(statement: &str, expected: &[(&str, &str)]) {
        let source = format!("void f() {{ {statement} }}");
        tests::check(&super::OPERATOR, &source, expected);
    }

    #[test]
    fn what_tidies_up_is_left_out() {
        check("a[n] = '\\0';", &[("a[n] = '\\0';", ";")]);
        check("a->b = NULL;", &[("a->b = NULL;", ";")]);
        check("umask(077);", &[("umask(077);", ";")]);
        check("free(a);", &[("free(a);", ";")]);
        check("a = b; a += 0; g(a);", &[]);
    }
}
