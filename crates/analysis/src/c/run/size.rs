//! How much room there is, and how much of it is used.

use super::{CallSite, Extent, Run};
use crate::c::format;
use crate::c::ir::{Op, Temp};
use crate::c::library::Amount;
use crate::c::location::{Id, Loc, Place};
use crate::c::state::Size;
use crate::c::trace::Trace;
use crate::c::types::{Type, TypeId};
use crate::c::value::{Checks, Range, Value};

impl<'a, 'src> Run<'a, 'src> {
    /// Whether `address` is that of an element: of an array, or of what a pointer points to.
    pub(crate) fn is_element(&self, address: Temp) -> bool {
        !matches!(self.op(address), Op::Member { .. } | Op::Address(_))
    }

    /// Whether `temp` is an array of this function or file, so that `sizeof` tells its size.
    pub(crate) fn is_array(&self, temp: Temp) -> bool {
        match self.op(temp) {
            Op::Address(var) => {
                let ty = self.function().var(var).ty;
                matches!(self.type_by_id(ty), Type::Array(_, Some(_)))
            }
            _ => false,
        }
    }

    /// Whether the array at `loc` is the last member of a record and has one element or none:
    /// the old way to say that it has as many as there is memory.
    pub(crate) fn may_grow(&self, loc: Loc) -> bool {
        let count = match self.type_by_id(self.names.places.ty(loc)) {
            Type::Array(_, count) => count.unwrap_or(0),
            _ => return false,
        };
        count <= 1 && matches!(self.names.places.get(loc), Place::Member(..))
    }

    pub(crate) fn type_by_id(&self, ty: TypeId) -> Type {
        self.file.symbols.types.get(ty)
    }

    /// Every value that a `ty` can have.
    pub(crate) fn limits(&self, ty: TypeId) -> Range {
        self.names.range_of(ty)
    }

    /// How many bytes there are from where `pointer` points to the end of its object.
    pub(crate) fn room(&mut self, pointer: &Value) -> Size {
        if pointer.target == Loc::NONE {
            return Size::UNKNOWN;
        }
        let size = self.region(pointer.target).size;
        match pointer.range.constant() {
            Some(offset) => Size {
                range: size.range.shifted(-offset),
                plus: size.plus.saturating_sub(offset as i64),
                ..size
            },
            None => Size {
                range: size.range.plus(pointer.range.negated()),
                ..Size::UNKNOWN
            },
        }
    }

    /// The text at `pointer`: its length without the terminator.
    pub(crate) fn text_length(&mut self, pointer: &Value) -> Value {
        if pointer.target == Loc::NONE {
            return Value::ranged(Range::at_least(0), Id::NONE);
        }
        let region = self.region(pointer.target);
        let mut length = region.length;
        if pointer.range != Range::ZERO {
            // A part of it.
            let rest = length.range.plus(pointer.range.negated());
            length = Value {
                range: Range::new(rest.lo.max(0), rest.hi.max(0)),
                ..Value::unknown(Id::NONE)
            };
        }
        // A text ends inside its object.
        let room = region.size.range.hi.saturating_sub(1);
        if region.size.range.has_upper_end() && region.unterminated == Trace::NONE {
            length.range.hi = length.range.hi.min(room.max(length.range.lo));
        }
        length
    }

