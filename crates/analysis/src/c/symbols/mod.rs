//! What a file declares at its top level, in namespaces and in classes: types, constants, global
//! variables and functions.

mod declarator;
mod specifier;

pub(crate) use declarator::Declared;

use super::constant::{self, Scope};
use super::literal;
use super::syntax::{Kind, Node, Role, SyntaxTree};
use super::types::{Type, TypeId, Types};
use rustc_hash::FxHashMap;

/// A variable outside functions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Global {
    pub(crate) ty: TypeId,
    /// Whether it starts as a text or a list of numbers.
    pub(crate) is_literal: bool,
}

/// What a function takes and gives.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signature {
    pub(crate) result: TypeId,
}

/// A function with a body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Definition<'src> {
    pub(crate) name: &'src str,
    pub(crate) node: Node,
    pub(crate) parameters: Option<Node>,
    pub(crate) result: TypeId,
    /// The class that it is a method of.
    pub(crate) class: Option<TypeId>,
    /// Whether only this file can call it.
    pub(crate) is_static: bool,
}

/// Everything that a file declares.
pub(crate) struct Symbols<'src> {
    pub(crate) types: Types<'src>,
    pub(crate) globals: FxHashMap<&'src str, Global>,
    pub(crate) functions: FxHashMap<&'src str, Signature>,
    pub(crate) definitions: Vec<Definition<'src>>,
    defined: FxHashMap<&'src str, Node>,
    /// Whether the text says somewhere that it makes a page for a browser.
    pub(crate) makes_pages: bool,
    constants: FxHashMap<&'src str, i128>,
    /// The texts of macros without parameters.
    macros: FxHashMap<&'src str, &'src str>,
    /// What macros with parameters stand for.
    function_macros: FxHashMap<&'src str, &'src str>,
    typedefs: FxHashMap<&'src str, TypeId>,
    records: FxHashMap<&'src str, TypeId>,
}

impl Scope for Symbols<'_> {
    fn constant(&self, name: &str) -> Option<i128> {
        self.constants.get(name).copied()
    }

    fn size_of(&self, operand: &str) -> Option<u64> {
        if let Some(global) = self.globals.get(operand) {
            return self.types.size_of(global.ty);
        }
        self.types.size_of(self.type_of_text(operand))
    }
}

impl<'src> Symbols<'src> {
    /// The definition of the function `name`, if the file has it.
    pub(crate) fn definition(&self, name: &str) -> Option<Node> {
        self.defined.get(name).copied()
    }

    /// Collects what `tree` declares.
    pub(crate) fn collect(tree: &SyntaxTree<'src>) -> Self {
        let mut symbols = Self {
            types: Types::new(),
            globals: FxHashMap::default(),
            functions: FxHashMap::default(),
            definitions: Vec::new(),
            defined: FxHashMap::default(),
            makes_pages: memchr::memmem::find(tree.source().as_bytes(), b"text/html").is_some(),
            function_macros: FxHashMap::default(),
            constants: FxHashMap::default(),
            macros: FxHashMap::default(),
            typedefs: FxHashMap::default(),
            records: FxHashMap::default(),
        };
        symbols.walk(tree, tree.root(), None);
        symbols
    }

    /// Collects from a declaration of a type or macro inside a function.
    pub(crate) fn collect_local(&mut self, tree: &SyntaxTree<'src>, node: Node) {
        self.walk(tree, node, None);
    }

    /// Collects from `node` and the declarations inside it, without recursion.
    fn walk(&mut self, tree: &SyntaxTree<'src>, node: Node, class: Option<TypeId>) {
        let mut pending = vec![node];
        while let Some(node) = pending.pop() {
            match tree.kind(node) {
                Kind::Declaration | Kind::FieldDeclaration => self.declare(tree, node),
                Kind::TypeDefinition => self.define_type(tree, node),
                Kind::AliasDeclaration => self.define_alias(tree, node),
                Kind::FunctionDefinition => self.define_function(tree, node, class),
                Kind::Struct | Kind::Union | Kind::Class | Kind::Enum => {
                    self.type_of(tree, node);
                }
                Kind::Define => self.define_macro(tree, node),
                Kind::DefineFunction => {
                    let name = tree.child_text(node, Role::Name);
                    let body = tree.child_text(node, Role::Value);
                    self.function_macros.insert(name, shortened(body));
                }
                Kind::TranslationUnit
                | Kind::Namespace
                | Kind::Linkage
                | Kind::DeclarationList
                | Kind::FieldList
                | Kind::Template
                | Kind::Friend
                | Kind::PreprocIf
                | Kind::PreprocIfdef
                | Kind::PreprocElif
                | Kind::PreprocElifdef
                | Kind::PreprocElse
                | Kind::Error => {
                    let from = pending.len();
                    pending.extend(tree.children(node));
                    pending[from..].reverse();
                }
                _ => {}
            }
        }
    }

