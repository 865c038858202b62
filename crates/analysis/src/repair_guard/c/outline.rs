//! The functions and types of a file, as they are compared.

use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::lines::Lines;
use sallet_core::task::Language;

/// A file.
pub(super) struct Outline<'a> {
    pub(super) tree: &'a SyntaxTree<'a>,
    pub(super) language: Language,
    pub(super) functions: Vec<Function<'a>>,
    /// The names of structures, classes, unions and enumerations that the file defines.
    pub(super) types: Vec<(&'a str, Node)>,
    lines: Lines<'a>,
}

/// A function with a body.
#[derive(Clone, Copy)]
pub(super) struct Function<'a> {
    /// As it is written, e.g. `Pattern::load`.
    pub(super) name: &'a str,
    pub(super) node: Node,
    /// Its body.
    pub(super) body: Node,
    /// Its parameter list.
    pub(super) parameters: Node,
    /// Whether other files may call it.
    pub(super) is_public: bool,
}

impl<'a> Outline<'a> {
    pub(super) fn of(tree: &'a SyntaxTree<'a>, language: Language) -> Self {
        let mut outline = Self {
            tree,
            language,
            functions: Vec::new(),
            types: Vec::new(),
            lines: Lines::new(tree.source()),
        };
        // The end of the anonymous namespace that the walk is in.
        let mut hidden_until = 0;
        for node in tree.descendants(tree.root()) {
            let (start, end) = tree.range(node);
            match tree.kind(node) {
                Kind::Namespace if tree.child(node, Role::Name).is_none() => hidden_until = end,
                Kind::FunctionDefinition => {
                    let is_hidden = start < hidden_until;
                    outline.functions.extend(function(tree, node, is_hidden));
                }
                Kind::Struct | Kind::Class | Kind::Union | Kind::Enum => {
                    let name = tree.child_text(node, Role::Name);
                    if tree.child(node, Role::Body).is_some()
                        && !name.is_empty()
                        && start >= hidden_until
                    {
                        outline.types.push((name, node));
                    }
                }
                _ => {}
            }
        }
        outline
    }

    /// The function of the same name with as many parameters, or one of the same name.
    pub(super) fn function(
        &self,
        other: &Outline<'_>,
        wanted: &Function<'_>,
    ) -> Option<&Function<'a>> {
        let count = other.count_of_parameters(wanted);
        let named = || self.functions.iter().filter(|it| it.name == wanted.name);
        named()
            .find(|it| self.count_of_parameters(it) == count)
            .or_else(|| named().next())
    }

    pub(super) fn count_of_parameters(&self, function: &Function<'_>) -> usize {
        self.tree.children(function.parameters).count()
    }

    /// The line of `node`.
    pub(super) fn line(&self, node: Node) -> usize {
        self.lines.position(self.tree.range(node).0).0
    }

    /// The statements of a body that say something, those in its blocks included.
    pub(super) fn statements(&self, body: Node) -> impl Iterator<Item = Node> + '_ {
        let inside = self.tree.descendants(body);
        inside.filter(|&node| {
            matches!(
                self.tree.kind(node),
                Kind::Declaration
                    | Kind::ExpressionStatement
                    | Kind::If
                    | Kind::Switch
                    | Kind::Case
                    | Kind::While
                    | Kind::Do
                    | Kind::For
                    | Kind::RangeFor
                    | Kind::Return
                    | Kind::Throw
                    | Kind::Try
            )
        })
    }

    /// The names of everything that is called in `node`, without namespaces and objects.
    pub(super) fn calls(&self, node: Node) -> impl Iterator<Item = (&'a str, Node)> + '_ {
        let inside = self.tree.descendants(node);
        let calls = inside.filter(|&node| self.tree.kind(node) == Kind::Call);
        calls.map(|call| (last_name(self.tree.child_text(call, Role::Function)), call))
    }
}

/// `load` of `a::b::load`, `x.load` and `p->load`.
fn last_name(name: &str) -> &str {
    let after = name.rfind([':', '.', '>']).map_or(0, |index| index + 1);
    name.get(after..).unwrap_or(name)
}

fn function<'a>(tree: &'a SyntaxTree<'a>, node: Node, is_hidden: bool) -> Option<Function<'a>> {
    let body = tree.child(node, Role::Body)?;
    let mut declarator = tree.child(node, Role::Declarator)?;
    while tree.kind(declarator) != Kind::FunctionDeclarator {
        declarator = match tree.child(declarator, Role::Declarator) {
            Some(inner) => inner,
            // A reference declarator names its inner one in no way.
            None => tree.children(declarator).last()?,
        };
    }
    let is_static = tree
        .children(node)
        .any(|it| tree.kind(it) == Kind::StorageClass && tree.text(it) == "static");
    Some(Function {
        name: tree.child_text(declarator, Role::Declarator),
        node,
        body,
        parameters: tree.child(declarator, Role::Parameters)?,
        is_public: !is_static && !is_hidden,
    })
}
