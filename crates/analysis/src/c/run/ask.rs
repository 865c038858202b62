//! What rules may ask about the code around an instruction.

use super::{CallSite, Run};
use crate::c::ir::{Callee, Op, Temp};
use crate::c::ir::{Storage, VarId};
use crate::c::syntax::Node;
use crate::c::value::Range;
use sallet_core::task::Language;

/// How many instructions back rules look for other calls. More would make a function of a million
/// calls slow.
const FAR: usize = 4000;

impl<'src> Run<'_, 'src> {
    /// The calls of named functions that stand before `temp` in the function.
    pub(crate) fn calls_before(&self, temp: Temp) -> impl Iterator<Item = (&'src str, Node)> {
        let function = self.function();
        let end = temp.0 as usize;
        let before = &function.instructions[end.saturating_sub(FAR)..end];
        before.iter().filter_map(|instruction| match instruction.op {
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
        self.calls_before(end).any(|(name, _)| names.contains(&name))
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
        self.file.symbols.is_defined(name)
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
        elements.iter().any(|value| value.constant().is_some_and(|value| value != 0))
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

    /// The code of the function after `node`.
    pub(crate) fn code_after(&self, node: Node) -> &'src str {
        let (_, start) = self.place(node);
        let (_, end) = self.place(self.function().node);
        self.source().get(start..end).unwrap_or("")
    }
}
