//! What is known of a value.

use super::location::{Id, Loc};
use super::trace::Trace;

/// Numbers beyond this are infinite. No integer type of C reaches it, and no sum or product of
/// two values that fit a type leaves 128 bits.
const INFINITY: i128 = 1 << 100;

/// An interval of integers, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) lo: i128,
    pub(crate) hi: i128,
}

impl Range {
    pub(crate) const FULL: Self = Self {
        lo: -INFINITY,
        hi: INFINITY,
    };
    pub(crate) const ZERO: Self = Self { lo: 0, hi: 0 };

    pub(crate) fn new(lo: i128, hi: i128) -> Self {
        Self {
            lo: lo.clamp(-INFINITY, INFINITY),
            hi: hi.clamp(-INFINITY, INFINITY),
        }
    }

    pub(crate) fn exactly(value: i128) -> Self {
        Self::new(value, value)
    }

    /// From `lo` up, without an end.
    pub(crate) fn at_least(lo: i128) -> Self {
        Self::new(lo, INFINITY)
    }

    pub(crate) fn constant(self) -> Option<i128> {
        (self.lo == self.hi).then_some(self.lo)
    }

    pub(crate) fn has_upper_end(self) -> bool {
        self.hi < INFINITY
    }

    pub(crate) fn has_lower_end(self) -> bool {
        self.lo > -INFINITY
    }

    pub(crate) fn contains(self, value: i128) -> bool {
        self.lo <= value && value <= self.hi
    }

    pub(crate) fn is_within(self, lo: i128, hi: i128) -> bool {
        lo <= self.lo && self.hi <= hi
    }

    /// The least interval that holds both.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.max(other.hi),
        }
    }

    /// What both have in common; `None` if that is nothing.
    pub(crate) fn intersection(self, other: Self) -> Option<Self> {
        let (lo, hi) = (self.lo.max(other.lo), self.hi.min(other.hi));
        (lo <= hi).then_some(Self { lo, hi })
    }

    /// `other` with every end that moved away from `self` moved to infinity.
    pub(crate) fn widened(self, other: Self) -> Self {
        Self {
            lo: if other.lo < self.lo {
                -INFINITY
            } else {
                self.lo
            },
            hi: if other.hi > self.hi {
                INFINITY
            } else {
                self.hi
            },
        }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        // An end at infinity stays there.
        Self {
            lo: if self.has_lower_end() && other.has_lower_end() {
                (self.lo + other.lo).max(-INFINITY)
            } else {
                -INFINITY
            },
            hi: if self.has_upper_end() && other.has_upper_end() {
                (self.hi + other.hi).min(INFINITY)
            } else {
                INFINITY
            },
        }
    }

    pub(crate) fn shifted(self, by: i128) -> Self {
        self.plus(Self::exactly(by))
    }

    pub(crate) fn negated(self) -> Self {
        Self {
            lo: -self.hi,
            hi: -self.lo,
        }
    }

    pub(crate) fn times(self, other: Self) -> Self {
        let product = |a: i128, b: i128| {
            let limit = a.checked_mul(b);
            let negative = (a < 0) != (b < 0);
            limit.unwrap_or(if negative { -INFINITY } else { INFINITY })
        };
        let ends = [
            product(self.lo, other.lo),
            product(self.lo, other.hi),
            product(self.hi, other.lo),
            product(self.hi, other.hi),
        ];
        let (mut lo, mut hi) = (ends[0], ends[0]);
        for end in ends {
            lo = lo.min(end);
            hi = hi.max(end);
        }
        Self::new(lo, hi)
    }

    /// Division as in C, towards zero; nothing is known if the divisor may be zero.
    pub(crate) fn divided_by(self, other: Self) -> Self {
        let is_finite = self.has_lower_end() && self.has_upper_end();
        if other.contains(0) || !(is_finite || other.lo > 0) {
            return Self::FULL;
        }
        let ends = [
            self.lo / other.lo,
            self.lo / other.hi,
            self.hi / other.lo,
            self.hi / other.hi,
        ];
        let (mut lo, mut hi) = (ends[0], ends[0]);
        for end in ends {
            lo = lo.min(end);
            hi = hi.max(end);
        }
        if !self.has_lower_end() {
            lo = -INFINITY;
        }
        if !self.has_upper_end() {
            hi = INFINITY;
        }
        Self::new(lo, hi)
    }

    /// The remainder as in C: it has the sign of the dividend.
    pub(crate) fn modulo(self, other: Self) -> Self {
        if other == Self::ZERO {
            return Self::FULL;
        }
        let most = other.lo.abs().max(other.hi.abs()) - 1;
        let hi = if self.hi > 0 { most.min(self.hi) } else { 0 };
        let lo = if self.lo < 0 { (-most).max(self.lo) } else { 0 };
        Self::new(lo, hi)
    }

    /// Bitwise and: no greater than a side that is not negative.
    pub(crate) fn masked(self, other: Self) -> Self {
        match (self.lo >= 0, other.lo >= 0) {
            (true, true) => Self::new(0, self.hi.min(other.hi)),
            (true, false) => Self::new(0, self.hi),
            (false, true) => Self::new(0, other.hi),
            (false, false) => Self::FULL,
        }
    }
}

