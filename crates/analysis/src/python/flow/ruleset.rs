//! The rules, sorted by what they look at, so that an event costs only the rules it concerns.

use super::kind::Kind;
use super::models::Models;
use super::regexes::{Regex, RegexApis};
use super::view::{Assignment, Call, Comparison, FunctionView, StatementKind, StatementView, Text};
use super::{Context, Name};
use crate::python::ast::{Expr, StmtClassDef};
use crate::regex::Pattern;
use crate::rules::python::{Hook, PythonRule};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;

/// A rule's index in a [`Ruleset`].
pub(crate) type RuleIndex = u16;

type Hooks<F> = Vec<(RuleIndex, F)>;

type CallCheck = for<'a> fn(&mut Context<'a>, &Call<'a, '_>);

type StatementCheck = for<'a> fn(&mut Context<'a>, &StatementView<'a>);

/// Rules, ready to be called.
pub struct Ruleset {
    rules: Vec<&'static PythonRule>,
    pub(crate) flows: Vec<Vec<(RuleIndex, &'static str)>>,
    /// The hooks for calls, those of one name side by side.
    calls: Hooks<CallCheck>,
    /// By name, where its hooks begin in `calls`; they end where the next name's begin.
    call_starts: Vec<u32>,
    pub(crate) any_call: Hooks<CallCheck>,
    pub(crate) regex_apis: RegexApis,
    pub(crate) regex: Hooks<for<'a> fn(&mut Context<'a>, &Regex<'a>, &Pattern<'_>)>,
    pub(crate) assignment: Hooks<for<'a> fn(&mut Context<'a>, &Assignment<'a>)>,
    pub(crate) comparison: Hooks<for<'a> fn(&mut Context<'a>, &Comparison<'a>)>,
    pub(crate) function: Hooks<for<'a> fn(&mut Context<'a>, &FunctionView<'a>)>,
    pub(crate) class: Hooks<for<'a> fn(&mut Context<'a>, &'a StmtClassDef)>,
    /// By [`StatementKind`]: there are many statements, and few rules look at one.
    pub(crate) statements: [Hooks<StatementCheck>; StatementKind::COUNT],
    pub(crate) text: Hooks<for<'a> fn(&mut Context<'a>, &Text<'a>)>,
    pub(crate) dict: Hooks<for<'a> fn(&mut Context<'a>, &'a Expr)>,
    pub(crate) module: Hooks<for<'a> fn(&mut Context<'a>)>,
}

impl Ruleset {
    /// Sorts `rules`; the names they ask for are added to those of `models`.
    pub fn new(rules: &[&'static PythonRule], models: &mut Models) -> Self {
        let mut set = Self {
            rules: rules.to_vec(),
            flows: vec![Vec::new(); Kind::ALL.len()],
            calls: Vec::new(),
            call_starts: Vec::new(),
            any_call: Vec::new(),
            regex_apis: RegexApis::new(models),
            regex: Vec::new(),
            assignment: Vec::new(),
            comparison: Vec::new(),
            function: Vec::new(),
            class: Vec::new(),
            statements: Default::default(),
            text: Vec::new(),
            dict: Vec::new(),
            module: Vec::new(),
        };
        let mut calls = Vec::new();
        for (rule, index) in rules.iter().zip(0..) {
            for hook in rule.hooks {
                set.add(index, hook, models, &mut calls);
            }
        }
        set.sort_calls(calls, models.names.count());
        set
    }

    fn sort_calls(&mut self, mut calls: Vec<(Name, RuleIndex, CallCheck)>, names: usize) {
        // Stable: the hooks of one name stay in the order of the rules.
        calls.sort_by_key(|(name, ..)| *name);
        self.call_starts = vec![0; names + 1];
        for (name, ..) in &calls {
            self.call_starts[name.index() + 1] += 1;
        }
        for name in 0..names {
            self.call_starts[name + 1] += self.call_starts[name];
        }
        let hooks = calls.into_iter().map(|(_, index, check)| (index, check));
        self.calls = hooks.collect();
    }

    /// Files `hook` where it is looked for; those for calls are added to `calls`.
    fn add(
        &mut self,
        index: RuleIndex,
        hook: &'static Hook,
        models: &mut Models,
        calls: &mut Vec<(Name, RuleIndex, CallCheck)>,
    ) {
        match hook {
            Hook::Flow(kind, what) => self.flows[*kind as usize].push((index, what)),
            Hook::Call(names, check) => {
                for name in *names {
                    calls.push((models.names.intern(name), index, *check));
                }
            }
            Hook::Names(names) => {
                for name in *names {
                    models.names.intern(name);
                }
            }
            Hook::AnyCall(check) => self.any_call.push((index, *check)),
            Hook::Regex(check) => self.regex.push((index, *check)),
            Hook::Assignment(check) => self.assignment.push((index, *check)),
            Hook::Comparison(check) => self.comparison.push((index, *check)),
            Hook::Function(check) => self.function.push((index, *check)),
            Hook::Class(check) => self.class.push((index, *check)),
            Hook::Statement(kinds, check) => {
                for &kind in *kinds {
                    self.statements[kind as usize].push((index, *check));
                }
            }
            Hook::Text(check) => self.text.push((index, *check)),
            Hook::Dict(check) => self.dict.push((index, *check)),
            Hook::Module(check) => self.module.push((index, *check)),
        }
    }

    /// What is said about the rule `index`.
    pub(crate) fn about(&self, index: RuleIndex) -> &'static About {
        &self.rules[usize::from(index)].about
    }

    /// The hooks for calls of `name`.
    pub(crate) fn calls(&self, name: Name) -> &[(RuleIndex, CallCheck)] {
        let at = |index: usize| self.call_starts.get(index).map(|start| *start as usize);
        match (at(name.index()), at(name.index() + 1)) {
            (Some(start), Some(end)) => &self.calls[start..end],
            _ => &[],
        }
    }

    /// Which rules speak: those that always do, and those that do for what is asked.
    pub fn enabled(&self, asked: &[Related]) -> Vec<bool> {
        let is_asked = |cwe: &CweId| asked.iter().any(|asked| asked.contains(*cwe));
        let speaks = |about: &About| match about.speaks {
            Speaks::Always => true,
            Speaks::WhenAsked => about.cwe.iter().any(is_asked),
        };
        self.rules.iter().map(|rule| speaks(&rule.about)).collect()
    }
}
