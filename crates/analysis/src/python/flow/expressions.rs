//! Following expressions: what they are worth, and what they do on the way.

use super::atoms::Atom;
use super::context::Context;
use super::environment::join;
use super::kind::{Kind, Kinds, Origin};
use super::names::Name;
use super::value::{Flags, Flow, Happens, Taint, Value, What};
use super::view::{Argument, Comparison, Known, Text};
use crate::finding::Confidence;
use crate::python::ast::{self, Comprehension, Expr};
use crate::python::{Ranged, TextRange};
use crate::rules::python::secret_names::{self, Secret};

impl<'a> Context<'a> {
    /// The value of `expression`, with all that happens while it is computed.
    pub(crate) fn expression(&mut self, expression: &'a Expr) -> Value<'a> {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.evaluate(expression))
    }

    fn evaluate(&mut self, expression: &'a Expr) -> Value<'a> {
        let range = expression.range();
        match expression {
            Expr::Name(name) => self.variable(name.id.as_str(), range),
            Expr::Attribute(node) => {
                let base = self.expression(&node.value);
                self.attribute(base, expression, node)
            }
            Expr::Call(call) => self.call(call, expression),
            Expr::StringLiteral(literal) => {
                let view = Text {
                    node: expression,
                    text: literal.value.to_str(),
                };
                self.call_hooks(|rules| &rules.text, |check, context| check(context, &view));
                constant(expression, Flags::NONE)
            }
            Expr::NumberLiteral(_) | Expr::BooleanLiteral(_) => constant(expression, Flags::NUMBER),
            Expr::BytesLiteral(_) | Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_) => {
                constant(expression, Flags::NONE)
            }
            Expr::BinOp(node) => {
                let left = self.expression(&node.left);
                let right = self.expression(&node.right);
                let value = self.operation(node.op, left, right, range);
                Value {
                    made_by: Some(expression),
                    ..value
                }
            }
            Expr::FString(node) => self.f_string(node, expression),
            Expr::TString(node) => self.t_string(node, range),
            Expr::UnaryOp(node) => {
                let value = self.expression(&node.operand);
                match node.op {
                    ast::UnaryOp::Not => number(expression),
                    _ => Value {
                        made_by: Some(expression),
                        ..value
                    },
                }
            }
            Expr::BoolOp(node) => {
                let value = self.bool_operation(node);
                let is_test = value.taint.is_clean() && value.what == What::Unknown;
                let made_by = is_test.then_some(expression).or(value.made_by);
                Value { made_by, ..value }
            }
            Expr::Compare(node) => {
                self.comparison(node);
                number(expression)
            }
            Expr::If(node) => self.conditional(node),
            Expr::Named(node) => {
                let value = self.expression(&node.value);
                self.assign(&node.target, value, Some(&node.value), range);
                value
            }
            Expr::Dict(node) => {
                self.call_hooks(
                    |rules| &rules.dict,
                    |check, context| check(context, expression),
                );
                let keys = node.items.iter().filter_map(|item| item.key.as_ref());
                let parts = keys.chain(node.items.iter().map(|item| &item.value));
                self.container(parts, expression)
            }
            Expr::List(node) => self.container(node.elts.iter(), expression),
            Expr::Tuple(node) => self.container(node.elts.iter(), expression),
            Expr::Set(node) => self.container(node.elts.iter(), expression),
            Expr::ListComp(node) => self.comprehension(&node.generators, &[&node.elt], range),
            Expr::SetComp(node) => self.comprehension(&node.generators, &[&node.elt], range),
            Expr::Generator(node) => self.comprehension(&node.generators, &[&node.elt], range),
            Expr::DictComp(node) => match &node.key {
                Some(key) => self.comprehension(&node.generators, &[key, &node.value], range),
                None => self.comprehension(&node.generators, &[&node.value], range),
            },
            Expr::Subscript(node) => self.subscript(node, expression),
            Expr::Await(node) => self.expression(&node.value),
            Expr::Starred(node) => self.expression(&node.value),
            Expr::Yield(node) => {
                if let Some(value) = &node.value {
                    self.expression(value);
                }
                Value::UNKNOWN
            }
            Expr::YieldFrom(node) => self.expression(&node.value),
            Expr::Lambda(node) => self.lambda(node),
            Expr::Slice(node) => {
                for part in [&node.lower, &node.upper, &node.step].into_iter().flatten() {
                    self.expression(part);
                }
                Value::UNKNOWN
            }
            Expr::IpyEscapeCommand(_) => Value::UNKNOWN,
        }
    }

