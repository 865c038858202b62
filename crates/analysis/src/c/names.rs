//! What places hold that the function did not write yet.

use super::ir::{Function, Storage, VarId};
use super::location::{Birth, Id, Ids, Loc, Place, Places};
use super::state::{Region, Size, State};
use super::trace::{Event, Origin, Trace, Traces};
use super::types::{Type, TypeId, Types};
use super::value::{Checks, Range, Value};

/// The places and values of one function's analysis.
pub(crate) struct Names<'a, 'src> {
    pub(crate) function: &'a Function<'src>,
    pub(crate) types: &'a Types<'src>,
    pub(crate) places: Places<'src>,
    pub(crate) ids: Ids,
    /// By parameter: where its data comes from.
    parameters: Vec<Trace>,
}

impl<'a, 'src> Names<'a, 'src> {
    pub(crate) fn new(
        function: &'a Function<'src>,
        types: &'a Types<'src>,
        traces: &mut Traces<'src>,
    ) -> Self {
        let parameters = function.vars.iter().filter_map(|var| {
            let Storage::Parameter(position) = var.storage else {
                return None;
            };
            let origin = match (function.name, position) {
                ("main", 0) => return Some(Trace::NONE),
                ("main", 1) => Origin::CommandLine,
                ("main", _) => Origin::Environment,
                _ => Origin::Parameter(position),
            };
            Some(traces.step(Trace::NONE, Event::From(origin, var.name), var.node))
        });
        Self {
            parameters: parameters.collect(),
            function,
            types,
            places: Places::new(),
            ids: Ids::new(),
        }
    }

    pub(crate) fn var(&mut self, var: VarId) -> Loc {
        let ty = self.function.var(var).ty;
        self.places.intern(Place::Var(var), ty)
    }

    /// The place that the value in `loc` points to when the function starts.
    pub(crate) fn target(&mut self, loc: Loc) -> Loc {
        let ty = self.types.element(self.places.ty(loc));
        self.places.intern(Place::Target(loc), ty)
    }

    /// The variable whose name `loc` starts with.
    pub(crate) fn root_var(&self, loc: Loc) -> Option<VarId> {
        match self.places.get(self.places.root(loc)) {
            Place::Var(var) => Some(var),
            _ => None,
        }
    }

    /// The parameter whose name `loc` starts with.
    pub(crate) fn root_parameter(&self, loc: Loc) -> Option<u8> {
        match self.function.var(self.root_var(loc)?).storage {
            Storage::Parameter(position) => Some(position),
            _ => None,
        }
    }

    /// Where the data that a parameter brings comes from.
    fn root_trace(&self, loc: Loc) -> Trace {
        let parameter = self.root_parameter(loc);
        let trace = parameter.and_then(|position| self.parameters.get(position as usize));
        trace.copied().unwrap_or(Trace::NONE)
    }

    /// What `loc` holds when the function starts. `None` for places that hold nothing then, or
    /// that mean another place from moment to moment.
    pub(crate) fn initial_value(&mut self, loc: Loc) -> Option<Value> {
        if self.places.is_indexed(loc) {
            return None;
        }
        match self.places.get(self.places.root(loc)) {
            Place::Var(var) => match self.function.var(var).storage {
                Storage::Local | Storage::Hidden => return None,
                Storage::Parameter(_) | Storage::Static | Storage::Global | Storage::Constant => {}
            },
            Place::Foreign(_) | Place::ForeignAt(..) | Place::Merged(..) => {}
            Place::Heap(_) | Place::Literal(_) => return None,
            _ => return None,
        }
        let id = self.ids.intern(Birth::Initial(loc));
        let trace = self.root_trace(loc);
        Some(self.typed_value(loc, id, trace))
    }

    /// A value of the type that `loc` has, which comes from `trace`.
    pub(crate) fn typed_value(&mut self, loc: Loc, id: Id, trace: Trace) -> Value {
        let ty = self.places.ty(loc);
        let mut value = match self.types.get(ty) {
            Type::Pointer(_) => Value::pointer(self.target(loc), id),
            Type::Unknown => Value {
                // It may be a number, too.
                range: Range::FULL,
                taint: trace,
                ..Value::pointer(self.target(loc), id)
            },
            _ => Value {
                range: self.range_of(ty),
                taint: trace,
                ..Value::unknown(id)
            },
        };
        if let Place::Var(var) = self.places.get(loc)
            && self.function.name == "main"
            && self.function.var(var).storage == Storage::Parameter(0)
        {
            // The number of arguments: small, and never negative.
            value.range = Range::new(0, i32::MAX.into());
            value.checks = Checks::LOWER;
            value.taint = Trace::NONE;
        }
        value
    }

    /// Every value that a `ty` can have.
    pub(crate) fn range_of(&self, ty: TypeId) -> Range {
        self.types
            .limits(ty)
            .map_or(Range::FULL, |(lo, hi)| Range::new(lo, hi))
    }

    /// What is known of the object at `loc` before anything happened to it.
    pub(crate) fn initial_region(&mut self, loc: Loc, state: &State) -> Region {
        let length = self.ids.intern(Birth::Length(loc));
        let mut region = Region::unknown(length);
        match self.places.get(loc) {
            Place::Literal(number) => {
                let text = &self.function.literals[number as usize];
                let bytes = text.chars().count() as i128;
                let length = text.chars().position(|char| char == '\0');
                let length = length.map_or(bytes, |length| length as i128);
                region.size = Size::exactly(bytes + 1);
                region.length = Value::int(length);
            }
            Place::Var(_) | Place::Member(..) => {
                if let Some(size) = self.types.size_of(self.places.ty(loc)) {
                    region.size = Size::exactly(size.into());
                }
                if let Some(var) = self.root_var(loc) {
                    // Static memory starts as zero.
                    let storage = self.function.var(var).storage;
                    region.is_zeroed = storage == Storage::Static;
                }
            }
            _ => {}
        }
        region.content = self.inherited_content(loc, state);
        region
    }

    /// Where the content of `loc` comes from, by what it is part of or reached through.
    fn inherited_content(&self, loc: Loc, state: &State) -> Trace {
        let mut next = Some(loc);
        while let Some(loc) = next {
            if let Some(region) = state.region(loc) {
                return region.content;
            }
            next = self.places.parent(loc);
        }
        self.root_trace(loc)
    }
}
