//! The interpreter's state, and what rules may ask and say.

use super::atoms::{Atom, Atoms};
use super::environment::Scope;
use super::functions::{ClassInfo, FunctionInfo};
use super::hits::{Hit, Report, sureness};
use super::kind::{Kind, Kinds, Origin};
use super::models::{Handler, Models};
use super::names::Name;
use super::ruleset::{RuleIndex, Ruleset};
use super::value::{Arena, Value, What};
use super::view::Known;
use crate::analyzer::Request;
use crate::finding::{Confidence, Edit, Finding};
use crate::python::ast::{Expr, Operator, StmtClassDef, StmtFunctionDef};
use crate::python::words::contains_any;
use crate::python::{Module, Ranged, TextRange};
use crate::regex::Effort;
use rustc_hash::FxHashMap;
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use std::borrow::Cow;
use std::time::Instant;

/// One activation of a function, a class body, or the module.
#[derive(Default)]
pub(crate) struct Frame<'a> {
    pub(crate) scope: Scope<'a>,
    /// The function, if it is one.
    pub(crate) function: Option<u32>,
    /// The class, if it is the body of one.
    pub(crate) class: Option<u32>,
    /// What the ways out of the function have cleared.
    pub(crate) exits: super::functions::Exits,
    /// The frame whose variables are seen from here.
    pub(crate) parent: Option<usize>,
    /// What `return` gave so far.
    pub(crate) returned: Option<Value<'a>>,
    /// Names that belong to the module.
    pub(crate) globals: Vec<Atom>,
    pub(crate) loops: u32,
    /// Errors that a `try` around this place handles: what raises them does no harm.
    pub(crate) handled: Kinds,
    /// The kinds of sink that do no harm in the rest of the function, by what was called or asked.
    pub(crate) settled: Kinds,
    /// Changes at the `break`s and `continue`s of the innermost loop.
    pub(crate) loop_exits: Vec<(Atom, Value<'a>)>,
    /// Whether a `break` leaves the innermost loop.
    pub(crate) loop_breaks: bool,
    pub(crate) loop_mark: Option<super::environment::Mark>,
}

