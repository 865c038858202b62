//! Bodies that do nothing any more: a constant, or nothing but an end of the program.

use super::outline::Outline;
use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::repair_guard::{self, Violation};

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let emptied = after.functions.iter().filter(|now| {
        let was = before.function(after, now);
        // A constructor may do all it does before its body.
        let has_list = after
            .tree
            .child_of_kind(now.node, Kind::FieldInitializers)
            .is_some();
        !has_list
            && is_empty(after.tree, now.body)
            && was.is_some_and(|was| !is_empty(before.tree, was.body))
    });
    emptied
        .map(|function| Violation {
            kind: repair_guard::Kind::Emptied,
            what: format!("{}()", function.name),
            line: after.line(function.node),
        })
        .collect()
}

/// Whether nothing in the block depends on anything.
pub(super) fn is_empty(tree: &SyntaxTree<'_>, block: Node) -> bool {
    tree.children(block)
        .all(|statement| match tree.kind(statement) {
            Kind::Comment | Kind::Throw | Kind::Break | Kind::Continue => true,
            Kind::Return => tree
                .children(statement)
                .all(|value| is_constant(tree, value)),
            Kind::ExpressionStatement => tree.children(statement).all(|it| is_quiet(tree, it)),
            _ => false,
        })
}

/// A value that is thrown away, or a call that says or ends, and does nothing else.
fn is_quiet(tree: &SyntaxTree<'_>, expression: Node) -> bool {
    match tree.kind(expression) {
        Kind::Cast => tree.child_text(expression, Role::Type).trim() == "void",
        Kind::Call => {
            let name = tree.child_text(expression, Role::Function);
            let name = name.strip_prefix("std::").unwrap_or(name);
            let quiet = [
                "abort", "exit", "puts", "perror", "printf", "fprintf", "fputs", "assert",
            ];
            let arguments = tree.child(expression, Role::Arguments);
            quiet.contains(&name)
                && arguments.is_none_or(|all| {
                    tree.children(all).all(|it| {
                        is_constant(tree, it) || matches!(tree.text(it), "stderr" | "stdout")
                    })
                })
        }
        _ => is_constant(tree, expression),
    }
}

/// Whether the value is known from the text alone.
pub(super) fn is_constant(tree: &SyntaxTree<'_>, value: Node) -> bool {
    match tree.kind(value) {
        Kind::Number | Kind::Char | Kind::Str | Kind::RawStr | Kind::ConcatenatedStr => true,
        Kind::True | Kind::False | Kind::Null | Kind::Comment => true,
        Kind::Unary | Kind::Parenthesized => tree
            .children(value)
            .filter(|&it| tree.role(it) != Role::Operator)
            .all(|it| is_constant(tree, it)),
        Kind::InitializerList => tree.children(value).all(|it| is_constant(tree, it)),
        // A name of a constant: EXIT_FAILURE, NULL.
        Kind::Identifier => tree
            .text(value)
            .chars()
            .all(|c| c.is_ascii_uppercase() || c == '_'),
        Kind::QualifiedIdentifier => tree.text(value) == "std::nullopt",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::Emptied;

    #[test]
    fn bodies_do_something() {
        let check = |body: &str, expected: bool| {
            let after = format!("int f(char *a) {{ {body} }}");
            let expected: &[_] = if expected { &[(Emptied, "f()")] } else { &[] };
            super::super::hold(
                super::check,
                "int f(char *a) { return g(a); }",
                &after,
                expected,
            );
        };
        check("", true);
        check("return -1;", true);
        check("(void)a; return 0;", true);
        check("/* unsafe */ abort();", true);
        check(
            "fprintf(stderr, \"disabled\\n\"); return EXIT_FAILURE;",
            true,
        );
        check("throw std::runtime_error(\"disabled\");", true);
        check("return g(a, 1);", false);
        check("if (!a) return -1; return g(a);", false);
    }
}