    /// Declares the variables and functions of a declaration at the top level.
    fn declare(&mut self, tree: &SyntaxTree<'src>, node: Node) {
        let base = self.specifier(tree, node);
        let is_constant = tree.children(node).any(|child| {
            tree.kind(child) == Kind::TypeQualifier
                && matches!(tree.text(child), "const" | "constexpr")
        });
        for declarator in tree.children(node) {
            if tree.role(declarator) != Role::Declarator {
                continue;
            }
            let Some(declared) = self.declared(tree, base, declarator) else {
                continue;
            };
            if let Some(result) = declared.result {
                self.functions.insert(declared.name, Signature { result });
                continue;
            }
            let value = declared.value.map(|value| tree.text(value));
            let value = value.and_then(|value| constant::evaluate(value, self));
            if is_constant
                && matches!(self.types.get(declared.ty), Type::Int { .. })
                && let Some(value) = value
            {
                self.constants.insert(declared.name, value);
            }
            let global = Global {
                ty: declared.ty,
                is_literal: declared.value.is_some_and(|value| is_literal(tree, value)),
            };
            self.globals.insert(declared.name, global);
        }
    }

    fn define_function(&mut self, tree: &SyntaxTree<'src>, node: Node, class: Option<TypeId>) {
        let base = self.specifier(tree, node);
        let declarator = tree.child(node, Role::Declarator);
        let declared = declarator.and_then(|declarator| self.declared(tree, base, declarator));
        let Some(declared) = declared else {
            return;
        };
        let is_static = tree
            .children(node)
            .any(|child| tree.kind(child) == Kind::StorageClass && tree.text(child) == "static");
        let qualifier = declared.scope.and_then(|scope| self.records.get(scope));
        let definition = Definition {
            name: declared.name,
            node,
            parameters: declared.parameters,
            result: declared.result.unwrap_or(TypeId::UNKNOWN),
            class: class.or(qualifier.copied()),
            // A method that is "static" has no object; anyone may call it.
            is_static: is_static && class.is_none(),
        };
        self.functions.insert(
            declared.name,
            Signature {
                result: definition.result,
            },
        );
        self.defined.insert(definition.name, definition.node);
        self.definitions.push(definition);
    }

    fn define_macro(&mut self, tree: &SyntaxTree<'src>, node: Node) {
        let name = tree.child_text(node, Role::Name);
        let value = tree.child_text(node, Role::Value).trim();
        let value = value.split("/*").next().unwrap_or(value);
        let value = if value.contains('"') {
            value
        } else {
            value.split("//").next().unwrap_or(value)
        };
        self.macros.insert(name, value.trim());
        match constant::evaluate(value, self) {
            Some(constant) => self.constants.insert(name, constant),
            None => self.constants.remove(name),
        };
    }

    fn define_type(&mut self, tree: &SyntaxTree<'src>, node: Node) {
        let base = self.specifier(tree, node);
        for declarator in tree.children(node) {
            if tree.role(declarator) == Role::Declarator
                && let Some(declared) = self.declared(tree, base, declarator)
            {
                self.typedefs.insert(declared.name, declared.ty);
            }
        }
    }

    fn define_alias(&mut self, tree: &SyntaxTree<'src>, node: Node) {
        if let Some(target) = tree.child(node, Role::Type) {
            let target = self.type_of(tree, target);
            self.typedefs
                .insert(tree.child_text(node, Role::Name), target);
        }
    }

    /// The text of the string that `name` expands to, if it is a macro for one.
    pub(crate) fn macro_string(&self, name: &str) -> Option<String> {
        let mut text = String::new();
        self.append_macro_string(name, &mut text, 8).then_some(text)
    }

    fn append_macro_string(&self, name: &str, out: &mut String, depth: u32) -> bool {
        let (Some(value), Some(depth)) = (self.macros.get(name), depth.checked_sub(1)) else {
            return false;
        };
        // A few macros that each name another twice would otherwise make a text without end.
        if out.len() > 64 * 1024 {
            return false;
        }
        let mut rest = value.trim_start();
        while !rest.is_empty() {
            let length = token_length(rest);
            let (token, after) = rest.split_at(length);
            if !literal::append_string(token, out) && !self.append_macro_string(token, out, depth) {
                return false;
            }
            rest = after.trim_start();
        }
        !value.is_empty()
    }

    /// What the macro `name`, which has parameters, stands for.
    pub(crate) fn macro_body(&self, name: &str) -> Option<&'src str> {
        self.function_macros.get(name).copied()
    }

    /// What the macro `name`, which has no parameters, stands for.
    pub(crate) fn macro_text(&self, name: &str) -> Option<&'src str> {
        self.macros.get(name).map(|text| shortened(text))
    }

    /// Whether `name` is a macro without parameters.
    pub(crate) fn is_macro(&self, name: &str) -> bool {
        self.macros.contains_key(name)
    }
}

/// The start of a macro's text. It is read wherever the macro is used, so it may not be long.
fn shortened(text: &str) -> &str {
    &text[..text.floor_char_boundary(500)]
}

/// The length of the string literal or name at the start of `text`.
fn token_length(text: &str) -> usize {
    let mut chars = text.char_indices();
    if chars.next().is_none_or(|(_, first)| first != '"') {
        let end = text.find(|char: char| !(char.is_alphanumeric() || char == '_'));
        let first = text.chars().next().map_or(0, char::len_utf8);
        return end.unwrap_or(text.len()).max(first);
    }
    while let Some((at, char)) = chars.next() {
        match char {
            '\\' => {
                chars.next();
            }
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether `value` is a text or a list of numbers, as keys are written.
fn is_literal(tree: &SyntaxTree<'_>, value: Node) -> bool {
    match tree.kind(value) {
        Kind::Str | Kind::ConcatenatedStr => true,
        Kind::InitializerList => {
            let mut items = tree.children(value).peekable();
            items.peek().is_some()
                && items.all(|item| matches!(tree.kind(item), Kind::Number | Kind::Char))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
