//! What a declarator declares. Declarators nest inside out; they are read in a loop.

use super::Symbols;
use crate::c::constant;
use crate::c::literal;
use crate::c::syntax::{Kind, Node, Role, SyntaxTree};
use crate::c::types::{Type, TypeId};

/// One declared name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declared<'src> {
    pub(crate) name: &'src str,
    /// The name's node.
    pub(crate) node: Node,
    /// The class before `::`.
    pub(crate) scope: Option<&'src str>,
    pub(crate) ty: TypeId,
    /// The initial value, or the arguments of the constructor.
    pub(crate) value: Option<Node>,
    /// How many elements an array has, where that is written.
    pub(crate) length: Option<Node>,
    /// What a function returns; `None` for variables.
    pub(crate) result: Option<TypeId>,
    /// The parameters of a function.
    pub(crate) parameters: Option<Node>,
    /// Whether it is another name for something.
    pub(crate) is_reference: bool,
}

impl<'src> Symbols<'src> {
    /// What `declarator` declares on top of type `base`; `None` if it has no name.
    pub(crate) fn declared(
        &mut self,
        tree: &SyntaxTree<'src>,
        base: TypeId,
        declarator: Node,
    ) -> Option<Declared<'src>> {
        let mut found = self.unfold(tree, base, declarator);
        let node = found.inner?;
        let (scope, name) = name_of(tree, node)?;
        if let (Type::Array(element, None), Some(value)) = (self.types.get(found.ty), found.value)
            && found.length.is_none()
            && let Some(count) = initial_count(tree, value)
        {
            found.ty = self.types.intern(Type::Array(element, Some(count)));
        }
        Some(Declared {
            name,
            node,
            scope,
            ty: found.ty,
            value: found.value,
            length: found.length,
            result: found.result,
            parameters: found.parameters,
            is_reference: found.is_reference,
        })
    }

    /// The type of an abstract declarator, as in a cast.
    pub(crate) fn abstract_type(
        &mut self,
        tree: &SyntaxTree<'src>,
        base: TypeId,
        declarator: Node,
    ) -> TypeId {
        self.unfold(tree, base, declarator).ty
    }

    fn unfold(&mut self, tree: &SyntaxTree<'src>, base: TypeId, declarator: Node) -> Unfolded {
        let mut found = Unfolded {
            ty: base,
            inner: None,
            value: None,
            length: None,
            result: None,
            parameters: None,
            is_reference: false,
        };
        let mut next = Some(declarator);
        while let Some(node) = next {
            match tree.kind(node) {
                Kind::InitDeclarator => found.value = tree.child(node, Role::Value),
                Kind::PointerDeclarator | Kind::AbstractPointer | Kind::PointerTypeDeclarator => {
                    found.ty = self.types.pointer_to(found.ty);
                    (found.result, found.parameters) = (None, None);
                }
                Kind::ReferenceDeclarator | Kind::AbstractReference => found.is_reference = true,
                Kind::ArrayDeclarator | Kind::AbstractArray => {
                    found.length = tree.child(node, Role::Size);
                    let count = found.length.map(|length| tree.text(length));
                    let count = count.and_then(|count| constant::evaluate(count, self));
                    let count = count.and_then(|count| u64::try_from(count).ok());
                    found.ty = self.types.intern(Type::Array(found.ty, count));
                }
                Kind::FunctionDeclarator | Kind::AbstractFunction => {
                    found.result = Some(found.ty);
                    found.parameters = tree.child(node, Role::Parameters);
                    found.ty = TypeId::FUNCTION;
                }
                Kind::ParenthesizedDeclarator
                | Kind::AbstractParenthesized
                | Kind::AttributedDeclarator => {}
                _ => {
                    found.inner = Some(node);
                    break;
                }
            }
            next = inner(tree, node);
        }
        found
    }
}

struct Unfolded {
    ty: TypeId,
    inner: Option<Node>,
    value: Option<Node>,
    length: Option<Node>,
    result: Option<TypeId>,
    parameters: Option<Node>,
    is_reference: bool,
}

/// The declarator inside a declarator.
fn inner(tree: &SyntaxTree, node: Node) -> Option<Node> {
    tree.child(node, Role::Declarator).or_else(|| {
        let mut children = tree.children(node);
        children.find(|&child| {
            matches!(
                tree.kind(child),
                Kind::Identifier
                    | Kind::FieldIdentifier
                    | Kind::TypeIdentifier
                    | Kind::QualifiedIdentifier
                    | Kind::PointerDeclarator
                    | Kind::ArrayDeclarator
                    | Kind::FunctionDeclarator
                    | Kind::ParenthesizedDeclarator
                    | Kind::AbstractPointer
                    | Kind::AbstractArray
                    | Kind::AbstractFunction
                    | Kind::StructuredBinding
            )
        })
    })
}

/// The class and the name in a declared name.
fn name_of<'src>(tree: &SyntaxTree<'src>, node: Node) -> Option<(Option<&'src str>, &'src str)> {
    let mut node = node;
    let mut scope = None;
    while tree.kind(node) == Kind::QualifiedIdentifier {
        let class = tree.child(node, Role::Scope);
        scope = class.map(|class| match tree.kind(class) {
            Kind::TemplateType => tree.child_text(class, Role::Name),
            _ => tree.text(class),
        });
        node = tree.child(node, Role::Name)?;
    }
    match tree.kind(node) {
        Kind::Identifier
        | Kind::FieldIdentifier
        | Kind::TypeIdentifier
        | Kind::DestructorName
        | Kind::OperatorName
        | Kind::Primitive => Some((scope, tree.text(node))),
        Kind::TemplateFunction | Kind::TemplateMethod => {
            Some((scope, tree.child_text(node, Role::Name)))
        }
        _ => None,
    }
}

/// How many elements an initial value gives an array.
fn initial_count(tree: &SyntaxTree, value: Node) -> Option<u64> {
    match tree.kind(value) {
        Kind::Str | Kind::ConcatenatedStr | Kind::RawStr => {
            let mut text = String::new();
            if tree.kind(value) == Kind::ConcatenatedStr {
                for part in tree.children(value) {
                    if !literal::append_string(tree.text(part), &mut text) {
                        return None;
                    }
                }
            } else {
                literal::append_string(tree.text(value), &mut text);
            }
            Some(text.chars().count() as u64 + 1)
        }
        Kind::InitializerList => {
            let mut count = 0;
            for element in tree.children(value) {
                // `[5] = x` may leave holes, and what a macro expands to is not known.
                if matches!(
                    tree.kind(element),
                    Kind::InitializerPair | Kind::Call | Kind::Error
                ) {
                    return None;
                }
                count += 1;
            }
            Some(count)
        }
        _ => None,
    }
}
