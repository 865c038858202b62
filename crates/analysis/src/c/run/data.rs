//! What rules may ask about data: where it comes from, and what it can no longer do.

use super::Run;
use crate::c::ir::Temp;
use crate::c::location::{Loc, Place};
use crate::c::trace::{Origin, Trace};
use crate::c::value::{Cleared, Value};

impl<'a, 'src> Run<'a, 'src> {
    /// Where the content comes from that `temp` points to, and what it can no longer do.
    pub(crate) fn content(&mut self, temp: Temp) -> (Trace, Cleared) {
        let value = *self.temp(temp);
        self.content_of(&value)
    }

    pub(crate) fn content_of(&mut self, value: &Value) -> (Trace, Cleared) {
        if value.target == Loc::NONE {
            return (Trace::NONE, Cleared::NONE);
        }
        let region = self.region(value.target);
        (region.content, region.cleared.with(region.tested))
    }

    /// Where the text of `temp` comes from, unless it can no longer do what `needs` says.
    pub(crate) fn dangerous_content(&mut self, temp: Temp, needs: Cleared) -> Option<Trace> {
        let (trace, cleared) = self.content(temp);
        (trace != Trace::NONE && !cleared.has(needs)).then_some(trace)
    }

    pub(crate) fn origin(&self, trace: Trace) -> Option<Origin> {
        self.traces.origin(trace)
    }

    /// Whether an attacker may choose it, whoever uses the code.
    pub(crate) fn is_untrusted(&self, trace: Trace) -> bool {
        self.origin(trace).is_some_and(Origin::is_untrusted)
    }

    /// Whether the data of `trace` passed through one of these functions.
    pub(crate) fn passed_through(&self, trace: Trace, names: &[&str]) -> bool {
        self.traces.passed_through(trace, names)
    }

    /// What the first elements of the array at `pointer` hold, as far as that is known.
    pub(crate) fn elements(&mut self, pointer: Temp) -> Vec<Value> {
        let target = self.temp(pointer).target;
        let places = &self.names.places;
        self.state
            .values()
            .iter()
            .filter(|(loc, _)| {
                target != Loc::NONE && matches!(places.get(*loc), Place::At(of, _) if of == target)
            })
            .map(|(_, value)| *value)
            .collect()
    }
}
