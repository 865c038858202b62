//! Names for places in memory, and for values. Both are numbers of one function's analysis.

use super::ir::{BlockId, Temp, VarId};
use super::types::TypeId;
use rustc_hash::FxHashMap;

/// A place in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Loc(u32);

impl Loc {
    /// No place that is known.
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Place<'src> {
    Nowhere,
    Var(VarId),
    /// A member of the record at a place.
    Member(Loc, &'src str),
    /// The element at a constant distance in bytes.
    At(Loc, i64),
    /// The element at the position that a value has.
    Indexed(Loc, Id, i64),
    /// What a place points to when the function starts.
    Target(Loc),
    /// What an instruction allocated.
    Heap(Temp),
    /// What an instruction got a pointer to.
    Foreign(Temp),
    /// What a place points to since an instruction that may have changed it.
    ForeignAt(Temp, Loc),
    Literal(u32),
    /// What a place points to after ways have met, when it pointed to different things.
    Merged(BlockId, Loc),
}

#[derive(Debug, Clone, Copy)]
struct PlaceData<'src> {
    place: Place<'src>,
    ty: TypeId,
    /// How many other places its name holds.
    depth: u8,
    /// Where its name starts.
    root: Loc,
    /// Whether its name holds a position that changes.
    is_indexed: bool,
}

/// Every place that one function's analysis names.
pub(crate) struct Places<'src> {
    places: Vec<PlaceData<'src>>,
    numbers: FxHashMap<Place<'src>, Loc>,
}

/// Names of places hold no more other places than this; what is further away is not known.
/// Without a limit, a walk along a list would name ever new places.
const MAX_DEPTH: u8 = 8;

impl<'src> Places<'src> {
    pub(crate) fn new() -> Self {
        Self {
            places: vec![PlaceData {
                place: Place::Nowhere,
                ty: TypeId::UNKNOWN,
                depth: 0,
                root: Loc::NONE,
                is_indexed: false,
            }],
            numbers: FxHashMap::default(),
        }
    }

    /// The number of `place`, which holds a `ty`.
    pub(crate) fn intern(&mut self, place: Place<'src>, ty: TypeId) -> Loc {
        if let Some(&loc) = self.numbers.get(&place) {
            return loc;
        }
        let inner = match place {
            Place::Merged(_, loc) | Place::ForeignAt(_, loc) => Some(loc),
            _ => parent(place),
        };
        let depth = inner.map_or(0, |loc| self.places[loc.0 as usize].depth + 1);
        if depth > MAX_DEPTH {
            return Loc::NONE;
        }
        let loc = Loc(self.places.len() as u32);
        let parent = parent(place).map(|parent| self.places[parent.0 as usize]);
        self.places.push(PlaceData {
            place,
            ty,
            depth,
            root: parent.map_or(loc, |parent| parent.root),
            is_indexed: matches!(place, Place::Indexed(..))
                || parent.is_some_and(|parent| parent.is_indexed),
        });
        self.numbers.insert(place, loc);
        loc
    }

    pub(crate) fn get(&self, loc: Loc) -> Place<'src> {
        self.places[loc.0 as usize].place
    }

    pub(crate) fn ty(&self, loc: Loc) -> TypeId {
        self.places[loc.0 as usize].ty
    }

    /// Whether `loc` is part of `ancestor`, or reached through it.
    pub(crate) fn is_below(&self, loc: Loc, ancestor: Loc) -> bool {
        // Most places have nothing to do with each other.
        if self.root(loc) != self.root(ancestor) {
            return false;
        }
        let mut next = self.parent(loc);
        while let Some(loc) = next {
            if loc == ancestor {
                return true;
            }
            next = self.parent(loc);
        }
        false
    }

    /// Where the name of `loc` starts.
    pub(crate) fn root(&self, loc: Loc) -> Loc {
        self.places[loc.0 as usize].root
    }

    /// The place that `loc` is part of, or is reached through.
    pub(crate) fn parent(&self, loc: Loc) -> Option<Loc> {
        parent(self.get(loc))
    }

    /// Whether the name of `loc` holds a position that changes.
    pub(crate) fn is_indexed(&self, loc: Loc) -> bool {
        self.places[loc.0 as usize].is_indexed
    }
}

fn parent(place: Place<'_>) -> Option<Loc> {
    match place {
        Place::Member(parent, _)
        | Place::At(parent, _)
        | Place::Indexed(parent, ..)
        | Place::Target(parent) => Some(parent),
        _ => None,
    }
}

/// The number of a value. Values with the same number are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Id(u32);

impl Id {
    /// A value of its own: a constant, or nothing that is followed.
    pub(crate) const NONE: Self = Self(0);
}

/// How a value came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Birth {
    /// What a place holds when the function starts.
    Initial(Loc),
    /// What an instruction made, for a place or as its result.
    Made(Temp, Loc),
    /// What a place holds after ways have met.
    Merged(BlockId, Loc),
    /// The length of the text at a place when the function starts.
    Length(Loc),
    /// That length after an instruction, or after ways have met.
    LengthMade(Temp, Loc),
    LengthMerged(BlockId, Loc),
    /// A multiple of another value.
    Scaled(Id, i64),
}

/// Every value number of one function's analysis.
pub(crate) struct Ids {
    births: Vec<Birth>,
    numbers: FxHashMap<Birth, Id>,
}

impl Ids {
    pub(crate) fn new() -> Self {
        Self {
            births: vec![Birth::Initial(Loc::NONE)],
            numbers: FxHashMap::default(),
        }
    }

    pub(crate) fn intern(&mut self, birth: Birth) -> Id {
        *self.numbers.entry(birth).or_insert_with(|| {
            self.births.push(birth);
            Id(self.births.len() as u32 - 1)
        })
    }

    pub(crate) fn birth(&self, id: Id) -> Birth {
        self.births[id.0 as usize]
    }

    /// The value and the factor that `id` is a multiple of: itself and 1 where it is none.
    pub(crate) fn factors(&self, id: Id) -> (Id, i64) {
        match self.birth(id) {
            Birth::Scaled(inner, factor) => (inner, factor),
            _ => (id, 1),
        }
    }
}
