//! What functions of the library return.

use super::{CallSite, Run};
use crate::c::library::{Amount, Model, Returns};
use crate::c::location::{Birth, Id, Loc};
use crate::c::state::Size;
use crate::c::trace::{Event, Origin, Trace};
use crate::c::types::{Type, TypeId};
use crate::c::value::{Bound, Checks, Cleared, Nullness, Range, Value};

impl<'src> Run<'_, 'src> {
    /// What the call at `site` returns, before its effects.
    pub(super) fn result(&mut self, site: &CallSite<'_, 'src>, model: &Model) -> Value {
        let temp = site.temp;
        let ty = self.function().instruction(temp).ty;
        let argument = |run: &Self, position: u8| {
            site.argument(position)
                .map_or(Value::unknown(Id::NONE), |temp| *run.temp(temp))
        };
        match model.returns {
            Returns::Unknown => self.plain_result(site),
            Returns::Never => {
                self.is_dead = true;
                Value::int(0)
            }
            Returns::Argument(position) => {
                if site.name == "substr" || site.name == "str" {
                    return self.text_copy(site);
                }
                argument(self, position)
            }
            Returns::ArgumentOrNull(position) => {
                // Null says that there is no more to read. The buffer itself is not null.
                let value = argument(self, position);
                Value {
                    id: self.made(temp),
                    plus: 0,
                    null: Nullness::Unknown,
                    ..value
                }
            }
            Returns::Inside(position) => self.inside(site, &argument(self, position)),
            Returns::Memory(amount) => {
                let size = self.extent(site, 0, amount).size;
                let target = self.allocate(temp, site.name, size);
                if matches!(amount, Amount::Product(..)) {
                    self.change_region(target, |region| {
                        region.is_zeroed = true;
                        region.length = Value::int(0);
                    });
                }
                self.pointer_to_new(temp, target, site.name, true)
            }
            Returns::CopyOf(position) => self.copy_of(site, &argument(self, position)),
            Returns::Resized(position, amount) => {
                self.resized(site, &argument(self, position), amount)
            }
            Returns::Handle => {
                let target = self.allocate(temp, site.name, Size::UNKNOWN);
                self.pointer_to_new(temp, target, site.name, true)
            }
            Returns::Foreign(origin) => self.foreign_text(site, origin),
            Returns::Rarely => {
                let mut value = self.fresh(temp, Loc::NONE, ty);
                value.null = Nullness::Unknown;
                value
            }
            Returns::Length(position) => self.length_result(site, &argument(self, position)),
            Returns::UpTo(position) => self.moved(site, &argument(self, position), -1),
            Returns::Elements(position) => self.moved(site, &argument(self, position), 0),
            Returns::Number(position) => self.number_of(site, &argument(self, position), ty),
            Returns::Like(position) => {
                let from = argument(self, position);
                let mut value = self.fresh(temp, Loc::NONE, ty);
                value.taint = self.through_number(site, &from);
                value
            }
            Returns::Within(position, lo, hi) => {
                let from = argument(self, position);
                let mut value = self.fresh(temp, Loc::NONE, ty);
                value.range = Range::new(lo.into(), hi.into());
                value.taint = self.through_number(site, &from);
                value
            }
            Returns::Character(origin) => {
                let from = Event::From(origin, site.name);
                let mut value = self.fresh(temp, Loc::NONE, ty);
                value.range = Range::new(-1, 255);
                value.taint = self.traces.step(Trace::NONE, from, site.node);
                value
            }
            Returns::Random => {
                let from = Event::From(Origin::Random, site.name);
                let mut value = self.fresh(temp, Loc::NONE, ty);
                value.range = Range::new(0, i32::MAX.into());
                value.checks = Checks::LOWER;
                value.taint = self.traces.step(Trace::NONE, from, site.node);
                value
            }
            Returns::Between(lo, hi) => {
                let mut value = self.fresh(temp, Loc::NONE, ty);
                value.range = Range::new(lo.into(), hi.into());
                value
            }
        }
    }

    fn made(&mut self, temp: crate::c::ir::Temp) -> Id {
        let id = self.names.ids.intern(Birth::Made(temp, Loc::NONE));
        self.retire(id);
        id
    }

    /// Results that need no line of their own in a table: sizes and texts of C++.
    fn plain_result(&mut self, site: &CallSite<'_, 'src>) -> Value {
        let ty = self.function().instruction(site.temp).ty;
        match site.name {
            "size" | "length" if site.is_method => {
                let object = site.argument(0).map(|object| *self.temp(object));
                let target = object.map_or(Loc::NONE, |object| object.target);
                if target != Loc::NONE {
                    // The length has to be there for what is found out about it.
                    self.change_region(target, |_| {});
                    return self.region(target).length;
                }
                Value::ranged(Range::at_least(0), Id::NONE)
            }
            "at" | "front" | "back" if site.is_method => {
                let content = site.argument(0).map(|object| self.content(object).0);
                let mut value = self.fresh(site.temp, Loc::NONE, ty);
                value.taint = content.unwrap_or(Trace::NONE);
                value
            }
            "operator+" => self.text_copy(site),
            "to_string" => {
                let mut value = self.fresh(site.temp, Loc::NONE, TypeId::CHAR_POINTER);
                value.null = Nullness::NonNull;
                value
            }
            // The lesser of two is not greater than either.
            "min" => self.least(site),
            _ => self.fresh(site.temp, Loc::NONE, ty),
        }
    }

    fn least(&mut self, site: &CallSite<'_, 'src>) -> Value {
        let values: Vec<_> = site
            .arguments
            .iter()
            .map(|&temp| *self.temp(temp))
            .collect();
        let [a, b] = values.as_slice() else {
            return self.plain(site.temp);
        };
        let limit = if a.is_tainted() { b } else { a };
        Value {
            range: Range::new(a.range.lo.min(b.range.lo), a.range.hi.min(b.range.hi)),
            bound: limit.upper(),
            taint: self.traces.stronger(a.taint, b.taint),
            checks: Checks::UPPER.with(a.checks.common(b.checks)),
            ..Value::unknown(self.made(site.temp))
        }
    }

    fn plain(&mut self, temp: crate::c::ir::Temp) -> Value {
        let ty = self.function().instruction(temp).ty;
        self.fresh(temp, Loc::NONE, ty)
    }

    /// A new text made of the texts of all arguments.
    fn text_copy(&mut self, site: &CallSite<'_, 'src>) -> Value {
        let mut content = Trace::NONE;
        let mut cleared = Cleared::ALL;
        let mut length = Range::ZERO;
        for &argument in site.arguments {
            let value = *self.temp(argument);
            let (trace, of_trace) = self.content_of(&value);
            // A single character of C++ is added as it is.
            let trace = match self.type_of(argument) {
                Type::Int { .. } => trace.or(value.taint),
                _ => trace,
            };
            if trace != Trace::NONE {
                content = self.traces.stronger(content, trace);
                cleared = cleared.common(of_trace);
            }
            length = length.plus(self.text_length(&value).range);
        }
        if content != Trace::NONE && site.arguments.len() > 1 {
            content = self.step_once(content, Event::Through(site.name), site.node);
        }
        let value = self.fresh(site.temp, Loc::NONE, TypeId::CHAR_POINTER);
        let id = self
            .names
            .ids
            .intern(Birth::LengthMade(site.temp, value.target));
        self.retire(id);
        self.change_region(value.target, |region| {
            region.content = content;
            region.cleared = cleared;
            region.length = Value::ranged(Range::new(0, length.hi), id);
        });
        Value {
            null: Nullness::NonNull,
            ..value
        }
    }

    /// A pointer into a text, or null.
    fn inside(&mut self, site: &CallSite<'_, 'src>, text: &Value) -> Value {
        let text = match (site.name, text.is_null()) {
            // `strtok(NULL, …)` goes on with the last text, which is not followed.
            ("strtok" | "strtok_r", true) => return self.plain(site.temp),
            _ => text,
        };
        Value {
            range: if text.target == Loc::NONE {
                Range::FULL
            } else {
                Range::at_least(text.range.lo)
            },
            id: self.made(site.temp),
            plus: 0,
            bound: None,
            null: Nullness::Unknown,
            checks: Checks::BOTH,
            taint: Trace::NONE,
            ..*text
        }
    }

    fn copy_of(&mut self, site: &CallSite<'_, 'src>, text: &Value) -> Value {
        let length = self.text_length(text);
        let (content, cleared) = self.content_of(text);
        let size = Size {
            range: length.range.shifted(1),
            id: length.id,
            scale: 1,
            plus: length.plus.saturating_add(1),
        };
        let target = self.allocate(site.temp, site.name, size);
        let content = match content {
            Trace::NONE => content,
            content => self.step_once(content, Event::Through(site.name), site.node),
        };
        self.change_region(target, |region| {
            region.content = content;
            region.cleared = cleared;
            if length.id != Id::NONE || length.range.constant().is_some() {
                region.length = length;
            }
        });
        self.pointer_to_new(site.temp, target, site.name, true)
    }

    /// `realloc`: the old memory is gone if the result is not null.
    fn resized(&mut self, site: &CallSite<'_, 'src>, old: &Value, amount: Amount) -> Value {
        let size = self.extent(site, 0, amount).size;
        let old_region = (old.target != Loc::NONE).then(|| self.region(old.target));
        let target = self.allocate(site.temp, site.name, size);
        if let Some(old_region) = old_region
            && old.target != target
        {
            self.change_region(target, |region| {
                region.content = old_region.content;
                region.cleared = old_region.cleared;
                region.tested = old_region.tested;
                region.replaces = old.target;
            });
        }
        self.pointer_to_new(site.temp, target, site.name, true)
    }

    /// It is known now whether `realloc` worked.
    pub(super) fn realloc_result(&mut self, value: &Value, failed: bool) {
        if value.target == Loc::NONE || failed {
            return;
        }
        let Some(region) = self.state.region(value.target).copied() else {
            return;
        };
        if region.replaces != Loc::NONE && region.replaces != value.target {
            let trace = region.allocated;
            self.change_region(region.replaces, |old| {
                old.life = crate::c::state::Life::Freed;
                old.life_trace = trace;
            });
            self.change_region(value.target, |region| region.replaces = Loc::NONE);
        }
    }

    fn foreign_text(&mut self, site: &CallSite<'_, 'src>, origin: Origin) -> Value {
        let from = Event::From(origin, site.name);
        let trace = self.traces.step(Trace::NONE, from, site.node);
        let mut value = self.fresh(site.temp, Loc::NONE, TypeId::CHAR_POINTER);
        value.null = Nullness::Maybe;
        value.null_trace = self
            .traces
            .step(Trace::NONE, Event::MayFail(site.name), site.node);
        self.change_region(value.target, |region| region.content = trace);
        value
    }

    fn length_result(&mut self, site: &CallSite<'_, 'src>, text: &Value) -> Value {
        if text.target == Loc::NONE {
            let mut value = self.plain(site.temp);
            value.range = Range::at_least(0);
            return value;
        }
        // The length has to be there for what is found out about it.
        self.change_region(text.target, |_| {});
        let mut length = self.text_length(text);
        if length.id == Id::NONE && length.range.constant().is_none() {
            length.id = self.made(site.temp);
        }
        let (content, _) = self.content_of(text);
        if content != Trace::NONE {
            length.taint = self.step_once(content, Event::Through(site.name), site.node);
            // A text in memory is shorter than memory: no sum of lengths overflows.
            length.cleared = Cleared::NUMBER;
        }
        length
    }

    /// How much was moved, or `failed`.
    fn moved(&mut self, site: &CallSite<'_, 'src>, most: &Value, failed: i128) -> Value {
        let id = self.made(site.temp);
        let hi = most.range.hi;
        Value {
            bound: most
                .upper()
                .filter(|_| most.id != Id::NONE)
                .map(|bound| Bound { ..bound }),
            // As many as fit may come.
            checks: Checks::UPPER.with(Checks::TIGHT),
            ..Value::ranged(Range::new(failed, hi), id)
        }
    }

    fn number_of(&mut self, site: &CallSite<'_, 'src>, text: &Value, ty: TypeId) -> Value {
        let (content, cleared) = self.content_of(text);
        let mut value = self.fresh(site.temp, Loc::NONE, ty);
        if content != Trace::NONE {
            value.taint = self.step_once(content, Event::Through(site.name), site.node);
            value.cleared = cleared.common(Cleared::NUMBER).with(Cleared::OF_NUMBERS);
        }
        value
    }

    fn through_number(&mut self, site: &CallSite<'_, 'src>, from: &Value) -> Trace {
        match from.taint {
            Trace::NONE => Trace::NONE,
            taint => self.step_once(taint, Event::Through(site.name), site.node),
        }
    }
}
