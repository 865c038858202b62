//! What single instructions do.

use super::{Operation, Run};
use crate::c::ir::{BinaryOp, Instruction, Op, Temp, UnaryOp, VarId};
use crate::c::location::{Birth, Id, Loc, Place};
use crate::c::types::{Type, TypeId};
use crate::c::value::{Bound, Checks, Cleared, Range, Value};

impl<'src> Run<'_, 'src> {
    pub(super) fn transfer(&mut self, temp: Temp) {
        let instruction = *self.function().instruction(temp);
        let value = match instruction.op {
            Op::Unknown => Value::ranged(self.names.range_of(instruction.ty), Id::NONE),
            Op::Int(value) => Value::int(value),
            Op::Null => Value::null(),
            Op::Literal(number) => {
                let place = Place::Literal(number);
                Value::address(self.names.places.intern(place, TypeId::CHAR))
            }
            Op::Address(var) => Value::address(self.names.var(var)),
            Op::Member { base, name } => self.member(temp, base, name, instruction.ty),
            Op::Element {
                base,
                index,
                size,
                back,
            } => self.element(base, index, size, back),
            Op::Load(address) => self.load(temp, address),
            Op::Store { to, value } => {
                self.store(temp, to, value);
                Value::int(0)
            }
            Op::Declare { var, length } => {
                self.declare(temp, var, length);
                Value::int(0)
            }
            Op::EndScope { first, end } => {
                self.end_scope(first, end);
                Value::int(0)
            }
            Op::Binary { op, left, right } => self.binary(temp, &instruction, op, left, right),
            Op::Distance { left, right } => self.distance(left, right),
            Op::Unary { op, value } => self.unary(op, value, instruction.ty),
            Op::Cast(value) => self.cast(value, instruction.ty),
            Op::Call { callee, arguments } => self.call(temp, callee, arguments),
            Op::New {
                count,
                size,
                may_fail,
            } => self.new_object(temp, count, size, may_fail),
            Op::Delete { pointer, is_array } => {
                let how = if is_array { "delete[]" } else { "delete" };
                self.free(temp, pointer, how);
                Value::int(0)
            }
            Op::Capture(operands) => {
                for &operand in self.function().operands(operands) {
                    let target = self.temp(operand).target;
                    self.capture(temp, target);
                }
                self.forgive_failures();
                self.fresh(temp, Loc::NONE, instruction.ty)
            }
            Op::Clobber => {
                self.clobber(temp);
                Value::int(0)
            }
        };
        self.temps[temp.0 as usize] = value;
    }

    pub(crate) fn temp(&self, temp: Temp) -> &Value {
        &self.temps[temp.0 as usize]
    }

    fn member(&mut self, temp: Temp, base: Temp, name: &'src str, ty: TypeId) -> Value {
        let record = *self.temp(base);
        self.touch_record(temp, base);
        let Some(place) = self.place_of(&record) else {
            return Value {
                null: crate::c::value::Nullness::NonNull,
                taint: record.taint,
                checks: record.checks,
                ..Value::unknown(Id::NONE)
            };
        };
        let place = self.names.places.intern(Place::Member(place, name), ty);
        Value {
            // How the record was found tells about the member, too.
            taint: record.taint,
            cleared: record.cleared,
            checks: record.checks,
            ..Value::address(place)
        }
    }

    fn element(&mut self, base: Temp, index: Temp, size: Option<u32>, back: bool) -> Value {
        let (base, index) = (*self.temp(base), *self.temp(index));
        let steps = if back {
            index.range.negated()
        } else {
            index.range
        };
        let distance = match size {
            Some(size) => steps.times(Range::exactly(size.into())),
            None if steps == Range::ZERO => Range::ZERO,
            None if steps.lo >= 0 => Range::at_least(0),
            None => Range::FULL,
        };
        let range = base.range.plus(distance);
        if let Some(steps) = steps.constant() {
            return Value {
                range,
                plus: base.plus.saturating_add(clamp(steps)),
                bound: base.bound.and_then(|bound| bound.shifted(clamp(steps))),
                ..base
            };
        }
        let starts_at_zero = base.range == Range::ZERO && !back;
        Value {
            range,
            id: if starts_at_zero { index.id } else { Id::NONE },
            plus: if starts_at_zero { index.plus } else { 0 },
            bound: index.bound.filter(|_| starts_at_zero),
            taint: self.traces.stronger(index.taint, base.taint),
            limit: index.limit,
            cleared: index.cleared,
            checks: index.checks.without(Checks::UNSET),
            ..base
        }
    }

    fn distance(&mut self, left: Temp, right: Temp) -> Value {
        let (left, right) = (*self.temp(left), *self.temp(right));
        let mut range = Range::FULL;
        let mut checks = Checks::NONE;
        if left.target == right.target && left.target != Loc::NONE {
            range = left.range.plus(right.range.negated());
        } else {
            // A position that a search found: it is inside.
            checks = Checks::BOTH;
        }
        let taint = self.traces.stronger(left.taint, right.taint);
        Value {
            taint,
            checks,
            ..Value::ranged(range, Id::NONE)
        }
    }

    fn binary(
        &mut self,
        temp: Temp,
        instruction: &Instruction<'src>,
        op: BinaryOp,
        left: Temp,
        right: Temp,
    ) -> Value {
        let (a, b) = (*self.temp(left), *self.temp(right));
        let exact = if op.is_comparison() {
            Range::new(0, 1)
        } else {
            exact_range(op, a.range, b.range)
        };
        if self.is_reporting {
            self.show_operation(&Operation {
                temp,
                node: instruction.node,
                op,
                left,
                right,
                ty: instruction.ty,
                exact,
            });
        }
        if op.is_comparison() {
            let known = compare(op, &a, &b).map(i128::from);
            return known.map_or_else(|| Value::ranged(exact, Id::NONE), Value::int);
        }
        let mut value = self.combined(op, &a, &b);
        value.range = self.wrapped(op, exact, instruction.ty);
        let limits = self.names.range_of(instruction.ty);
        let may_overflow = !exact.is_within(limits.lo, limits.hi);
        if may_overflow || a.checks.with(b.checks).has(Checks::OVERFLOWN) {
            value.checks = value.checks.with(Checks::OVERFLOWN);
        }
        if exact.hi > limits.hi {
            value.checks = value.checks.without(Checks::TIGHT);
        }
        value
    }

    /// The range of a result in its type.
    fn wrapped(&self, op: BinaryOp, exact: Range, ty: TypeId) -> Range {
        let Some((lo, hi)) = self.file.symbols.types.limits(ty) else {
            return exact;
        };
        let limits = Range::new(lo, hi);
        if lo < 0 {
            // A signed number that leaves its type has no meaning in C: that it stays inside is
            // what the code relies on, and what another rule asks about.
            return exact.intersection(limits).unwrap_or(limits);
        }
        // Below zero an unsigned number wraps around to the greatest. The place before the first
        // element is where that shows, so the small negative number is kept.
        let is_near = op == BinaryOp::Sub && exact.lo >= -(1 << 31) && exact.hi <= hi;
        if exact.is_within(lo, hi) || is_near {
            exact
        } else {
            limits
        }
    }

    /// What is known of a result besides its range.
    fn combined(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Value {
        let mut value = Value {
            taint: self.traces.stronger(a.taint, b.taint),
            cleared: match (a.is_tainted(), b.is_tainted()) {
                (true, true) => a.cleared.common(b.cleared),
                (true, false) => a.cleared,
                _ => b.cleared,
            },
            ..Value::unknown(Id::NONE)
        };
        let (a_constant, b_constant) = (a.constant(), b.constant());
        match (op, a_constant, b_constant) {
            (BinaryOp::Add, _, Some(by)) => value.move_from(a, clamp(by)),
            (BinaryOp::Add, Some(by), _) => value.move_from(b, clamp(by)),
            (BinaryOp::Sub, _, Some(by)) => value.move_from(a, clamp(by).saturating_neg()),
            (BinaryOp::Mul, _, Some(by)) => self.scale(&mut value, a, by),
            (BinaryOp::Mul, Some(by), _) => self.scale(&mut value, b, by),
            (BinaryOp::Rem, ..) => {
                value.checks = Checks::UPPER;
                if a.range.lo >= 0 {
                    value.checks = Checks::BOTH;
                }
                value.bound = b.upper().and_then(|bound| bound.shifted(-1));
            }
            (BinaryOp::And, ..) => {
                let mask = if a_constant.is_some() { a } else { b };
                value.checks = Checks::BOTH;
                value.bound = mask.upper();
            }
            (BinaryOp::Div | BinaryOp::Shr, ..) => value.checks = a.checks.common(Checks::BOTH),
            (BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, ..) => {
                value.checks = match (a.is_tainted(), b.is_tainted()) {
                    (true, false) => a.checks.common(Checks::BOTH),
                    (false, true) => b.checks.common(Checks::BOTH),
                    _ => a.checks.common(b.checks).common(Checks::BOTH),
                };
            }
            _ => {}
        }
        value
    }

    fn scale(&mut self, value: &mut Value, of: &Value, by: i128) {
        let Ok(by) = i64::try_from(by) else {
            return;
        };
        value.checks = of.checks.common(Checks::BOTH);
        if of.id == Id::NONE || by == 0 {
            return;
        }
        let (id, factor) = self.names.ids.factors(of.id);
        if let (Some(factor), Some(plus)) = (factor.checked_mul(by), of.plus.checked_mul(by)) {
            value.id = self.names.ids.intern(Birth::Scaled(id, factor));
            value.plus = plus;
        }
    }

    fn unary(&mut self, op: UnaryOp, value: Temp, ty: TypeId) -> Value {
        let value = *self.temp(value);
        match op {
            UnaryOp::Not => match value.is_zero() {
                Some(is_zero) => Value::int(is_zero.into()),
                None => Value::ranged(Range::new(0, 1), Id::NONE),
            },
            UnaryOp::Negate | UnaryOp::Complement => {
                let by = if op == UnaryOp::Complement { -1 } else { 0 };
                let range = value.range.negated().shifted(by);
                let limits = self.names.range_of(ty);
                Value {
                    range: if range.is_within(limits.lo, limits.hi) {
                        range
                    } else {
                        limits
                    },
                    taint: value.taint,
                    cleared: value.cleared,
                    checks: value.checks.common(Checks::BOTH),
                    ..Value::unknown(Id::NONE)
                }
            }
        }
    }

    fn cast(&mut self, value: Temp, ty: TypeId) -> Value {
        let value = *self.temp(value);
        self.converted(value, ty)
    }

    /// `value` in a `ty`.
    pub(super) fn converted(&self, value: Value, ty: TypeId) -> Value {
        match self.file.symbols.types.get(ty) {
            Type::Int { .. } if value.target == Loc::NONE => {
                let limits = self.names.range_of(ty);
                let is_near = limits.lo == 0 && value.range.lo >= -(1 << 31) && {
                    // A small negative number stays what it is, see `wrapped`.
                    value.range.hi <= limits.hi && value.range.has_lower_end()
                };
                let keeps = value.range.is_within(limits.lo, limits.hi)
                    || (is_near && value.checks.has(Checks::FALLING));
                Value {
                    range: if keeps { value.range } else { limits },
                    ..value
                }
            }
            Type::Float { .. } => Value {
                taint: value.taint,
                cleared: value.cleared,
                ..Value::unknown(Id::NONE)
            },
            _ => value,
        }
    }

    fn declare(&mut self, temp: Temp, var: VarId, length: Option<Temp>) {
        let loc = self.names.var(var);
        let ty = self.function().var(var).ty;
        let places = &self.names.places;
        self.state
            .forget(|other| other == loc || places.root(other) == loc);
        if self.file.symbols.types.is_object(ty) {
            self.declare_object(temp, loc, length);
        } else {
            let id = self.names.ids.intern(Birth::Made(temp, loc));
            self.retire(id);
            let value = Value {
                checks: Checks::UNSET,
                ..Value::ranged(self.names.range_of(ty), id)
            };
            self.state.set_value(loc, value);
        }
    }

    fn end_scope(&mut self, first: VarId, end: VarId) {
        let places = &self.names.places;
        let function = self.names.function;
        self.state.forget(|loc| match places.get(places.root(loc)) {
            Place::Var(var) => {
                var >= first
                    && var < end
                    && matches!(
                        function.var(var).storage,
                        crate::c::ir::Storage::Local | crate::c::ir::Storage::Hidden
                    )
            }
            _ => false,
        });
    }
}

