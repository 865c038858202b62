//! C and C++ source as a flat syntax tree: the only place that speaks to the `tree-sitter` crates.
//!
//! The parser's own tree is walked once and copied into one vector in source order, without the
//! punctuation. That makes every later step cheap and free of foreign calls, and nothing here
//! recurses, however deep the code is nested.

mod kind;
mod parser;
mod recover;

pub(crate) use kind::{Kind, Role};
pub(crate) use parser::{Broken, TimedOut};

use sallet_core::task::Language;
use std::time::Instant;

/// The number of a node in its [`SyntaxTree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Node(u32);

impl Node {
    /// The node that starts before this one: its parent, if this is the first child.
    pub(crate) fn before(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }
}

#[derive(Debug, Clone, Copy)]
struct NodeData {
    kind: Kind,
    role: Role,
    /// Whether `?:`, `&&`, `||` or a statement expression is inside: code that branches.
    branches: bool,
    start: u32,
    end: u32,
    /// The number of the node after this one's last descendant.
    next: u32,
}

/// A parsed text.
pub(crate) struct SyntaxTree<'src> {
    source: &'src str,
    nodes: Vec<NodeData>,
    broken: Option<Broken>,
}

impl<'src> SyntaxTree<'src> {
    /// Parses `source`, recovering from errors.
    ///
    /// # Errors
    /// Only when `deadline` is over.
    pub(crate) fn parse(
        source: &'src str,
        language: Language,
        deadline: Option<Instant>,
    ) -> Result<Self, TimedOut> {
        let first = parser::parse(source, source, language, deadline)?;
        if first.broken.is_none() {
            return Ok(first);
        }
        // What the parser cannot know without a preprocessor is taken away, and the rest read
        // again. The places stay the same. Whichever reading has less that is broken counts.
        let Some(plain) = recover::preprocessed(source, language) else {
            return Ok(first);
        };
        let second = parser::parse(source, &plain.text, language, deadline)?;
        Ok(if second.broken_bytes() >= first.broken_bytes() {
            first
        } else if plain.closed_at_end {
            // The closing braces are ours, so the code is still broken where it ends.
            let at_end = Broken::at_end(source);
            Self {
                broken: Some(second.broken.clone().unwrap_or(at_end)),
                ..second
            }
        } else {
            second
        })
    }

    fn broken_bytes(&self) -> usize {
        self.broken.as_ref().map_or(0, |broken| broken.bytes)
    }

    /// The first error, if the text is not well formed.
    pub(crate) fn broken(&self) -> Option<&Broken> {
        self.broken.as_ref()
    }

    /// Whether something in `node` does not parse, so that its structure is a guess.
    pub(crate) fn has_errors(&self, node: Node) -> bool {
        let (start, end) = self.range(node);
        let Some(broken) = &self.broken else {
            return false;
        };
        let first = broken.offsets.partition_point(|&offset| offset < start);
        broken
            .offsets
            .get(first)
            .is_some_and(|&offset| offset <= end)
    }

