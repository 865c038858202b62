//! What follows from a condition that holds, or does not.

use super::Run;
use super::transfer::compare;
use crate::c::ir::{BinaryOp, Callee, Op, Temp, UnaryOp};
use crate::c::location::{Id, Loc};
use crate::c::trace::Trace;
use crate::c::value::{Bound, Checks, Nullness, Range, Value};

/// Conditions are followed to this depth into the expressions that they compare.
const MAX_DEPTH: u32 = 6;

impl Run<'_, '_> {
    /// Learns that `condition` is `holds`. Whether that can be.
    pub(super) fn assume(&mut self, condition: Temp, holds: bool) -> bool {
        let function = self.function();
        match function.instruction(condition).op {
            Op::Binary { op, left, right } if op.is_comparison() => {
                let op = if holds { op } else { op.inverse() };
                self.assume_comparison(op, left, right)
            }
            Op::Unary {
                op: UnaryOp::Not,
                value,
            } => self.assume(value, !holds),
            Op::Cast(value) => self.assume(value, holds),
            Op::Call {
                callee: Callee::Named(name) | Callee::Method(name),
                arguments,
            } => {
                let arguments = function.operands(arguments);
                self.test_passed(name, arguments, holds);
                self.assume_zero(condition, !holds)
            }
            _ => self.assume_zero(condition, !holds),
        }
    }

    /// Learns that `temp` is zero or null, or that it is not.
    fn assume_zero(&mut self, temp: Temp, is_zero: bool) -> bool {
        let value = *self.temp(temp);
        if value.is_zero() == Some(!is_zero) {
            return false;
        }
        self.learn(&value, |known| {
            if known.is_pointer() {
                if is_zero {
                    known.null = Nullness::Null;
                } else {
                    known.null = Nullness::NonNull;
                    known.null_trace = Trace::NONE;
                }
            }
            if known.target == Loc::NONE {
                if is_zero {
                    known.range = known.range.intersection(Range::ZERO).unwrap_or(Range::ZERO);
                } else {
                    known.exclude(0);
                }
            }
        });
        self.realloc_result(&value, is_zero);
        true
    }

    /// Learns that `value` is one of `lo..=hi`, as a case of a switch does.
    pub(super) fn assume_within(&mut self, value: Temp, lo: i128, hi: i128) -> bool {
        let value = *self.temp(value);
        let Some(range) = value.range.intersection(Range::new(lo, hi)) else {
            return false;
        };
        if lo > i128::MIN {
            self.learn(&value, |known| {
                if let Some(range) = known.range.intersection(range) {
                    known.range = range;
                }
                known.checks = known.checks.with(Checks::BOTH);
            });
        }
        true
    }

    fn assume_comparison(&mut self, op: BinaryOp, left: Temp, right: Temp) -> bool {
        let (a, b) = (*self.temp(left), *self.temp(right));
        if compare(op, &a, &b) == Some(false) {
            return false;
        }
        let is_equality = matches!(op, BinaryOp::Equal | BinaryOp::NotEqual);
        if op == BinaryOp::Equal {
            self.texts_equal(left, right);
        }
        for (side, temp, other) in [(&a, left, &b), (&b, right, &a)] {
            if is_equality && other.is_null() {
                self.call_result_is_zero(temp, op == BinaryOp::Equal);
                // `p == NULL`; but also `n == 0`.
                if side.is_pointer() {
                    return self.assume_zero(temp, op == BinaryOp::Equal);
                }
            }
        }
        if !self.limit(&a, op, &b) || !self.limit(&b, op.mirrored(), &a) {
            return false;
        }
        self.character_compared(left, right, !is_equality);
        self.character_compared(right, left, !is_equality);
        if op != BinaryOp::NotEqual {
            for (temp, value, other) in [(left, &a, right), (right, &b, left)] {
                self.mark_tested(temp, MAX_DEPTH);
                // `a > INT_MAX - b` is how one asks whether a sum fits.
                if matches!(self.function().instruction(other).op, Op::Binary { .. }) {
                    self.learn_checks(value, Checks::WEIGHED);
                }
            }
        }
        true
    }

    /// Learns that `value` was compared.
    pub(super) fn learn_checks(&mut self, value: &Value, checks: Checks) {
        self.learn(value, |known| known.checks = known.checks.with(checks));
    }

