//! Computes in a type that is too narrow: a variable for a size is an `int`, a cast to a wider type is
//! gone.
//!
//! `int` is the type that comes to mind first, and small numbers show no difference.

use super::Operator;
use super::support::{each, replace};
use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::mutants::Change;

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
    ("uint32_t", "unsigned short"),
];

fn changes(tree: &SyntaxTree<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for node in tree.descendants(tree.root()) {
        let edit = match tree.kind(node) {
            // Of a variable in a function, not of a field or a parameter: those are given.
            Kind::Declaration if is_local(tree, node) => {
                let of = tree.child(node, Role::Type);
                of.and_then(|of| Some(replace(tree, of, narrower(tree.text(of))?)))
            }
            Kind::Cast => {
                let is_wide = narrower(tree.child_text(node, Role::Type)).is_some();
                let value = tree.child(node, Role::Value).filter(|_| is_wide);
                value.map(|value| replace(tree, node, tree.text(value)))
            }
            Kind::Call => static_cast(tree, node).map(|value| replace(tree, node, value)),
            _ => None,
        };
        changes.extend(edit.map(Change::from));
    }
    changes
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
        check("size_t a = n", &[("size_t", "int")]);
        check("std::size_t a = n", &[("std::size_t", "int")]);
        check("a = (uint64_t)b * c", &[("(uint64_t)b", "b")]);
        check(
            "a = static_cast<std::size_t>(b) * c",
            &[("static_cast<std::size_t>(b)", "(b)")],
        );
        check("int a = (int)n", &[]);
    }
}