    fn variable(&mut self, name: &'a str, range: TextRange) -> Value<'a> {
        let atom = self.atoms.name(name);
        if let Some(value) = self.lookup(atom) {
            return value;
        }
        let names = &self.models.names;
        let free = self.models.free(name);
        let builtin = || {
            let builtins = names.child(Name::ROOT, "builtins")?;
            names.child(builtins, name)
        };
        let starred = || {
            self.stars
                .iter()
                .find_map(|&module| names.child(module, name))
        };
        // A module that a fragment forgot to import.
        let module = || names.child(Name::ROOT, name);
        match starred().or(free).or_else(builtin).or_else(module) {
            Some(found) => self.library_value(found, Taint::CLEAN, &[], range),
            None => Value::UNKNOWN,
        }
    }

    /// The value of a variable, as seen from the innermost frame.
    pub(crate) fn lookup(&self, atom: Atom) -> Option<Value<'a>> {
        let mut at = self.frames.len().checked_sub(1);
        while let Some(frame) = at {
            let frame = &self.frames[frame];
            if let Some(value) = frame.scope.get(atom) {
                return Some(value);
            }
            at = frame.parent;
        }
        None
    }

    /// A thing of a library, which carries `taint`; new data if it is a source. `arguments` are
    /// those of the call or the index of the element that it came from.
    pub(crate) fn library_value(
        &mut self,
        name: Name,
        taint: Taint,
        arguments: &[Argument<'a>],
        range: TextRange,
    ) -> Value<'a> {
        let models = self.models;
        let mut taint = taint;
        for source in &models.facts(name).sources {
            let known = |flow: &Flow| self.arena.source(flow).origin == source.fact;
            if !self.arena.flows(taint).iter().any(known)
                && self.conditions_hold(&source.conditions, arguments)
            {
                let sprung = self.spring(source.fact, range);
                taint = self.arena.join(taint, sprung);
            }
        }
        let taint = self.clear_by_model(taint, name, arguments);
        Value::named(name).tainted(taint)
    }

