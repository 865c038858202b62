//! What rules report.

use super::Run;
use crate::c::report::Draft;
use crate::c::summary::{Sink, WayIn};
use crate::c::syntax::Node;
use crate::c::trace::{Origin, Trace};
use crate::c::value::Cleared;
use crate::finding::{Confidence, Fix, Severity};
use crate::rules::c::CRule;
use sallet_core::cwe::CweId;
use std::borrow::Cow;

/// What a rule reports; see [`Run::alarm`].
pub(crate) struct Alarm {
    rule: &'static CRule,
    node: Node,
    message: Cow<'static, str>,
    severity: Severity,
    confidence: Confidence,
    cwe: &'static [CweId],
    trace: Trace,
    way_in: WayIn,
    more: Vec<(Node, Cow<'static, str>)>,
    fix: Option<Fix>,
    is_faint: bool,
}

impl Alarm {
    pub(crate) fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// Not worth a look even to who asks for the weakness.
    pub(crate) fn faint(mut self, is_faint: bool) -> Self {
        self.is_faint |= is_faint;
        self
    }

    pub(crate) fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The weaknesses that this finding is, if not all those of the rule.
    pub(crate) fn cwe(mut self, cwe: &'static [CweId]) -> Self {
        self.cwe = cwe;
        self
    }

    /// The way that the value took.
    pub(crate) fn flow(mut self, trace: Trace) -> Self {
        self.trace = trace;
        self
    }

    /// The way that the content took which the value points to. Content that can no longer do
    /// what `needs` says is harmless.
    pub(crate) fn content(self, trace: Trace, needs: Cleared) -> Self {
        self.way_in(WayIn::Content(needs)).flow(trace)
    }

    /// What of a parameter does the harm, if the flow starts at one.
    pub(crate) fn way_in(mut self, way_in: WayIn) -> Self {
        self.way_in = way_in;
        self
    }

    /// Another step to show.
    pub(crate) fn step(mut self, node: Node, what: impl Into<Cow<'static, str>>) -> Self {
        self.more.push((node, what.into()));
        self
    }

    pub(crate) fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}

impl<'a, 'src> Run<'a, 'src> {
    /// A finding of `rule` at `node`, to be given to [`Self::submit`].
    pub(crate) fn alarm(
        &self,
        rule: &'static CRule,
        node: Node,
        message: impl Into<Cow<'static, str>>,
    ) -> Alarm {
        Alarm {
            rule,
            node,
            message: message.into(),
            severity: rule.about.severity,
            confidence: rule.about.confidence,
            cwe: rule.about.cwe,
            trace: Trace::NONE,
            way_in: WayIn::Value,
            more: Vec::new(),
            fix: None,
            is_faint: false,
        }
    }

    /// Reports `alarm`, as far as its source is to be believed. What depends on a parameter is
    /// also told to the callers in this file.
    pub(crate) fn submit(&mut self, alarm: Alarm) {
        let mut is_faint = alarm.is_faint;
        let confidence = match self.traces.origin(alarm.trace) {
            Some(Origin::Parameter(parameter)) => {
                self.add_sink(&alarm, parameter);
                // Only the callers in this file decide what a static function gets.
                if self.function().is_static {
                    return;
                }
                // What the callers in this file give is told where they give it.
                is_faint |= self.file.called.contains(self.function().name);
                alarm.confidence.min(alarm.rule.from_caller)
            }
            Some(Origin::Elsewhere) => {
                is_faint = true;
                Confidence::Low
            }
            Some(Origin::Random) => Confidence::Low,
            _ => alarm.confidence,
        };
        // Where the code does not parse, its structure is a guess.
        let confidence = if self.is_broken {
            confidence.min(Confidence::Medium)
        } else {
            confidence
        };
        if !self.report.wants(alarm.rule, confidence) {
            return;
        }
        let mut steps = self.traces.steps(alarm.trace);
        steps.extend(alarm.more);
        if !steps.is_empty() {
            steps.push((alarm.node, alarm.message.clone()));
        }
        self.report.add(Draft {
            rule: alarm.rule,
            node: alarm.node,
            message: alarm.message,
            severity: alarm.severity,
            confidence,
            is_faint,
            cwe: alarm.cwe,
            steps,
            fix: alarm.fix,
        });
    }

    fn add_sink(&mut self, alarm: &Alarm, parameter: u8) {
        /// A function with more is rare; its first ones tell enough.
        const MAX_SINKS: usize = 32;
        let sinks = &mut self.summary.sinks;
        let is_known = sinks.iter().any(|sink| {
            sink.node == alarm.node
                && sink.parameter == parameter
                && std::ptr::eq(sink.rule, alarm.rule)
        });
        if !is_known && sinks.len() < MAX_SINKS {
            sinks.push(Sink {
                rule: alarm.rule,
                parameter,
                way_in: alarm.way_in,
                node: alarm.node,
                message: alarm.message.clone(),
                severity: alarm.severity,
                confidence: alarm.confidence,
                is_faint: alarm.is_faint,
                cwe: alarm.cwe,
                trace: alarm.trace,
            });
        }
    }

    /// Whether the weakness that `rule` speaks for is asked for.
    pub(crate) fn is_asked(&self, rule: &CRule) -> bool {
        self.report.is_asked(rule)
    }
}
