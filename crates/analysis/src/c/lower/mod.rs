//! From the syntax tree of a function to its control-flow graph.

mod builder;
mod call;
mod condition;
mod declaration;
mod expression;
mod initial;
mod operator;
mod place;
mod statement;

use super::ir::{Function, Storage, VarId};
use super::symbols::{Definition, Symbols};
use super::syntax::{Kind, Node, Role, SyntaxTree};
use super::types::{Type, TypeId};
use builder::Builder;
use sallet_core::task::Language;

/// Code nested deeper than this is not read: every level takes a frame or two of the stack.
pub(crate) const MAX_DEPTH: u32 = 160;

/// What became of a definition.
pub(crate) struct Lowered<'src> {
    /// The function, and the lambdas and functions inside it.
    pub(crate) functions: Vec<Function<'src>>,
    /// The first place that was nested too deeply to be read.
    pub(crate) too_deep: Option<Node>,
}

/// Lowers one definition.
pub(crate) fn lower<'src>(
    tree: &SyntaxTree<'src>,
    symbols: &mut Symbols<'src>,
    language: Language,
    definition: &Definition<'src>,
) -> Lowered<'src> {
    let mut functions = Vec::new();
    let mut too_deep = None;
    let mut pending = vec![Body::of(tree, definition)];
    while let Some(body) = pending.pop() {
        let mut lower = Lower::new(tree, symbols, language, &body);
        lower.function(&body);
        too_deep = too_deep.or(lower.too_deep);
        pending.append(&mut lower.nested);
        functions.push(lower.builder.finish());
    }
    Lowered {
        functions,
        too_deep,
    }
}

/// A piece of code that becomes a [`Function`].
#[derive(Clone, Copy)]
pub(super) struct Body<'src> {
    name: &'src str,
    node: Node,
    parameters: Option<Node>,
    body: Option<Node>,
    result: TypeId,
    class: Option<TypeId>,
    is_static: bool,
}

impl<'src> Body<'src> {
    fn of(tree: &SyntaxTree<'src>, definition: &Definition<'src>) -> Self {
        // The statements of a fragment stand at the top level.
        let is_file = tree.kind(definition.node) == Kind::TranslationUnit;
        Self {
            name: definition.name,
            node: definition.node,
            parameters: definition.parameters,
            body: if is_file {
                Some(definition.node)
            } else {
                tree.child(definition.node, Role::Body)
            },
            result: definition.result,
            class: definition.class,
            is_static: definition.is_static,
        }
    }
}

/// A typed value or address.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typed {
    temp: super::ir::Temp,
    ty: TypeId,
}

/// Lowers one function.
pub(super) struct Lower<'a, 'src> {
    tree: &'a SyntaxTree<'src>,
    symbols: &'a mut Symbols<'src>,
    language: Language,
    builder: Builder<'src>,
    class: Option<TypeId>,
    depth: u32,
    too_deep: Option<Node>,
    nested: Vec<Body<'src>>,
}

impl<'a, 'src> Lower<'a, 'src> {
    fn new(
        tree: &'a SyntaxTree<'src>,
        symbols: &'a mut Symbols<'src>,
        language: Language,
        body: &Body<'src>,
    ) -> Self {
        Self {
            tree,
            symbols,
            language,
            builder: Builder::new(body.name, body.node, body.result, body.is_static),
            class: body.class,
            depth: 0,
            too_deep: None,
            nested: Vec::new(),
        }
    }

    fn function(&mut self, body: &Body<'src>) {
        if let Some(parameters) = body.parameters {
            self.parameters(body.node, parameters);
        }
        let tree = self.tree;
        for child in tree.children(body.node) {
            // What a constructor initialises before its body.
            if tree.kind(child) == Kind::FieldInitializers {
                self.field_initializers(child);
            }
        }
        let Some(code) = body.body else {
            return;
        };
        if tree.kind(body.node) == Kind::TranslationUnit {
            self.fragment(code);
        } else {
            self.statements(tree.children(code));
        }
    }

    /// The statements that stand outside any function.
    fn fragment(&mut self, file: Node) {
        let tree = self.tree;
        for child in tree.children(file) {
            if is_loose_statement(tree, child) {
                self.statement(child);
            }
        }
    }

