//! Initial values: `= value`, `= { … }`, and the arguments of constructors.

use super::{Lower, Typed};
use crate::c::ir::{Callee, Op, VarId};
use crate::c::syntax::{Kind, Node, Role};
use crate::c::types::{Type, TypeId};

/// How many elements of an initializer list are stored one by one. The rest is evaluated.
const MAX_ELEMENTS: usize = 64;

impl<'src> Lower<'_, 'src> {
    pub(super) fn initial_value(&mut self, var: VarId, value: Node, node: Node) {
        let tree = self.tree;
        let ty = self.builder.function.var(var).ty;
        match tree.kind(value) {
            Kind::Arguments => {
                let arguments: Vec<_> = tree.children(value).collect();
                let arguments = self.values(&arguments);
                self.construct(var, &arguments, node);
            }
            Kind::InitializerList => {
                let to = self.builder.emit(Op::Address(var), ty, node);
                self.initializer_list(Typed { temp: to, ty }, value);
            }
            _ => {
                let value = self.value(value);
                self.initialize(var, value, node);
            }
        }
    }

    /// `T name(arguments)`.
    pub(super) fn construct(&mut self, var: VarId, arguments: &[Typed], node: Node) {
        let ty = self.builder.function.var(var).ty;
        let to = self.builder.emit(Op::Address(var), ty, node);
        let to = Typed { temp: to, ty };
        let constructor = match self.symbols.types.get(ty) {
            Type::String => "string",
            Type::Vector(_) => "vector",
            Type::Stream { of_file: true } => "stream",
            Type::Int { .. } | Type::Float { .. } | Type::Pointer(_) => {
                let zero = Typed::new(self.builder.emit(Op::Int(0), ty, node), ty);
                let value = arguments.first().copied().unwrap_or(zero);
                return self.assign(to, value, node);
            }
            _ => "constructor",
        };
        let mut all = vec![to];
        all.extend_from_slice(arguments);
        self.call(Callee::Named(constructor), &all, TypeId::VOID, node);
    }

    /// `{ a, b, .c = d, [2] = e }` into the object at `to`.
    pub(super) fn initializer_list(&mut self, to: Typed, list: Node) {
        self.deeper(list, |lower| lower.initializer_elements(to, list));
    }

    fn initializer_elements(&mut self, to: Typed, list: Node) {
        let tree = self.tree;
        let members = match self.symbols.types.get(to.ty) {
            Type::Array(..) | Type::Record(_) => {
                // What the list does not name is zero.
                self.call(Callee::Named("zeroed"), &[to], TypeId::VOID, list);
                self.members(to.ty)
            }
            Type::String | Type::Vector(_) | Type::Stream { .. } | Type::Unknown => {
                let values: Vec<_> = tree.children(list).collect();
                let mut all = vec![to];
                all.extend(self.values(&values));
                self.call(Callee::Named("constructor"), &all, TypeId::VOID, list);
                return;
            }
            _ => {
                let value = tree.children(list).next();
                let value = match value {
                    Some(value) => self.value(value),
                    None => Typed::new(self.builder.emit(Op::Int(0), to.ty, list), to.ty),
                };
                return self.assign(to, value, list);
            }
        };
        for (position, element) in tree.children(list).enumerate() {
            if position >= MAX_ELEMENTS {
                // Code in a table is rare; most long lists are numbers.
                if !matches!(tree.kind(element), Kind::Number | Kind::Str | Kind::Char) {
                    self.value(element);
                }
                continue;
            }
            let place = match tree.kind(element) {
                Kind::InitializerPair => self.designated(to, element),
                _ => self.positional(to, &members, position, element),
            };
            let value = tree.child(element, Role::Value).unwrap_or(element);
            match place {
                Some(place) if tree.kind(value) == Kind::InitializerList => {
                    self.initializer_list(place, value);
                }
                Some(place) => {
                    let value = self.value(value);
                    self.assign(place, value, element);
                }
                None => {
                    self.value(value);
                }
            }
        }
    }

    fn members(&self, ty: TypeId) -> Vec<&'src str> {
        let Type::Record(record) = self.symbols.types.get(ty) else {
            return Vec::new();
        };
        let members = &self.symbols.types.record(record).members;
        members.iter().map(|member| member.name).collect()
    }

    fn positional(
        &mut self,
        to: Typed,
        members: &[&'src str],
        position: usize,
        node: Node,
    ) -> Option<Typed> {
        if self.symbols.types.is_array(to.ty) {
            let index = self
                .builder
                .emit(Op::Int(position as i128), TypeId::INT, node);
            let base = self.decayed(to);
            return Some(self.element(base, Typed::new(index, TypeId::INT), false, node));
        }
        let name = members.get(position)?;
        Some(self.member(to, name, node))
    }

    fn designated(&mut self, to: Typed, pair: Node) -> Option<Typed> {
        let tree = self.tree;
        let designator = tree.child(pair, Role::Designator)?;
        let inner = tree.children(designator).next()?;
        match tree.kind(designator) {
            Kind::FieldDesignator => Some(self.member(to, tree.text(inner), pair)),
            Kind::SubscriptDesignator if self.symbols.types.is_array(to.ty) => {
                let index = self.value(inner);
                let base = self.decayed(to);
                Some(self.element(base, index, false, pair))
            }
            _ => None,
        }
    }

    /// What a constructor initialises before its body: `: size_(n), data_(new char[n])`.
    pub(super) fn field_initializers(&mut self, list: Node) {
        let tree = self.tree;
        for initializer in tree.children(list) {
            let mut children = tree.children(initializer);
            let Some(name) = children.next() else {
                continue;
            };
            let arguments = children.next();
            let arguments: Vec<_> = arguments
                .into_iter()
                .flat_map(|list| tree.children(list))
                .collect();
            let arguments = self.values(&arguments);
            if tree.kind(name) == Kind::FieldIdentifier {
                let var = self.variable(tree.text(name), name);
                self.construct(var, &arguments, initializer);
            }
        }
    }
}
