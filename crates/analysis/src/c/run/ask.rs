//! What rules may ask about the code around an instruction.

use super::{CallSite, Run};
use crate::c::ir::{Callee, Op, Temp};
use crate::c::ir::{Storage, VarId};
use crate::c::library;
use crate::c::location::{Loc, Place};
use crate::c::state::Life;
use crate::c::syntax::{Kind, Node, Role};
use crate::c::trace::Trace;
use crate::c::value::{Nullness, Range};
use sallet_core::task::Language;

/// How many instructions back rules look for other calls. More would make a function of a million
/// calls slow.
const FAR: usize = 1000;

impl<'src> Run<'_, 'src> {
    /// The calls of named functions that stand before `temp` in the function.
    pub(crate) fn calls_before(&self, temp: Temp) -> impl Iterator<Item = (&'src str, Node)> {
        let function = self.function();
        let end = temp.0 as usize;
        let before = &function.instructions[end.saturating_sub(FAR)..end];
        before
            .iter()
            .filter_map(|instruction| match instruction.op {
                Op::Call {
                    callee: Callee::Named(name),
                    ..
                } => Some((name, instruction.node)),
                _ => None,
            })
    }

    /// Whether the function calls one of `names`.
    pub(crate) fn calls(&self, names: &[&str]) -> bool {
        let end = Temp(self.function().instructions.len() as u32);
        self.calls_before(end)
            .any(|(name, _)| names.contains(&name))
    }

    /// The parameter of `main` that `temp` is read from.
    pub(crate) fn main_parameter(&self, temp: Temp) -> Option<u8> {
        let Op::Load(address) = self.op(temp) else {
            return None;
        };
        match self.op(address) {
            Op::Address(var) if self.function().name == "main" => {
                match self.function().var(var).storage {
                    Storage::Parameter(position) => Some(position),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// How many arguments the program has, as far as `main` found out.
    pub(crate) fn argument_count(&mut self) -> Range {
        let is_count = |storage| storage == Storage::Parameter(0);
        let vars = &self.function().vars;
        let count = vars.iter().position(|var| is_count(var.storage));
        let loc = count.map(|index| self.names.var(VarId(index as u32)));
        let known = loc.and_then(|loc| self.state.value(loc));
        known.map_or(Range::at_least(0), |value| value.range)
    }

    /// The name of the function at hand; empty for statements outside functions.
    pub(crate) fn function_name(&self) -> &'src str {
        self.function().name
    }

    /// Whether the file itself defines the function `name`.
    pub(crate) fn defines(&self, name: &str) -> bool {
        self.file.symbols.definition(name).is_some()
    }

    /// The function that allocated memory, by the step that says so.
    pub(crate) fn allocator(&self, allocated: Trace) -> Option<&'src str> {
        self.traces.allocator(allocated)
    }

    /// Whether `loc` is a variable, or an element of an array that is one. A member may be that of
    /// a record which the variable only refers to.
    pub(crate) fn is_declared_object(&self, loc: Loc) -> bool {
        match self.names.places.get(loc) {
            Place::Var(_) => true,
            Place::At(parent, _) => matches!(self.names.places.get(parent), Place::Var(_)),
            _ => false,
        }
    }

    /// Whether the function uses macros of which nothing is known but their names, or assembly.
    pub(crate) fn has_unknown_code(&self) -> bool {
        let mut near = self.function().instructions.iter().take(FAR);
        near.any(|instruction| matches!(instruction.op, Op::Capture(_) | Op::Clobber))
    }

    /// Whether the function returns a pointer.
    pub(crate) fn returns_pointer(&self) -> bool {
        self.file.symbols.types.is_pointer(self.function().result)
    }

    /// Whether the block at hand is where a loop starts: its condition.
    pub(crate) fn is_at_loop_head(&self) -> bool {
        self.function().blocks[self.block.0 as usize].is_loop_head
    }

    /// Memory that only local variables lead to when the function returns `returned`: the name of
    /// one, and where the memory was allocated.
    pub(crate) fn kept_by_locals(&self, returned: Loc) -> Vec<(&'src str, Trace)> {
        let live = self.state.regions().iter().filter(|(loc, region)| {
            region.life == Life::Live
                && *loc != returned
                && matches!(self.names.places.get(*loc), Place::Heap(_))
        });
        // A function that leaks more is told enough with these.
        live.take(8)
            .filter_map(|(loc, region)| {
                let mut holders = self
                    .state
                    .values()
                    .iter()
                    .filter(|(_, value)| value.target == *loc && value.null != Nullness::Null);
                let (first, _) = holders.clone().next()?;
                let Place::Var(var) = self.names.places.get(*first) else {
                    return None;
                };
                let is_local = holders.all(|(holder, _)| {
                    matches!(self.names.places.get(*holder), Place::Var(var)
                    if matches!(self.function().var(var).storage, Storage::Local | Storage::Hidden))
                });
                let is_given_away = self.is_given_away(var);
                (is_local && !is_given_away)
                    .then(|| (self.function().var(var).name, region.allocated))
            })
            .collect()
    }

    /// Whether `var` is an argument of a function that may keep what it gets.
    fn is_given_away(&self, var: VarId) -> bool {
        let function = self.function();
        let reads = |temp: Temp| match self.op(temp) {
            Op::Load(address) => matches!(self.op(address), Op::Address(read) if read == var),
            Op::Address(taken) => taken == var,
            _ => false,
        };
        let end = function.instructions.len();
        let near = &function.instructions[end.saturating_sub(FAR)..];
        near.iter().any(|instruction| match instruction.op {
            Op::Call { callee, arguments } => {
                let is_known =
                    matches!(callee, Callee::Named(name) if library::find(name).is_some());
                let arguments = function.operands(arguments);
                !is_known
                    && arguments.iter().any(|&argument| {
                        reads(argument)
                            || matches!(self.op(argument), Op::Cast(value) if reads(value))
                    })
            }
            _ => false,
        })
    }

    /// Whether the code at hand may run more than once in one call of the function.
    pub(crate) fn is_in_loop(&self) -> bool {
        self.function().blocks[self.block.0 as usize].in_loop
    }

    /// Whether the file is C++.
    pub(crate) fn is_cpp(&self) -> bool {
        self.file.language == Language::Cpp
    }

    /// Whether the file says that it makes pages for a browser.
    pub(crate) fn makes_pages(&self) -> bool {
        self.file.symbols.makes_pages
    }

    /// Whether `pointer` leads to an array that starts as a text or a list of numbers in the code,
    /// and holds them still.
    pub(crate) fn is_constant_array(&mut self, pointer: Temp) -> bool {
        let target = self.temp(pointer).target;
        let Some(var) = self.names.root_var(target) else {
            return false;
        };
        let var = self.function().var(var);
        if var.storage == Storage::Global {
            let global = self.file.symbols.globals.get(var.name);
            return global.is_some_and(|global| global.is_literal);
        }
        let elements = self.elements(pointer);
        elements
            .iter()
            .any(|value| value.constant().is_some_and(|value| value != 0))
            && elements.iter().all(|value| value.constant().is_some())
    }

    /// The code of an argument; empty without one.
    pub(crate) fn argument_text(&self, site: &CallSite<'_, 'src>, position: u8) -> &'src str {
        let argument = site.argument(position);
        argument.map_or("", |argument| self.text(self.node(argument)))
    }

    /// The code of the statement that `node` is part of, up to `node`.
    pub(crate) fn statement_before(&self, node: Node) -> &'src str {
        /// Longer statements are not written by hand.
        const MOST: usize = 400;
        let (end, _) = self.place(node);
        let first = self.source().floor_char_boundary(end.saturating_sub(MOST));
        let before = self.source().get(first..end).unwrap_or("");
        let start = before.rfind([';', '{', '}']).map_or(0, |at| at + 1);
        &before[start..]
    }

    /// The function whose arguments `node` stands among, in the same statement.
    pub(crate) fn enclosing_call(&self, node: Node) -> Option<&'src str> {
        let before = self.statement_before(node);
        let mut closed = 0_u32;
        let open = before.char_indices().rev().find(|(_, char)| match char {
            ')' => {
                closed += 1;
                false
            }
            '(' if closed > 0 => {
                closed -= 1;
                false
            }
            char => *char == '(',
        });
        let head = before[..open?.0].trim_end();
        let start = head
            .rfind(|char: char| !char.is_alphanumeric() && char != '_')
            .map_or(0, |at| at + 1);
        let name = &head[start..];
        let is_keyword = ["", "if", "while", "for", "switch", "return", "sizeof"].contains(&name);
        (!is_keyword).then_some(name)
    }

    /// Whether the function `name` is known to get copies of its arguments.
    pub(crate) fn takes_values(&self, name: &str) -> bool {
        let is_declared = self.file.symbols.functions.contains_key(name);
        library::find(name).is_some() || (is_declared && !self.is_cpp())
    }

    /// The operator of a binary expression.
    pub(crate) fn operator(&self, node: Node) -> &'src str {
        self.file.tree.child_text(node, Role::Operator)
    }

    /// The code whose size `node` asks for, if it is `sizeof` of a value.
    pub(crate) fn measured(&self, node: Node) -> Option<&'src str> {
        let tree = self.file.tree;
        let mut operand = tree.child(node, Role::Value)?;
        while tree.kind(operand) == Kind::Parenthesized {
            let is_comment = |inner: &Node| tree.kind(*inner) == Kind::Comment;
            operand = tree.children(operand).find(|inner| !is_comment(inner))?;
        }
        (tree.kind(node) == Kind::Sizeof).then(|| tree.text(operand))
    }

    /// The code of the function after `node`.
    pub(crate) fn code_after(&self, node: Node) -> &'src str {
        let (_, start) = self.place(node);
        let (_, end) = self.place(self.function().node);
        self.source().get(start..end).unwrap_or("")
    }
}
