//! What callers learn about a function when it is left.

use super::Run;
use crate::c::ir::{Storage, Temp};
use crate::c::location::Place;
use crate::c::state::Life;
use crate::c::summary::Returned;
use crate::c::syntax::Node;
use crate::c::trace::{Origin, Trace};
use crate::c::value::{Nullness, Range, Value};

impl<'src> Run<'_, 'src> {
    /// A parameter is followed here without a test for null.
    pub(crate) fn note_followed(&mut self, pointer: Temp, node: Node) {
        let value = *self.temp(self.base_of(pointer));
        if value.null != Nullness::Unknown {
            return;
        }
        if let Place::Target(loc) = self.names.places.get(value.target)
            && let Place::Var(var) = self.names.places.get(loc)
            && let Storage::Parameter(position) = self.function().var(var).storage
            && let Some(parameter) = self.summary.parameters.get_mut(usize::from(position))
        {
            parameter.followed.get_or_insert(node);
        }
    }

    /// The function is left with `value`.
    pub(super) fn leave(&mut self, value: Option<Temp>, node: Node) {
        self.show_return(value, node);
        if !self.is_reporting {
            return;
        }
        let returned = self.way_out(value);
        self.summary.add_return(returned, self.traces);
        let function = self.function();
        for (index, var) in function.vars.iter().enumerate() {
            let Storage::Parameter(position) = var.storage else {
                continue;
            };
            let loc = self.names.var(crate::c::ir::VarId(index as u32));
            let target = self.names.target(loc);
            let is_null = self
                .state
                .value(loc)
                .is_some_and(|value| value.null == Nullness::Null);
            let region = self.state.region(target).copied();
            let Some(parameter) = self.summary.parameters.get_mut(usize::from(position)) else {
                continue;
            };
            if let Some(region) = region {
                parameter.tested = parameter.tested.with(region.tested);
                let origin = self.traces.origin(region.content);
                if origin.is_some_and(Origin::is_untrusted) {
                    parameter.filled = region.content;
                }
            }
            // What is null needs no freeing.
            if !is_null {
                let freed = region.filter(|region| region.life == Life::Freed);
                let before = parameter.freed.is_none_or(|(always, _)| always);
                parameter.freed = Some((
                    before && freed.is_some(),
                    freed.map_or(Trace::NONE, |region| region.life_trace),
                ));
            }
        }
    }

    fn way_out(&mut self, value: Option<Temp>) -> Returned {
        let value = value.map_or(Value::int(0), |value| *self.temp(value));
        let (content, cleared) = self.content_of(&value);
        let is_pointer = value.is_pointer();
        let parameter = match self.names.places.get(value.target) {
            Place::Target(loc) if value.range == Range::ZERO => match self.names.places.get(loc) {
                Place::Var(var) => match self.function().var(var).storage {
                    Storage::Parameter(position) => Some(position),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        };
        // A function that returns null because an allocation failed may do so whenever it is
        // called. Other nulls answer what was asked, and callers may know the answer.
        let null_trace = if value.is_null() {
            value.null_trace.or(self.state.failed_allocation())
        } else {
            value.null_trace
        };
        let null = if value.is_null() {
            Nullness::Null
        } else {
            value.null
        };
        Returned {
            range: if is_pointer { Range::FULL } else { value.range },
            null,
            null_trace,
            taint: value.taint,
            cleared: if value.is_tainted() {
                value.cleared
            } else {
                cleared
            },
            content,
            parameter,
            is_fresh: matches!(self.names.places.get(value.target), Place::Heap(_)),
        }
    }
}
