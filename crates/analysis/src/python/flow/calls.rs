//! Following calls: of library things by their models, of the file's own functions by their
//! summaries.

use super::arguments::{named, parameter_of};
use super::context::Context;
use super::hits::Hit;
use super::kind::Kinds;
use super::models::ArgumentSpec;
use super::names::Name;
use super::value::{Flags, Happens, Taint, Value, What};
use super::view::{Argument, Call, Known};
use crate::python::ast::{Expr, ExprCall};
use crate::python::{Ranged, TextRange};
use smallvec::SmallVec;

type Arguments<'a> = SmallVec<[Argument<'a>; 6]>;

impl<'a> Context<'a> {
    /// The value of a call.
    pub(crate) fn call(&mut self, node: &'a ExprCall, expression: &'a Expr) -> Value<'a> {
        let (receiver, callee) = match &*node.func {
            Expr::Attribute(attribute) => {
                let receiver = self.expression(&attribute.value);
                (
                    Some(receiver),
                    self.attribute(receiver, &node.func, attribute),
                )
            }
            other => (None, self.expression(other)),
        };
        let arguments = self.arguments(node);
        let name = callee.what.name();
        let range = expression.range();
        if let Some(name) = name {
            self.note_call(name, range);
        }
        let view = Call {
            node,
            name,
            receiver: receiver.map(Known),
            arguments: &arguments,
        };
        self.tell_call(&view);
        let value = match callee.what {
            What::Name(name) => self.library_call(name, callee, &view, range),
            What::Function(function) => self.local_call(function, None, &arguments, range),
            What::Method(function) => self.local_call(function, receiver, &arguments, range),
            What::Class(class) => self.construct(class, &arguments, range),
            // Of what is not known, data in the receiver stays; arguments are not followed.
            What::Unknown | What::Instance(_) => Value::UNKNOWN.tainted(callee.taint),
        };
        Value {
            made_by: Some(expression),
            ..value
        }
    }

    fn arguments(&mut self, node: &'a ExprCall) -> Arguments<'a> {
        let mut arguments = Arguments::new();
        for expression in &node.arguments.args {
            let value = Known(self.expression(expression));
            let is_starred = matches!(expression, Expr::Starred(_));
            arguments.push(Argument {
                keyword: None,
                is_starred,
                expression,
                value,
            });
        }
        for keyword in &node.arguments.keywords {
            let value = Known(self.expression(&keyword.value));
            arguments.push(Argument {
                keyword: keyword.arg.as_ref().map(|name| name.as_str()),
                is_starred: keyword.arg.is_none(),
                expression: &keyword.value,
                value,
            });
        }
        arguments
    }

    fn tell_call(&mut self, view: &Call<'a, '_>) {
        self.call_hooks(
            |rules| &rules.any_call,
            |check, context| check(context, view),
        );
        if self.quiet > 0 {
            return;
        }
        let (rules, models) = (self.rules, self.models);
        if let Some(name) = view.name {
            // A rule that asks for a method of a base class hears of the derived one.
            for name in models.names.lineage(name) {
                self.call_each(rules.calls(name), |check, context| check(context, view));
            }
        }
    }

    fn library_call(
        &mut self,
        name: Name,
        callee: Value<'a>,
        view: &Call<'a, '_>,
        range: TextRange,
    ) -> Value<'a> {
        let models = self.models;
        let facts = models.facts(name);
        let receiver = view.receiver.map(|known| known.0);
        for sink in &facts.sinks {
            let taint = self.taint_of(&sink.arguments, receiver, view.arguments);
            if !taint.is_clean() && self.conditions_hold(&sink.conditions, view.arguments) {
                self.sink(sink.kind, range, taint, sink.confidence);
            }
        }
        // A method of tainted data gives tainted data.
        let mut taint = callee.taint;
        if let Some(passes) = &facts.passes {
            let passed = self.taint_of(passes, receiver, view.arguments);
            taint = self.arena.join(taint, passed);
        }
        taint = self.arena.clear_kinds(taint, facts.clears);
        taint = self.arena.advance(taint, range, Happens::Call);
        if let Some(fills) = &facts.fills {
            let filled = self.taint_of(fills, receiver, view.arguments);
            self.fill(view, filled, range);
        }
        self.apply_check(name, view);
        let result = self.models.names.child(name, "()");
        let mut value = match result {
            Some(result) => self.library_value(result, taint, range),
            None if self.is_type(name) => Value::named(name).tainted(taint),
            None => Value::UNKNOWN.tainted(taint),
        };
        value.flags = self.result_flags(name, receiver, view.arguments);
        value
    }

    /// Models say "a call that returns means that the argument is fine" with `guard` on a call
    /// that raises otherwise: its name ends in `!`.
    fn apply_check(&mut self, name: Name, view: &Call<'a, '_>) {
        let models = self.models;
        let Some(check) = models.names.child(name, "!") else {
            return;
        };
        if let Some(guard) = &models.facts(check).guard {
            for part in guard.arguments.parts() {
                if let Some(argument) = named(part, view.arguments) {
                    self.clear(argument.expression, guard.clears);
                }
            }
        }
    }

    fn result_flags(
        &self,
        name: Name,
        receiver: Option<Value<'a>>,
        arguments: &[Argument<'a>],
    ) -> Flags {
        let facts = self.models.facts(name);
        let mut flags = Flags::NONE;
        if facts.normalizes {
            flags = flags.with(Flags::NORMALIZED);
        }
        if facts.clears == Kinds::ALL {
            flags = flags.with(Flags::NUMBER);
        }
        // A literal that is encoded, joined or repeated is still made of literals.
        let literal = |value: Value<'_>| value.flags.has(Flags::CONSTANT);
        let from_receiver = receiver.is_some_and(literal);
        let passes = facts.passes.is_some() && !arguments.is_empty();
        let all = arguments.iter().all(|argument| literal(argument.value.0));
        if all && (from_receiver || passes) {
            flags = flags.with(Flags::CONSTANT);
        }
        flags
    }

    /// `Session` called is a `Session`: the convention of Python's names.
    fn is_type(&self, name: Name) -> bool {
        let text = self.models.names.segment(name);
        text.chars().next().is_some_and(char::is_uppercase)
    }

    /// What a method is called on takes `taint`, as `list.append` does.
    fn fill(&mut self, view: &Call<'a, '_>, taint: Taint, range: TextRange) {
        let Expr::Attribute(attribute) = &*view.node.func else {
            return;
        };
        if taint.is_clean() {
            return;
        }
        if let Some(atom) = self.atoms.of(&attribute.value)
            && let Some(value) = self.lookup(atom)
        {
            let taint = self.arena.advance(taint, range, Happens::Part);
            let taint = self.arena.join(value.taint, taint);
            self.set(atom, value.tainted(taint));
        }
    }

    fn construct(&mut self, class: u32, arguments: &[Argument<'a>], range: TextRange) -> Value<'a> {
        let instance = Value {
            what: What::Instance(class),
            ..Value::UNKNOWN
        };
        if let Some(&init) = self.classes[class as usize].methods.get("__init__") {
            self.local_call(init, Some(instance), arguments, range);
        }
        instance
    }

    /// A call of a function of this file, by its summary.
    fn local_call(
        &mut self,
        function: u32,
        receiver: Option<Value<'a>>,
        arguments: &[Argument<'a>],
        range: TextRange,
    ) -> Value<'a> {
        self.summarize(function);
        let info = &self.functions[function as usize];
        let parameters = &*info.node.parameters;
        let skip = info.bound_parameters(receiver.map(|value| value.what));
        let mut given: SmallVec<[Taint; 8]> = SmallVec::new();
        given.resize(parameters.len(), Taint::CLEAN);
        for (argument, index) in arguments.iter().zip(0..) {
            let position = argument.keyword.is_none().then_some(index);
            let parameter = parameter_of(parameters, position, argument.keyword, skip);
            if let Some(slot) = parameter.and_then(|parameter| given.get_mut(parameter)) {
                *slot = self.arena.join(*slot, argument.value.0.taint);
            }
        }
        self.reach_sinks(function, &given, range);
        self.apply_summary_checks(function, arguments, skip);
        let returned = self.functions[function as usize].summary.returned;
        let taint = self.substitute(returned.taint, function, &given, range);
        returned.tainted(taint)
    }

    /// The sinks that the callee's parameters reach, reached by the arguments.
    fn reach_sinks(&mut self, function: u32, given: &[Taint], range: TextRange) {
        if self.quiet > 0 || given.iter().all(|taint| taint.is_clean()) {
            return;
        }
        for index in 0..self.functions[function as usize].summary.sinks.len() {
            let sink = self.functions[function as usize].summary.sinks[index];
            let Some(&taint) = given.get(usize::from(sink.parameter)) else {
                continue;
            };
            let reached = self.arena.through(taint, sink.hit.flow, range);
            for position in 0..self.arena.flows(reached).len() {
                let flow = self.arena.flows(reached)[position];
                if flow.harms.contains(sink.hit.kind) {
                    self.hit(Hit { flow, ..sink.hit });
                }
            }
        }
    }

    /// What the callee returns, with its parameters replaced by the arguments.
    fn substitute(
        &mut self,
        returned: Taint,
        function: u32,
        given: &[Taint],
        range: TextRange,
    ) -> Taint {
        let mut taint = Taint::CLEAN;
        for index in 0..self.arena.flows(returned).len() {
            let flow = self.arena.flows(returned)[index];
            let source = self.arena.source(&flow);
            let part = match source.parameter {
                Some((of, parameter)) if of == function => {
                    let argument = given.get(usize::from(parameter));
                    self.arena
                        .through(argument.copied().unwrap_or(Taint::CLEAN), flow, range)
                }
                _ => self.arena.advance_flow(flow, range),
            };
            taint = self.arena.join(taint, part);
        }
        taint
    }

    /// A function that returns only when an argument is fine clears it.
    fn apply_summary_checks(&mut self, function: u32, arguments: &[Argument<'a>], skip: usize) {
        if self.functions[function as usize].summary.checks.is_empty() {
            return;
        }
        let checks = self.functions[function as usize].summary.checks.clone();
        self.clear_arguments(function, &checks, arguments, skip);
    }

    /// Clears the arguments that go to the parameters of `cleared`.
    pub(crate) fn clear_arguments(
        &mut self,
        function: u32,
        cleared: &[(u16, Kinds)],
        arguments: &[Argument<'a>],
        skip: usize,
    ) {
        let parameters = &*self.functions[function as usize].node.parameters;
        for (argument, index) in arguments.iter().zip(0..) {
            let position = argument.keyword.is_none().then_some(index);
            let parameter = parameter_of(parameters, position, argument.keyword, skip);
            let kinds = cleared
                .iter()
                .find(|(of, _)| Some(usize::from(*of)) == parameter);
            if let Some((_, kinds)) = kinds {
                self.clear(argument.expression, *kinds);
            }
        }
    }

    /// The arguments of `node` again, without reporting on them.
    pub(crate) fn quiet_arguments(&mut self, node: &'a ExprCall) -> Vec<Argument<'a>> {
        self.quiet += 1;
        let arguments = self.arguments(node).into_vec();
        self.quiet -= 1;
        arguments
    }

    /// The argument that `spec` means.
    pub(crate) fn argument_of(
        &self,
        spec: &ArgumentSpec,
        arguments: &[Argument<'a>],
    ) -> Option<&'a Expr> {
        named(spec, arguments).map(|argument| argument.expression)
    }
}
