//! Variable names and dotted names (`self.path`) as small numbers.

use crate::python::ast::Expr;
use rustc_hash::FxHashMap;

/// A variable, or an attribute of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Atom(u32);

/// The atoms of one file.
#[derive(Default)]
pub(crate) struct Atoms<'a> {
    names: FxHashMap<&'a str, Atom>,
    attributes: FxHashMap<(Atom, &'a str), Atom>,
    count: u32,
}

impl<'a> Atoms<'a> {
    /// The atom of the variable `name`.
    pub(crate) fn name(&mut self, name: &'a str) -> Atom {
        let count = &mut self.count;
        *self.names.entry(name).or_insert_with(|| {
            *count += 1;
            Atom(*count)
        })
    }

    /// The atom of the attribute `attribute` of `base`.
    pub(crate) fn attribute(&mut self, base: Atom, attribute: &'a str) -> Atom {
        let count = &mut self.count;
        *self.attributes.entry((base, attribute)).or_insert_with(|| {
            *count += 1;
            Atom(*count)
        })
    }

    /// The atom that `expression` reads: a name, or a chain of attributes of one.
    pub(crate) fn of(&mut self, expression: &'a Expr) -> Option<Atom> {
        match expression {
            Expr::Name(name) => Some(self.name(name.id.as_str())),
            Expr::Attribute(attribute) => {
                let base = self.of(&attribute.value)?;
                Some(self.attribute(base, attribute.attr.as_str()))
            }
            _ => None,
        }
    }
}