/// The interpreter of one file. Rules get it to ask about the program and to report.
pub struct Context<'a> {
    pub(crate) module: &'a Module<'a>,
    pub(crate) models: &'a Models,
    pub(crate) rules: &'a Ruleset,
    enabled: &'a [bool],
    asked: &'a [Related],
    /// Findings that are less sure are not made.
    pub(crate) at_least: Confidence,
    deadline: Option<Instant>,
    pub(crate) late: bool,
    ticks: u32,
    pub(crate) arena: Arena,
    pub(crate) atoms: Atoms<'a>,
    pub(crate) frames: Vec<Frame<'a>>,
    pub(crate) functions: Vec<FunctionInfo<'a>>,
    pub(crate) classes: Vec<ClassInfo<'a>>,
    pub(crate) functions_by_range: FxHashMap<TextRange, u32>,
    /// Modules of `from m import *`.
    pub(crate) stars: Vec<Name>,
    /// Library things that were called, in order.
    called: Vec<(Name, TextRange)>,
    /// Above 0 while something is looked at that was already reported on.
    pub(crate) quiet: u32,
    /// How many variables are being followed from a test to what made them.
    pub(crate) refining: u32,
    pub(crate) hits: Vec<Hit>,
    pub(crate) reports: Vec<Report>,
    current: RuleIndex,
    /// What the rules may still do to judge patterns.
    pub(crate) effort: Effort,
    /// What rules add to the message of a flow.
    pub(crate) details: Vec<String>,
    /// Answers of [`Self::file_mentions`].
    mentioned: FxHashMap<&'static [&'static str], bool>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        module: &'a Module<'a>,
        models: &'a Models,
        rules: &'a Ruleset,
        enabled: &'a [bool],
        request: &Request<'a>,
        deadline: Option<Instant>,
    ) -> Self {
        Self {
            module,
            models,
            rules,
            enabled,
            asked: request.asked,
            at_least: request.at_least,
            deadline,
            late: false,
            ticks: 0,
            arena: Arena::default(),
            atoms: Atoms::default(),
            frames: vec![Frame::default()],
            functions: Vec::new(),
            classes: Vec::new(),
            functions_by_range: FxHashMap::default(),
            stars: Vec::new(),
            called: Vec::new(),
            quiet: 0,
            refining: 0,
            hits: Vec::new(),
            reports: Vec::new(),
            current: 0,
            effort: Effort::default(),
            details: Vec::new(),
            mentioned: FxHashMap::default(),
        }
    }

    /// Analyses the whole file. The findings come by rising place; whether time ran out is said
    /// with them.
    pub(crate) fn run(mut self) -> (Vec<Finding>, bool) {
        let module = self.module;
        self.register(module.statements());
        self.block(module.statements());
        self.remaining_functions();
        self.call_hooks(|rules| &rules.module, |check, context| check(context));
        let late = self.late;
        (self.findings(), late)
    }

    /// Counts work; true once the time is over.
    pub(crate) fn tick(&mut self) -> bool {
        self.ticks = self.ticks.wrapping_add(1);
        if self.ticks.is_multiple_of(256)
            && let Some(deadline) = self.deadline
            && Instant::now() >= deadline
        {
            self.late = true;
        }
        self.late
    }

    pub(crate) fn frame(&mut self) -> &mut Frame<'a> {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Calls the hooks that `select` picks, of the rules that speak.
    pub(crate) fn call_hooks<F: Copy + 'a>(
        &mut self,
        select: impl Fn(&'a Ruleset) -> &'a Vec<(RuleIndex, F)>,
        call: impl Fn(F, &mut Self),
    ) {
        if self.quiet > 0 {
            return;
        }
        let rules = self.rules;
        self.call_each(select(rules), call);
    }

    pub(crate) fn call_each<F: Copy + 'a>(
        &mut self,
        hooks: &'a [(RuleIndex, F)],
        call: impl Fn(F, &mut Self),
    ) {
        for (rule, check) in hooks {
            if self.enabled[usize::from(*rule)] {
                self.current = *rule;
                call(*check, self);
            }
        }
    }

    pub(crate) fn speaks(&self, rule: RuleIndex) -> bool {
        self.enabled[usize::from(rule)]
    }

    pub(crate) fn note_call(&mut self, name: Name, range: TextRange) {
        if self.quiet == 0 {
            self.called.push((name, range));
        }
    }
}

/// How many parts of a constant are put together. What a variable was made of can name the variable
/// itself (`x = x + 1`), or others that name it.
const MAX_PARTS: u32 = 200;

/// For rules.
impl<'a> Context<'a> {
    /// Reports `message` at `range`.
    pub fn report(&mut self, range: TextRange, message: impl Into<Cow<'static, str>>) {
        self.push_report(range, message.into(), None, None);
    }

    /// Reports with less confidence than the rule has.
    pub fn report_with(
        &mut self,
        range: TextRange,
        message: impl Into<Cow<'static, str>>,
        confidence: Confidence,
    ) {
        self.push_report(range, message.into(), Some(confidence), None);
    }

    /// Reports with a safe rewrite: `what` it does, and the edits by rising place.
    pub fn report_fix(
        &mut self,
        range: TextRange,
        message: impl Into<Cow<'static, str>>,
        what: &'static str,
        edits: Vec<Edit>,
    ) {
        self.push_report(range, message.into(), None, Some((what, edits)));
    }

    fn push_report(
        &mut self,
        range: TextRange,
        message: Cow<'static, str>,
        confidence: Option<Confidence>,
        fix: Option<(&'static str, Vec<Edit>)>,
    ) {
        if self.quiet == 0 {
            self.reports.push(Report {
                rule: self.current,
                range,
                message,
                confidence,
                fix,
            });
        }
    }

    /// Whether `cwe` is asked for.
    pub fn asks(&self, cwe: CweId) -> bool {
        self.asked.iter().any(|asked| asked.contains(cwe))
    }

    /// Whether one of `weaknesses` itself is asked for, not a related one.
    pub fn asks_for(&self, weaknesses: &[CweId]) -> bool {
        self.asked
            .iter()
            .any(|asked| weaknesses.contains(&asked.asked()))
    }

    /// The file.
    pub fn module(&self) -> &'a Module<'a> {
        self.module
    }

    /// Whether the text of the file contains one of `parts`, which are in lower case; upper and
    /// lower case are the same. The file is read once however often a rule asks.
    pub fn file_mentions(&mut self, parts: &'static [&'static str]) -> bool {
        let source = self.module.source();
        let search = || contains_any(source, parts);
        *self.mentioned.entry(parts).or_insert_with(search)
    }