    fn parameters(&mut self, function: Node, list: Node) {
        let tree = self.tree;
        for parameter in tree.children(list) {
            match tree.kind(parameter) {
                Kind::Parameter | Kind::OptionalParameter => {
                    let base = self.symbols.specifier(tree, parameter);
                    let declarator = tree.child(parameter, Role::Declarator);
                    let declared = declarator
                        .and_then(|declarator| self.symbols.declared(tree, base, declarator));
                    match declared {
                        Some(declared) => {
                            // An array parameter is a pointer.
                            let ty = match self.symbols.types.get(declared.ty) {
                                Type::Array(element, _) => self.symbols.types.pointer_to(element),
                                _ => declared.ty,
                            };
                            self.builder.parameter(declared.name, ty, declared.node);
                        }
                        None => self.builder.parameter("", base, parameter),
                    }
                }
                Kind::VariadicParameter => self.builder.function.is_variadic = true,
                // A definition in the old style: the types stand after the list.
                Kind::Identifier => {
                    let name = tree.text(parameter);
                    let ty = self.old_style_type(function, name);
                    self.builder.parameter(name, ty, parameter);
                }
                _ => {}
            }
        }
        // `...` is punctuation to the grammar of C++.
        self.builder.function.is_variadic |= tree.text(list).contains("...");
    }

    fn old_style_type(&mut self, function: Node, name: &str) -> TypeId {
        let tree = self.tree;
        for declaration in tree.children(function) {
            if tree.kind(declaration) != Kind::Declaration {
                continue;
            }
            let base = self.symbols.specifier(tree, declaration);
            for declarator in tree.children(declaration) {
                if tree.role(declarator) == Role::Declarator
                    && let Some(declared) = self.symbols.declared(tree, base, declarator)
                    && declared.name == name
                {
                    return declared.ty;
                }
            }
        }
        TypeId::INT
    }

    /// The variable `name`: a local one, a member of the method's object, or a global one.
    fn variable(&mut self, name: &'src str, node: Node) -> VarId {
        if let Some(var) = self.builder.lookup(name) {
            return var;
        }
        let member = self
            .class
            .map(|class| self.symbols.types.member(class, name));
        let (ty, storage) = match (member, self.symbols.globals.get(name)) {
            (Some(ty), _) if ty != TypeId::UNKNOWN => (ty, Storage::Global),
            (_, Some(global)) => (global.ty, Storage::Global),
            _ if is_stream(name) => (TypeId::STREAM, Storage::Constant),
            _ if is_constant_name(name) => (TypeId::UNKNOWN, Storage::Constant),
            _ => (TypeId::UNKNOWN, Storage::Global),
        };
        self.builder.global(name, ty, storage, node)
    }

    /// Runs `lower` one level deeper, or gives `None` where that is too deep.
    fn deeper<T>(&mut self, node: Node, lower: impl FnOnce(&mut Self) -> T) -> Option<T> {
        // Places of assignments are lowered twice, so nesting them may double the code each time.
        let most = 4096 + 4 * self.tree.source().len();
        if self.depth >= MAX_DEPTH || self.builder.function.instructions.len() > most {
            self.too_deep.get_or_insert(node);
            return None;
        }
        self.depth += 1;
        let result = lower(self);
        self.depth -= 1;
        Some(result)
    }

    fn is_cpp(&self) -> bool {
        self.language == Language::Cpp
    }
}

/// Whether a node at the top level is code, and not a declaration.
pub(crate) fn is_loose_statement(tree: &SyntaxTree, node: Node) -> bool {
    matches!(
        tree.kind(node),
        Kind::ExpressionStatement
            | Kind::If
            | Kind::Switch
            | Kind::While
            | Kind::Do
            | Kind::For
            | Kind::RangeFor
            | Kind::Compound
            | Kind::Return
            | Kind::Labeled
            | Kind::Try
    )
}

/// The streams that exist in every C++ program.
fn is_stream(name: &str) -> bool {
    matches!(name, "cin" | "cout" | "cerr" | "clog")
}

/// Whether a name that is declared nowhere is a constant by its spelling.
pub(crate) fn is_constant_name(name: &str) -> bool {
    name.len() > 1
        && name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}
