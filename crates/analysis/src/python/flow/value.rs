//! What the interpreter knows about a value at one point of the program.

use super::kind::{Kind, Kinds, Origin};
use super::names::Name;
use crate::python::TextRange;
use crate::python::ast::Expr;

/// What a value is, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// Nothing is known.
    Unknown,
    /// What a library model or a rule calls by this name.
    Name(Name),
    /// A function of this file, by its index.
    Function(u32),
    /// A function of this file, bound to an instance or class.
    Method(u32),
    /// A class of this file, by its index.
    Class(u32),
    /// An instance of a class of this file.
    Instance(u32),
}

impl What {
    /// The library thing that it is.
    pub(crate) fn name(self) -> Option<Name> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }
}

/// Facts that are true or unknown; a join keeps what both sides have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Flags(u8);

impl Flags {
    /// Made of literals alone.
    pub(crate) const CONSTANT: Self = Self(1);
    /// A path without `..` and links.
    pub(crate) const NORMALIZED: Self = Self(2);
    /// A number or truth value.
    pub(crate) const NUMBER: Self = Self(4);
    /// A part of a text that was split at slashes, or a list of such parts.
    pub(crate) const PART: Self = Self(8);
    /// Text that begins with a slash, …
    pub(crate) const ROOTED: Self = Self(16);
    /// … with anything but two slashes, …
    pub(crate) const ONE_SLASH: Self = Self(32);
    /// … with anything but a slash and a backslash.
    pub(crate) const NO_BACKSLASH: Self = Self(64);
    /// What made it tells of its truth alone: on another path it is `False`.
    pub(crate) const OR_FALSE: Self = Self(128);
    /// Nothing.
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What holds after one of two branches.
    pub(crate) fn join(self, other: Self) -> Self {
        self.and(other).with(self.with(other).and(Self::OR_FALSE))
    }

    /// What holds of an attribute of a value as well.
    pub(crate) fn of_attribute(self) -> Self {
        self.and(Self::CONSTANT.with(Self::NORMALIZED).with(Self::NUMBER))
    }
}

/// A value. Small, because the interpreter copies it all the time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    pub(crate) what: What,
    /// The expression that made it, if one did on every path.
    pub(crate) made_by: Option<&'a Expr>,
    pub(crate) taint: Taint,
    pub(crate) flags: Flags,
}

impl Value<'_> {
    /// A value of which nothing is known.
    pub(crate) const UNKNOWN: Self = Self {
        what: What::Unknown,
        made_by: None,
        taint: Taint::CLEAN,
        flags: Flags::NONE,
    };

    /// The value that `name` is.
    pub(crate) fn named(name: Name) -> Self {
        Self {
            what: What::Name(name),
            ..Self::UNKNOWN
        }
    }

    /// The same with other taint.
    #[must_use]
    pub(crate) fn tainted(self, taint: Taint) -> Self {
        Self { taint, ..self }
    }
}

/// A set of flows in an [`Arena`]; clean when empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taint {
    start: u32,
    count: u32,
}

impl Taint {
    /// No flow.
    pub(crate) const CLEAN: Self = Self { start: 0, count: 0 };

    pub(crate) fn is_clean(self) -> bool {
        self.count == 0
    }
}

/// Where data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) origin: Origin,
    pub(crate) range: TextRange,
    /// For [`Origin::Parameter`]: the function and which of its parameters.
    pub(crate) parameter: Option<(u32, u16)>,
}

/// Data from one source on one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flow {
    pub(crate) source: u32,
    /// The kinds of sink it still harms.
    pub(crate) harms: Kinds,
    pub(crate) step: StepId,
}

/// A step in an [`Arena`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StepId(u32);

/// What happens at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happens {
    /// The data comes from here.
    Source,
    /// It is stored under a name.
    Stored,
    /// It goes through the call.
    Call,
    /// It is made part of a longer text or a container.
    Part,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct StepNode {
    pub(crate) range: TextRange,
    pub(crate) happens: Happens,
    /// The step before.
    pub(crate) previous: Option<StepId>,
    /// For a call of a function of this file: the last step inside it.
    pub(crate) inside: Option<StepId>,
}

/// How many flows a value keeps: enough to tell sources apart, few enough to be fast.
const MAX_FLOWS: usize = 4;

/// Where a file's flows may end, so that no text makes memory grow without bound.
const MAX_STEPS: usize = 1 << 20;

/// Holds the flows and steps of one file, so that values can be copied.
#[derive(Default)]
pub(crate) struct Arena {
    pub(crate) sources: Vec<Source>,
    flows: Vec<Flow>,
    steps: Vec<StepNode>,
}

impl Arena {
    pub(crate) fn flows(&self, taint: Taint) -> &[Flow] {
        let start = taint.start as usize;
        self.flows
            .get(start..start + taint.count as usize)
            .unwrap_or_default()
    }

    pub(crate) fn source(&self, flow: &Flow) -> Source {
        self.sources[flow.source as usize]
    }