    /// `value`, which is known by `name`; if that is the name of a password, key or token, the
    /// value is one.
    pub(crate) fn secret_by_name(
        &mut self,
        value: Value<'a>,
        name: &str,
        range: TextRange,
    ) -> Value<'a> {
        let is_secret = secret_names::secret(name).is_some_and(Secret::is_credential);
        let is_known = |flow: &Flow| self.arena.source(flow).origin == Origin::Secret;
        if !is_secret || self.arena.flows(value.taint).iter().any(is_known) {
            return value;
        }
        let sprung = self.spring(Origin::Secret, range);
        value.tainted(self.arena.join(value.taint, sprung))
    }

    /// The child `segments` (e.g. `__enter__()`) of a library thing.
    pub(crate) fn child_of(&self, value: Value<'a>, path: &str) -> Option<Value<'a>> {
        let name = value.what.name()?;
        let (attribute, _) = path.split_once('(')?;
        let child = self.models.names.child(name, attribute)?;
        let result = self.models.names.child(child, "()")?;
        Some(Value::named(result).tainted(value.taint))
    }

    pub(crate) fn attribute(
        &mut self,
        base: Value<'a>,
        expression: &'a Expr,
        node: &'a ast::ExprAttribute,
    ) -> Value<'a> {
        if let Some(atom) = self.atoms.of(expression)
            && let Some(value) = self.lookup(atom)
        {
            return value;
        }
        let attribute = node.attr.as_str();
        if let Some(member) = self.member(base, attribute) {
            return member;
        }
        let parent = match base.what {
            What::Name(name) => Some(name),
            What::Instance(class) | What::Class(class) => self.classes[class as usize].base,
            _ => None,
        };
        let names = &self.models.names;
        let anything = || {
            let any = names.child(Name::ROOT, "*")?;
            names.child(any, attribute)
        };
        let found = match parent {
            // A known module or type has what its model says; others may have anything.
            Some(parent) => names.child(parent, attribute).or_else(|| {
                (!base.taint.is_clean() || matches!(base.what, What::Instance(_)))
                    .then(anything)
                    .flatten()
            }),
            None => anything(),
        };
        match found {
            Some(name) => {
                let value = self.library_value(name, base.taint, &[], expression.range());
                let made_by = base.made_by.filter(|_| base.flags.has(Flags::CONSTANT));
                Value {
                    made_by,
                    flags: attribute_flags(base, attribute),
                    ..value
                }
            }
            None => {
                let value = Value {
                    what: What::Unknown,
                    made_by: Some(expression),
                    flags: attribute_flags(base, attribute),
                    ..base
                };
                self.secret_by_name(value, attribute, expression.range())
            }
        }
    }

    /// A field or method of a class of this file.
    fn member(&mut self, base: Value<'a>, attribute: &'a str) -> Option<Value<'a>> {
        let (What::Instance(class) | What::Class(class)) = base.what else {
            return None;
        };
        let atom = self.atoms.name(attribute);
        let mut class = Some(class);
        // A class that inherits from itself must end.
        for _ in 0..8 {
            let info = &self.classes[class? as usize];
            if let Some(field) = info.fields.get(&atom) {
                return Some(*field);
            }
            if let Some(method) = info.methods.get(attribute) {
                return Some(Value {
                    what: What::Method(*method),
                    ..Value::UNKNOWN
                });
            }
            class = info.local_base;
        }
        None
    }

    fn bool_operation(&mut self, node: &'a ast::ExprBoolOp) -> Value<'a> {
        let truth = node.op == ast::BoolOp::And;
        let mark = self.frame().scope.mark();
        let mut joined: Option<Value<'a>> = None;
        for operand in &node.values {
            let value = self.expression(operand);
            joined = Some(joined.map_or(value, |before| join(before, value, &mut self.arena)));
            // The next operand is looked at only when this one is true (`and`) or false (`or`).
            self.refine(operand, truth);
        }
        let _ = self
            .frame()
            .scope
            .take_back(mark, super::environment::End::Falls);
        joined.unwrap_or(Value::UNKNOWN)
    }

    fn conditional(&mut self, node: &'a ast::ExprIf) -> Value<'a> {
        self.expression(&node.test);
        let mut values = [Value::UNKNOWN; 2];
        for (slot, (arm, truth)) in [(&node.body, true), (&node.orelse, false)]
            .iter()
            .enumerate()
        {
            let mark = self.frame().scope.mark();
            self.refine(&node.test, *truth);
            values[slot] = self.expression(arm);
            let _ = self
                .frame()
                .scope
                .take_back(mark, super::environment::End::Falls);
        }
        join(values[0], values[1], &mut self.arena)
    }

    fn comparison(&mut self, node: &'a ast::ExprCompare) {
        let mut left: &'a Expr = &node.left;
        let mut left_value = self.expression(left);
        for (operator, right) in node.ops.iter().zip(&node.comparators) {
            let right_value = self.expression(right);
            let view = Comparison {
                left,
                left_value: Known(left_value),
                operator: *operator,
                right,
                right_value: Known(right_value),
                range: node.range,
            };
            for (value, other) in [(left_value, right), (right_value, left)] {
                if !is_nothing(other) {
                    self.sink(Kind::Identity, node.range, value.taint, Confidence::High);
                }
            }
            self.call_hooks(
                |rules| &rules.comparison,
                |check, context| check(context, &view),
            );
            (left, left_value) = (right, right_value);
        }
    }

    fn container(
        &mut self,
        parts: impl Iterator<Item = &'a Expr>,
        expression: &'a Expr,
    ) -> Value<'a> {
        let mut taint = Taint::CLEAN;
        let mut flags = Flags::CONSTANT.with(Flags::PART);
        for part in parts {
            let value = self.expression(part);
            taint = self.arena.join(taint, value.taint);
            flags = flags.and(value.flags);
        }
        let taint = self.arena.advance(taint, expression.range(), Happens::Part);
        Value {
            what: What::Unknown,
            made_by: Some(expression),
            taint,
            flags,
        }
    }

    fn comprehension(
        &mut self,
        generators: &'a [Comprehension],
        results: &[&'a Expr],
        range: TextRange,
    ) -> Value<'a> {
        let mark = self.frame().scope.mark();
        for generator in generators {
            let iterated = self.expression(&generator.iter);
            let element = self.element_of(iterated, generator.iter.range());
            self.assign(&generator.target, element, None, generator.target.range());
            for condition in &generator.ifs {
                self.expression(condition);
                self.refine(condition, true);
            }
        }
        let mut taint = Taint::CLEAN;
        let mut flags = Flags::PART;
        // The keys of a dictionary decide which fields it sets.
        let mut decides = Kinds::ALL;
        for result in results {
            let value = self.expression(result);
            let part = self
                .arena
                .clear_kinds(value.taint, Kinds::ALL.without(decides));
            taint = self.arena.join(taint, part);
            flags = flags.and(value.flags);
            decides = decides.without(Kinds::of(Kind::MassAssignment));
        }
        let _ = self
            .frame()
            .scope
            .take_back(mark, super::environment::End::Falls);
        Value {
            taint: self.arena.advance(taint, range, Happens::Part),
            flags,
            ..Value::UNKNOWN
        }
    }

    fn subscript(&mut self, node: &'a ast::ExprSubscript, expression: &'a Expr) -> Value<'a> {
        let base = self.expression(&node.value);
        let index = self.expression(&node.slice);
        let argument = Argument {
            keyword: None,
            is_starred: false,
            expression: &node.slice,
            value: Known(index),
        };
        if !matches!(&*node.slice, Expr::Slice(_)) && self.is_numeric(index) {
            self.sink(
                Kind::Index,
                expression.range(),
                index.taint,
                Confidence::Medium,
            );
        }
        let what = match (&*node.slice, base.what) {
            (Expr::Slice(_), what) => what,
            (_, What::Name(name)) => {
                let element = self.models.names.child(name, "[]");
                element.map_or(What::Unknown, What::Name)
            }
            _ => What::Unknown,
        };
        let flags = base.flags.and(Flags::CONSTANT);
        let value = match what {
            What::Name(name) => {
                self.read_sinks(name, &argument, expression.range());
                self.library_value(name, base.taint, &[argument], expression.range())
            }
            _ => Value {
                what,
                ..Value::UNKNOWN
            }
            .tainted(base.taint),
        };
        let value = match &*node.slice {
            Expr::StringLiteral(key) => {
                self.secret_by_name(value, key.value.to_str(), expression.range())
            }
            // The last address of a list is the one that the nearest proxy has added.
            _ if is_counted_from_end(node, base.made_by) => {
                let taint = value.taint;
                value.tainted(self.arena.clear_kinds(taint, Kinds::of(Kind::Identity)))
            }
            _ => value,
        };
        Value {
            made_by: Some(expression),
            flags,
            ..value
        }
    }

    /// Sinks of reading an element: its model is that of a call of `[]`.
    fn read_sinks(&mut self, element: Name, index: &Argument<'a>, range: TextRange) {
        let models = self.models;
        for sink in &models.facts(element).sinks {
            let taint = self.taint_of(&sink.fact.arguments, None, std::slice::from_ref(index));
            if self.conditions_hold(&sink.conditions, std::slice::from_ref(index)) {
                self.sink(sink.fact.kind, range, taint, sink.fact.confidence);
            }
        }
    }

    /// An element of a container or iterator.
    pub(crate) fn element_of(&mut self, container: Value<'a>, range: TextRange) -> Value<'a> {
        let element = container
            .what
            .name()
            .and_then(|name| self.models.names.child(name, "[]"));
        match element {
            Some(name) => self.library_value(name, container.taint, &[], range),
            None => Value {
                taint: container.taint,
                flags: container.flags.and(Flags::PART),
                ..Value::UNKNOWN
            },
        }
    }

    fn lambda(&mut self, node: &'a ast::ExprLambda) -> Value<'a> {
        let mark = self.frame().scope.mark();
        for parameter in node
            .parameters
            .iter()
            .flat_map(|parameters| parameters.iter())
        {
            let atom = self.atoms.name(parameter.name().as_str());
            self.set(atom, Value::UNKNOWN);
        }
        self.expression(&node.body);
        let _ = self
            .frame()
            .scope
            .take_back(mark, super::environment::End::Falls);
        Value::UNKNOWN
    }
}

fn constant<'a>(expression: &'a Expr, more: Flags) -> Value<'a> {
    Value {
        what: What::Unknown,
        made_by: Some(expression),
        taint: Taint::CLEAN,
        flags: Flags::CONSTANT.with(more),
    }
}

