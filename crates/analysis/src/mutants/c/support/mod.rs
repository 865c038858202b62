//! What several operators read from the syntax tree.

mod conditions;
mod failure;

pub(super) use crate::mutants::sense::{Sense, What};
pub(super) use conditions::conditions;
pub(super) use failure::asks_for_failure;

use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::finding::Edit;

/// Writes `text` in the place of `node`.
pub(super) fn replace(tree: &SyntaxTree<'_>, node: Node, text: impl Into<String>) -> Edit {
    let (start, end) = tree.range(node);
    let text = text.into();
    Edit { start, end, text }
}

/// Writes `text` in the place of `inner`, and shows all of `outer` as what changes.
pub(super) fn within(tree: &SyntaxTree<'_>, outer: Node, inner: Node, text: &str) -> Edit {
    let ((from, to), (start, end)) = (tree.range(outer), tree.range(inner));
    let source = tree.source();
    replace(
        tree,
        outer,
        [&source[from..start], text, &source[end..to]].concat(),
    )
}

/// Every node of `kind`, in the order of the text.
pub(super) fn each(tree: &SyntaxTree<'_>, kind: Kind) -> Vec<Node> {
    let all = tree.descendants(tree.root());
    all.filter(|&node| tree.kind(node) == kind).collect()
}

/// What stands in the parentheses around `node`, if any.
pub(super) fn bare(tree: &SyntaxTree<'_>, mut node: Node) -> Node {
    while tree.kind(node) == Kind::Parenthesized
        && let Some(inner) = tree.children(node).next()
    {
        node = inner;
    }
    node
}

/// Left side, operator and right side of a binary expression.
pub(super) fn binary<'src>(tree: &SyntaxTree<'src>, node: Node) -> Option<(Node, &'src str, Node)> {
    if tree.kind(node) != Kind::Binary {
        return None;
    }
    let (left, right) = (
        tree.child(node, Role::Left)?,
        tree.child(node, Role::Right)?,
    );
    Some((left, tree.child_text(node, Role::Operator), right))
}

/// The name of the function that `call` calls, without its namespaces; `at` for `x.at(i)`.
pub(super) fn called<'src>(tree: &SyntaxTree<'src>, call: Node) -> &'src str {
    let Some(function) = tree.child(call, Role::Function) else {
        return "";
    };
    let name = match tree.kind(function) {
        Kind::Field => tree.child_text(function, Role::FieldName),
        _ => tree.text(function),
    };
    let name = name.rsplit("::").next().unwrap_or(name);
    name.split('<').next().unwrap_or(name)
}

/// The arguments of `call`.
pub(super) fn arguments(tree: &SyntaxTree<'_>, call: Node) -> Vec<Node> {
    let list = tree.child(call, Role::Arguments);
    list.map_or_else(Vec::new, |list| tree.children(list).collect())
}
