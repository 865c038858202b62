//! Binding values to names, attributes and elements.

use super::atoms::Atom;
use super::context::Context;
use super::environment::join;
use super::names::Name;
use super::value::{Flags, Happens, Taint, Value, What};
use super::view::{Argument, Known};
use crate::python::ast::{Expr, ExprAttribute, ExprSubscript};
use crate::python::words::has_word;
use crate::python::{Ranged, TextRange};

impl<'a> Context<'a> {
    /// Sets a variable of the innermost frame, or of the module if it was declared `global`.
    pub(crate) fn set(&mut self, atom: Atom, value: Value<'a>) {
        if self.frame().globals.contains(&atom) {
            let before = self.frames[0].scope.get(atom);
            let joined = before.map_or(value, |before| join(before, value, &mut self.arena));
            self.frames[0].scope.set(atom, joined);
        }
        self.frame().scope.set(atom, value);
    }

    /// Binds `value`, which `expression` made if it is given, to `target`.
    pub(crate) fn assign(
        &mut self,
        target: &'a Expr,
        value: Value<'a>,
        expression: Option<&'a Expr>,
        range: TextRange,
    ) {
        let made_by = expression.unwrap_or(target);
        match target {
            Expr::Name(name) => {
                let label = name.id.as_str();
                self.tell_assignment(Some(target), Some(label), None, (made_by, value), range);
                // What is stored in place of a password may be named like one.
                let value = match expression.is_some_and(is_digest) {
                    true => value,
                    false => self.secret_by_name(value, label, target.range()),
                };
                let taint = self
                    .arena
                    .advance(value.taint, target.range(), Happens::Stored);
                let atom = self.atoms.name(name.id.as_str());
                self.set(atom, value.tainted(taint));
            }
            Expr::Tuple(node) => self.unpack(&node.elts, value, expression, range),
            Expr::List(node) => self.unpack(&node.elts, value, expression, range),
            Expr::Starred(node) => self.assign(&node.value, value, None, range),
            Expr::Attribute(node) => self.assign_attribute(target, node, value, made_by, range),
            Expr::Subscript(node) => self.assign_element(target, node, value, made_by, range),
            _ => {}
        }
    }

    fn unpack(
        &mut self,
        targets: &'a [Expr],
        value: Value<'a>,
        expression: Option<&'a Expr>,
        range: TextRange,
    ) {
        let parts = match expression {
            Some(Expr::Tuple(node)) => Some(&node.elts),
            Some(Expr::List(node)) => Some(&node.elts),
            _ => None,
        };
        let parts = parts.filter(|parts| parts.len() == targets.len());
        let Some(parts) = parts else {
            let element = self.element_of(value, range);
            for target in targets {
                self.assign(target, element, None, range);
            }
            return;
        };
        // All values are computed before the first name is bound: `a, b = b, a`.
        self.quiet += 1;
        let values: Vec<Value<'a>> = parts.iter().map(|part| self.expression(part)).collect();
        self.quiet -= 1;
        for ((target, value), part) in targets.iter().zip(values).zip(parts) {
            self.assign(target, value, Some(part), range);
        }
    }

    fn assign_attribute(
        &mut self,
        target: &'a Expr,
        node: &'a ExprAttribute,
        value: Value<'a>,
        made_by: &'a Expr,
        range: TextRange,
    ) {
        let base = self.expression(&node.value);
        let attribute = node.attr.as_str();
        let name = self.attribute_name(base, attribute);
        self.tell_assignment(Some(target), Some(attribute), name, (made_by, value), range);
        if let Some(name) = name {
            self.set_sinks(name, &[(made_by, value)], range);
        }
        let taint = self
            .arena
            .advance(value.taint, target.range(), Happens::Stored);
        let value = value.tainted(taint);
        if let What::Instance(class) | What::Class(class) = base.what {
            let atom = self.atoms.name(attribute);
            let field = self.classes[class as usize].fields.get(&atom).copied();
            let joined = field.map_or(value, |before| join(before, value, &mut self.arena));
            self.classes[class as usize].fields.insert(atom, joined);
        }
        if let Some(atom) = self.atoms.of(target) {
            self.set(atom, value);
        }
    }

    /// The library thing that attribute `attribute` of `base` is, also when its value is known.
    fn attribute_name(&self, base: Value<'a>, attribute: &str) -> Option<Name> {
        let names = &self.models.names;
        match base.what {
            What::Name(name) => names.child(name, attribute),
            What::Instance(class) | What::Class(class) => {
                names.child(self.classes[class as usize].base?, attribute)
            }
            _ => names.child(names.child(Name::ROOT, "*")?, attribute),
        }
    }

    fn assign_element(
        &mut self,
        target: &'a Expr,
        node: &'a ExprSubscript,
        value: Value<'a>,
        made_by: &'a Expr,
        range: TextRange,
    ) {
        let base = self.expression(&node.value);
        let key = self.expression(&node.slice);
        let label = match &*node.slice {
            Expr::StringLiteral(literal) => Some(literal.value.to_str()),
            _ => None,
        };
        let element = base
            .what
            .name()
            .and_then(|name| self.models.names.child(name, "[]"));
        self.tell_assignment(Some(target), label, element, (made_by, value), range);
        if let Some(element) = element {
            self.set_sinks(element, &[(&node.slice, key), (made_by, value)], range);
        }
        let is_constant = value.flags.has(Flags::CONSTANT);
        self.put_into(&node.value, value.taint, is_constant, target.range());
    }

    /// A container carries what is put into it.
    pub(crate) fn put_into(
        &mut self,
        container: &'a Expr,
        taint: Taint,
        is_constant: bool,
        range: TextRange,
    ) {
        if taint.is_clean() && is_constant {
            return;
        }
        if let Some(atom) = self.atoms.of(container)
            && let Some(before) = self.lookup(atom)
        {
            let added = self.arena.advance(taint, range, Happens::Part);
            let after = Value {
                taint: self.arena.join(before.taint, added),
                flags: before.flags.without(Flags::CONSTANT.with(Flags::PART)),
                made_by: before.made_by.filter(|_| is_constant),
                ..before
            };
            self.set(atom, after);
        }
    }

    /// Sinks of an assignment: its model is that of a call of `=`.
    fn set_sinks(&mut self, name: Name, values: &[(&'a Expr, Value<'a>)], range: TextRange) {
        let models = self.models;
        let Some(setter) = models.names.child(name, "=") else {
            return;
        };
        let arguments: Vec<Argument<'a>> = values
            .iter()
            .map(|(expression, value)| Argument {
                keyword: None,
                is_starred: false,
                expression,
                value: Known(*value),
            })
            .collect();
        for sink in &models.facts(setter).sinks {
            let taint = self.taint_of(&sink.fact.arguments, None, &arguments);
            if self.conditions_hold(&sink.conditions, &arguments) {
                self.sink(sink.fact.kind, range, taint, sink.fact.confidence);
            }
        }
    }
}

/// `generate_password_hash(password)`, `bcrypt.hashpw(password, salt).decode()`
fn is_digest(expression: &Expr) -> bool {
    let Expr::Call(call) = expression else {
        return false;
    };
    let name = match &*call.func {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(node) if matches!(node.attr.as_str(), "decode" | "hex" | "encode") => {
            return is_digest(&node.value);
        }
        Expr::Attribute(node) => node.attr.as_str(),
        _ => return false,
    };
    name == "make_password" || has_word(name, &["hash", "hashpw", "digest", "hexdigest"])
}
