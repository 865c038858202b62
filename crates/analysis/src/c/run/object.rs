//! Objects: allocated, freed, given away, and what is forgotten about them.

use super::{Access, AccessKind, Run};
use crate::c::ir::{Op, Storage, Temp};
use crate::c::location::{Birth, Id, Loc, Place};
use crate::c::state::{Life, Region, Size};
use crate::c::trace::{Event, Trace};
use crate::c::value::{Checks, Cleared, Nullness, Range, Value};

impl<'src> Run<'_, 'src> {
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
