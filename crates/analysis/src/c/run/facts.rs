//! What the engine shows to rules, and what they may ask it.

use crate::c::ir::{Callee, Temp};
use crate::c::library::Model;
use crate::c::state::Size;
use crate::c::syntax::Node;
use crate::c::trace::Trace;
use crate::c::types::TypeId;
use crate::c::value::{Checks, Range};

/// A call.
#[derive(Clone, Copy)]
pub(crate) struct CallSite<'a, 'src> {
    pub(crate) temp: Temp,
    pub(crate) node: Node,
    /// The function or method.
    pub(crate) name: &'src str,
    /// Whether it is a method; then the first argument is the object.
    pub(crate) is_method: bool,
    pub(crate) arguments: &'a [Temp],
    /// What the library says of it.
    pub(crate) model: Option<&'static Model>,
}

impl CallSite<'_, '_> {
    pub(crate) fn argument(&self, position: u8) -> Option<Temp> {
        self.arguments.get(usize::from(position)).copied()
    }
}

/// How memory is accessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AccessKind {
    Read,
    Write,
    /// A member of a record is named.
    Follow,
    /// A function gets the pointer and follows it.
    Passed,
}

/// An access through a pointer.
pub(crate) struct Access {
    pub(crate) node: Node,
    pub(crate) address: Temp,
    pub(crate) kind: AccessKind,
    /// How many bytes.
    pub(crate) size: Option<u64>,
}

/// An arithmetic operation.
pub(crate) struct Operation {
    pub(crate) temp: Temp,
    pub(crate) node: Node,
    pub(crate) op: crate::c::ir::BinaryOp,
    pub(crate) left: Temp,
    pub(crate) right: Temp,
    pub(crate) ty: TypeId,
    /// The result, if numbers had no end.
    pub(crate) exact: Range,
}

/// Something is freed.
pub(crate) struct Release<'src> {
    pub(crate) node: Node,
    pub(crate) pointer: Temp,
    /// `free`, `delete`, `delete[]`, `fclose`, …
    pub(crate) how: &'src str,
}

/// How much memory is touched, and who decides that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    pub(crate) size: Size,
    pub(crate) taint: Trace,
    pub(crate) checks: Checks,
}

/// The function that is called, as far as it has a name.
pub(super) fn callee_name<'src>(callee: Callee<'src>) -> Option<(&'src str, bool)> {
    match callee {
        Callee::Named(name) => Some((name, false)),
        Callee::Method(name) => Some((name, true)),
        Callee::Pointer(_) => None,
    }
}
