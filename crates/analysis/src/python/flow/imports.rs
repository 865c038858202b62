//! `import` statements.

use super::atoms::Atom;
use super::context::Context;
use super::value::{Value, What};
use crate::python::ast;

impl<'a> Context<'a> {
    pub(crate) fn import(&mut self, import: &'a ast::StmtImport) {
        for alias in &import.names {
            let path = alias.name.as_str();
            let (bound, what) = match &alias.asname {
                Some(name) => (name.as_str(), path),
                None => {
                    let first = path.split('.').next().unwrap_or(path);
                    (first, first)
                }
            };
            let name = self.models.names.find(what);
            let atom = self.atoms.name(bound);
            self.set(atom, name.map_or(Value::UNKNOWN, Value::named));
        }
    }

    pub(crate) fn import_from(&mut self, import: &'a ast::StmtImportFrom) {
        let module = match (&import.module, import.level) {
            (Some(module), 0) => self.models.names.find(module.as_str()),
            _ => None,
        };
        for alias in &import.names {
            let name = alias.name.as_str();
            if name == "*" {
                self.stars.extend(module);
                continue;
            }
            let bound = alias.asname.as_ref().map_or(name, |name| name.as_str());
            let found = module.and_then(|module| self.models.names.child(module, name));
            let atom = self.atoms.name(bound);
            // A function of this file may be imported from itself in a fragment; keep it.
            if found.is_some() || !self.is_defined_here(atom) {
                self.set(atom, found.map_or(Value::UNKNOWN, Value::named));
            }
        }
    }

    fn is_defined_here(&mut self, atom: Atom) -> bool {
        let value = self.frame().scope.get(atom);
        value.is_some_and(|value| matches!(value.what, What::Function(_) | What::Class(_)))
    }
}
