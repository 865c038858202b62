//! What stays known when ways meet.

use super::location::{Birth, Id, Loc, Place};
use super::names::Names;
use super::state::{Joining, Life, Region, Size, State};
use super::trace::Trace;
use super::value::{Bound, Checks, Cleared, Nullness, Value};

/// What a pointer points to that points to the target of `a` or to that of `b`.
pub(super) fn merge_target(
    mine: &State,
    theirs: &State,
    loc: Loc,
    (a, b): (&Value, &Value),
    on: &mut Joining<'_, '_, '_>,
    merged: &mut Vec<(Loc, Region)>,
) -> Loc {
    if a.target == b.target || b.is_null() {
        return a.target;
    }
    if a.is_null() {
        return b.target;
    }
    if a.target == Loc::NONE || b.target == Loc::NONE {
        return Loc::NONE;
    }
    let ty = on.names.places.ty(a.target);
    let target = on.names.places.intern(Place::Merged(on.block, loc), ty);
    if target == Loc::NONE {
        return Loc::NONE;
    }
    let region_of = |state: &State, loc: Loc, names: &mut Names<'_, '_>| match state.region(loc) {
        Some(region) => *region,
        None => names.initial_region(loc, state),
    };
    let first = region_of(mine, a.target, on.names);
    let second = region_of(theirs, b.target, on.names);
    merged.push((target, join_region(target, &first, &second, on)));
    target
}

pub(super) fn join_value(
    a: &Value,
    b: &Value,
    target: Loc,
    birth: Birth,
    on: &mut Joining<'_, '_, '_>,
) -> Value {
    let hull = a.range.hull(b.range);
    let range = if on.widen {
        a.range.widened(hull)
    } else {
        hull
    };
    let is_same = a.id == b.id && a.plus == b.plus && a.id != Id::NONE;
    let mut checks = join_checks(a, b);
    if range.lo < hull.lo && a.range.has_lower_end() {
        checks = checks.with(Checks::FALLING);
    }
    if range.hi > hull.hi {
        checks = checks.without(Checks::TIGHT);
    }
    let id = if is_same {
        a.id
    } else if range.constant().is_some() && target == Loc::NONE && !a.is_null() {
        Id::NONE
    } else {
        on.names.ids.intern(birth)
    };
    Value {
        range,
        id,
        plus: if is_same { a.plus } else { 0 },
        bound: join_bound(a, b, id, on.widen),
        target,
        null: join_null(a.null, b.null),
        null_trace: if a.null == Nullness::NonNull {
            b.null_trace
        } else {
            a.null_trace.or(b.null_trace)
        },
        taint: on.traces.stronger(a.taint, b.taint),
        limit: if b.limit == Trace::NONE {
            Trace::NONE
        } else {
            a.limit
        },
        cleared: join_cleared((a.taint, a.cleared), (b.taint, b.cleared)),
        checks,
    }
}

pub(super) fn join_bound(a: &Value, b: &Value, result: Id, widen: bool) -> Option<Bound> {
    let of = |value: &Value, id: Id| {
        let own = (value.id == id).then_some(value.plus);
        let known = value.bound.filter(|bound| bound.id == id);
        own.or(known.map(|bound| bound.plus))
    };
    let candidates = [a.bound, a.upper(), b.bound, b.upper()];
    candidates.into_iter().flatten().find_map(|bound| {
        if bound.id == result {
            return None;
        }
        let (mine, theirs) = (of(a, bound.id)?, of(b, bound.id)?);
        // A bound that is new, or grows with every round of a loop, is none.
        let is_stable = a.bound.is_some_and(|known| known.id == bound.id) && theirs <= mine;
        (!widen || is_stable).then_some(Bound {
            id: bound.id,
            plus: mine.max(theirs),
        })
    })
}

pub(super) fn join_null(a: Nullness, b: Nullness) -> Nullness {
    use Nullness::{Maybe, NonNull, Null, Unknown};
    match (a, b) {
        (a, b) if a == b => a,
        (Maybe, _) | (_, Maybe) | (Null, _) | (_, Null) => Maybe,
        (NonNull | Unknown, NonNull | Unknown) => Unknown,
    }
}

