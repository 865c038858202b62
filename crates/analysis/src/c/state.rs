//! What is known at one point of a function, and what stays known when ways meet.

use super::ir::BlockId;
use super::join::{join_region, join_value, merge_target, zip};
use super::location::{Birth, Id, Loc, Place};
use super::names::Names;
use super::trace::{Trace, Traces};
use super::value::{Cleared, Nullness, Range, Value};
use rustc_hash::FxHashSet;

/// Whether an object exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Life {
    Live,
    /// It was freed on every way here.
    Freed,
    /// Freed on some ways, or used after it was freed, which is told once.
    Unclear,
}

/// How many bytes an object has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) range: Range,
    /// If `id` is one: exactly `id * scale + plus`.
    pub(crate) id: Id,
    pub(crate) scale: i64,
    pub(crate) plus: i64,
}

impl Size {
    pub(crate) const UNKNOWN: Self = Self {
        range: Range::FULL,
        id: Id::NONE,
        scale: 1,
        plus: 0,
    };

    pub(crate) fn exactly(bytes: i128) -> Self {
        Self {
            range: Range::exactly(bytes),
            ..Self::UNKNOWN
        }
    }
}

/// What is known of an object: an array, a buffer, what a pointer points to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Region {
    pub(crate) life: Life,
    /// Where it was freed.
    pub(crate) life_trace: Trace,
    /// Where the memory comes from, if that was seen.
    pub(crate) allocated: Trace,
    pub(crate) size: Size,
    /// The length of the text in it, without the terminator.
    pub(crate) length: Value,
    /// Where its content comes from, if that is outside the program.
    pub(crate) content: Trace,
    /// What the content can no longer do, on every way here.
    pub(crate) cleared: Cleared,
    /// What some way here tested the content for.
    pub(crate) tested: Cleared,
    /// Every byte that was not written is zero.
    pub(crate) is_zeroed: bool,
    /// It was filled to the end, without a terminator.
    pub(crate) unterminated: Trace,
    /// The allocation that `realloc` replaced by this one.
    pub(crate) replaces: Loc,
}

impl Region {
    pub(crate) fn unknown(length: Id) -> Self {
        Self {
            life: Life::Live,
            life_trace: Trace::NONE,
            allocated: Trace::NONE,
            size: Size::UNKNOWN,
            length: Value::ranged(Range::at_least(0), length),
            content: Trace::NONE,
            cleared: Cleared::NONE,
            tested: Cleared::NONE,
            is_zeroed: false,
            unterminated: Trace::NONE,
            replaces: Loc::NONE,
        }
    }
}

/// More places than this are not followed at once, so that a state stays small in code that
/// no person wrote.
const MAX_ENTRIES: usize = 3000;

/// What is known at one point. Places that are not listed hold what they held when the function
/// started.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    values: Vec<(Loc, Value)>,
    regions: Vec<(Loc, Region)>,
}

/// What [`State::join`] works with.
pub(crate) struct Joining<'j, 'a, 'src> {
    pub(crate) names: &'j mut Names<'a, 'src>,
    pub(crate) traces: &'j Traces<'src>,
    pub(crate) block: BlockId,
    /// Whether ranges that grow are to grow to the end.
    pub(crate) widen: bool,
}

impl State {
    pub(crate) fn value(&self, loc: Loc) -> Option<&Value> {
        let index = self.values.binary_search_by_key(&loc, |entry| entry.0);
        index.ok().map(|index| &self.values[index].1)
    }

    pub(crate) fn region(&self, loc: Loc) -> Option<&Region> {
        let index = self.regions.binary_search_by_key(&loc, |entry| entry.0);
        index.ok().map(|index| &self.regions[index].1)
    }

    pub(crate) fn region_mut(&mut self, loc: Loc) -> Option<&mut Region> {
        let index = self.regions.binary_search_by_key(&loc, |entry| entry.0);
        index.ok().map(|index| &mut self.regions[index].1)
    }

    pub(crate) fn set_value(&mut self, loc: Loc, value: Value) {
        match self.values.binary_search_by_key(&loc, |entry| entry.0) {
            Ok(index) => self.values[index].1 = value,
            Err(index) if self.values.len() < MAX_ENTRIES => {
                self.values.insert(index, (loc, value));
            }
            Err(_) => {}
        }
    }

    pub(crate) fn set_region(&mut self, loc: Loc, region: Region) {
        match self.regions.binary_search_by_key(&loc, |entry| entry.0) {
            Ok(index) => self.regions[index].1 = region,
            Err(index) if self.regions.len() < MAX_ENTRIES => {
                self.regions.insert(index, (loc, region));
            }
            Err(_) => {}
        }
    }

