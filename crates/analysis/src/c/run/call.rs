//! Calls: of functions of the file, of the library, and of others.

use super::facts::callee_name;
use super::{Access, AccessKind, CallSite, Run};
use crate::c::ir::{Callee, Op, Operands, Temp};
use crate::c::library::{self, Amount, Effect};
use crate::c::location::Loc;
use crate::c::state::Life;
use crate::c::summary::{Returned, Summary, WayIn};
use crate::c::trace::{Event, Origin, Trace};
use crate::c::value::{Checks, Cleared, Nullness, Range, Value};
use crate::finding::Confidence;

impl<'a, 'src> Run<'a, 'src> {
    pub(super) fn call(&mut self, temp: Temp, callee: Callee<'src>, arguments: Operands) -> Value {
        let function: &'a _ = self.function();
        let node = function.instruction(temp).node;
        let arguments = function.operands(arguments);
        let Some((name, is_method)) = callee_name(callee) else {
            let site = CallSite {
                temp,
                node,
                name: "",
                is_method: false,
                arguments,
                model: None,
            };
            return self.unknown_call(&site);
        };
        let model = if is_method {
            let object = arguments.first().map(|&object| self.type_of(object));
            let object = match object {
                Some(crate::c::types::Type::Pointer(class)) => self.file.symbols.types.get(class),
                Some(object) => object,
                None => crate::c::types::Type::Unknown,
            };
            library::find_method(object, name)
        } else {
            library::find(name)
        };
        let site = CallSite {
            temp,
            node,
            name,
            is_method,
            arguments,
            model,
        };
        let summaries = self.file.summaries;
        let summary = summaries.get(name);
        self.show_call(&site);
        self.apply_guards(&site);
        self.may_set(arguments);
        match (summary, model) {
            (Some(summary), _) => self.call_of_file(&site, summary),
            (None, Some(model)) => {
                self.show_followed(&site, model.effects);
                self.show_uses(&site);
                let result = self.result(&site, model);
                for &effect in model.effects {
                    self.apply(&site, effect);
                }
                self.apply_operator(&site);
                result
            }
            (None, None) => self.unknown_call(&site),
        }
    }

    /// A function that is defined elsewhere.
    fn unknown_call(&mut self, site: &CallSite<'_, 'src>) -> Value {
        self.work += self.state.len() as u64;
        let mut content = Trace::NONE;
        let mut tested = Cleared::ALL;
        for &argument in site.arguments {
            let (trace, cleared) = self.content(argument);
            if trace != Trace::NONE {
                content = self.traces.stronger(content, trace);
                tested = tested.common(cleared);
            }
        }
        self.show_uses(site);
        for &argument in site.arguments {
            let target = self.temp(argument).target;
            self.capture(site.temp, target);
        }
        self.clobber(site.temp);
        if is_dead_end(site.name) {
            self.is_dead = true;
            return Value::int(0);
        }
        let ty = self.function().instruction(site.temp).ty;
        let mut result = self.fresh(site.temp, Loc::NONE, ty);
        // A text that was made from another may hold all of it.
        if result.target != Loc::NONE && content != Trace::NONE {
            let event = Event::Through(site.name);
            let content = if site.name.is_empty() {
                content
            } else {
                self.step_once(content, event, site.node)
            };
            let cleared = if is_validator(site.name) {
                Cleared::ALL
            } else {
                tested
            };
            self.change_region(result.target, |region| {
                region.content = content;
                region.cleared = cleared;
            });
        }
        if !site.name.is_empty() {
            let from = Event::From(Origin::Elsewhere, site.name);
            result.taint = self.traces.step(Trace::NONE, from, site.node);
        }
        result
    }

    /// A function that gets the address of a variable may store something there.
    fn may_set(&mut self, arguments: &[Temp]) {
        for &argument in arguments {
            let target = self.temp(argument).target;
            if let Some(&value) = self.state.value(target)
                && value.checks.has(Checks::UNSET)
            {
                let checks = value.checks.without(Checks::UNSET);
                self.state.set_value(target, Value { checks, ..value });
            }
        }
    }

    /// A pointer to something that is gone is given away.
    fn show_uses(&mut self, site: &CallSite<'_, 'src>) {
        let effects = site.model.map_or(&[][..], |model| model.effects);
        for (position, &argument) in site.arguments.iter().enumerate() {
            let value = *self.temp(argument);
            let frees = effects.contains(&Effect::Frees(position as u8));
            if self.is_freed(&value) && !frees {
                self.show_passed(argument);
                self.survived(argument, &value);
            }
        }
    }

