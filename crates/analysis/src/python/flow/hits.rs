//! From what the interpreter and the rules saw to findings.

use super::context::Context;
use super::kind::{Kind, Origin};
use super::ruleset::RuleIndex;
use super::value::{Flow, Happens, Source, StepId, Taint};
use crate::finding::{Confidence, Edit, Finding, Fix, Step};
use crate::lines::Lines;
use crate::python::TextRange;
use crate::rules::Speaks;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Data that reached a sink.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) kind: Kind,
    /// The sink.
    pub(crate) range: TextRange,
    pub(crate) flow: Flow,
    /// At most how sure the sink is.
    pub(crate) confidence: Confidence,
    /// What the message says besides, an index of [`Context::details`].
    pub(crate) detail: Option<u32>,
}

/// What a rule reported.
pub(crate) struct Report {
    pub(crate) rule: RuleIndex,
    pub(crate) range: TextRange,
    pub(crate) message: Cow<'static, str>,
    pub(crate) confidence: Option<Confidence>,
    pub(crate) fix: Option<(&'static str, Vec<Edit>)>,
}

/// A sink that a parameter of a function reaches.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ParameterSink {
    pub(crate) parameter: u16,
    pub(crate) hit: Hit,
}

/// How many sinks a summary keeps.
const MAX_PARAMETER_SINKS: usize = 64;

/// How many steps of a flow are shown.
const MAX_SHOWN_STEPS: usize = 32;

