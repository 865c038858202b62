//! The ways that data takes, step by step.

use super::syntax::Node;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Where data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Origin {
    CommandLine,
    Environment,
    /// A file, or what is typed.
    Input,
    Network,
    /// A random number, which may be any.
    Random,
    /// The parameter of this position: whoever calls decides.
    Parameter(u8),
    /// What a function returns that is defined elsewhere.
    Elsewhere,
}

impl Origin {
    /// Whether an attacker may choose the data, whoever uses the code.
    pub(crate) fn is_untrusted(self) -> bool {
        matches!(
            self,
            Self::CommandLine | Self::Environment | Self::Input | Self::Network
        )
    }

    /// The one of two origins that says more.
    fn weight(self) -> u8 {
        match self {
            Self::Network | Self::Input | Self::Environment | Self::CommandLine => 3,
            Self::Parameter(_) => 2,
            Self::Random => 1,
            Self::Elsewhere => 0,
        }
    }
}

/// The number of a step in [`Traces`]: the step, and all that led to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Trace(u32);

impl Trace {
    /// No step at all.
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn or(self, other: Self) -> Self {
        if self == Self::NONE { other } else { self }
    }
}

/// What happens at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Event<'src> {
    /// Data enters the program, or the function.
    From(Origin, &'src str),
    /// It is stored in a variable.
    Into(&'src str),
    /// A function passes it on.
    Through(&'src str),
    /// It is an argument of a function of this file.
    Passed(&'src str),
    /// The function may return null.
    MayFail(&'src str),
    Null,
    Freed(&'src str),
    Allocated(&'src str),
}

#[derive(Debug, Clone, Copy)]
struct StepData<'src> {
    before: Trace,
    event: Event<'src>,
    node: Node,
    /// Of the first step; what every later step inherits.
    origin: Option<Origin>,
    /// How many steps there are, this one included.
    length: u8,
}

/// Longer ways are not told to the end: no one reads them, and in code that no person wrote they
/// could be as long as the file.
const MAX_LENGTH: u8 = 48;

/// Every step that was taken in a file.
pub(crate) struct Traces<'src> {
    steps: Vec<StepData<'src>>,
    numbers: FxHashMap<(Trace, Event<'src>, Node), Trace>,
}

impl<'src> Traces<'src> {
    pub(crate) fn new(root: Node) -> Self {
        Self {
            steps: vec![StepData {
                before: Trace::NONE,
                event: Event::Null,
                node: root,
                origin: None,
                length: 0,
            }],
            numbers: FxHashMap::default(),
        }
    }

    /// The trace that goes on from `before` with `event` at `node`.
    pub(crate) fn step(&mut self, before: Trace, event: Event<'src>, node: Node) -> Trace {
        let last = &self.steps[before.0 as usize];
        if last.length >= MAX_LENGTH {
            return before;
        }
        let origin = match event {
            Event::From(origin, _) => Some(origin),
            _ => last.origin,
        };
        let step = StepData {
            before,
            event,
            node,
            origin,
            length: last.length + 1,
        };
        let steps = &mut self.steps;
        *self
            .numbers
            .entry((before, event, node))
            .or_insert_with(|| {
                steps.push(step);
                Trace(steps.len() as u32 - 1)
            })
    }

    /// `trace`, and after it what happens in `inner` to the parameter that `inner` starts with.
    pub(crate) fn spliced(&mut self, trace: Trace, inner: Trace) -> Trace {
        let mut events = Vec::new();
        let mut next = inner;
        while next != Trace::NONE {
            let step = &self.steps[next.0 as usize];
            events.push((step.event, step.node));
            next = step.before;
        }
        let inner = events.into_iter().rev();
        inner
            .filter(|(event, _)| !matches!(event, Event::From(..)))
            .fold(trace, |trace, (event, node)| self.step(trace, event, node))
    }

    /// Where the data of `trace` comes from.
    pub(crate) fn origin(&self, trace: Trace) -> Option<Origin> {
        self.steps[trace.0 as usize].origin
    }

    /// Whether `event` at `node` is a step of `trace`, so that a loop need not repeat it.
    pub(crate) fn contains(&self, trace: Trace, event: Event<'src>, node: Node) -> bool {
        let mut next = trace;
        while next != Trace::NONE {
            let step = &self.steps[next.0 as usize];
            if step.event == event && step.node == node {
                return true;
            }
            next = step.before;
        }
        false
    }

    /// Whether one of the functions `names` is a step of `trace`.
    pub(crate) fn passed_through(&self, trace: Trace, names: &[&str]) -> bool {
        let mut next = trace;
        while next != Trace::NONE {
            let step = &self.steps[next.0 as usize];
            if let Event::Through(name) = step.event
                && names.contains(&name)
            {
                return true;
            }
            next = step.before;
        }
        false
    }

    /// The one of two traces whose origin says more; the first of equals.
    pub(crate) fn stronger(&self, first: Trace, second: Trace) -> Trace {
        if first == second || second == Trace::NONE {
            return first;
        }
        if first == Trace::NONE {
            return second;
        }
        let weight = |trace| self.origin(trace).map_or(0, Origin::weight);
        if weight(second) > weight(first) {
            second
        } else {
            first
        }
    }

    /// The steps from the first to the last: where, and what is told.
    pub(crate) fn steps(&self, trace: Trace) -> Vec<(Node, Cow<'static, str>)> {
        let mut steps = Vec::new();
        let mut next = trace;
        while next != Trace::NONE {
            let step = &self.steps[next.0 as usize];
            steps.push((step.node, describe(step.event)));
            next = step.before;
        }
        steps.reverse();
        steps
    }

    /// The function that allocates at the last step of `trace`.
    pub(crate) fn allocator(&self, trace: Trace) -> Option<&'src str> {
        match self.steps[trace.0 as usize].event {
            Event::Allocated(name) => Some(name),
            _ => None,
        }
    }
}

fn describe(event: Event<'_>) -> Cow<'static, str> {
    let text = match event {
        Event::From(Origin::CommandLine, name) => {
            format!("`{name}` comes from the command line")
        }
        Event::From(Origin::Environment, name) => format!("`{name}` reads the environment"),
        Event::From(Origin::Input, name) => format!("`{name}` reads input"),
        Event::From(Origin::Network, name) => format!("`{name}` receives data"),
        Event::From(Origin::Random, name) => format!("`{name}` gives a number of any size"),
        Event::From(Origin::Parameter(_), name) => {
            format!("the caller chooses the parameter `{name}`")
        }
        Event::From(Origin::Elsewhere, name) => format!("`{name}` may return anything"),
        Event::Into(name) => format!("goes into `{name}`"),
        Event::Through("operator+" | "operator+=") => {
            return Cow::Borrowed("is joined with other text");
        }
        Event::Through(name) => format!("passes through `{name}`"),
        Event::Passed(name) => format!("is passed to `{name}`"),
        Event::MayFail(name) => format!("`{name}` may return null"),
        Event::Null => return Cow::Borrowed("is null here"),
        Event::Freed(name) => format!("`{name}` frees it"),
        Event::Allocated(name) => format!("`{name}` allocates it"),
    };
    Cow::Owned(text)
}