/// Whether a pointer is null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Nullness {
    /// Nothing says so.
    #[default]
    Unknown,
    Null,
    NonNull,
    /// It is null on some way here, and was not tested since.
    Maybe,
}

macro_rules! bits {
    ($(#[$doc:meta])* $name:ident: $($(#[$bit_doc:meta])* $bit:ident = $value:expr,)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) struct $name(u8);

        impl $name {
            pub(crate) const NONE: Self = Self(0);
            $($(#[$bit_doc])* pub(crate) const $bit: Self = Self($value);)*

            pub(crate) const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            pub(crate) const fn common(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }

            /// Whether every bit of `other` is set.
            pub(crate) const fn has(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }
        }
    };
}

bits! {
    /// What the program found out about a number or position.
    Checks:
    /// It was compared with something that it is not less than.
    LOWER = 1,
    /// It was compared with something that it is not greater than.
    UPPER = 2,
    NONZERO = 4,
    /// The upper end of its range comes from a comparison in the code, so that it is reached.
    TIGHT = 8,
    /// A variable that nothing was stored in.
    UNSET = 16,
    /// It is made less in a loop, and nothing stops it at zero.
    FALLING = 32,
    /// It was computed from numbers that may have been too large already.
    OVERFLOWN = 64,
    /// It was part of a comparison with a computed limit, on some way here.
    WEIGHED = 128,
    BOTH = 3,
}

bits! {
    /// What data from outside can no longer do.
    Cleared:
    /// Commands of a shell.
    COMMAND = 1,
    /// Names of other files.
    PATH = 2,
    /// Markup.
    HTML = 4,
    /// Parts of an SQL statement.
    SQL = 8,
    /// Directives in a format string.
    FORMAT = 16,
    /// Numbers of any size.
    NUMBER = 32,
    ALL = 63,
    /// Everything that only a text can do.
    TEXT = 31,
}

impl Checks {
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What a value is at most: another value and a constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bound {
    pub(crate) id: Id,
    pub(crate) plus: i64,
}

/// What is known of one value.
///
/// Of a pointer, `range`, `id`, `checks` and `taint` tell where in its target it points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Value {
    pub(crate) range: Range,
    /// Two values with the same number differ by their `plus` only.
    pub(crate) id: Id,
    pub(crate) plus: i64,
    pub(crate) bound: Option<Bound>,
    /// What a pointer points to.
    pub(crate) target: Loc,
    pub(crate) null: Nullness,
    /// Why it may be null.
    pub(crate) null_trace: Trace,
    /// Where it comes from, if that is outside the program.
    pub(crate) taint: Trace,
    /// Where the number comes from that is its only upper limit, if nothing limits that one.
    pub(crate) limit: Trace,
    pub(crate) cleared: Cleared,
    pub(crate) checks: Checks,
}

impl Value {
    /// A value of which only the number is known.
    pub(crate) fn unknown(id: Id) -> Self {
        Self {
            range: Range::FULL,
            id,
            plus: 0,
            bound: None,
            target: Loc::NONE,
            null: Nullness::Unknown,
            null_trace: Trace::NONE,
            taint: Trace::NONE,
            limit: Trace::NONE,
            cleared: Cleared::NONE,
            checks: Checks::NONE,
        }
    }

    pub(crate) fn int(value: i128) -> Self {
        Self::ranged(Range::exactly(value), Id::NONE)
    }

    pub(crate) fn ranged(range: Range, id: Id) -> Self {
        Self {
            range,
            ..Self::unknown(id)
        }
    }

    pub(crate) fn null() -> Self {
        Self {
            range: Range::ZERO,
            null: Nullness::Null,
            ..Self::unknown(Id::NONE)
        }
    }

    /// A pointer to the start of `target`.
    pub(crate) fn pointer(target: Loc, id: Id) -> Self {
        Self {
            range: Range::ZERO,
            target,
            ..Self::unknown(id)
        }
    }

    /// The address of something that exists.
    pub(crate) fn address(target: Loc) -> Self {
        Self {
            null: Nullness::NonNull,
            ..Self::pointer(target, Id::NONE)
        }
    }

    /// Whether the value is zero or null; `None` if it may or may not be.
    pub(crate) fn is_zero(&self) -> Option<bool> {
        if self.null == Nullness::Null {
            return Some(true);
        }
        if self.null == Nullness::NonNull || self.checks.has(Checks::NONZERO) {
            return Some(false);
        }
        if self.target != Loc::NONE {
            return None;
        }
        match self.range.contains(0) {
            false => Some(false),
            true => (self.range == Range::ZERO).then_some(true),
        }
    }

    /// The number that it is, if it is one.
    pub(crate) fn constant(&self) -> Option<i128> {
        let is_pointer = self.target != Loc::NONE || self.null == Nullness::NonNull;
        self.range.constant().filter(|_| !is_pointer)
    }

    pub(crate) fn is_tainted(&self) -> bool {
        self.taint != Trace::NONE
    }

    /// Where it comes from, if it is a number from outside that may be of any size.
    pub(crate) fn unlimited(&self) -> Trace {
        let is_limited = self.checks.has(Checks::UPPER) || self.cleared.has(Cleared::NUMBER);
        if is_limited { self.limit } else { self.taint }
    }

    /// Whether it is null, or the number zero that stands for it.
    pub(crate) fn is_null(&self) -> bool {
        self.null == Nullness::Null || (self.range == Range::ZERO && self.target == Loc::NONE)
    }

    /// What it is at most, by itself or by a comparison.
    pub(crate) fn upper(&self) -> Option<Bound> {
        self.bound.or((self.id != Id::NONE).then_some(Bound {
            id: self.id,
            plus: self.plus,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range() -> impl Strategy<Value = (Range, i128)> {
        (-1000_i128..1000, 0_i128..200, 0_i128..200)
            .prop_map(|(lo, length, at)| (Range::new(lo, lo + length), lo + at.min(length)))
    }

    proptest! {
        // Whatever the operands are in their ranges, the result is in the range of the result.
        #[test]
        fn arithmetic_is_sound((a, x) in range(), (b, y) in range()) {
            prop_assert!(a.plus(b).contains(x + y));
            prop_assert!(a.plus(b.negated()).contains(x - y));
            prop_assert!(a.times(b).contains(x * y));
            prop_assert!(a.shifted(7).contains(x + 7));
            if y != 0 {
                prop_assert!(a.divided_by(b).contains(x / y));
                prop_assert!(a.modulo(b).contains(x % y));
            }
            prop_assert!(a.masked(b).contains(x & y));
            prop_assert!(a.hull(b).contains(x) && a.hull(b).contains(y));
            prop_assert!(a.widened(b).contains(y) || b.is_within(a.lo, a.hi) || !a.contains(y));
        }

        #[test]
        fn intersections_hold_what_both_hold((a, _) in range(), (b, y) in range()) {
            let both = a.intersection(b);
            prop_assert_eq!(both.is_some_and(|both| both.contains(y)), a.contains(y));
        }
    }
}
