//! Following calls: of library things by their models, of the file's own functions by their
//! summaries.

use super::arguments::{named, parameter_of};
use super::context::Context;
use super::functions::Cleared;
use super::hits::Hit;
use super::models::{ArgumentSpec, Conditional, Guard};
use super::names::Name;
use super::value::{Flags, Happens, Taint, Value, What};
use super::view::{Argument, Call, Known};
use crate::python::ast::{Expr, ExprCall};
use crate::python::{Ranged, TextRange};
use crate::regex::Pattern;
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
        let callee = match callee.what {
            What::Function(function) => self
                .meant(function, arguments.len())
                .map_or(callee, Value::named),
            _ => callee,
        };
        let name = callee.what.name();
        let range = expression.range();
        if let Some(name) = name {
            self.note_call(name, range);
        }
        let view = Call {
            node,
            name,
            callee: Known(callee),
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
        let value = match (view.method(), arguments.first()) {
            // `config.get("password")`, `os.getenv("API_KEY")`.
            (
                Some("get" | "getenv" | "pop"),
                Some(Argument {
                    expression: Expr::StringLiteral(key),
                    ..
                }),
            ) => self.secret_by_name(value, key.value.to_str(), range),
            _ => value,
        };
        Value {
            made_by: Some(expression),
            flags: value.flags.with(split_flags(node)),
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
            self.tell_regex(view);
        }
    }

    fn tell_regex(&mut self, view: &Call<'a, '_>) {
        let Some(regex) = self.regex(view) else {
            return;
        };
        if let Ok(pattern) = Pattern::parse(&regex.text, regex.flags) {
            let rules = self.rules;
            self.call_each(&rules.regex, |check, context| {
                check(context, &regex, &pattern);
            });
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
        let arguments = view.arguments;
        for sink in &facts.sinks {
            let taint = self.taint_of(&sink.fact.arguments, receiver, arguments);
            if !taint.is_clean() && self.conditions_hold(&sink.conditions, arguments) {
                self.sink(sink.fact.kind, range, taint, sink.fact.confidence);
            }
        }
        // A method of tainted data gives tainted data.
        let mut taint = callee.taint;
        for passes in &facts.passes {
            if self.conditions_hold(&passes.conditions, arguments) {
                let passed = self.taint_of(&passes.fact, receiver, arguments);
                taint = self.arena.join(taint, passed);
            }
        }
        taint = self.clear_by_model(taint, name, arguments);
        if !taint.is_clean() {
            let kinds = self.left_out_by_substitution(name, view);
            taint = self.arena.clear_kinds(taint, kinds);
        }
        taint = self.arena.advance(taint, range, Happens::Call);
        for fills in &facts.fills {
            if self.conditions_hold(&fills.conditions, arguments) {
                let filled = self.taint_of(&fills.fact, receiver, arguments);
                self.fill(view, filled, range);
            }
        }
        self.apply_check(name, view);
        for settles in &facts.settles {
            if self.conditions_hold(&settles.conditions, arguments) {
                let frame = self.frame();
                frame.settled = frame.settled.with(settles.fact);
            }
        }
        let holds =
            |result: &&Conditional<Name>| self.conditions_hold(&result.conditions, arguments);
        let special = facts.results.iter().find(holds).map(|result| result.fact);
        let result = special.or_else(|| models.names.child(name, "()"));
        let mut value = match result {
            Some(result) => self.library_value(result, taint, arguments, range),
            None if self.is_type(name) => Value::named(name).tainted(taint),
            None => Value::UNKNOWN.tainted(taint),
        };
        value.flags = self.result_flags(name, receiver, arguments);
        value
    }

    /// `taint` without what the models say `name` is safe for.
    pub(crate) fn clear_by_model(
        &mut self,
        taint: Taint,
        name: Name,
        arguments: &[Argument<'a>],
    ) -> Taint {
        let models = self.models;
        let mut taint = taint;
        for clears in &models.facts(name).clears {
            if !taint.is_clean() && self.conditions_hold(&clears.conditions, arguments) {
                taint = self.arena.clear_kinds(taint, clears.fact);
            }
        }
        taint
    }

    /// `guard` on the name with `!` behind it: a call that returns means that the argument is
    /// fine, because it raises otherwise.
    fn apply_check(&mut self, name: Name, view: &Call<'a, '_>) {
        let models = self.models;
        let Some(check) = models.names.child(name, "!") else {
            return;
        };
        for guard in &models.facts(check).guards {
            if self.conditions_hold(&guard.conditions, view.arguments) {
                self.clear_by_guard(&guard.fact, view.node, view.arguments);
            }
        }
    }

    /// Clears the arguments that `guard` speaks of.
    pub(crate) fn clear_by_guard(
        &mut self,
        guard: &Guard,
        node: &'a ExprCall,
        arguments: &[Argument<'a>],
    ) {
        for spec in guard.arguments.parts() {
            let tested = match (spec, &*node.func) {
                (ArgumentSpec::Receiver, Expr::Attribute(attribute)) => Some(&*attribute.value),
                _ => named(spec, arguments).map(|argument| argument.expression),
            };
            if let Some(tested) = tested {
                self.clear(tested, guard.clears);
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
        if facts.number {
            flags = flags.with(Flags::NUMBER);
        }
        // A literal that is encoded, joined or repeated is still made of literals.
        let literal = |value: Value<'_>| value.flags.has(Flags::CONSTANT);
        let from_receiver = receiver.is_some_and(literal);
        let passes = !facts.passes.is_empty() && !arguments.is_empty();
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
        if let Expr::Attribute(attribute) = &*view.node.func {
            let constant = |argument: &Argument<'_>| argument.value.is_constant();
            let all_constant = view.arguments.iter().all(constant);
            self.put_into(&attribute.value, taint, all_constant, range);
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
        cleared: &Cleared,
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
}

/// `name.split("/")` gives the parts of a path.
fn split_flags(node: &ExprCall) -> Flags {
    let splits = match &*node.func {
        Expr::Attribute(method) => matches!(method.attr.as_str(), "split" | "rsplit"),
        _ => false,
    };
    let at_slash = match node.arguments.args.first() {
        Some(Expr::StringLiteral(separator)) => matches!(separator.value.to_str(), "/" | "\\"),
        Some(Expr::Attribute(separator)) => separator.attr.as_str() == "sep",
        _ => false,
    };
    match splits && at_slash {
        true => Flags::PART,
        false => Flags::NONE,
    }
}