    fn is_freed(&self, value: &Value) -> bool {
        value.target != Loc::NONE
            && self
                .state
                .region(value.target)
                .is_some_and(|region| region.life == Life::Freed)
    }

    /// A function follows the pointer `argument`.
    fn show_passed(&mut self, argument: Temp) {
        if self.is_reporting {
            self.show_access(&Access {
                node: self.node(argument),
                address: argument,
                kind: AccessKind::Passed,
                size: None,
            });
        }
    }

    /// The pointers that the library follows.
    fn show_followed(&mut self, site: &CallSite<'_, 'src>, effects: &[Effect]) {
        let mut told = 0_u64;
        for effect in effects {
            let (position, amount) = match *effect {
                Effect::Reads(position, amount) | Effect::Writes(position, amount) => {
                    (position, amount)
                }
                _ => continue,
            };
            let Some(argument) = site.argument(position) else {
                continue;
            };
            let bit = 1_u64 << (position % 64);
            if told & bit != 0 || self.is_nothing(site, position, amount) {
                continue;
            }
            told |= bit;
            if let Op::Address(_) = self.function().instruction(argument).op {
                continue;
            }
            let value = *self.temp(argument);
            // What is freed twice is a matter of its own.
            if effects.contains(&Effect::Frees(position)) && self.is_freed(&value) {
                continue;
            }
            self.show_passed(argument);
            self.survived(argument, &value);
        }
    }

    /// `snprintf(NULL, 0, …)` writes nothing.
    fn is_nothing(&mut self, site: &CallSite<'_, 'src>, position: u8, amount: Amount) -> bool {
        match amount {
            Amount::Bytes(_) | Amount::Product(..) | Amount::PrintedUpTo(..) => {
                self.extent(site, position, amount).size.range.contains(0)
                    && site
                        .argument(position)
                        .is_some_and(|argument| self.temp(argument).is_null())
            }
            _ => false,
        }
    }

    // ---- functions of the file ----

    fn call_of_file(&mut self, site: &CallSite<'_, 'src>, summary: &Summary) -> Value {
        self.work += self.state.len() as u64;
        let skipped = usize::from(site.is_method);
        let arguments = site.arguments.get(skipped..).unwrap_or(&[]);
        self.show_uses(site);
        if self.is_reporting {
            self.report_sinks(site, arguments, summary);
        }
        for (parameter, &argument) in summary.parameters.iter().zip(arguments) {
            let value = *self.temp(argument);
            if parameter.followed.is_some()
                && matches!(value.null, Nullness::Maybe | Nullness::Null)
            {
                self.show_passed(argument);
                self.survived(argument, &value);
            }
            if self.is_reporting
                && let Some(node) = parameter.followed
            {
                self.note_followed(argument, node);
            }
        }
        let contents: Vec<_> = arguments
            .iter()
            .map(|&argument| self.content(argument))
            .collect();
        for &argument in site.arguments {
            let target = self.temp(argument).target;
            self.capture(site.temp, target);
        }
        self.clobber(site.temp);
        for (parameter, &argument) in summary.parameters.iter().zip(arguments) {
            let value = *self.temp(argument);
            if parameter.tested != Cleared::NONE {
                let tested = parameter.tested;
                self.change_region(value.target, |region| {
                    region.tested = region.tested.with(tested);
                });
            }
            if parameter.filled != Trace::NONE {
                let trace = self.traces.spliced(parameter.filled, Trace::NONE);
                self.fill(site.temp, &value, trace, Range::at_least(0));
            }
            if matches!(parameter.freed, Some((true, _))) {
                self.free(site.temp, argument, site.name);
            }
        }
        let Some(returned) = &summary.returned else {
            self.is_dead = true;
            return Value::int(0);
        };
        self.returned(site, returned, arguments, &contents)
    }

    /// Findings in the function that the arguments of this call decide about.
    fn report_sinks(&mut self, site: &CallSite<'_, 'src>, arguments: &[Temp], summary: &Summary) {
        for sink in &summary.sinks {
            let Some(&argument) = arguments.get(usize::from(sink.parameter)) else {
                continue;
            };
            let Some(trace) = self.reaches(sink.way_in, argument) else {
                continue;
            };
            let passed = self.traces.step(trace, Event::Passed(site.name), site.node);
            let trace = self.traces.spliced(passed, sink.trace);
            let mut alarm = self
                .alarm(sink.rule, sink.node, sink.message.clone())
                .severity(sink.severity)
                .confidence(sink.confidence)
                .faint(sink.is_faint)
                .cwe(sink.cwe);
            alarm = alarm.way_in(sink.way_in).flow(trace);
            if sink.way_in == WayIn::Value {
                // What stands between is not seen from here.
                alarm = alarm.confidence(sink.confidence.min(Confidence::Medium));
            }
            self.submit(alarm);
        }
    }

