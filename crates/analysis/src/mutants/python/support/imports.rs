//! What names stand for.

use super::walk::each_statement;
use crate::python::Module;
use crate::python::ast::{Expr, Stmt};
use std::collections::HashMap;

/// The names that a file imports, with what they stand for.
pub(crate) struct Imports<'a>(HashMap<&'a str, String>);

impl<'a> Imports<'a> {
    /// Reads every import of the file, wherever it stands.
    pub(crate) fn of(module: &'a Module<'_>) -> Self {
        let mut names = HashMap::new();
        each_statement(module, |statement| match statement {
            Stmt::Import(import) => {
                for alias in &import.names {
                    let full = alias.name.as_str();
                    let (local, meant) = match &alias.asname {
                        Some(local) => (local.as_str(), full),
                        None => {
                            let root = full.split('.').next().unwrap_or(full);
                            (root, root)
                        }
                    };
                    names.insert(local, meant.to_owned());
                }
            }
            Stmt::ImportFrom(import) => {
                let from = import.module.as_deref().unwrap_or_default();
                for alias in &import.names {
                    let local = alias.asname.as_ref().unwrap_or(&alias.name);
                    names.insert(local.as_str(), format!("{from}.{}", alias.name));
                }
            }
            _ => {}
        });
        Self(names)
    }

    /// The full name of what `expression` names: `os.path.join`, or `min` for a name that is not
    /// imported. `None` for anything but a name and its attributes.
    pub(crate) fn full_name(&self, expression: &Expr) -> Option<String> {
        match expression {
            Expr::Name(name) => {
                let name = name.id.as_str();
                Some(self.0.get(name).cloned().unwrap_or_else(|| name.to_owned()))
            }
            Expr::Attribute(node) => {
                let of = self.full_name(&node.value)?;
                Some(format!("{of}.{}", node.attr))
            }
            _ => None,
        }
    }
}