fn number<'a>(expression: &'a Expr) -> Value<'a> {
    Value {
        made_by: Some(expression),
        flags: Flags::NUMBER,
        ..Value::UNKNOWN
    }
}

/// Whether `node` is a part, counted from the end, of the list or text that `made_by` splits:
/// `x.split(",")[-1]`, `x.rpartition(",")[2]`.
fn is_counted_from_end(node: &ast::ExprSubscript, made_by: Option<&Expr>) -> bool {
    let Some(Expr::Call(call)) = made_by else {
        return false;
    };
    let method = match &*call.func {
        Expr::Attribute(method) => method.attr.as_str(),
        _ => return false,
    };
    match (method, &*node.slice) {
        ("split" | "rsplit" | "rpartition", Expr::UnaryOp(index)) => {
            index.op == ast::UnaryOp::USub && index.operand.is_number_literal_expr()
        }
        ("rpartition", Expr::NumberLiteral(index)) => {
            index.value.as_int().and_then(|index| index.as_u8()) == Some(2)
        }
        _ => false,
    }
}

/// What is known of `attribute` of `base`: `path.parts` are the parts of a path.
fn attribute_flags(base: Value<'_>, attribute: &str) -> Flags {
    let part = match attribute {
        "parts" => Flags::PART,
        _ => Flags::NONE,
    };
    base.flags.of_attribute().with(part)
}

/// `None` and `""`: to compare with them is to ask whether anything is there.
fn is_nothing(expression: &Expr) -> bool {
    match expression {
        Expr::NoneLiteral(_) => true,
        Expr::StringLiteral(literal) => literal.value.is_empty(),
        _ => false,
    }
}