    /// How many bytes `amount` of a call is.
    pub(crate) fn extent(
        &mut self,
        site: &CallSite<'_, 'src>,
        written: u8,
        amount: Amount,
    ) -> Extent {
        let value = |run: &Self, position: u8| {
            site.argument(position)
                .map_or(Value::unknown(Id::NONE), |temp| *run.temp(temp))
        };
        let text = |run: &mut Self, position: u8| {
            let pointer = value(run, position);
            let length = run.text_length(&pointer);
            let (content, _) = run.content_of(&pointer);
            Extent {
                size: Size {
                    range: length.range,
                    id: length.id,
                    scale: 1,
                    plus: length.plus,
                },
                taint: content,
                checks: length.checks,
            }
        };
        match amount {
            Amount::Bytes(position) => {
                let value = value(self, position);
                Extent {
                    size: self.scaled_size(&value, 1),
                    taint: value.taint,
                    checks: value.checks,
                }
            }
            Amount::Product(first, second) => {
                let (first, second) = (value(self, first), value(self, second));
                let (count, size) = match second.range.constant() {
                    Some(size) => (first, size),
                    None => (second, first.range.constant().unwrap_or(0)),
                };
                let mut extent = Extent {
                    size: Size {
                        range: first.range.times(second.range),
                        ..Size::UNKNOWN
                    },
                    taint: count.taint,
                    checks: count.checks,
                };
                if let Ok(size @ 1..) = i64::try_from(size) {
                    extent.size = self.scaled_size(&count, size);
                }
                extent
            }
            Amount::Text(position) => text(self, position).longer_by(1),
            Amount::TextUpTo(position, most) => {
                let most = value(self, most);
                text(self, position).longer_by(1).at_most(most.range)
            }
            Amount::AfterText(position) => {
                let there = text(self, written);
                text(self, position).after(&there).longer_by(1)
            }
            Amount::AfterTextUpTo(position, most) => {
                let there = text(self, written);
                let most = value(self, most);
                let added = text(self, position).at_most(most.range);
                added.after(&there).longer_by(1)
            }
            Amount::Printed(format) => self.printed(site, format).longer_by(1),
            Amount::PrintedUpTo(_, most) => {
                let most = value(self, most);
                Extent {
                    size: self.scaled_size(&most, 1),
                    taint: most.taint,
                    checks: most.checks,
                }
            }
            Amount::Unlimited => Extent {
                size: Size {
                    range: Range::at_least(1),
                    ..Size::UNKNOWN
                },
                taint: Trace::NONE,
                checks: Checks::NONE,
            },
            Amount::Little => Extent {
                size: Size {
                    range: Range::exactly(1),
                    ..Size::UNKNOWN
                },
                taint: Trace::NONE,
                checks: Checks::BOTH,
            },
        }
    }

    /// What a format prints, without the terminator.
    fn printed(&mut self, site: &CallSite<'_, 'src>, format: u8) -> Extent {
        let mut extent = Extent {
            size: Size {
                range: Range::at_least(0),
                ..Size::UNKNOWN
            },
            taint: Trace::NONE,
            checks: Checks::NONE,
        };
        let Some(text) = site.argument(format).and_then(|temp| self.literal(temp)) else {
            return extent;
        };
        let first = usize::from(format) + 1;
        let directives: Vec<_> = format::directives(text).collect();
        let mut taken = first;
        let mut only_text = None;
        for directive in &directives {
            taken += directive.arguments();
            if directive.conversion == b's'
                && directive.precision == format::Count::None
                && let Some(&argument) = site.arguments.get(taken.wrapping_sub(1))
            {
                let (content, _) = self.content(argument);
                extent.taint = self.traces.stronger(extent.taint, content);
                only_text = Some(argument);
            }
        }
        extent.size.range = format::printed_length(text, |position| {
            let argument = site.arguments.get(first + position);
            match argument {
                Some(&argument) => {
                    let value = *self.temp(argument);
                    let length = self.text_length(&value);
                    format::Printed {
                        length: length.range,
                        number: value.range,
                        is_float: self.type_of(argument) == Type::Float { bits: 32 },
                    }
                }
                None => format::Printed {
                    length: Range::at_least(0),
                    number: Range::FULL,
                    is_float: false,
                },
            }
        });
        if let ([directive], Some(argument)) = (directives.as_slice(), only_text)
            && directive.arguments() == 1
        {
            // `"%s"` and little around it: as long as the text, and what is around.
            let value = *self.temp(argument);
            let length = self.text_length(&value);
            let around = text.chars().count() as i64 - 2;
            if directive.width == format::Count::None {
                extent.size.id = length.id;
                extent.size.plus = length.plus.saturating_add(around);
            }
            extent.checks = length.checks;
        }
        extent
    }
}

impl Extent {
    fn longer_by(mut self, by: i64) -> Self {
        self.size.range = self.size.range.shifted(by.into());
        self.size.plus = self.size.plus.saturating_add(by);
        self
    }

    fn at_most(mut self, most: Range) -> Self {
        if most.hi < self.size.range.hi {
            self.size = Size {
                range: Range::new(self.size.range.lo.min(most.lo.max(0)), most.hi.max(0)),
                ..Size::UNKNOWN
            };
        }
        self
    }

    /// After `there` bytes.
    fn after(mut self, there: &Self) -> Self {
        self.size = Size {
            range: self.size.range.plus(there.size.range),
            ..Size::UNKNOWN
        };
        self
    }
}