    /// Learns what `value op other` says about `value`. Whether that can be.
    fn limit(&mut self, value: &Value, op: BinaryOp, other: &Value) -> bool {
        let same_space = value.target == other.target;
        let limit = match op {
            _ if !same_space => Range::FULL,
            BinaryOp::Less => Range {
                hi: Range::FULL.hi.min(other.range.shifted(-1).hi),
                ..Range::FULL
            },
            BinaryOp::LessEqual => Range {
                hi: other.range.hi,
                ..Range::FULL
            },
            BinaryOp::Greater => Range::at_least(other.range.shifted(1).lo),
            BinaryOp::GreaterEqual => Range::at_least(other.range.lo),
            BinaryOp::Equal => other.range,
            _ => Range::FULL,
        };
        if value.range.intersection(limit).is_none() {
            return false;
        }
        let mut checks = match op {
            BinaryOp::Less | BinaryOp::LessEqual => Checks::UPPER,
            BinaryOp::Greater | BinaryOp::GreaterEqual => Checks::LOWER,
            BinaryOp::Equal => Checks::BOTH,
            _ => Checks::NONE,
        };
        // Less than a number that whoever sends it chooses: that limits nothing.
        let open = match op {
            BinaryOp::Less | BinaryOp::LessEqual => Some(other.unlimited()),
            BinaryOp::Equal => Some(Trace::NONE),
            _ => None,
        };
        let is_reached = other.range.constant().is_some() || other.checks.has(Checks::TIGHT);
        if checks.has(Checks::UPPER) && limit.hi < value.range.hi && is_reached {
            checks = checks.with(Checks::TIGHT);
        }
        if matches!(op, BinaryOp::Greater) && other.range.lo >= 0 {
            checks = checks.with(Checks::NONZERO);
        }
        let bound = (other.id != Id::NONE).then_some(other).and_then(|other| {
            let by = match op {
                BinaryOp::Less => -1,
                BinaryOp::LessEqual | BinaryOp::Equal => 0,
                _ => return None,
            };
            let bound = Bound {
                id: other.id,
                plus: other.plus,
            };
            bound.shifted(by)
        });
        let excluded = match op {
            BinaryOp::NotEqual => other.range.constant().filter(|_| same_space),
            _ => None,
        };
        let plus = value.plus;
        self.learn(value, |known| {
            let by = known.plus.saturating_sub(plus);
            if let Some(range) = known.range.intersection(limit.shifted(by.into())) {
                known.range = range;
            }
            known.checks = known.checks.with(checks);
            known.limit = open.unwrap_or(known.limit);
            if let Some(bound) = bound {
                known.bound = bound.shifted(by).or(known.bound);
            }
            if let Some(excluded) = excluded {
                known.exclude(excluded + i128::from(by));
            }
        });
        true
    }

    /// Applies `lesson` to everything that is the same value.
    fn learn(&mut self, value: &Value, lesson: impl Fn(&mut Value)) {
        if value.id == Id::NONE {
            return;
        }
        let id = value.id;
        let is_pointer = value.target != Loc::NONE;
        for (_, known) in self.state.values_mut() {
            if known.id == id && (!is_pointer || known.target == value.target) {
                lesson(known);
            }
        }
        for (_, region) in self.state.regions_mut() {
            if region.length.id == id {
                lesson(&mut region.length);
            }
        }
    }

    /// The parts of what was compared were compared, too: `a + b > limit` says that someone
    /// thought about the size of `a` and of `b`.
    fn mark_tested(&mut self, temp: Temp, depth: u32) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        let parts = match self.function().instruction(temp).op {
            Op::Binary { left, right, .. } | Op::Distance { left, right } => {
                [Some(left), Some(right)]
            }
            Op::Element { index, base, .. } => [Some(base), Some(index)],
            Op::Cast(value) | Op::Unary { value, .. } => [Some(value), None],
            _ => return,
        };
        for part in parts.into_iter().flatten() {
            let value = *self.temp(part);
            if value.constant().is_none() {
                self.learn_checks(&value, Checks::BOTH.with(Checks::WEIGHED));
            }
            self.mark_tested(part, depth);
        }
    }

    /// `text == "constant"` of C++.
    fn texts_equal(&mut self, left: Temp, right: Temp) {
        let is_text = |run: &Self, temp| run.type_of(temp) == crate::c::types::Type::String;
        if is_text(self, left) || is_text(self, right) {
            self.test_passed("compare", &[left, right], false);
        }
    }

    /// `strcmp(a, b) == 0` and the like.
    fn call_result_is_zero(&mut self, temp: Temp, is_zero: bool) {
        let function = self.function();
        if let Op::Call {
            callee: Callee::Named(name) | Callee::Method(name),
            arguments,
        } = function.instruction(temp).op
        {
            self.test_passed(name, function.operands(arguments), !is_zero);
        }
    }
}

impl Value {
    /// Whether it is known to be a pointer.
    pub(super) fn is_pointer(&self) -> bool {
        self.target != Loc::NONE || self.null != Nullness::Unknown
    }

    /// Learns that it is not `excluded`.
    fn exclude(&mut self, excluded: i128) {
        if excluded == 0 {
            self.checks = self.checks.with(Checks::NONZERO);
        }
        if self.range.lo == excluded && self.range.hi > excluded {
            self.range.lo += 1;
        } else if self.range.hi == excluded && self.range.lo < excluded {
            self.range.hi -= 1;
        }
    }
}
