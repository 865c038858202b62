//! Conditions, which are code that branches.

use super::builder::Label;
use super::{Lower, Typed};
use crate::c::ir::{End, Op, VarId};
use crate::c::syntax::{Kind, Node, Role};
use crate::c::types::TypeId;

impl<'src> Lower<'_, 'src> {
    /// The expression inside parentheses and what only marks a branch as likely.
    pub(super) fn stripped(&self, node: Node) -> Node {
        let tree = self.tree;
        let mut node = node;
        loop {
            let inner = match tree.kind(node) {
                Kind::Parenthesized => tree
                    .children(node)
                    .find(|&child| tree.kind(child) != Kind::Compound),
                Kind::Extension | Kind::ConditionClause => tree
                    .child(node, Role::Value)
                    .or_else(|| tree.children(node).next()),
                Kind::Call
                    if matches!(
                        tree.child_text(node, Role::Function),
                        "likely" | "unlikely" | "__builtin_expect" | "LIKELY" | "UNLIKELY"
                    ) =>
                {
                    let arguments = tree.child(node, Role::Arguments);
                    arguments.and_then(|arguments| tree.children(arguments).next())
                }
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => return node,
            }
        }
    }

    /// The operator of a binary or unary node; empty for others.
    pub(super) fn operator(&self, node: Node) -> &'src str {
        match self.tree.kind(node) {
            Kind::Binary | Kind::Unary | Kind::Pointer | Kind::Update | Kind::Assignment => {
                self.tree.child_text(node, Role::Operator)
            }
            _ => "",
        }
    }

    /// Branches to `then` if `node` holds, else to `otherwise`.
    pub(super) fn condition(&mut self, node: Node, then: Label, otherwise: Label) {
        let tree = self.tree;
        let (mut node, mut then, mut otherwise) = (self.stripped(node), then, otherwise);
        while matches!(self.operator(node), "!" | "not")
            && let Some(argument) = tree.child(node, Role::Argument)
        {
            node = self.stripped(argument);
            (then, otherwise) = (otherwise, then);
        }
        if !matches!(self.operator(node), "&&" | "||" | "and" | "or") {
            let condition = self.value(node).temp;
            let end = End::Branch {
                condition,
                then,
                otherwise,
            };
            return self.builder.end(end, node);
        }
        // `a && b && c` leans to the left; its parts are tested in a row.
        let is_and = matches!(self.operator(node), "&&" | "and");
        let mut parts = Vec::new();
        let mut left = node;
        while (is_and && matches!(self.operator(left), "&&" | "and"))
            || (!is_and && matches!(self.operator(left), "||" | "or"))
        {
            parts.extend(tree.child(left, Role::Right));
            match tree.child(left, Role::Left) {
                Some(next) => left = self.stripped(next),
                None => break,
            }
        }
        parts.push(left);
        let whole = node;
        let done = self.deeper(whole, |lower| {
            while let Some(part) = parts.pop() {
                if parts.is_empty() {
                    return lower.condition(part, then, otherwise);
                }
                let next = lower.builder.label();
                if is_and {
                    lower.condition(part, next, otherwise);
                } else {
                    lower.condition(part, then, next);
                }
                lower.builder.place(next, part);
            }
        });
        if done.is_none() {
            self.builder.end(End::Either(then, otherwise), whole);
        }
    }

    /// The value of an expression that branches as a whole: `a && b`, `!a`.
    pub(super) fn truth(&mut self, node: Node) -> Typed {
        let result = self.builder.hidden(TypeId::INT, node);
        let [then, otherwise, after] = std::array::from_fn(|_| self.builder.label());
        self.condition(node, then, otherwise);
        for (label, value) in [(then, 1), (otherwise, 0)] {
            self.builder.place(label, node);
            let value = self.builder.emit(Op::Int(value), TypeId::INT, node);
            self.store_hidden(result, Typed::new(value, TypeId::INT), node);
            self.builder.jump(after, node);
        }
        self.builder.place(after, node);
        self.load_hidden(result, node)
    }

    /// `condition ? a : b`, also the short form `a ?: b`.
    pub(super) fn conditional(&mut self, node: Node) -> Typed {
        let tree = self.tree;
        let Some(condition) = tree.child(node, Role::Condition) else {
            return self.unknown(node);
        };
        let result = self.builder.hidden(TypeId::UNKNOWN, node);
        let [then, otherwise, after] = std::array::from_fn(|_| self.builder.label());
        self.condition(condition, then, otherwise);
        let consequence = tree.child(node, Role::Consequence).unwrap_or(condition);
        let mut ty = TypeId::UNKNOWN;
        let arms = [
            (then, Some(consequence)),
            (otherwise, tree.child(node, Role::Alternative)),
        ];
        for (label, arm) in arms {
            self.builder.place(label, node);
            if let Some(arm) = arm {
                let value = self.value(arm);
                if ty == TypeId::UNKNOWN || ty == TypeId::INT {
                    ty = value.ty;
                }
                self.store_hidden(result, value, arm);
            }
            self.builder.jump(after, node);
        }
        self.builder.place(after, node);
        self.builder.function.vars[result.0 as usize].ty = ty;
        self.load_hidden(result, node)
    }

    /// Keeps a value over a branch.
    pub(super) fn store_hidden(&mut self, var: VarId, value: Typed, node: Node) {
        let to = self.builder.emit(Op::Address(var), value.ty, node);
        let value_temp = value.temp;
        let store = Op::Store {
            to,
            value: value_temp,
        };
        self.builder.emit(store, value.ty, node);
    }

    pub(super) fn load_hidden(&mut self, var: VarId, node: Node) -> Typed {
        let ty = self.builder.function.var(var).ty;
        let address = self.builder.emit(Op::Address(var), ty, node);
        let temp = self.builder.emit(Op::Load(address), ty, node);
        Typed { temp, ty }
    }
}