    pub(crate) fn step(&self, id: StepId) -> StepNode {
        self.steps[id.0 as usize]
    }

    /// Whether `taint` harms a sink of `kind`.
    pub(crate) fn harms(&self, taint: Taint, kind: Kind) -> bool {
        self.flows(taint)
            .iter()
            .any(|flow| flow.harms.contains(kind))
    }

    /// The kinds of sink that `taint` harms.
    pub(crate) fn all_harms(&self, taint: Taint) -> Kinds {
        let flows = self.flows(taint).iter();
        flows.fold(Kinds::NONE, |all, flow| all.with(flow.harms))
    }

    /// New data from `source`.
    pub(crate) fn spring(&mut self, source: Source) -> Taint {
        if self.is_full() {
            return Taint::CLEAN;
        }
        let index = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        let harms = source.origin.harms();
        let step = self.push_step(StepNode {
            range: source.range,
            happens: Happens::Source,
            previous: None,
            inside: None,
        });
        self.sources.push(source);
        self.store(&[Flow {
            source: index,
            harms,
            step,
        }])
    }

    /// The flows of both.
    pub(crate) fn join(&mut self, left: Taint, right: Taint) -> Taint {
        if left == right || right.is_clean() {
            return left;
        }
        if left.is_clean() {
            return right;
        }
        let mut all: Vec<Flow> = self.flows(left).to_vec();
        for index in 0..right.count {
            let flow = self.flows[(right.start + index) as usize];
            if let Some(known) = all.iter_mut().find(|known| known.source == flow.source) {
                known.harms = known.harms.with(flow.harms);
            } else if all.len() < MAX_FLOWS {
                all.push(flow);
            }
        }
        self.store(&all)
    }

    /// The flows without the kinds `cleared`.
    pub(crate) fn clear_kinds(&mut self, taint: Taint, cleared: Kinds) -> Taint {
        self.map(taint, |flow| Flow {
            harms: flow.harms.without(cleared),
            ..flow
        })
    }

    /// The flows one step on.
    pub(crate) fn advance(&mut self, taint: Taint, range: TextRange, happens: Happens) -> Taint {
        if taint.is_clean() || self.is_full() {
            return taint;
        }
        let mut flows = [None; MAX_FLOWS];
        for (slot, index) in flows.iter_mut().zip(0..taint.count) {
            *slot = self.flows.get((taint.start + index) as usize).copied();
        }
        let start = self.flows.len();
        for flow in flows.into_iter().flatten() {
            let node = StepNode {
                range,
                happens,
                previous: Some(flow.step),
                inside: None,
            };
            let step = self.push_step(node);
            self.flows.push(Flow { step, ..flow });
        }
        self.taint_from(start)
    }

    /// One flow, after a call at `range`.
    pub(crate) fn advance_flow(&mut self, flow: Flow, range: TextRange) -> Taint {
        let taint = self.store(&[flow]);
        self.advance(taint, range, Happens::Call)
    }

    /// The flows of an argument after a call at `range` of a function of this file, whose own
    /// flow from the parameter is `inside`.
    pub(crate) fn through(&mut self, argument: Taint, inside: Flow, range: TextRange) -> Taint {
        if self.is_full() {
            return Taint::CLEAN;
        }
        let flows: Vec<Flow> = self.flows(argument).to_vec();
        let mut through = Vec::with_capacity(flows.len());
        for flow in flows {
            let harms = flow.harms.and(inside.harms);
            if harms.is_empty() {
                continue;
            }
            let step = self.push_step(StepNode {
                range,
                happens: Happens::Call,
                previous: Some(flow.step),
                inside: Some(inside.step),
            });
            through.push(Flow {
                harms,
                step,
                ..flow
            });
        }
        self.store(&through)
    }

    fn map(&mut self, taint: Taint, change: impl Fn(Flow) -> Flow) -> Taint {
        let start = self.flows.len();
        for index in 0..taint.count {
            let flow = change(self.flows[(taint.start + index) as usize]);
            if !flow.harms.is_empty() {
                self.flows.push(flow);
            }
        }
        self.taint_from(start)
    }

    fn store(&mut self, flows: &[Flow]) -> Taint {
        let start = self.flows.len();
        self.flows.extend_from_slice(flows);
        self.taint_from(start)
    }

    fn taint_from(&self, start: usize) -> Taint {
        let count = self.flows.len() - start;
        match (u32::try_from(start), u32::try_from(count)) {
            (Ok(start), Ok(count)) if count > 0 => Taint { start, count },
            _ => Taint::CLEAN,
        }
    }

    fn push_step(&mut self, node: StepNode) -> StepId {
        let id = StepId(u32::try_from(self.steps.len()).unwrap_or(u32::MAX));
        self.steps.push(node);
        id
    }

    fn is_full(&self) -> bool {
        self.steps.len() >= MAX_STEPS || self.flows.len() >= MAX_STEPS
    }
}