    /// Where the data of `argument` comes from, if it can do harm on the way that it takes in.
    fn reaches(&mut self, way_in: WayIn, argument: Temp) -> Option<Trace> {
        let value = *self.temp(argument);
        match way_in {
            WayIn::Content(needs) => self.dangerous_content(argument, needs),
            WayIn::Length(room) => {
                let length = self.text_length(&value);
                let fits = length.checks.has(Checks::UPPER) || length.range.hi < room;
                let (trace, _) = self.content(argument);
                (!fits && trace != Trace::NONE).then_some(trace)
            }
            WayIn::Value => {
                let is_checked = value.checks.has(Checks::BOTH)
                    || value.constant().is_some()
                    || value.cleared.has(Cleared::NUMBER);
                (value.is_tainted() && !is_checked).then_some(value.taint)
            }
        }
    }

    /// The value that a function of the file returns.
    fn returned(
        &mut self,
        site: &CallSite<'_, 'src>,
        returned: &Returned,
        arguments: &[Temp],
        contents: &[(Trace, Cleared)],
    ) -> Value {
        if let Some(parameter) = returned.parameter
            && let Some(&argument) = arguments.get(usize::from(parameter))
        {
            return *self.temp(argument);
        }
        let ty = self.function().instruction(site.temp).ty;
        let mut result = self.fresh(site.temp, Loc::NONE, ty);
        if returned.is_fresh {
            let size = crate::c::state::Size::UNKNOWN;
            let target = self.allocate(site.temp, site.name, size);
            result.target = target;
        }
        if result.target == Loc::NONE {
            result.range = result
                .range
                .intersection(returned.range)
                .unwrap_or(result.range);
        }
        if returned.null != Nullness::Unknown && result.is_pointer() {
            result.null = match returned.null {
                // Who calls such a function knows more than this analysis.
                Nullness::Null => Nullness::Unknown,
                null => null,
            };
            if result.null == Nullness::Maybe {
                let may_fail = Event::MayFail(site.name);
                result.null_trace = match returned.null_trace {
                    Trace::NONE => Trace::NONE,
                    trace => self.traces.step(trace, may_fail, site.node),
                };
            }
        }
        result.taint = self.taken_over(site, returned.taint, |parameter, run| {
            arguments
                .get(usize::from(parameter))
                .map_or(Trace::NONE, |&argument| run.temp(argument).taint)
        });
        result.cleared = returned.cleared;
        if result.target != Loc::NONE {
            let mut cleared = returned.cleared;
            let content = self.taken_over(site, returned.content, |parameter, _| {
                match contents.get(usize::from(parameter)) {
                    Some((trace, of_argument)) => {
                        cleared = cleared.with(*of_argument);
                        *trace
                    }
                    None => Trace::NONE,
                }
            });
            if is_validator(site.name) {
                cleared = Cleared::ALL;
            }
            self.change_region(result.target, |region| {
                region.content = content;
                region.cleared = cleared;
            });
        }
        result
    }

    /// Where data comes from that a function returns: from inside, or from a parameter.
    fn taken_over(
        &mut self,
        site: &CallSite<'_, 'src>,
        trace: Trace,
        of_parameter: impl FnOnce(u8, &Self) -> Trace,
    ) -> Trace {
        match self.traces.origin(trace) {
            Some(Origin::Parameter(parameter)) => {
                let from = of_parameter(parameter, self);
                if from == Trace::NONE {
                    return from;
                }
                self.step_once(from, Event::Through(site.name), site.node)
            }
            Some(_) => self.step_once(trace, Event::Through(site.name), site.node),
            None => Trace::NONE,
        }
    }
}

/// Whether a function that is defined elsewhere does not return, by its name.
fn is_dead_end(name: &str) -> bool {
    let name = name.trim_start_matches('_');
    ["die", "fatal", "panic", "usage", "bail", "abort"]
        .iter()
        .any(|word| {
            name == *word
                || name
                    .strip_prefix(word)
                    .is_some_and(|rest| rest.starts_with('_'))
                || name
                    .strip_suffix(word)
                    .is_some_and(|rest| rest.ends_with('_'))
        })
}

/// Whether a function tests or cleans what it is given, by its name.
pub(super) fn is_validator(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
        "valid",
        "sanit",
        "escap",
        "encode",
        "quote",
        "is_safe",
        "issafe",
        "allow",
        "verify",
        "whitelist",
        "clean",
    ]
    .iter()
    .any(|word| name.contains(word))
        && !name.contains("unescape")
        && !name.contains("unquote")
}
