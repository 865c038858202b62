//! Reading and writing memory.

use super::{Access, AccessKind, Run};
use crate::c::ir::{Op, Storage, Temp};
use crate::c::location::{Birth, Id, Loc, Place};
use crate::c::state::{Life, Region, Size};
use crate::c::trace::{Event, Trace};
use crate::c::types::{Type, TypeId};
use crate::c::value::{Checks, Cleared, Nullness, Range, Value};

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

    // ---- objects ----

    pub(super) fn declare_object(&mut self, temp: Temp, loc: Loc, length: Option<Temp>) {
        let mut region = self.names.initial_region(loc, &self.state);
        let id = self.names.ids.intern(Birth::LengthMade(temp, loc));
        self.retire(id);
        region.length = Value::ranged(Range::at_least(0), id);
        if let Some(count) = length {
            let element = self.file.symbols.types.element(self.names.places.ty(loc));
            if let Some(size) = self.file.symbols.types.size_of(element) {
                let count = *self.temp(count);
                region.size = self.scaled_size(&count, size as i64);
            }
        }
        self.state.set_region(loc, region);
    }

    /// The size of `count` elements of `size` bytes.
    pub(super) fn scaled_size(&self, count: &Value, size: i64) -> Size {
        let range = count.range.times(Range::exactly(size.into()));
        let (id, factor) = self.names.ids.factors(count.id);
        let (Some(scale), Some(plus)) = (factor.checked_mul(size), count.plus.checked_mul(size))
        else {
            return Size {
                range,
                ..Size::UNKNOWN
            };
        };
        Size {
            range: range
                .intersection(Range::at_least(0))
                .unwrap_or(Range::at_least(0)),
            id,
            scale,
            plus,
        }
    }

    /// Fresh memory that `temp` allocates.
    pub(super) fn allocate(&mut self, temp: Temp, name: &'src str, size: Size) -> Loc {
        let ty = self
            .file
            .symbols
            .types
            .element(self.function().instruction(temp).ty);
        let loc = self.names.places.intern(Place::Heap(temp), ty);
        self.retire_target(loc);
        let length = self.names.ids.intern(Birth::LengthMade(temp, loc));
        self.retire(length);
        let node = self.function().instruction(temp).node;
        let allocated = self.traces.step(Trace::NONE, Event::Allocated(name), node);
        let region = Region {
            allocated,
            size,
            ..Region::unknown(length)
        };
        self.state.set_region(loc, region);
        loc
    }

    pub(super) fn new_object(
        &mut self,
        temp: Temp,
        count: Option<Temp>,
        size: Option<u32>,
        may_fail: bool,
    ) -> Value {
        let name = if count.is_some() { "new[]" } else { "new" };
        let size = match (count, size) {
            (Some(count), Some(size)) => {
                let count = *self.temp(count);
                self.scaled_size(&count, size.into())
            }
            (None, Some(size)) => Size::exactly(size.into()),
            (_, None) => Size::UNKNOWN,
        };
        let target = self.allocate(temp, name, size);
        self.pointer_to_new(temp, target, name, may_fail)
    }

    /// The pointer that an allocation returns.
    pub(super) fn pointer_to_new(
        &mut self,
        temp: Temp,
        target: Loc,
        name: &'src str,
        may_fail: bool,
    ) -> Value {
        let id = self.names.ids.intern(Birth::Made(temp, Loc::NONE));
        self.retire(id);
        let mut value = Value::pointer(target, id);
        value.null = Nullness::NonNull;
        if may_fail {
            let node = self.function().instruction(temp).node;
            value.null = Nullness::Maybe;
            value.null_trace = self.traces.step(Trace::NONE, Event::MayFail(name), node);
        }
        value
    }

    /// Frees what `pointer` points to.
    pub(super) fn free(&mut self, temp: Temp, pointer: Temp, how: &'src str) {
        self.show_release(temp, pointer, how);
        let value = *self.temp(pointer);
        if value.target == Loc::NONE || value.null == Nullness::Null {
            return;
        }
        let node = self.function().instruction(temp).node;
        let before = self.region(value.target).allocated;
        let trace = self.step_once(before, Event::Freed(how), node);
        self.change_region(value.target, |region| {
            region.life = Life::Freed;
            region.life_trace = trace;
        });
    }

    // ---- what is not known ----

    /// Someone else may have written to the object at `loc`, and to all it leads to.
    pub(super) fn capture(&mut self, temp: Temp, loc: Loc) {
        if loc == Loc::NONE || matches!(self.names.places.get(loc), Place::Literal(_)) {
            return;
        }
        let mut reached = vec![loc];
        let mut index = 0;
        // Pointers in the object lead on.
        while index < reached.len() && reached.len() < 64 {
            let from = reached[index];
            for (place, value) in self.state.values() {
                let is_inside = *place == from || self.names.places.is_below(*place, from);
                if is_inside && value.target != Loc::NONE && !reached.contains(&value.target) {
                    reached.push(value.target);
                }
            }
            index += 1;
        }
        let changed: Vec<Loc> = self
            .state
            .values()
            .iter()
            .map(|(place, _)| *place)
            .filter(|&place| {
                reached
                    .iter()
                    .any(|&from| place == from || self.names.places.is_below(place, from))
            })
            .collect();
        for place in changed {
            self.forget_value(temp, place);
        }
        for from in reached {
            if self.state.region(from).is_some() {
                let length = self.names.ids.intern(Birth::LengthMade(temp, from));
                self.retire(length);
                self.change_region(from, |region| {
                    region.length = Value::ranged(Range::at_least(0), length);
                    region.is_zeroed = false;
                    region.unterminated = Trace::NONE;
                });
            }
        }
    }

    /// A macro may leave the function, which is what one does after an allocation failed.
    pub(super) fn forgive_failures(&mut self) {
        for (_, value) in self.state.values_mut() {
            if value.null == Nullness::Null && value.null_trace != Trace::NONE {
                value.null = Nullness::Unknown;
                value.null_trace = Trace::NONE;
            }
        }
    }

    /// `place` holds something new that is not known.
    pub(super) fn forget_value(&mut self, temp: Temp, place: Loc) {
        let ty = self.names.places.ty(place);
        let mut value = self.fresh(temp, place, ty);
        // Nothing that is told of it is certain, so nothing is asked of it.
        value.checks = Checks::BOTH;
        self.state.set_value(place, value);
    }

    /// Anything outside the function may have changed: global variables and what they lead to.
    pub(super) fn clobber(&mut self, temp: Temp) {
        let function = self.function();
        let globals: Vec<Loc> = self
            .state
            .values()
            .iter()
            .map(|(place, _)| *place)
            .filter(|&place| {
                let root = self.names.root_var(place);
                root.is_some_and(|var| function.var(var).storage == Storage::Global)
            })
            .collect();
        for place in globals {
            self.forget_value(temp, place);
        }
    }

    // ---- what rules are told ----

    /// Memory is accessed through `address`. Afterwards it is known to exist.
    pub(super) fn touch(&mut self, temp: Temp, address: Temp, kind: AccessKind) {
        let function = self.function();
        if let Op::Address(_) = function.instruction(address).op {
            return;
        }
        let value = *self.temp(address);
        let size = self
            .file
            .symbols
            .types
            .size_of(function.instruction(temp).ty);
        if self.is_reporting {
            self.show_access(&Access {
                temp,
                node: function.instruction(temp).node,
                address,
                kind,
                size,
            });
        }
        self.survived(address, &value);
    }

    /// A member of the record at `base` is named: the pointer to it is followed.
    pub(super) fn touch_record(&mut self, temp: Temp, base: Temp) {
        let function = self.function();
        if matches!(
            function.instruction(base).op,
            Op::Address(_) | Op::Member { .. }
        ) {
            return;
        }
        let value = *self.temp(base);
        if self.is_reporting {
            self.show_access(&Access {
                temp,
                node: function.instruction(temp).node,
                address: base,
                kind: AccessKind::Follow,
                size: None,
            });
        }
        self.survived(base, &value);
    }

    /// The program went on after using `pointer`, so it was not null; and a use after a free is
    /// told once.
    pub(super) fn survived(&mut self, pointer: Temp, value: &Value) {
        if matches!(
            value.null,
            Nullness::Maybe | Nullness::Null | Nullness::Unknown
        ) {
            let base = *self.temp(self.base_of(pointer));
            if base.id != Id::NONE {
                for (_, known) in self.state.values_mut() {
                    if known.id == base.id && known.target == base.target && known.is_pointer() {
                        known.null = Nullness::NonNull;
                        known.null_trace = Trace::NONE;
                    }
                }
            }
        }
        if value.target != Loc::NONE
            && let Some(region) = self.state.region_mut(value.target)
            && region.life == Life::Freed
        {
            region.life = Life::Unclear;
        }
    }

    /// The pointer that `temp` was computed from.
    pub(crate) fn base_of(&self, temp: Temp) -> Temp {
        let mut temp = temp;
        while let Op::Element { base, .. } | Op::Cast(base) = self.function().instruction(temp).op {
            temp = base;
        }
        temp
    }

    /// The content of `value` comes from `trace` now.
    pub(super) fn fill(&mut self, temp: Temp, value: &Value, trace: Trace, length: Range) {
        let target = value.target;
        if target == Loc::NONE {
            return;
        }
        let ty = self.names.places.ty(target);
        let is_scalar = matches!(
            self.names.places.get(target),
            Place::Var(_) | Place::Member(..)
        ) && !self.file.symbols.types.is_object(ty);
        if is_scalar {
            let mut fresh = self.fresh(temp, target, ty);
            fresh.taint = trace;
            if fresh.target != Loc::NONE {
                self.change_region(fresh.target, |region| region.content = trace);
            }
            self.state.set_value(target, fresh);
            return;
        }
        let places = &self.names.places;
        self.state
            .forget(|loc| loc != target && places.is_below(loc, target));
        let id = self.names.ids.intern(Birth::LengthMade(temp, target));
        self.retire(id);
        let starts_there = value.range == Range::ZERO;
        self.change_region(target, |region| {
            if starts_there || region.content == Trace::NONE {
                region.content = trace;
                region.cleared = Cleared::NONE;
                region.tested = Cleared::NONE;
            }
            region.length = Value::ranged(length, id);
            region.unterminated = Trace::NONE;
        });
    }
}