pub(super) fn join_checks(a: &Value, b: &Value) -> Checks {
    let mut checks = a.checks.common(b.checks);
    // A value of our own needs no check; the other one's counts.
    for (ours, other) in [(a, b), (b, a)] {
        if !ours.is_tainted() && ours.range.constant().is_some() {
            checks = checks.with(other.checks.common(Checks::BOTH));
        }
    }
    let nonzero = |value: &Value| value.is_zero() == Some(false);
    checks = checks.without(Checks::NONZERO);
    if nonzero(a) && nonzero(b) {
        checks = checks.with(Checks::NONZERO);
    }
    // The greater end decides whether it is reached.
    let greater = if a.range.hi >= b.range.hi { a } else { b };
    checks = checks
        .without(Checks::TIGHT)
        .with(greater.checks.common(Checks::TIGHT));
    let on_some_way = Checks::FALLING.with(Checks::WEIGHED);
    checks.with(a.checks.with(b.checks).common(on_some_way))
}

pub(super) fn join_cleared(a: (Trace, Cleared), b: (Trace, Cleared)) -> Cleared {
    match (a.0 == Trace::NONE, b.0 == Trace::NONE) {
        (true, true) => Cleared::NONE,
        (true, false) => b.1,
        (false, true) => a.1,
        (false, false) => a.1.common(b.1),
    }
}

pub(super) fn join_region(
    loc: Loc,
    a: &Region,
    b: &Region,
    on: &mut Joining<'_, '_, '_>,
) -> Region {
    let life = match (a.life, b.life) {
        (a, b) if a == b => a,
        _ => Life::Unclear,
    };
    let size = if a.size == b.size {
        a.size
    } else {
        let hull = a.size.range.hull(b.size.range);
        let range = if on.widen {
            a.size.range.widened(hull)
        } else {
            hull
        };
        Size {
            range,
            ..Size::UNKNOWN
        }
    };
    let birth = Birth::LengthMerged(on.block, loc);
    Region {
        life,
        life_trace: a.life_trace.or(b.life_trace),
        allocated: a.allocated.or(b.allocated),
        size,
        length: if a.length == b.length {
            a.length
        } else {
            join_value(&a.length, &b.length, Loc::NONE, birth, on)
        },
        content: on.traces.stronger(a.content, b.content),
        cleared: join_cleared((a.content, a.cleared), (b.content, b.cleared)),
        tested: a.tested.with(b.tested),
        is_zeroed: a.is_zeroed && b.is_zeroed,
        unterminated: a.unterminated.or(b.unterminated),
        replaces: if a.replaces == b.replaces {
            a.replaces
        } else {
            Loc::NONE
        },
    }
}

/// Pairs the entries of two sorted lists.
pub(super) fn zip<'a, T>(
    mine: &'a [(Loc, T)],
    theirs: &'a [(Loc, T)],
) -> impl Iterator<Item = (Loc, Option<&'a T>, Option<&'a T>)> {
    let (mut mine, mut theirs) = (mine.iter().peekable(), theirs.iter().peekable());
    std::iter::from_fn(move || match (mine.peek(), theirs.peek()) {
        (Some((a, _)), Some((b, _))) if a == b => {
            let loc = *a;
            Some((loc, mine.next().map(|e| &e.1), theirs.next().map(|e| &e.1)))
        }
        (Some((a, _)), Some((b, _))) if a < b => {
            let loc = *a;
            Some((loc, mine.next().map(|e| &e.1), None))
        }
        (_, Some((b, _))) => {
            let loc = *b;
            Some((loc, None, theirs.next().map(|e| &e.1)))
        }
        (Some((a, _)), None) => {
            let loc = *a;
            Some((loc, mine.next().map(|e| &e.1), None))
        }
        (None, None) => None,
    })
}