    /// The text this was parsed from.
    pub(crate) fn source(&self) -> &'src str {
        self.source
    }

    /// The whole file.
    pub(crate) fn root(&self) -> Node {
        Node(0)
    }

    /// What `node` is.
    pub(crate) fn kind(&self, node: Node) -> Kind {
        self.nodes[node.0 as usize].kind
    }

    /// What `node` is to its parent.
    pub(crate) fn role(&self, node: Node) -> Role {
        self.nodes[node.0 as usize].role
    }

    /// Whether evaluating `node` branches.
    pub(crate) fn branches(&self, node: Node) -> bool {
        self.nodes[node.0 as usize].branches
    }

    /// Bytes `start..end` of `node`.
    pub(crate) fn range(&self, node: Node) -> (usize, usize) {
        let data = &self.nodes[node.0 as usize];
        (data.start as usize, data.end as usize)
    }

    /// The text of `node`.
    pub(crate) fn text(&self, node: Node) -> &'src str {
        let (start, end) = self.range(node);
        self.source.get(start..end).unwrap_or("")
    }

    /// The direct children of `node`.
    pub(crate) fn children(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        let end = self.nodes[node.0 as usize].next;
        let first = node.0 + 1;
        std::iter::successors((first < end).then_some(Node(first)), move |child| {
            let next = self.nodes[child.0 as usize].next;
            (next < end).then_some(Node(next))
        })
    }

    /// `node` and everything below it, in source order.
    pub(crate) fn descendants(&self, node: Node) -> impl Iterator<Item = Node> + use<> {
        (node.0..self.nodes[node.0 as usize].next).map(Node)
    }

    /// What starts after the end of `node`, in source order.
    pub(crate) fn after(&self, node: Node) -> impl Iterator<Item = Node> + use<> {
        (self.nodes[node.0 as usize].next..self.nodes.len() as u32).map(Node)
    }

    /// The first child of `node` with `role`.
    pub(crate) fn child(&self, node: Node, role: Role) -> Option<Node> {
        self.children(node).find(|&child| self.role(child) == role)
    }

    /// The first child of `node` of `kind`.
    pub(crate) fn child_of_kind(&self, node: Node, kind: Kind) -> Option<Node> {
        self.children(node).find(|&child| self.kind(child) == kind)
    }

    /// The text of the first child of `node` with `role`; empty without one.
    pub(crate) fn child_text(&self, node: Node, role: Role) -> &'src str {
        self.child(node, role).map_or("", |child| self.text(child))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(source: &str, language: Language) -> Vec<Kind> {
        let tree = SyntaxTree::parse(source, language, None).unwrap();
        let all = tree.descendants(tree.root());
        all.map(|node| tree.kind(node)).collect()
    }

    #[test]
    fn the_tree_is_flat_and_in_source_order() {
        use Kind::*;
        assert_eq!(
            kinds("int x = a + 1;", Language::C),
            [
                TranslationUnit,
                Declaration,
                Primitive,
                InitDeclarator,
                Identifier,
                Binary,
                Identifier,
                Other,
                Number
            ]
        );
    }

    #[test]
    fn children_have_roles_and_texts() {
        let source = "int f(int n) { return n * 2; }";
        let tree = SyntaxTree::parse(source, Language::Cpp, None).unwrap();
        let product = tree
            .descendants(tree.root())
            .find(|&node| tree.kind(node) == Kind::Binary)
            .unwrap();
        assert_eq!(tree.child_text(product, Role::Left), "n");
        assert_eq!(tree.child_text(product, Role::Operator), "*");
        assert_eq!(tree.child_text(product, Role::Right), "2");
        assert_eq!(tree.child_text(product, Role::Body), "");
    }

    #[test]
    fn branches_are_known_up_to_the_root_of_the_expression() {
        let tree = SyntaxTree::parse("int x = f(a ? b : c) + g(d);", Language::C, None).unwrap();
        let calls: Vec<_> = tree
            .descendants(tree.root())
            .filter(|&node| tree.kind(node) == Kind::Call)
            .map(|node| tree.branches(node))
            .collect();
        assert_eq!(calls, [true, false]);
    }

    #[test]
    fn broken_text_says_where() {
        let check = |source: &str, language: Language, expected: Option<usize>| {
            let tree = SyntaxTree::parse(source, language, None).unwrap();
            let offset = tree.broken().map(|broken| broken.offset);
            assert_eq!(offset, expected, "{source}");
        };
        check("int x;", Language::C, None);
        check("int x", Language::C, Some(5));
        check("int f() { return 1; } )", Language::C, Some(22));
        check("void f() { if (x) { g();", Language::C, Some(24));
        check("class A { int x; };", Language::Cpp, None);
        check("", Language::C, None);
        // Whole only for who reads one branch of the conditional.
        check(
            "void f(int a) {\n#ifdef A\n  if (a) {\n#else\n  if (!a) {\n#endif\n  g(); }\n}\n",
            Language::C,
            None,
        );
    }
}
