//! What the engine shows to rules, and what they may ask it.

use super::Run;
use crate::c::format;
use crate::c::ir::{Callee, Op, Storage, Temp, VarId};
use crate::c::library::{Amount, Model};
use crate::c::location::{Id, Loc, Place};
use crate::c::report::Draft;
use crate::c::state::Size;
use crate::c::summary::{Sink, WayIn};
use crate::c::syntax::{Kind, Node, Role};
use crate::c::trace::{Origin, Trace};
use crate::c::types::{Type, TypeId};
use crate::c::value::{Checks, Cleared, Range, Value};
use crate::finding::{Confidence, Fix, Severity};
use crate::rules::c::CRule;
use sallet_core::cwe::CweId;
use std::borrow::Cow;

/// A call.
#[derive(Clone, Copy)]
pub(crate) struct CallSite<'a, 'src> {
    pub(crate) temp: Temp,
    pub(crate) node: Node,
    /// The function or method.
    pub(crate) name: &'src str,
    /// Whether it is a method; then the first argument is the object.
    pub(crate) is_method: bool,
    pub(crate) arguments: &'a [Temp],
    /// What the library says of it.
    pub(crate) model: Option<&'static Model>,
}

impl CallSite<'_, '_> {
    pub(crate) fn argument(&self, position: u8) -> Option<Temp> {
        self.arguments.get(usize::from(position)).copied()
    }
}

/// How memory is accessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AccessKind {
    Read,
    Write,
    /// A member of a record is named.
    Follow,
    /// A function gets the pointer and follows it.
    Passed,
}

/// An access through a pointer.
pub(crate) struct Access {
    pub(crate) temp: Temp,
    pub(crate) node: Node,
    pub(crate) address: Temp,
    pub(crate) kind: AccessKind,
    /// How many bytes.
    pub(crate) size: Option<u64>,
}

/// An arithmetic operation.
pub(crate) struct Operation {
    pub(crate) temp: Temp,
    pub(crate) node: Node,
    pub(crate) op: crate::c::ir::BinaryOp,
    pub(crate) left: Temp,
    pub(crate) right: Temp,
    pub(crate) ty: TypeId,
    /// The result, if numbers had no end.
    pub(crate) exact: Range,
}

/// Something is freed.
pub(crate) struct Release<'src> {
    pub(crate) node: Node,
    pub(crate) pointer: Temp,
    /// `free`, `delete`, `delete[]`, `fclose`, …
    pub(crate) how: &'src str,
}

/// How much memory is touched, and who decides that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    pub(crate) size: Size,
    pub(crate) taint: Trace,
    pub(crate) cleared: Cleared,
    pub(crate) checks: Checks,
}

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
}

