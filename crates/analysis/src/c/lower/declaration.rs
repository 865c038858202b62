//! Declarations of variables.

use super::{Lower, Typed};
use crate::c::ir::{Op, Storage, VarId};
use crate::c::symbols::Declared;
use crate::c::syntax::{Kind, Node, Role};
use crate::c::types::{Type, TypeId};

impl<'src> Lower<'_, 'src> {
    pub(super) fn declaration(&mut self, node: Node) {
        let tree = self.tree;
        let base = self.symbols.specifier(tree, node);
        let mut storage = Storage::Local;
        for child in tree.children(node) {
            if tree.kind(child) == Kind::StorageClass {
                match tree.text(child) {
                    "static" | "thread_local" => storage = Storage::Static,
                    "extern" => storage = Storage::Global,
                    _ => {}
                }
            }
        }
        for declarator in tree.children(node) {
            if tree.role(declarator) != Role::Declarator {
                continue;
            }
            let Some(declared) = self.symbols.declared(tree, base, declarator) else {
                self.binding(declarator);
                continue;
            };
            match declared.result {
                None => self.declare(node, &declared, storage),
                Some(ty) => self.constructed_or_function(&declared, ty),
            }
        }
    }

    /// `auto [a, b] = …`: names of parts that nothing is known of.
    fn binding(&mut self, declarator: Node) {
        let tree = self.tree;
        if let Some(value) = tree.child(declarator, Role::Value) {
            self.value(value);
        }
        for node in tree.descendants(declarator) {
            if tree.kind(node) == Kind::StructuredBinding {
                for name in tree.children(node) {
                    let ty = TypeId::UNKNOWN;
                    self.builder
                        .local(tree.text(name), ty, Storage::Global, name);
                }
                return;
            }
        }
    }

    fn declare(&mut self, node: Node, declared: &Declared<'src>, storage: Storage) {
        let tree = self.tree;
        if storage == Storage::Global {
            let var = self
                .builder
                .global(declared.name, declared.ty, storage, declared.node);
            return self.builder.alias(declared.name, var);
        }
        if declared.is_reference && self.bind_reference(declared) {
            return;
        }
        let is_auto =
            declared.ty == TypeId::UNKNOWN && tree.child_of_kind(node, Kind::Placeholder).is_some();
        // In `if (T *x = f())` it stands in the declaration itself.
        let initial = declared.value.or_else(|| tree.child(node, Role::Value));
        // The value is computed before the name is there, or `int n = n;` would read itself.
        let value = initial.filter(|_| is_auto).map(|v| self.value(v));
        let ty = value.map_or(declared.ty, |value| value.ty);
        let length = match self.symbols.types.get(ty) {
            Type::Array(_, None) => declared.length.map(|length| self.value(length).temp),
            _ => None,
        };
        let var = self
            .builder
            .local(declared.name, ty, storage, declared.node);
        self.builder
            .emit(Op::Declare { var, length }, ty, declared.node);
        match (value, initial) {
            (Some(value), _) => self.initialize(var, value, declared.node),
            (None, Some(value)) if storage == Storage::Local => {
                self.initial_value(var, value, declared.node);
            }
            // Its value is that of the last call.
            (None, Some(_)) => {}
            (None, None) => self.default_value(var, declared.node),
        }
    }

    /// `T &name = variable;`: the same variable under another name.
    fn bind_reference(&mut self, declared: &Declared<'src>) -> bool {
        let tree = self.tree;
        let Some(value) = declared.value else {
            return false;
        };
        let value = self.stripped(value);
        if tree.kind(value) != Kind::Identifier {
            return false;
        }
        let Some(var) = self.builder.lookup(tree.text(value)) else {
            return false;
        };
        self.builder.alias(declared.name, var);
        true
    }

    /// `T name(argument);` is a function to the grammar. It is an object if what stands in the
    /// place of parameter types are variables.
    fn constructed_or_function(&mut self, declared: &Declared<'src>, ty: TypeId) {
        let tree = self.tree;
        let Some(parameters) = declared.parameters.filter(|_| self.is_cpp()) else {
            return;
        };
        let mut names = Vec::new();
        for parameter in tree.children(parameters) {
            let name = tree.child(parameter, Role::Type);
            let name = name.filter(|&name| {
                tree.kind(name) == Kind::TypeIdentifier
                    && self.builder.lookup(tree.text(name)).is_some()
            });
            match name {
                Some(name) => names.push((parameter, name)),
                None => return,
            }
        }
        if names.is_empty() {
            return;
        }
        let arguments: Vec<_> = names
            .into_iter()
            .map(|(parameter, name)| self.misread_argument(parameter, name))
            .collect();
        let var = self
            .builder
            .local(declared.name, ty, Storage::Local, declared.node);
        let declare = Op::Declare { var, length: None };
        self.builder.emit(declare, ty, declared.node);
        self.construct(var, &arguments, declared.node);
    }

    /// The argument `name` or `name[index]`, which the grammar took for a parameter.
    fn misread_argument(&mut self, parameter: Node, name: Node) -> Typed {
        let tree = self.tree;
        let var = self.variable(tree.text(name), name);
        let base = self.variable_value(var, name);
        let declarator = tree.child(parameter, Role::Declarator);
        let index = declarator.and_then(|declarator| tree.child(declarator, Role::Size));
        match index {
            None => base,
            Some(index) => {
                let index = self.value(index);
                let element = self.element(base, index, false, parameter);
                self.load(element, parameter)
            }
        }
    }

    /// Gives a new variable its first value.
    pub(super) fn initialize(&mut self, var: VarId, value: Typed, node: Node) {
        let ty = self.builder.function.var(var).ty;
        let to = self.builder.emit(Op::Address(var), ty, node);
        self.assign(Typed { temp: to, ty }, value, node);
    }

    /// Objects of C++ are made without being asked.
    fn default_value(&mut self, var: VarId, node: Node) {
        let ty = self.builder.function.var(var).ty;
        if matches!(
            self.symbols.types.get(ty),
            Type::String | Type::Vector(_) | Type::Stream { .. }
        ) {
            self.construct(var, &[], node);
        }
    }
}