impl Context<'_> {
    /// Data of `taint` reaches a sink.
    pub(crate) fn sink(
        &mut self,
        kind: Kind,
        range: TextRange,
        taint: Taint,
        confidence: Confidence,
    ) {
        self.sink_as(kind, range, taint, confidence, None);
    }

    /// As [`Self::sink`], with a detail for the message.
    pub(crate) fn sink_as(
        &mut self,
        kind: Kind,
        range: TextRange,
        taint: Taint,
        confidence: Confidence,
        detail: Option<u32>,
    ) {
        let frame = self.frame();
        let is_harmless = frame.handled.with(frame.settled).contains(kind);
        if self.quiet > 0 || taint.is_clean() || is_harmless {
            return;
        }
        self.unchecked_sink(kind, range, taint, confidence);
        for index in 0..self.arena.flows(taint).len() {
            let flow = self.arena.flows(taint)[index];
            if flow.harms.contains(kind) {
                self.hit(Hit {
                    kind,
                    range,
                    flow,
                    confidence,
                    detail,
                });
            }
        }
    }

    /// Writes a hit down; one that comes from a parameter also in the summary of the function,
    /// for its callers.
    pub(crate) fn hit(&mut self, hit: Hit) {
        let source = self.arena.source(&hit.flow);
        if let Some((function, parameter)) = source.parameter {
            let sinks = &mut self.functions[function as usize].summary.sinks;
            let known = |sink: &ParameterSink| {
                sink.parameter == parameter
                    && (sink.hit.kind, sink.hit.range) == (hit.kind, hit.range)
            };
            if sinks.len() < MAX_PARAMETER_SINKS && !sinks.iter().any(known) {
                sinks.push(ParameterSink { parameter, hit });
            }
            if !self.functions[function as usize].is_public {
                return;
            }
        }
        self.hits.push(hit);
    }

    /// Everything that was seen, as findings by rising place, one for a rule and place.
    pub(crate) fn findings(mut self) -> Vec<Finding> {
        if self.hits.is_empty() && self.reports.is_empty() {
            return Vec::new();
        }
        let lines = Lines::new(self.module.source());
        let mut findings = self.flow_findings(&lines);
        for report in std::mem::take(&mut self.reports) {
            findings.extend(self.report_finding(report, &lines));
        }
        findings.sort_by(|a, b| {
            let key = |finding: &Finding| (finding.place.start, finding.place.end);
            key(a)
                .cmp(&key(b))
                .then_with(|| a.rule.cmp(&b.rule))
                .then(b.confidence.cmp(&a.confidence))
        });
        findings.dedup_by(|later, first| later.rule == first.rule && later.place == first.place);
        findings
    }

    fn flow_findings(&self, lines: &Lines<'_>) -> Vec<Finding> {
        // Of the flows into one sink, the one from the least trusted source is shown.
        let mut best: FxHashMap<(Kind, TextRange), Hit> = FxHashMap::default();
        for hit in &self.hits {
            let rank = |hit: &Hit| {
                (
                    sureness(self.arena.source(&hit.flow).origin, hit.kind, false),
                    hit.confidence,
                )
            };
            best.entry((hit.kind, hit.range))
                .and_modify(|known| {
                    if rank(hit) > rank(known) {
                        *known = *hit;
                    }
                })
                .or_insert(*hit);
        }
        let mut findings = Vec::new();
        for hit in best.values() {
            for (rule, what) in &self.rules.flows[hit.kind as usize] {
                if self.speaks(*rule) {
                    findings.extend(self.flow_finding(hit, *rule, what, lines));
                }
            }
        }
        findings
    }

    /// `None` if it is less sure than what is wanted.
    fn flow_finding(
        &self,
        hit: &Hit,
        rule: RuleIndex,
        what: &str,
        lines: &Lines<'_>,
    ) -> Option<Finding> {
        let about = self.rules.about(rule);
        let source = self.arena.source(&hit.flow);
        let is_asked = about.cwe.iter().any(|&cwe| self.asks(cwe));
        let sureness = match about.speaks {
            // What speaks only when asked is about code that its callers must trust.
            Speaks::WhenAsked => sureness(source.origin, hit.kind, true).max(Confidence::Medium),
            Speaks::Always => sureness(source.origin, hit.kind, is_asked),
        };
        let confidence = about.confidence.min(hit.confidence).min(sureness);
        if confidence < self.at_least {
            return None;
        }
        let mut flow = Vec::new();
        self.unroll(hit.flow.step, lines, &mut flow);
        flow.push(Step {
            place: place(lines, hit.range),
            what: Cow::Borrowed("it harms here"),
        });
        let detail = hit
            .detail
            .and_then(|index| self.details.get(index as usize));
        let detail = detail.map_or("", String::as_str);
        Some(Finding {
            analyzer: Cow::Borrowed("sallet"),
            rule: Cow::Borrowed(about.id),
            cwe: about.cwe.to_vec(),
            severity: about.severity,
            confidence,
            message: format!("{} {what}{detail}", self.describe(source)).into(),
            place: place(lines, hit.range),
            flow,
            fix: None,
            fingerprint: String::new(),
        })
    }

    fn report_finding(&self, report: Report, lines: &Lines<'_>) -> Option<Finding> {
        let about = self.rules.about(report.rule);
        let reported = report
            .confidence
            .map_or(about.confidence, |one| one.min(about.confidence));
        // What is worth a look only when one asks was asked for.
        let confidence = match about.cwe.iter().any(|&cwe| self.asks(cwe)) {
            true => reported.max(about.confidence.min(Confidence::Medium)),
            false => reported,
        };
        if confidence < self.at_least {
            return None;
        }
        let fix = report.fix.map(|(what, edits)| Fix {
            what: Cow::Borrowed(what),
            edits,
        });
        Some(Finding {
            analyzer: Cow::Borrowed("sallet"),
            rule: Cow::Borrowed(about.id),
            cwe: about.cwe.to_vec(),
            severity: about.severity,
            confidence,
            message: report.message,
            place: place(lines, report.range),
            flow: Vec::new(),
            fix,
            fingerprint: String::new(),
        })
    }

    /// `Data from the network (request.args)`.
    fn describe(&self, source: Source) -> String {
        let text = self.module.text(&source.range);
        let short = if text.len() <= 60 && !text.contains('\n') {
            text
        } else {
            ""
        };
        let from = match source.origin {
            Origin::Remote => "Data from a client",
            Origin::Local => "Data from whoever starts the program",
            Origin::Stored => "Stored data",
            Origin::Answer => "The answer of another service",
            Origin::Parameter => "The parameter",
            Origin::Archive => "A member name of an archive",
            Origin::Exception => "Detail of an error",
            Origin::Secret => "A secret",
            Origin::Random => "A predictable random value",
            Origin::ClientAddress => "An address that the client claims",
        };
        match (source.origin, short) {
            (_, "") => from.to_owned(),
            (Origin::Parameter, name) => format!("{from} '{name}'"),
            (_, text) => format!("{from} (`{text}`)"),
        }
    }

    /// The steps that lead to `last`, the first one first.
    fn unroll(&self, last: StepId, lines: &Lines<'_>, steps: &mut Vec<Step>) {
        let mut chain = Vec::new();
        let mut at = Some(last);
        while let Some(id) = at
            && chain.len() < MAX_SHOWN_STEPS
        {
            let node = self.arena.step(id);
            chain.push(node);
            at = node.previous;
        }
        for node in chain.into_iter().rev() {
            let what = match node.happens {
                Happens::Source => "the data comes from here",
                Happens::Stored => "it is stored here",
                Happens::Call => "it goes through this call",
                Happens::Part => "it becomes part of this",
            };
            if steps.len() >= MAX_SHOWN_STEPS {
                return;
            }
            let step = Step {
                place: place(lines, node.range),
                what: Cow::Borrowed(what),
            };
            if steps.last().is_none_or(|last| last.place != step.place) {
                steps.push(step);
            }
            if let Some(inside) = node.inside {
                self.unroll(inside, lines, steps);
            }
        }
    }
}

/// How sure a flow from `origin` into a sink of `kind` can be: a parameter may never carry anything
/// bad, and to open the file that its user names is what a program is for. Who asks for the
/// weakness wants to hear of a function that runs what its caller gives.
pub(crate) fn sureness(origin: Origin, kind: Kind, is_asked: bool) -> Confidence {
    use Kind::{
        Code, Command, Deserialize, Ldap, Process, Sql, Template, Trusted, XmlBomb, Xpath, Xxe,
    };
    match (origin, kind) {
        (Origin::Local, Command | Code | Sql | Deserialize | Template) => Confidence::Medium,
        (Origin::Parameter, Command | Code | Sql | Process | Trusted) if is_asked => {
            Confidence::Medium
        }
        (Origin::Local, Ldap | Xpath) if is_asked => Confidence::Medium,
        (Origin::Parameter | Origin::Local | Origin::Stored, _) => Confidence::Low,
        (Origin::Answer, Xxe | XmlBomb) => Confidence::Low,
        (Origin::Answer, _) => Confidence::Medium,
        _ => Confidence::High,
    }
}

fn place(lines: &Lines<'_>, range: TextRange) -> crate::finding::Place {
    lines.place(range.start().to_usize(), range.end().to_usize())
}