impl Value {
    /// Makes this `of` moved by a constant.
    fn move_from(&mut self, of: &Value, by: i64) {
        self.checks = of
            .checks
            .common(Checks::BOTH.with(Checks::TIGHT).with(Checks::FALLING));
        self.bound = of.bound.and_then(|bound| bound.shifted(by));
        if of.id != Id::NONE {
            self.id = of.id;
            self.plus = of.plus.saturating_add(by);
        }
    }
}

impl Bound {
    pub(super) fn shifted(self, by: i64) -> Option<Self> {
        let plus = self.plus.checked_add(by)?;
        Some(Self { plus, ..self })
    }
}

fn clamp(value: i128) -> i64 {
    value.clamp(i64::MIN.into(), i64::MAX.into()) as i64
}

fn exact_range(op: BinaryOp, a: Range, b: Range) -> Range {
    match op {
        BinaryOp::Add => a.plus(b),
        BinaryOp::Sub => a.plus(b.negated()),
        BinaryOp::Mul => a.times(b),
        BinaryOp::Div => a.divided_by(b),
        BinaryOp::Rem => a.modulo(b),
        BinaryOp::And => a.masked(b),
        BinaryOp::Shl => match b.constant() {
            Some(bits @ 0..=63) => a.times(Range::exactly(1 << bits)),
            _ => Range::FULL,
        },
        BinaryOp::Shr => match b.constant() {
            Some(bits @ 0..=63) if a.lo >= 0 => a.divided_by(Range::exactly(1 << bits)),
            _ if a.lo >= 0 => Range::new(0, a.hi),
            _ => Range::FULL,
        },
        // No bit is set that is set in neither.
        BinaryOp::Or | BinaryOp::Xor if a.lo >= 0 && b.lo >= 0 => {
            let most = a.hi.max(b.hi);
            let bits = 128 - most.leading_zeros();
            Range::new(0, (1_i128 << bits.min(100)) - 1)
        }
        _ => Range::FULL,
    }
}

