//! Expressions that name a place in memory.

use super::{Lower, Typed};
use crate::c::ir::{Op, Storage};
use crate::c::syntax::{Kind, Node, Role};
use crate::c::types::{Type, TypeId};

impl<'src> Lower<'_, 'src> {
    /// The address of what `node` names, and its type; `None` if it is a value only.
    pub(super) fn address(&mut self, node: Node) -> Option<Typed> {
        let node = self.stripped(node);
        self.deeper(node, |lower| lower.address_inner(node))?
    }

    fn address_inner(&mut self, node: Node) -> Option<Typed> {
        let tree = self.tree;
        match tree.kind(node) {
            Kind::Identifier | Kind::QualifiedIdentifier | Kind::FieldIdentifier => {
                let name = self.last_name(node)?;
                let is_variable = self.builder.lookup(name).is_some()
                    || self.symbols.globals.contains_key(name)
                    || !(self.named_constant(name).is_some()
                        || self.symbols.is_macro(name)
                        || self.symbols.functions.contains_key(name));
                if !is_variable {
                    return None;
                }
                let var = self.variable(name, node);
                let ty = self.builder.function.var(var).ty;
                Some(Typed::new(
                    self.builder.emit(Op::Address(var), ty, node),
                    ty,
                ))
            }
            Kind::This => {
                let class = self.class.unwrap_or(TypeId::UNKNOWN);
                let ty = self.symbols.types.pointer_to(class);
                let var = match self.builder.lookup("this") {
                    Some(var) => var,
                    None => self.builder.global("this", ty, Storage::Constant, node),
                };
                Some(Typed::new(
                    self.builder.emit(Op::Address(var), ty, node),
                    ty,
                ))
            }
            Kind::Field => self.field_address(node),
            Kind::Subscript => {
                let argument = tree.child(node, Role::Argument)?;
                let index = tree
                    .child(node, Role::Index)
                    .or_else(|| tree.children(tree.child(node, Role::Indices)?).next())?;
                let values = self.values(&[argument, index]);
                self.subscript(values[0], values[1], node)
            }
            Kind::Pointer if self.operator(node) == "*" => {
                let pointer = self.value(tree.child(node, Role::Argument)?);
                let ty = self.symbols.types.element(pointer.ty);
                Some(Typed::new(pointer.temp, ty))
            }
            Kind::Update => {
                let argument = tree.child(node, Role::Argument)?;
                let place = self.address(argument)?;
                self.update_at(place, argument, node);
                Some(place)
            }
            Kind::Assignment => {
                self.value(node);
                self.address(tree.child(node, Role::Left)?)
            }
            Kind::CompoundLiteral => {
                let value = self.compound_literal(node);
                self.symbols.types.is_object(value.ty).then_some(value)
            }
            _ => None,
        }
    }

    fn field_address(&mut self, node: Node) -> Option<Typed> {
        let tree = self.tree;
        let argument = tree.child(node, Role::Argument)?;
        let field = tree.child(node, Role::FieldName)?;
        let name = self.last_name(field)?;
        if tree.kind(argument) == Kind::This {
            let var = self.variable(name, field);
            let ty = self.builder.function.var(var).ty;
            return Some(Typed::new(
                self.builder.emit(Op::Address(var), ty, node),
                ty,
            ));
        }
        let record = if self.operator_of_field(node) == "->" {
            let pointer = self.value(argument);
            let ty = self.symbols.types.element(pointer.ty);
            Typed::new(pointer.temp, ty)
        } else {
            match self.address(argument) {
                Some(record) => record,
                None => self.value(argument),
            }
        };
        Some(self.member(record, name, node))
    }

    /// The address of a member of the record at `record`.
    pub(super) fn member(&mut self, record: Typed, name: &'src str, node: Node) -> Typed {
        let ty = self.symbols.types.member(record.ty, name);
        let base = record.temp;
        let temp = self.builder.emit(Op::Member { base, name }, ty, node);
        Typed::new(temp, ty)
    }

    /// The address of `base[index]`.
    fn subscript(&mut self, base: Typed, index: Typed, node: Node) -> Option<Typed> {
        // A map, or another class with an index of its own.
        if self.is_cpp() && base.ty == TypeId::UNKNOWN && !self.is_undeclared(base) {
            return None;
        }
        Some(self.element(base, index, false, node))
    }

    /// Whether a value comes from a variable that the text does not declare, so that its type is
    /// not a class but unknown.
    fn is_undeclared(&self, value: Typed) -> bool {
        let function = &self.builder.function;
        match function.instruction(value.temp).op {
            Op::Load(address) => match function.instruction(address).op {
                Op::Address(var) => {
                    let storage = function.var(var).storage;
                    matches!(storage, Storage::Global | Storage::Constant)
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// The address `index` elements after `base`, or before it.
    pub(super) fn element(&mut self, base: Typed, index: Typed, back: bool, node: Node) -> Typed {
        let ty = self.symbols.types.element(base.ty);
        let size = self.symbols.types.size_of(ty);
        let element = Op::Element {
            base: base.temp,
            index: index.temp,
            size: size.and_then(|size| u32::try_from(size).ok()),
            back,
        };
        Typed::new(self.builder.emit(element, ty, node), ty)
    }

    /// The value at an address. Of an object, the address itself.
    pub(super) fn load(&mut self, address: Typed, node: Node) -> Typed {
        if self.symbols.types.is_object(address.ty) {
            return self.decayed(address);
        }
        let temp = self.builder.emit(Op::Load(address.temp), address.ty, node);
        Typed::new(temp, address.ty)
    }

    /// An array as the pointer to its first element.
    pub(super) fn decayed(&mut self, object: Typed) -> Typed {
        let ty = match self.symbols.types.get(object.ty) {
            Type::Array(element, _) => self.symbols.types.pointer_to(element),
            _ => object.ty,
        };
        Typed::new(object.temp, ty)
    }
}