    /// The text of `node`.
    pub fn text(&self, node: &impl Ranged) -> &'a str {
        self.module.text(node)
    }

    /// The qualified name, e.g. `hashlib.md5`.
    pub fn spell(&self, name: Name) -> String {
        self.models.names.spell(name)
    }

    /// Whether `name` is what `path` leads to.
    pub fn is(&self, name: Option<Name>, path: &str) -> bool {
        name.is_some() && self.models.names.find(path) == name
    }

    /// What `expression` is worth here, without reporting on it again.
    pub fn value_of(&mut self, expression: &'a Expr) -> Known<'a> {
        self.quiet += 1;
        let value = self.expression(expression);
        self.quiet -= 1;
        Known(value)
    }

    /// Whether `value` carries data that harms a sink of `kind`, from a parameter or farther away.
    pub fn harms(&self, value: &Known<'a>, kind: Kind) -> bool {
        self.arena.harms(value.0.taint, kind)
    }

    /// How sure it is, by where it comes from, that `value` harms a sink of `kind`; `None` if it
    /// does not.
    pub fn harm(&self, value: &Known<'a>, kind: Kind) -> Option<Confidence> {
        let flows = self.arena.flows(value.0.taint).iter();
        let harmful = flows.filter(|flow| flow.harms.contains(kind));
        harmful
            .map(|flow| sureness(self.arena.source(flow).origin, kind, false))
            .max()
    }

    /// The function or method of this file that `value` is.
    pub fn local_function(&self, value: &Known<'a>) -> Option<&'a StmtFunctionDef> {
        match value.0.what {
            What::Function(function) | What::Method(function) => {
                Some(self.functions[function as usize].node)
            }
            _ => None,
        }
    }

    /// The class of this file that `value` is.
    pub fn local_class(&self, value: &Known<'a>) -> Option<&'a StmtClassDef> {
        match value.0.what {
            What::Class(class) => Some(self.classes[class as usize].node),
            _ => None,
        }
    }

    /// Whether `function` is a method of a class of this file.
    pub fn is_method(&self, function: &StmtFunctionDef) -> bool {
        let index = self.functions_by_range.get(&function.range);
        index.is_some_and(|&index| self.functions[index as usize].is_method)
    }

    /// Whether `function` stands inside another one.
    pub fn is_nested(&self, function: &StmtFunctionDef) -> bool {
        let index = self.functions_by_range.get(&function.range);
        index.is_some_and(|&index| self.functions[index as usize].is_nested)
    }

    /// Says that `value` reaches a sink of `kind` at `range`, for sinks that no model can describe.
    /// Reported by the rules for flows of that kind, if the value carries data that harms.
    pub fn flows_into(
        &mut self,
        kind: Kind,
        range: TextRange,
        value: &Known<'a>,
        confidence: Confidence,
    ) {
        self.sink(kind, range, value.0.taint, confidence);
    }

    /// As [`Self::flows_into`], with more to say in the message than the rule always says.
    pub(crate) fn flows_into_as(
        &mut self,
        kind: Kind,
        range: TextRange,
        value: &Known<'a>,
        detail: String,
    ) {
        let number = u32::try_from(self.details.len()).ok();
        self.details.push(detail);
        self.sink_as(kind, range, value.0.taint, Confidence::High, number);
    }

    /// Whether `value` carries data from `origin` that harms a sink of `kind`.
    pub fn harms_from(&self, value: &Known<'a>, origin: Origin, kind: Kind) -> bool {
        let flows = self.arena.flows(value.0.taint).iter();
        let mut harmful = flows.filter(|flow| flow.harms.contains(kind));
        harmful.any(|flow| self.arena.source(flow).origin == origin)
    }

    /// The calls of library things so far, with their places.
    pub fn calls_so_far(&self) -> &[(Name, TextRange)] {
        &self.called
    }

    /// Whether something that `path` leads to was called so far.
    pub fn has_called(&self, path: &str) -> bool {
        let name = self.models.names.find(path);
        name.is_some_and(|name| self.called.iter().any(|(called, _)| *called == name))
    }

    /// The function around this place.
    pub fn function(&self) -> Option<&'a StmtFunctionDef> {
        let frame = self.frames.iter().rev().find_map(|frame| frame.function)?;
        Some(self.functions[frame as usize].node)
    }

    /// The class whose body this place stands in, outside its methods.
    pub fn class(&self) -> Option<&'a StmtClassDef> {
        let class = self.frames.last()?.class?;
        Some(self.classes[class as usize].node)
    }

    /// What kind of request handler the function around this place is.
    pub fn handler(&self) -> Option<Handler> {
        let frame = self.frames.iter().rev().find_map(|frame| frame.function)?;
        self.functions[frame as usize].handler
    }

    /// The text that `expression` always is: a literal, a concatenation of such, or a variable
    /// that holds one.
    pub fn string(&mut self, expression: &'a Expr) -> Option<Cow<'a, str>> {
        self.string_of(expression, &mut { MAX_PARTS })
    }

    fn string_of(&mut self, expression: &'a Expr, parts: &mut u32) -> Option<Cow<'a, str>> {
        *parts = parts.checked_sub(1)?;
        match expression {
            Expr::StringLiteral(literal) => Some(Cow::Borrowed(literal.value.to_str())),
            Expr::BinOp(binary) if binary.op == Operator::Add => {
                let left = self.string_of(&binary.left, parts)?;
                let right = self.string_of(&binary.right, parts)?;
                Some(Cow::Owned(left.into_owned() + &right))
            }
            Expr::Name(_) | Expr::Attribute(_) => {
                let made_by = self.value_of(expression).made_by()?;
                // A variable holds a value, never the expression of another variable.
                (!matches!(made_by, Expr::Name(_) | Expr::Attribute(_)))
                    .then(|| self.string_of(made_by, parts))?
            }
            _ => None,
        }
    }

    /// The whole number that `expression` always is.
    pub fn integer(&mut self, expression: &'a Expr) -> Option<i64> {
        self.integer_of(expression, &mut { MAX_PARTS })
    }

    fn integer_of(&mut self, expression: &'a Expr, parts: &mut u32) -> Option<i64> {
        *parts = parts.checked_sub(1)?;
        match expression {
            Expr::NumberLiteral(literal) => literal.value.as_int()?.as_i64(),
            Expr::UnaryOp(unary) if unary.op == crate::python::ast::UnaryOp::USub => {
                self.integer_of(&unary.operand, parts)?.checked_neg()
            }
            Expr::BinOp(binary) => {
                let left = self.integer_of(&binary.left, parts)?;
                let right = self.integer_of(&binary.right, parts)?;
                match binary.op {
                    Operator::Add => left.checked_add(right),
                    Operator::Sub => left.checked_sub(right),
                    Operator::Mult => left.checked_mul(right),
                    Operator::FloorDiv => left.checked_div(right),
                    Operator::BitOr => Some(left | right),
                    Operator::Pow => left.checked_pow(u32::try_from(right).ok()?),
                    Operator::LShift => left.checked_shl(u32::try_from(right).ok()?),
                    _ => None,
                }
            }
            Expr::Name(_) | Expr::Attribute(_) => {
                let made_by = self.value_of(expression).made_by()?;
                (!matches!(made_by, Expr::Name(_) | Expr::Attribute(_)))
                    .then(|| self.integer_of(made_by, parts))?
            }
            _ => None,
        }
    }

    /// The truth value that `expression` always is.
    pub fn boolean(&mut self, expression: &'a Expr) -> Option<bool> {
        match expression {
            Expr::BooleanLiteral(literal) => Some(literal.value),
            Expr::Name(_) | Expr::Attribute(_) => match self.value_of(expression).made_by()? {
                Expr::BooleanLiteral(literal) => Some(literal.value),
                _ => None,
            },
            _ => None,
        }
    }
}