/// Whether a comparison holds, if that is certain.
pub(super) fn compare(op: BinaryOp, a: &Value, b: &Value) -> Option<bool> {
    use std::cmp::Ordering::{Equal, Greater, Less};
    if op == BinaryOp::Equal || op == BinaryOp::NotEqual {
        let zero_test = if b.is_null() {
            a.is_zero()
        } else if a.is_null() {
            b.is_zero()
        } else {
            None
        };
        if let Some(is_zero) = zero_test {
            return Some(is_zero == (op == BinaryOp::Equal));
        }
    }
    let comparable = a.target == b.target;
    let order = if comparable && a.id == b.id && a.id != Id::NONE {
        Some(a.plus.cmp(&b.plus))
    } else if comparable && a.range.hi < b.range.lo {
        Some(Less)
    } else if comparable && a.range.lo > b.range.hi {
        Some(Greater)
    } else if comparable && a.range.constant().is_some() && a.range == b.range {
        Some(Equal)
    } else {
        None
    };
    let order = order.or_else(|| {
        // At most so much below the other, by an earlier test.
        let bound = a
            .bound
            .filter(|bound| bound.id == b.id && b.id != Id::NONE)?;
        (bound.plus < b.plus).then_some(Less)
    })?;
    Some(match op {
        BinaryOp::Less => order == Less,
        BinaryOp::LessEqual => order != Greater,
        BinaryOp::Greater => order == Greater,
        BinaryOp::GreaterEqual => order != Less,
        BinaryOp::Equal => order == Equal,
        _ => order != Equal,
    })
}

impl Cleared {
    /// What a number can no longer do that was read from a text.
    pub(super) const OF_NUMBERS: Self = Self::TEXT;
}
