//! Computes in a type that is too narrow: a variable for a size is an `int`, a cast to a wider type is
//! gone.
//!
//! `int` is the type that comes to mind first, and small numbers show no difference.

use super::Operator;
use super::support::{binary, each, replace};
use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::finding::Edit;
use crate::mutants::weaknesses::OVERFLOW;
use crate::mutants::{Change, about};

pub(super) const OPERATOR: Operator = Operator {
    name: "narrow-type",
    summary: "computes in a type that is too narrow",
    changes,
};

/// Types for sizes and large numbers, and what is written in their place.
const TYPES: &[(&str, &str)] = &[
    ("size_t", "int"),
    ("ssize_t", "int"),
    ("ptrdiff_t", "int"),
    ("uint64_t", "unsigned"),
    ("int64_t", "int"),
    ("uintmax_t", "unsigned"),
    ("unsigned long long", "unsigned"),
    ("long long", "int"),
    ("unsigned long", "unsigned"),
];

fn changes(tree: &SyntaxTree<'_>) -> Vec<Change> {
    let mut edits = Vec::new();
    for node in tree.descendants(tree.root()) {
        match tree.kind(node) {
            // Of a variable in a function, not of a field or a parameter: those are given.
            Kind::Declaration if is_local(tree, node) && computes(tree, node) => {
                let of = tree.child(node, Role::Type);
                edits.extend(of.and_then(|of| Some(replace(tree, of, narrower(tree.text(of))?))));
            }
            Kind::Binary => {
                let sides = [Role::Left, Role::Right].map(|side| tree.child(node, side));
                edits.extend(
                    sides
                        .into_iter()
                        .flatten()
                        .filter_map(|side| uncast(tree, side)),
                );
            }
            _ => {}
        }
    }
    edits
        .into_iter()
        .map(|edit| about(OVERFLOW, edit))
        .collect()
}

/// Whether a sum, a product or a shift is in `node`: other values are as small as they were.
fn computes(tree: &SyntaxTree<'_>, node: Node) -> bool {
    let mut parts = tree.descendants(node);
    parts.any(|part| matches!(binary(tree, part), Some((_, "*" | "+" | "<<", _))))
}

/// `node`, a cast to a wide type, without it.
fn uncast(tree: &SyntaxTree<'_>, node: Node) -> Option<Edit> {
    match tree.kind(node) {
        Kind::Cast => {
            narrower(tree.child_text(node, Role::Type))?;
            let value = tree.child(node, Role::Value)?;
            Some(replace(tree, node, tree.text(value)))
        }
        Kind::Call => Some(replace(tree, node, static_cast(tree, node)?)),
        _ => None,
    }
}

fn is_local(tree: &SyntaxTree<'_>, node: Node) -> bool {
    each(tree, Kind::Compound).iter().any(|&block| {
        let ((from, to), (start, end)) = (tree.range(block), tree.range(node));
        from < start && end < to
    })
}

fn narrower(of: &str) -> Option<&'static str> {
    let bare = of.trim_start_matches("std::");
    let known = TYPES.iter().find(|(wide, _)| *wide == bare);
    known.map(|(_, narrow)| *narrow)
}

/// What `static_cast<std::size_t>(value)` casts.
fn static_cast<'src>(tree: &SyntaxTree<'src>, node: Node) -> Option<&'src str> {
    let rest = tree.text(node).strip_prefix("static_cast<")?;
    let (of, value) = rest.split_once('>')?;
    narrower(of)?;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    #[test]
    fn types_are_narrowed() {
        let check = |statement: &str, expected: &[(&str, &str)]| {
            let source = format!("void f(size_t n) {{ {statement}; }}");
            tests::check(&super::OPERATOR, &source, expected);
        };
        check("size_t a = n * 2", &[("size_t", "int")]);
        check("size_t a = n", &[]);
        check("std::size_t a = n + b", &[("std::size_t", "int")]);
        check("a = (uint64_t)b * c", &[("(uint64_t)b", "b")]);
        check(
            "a = static_cast<std::size_t>(b) * c",
            &[("static_cast<std::size_t>(b)", "(b)")],
        );
        check("int a = (int)n; g((size_t)a)", &[]);
    }
}
