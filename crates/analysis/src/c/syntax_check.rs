//! Rules that need the syntax tree alone.

use super::report::{Draft, Report};
use super::symbols::Symbols;
use super::syntax::{Kind, Node, Role, SyntaxTree};
use crate::finding::{Confidence, Fix};
use crate::rules::c::{CRule, Hooks};
use rustc_hash::FxHashSet;
use sallet_core::task::Language;
use std::borrow::Cow;

/// Shows the nodes of `tree` to the rules that want to see them.
pub(super) fn run(
    tree: &SyntaxTree<'_>,
    symbols: &Symbols<'_>,
    language: Language,
    hooks: &Hooks,
    report: &mut Report,
) {
    let mut check = SyntaxCheck {
        tree,
        symbols,
        language,
        report,
        seen: FxHashSet::default(),
    };
    for node in tree.descendants(tree.root()) {
        let kind = tree.kind(node);
        for rule in hooks.of_kind(kind) {
            rule(&mut check, node);
        }
        if kind == Kind::Call {
            for rule in hooks.of_syntax_call(check.callee(node)) {
                rule(&mut check, node);
            }
        }
    }
}

/// What such rules may look at.
pub(crate) struct SyntaxCheck<'a, 'src> {
    pub(crate) tree: &'a SyntaxTree<'src>,
    pub(crate) symbols: &'a Symbols<'src>,
    pub(crate) language: Language,
    report: &'a mut Report,
    seen: FxHashSet<Node>,
}

impl<'src> SyntaxCheck<'_, 'src> {
    /// The text of the child with `role`.
    pub(crate) fn child_text(&self, node: Node, role: Role) -> &'src str {
        self.tree.child_text(node, role)
    }

    /// The name of the function that `call` calls, without its namespace.
    pub(crate) fn callee(&self, call: Node) -> &'src str {
        let name = self.tree.child_text(call, Role::Function);
        name.rsplit("::").next().unwrap_or(name)
    }

    /// The arguments of `call`.
    pub(crate) fn arguments(&self, call: Node) -> Vec<Node> {
        let list = self.tree.child(call, Role::Arguments);
        list.into_iter()
            .flat_map(|list| self.tree.children(list))
            .collect()
    }

    /// The code of the argument at `position` of `call`; empty without one.
    pub(crate) fn argument_text(&self, call: Node, position: usize) -> &'src str {
        let list = self.arguments(call);
        list.get(position).map_or("", |node| self.tree.text(*node))
    }

    /// Whether the file itself defines the function `name`.
    pub(crate) fn defines(&self, name: &str) -> bool {
        self.symbols.definition(name).is_some()
    }

    /// The definition of the function `name`, if the file has it.
    pub(crate) fn definition(&self, name: &str) -> Option<Node> {
        self.symbols.definition(name)
    }

    /// Object and name of the method that `call` calls.
    pub(crate) fn method(&self, call: Node) -> Option<(&'src str, &'src str)> {
        let function = self.tree.child(call, Role::Function)?;
        let is_method =
            self.tree.kind(call) == Kind::Call && self.tree.kind(function) == Kind::Field;
        let object = self.tree.child_text(function, Role::Argument);
        let name = self.tree.child_text(function, Role::FieldName);
        is_method.then_some((object, name))
    }

    /// Whether `node` was not asked about before: what is reached by many ways is read once.
    pub(crate) fn is_first(&mut self, node: Node) -> bool {
        self.seen.insert(node)
    }

    /// The expression inside parentheses.
    pub(crate) fn stripped(&self, node: Node) -> Node {
        let mut node = node;
        while self.tree.kind(node) == Kind::Parenthesized
            && let Some(inner) = self.tree.children(node).next()
        {
            node = inner;
        }
        node
    }

    /// Whether findings of `rule` with this confidence are wanted.
    pub(crate) fn wants(&self, rule: &CRule, confidence: Confidence) -> bool {
        self.report.wants(rule, confidence)
    }

    /// Reports `rule` at `node`.
    pub(crate) fn report(
        &mut self,
        rule: &'static CRule,
        node: Node,
        confidence: Confidence,
        message: impl Into<Cow<'static, str>>,
        fix: Option<Fix>,
    ) {
        // Where the code does not parse, its structure is a guess.
        let confidence = match self.tree.broken() {
            Some(_) => confidence.min(Confidence::Medium),
            None => confidence,
        };
        self.report.add(Draft {
            rule,
            node,
            message: message.into(),
            severity: rule.about.severity,
            confidence,
            is_faint: false,
            cwe: rule.about.cwe,
            steps: Vec::new(),
            fix,
        });
    }
}
