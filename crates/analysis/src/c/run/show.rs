//! Shows what happens to the rules.

use super::{Access, CallSite, Operation, Release, Run};
use crate::c::ir::{Op, Temp, VarId};
use crate::c::location::Loc;
use crate::c::syntax::{Kind, Node};

impl<'a, 'src> Run<'a, 'src> {
    pub(super) fn show_access(&mut self, access: &Access) {
        for rule in &self.file.hooks.access {
            rule(self, access);
        }
    }

    pub(super) fn show_operation(&mut self, operation: &Operation) {
        for rule in &self.file.hooks.arithmetic {
            rule(self, operation);
        }
    }

    pub(super) fn show_release(&mut self, temp: Temp, pointer: Temp, how: &'src str) {
        if !self.is_reporting {
            return;
        }
        let release = Release {
            node: self.node(temp),
            pointer,
            how,
        };
        for rule in &self.file.hooks.release {
            rule(self, &release);
        }
    }

    pub(super) fn show_unset(&mut self, temp: Temp, address: Temp, loc: Loc) {
        let Op::Address(var) = self.function().instruction(address).op else {
            return;
        };
        if !self.is_on_stack(loc) {
        } else if self.is_reporting {
            self.show_unset_variable(temp, var);
        } else if self.is_added_to(temp) {
            self.added_to_unset.push((temp, var));
        }
    }

    pub(super) fn show_unset_variable(&mut self, temp: Temp, var: VarId) {
        for rule in &self.file.hooks.unset {
            rule(self, temp, var);
        }
    }

    /// Whether the variable that `temp` is read from is changed at once: `total += 1`.
    fn is_added_to(&self, temp: Temp) -> bool {
        matches!(self.kind(self.node(temp)), Kind::Assignment | Kind::Update)
    }

    pub(super) fn show_call(&mut self, site: &CallSite<'_, 'src>) {
        if !self.is_reporting {
            return;
        }
        let hooks = self.file.hooks;
        for rule in hooks.of_call(site.name) {
            rule(self, site);
        }
        for rule in &hooks.any_call {
            rule(self, site);
        }
    }

    pub(super) fn show_return(&mut self, value: Option<Temp>, node: Node) {
        if !self.is_reporting {
            return;
        }
        for rule in &self.file.hooks.returns {
            rule(self, value, node);
        }
    }
}
