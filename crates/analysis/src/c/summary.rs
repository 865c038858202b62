//! What a caller has to know of a function of the same file.

use super::syntax::Node;
use super::trace::{Trace, Traces};
use super::value::{Cleared, Nullness, Range};
use crate::finding::{Confidence, Severity};
use crate::rules::c::CRule;
use sallet_core::cwe::CweId;
use std::borrow::Cow;

/// What of a parameter gets to where it does harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayIn {
    /// Its own value.
    Value,
    /// The text that it points to. A text that can no longer do this is harmless.
    Content(Cleared),
    /// The length of the text that it points to. With less than this it is harmless.
    Length(i128),
}

/// Data of a parameter reaches a place that a rule warns of.
#[derive(Clone)]
pub(crate) struct Sink {
    pub(crate) rule: &'static CRule,
    pub(crate) parameter: u8,
    pub(crate) way_in: WayIn,
    pub(crate) node: Node,
    pub(crate) message: Cow<'static, str>,
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    pub(crate) is_faint: bool,
    pub(crate) cwe: &'static [CweId],
    /// The way from the parameter.
    pub(crate) trace: Trace,
}

/// What a function does with one parameter.
#[derive(Clone, Copy)]
pub(crate) struct Parameter {
    /// Where it is followed without a test for null.
    pub(crate) followed: Option<Node>,
    /// Whether every way through the function frees what it points to, and where the last does;
    /// `None` before the first way is known.
    pub(crate) freed: Option<(bool, Trace)>,
    /// What its content is tested for on some way.
    pub(crate) tested: Cleared,
    /// What its content is filled with.
    pub(crate) filled: Trace,
}

/// What a function returns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Returned {
    pub(crate) range: Range,
    pub(crate) null: Nullness,
    pub(crate) null_trace: Trace,
    /// Where the value comes from.
    pub(crate) taint: Trace,
    pub(crate) cleared: Cleared,
    /// Where the content comes from that the value points to.
    pub(crate) content: Trace,
    /// The parameter that is returned as it is.
    pub(crate) parameter: Option<u8>,
    /// Whether it is memory that was allocated inside.
    pub(crate) is_fresh: bool,
}

/// What a caller has to know of a function.
#[derive(Clone)]
pub(crate) struct Summary {
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) sinks: Vec<Sink>,
    /// `None` when it does not return.
    pub(crate) returned: Option<Returned>,
}

impl Summary {
    pub(crate) fn new(parameters: u8) -> Self {
        let parameter = Parameter {
            followed: None,
            freed: None,
            tested: Cleared::NONE,
            filled: Trace::NONE,
        };
        Self {
            parameters: vec![parameter; parameters.into()],
            sinks: Vec::new(),
            returned: None,
        }
    }

    /// Adds one way out of the function.
    pub(crate) fn add_return(&mut self, way: Returned, traces: &Traces<'_>) {
        let Some(known) = &mut self.returned else {
            self.returned = Some(way);
            return;
        };
        known.range = known.range.hull(way.range);
        known.null = match (known.null, way.null) {
            (a, b) if a == b => a,
            (Nullness::Null | Nullness::Maybe, _) | (_, Nullness::Null | Nullness::Maybe) => {
                Nullness::Maybe
            }
            _ => Nullness::Unknown,
        };
        known.null_trace = known.null_trace.or(way.null_trace);
        known.taint = traces.stronger(known.taint, way.taint);
        known.cleared = known.cleared.common(way.cleared);
        known.content = traces.stronger(known.content, way.content);
        known.parameter = known.parameter.filter(|_| known.parameter == way.parameter);
        // Null on the other ways: the caller sees memory, or null.
        known.is_fresh |= way.is_fresh;
    }
}
