//! Reading and writing memory.

use super::{AccessKind, Run};
use crate::c::ir::{Storage, Temp};
use crate::c::location::{Birth, Id, Loc, Place};
use crate::c::state::Region;
use crate::c::trace::{Event, Trace};
use crate::c::types::{Type, TypeId};
use crate::c::value::{Checks, Range, Value};

impl<'src> Run<'_, 'src> {
    // ---- places ----

    /// The place that an access through `address` touches.
    pub(super) fn place_of(&mut self, address: &Value) -> Option<Loc> {
        let target = address.target;
        if target == Loc::NONE {
            return None;
        }
        let is_whole = matches!(
            self.names.places.get(target),
            Place::Var(_) | Place::Member(..)
        ) && !self
            .file
            .symbols
            .types
            .is_array(self.names.places.ty(target));
        let ty = self.element_type(target);
        let place = match address.range.constant() {
            Some(0) if is_whole => return Some(target),
            Some(at) => Place::At(target, i64::try_from(at).ok()?),
            None if address.id != Id::NONE => Place::Indexed(target, address.id, address.plus),
            None => return None,
        };
        let place = self.names.places.intern(place, ty);
        (place != Loc::NONE).then_some(place)
    }

    /// The type of the elements of the object at `loc`.
    fn element_type(&self, loc: Loc) -> TypeId {
        let ty = self.names.places.ty(loc);
        match self.file.symbols.types.get(ty) {
            Type::Array(element, _) | Type::Vector(element) => element,
            Type::String => TypeId::CHAR,
            _ => ty,
        }
    }

    /// What is known of the object at `loc`.
    pub(crate) fn region(&mut self, loc: Loc) -> Region {
        match self.state.region(loc) {
            Some(region) => *region,
            None => self.names.initial_region(loc, &self.state),
        }
    }

    /// Changes what is known of the object at `loc`.
    pub(super) fn change_region(&mut self, loc: Loc, change: impl FnOnce(&mut Region)) {
        if loc == Loc::NONE || matches!(self.names.places.get(loc), Place::Literal(_)) {
            return;
        }
        let mut region = self.region(loc);
        change(&mut region);
        self.state.set_region(loc, region);
    }

    // ---- fresh values ----

    /// Forgets what `id` meant the last time around the loop.
    pub(super) fn retire(&mut self, id: Id) {
        if self.is_repeated() {
            self.state.retire(&[id], &[], &self.names);
        }
    }

    /// Forgets the object that `target` was the last time around the loop.
    pub(super) fn retire_target(&mut self, target: Loc) {
        if self.is_repeated() {
            self.state.retire(&[], &[target], &self.names);
        }
    }

    fn is_repeated(&self) -> bool {
        self.function().blocks[self.block.0 as usize].in_loop
    }

    /// A value that nothing is known of, made by `temp` for `loc`.
    pub(super) fn fresh(&mut self, temp: Temp, loc: Loc, ty: TypeId) -> Value {
        let id = self.names.ids.intern(Birth::Made(temp, loc));
        self.retire(id);
        match self.file.symbols.types.get(ty) {
            Type::Pointer(target) => Value::pointer(self.foreign(temp, loc, target), id),
            Type::Unknown => Value {
                range: Range::FULL,
                ..Value::pointer(self.foreign(temp, loc, TypeId::UNKNOWN), id)
            },
            _ => Value::ranged(self.names.range_of(ty), id),
        }
    }

    /// The object that a pointer leads to which `temp` got.
    fn foreign(&mut self, temp: Temp, loc: Loc, ty: TypeId) -> Loc {
        // One instruction may change several places; each points to something else.
        let place = match loc {
            Loc::NONE => Place::Foreign(temp),
            loc => Place::ForeignAt(temp, loc),
        };
        let target = self.names.places.intern(place, ty);
        self.retire_target(target);
        target
    }

    // ---- loads and stores ----

    pub(super) fn load(&mut self, temp: Temp, address: Temp) -> Value {
        let ty = self.function().instruction(temp).ty;
        let at = *self.temp(address);
        self.touch(temp, address, AccessKind::Read);
        let Some(loc) = self.place_of(&at) else {
            let mut value = self.fresh(temp, Loc::NONE, ty);
            self.take_content(&mut value, at.target);
            return value;
        };
        if let Some(&value) = self.state.value(loc) {
            if !value.checks.has(Checks::UNSET) {
                return value;
            }
            self.show_unset(temp, address, loc);
            let value = Value {
                checks: value.checks.without(Checks::UNSET),
                ..value
            };
            self.state.set_value(loc, value);
            return value;
        }
        let mut value = match self.names.initial_value(loc) {
            Some(value) => value,
            None => self.fresh(temp, loc, ty),
        };
        if !value.is_tainted() {
            self.take_content(&mut value, loc);
        }
        // A constant is the same everywhere.
        if !self.is_constant(loc) {
            self.state.set_value(loc, value);
        }
        value
    }

    fn is_constant(&self, loc: Loc) -> bool {
        match self.names.places.get(loc) {
            Place::Var(var) => self.function().var(var).storage == Storage::Constant,
            _ => false,
        }
    }

    /// Gives a value that was read from `loc` the origin of what is there.
    fn take_content(&mut self, value: &mut Value, loc: Loc) {
        if loc == Loc::NONE {
            return;
        }
        let region = self.region(loc);
        if region.content == Trace::NONE {
            return;
        }
        if value.target == Loc::NONE {
            value.taint = region.content;
            value.cleared = region.cleared;
        } else if self.state.region(value.target).is_none() {
            let tested = region.tested;
            self.change_region(value.target, |target| {
                target.content = region.content;
                target.tested = tested;
            });
        }
    }

    pub(super) fn store(&mut self, temp: Temp, to: Temp, value: Temp) {
        let instruction = *self.function().instruction(temp);
        let at = *self.temp(to);
        self.touch(temp, to, AccessKind::Write);
        let mut value = self.converted(*self.temp(value), instruction.ty);
        value.checks = value.checks.without(Checks::UNSET);
        let place = self.place_of(&at);
        if let Some(loc) = place {
            value = self.named(temp, loc, value, instruction.node);
        }
        self.write_element(temp, &at, place, &value);
        if let Some(loc) = place {
            self.state.set_value(loc, value);
        }
    }

    /// A value as the content of a variable: with a number of its own, and a step of its way.
    fn named(
        &mut self,
        temp: Temp,
        loc: Loc,
        mut value: Value,
        node: crate::c::syntax::Node,
    ) -> Value {
        if value.id == Id::NONE && value.constant().is_none() {
            value.id = self.names.ids.intern(Birth::Made(temp, loc));
            value.plus = 0;
            self.retire(value.id);
        }
        if value.is_tainted()
            && let Place::Var(var) = self.names.places.get(loc)
        {
            let name = self.function().var(var).name;
            let event = Event::Into(name);
            if !name.is_empty() {
                value.taint = self.step_once(value.taint, event, node);
            }
        }
        value
    }

    /// A step that is told once, however often a loop takes it.
    pub(super) fn step_once(
        &mut self,
        trace: Trace,
        event: Event<'src>,
        node: crate::c::syntax::Node,
    ) -> Trace {
        if self.traces.contains(trace, event, node) {
            trace
        } else {
            self.traces.step(trace, event, node)
        }
    }

    /// What writing one element does to the rest of its object.
    fn write_element(&mut self, temp: Temp, at: &Value, place: Option<Loc>, value: &Value) {
        let target = at.target;
        if target == Loc::NONE || place == Some(target) {
            return;
        }
        let places = &self.names.places;
        let is_exact = place.is_some_and(|place| matches!(places.get(place), Place::At(..)));
        self.state.forget(|loc| {
            places.parent(loc) == Some(target)
                && match places.get(loc) {
                    Place::Indexed(..) => Some(loc) != place,
                    Place::At(..) => !is_exact,
                    _ => false,
                }
        });
        // The text that is there changes.
        let old = self.region(target);
        let length = self.names.ids.intern(Birth::LengthMade(temp, target));
        self.retire(length);
        let is_zero = value.is_zero() == Some(true);
        let taint = self.traces.stronger(old.content, value.taint);
        let cleared = if old.content == Trace::NONE {
            value.cleared
        } else {
            old.cleared
        };
        let most = match (is_zero, at.range.constant()) {
            // A terminator cuts the text off, or ends it.
            (true, Some(position)) => position.max(0),
            (true, None) => at.range.hi.min(old.length.range.hi).max(0),
            (false, _) => old.length.range.hi.max(at.range.hi.saturating_add(1)),
        };
        self.change_region(target, |region| {
            region.length = Value {
                checks: old.length.checks.common(Checks::BOTH),
                ..Value::ranged(Range::new(0, most), length)
            };
            region.content = taint;
            region.cleared = cleared;
            if is_zero {
                region.unterminated = Trace::NONE;
            }
        });
    }
}
