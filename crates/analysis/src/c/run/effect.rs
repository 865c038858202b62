//! What functions of the library do to their arguments.

use super::{CallSite, Run};
use crate::c::format;
use crate::c::ir::Temp;
use crate::c::library::{Amount, Effect};
use crate::c::location::{Birth, Id, Loc};
use crate::c::state::Size;
use crate::c::trace::{Event, Origin, Trace};
use crate::c::types::Type;
use crate::c::value::{Cleared, Range, Value};

impl<'src> Run<'_, 'src> {
    pub(super) fn apply(&mut self, site: &CallSite<'_, 'src>, effect: Effect) {
        match effect {
            // What rules look at; the content is the matter of the other effects.
            Effect::Reads(..) | Effect::Writes(..) | Effect::Ends(_) => {}
            Effect::Fills(to, origin) => self.fills(site, to, origin),
            Effect::Copies(to, from) => self.copies(site, to, from),
            Effect::Appends(to, from) => self.appends(site, to, from),
            Effect::Formats(to, format) => self.formats(site, to, format),
            Effect::Scans(format, origin) => {
                let from = Event::From(origin, site.name);
                let trace = self.traces.step(Trace::NONE, from, site.node);
                self.scans(site, format, trace);
            }
            Effect::ScansText(from, format) => {
                let content = site.argument(from).map(|from| self.content(from).0);
                if let Some(content) = content.filter(|trace| *trace != Trace::NONE) {
                    let through = Event::Through(site.name);
                    let trace = self.step_once(content, through, site.node);
                    self.scans(site, format, trace);
                } else {
                    self.scans(site, format, Trace::NONE);
                }
            }
            Effect::Zeroes(to, with) => self.zeroes(site, to, with),
            Effect::Frees(pointer) => {
                if let Some(pointer) = site.argument(pointer) {
                    self.free(site.temp, pointer, site.name);
                }
            }
            Effect::Tests(position, what) => {
                if let Some(argument) = site.argument(position) {
                    self.tested(argument, what);
                }
            }
            Effect::AllocatesInto(position) => {
                if let Some(argument) = site.argument(position) {
                    let place = self.temp(argument).target;
                    if place != Loc::NONE {
                        let size = Size::UNKNOWN;
                        let target = self.allocate(site.temp, site.name, size);
                        let value = Value::address(target);
                        self.state.set_value(place, value);
                    }
                }
            }
        }
    }

    /// The content of `argument` was tested, so that it can no longer do `what`.
    pub(super) fn tested(&mut self, argument: Temp, what: Cleared) {
        let target = self.temp(argument).target;
        if target != Loc::NONE && self.region(target).content != Trace::NONE {
            self.change_region(target, |region| region.tested = region.tested.with(what));
        }
    }

    /// How much a call writes to an argument, as the library says.
    fn written(&mut self, site: &CallSite<'_, 'src>, to: u8) -> Option<(Amount, Size)> {
        let effects = site.model?.effects;
        effects.iter().find_map(|effect| match *effect {
            Effect::Writes(position, amount) if position == to => {
                Some((amount, self.extent(site, to, amount).size))
            }
            _ => None,
        })
    }

    fn ends(site: &CallSite<'_, 'src>, to: u8) -> bool {
        let effects = site.model.map_or(&[][..], |model| model.effects);
        effects.contains(&Effect::Ends(to))
    }

    fn fills(&mut self, site: &CallSite<'_, 'src>, to: u8, origin: Origin) {
        let Some(argument) = site.argument(to) else {
            return;
        };
        let from = Event::From(origin, site.name);
        let trace = self.traces.step(Trace::NONE, from, site.node);
        let mut value = *self.temp(argument);
        if site.name.starts_with("getline") || site.name == "getdelim" {
            // The text is where the pointer in the argument points to.
            if let Some(inner) = self.state.value(value.target) {
                value = *inner;
            }
        }
        let written = self.written(site, to).map(|(_, size)| size);
        let ends = Self::ends(site, to);
        let most = written.map_or(Range::FULL.hi, |size| size.range.hi);
        let length = match (ends, most < Range::FULL.hi) {
            (true, true) => Range::new(0, (most - 1).max(0)),
            _ => Range::at_least(0),
        };
        let was_zeroed = value.target != Loc::NONE && self.region(value.target).is_zeroed;
        self.fill(site.temp, &value, trace, length);
        if ends || value.target == Loc::NONE || self.is_scalar(value.target) {
            return;
        }
        // `read` and its like add no terminator: the text ends where a zero was before.
        let room = self.room(&value);
        let leaves_zero = was_zeroed && most < room.range.lo;
        if !leaves_zero {
            let event = Event::Through(site.name);
            let trace = self.traces.step(Trace::NONE, event, site.node);
            self.change_region(value.target, |region| region.unterminated = trace);
        } else if most < Range::FULL.hi {
            self.change_region(value.target, |region| {
                region.length.range = Range::new(0, most.max(0));
            });
        }
    }

    fn is_scalar(&self, loc: Loc) -> bool {
        let ty = self.names.places.ty(loc);
        matches!(
            self.file.symbols.types.get(ty),
            Type::Int { .. } | Type::Float { .. } | Type::Pointer(_) | Type::Record(_)
        )
    }

    fn copies(&mut self, site: &CallSite<'_, 'src>, to: u8, from: u8) {
        let (Some(to_temp), Some(from_temp)) = (site.argument(to), site.argument(from)) else {
            return;
        };
        let (target, source) = (*self.temp(to_temp), *self.temp(from_temp));
        if target.target == Loc::NONE {
            return;
        }
        let length = self.text_length(&source);
        let (mut content, cleared) = self.content_of(&source);
        content = content.or(source.taint);
        let places = &self.names.places;
        self.state
            .forget(|loc| loc != target.target && places.is_below(loc, target.target));
        let new_id = self
            .names
            .ids
            .intern(Birth::LengthMade(site.temp, target.target));
        self.retire(new_id);
        let written = self.written(site, to);
        let length = match written {
            Some((Amount::Bytes(_), size)) if size.range.lo <= length.range.hi => {
                // Perhaps cut off.
                let most = length.range.hi.min(size.range.hi.max(0));
                Value::ranged(Range::new(0, most), new_id)
            }
            _ if length.id == Id::NONE && length.range.constant().is_none() => Value {
                id: new_id,
                ..length
            },
            _ => length,
        };
        let trace = self.through(site, content);
        let starts_there = target.range == Range::ZERO;
        let is_cut_off = self.is_cut_off(site, &target, written, &length);
        let event = Event::Through(site.name);
        let cut = self.traces.step(Trace::NONE, event, site.node);
        self.change_region(target.target, |region| {
            if starts_there {
                region.content = trace;
                region.cleared = cleared;
                region.tested = Cleared::NONE;
                region.length = length;
                region.unterminated = if is_cut_off { cut } else { Trace::NONE };
            } else if region.content == Trace::NONE {
                region.content = trace;
                region.cleared = cleared;
                region.length = Value::ranged(Range::at_least(0), new_id);
            }
        });
        // An object is copied with all that is in it; what that is, is not followed.
        if site.name == "record=" {
            self.capture(site.temp, target.target);
        }
    }

    /// Whether `strncpy` may have filled the target to its end, without a terminator.
    fn is_cut_off(
        &mut self,
        site: &CallSite<'_, 'src>,
        target: &Value,
        written: Option<(Amount, Size)>,
        length: &Value,
    ) -> bool {
        let Some((Amount::Bytes(_), size)) = written else {
            return false;
        };
        if !matches!(site.name, "strncpy" | "stpncpy") {
            return false;
        }
        let source = site.argument(1).map_or(Range::ZERO, |source| {
            let source = *self.temp(source);
            self.text_length(&source).range
        });
        let room = self.room(target).range;
        let _ = length;
        source.hi >= size.range.hi && room.has_upper_end() && size.range.hi >= room.lo
    }

    fn through(&mut self, site: &CallSite<'_, 'src>, trace: Trace) -> Trace {
        if trace == Trace::NONE || site.name.ends_with('=') {
            return trace;
        }
        self.step_once(trace, Event::Through(site.name), site.node)
    }

    fn appends(&mut self, site: &CallSite<'_, 'src>, to: u8, from: u8) {
        let (Some(to), Some(from)) = (site.argument(to), site.argument(from)) else {
            return;
        };
        let (target, source) = (*self.temp(to), *self.temp(from));
        if target.target == Loc::NONE {
            return;
        }
        let (content, cleared) = self.content_of(&source);
        let content = content.or(source.taint);
        let trace = self.through(site, content);
        let added = if source.target == Loc::NONE {
            Range::exactly(1)
        } else {
            self.text_length(&source).range
        };
        let old = self.region(target.target);
        let id = self
            .names
            .ids
            .intern(Birth::LengthMade(site.temp, target.target));
        self.retire(id);
        let stronger = self.traces.stronger(old.content, trace);
        self.change_region(target.target, |region| {
            region.cleared = match (old.content == Trace::NONE, trace == Trace::NONE) {
                (_, true) => old.cleared,
                (true, false) => cleared,
                (false, false) => old.cleared.common(cleared),
            };
            if trace != Trace::NONE {
                region.tested = Cleared::NONE;
            }
            region.content = stronger;
            region.length = Value::ranged(old.length.range.plus(added), id);
        });
    }

    /// `sprintf`: what `%s` prints goes into the text.
    fn formats(&mut self, site: &CallSite<'_, 'src>, to: u8, format: u8) {
        let Some(to_temp) = site.argument(to) else {
            return;
        };
        let mut target = *self.temp(to_temp);
        if site.name.contains("asprintf")
            && let Some(inner) = self.state.value(target.target)
        {
            target = *inner;
        }
        let amount = match self.written(site, to) {
            Some((Amount::PrintedUpTo(..), size)) => Some(size.range.hi),
            _ => None,
        };
        let printed = self.extent(site, to, Amount::Printed(format));
        let (trace, cleared) = self.formatted_content(site, format);
        let trace = self.through(site, trace);
        if target.target == Loc::NONE {
            return;
        }
        let id = self
            .names
            .ids
            .intern(Birth::LengthMade(site.temp, target.target));
        self.retire(id);
        let mut length = printed.size.range.shifted(-1);
        if let Some(most) = amount {
            let most = (most - 1).max(0);
            length = Range::new(length.lo.min(most), length.hi.min(most));
        }
        let places = &self.names.places;
        self.state
            .forget(|loc| loc != target.target && places.is_below(loc, target.target));
        let starts_there = target.range == Range::ZERO;
        let old = self.region(target.target);
        let stronger = self.traces.stronger(old.content, trace);
        self.change_region(target.target, |region| {
            if starts_there {
                region.content = trace;
                region.cleared = cleared;
                region.tested = Cleared::NONE;
                region.length = Value::ranged(length, id);
            } else {
                region.content = stronger;
                region.length = Value::ranged(Range::at_least(0), id);
            }
            region.unterminated = Trace::NONE;
        });
    }

    /// Where the text comes from that a format prints. Numbers and single characters are
    /// harmless in a text.
    pub(crate) fn formatted_content(
        &mut self,
        site: &CallSite<'_, 'src>,
        format: u8,
    ) -> (Trace, Cleared) {
        let (mut trace, mut cleared) = site
            .argument(format)
            .map_or((Trace::NONE, Cleared::NONE), |format| self.content(format));
        let text = site
            .argument(format)
            .and_then(|format| self.literal(format));
        let mut position = usize::from(format) + 1;
        let mut add = |run: &mut Self, argument: Temp| {
            let (more, of_more) = run.content(argument);
            if more != Trace::NONE {
                cleared = if trace == Trace::NONE {
                    of_more
                } else {
                    cleared.common(of_more)
                };
                trace = run.traces.stronger(trace, more);
            }
        };
        let Some(text) = text else {
            // The format is not known: anything may be printed.
            for &argument in site.arguments.get(position..).unwrap_or(&[]) {
                add(self, argument);
            }
            return (trace, cleared);
        };
        for directive in format::directives(text) {
            position += directive.arguments();
            if matches!(directive.conversion, b's' | b'S')
                && let Some(&argument) = site.arguments.get(position.wrapping_sub(1))
            {
                add(self, argument);
            }
        }
        (trace, cleared)
    }

    /// `scanf`: what is read goes into the arguments after the format.
    fn scans(&mut self, site: &CallSite<'_, 'src>, format: u8, trace: Trace) {
        let text = site
            .argument(format)
            .and_then(|format| self.literal(format));
        let directives: Vec<_> = text.map_or(Vec::new(), |text| {
            format::directives(text)
                .filter(|d| d.conversion != b'%' && d.width != format::Count::Star)
                .collect()
        });
        let first = usize::from(format) + 1;
        for (index, &argument) in site.arguments.iter().skip(first).enumerate() {
            let value = *self.temp(argument);
            let directive = directives.get(index);
            let length = match directive.map(|directive| directive.width) {
                Some(format::Count::Given(width)) => Range::new(0, width.into()),
                _ => Range::at_least(0),
            };
            self.fill(site.temp, &value, trace, length);
        }
    }

    fn zeroes(&mut self, site: &CallSite<'_, 'src>, to: u8, with: u8) {
        let Some(target) = site.argument(to).map(|to| *self.temp(to)) else {
            return;
        };
        if target.target == Loc::NONE {
            return;
        }
        let is_zero = site
            .argument(with)
            .is_none_or(|with| self.temp(with).is_zero() == Some(true));
        let places = &self.names.places;
        self.state.forget(|loc| {
            places.is_below(loc, target.target) || (loc == target.target && site.name != "zeroed")
        });
        let written = self.written(site, to).map(|(_, size)| size.range);
        let room = self.room(&target).range;
        let covers = written.is_none_or(|written| written.lo >= room.hi);
        let id = self
            .names
            .ids
            .intern(Birth::LengthMade(site.temp, target.target));
        self.retire(id);
        self.change_region(target.target, |region| {
            if is_zero && target.range == Range::ZERO {
                region.length = Value::int(0);
                region.is_zeroed = covers || !room.has_upper_end();
                region.content = Trace::NONE;
                region.unterminated = Trace::NONE;
            } else {
                region.length = Value::ranged(Range::at_least(0), id);
            }
        });
    }

    /// Operators and constructors of C++.
    pub(super) fn apply_operator(&mut self, site: &CallSite<'_, 'src>) {
        match site.name {
            "operator>>" => {
                let from = Event::From(Origin::Input, "cin");
                let trace = self.traces.step(Trace::NONE, from, site.node);
                if let Some(argument) = site.argument(1) {
                    let value = *self.temp(argument);
                    self.fill(site.temp, &value, trace, Range::at_least(0));
                }
            }
            "vector" | "resize" => {
                if let (Some(object), Some(count)) = (site.argument(0), site.argument(1)) {
                    let (object, count) = (*self.temp(object), *self.temp(count));
                    // Not a number of elements, but where they are copied from.
                    let is_count = count.target == Loc::NONE && site.arguments.len() < 4;
                    if is_count {
                        self.set_count(object.target, &count);
                    }
                }
            }
            "string" if site.arguments.len() == 1 => {
                let target = site.argument(0).map(|object| self.temp(object).target);
                if let Some(target) = target {
                    self.change_region(target, |region| region.length = Value::int(0));
                }
            }
            "clear" if site.is_method => {
                let target = site.argument(0).map(|object| self.temp(object).target);
                self.change_region(target.unwrap_or(Loc::NONE), |region| {
                    region.content = Trace::NONE;
                    region.length = Value::int(0);
                });
            }
            "constructor" => {
                for &argument in site.arguments {
                    let target = self.temp(argument).target;
                    self.capture(site.temp, target);
                }
            }
            _ => {}
        }
    }

    /// A vector has `count` elements now.
    fn set_count(&mut self, vector: Loc, count: &Value) {
        let element = self
            .file
            .symbols
            .types
            .element(self.names.places.ty(vector));
        let size = self.file.symbols.types.size_of(element);
        let bytes = size.map(|size| self.scaled_size(count, size as i64));
        let count = *count;
        self.change_region(vector, |region| {
            region.length = count;
            region.size = bytes.unwrap_or(Size::UNKNOWN);
            region.is_zeroed = true;
        });
    }
}