impl Alarm {
    pub(crate) fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
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
    // ---- reporting ----

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
        }
    }

    /// Reports `alarm`, as far as its source is to be believed. What depends on a parameter is
    /// also told to the callers in this file.
    pub(crate) fn submit(&mut self, alarm: Alarm) {
        let confidence = match self.traces.origin(alarm.trace) {
            Some(Origin::Parameter(parameter)) => {
                self.add_sink(&alarm, parameter);
                // Only the callers in this file decide what a static function gets.
                if self.function().is_static {
                    return;
                }
                alarm.confidence.min(alarm.rule.from_caller)
            }
            Some(Origin::Random | Origin::Elsewhere) => Confidence::Low,
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
                cwe: alarm.cwe,
                trace: alarm.trace,
            });
        }
    }

    /// Whether the weakness that `rule` speaks for is asked for.
    pub(crate) fn is_asked(&self, rule: &CRule) -> bool {
        self.report.is_asked(rule)
    }

    // ---- the code ----

    /// The text of the file.
    pub(crate) fn source(&self) -> &'src str {
        self.file.tree.source()
    }

    /// Bytes `start..end` of `node`.
    pub(crate) fn place(&self, node: Node) -> (usize, usize) {
        self.file.tree.range(node)
    }

    pub(crate) fn kind(&self, node: Node) -> Kind {
        self.file.tree.kind(node)
    }

    pub(crate) fn op(&self, temp: Temp) -> Op<'src> {
        self.function().instruction(temp).op
    }

    /// The arguments of the call at `node`, as they are written.
    pub(crate) fn argument_list(&self, node: Node) -> Vec<Node> {
        let tree = self.file.tree;
        let list = tree.child(node, Role::Arguments);
        list.into_iter()
            .flat_map(|list| tree.children(list))
            .collect()
    }

    /// Whether the code of `node` is a whole statement, so that its value is not used.
    pub(crate) fn is_statement(&self, node: Node) -> bool {
        let before = Node::before(node);
        before.is_some_and(|before| self.kind(before) == Kind::ExpressionStatement)
    }

    /// Whether the function takes any number of arguments.
    pub(crate) fn is_variadic(&self) -> bool {
        self.function().is_variadic
    }

    pub(crate) fn text(&self, node: Node) -> &'src str {
        self.file.tree.text(node)
    }

    pub(crate) fn node(&self, temp: Temp) -> Node {
        self.function().instruction(temp).node
    }

    /// The code that computes `temp`, shortened.
    pub(crate) fn code(&self, temp: Temp) -> String {
        let text = self.text(self.node(temp));
        let line = text.lines().next().unwrap_or("");
        match line.char_indices().nth(40) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line.to_owned(),
        }
    }

    /// Whether `temp` is a constant or a literal in the code.
    pub(crate) fn is_literal(&self, temp: Temp) -> bool {
        matches!(
            self.file.tree.kind(self.node(temp)),
            Kind::Number | Kind::Char | Kind::Str | Kind::ConcatenatedStr
        )
    }

    /// The text that `temp` points to, if it is that of one literal.
    pub(crate) fn literal(&self, temp: Temp) -> Option<&'a str> {
        match self.names.places.get(self.temp(temp).target) {
            Place::Literal(number) => {
                let function: &'a _ = self.function();
                Some(&function.literals[number as usize])
            }
            _ => None,
        }
    }

    /// The name of the variable or member that `loc` starts with, or is.
    pub(crate) fn name_of(&self, loc: Loc) -> &'src str {
        match self.names.places.get(loc) {
            Place::Var(var) => self.function().var(var).name,
            Place::Member(_, name) => name,
            Place::At(parent, _) | Place::Indexed(parent, ..) | Place::Target(parent) => {
                self.name_of(parent)
            }
            _ => "",
        }
    }

    /// The name of the variable that `temp` was read from.
    pub(crate) fn variable_name(&self, temp: Temp) -> &'src str {
        match self.function().instruction(temp).op {
            Op::Load(address) => self.name_of(self.temp(address).target),
            Op::Address(var) => self.function().var(var).name,
            Op::Member { name, .. } => name,
            Op::Cast(value) => self.variable_name(value),
            _ => "",
        }
    }

    /// Whether the object at `loc` is one that the function declares, or a static one: memory
    /// that was not allocated.
    pub(crate) fn is_declared(&self, loc: Loc) -> bool {
        match self.names.places.get(loc) {
            Place::Var(_) => true,
            Place::Member(parent, _) | Place::At(parent, _) | Place::Indexed(parent, ..) => {
                self.is_declared(parent)
            }
            _ => false,
        }
    }

    /// Whether `loc` names an object from its first byte on: one that is declared or allocated
    /// here.
    pub(crate) fn is_whole(&self, loc: Loc) -> bool {
        match self.names.places.get(loc) {
            Place::Heap(_) | Place::Literal(_) => true,
            // A pointer to one member may be meant to reach the next.
            Place::Member(..) => self.file.symbols.types.is_array(self.names.places.ty(loc)),
            _ => self.is_declared(loc),
        }
    }

    /// Whether the object at `loc` is a local variable that dies with the function.
    pub(crate) fn is_on_stack(&self, loc: Loc) -> bool {
        let Some(var) = self.names.root_var(loc) else {
            return false;
        };
        self.is_declared(loc)
            && matches!(
                self.function().var(var).storage,
                Storage::Local | Storage::Hidden | Storage::Parameter(_)
            )
    }

    pub(crate) fn type_of(&self, temp: Temp) -> Type {
        self.file
            .symbols
            .types
            .get(self.function().instruction(temp).ty)
    }

    // ---- data ----

    /// Where the content comes from that `temp` points to, and what it can no longer do.
    pub(crate) fn content(&mut self, temp: Temp) -> (Trace, Cleared) {
        let value = *self.temp(temp);
        self.content_of(&value)
    }

    pub(crate) fn content_of(&mut self, value: &Value) -> (Trace, Cleared) {
        if value.target == Loc::NONE {
            return (Trace::NONE, Cleared::NONE);
        }
        let region = self.region(value.target);
        (region.content, region.cleared.with(region.tested))
    }

    /// Where the text of `temp` comes from, unless it can no longer do what `needs` says.
    pub(crate) fn dangerous_content(&mut self, temp: Temp, needs: Cleared) -> Option<Trace> {
        let (trace, cleared) = self.content(temp);
        (trace != Trace::NONE && !cleared.has(needs)).then_some(trace)
    }

    pub(crate) fn origin(&self, trace: Trace) -> Option<Origin> {
        self.traces.origin(trace)
    }

    /// Whether an attacker may choose it, whoever uses the code.
    pub(crate) fn is_untrusted(&self, trace: Trace) -> bool {
        self.origin(trace).is_some_and(Origin::is_untrusted)
    }

    /// Whether the data of `trace` passed through one of these functions.
    pub(crate) fn passed_through(&self, trace: Trace, names: &[&str]) -> bool {
        self.traces.passed_through(trace, names)
    }

    /// What the first elements of the array at `pointer` hold, as far as that is known.
    pub(crate) fn elements(&mut self, pointer: Temp) -> Vec<Value> {
        let target = self.temp(pointer).target;
        let places = &self.names.places;
        self.state
            .values()
            .iter()
            .filter(|(loc, _)| {
                target != Loc::NONE && matches!(places.get(*loc), Place::At(of, _) if of == target)
            })
            .map(|(_, value)| *value)
            .collect()
    }

    // ---- sizes ----

    /// Whether `address` is that of an element: of an array, or of what a pointer points to.
    pub(crate) fn is_element(&self, address: Temp) -> bool {
        !matches!(self.op(address), Op::Member { .. } | Op::Address(_))
    }

    /// Whether `temp` is an array of this function or file, so that `sizeof` tells its size.
    pub(crate) fn is_array(&self, temp: Temp) -> bool {
        match self.op(temp) {
            Op::Address(var) => {
                let ty = self.function().var(var).ty;
                matches!(self.type_by_id(ty), Type::Array(_, Some(_)))
            }
            _ => false,
        }
    }

    /// Whether the array at `loc` is the last member of a record and has one element or none:
    /// the old way to say that it has as many as there is memory.
    pub(crate) fn may_grow(&self, loc: Loc) -> bool {
        let count = match self.type_by_id(self.names.places.ty(loc)) {
            Type::Array(_, count) => count.unwrap_or(0),
            _ => return false,
        };
        count <= 1 && matches!(self.names.places.get(loc), Place::Member(..))
    }

    pub(crate) fn type_by_id(&self, ty: TypeId) -> Type {
        self.file.symbols.types.get(ty)
    }

    /// Every value that a `ty` can have.
    pub(crate) fn limits(&self, ty: TypeId) -> Range {
        self.names.range_of(ty)
    }

    /// How many bytes there are from where `pointer` points to the end of its object.
    pub(crate) fn room(&mut self, pointer: &Value) -> Size {
        if pointer.target == Loc::NONE {
            return Size::UNKNOWN;
        }
        let size = self.region(pointer.target).size;
        match pointer.range.constant() {
            Some(offset) => Size {
                range: size.range.shifted(-offset),
                plus: size.plus.saturating_sub(offset as i64),
                ..size
            },
            None => Size {
                range: size.range.plus(pointer.range.negated()),
                ..Size::UNKNOWN
            },
        }
    }

    /// The text at `pointer`: its length without the terminator.
    pub(crate) fn text_length(&mut self, pointer: &Value) -> Value {
        if pointer.target == Loc::NONE {
            return Value::ranged(Range::at_least(0), Id::NONE);
        }
        let region = self.region(pointer.target);
        let mut length = region.length;
        if pointer.range != Range::ZERO {
            // A part of it.
            let rest = length.range.plus(pointer.range.negated());
            length = Value {
                range: Range::new(rest.lo.max(0), rest.hi.max(0)),
                ..Value::unknown(Id::NONE)
            };
        }
        // A text ends inside its object.
        let room = region.size.range.hi.saturating_sub(1);
        if region.size.range.has_upper_end() && region.unterminated == Trace::NONE {
            length.range.hi = length.range.hi.min(room.max(length.range.lo));
        }
        length
    }

    /// How many bytes `amount` of a call is.
    pub(crate) fn extent(
        &mut self,
        site: &CallSite<'_, 'src>,
        written: u8,
        amount: Amount,
    ) -> Extent {
        let value = |run: &Self, position: u8| {
            site.argument(position)
                .map_or(Value::unknown(Id::NONE), |temp| *run.temp(temp))
        };
        let text = |run: &mut Self, position: u8| {
            let pointer = value(run, position);
            let length = run.text_length(&pointer);
            let (content, _) = run.content_of(&pointer);
            Extent {
                size: Size {
                    range: length.range,
                    id: length.id,
                    scale: 1,
                    plus: length.plus,
                },
                taint: content,
                cleared: Cleared::NONE,
                checks: length.checks,
            }
        };
        match amount {
            Amount::Bytes(position) => {
                let value = value(self, position);
                Extent {
                    size: self.scaled_size(&value, 1),
                    taint: value.taint,
                    cleared: value.cleared,
                    checks: value.checks,
                }
            }
            Amount::Product(first, second) => {
                let (first, second) = (value(self, first), value(self, second));
                let (count, size) = match second.range.constant() {
                    Some(size) => (first, size),
                    None => (second, first.range.constant().unwrap_or(0)),
                };
                let mut extent = Extent {
                    size: Size {
                        range: first.range.times(second.range),
                        ..Size::UNKNOWN
                    },
                    taint: count.taint,
                    cleared: count.cleared,
                    checks: count.checks,
                };
                if let Ok(size @ 1..) = i64::try_from(size) {
                    extent.size = self.scaled_size(&count, size);
                }
                extent
            }
            Amount::Text(position) => text(self, position).longer_by(1),
            Amount::TextUpTo(position, most) => {
                let most = value(self, most);
                text(self, position).longer_by(1).at_most(most.range)
            }
            Amount::AfterText(position) => {
                let there = text(self, written);
                text(self, position).after(&there).longer_by(1)
            }
            Amount::AfterTextUpTo(position, most) => {
                let there = text(self, written);
                let most = value(self, most);
                let added = text(self, position).at_most(most.range);
                added.after(&there).longer_by(1)
            }
            Amount::Printed(format) => self.printed(site, format).longer_by(1),
            Amount::PrintedUpTo(_, most) => {
                let most = value(self, most);
                Extent {
                    size: self.scaled_size(&most, 1),
                    taint: most.taint,
                    cleared: most.cleared,
                    checks: most.checks,
                }
            }
            Amount::Unlimited => Extent {
                size: Size {
                    range: Range::at_least(1),
                    ..Size::UNKNOWN
                },
                taint: Trace::NONE,
                cleared: Cleared::NONE,
                checks: Checks::NONE,
            },
            Amount::Little => Extent {
                size: Size {
                    range: Range::exactly(1),
                    ..Size::UNKNOWN
                },
                taint: Trace::NONE,
                cleared: Cleared::NONE,
                checks: Checks::BOTH,
            },
        }
    }

    /// What a format prints, without the terminator.
    fn printed(&mut self, site: &CallSite<'_, 'src>, format: u8) -> Extent {
        let mut extent = Extent {
            size: Size {
                range: Range::at_least(0),
                ..Size::UNKNOWN
            },
            taint: Trace::NONE,
            cleared: Cleared::NONE,
            checks: Checks::NONE,
        };
        let Some(text) = site.argument(format).and_then(|temp| self.literal(temp)) else {
            return extent;
        };
        let first = usize::from(format) + 1;
        let directives: Vec<_> = format::directives(text).collect();
        let mut taken = first;
        let mut only_text = None;
        for directive in &directives {
            taken += directive.arguments();
            if directive.conversion == b's'
                && directive.precision == format::Count::None
                && let Some(&argument) = site.arguments.get(taken.wrapping_sub(1))
            {
                let (content, _) = self.content(argument);
                extent.taint = self.traces.stronger(extent.taint, content);
                only_text = Some(argument);
            }
        }
        extent.size.range = format::printed_length(text, |position| {
            let argument = site.arguments.get(first + position);
            match argument {
                Some(&argument) => {
                    let value = *self.temp(argument);
                    let length = self.text_length(&value);
                    format::Printed {
                        length: length.range,
                        number: value.range,
                        is_float: self.type_of(argument) == Type::Float { bits: 32 },
                    }
                }
                None => format::Printed {
                    length: Range::at_least(0),
                    number: Range::FULL,
                    is_float: false,
                },
            }
        });
        if let ([directive], Some(argument)) = (directives.as_slice(), only_text)
            && directive.arguments() == 1
        {
            // `"%s"` and little around it: as long as the text, and what is around.
            let value = *self.temp(argument);
            let length = self.text_length(&value);
            let around = text.chars().count() as i64 - 2;
            if directive.width == format::Count::None {
                extent.size.id = length.id;
                extent.size.plus = length.plus.saturating_add(around);
            }
            extent.checks = length.checks;
        }
        extent
    }

    // ---- showing things to rules ----

    pub(super) fn show_access(&mut self, access: &Access) {
        for rule in &self.file.hooks.access {
            rule(self, access);
        }
    }

    pub(super) fn show_operation(&mut self, operation: &Operation) {
        for rule in &self.file.hooks.arithmetic {
            rule(self, operation);
        }
    }

    pub(super) fn show_release(&mut self, temp: Temp, pointer: Temp, how: &'src str) {
        if !self.is_reporting {
            return;
        }
        let release = Release {
            node: self.node(temp),
            pointer,
            how,
        };
        for rule in &self.file.hooks.release {
            rule(self, &release);
        }
    }

    pub(super) fn show_unset(&mut self, temp: Temp, address: Temp, loc: Loc) {
        let Op::Address(var) = self.function().instruction(address).op else {
            return;
        };
        if !self.is_on_stack(loc) {
        } else if self.is_reporting {
            self.show_unset_variable(temp, var);
        } else if self.is_added_to(temp) {
            self.added_to_unset.push((temp, var));
        }
    }

    pub(super) fn show_unset_variable(&mut self, temp: Temp, var: VarId) {
        for rule in &self.file.hooks.unset {
            rule(self, temp, var);
        }
    }

    /// Whether the variable that `temp` is read from is changed at once: `total += 1`.
    fn is_added_to(&self, temp: Temp) -> bool {
        matches!(self.kind(self.node(temp)), Kind::Assignment | Kind::Update)
    }

    pub(super) fn show_call(&mut self, site: &CallSite<'_, 'src>) {
        if !self.is_reporting {
            return;
        }
        let hooks = self.file.hooks;
        for rule in hooks.of_call(site.name) {
            rule(self, site);
        }
        for rule in &hooks.any_call {
            rule(self, site);
        }
    }

    pub(super) fn show_return(&mut self, value: Option<Temp>, node: Node) {
        if !self.is_reporting {
            return;
        }
        for rule in &self.file.hooks.returns {
            rule(self, value, node);
        }
    }
}

impl Extent {
    fn longer_by(mut self, by: i64) -> Self {
        self.size.range = self.size.range.shifted(by.into());
        self.size.plus = self.size.plus.saturating_add(by);
        self
    }

    fn at_most(mut self, most: Range) -> Self {
        if most.hi < self.size.range.hi {
            self.size = Size {
                range: Range::new(self.size.range.lo.min(most.lo.max(0)), most.hi.max(0)),
                ..Size::UNKNOWN
            };
        }
        self
    }

    /// After `there` bytes.
    fn after(mut self, there: &Self) -> Self {
        self.size = Size {
            range: self.size.range.plus(there.size.range),
            ..Size::UNKNOWN
        };
        self
    }
}

/// The function that is called, as far as it has a name.
pub(super) fn callee_name<'src>(callee: Callee<'src>) -> Option<(&'src str, bool)> {
    match callee {
        Callee::Named(name) => Some((name, false)),
        Callee::Method(name) => Some((name, true)),
        Callee::Pointer(_) => None,
    }
}