    pub(crate) fn values(&self) -> &[(Loc, Value)] {
        &self.values
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut (Loc, Value)> {
        self.values.iter_mut()
    }

    pub(crate) fn regions(&self) -> &[(Loc, Region)] {
        &self.regions
    }

    pub(crate) fn regions_mut(&mut self) -> impl Iterator<Item = &mut (Loc, Region)> {
        self.regions.iter_mut()
    }

    /// Forgets the places that `gone` names.
    pub(crate) fn forget(&mut self, mut gone: impl FnMut(Loc) -> bool) {
        self.values.retain(|(loc, _)| !gone(*loc));
        self.regions.retain(|(loc, _)| !gone(*loc));
    }

    /// How much there is, for the budget of a function.
    pub(crate) fn len(&self) -> usize {
        self.values.len() + self.regions.len()
    }

    /// What tells two ways apart that are worth following on their own: which objects are freed
    /// on them, and which allocations failed.
    pub(crate) fn signature(&self) -> u64 {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut add = |loc: Loc, kind: u64| {
            hash = (hash ^ (u64::from(loc.number()) << 2 | kind)).wrapping_mul(0x0100_0000_01b3);
        };
        for (loc, region) in &self.regions {
            if region.life == Life::Freed {
                add(*loc, 1);
            }
        }
        for (loc, value) in &self.values {
            if value.null == Nullness::Null && value.null_trace != Trace::NONE {
                add(*loc, 2);
            }
        }
        hash
    }

    /// Joins `other` into this state, where two ways meet. Whether anything changed.
    pub(crate) fn join(&mut self, mut other: State, on: &mut Joining<'_, '_, '_>) -> bool {
        other.drop_replaced(on);
        let mut merged = Vec::new();
        let mut changed = false;
        let mut values = Vec::with_capacity(self.values.len());
        for (loc, mine, their) in zip(&self.values, &other.values) {
            let a = mine.copied().or_else(|| on.names.initial_value(loc));
            let b = their.copied().or_else(|| on.names.initial_value(loc));
            let (Some(a), Some(b)) = (a, b) else {
                // Gone on one of the ways.
                changed |= mine.is_some();
                continue;
            };
            let joined = if a == b {
                a
            } else {
                let target = merge_target(self, &other, loc, (&a, &b), on, &mut merged);
                join_value(&a, &b, target, Birth::Merged(on.block, loc), on)
            };
            changed |= mine.is_none_or(|mine| !mine.is_like(&joined));
            values.push((loc, joined));
        }
        values.truncate(MAX_ENTRIES);
        let mut regions = Vec::with_capacity(self.regions.len());
        for (loc, mine, their) in zip(&self.regions, &other.regions) {
            if merged.iter().any(|(target, _)| *target == loc) {
                // Made anew below.
                continue;
            }
            let joined = match (mine, their) {
                (Some(a), Some(b)) if a == b => *a,
                (Some(a), Some(b)) => join_region(loc, a, b, on),
                // The other way did not touch it.
                (Some(only), None) | (None, Some(only)) => *only,
                (None, None) => continue,
            };
            changed |= mine.is_none_or(|mine| !mine.is_like(&joined));
            regions.push((loc, joined));
        }
        for (loc, region) in &merged {
            // In a full state there is no room for it, now or later.
            changed |= match self.region(*loc) {
                Some(known) => !known.is_like(region),
                None => self.regions.len() < MAX_ENTRIES,
            };
        }
        self.values = values;
        self.regions = regions;
        for (loc, region) in merged {
            self.set_region(loc, region);
        }
        changed
    }

    /// Why an allocation failed on the way here; none if none did.
    pub(crate) fn failed_allocation(&self) -> Trace {
        let mut failed = self
            .values
            .iter()
            .filter(|(_, value)| value.null == Nullness::Null && value.null_trace != Trace::NONE);
        failed
            .next()
            .map_or(Trace::NONE, |(_, value)| value.null_trace)
    }

    /// Forgets objects that no variable leads to any more.
    pub(crate) fn collect_garbage(&mut self, names: &Names<'_, '_>) {
        /// A small state is not worth the work.
        const FEW: usize = 96;
        if self.len() < FEW {
            return;
        }
        let places = &names.places;
        let is_rooted = |loc: Loc| match places.get(places.root(loc)) {
            // What was allocated stays: that nothing leads to it is a leak.
            Place::Var(_) | Place::Heap(_) | Place::Literal(_) => true,
            _ => false,
        };
        let mut reached: FxHashSet<Loc> = FxHashSet::default();
        loop {
            let before = reached.len();
            for (loc, value) in &self.values {
                if value.target != Loc::NONE
                    && (is_rooted(*loc) || reached.contains(&places.root(*loc)))
                {
                    reached.insert(places.root(value.target));
                }
            }
            for (loc, region) in &self.regions {
                if is_rooted(*loc) || reached.contains(&places.root(*loc)) {
                    reached.insert(places.root(region.replaces));
                }
            }
            if reached.len() == before {
                break;
            }
        }
        self.forget(|loc| !is_rooted(loc) && !reached.contains(&places.root(loc)));
    }

    /// Before this state is joined into one at a block: what it calls "the value merged at that
    /// block" is the value of the last time around, if the place holds another one now.
    fn drop_replaced(&mut self, on: &Joining<'_, '_, '_>) {
        let (ids, targets) = self.replaced(on);
        if ids.is_empty() && targets.is_empty() {
            return;
        }
        self.retire(&ids, &targets, on.names);
    }

    /// The numbers and targets that were merged at the block and mean something else now.
    fn replaced(&self, on: &Joining<'_, '_, '_>) -> (Vec<Id>, Vec<Loc>) {
        let (mut ids, mut targets) = (Vec::new(), Vec::new());
        for (_, value) in &self.values {
            if let Birth::Merged(block, place) = on.names.ids.birth(value.id)
                && block == on.block
                && !ids.contains(&value.id)
            {
                let now = self.value(place);
                if now.is_none_or(|now| now.id != value.id || now.plus != 0) {
                    ids.push(value.id);
                }
            }
        }
        let places = &on.names.places;
        let roots = self.values.iter().map(|(loc, _)| places.root(*loc));
        let held = self.values.iter().map(|(_, value)| value.target);
        let regions = self.regions.iter().map(|(loc, _)| places.root(*loc));
        for target in roots.chain(held).chain(regions) {
            if let Place::Merged(block, place) = places.get(target)
                && block == on.block
                && !targets.contains(&target)
                && self.value(place).is_none_or(|now| now.target != target)
            {
                targets.push(target);
            }
        }
        (ids, targets)
    }

    /// Forgets what numbers and targets mean that will mean something else.
    pub(crate) fn retire(&mut self, ids: &[Id], targets: &[Loc], names: &Names<'_, '_>) {
        let places = &names.places;
        let is_gone = |loc: Loc| {
            targets.contains(&places.root(loc))
                || matches!(places.get(loc), Place::Indexed(_, id, _) if ids.contains(&id))
        };
        let any_gone = self.values.iter().any(|(loc, _)| is_gone(*loc))
            || self.regions.iter().any(|(loc, _)| is_gone(*loc));
        if any_gone {
            self.forget(is_gone);
        }
        for (_, value) in &mut self.values {
            value.retire(ids, targets);
        }
        for (_, region) in &mut self.regions {
            region.length.retire(ids, &[]);
            if ids.contains(&region.size.id) {
                region.size.id = Id::NONE;
            }
        }
    }
}

impl Value {
    fn retire(&mut self, ids: &[Id], targets: &[Loc]) {
        if self.id != Id::NONE && ids.contains(&self.id) {
            self.id = Id::NONE;
        }
        if self.bound.is_some_and(|bound| ids.contains(&bound.id)) {
            self.bound = None;
        }
        if self.target != Loc::NONE && targets.contains(&self.target) {
            self.target = Loc::NONE;
            self.range = Range::FULL;
        }
    }

    /// Whether both say the same, however they came to be.
    fn is_like(&self, other: &Self) -> bool {
        let without_traces = |value: &Self| Self {
            null_trace: Trace::NONE,
            taint: Trace::NONE,
            limit: Trace::NONE,
            ..*value
        };
        self.is_tainted() == other.is_tainted()
            && (self.limit == Trace::NONE) == (other.limit == Trace::NONE)
            && without_traces(self) == without_traces(other)
    }
}

impl Region {
    fn is_like(&self, other: &Self) -> bool {
        let without_traces = |region: &Self| Self {
            life_trace: Trace::NONE,
            allocated: Trace::NONE,
            content: Trace::NONE,
            unterminated: Trace::NONE,
            length: Value {
                taint: Trace::NONE,
                limit: Trace::NONE,
                ..region.length
            },
            ..*region
        };
        (self.content == Trace::NONE) == (other.content == Trace::NONE)
            && (self.unterminated == Trace::NONE) == (other.unterminated == Trace::NONE)
            && without_traces(self) == without_traces(other)
    }
}
