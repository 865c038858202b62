//! What rules may ask about the code of an instruction.

use super::Run;
use crate::c::ir::{Op, Storage, Temp};
use crate::c::location::{Loc, Place};
use crate::c::syntax::{Kind, Node, Role};
use crate::c::types::Type;

impl<'a, 'src> Run<'a, 'src> {
    /// The text of the file.
    pub(crate) fn source(&self) -> &'src str {
        self.file.tree.source()
    }

    /// Bytes `start..end` of `node`.
    pub(crate) fn place(&self, node: Node) -> (usize, usize) {
        self.file.tree.range(node)
    }

    pub(crate) fn kind(&self, node: Node) -> Kind {
        self.file.tree.kind(node)
    }

    pub(crate) fn op(&self, temp: Temp) -> Op<'src> {
        self.function().instruction(temp).op
    }

    /// The arguments of the call at `node`, as they are written.
    pub(crate) fn argument_list(&self, node: Node) -> Vec<Node> {
        let tree = self.file.tree;
        let list = tree.child(node, Role::Arguments);
        list.into_iter()
            .flat_map(|list| tree.children(list))
            .collect()
    }

    /// Whether the code of `node` is a whole statement, so that its value is not used.
    pub(crate) fn is_statement(&self, node: Node) -> bool {
        let before = Node::before(node);
        before.is_some_and(|before| self.kind(before) == Kind::ExpressionStatement)
    }

    /// Whether the function takes any number of arguments.
    pub(crate) fn is_variadic(&self) -> bool {
        self.function().is_variadic
    }

    pub(crate) fn text(&self, node: Node) -> &'src str {
        self.file.tree.text(node)
    }

    pub(crate) fn node(&self, temp: Temp) -> Node {
        self.function().instruction(temp).node
    }

    /// The code that computes `temp`, shortened.
    pub(crate) fn code(&self, temp: Temp) -> String {
        let text = self.text(self.node(temp));
        let line = text.lines().next().unwrap_or("");
        match line.char_indices().nth(40) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line.to_owned(),
        }
    }

    /// The text that `temp` points to, if it is that of one literal.
    pub(crate) fn literal(&self, temp: Temp) -> Option<&'a str> {
        match self.names.places.get(self.temp(temp).target) {
            Place::Literal(number) => {
                let function: &'a _ = self.function();
                Some(&function.literals[number as usize])
            }
            _ => None,
        }
    }

    /// The name of the variable or member that `loc` starts with, or is.
    pub(crate) fn name_of(&self, loc: Loc) -> &'src str {
        match self.names.places.get(loc) {
            Place::Var(var) => self.function().var(var).name,
            Place::Member(_, name) => name,
            Place::At(parent, _) | Place::Indexed(parent, ..) | Place::Target(parent) => {
                self.name_of(parent)
            }
            _ => "",
        }
    }

    /// The name of the variable that `temp` was read from.
    pub(crate) fn variable_name(&self, temp: Temp) -> &'src str {
        match self.function().instruction(temp).op {
            Op::Load(address) => self.name_of(self.temp(address).target),
            Op::Address(var) => self.function().var(var).name,
            Op::Member { name, .. } => name,
            Op::Cast(value) => self.variable_name(value),
            _ => "",
        }
    }

    /// Whether the object at `loc` is one that the function declares, or a static one: memory
    /// that was not allocated.
    pub(crate) fn is_declared(&self, loc: Loc) -> bool {
        match self.names.places.get(loc) {
            Place::Var(_) => true,
            Place::Member(parent, _) | Place::At(parent, _) | Place::Indexed(parent, ..) => {
                self.is_declared(parent)
            }
            _ => false,
        }
    }

    /// Whether `loc` names an object from its first byte on: one that is declared or allocated
    /// here.
    pub(crate) fn is_whole(&self, loc: Loc) -> bool {
        match self.names.places.get(loc) {
            Place::Heap(_) | Place::Literal(_) => true,
            // A pointer to one member may be meant to reach the next.
            Place::Member(..) => self.file.symbols.types.is_array(self.names.places.ty(loc)),
            _ => self.is_declared(loc),
        }
    }

    /// Whether the object at `loc` is a local variable that dies with the function.
    pub(crate) fn is_on_stack(&self, loc: Loc) -> bool {
        let Some(var) = self.names.root_var(loc) else {
            return false;
        };
        self.is_declared(loc)
            && matches!(
                self.function().var(var).storage,
                Storage::Local | Storage::Hidden | Storage::Parameter(_)
            )
    }

    pub(crate) fn type_of(&self, temp: Temp) -> Type {
        self.file
            .symbols
            .types
            .get(self.function().instruction(temp).ty)
    }
}
