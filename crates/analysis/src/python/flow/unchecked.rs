//! Whether anything looks at outside data before it is used: what "improper input validation"
//! (CWE-20) asks. Any test counts, good or not; how good it is, the kinds of sink tell apart.

use super::context::Context;
use super::hits::Hit;
use super::kind::{Kind, Kinds};
use super::value::Taint;
use crate::finding::Confidence;
use crate::python::TextRange;
use crate::python::ast::{Expr, ExprCall, ExprCompare};

/// The sinks at which unchecked data does harm.
const INPUTS: &[Kind] = &[
    Kind::Sql,
    Kind::Command,
    Kind::Argument,
    Kind::Path,
    Kind::Html,
    Kind::Code,
    Kind::Deserialize,
    Kind::Xxe,
    Kind::XmlBomb,
    Kind::Url,
    Kind::Redirect,
    Kind::Ldap,
    Kind::Xpath,
    Kind::Regex,
    Kind::Header,
    Kind::Template,
    Kind::Nosql,
    Kind::Upload,
    Kind::Size,
    Kind::Divisor,
    Kind::Reflection,
    Kind::Index,
];

impl<'a> Context<'a> {
    /// Whether a rule for unchecked data speaks.
    fn asks_whether_checked(&self) -> bool {
        let rules = &self.rules.flows[Kind::Unchecked as usize];
        rules.iter().any(|(rule, _)| self.speaks(*rule))
    }

    /// A comparison says something about both sides, but for one with nothing: that only says
    /// that there is a value.
    pub(crate) fn compared(&mut self, node: &'a ExprCompare) {
        if !self.asks_whether_checked() {
            return;
        }
        let sides = || std::iter::once(&*node.left).chain(&node.comparators);
        let is_nothing = |side: &Expr| match side {
            Expr::NoneLiteral(_) => true,
            Expr::StringLiteral(text) => text.value.is_empty(),
            _ => false,
        };
        if !sides().any(is_nothing) {
            for side in sides() {
                self.clear(side, Kinds::of(Kind::Unchecked));
            }
        }
    }

    /// A call in a test, such as `name.isalnum()` or `isinstance(name, str)`, says something about
    /// what it is given.
    pub(crate) fn asked(&mut self, node: &'a ExprCall) {
        if !self.asks_whether_checked() {
            return;
        }
        if let Expr::Attribute(method) = &*node.func {
            self.clear(&method.value, Kinds::of(Kind::Unchecked));
        }
        for argument in &node.arguments.args {
            self.clear(argument, Kinds::of(Kind::Unchecked));
        }
    }

    /// Data of `taint` reaches a sink of `kind`: those flows of it that nothing looked at.
    pub(crate) fn unchecked_sink(
        &mut self,
        kind: Kind,
        range: TextRange,
        taint: Taint,
        confidence: Confidence,
    ) {
        if !INPUTS.contains(&kind) || !self.asks_whether_checked() {
            return;
        }
        for index in 0..self.arena.flows(taint).len() {
            let flow = self.arena.flows(taint)[index];
            if flow.harms.contains(kind) && flow.harms.contains(Kind::Unchecked) {
                self.hit(Hit {
                    kind: Kind::Unchecked,
                    range,
                    flow,
                    confidence,
                    detail: None,
                });
            }
        }
    }
}
