//! What a condition says about the values it tests.

use super::context::Context;
use super::kind::{Kind, Kinds};
use super::value::{Flags, What};
use crate::python::ast::{BoolOp, CmpOp, Expr, ExprCall, ExprCompare, Operator, Stmt, UnaryOp};
use crate::python::words::contains_any;

/// How many variables are followed from a test to the calls that made them. The arguments of such
/// a call can test the variable itself: `m = re.match(p, a if m is None else b)`.
const MAX_REFINED: u32 = 3;

impl<'a> Context<'a> {
    /// Changes the state to what it is when `test` is `truth`.
    pub(crate) fn refine(&mut self, test: &'a Expr, truth: bool) {
        match test {
            Expr::UnaryOp(node) if node.op == UnaryOp::Not => self.refine(&node.operand, !truth),
            Expr::BoolOp(node) => {
                // `a and b` is true when both are, `a or b` is false when neither is. Of the
                // other cases nothing is known, but for alternatives that test the same.
                if (node.op == BoolOp::And) == truth {
                    for operand in &node.values {
                        self.refine(operand, truth);
                    }
                } else {
                    self.refine_any(&node.values, truth);
                }
            }
            Expr::Compare(node) => {
                self.compared(node);
                self.compared_owner(node);
                self.refine_comparison(node, truth);
            }
            Expr::Call(node) => {
                self.asked(node);
                self.refine_call(node, truth);
            }
            Expr::Named(node) => self.refine(&node.value, truth),
            // `set(data) - ALLOWED` is empty.
            Expr::BinOp(node) if node.op == Operator::Sub && !truth => {
                self.refine_subset(&node.left, &node.right);
            }
            Expr::Name(_) => {
                if truth {
                    self.clear(test, Kinds::of(Kind::Divisor));
                }
                // `m = re.fullmatch(…)`, then `if m:`.
                self.quiet += 1;
                let value = self.expression(test);
                self.quiet -= 1;
                // `inside = … == base`, then `if not inside:`.
                if let Some(
                    made_by @ (Expr::Call(_)
                    | Expr::Compare(_)
                    | Expr::BoolOp(_)
                    | Expr::UnaryOp(_)
                    | Expr::BinOp(_)),
                ) = value.made_by
                    && self.refining < MAX_REFINED
                    && (truth || !value.flags.has(Flags::OR_FALSE))
                {
                    self.refining += 1;
                    self.refine(made_by, truth);
                    self.refining -= 1;
                }
            }
            _ => {}
        }
    }

    /// One of `alternatives` is `truth`: what every one of them says holds.
    fn refine_any(&mut self, alternatives: &'a [Expr], truth: bool) {
        let mut branches = Vec::with_capacity(alternatives.len());
        for alternative in alternatives {
            let mark = self.frame().scope.mark();
            self.refine(alternative, truth);
            branches.push(
                self.frame()
                    .scope
                    .take_back(mark, super::environment::End::Falls),
            );
        }
        self.join_branches(&branches);
    }

    fn refine_comparison(&mut self, node: &'a ExprCompare, truth: bool) {
        if let (&[operator], [right]) = (&*node.ops, &*node.comparators) {
            return self.refine_pair(&node.left, operator, right, truth);
        }
        // `0 <= i < n` is true when both of its comparisons are.
        let bounds =
            |operator: &CmpOp| matches!(operator, CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE);
        if truth || node.ops.iter().all(bounds) {
            let lefts = std::iter::once(&*node.left).chain(&node.comparators);
            for ((left, operator), right) in lefts.zip(&node.ops).zip(&node.comparators) {
                self.refine_pair(left, *operator, right, truth);
            }
        }
    }

    fn refine_pair(&mut self, left: &'a Expr, operator: CmpOp, right: &'a Expr, truth: bool) {
        match (operator, truth) {
            (CmpOp::Eq | CmpOp::Is, true) | (CmpOp::NotEq | CmpOp::IsNot, false) => {
                // Equal to what is not the attacker's: harmless. `is None` says nothing more.
                if !matches!(right, Expr::NoneLiteral(_))
                    && (self.is_trusted(right) || self.is_trusted_more(right, left))
                {
                    self.clear(left, Kinds::ALL);
                }
                if self.is_trusted(left) && !matches!(left, Expr::Call(_)) {
                    self.clear(right, Kinds::ALL);
                }
                self.refine_empty_match(left, right, false);
                self.refine_common_path(left);
                self.refine_common_path(right);
                self.refine_unchanged(left, right);
                self.refine_unchanged(right, left);
                self.refine_first(left, right, true);
            }
            (CmpOp::Eq, false) | (CmpOp::NotEq, true) => {
                self.clear(left, Kinds::of(Kind::Divisor));
                self.refine_part(left, right);
                self.refine_first(left, right, false);
            }
            (CmpOp::IsNot, true) | (CmpOp::Is, false) => self.refine_empty_match(left, right, true),
            (CmpOp::In, true) | (CmpOp::NotIn, false) => {
                // A collection that the caller gives is a list of what is allowed.
                if !is_text(right) && (self.is_trusted(right) || self.is_callers(right)) {
                    self.clear(left, Kinds::ALL);
                }
            }
            (CmpOp::Lt | CmpOp::LtE, true) | (CmpOp::Gt | CmpOp::GtE, false) => {
                self.bound(left, right);
                if truth {
                    self.refine_subset(left, right);
                }
            }
            (CmpOp::Gt | CmpOp::GtE, true) | (CmpOp::Lt | CmpOp::LtE, false) => {
                self.bound(right, left);
                if truth {
                    self.refine_subset(right, left);
                }
            }
            (CmpOp::In, false) | (CmpOp::NotIn, true) => {
                self.refine_without(left, right);
                self.learn_absent(left, right);
                self.refine_part(left, right);
                self.refine_first(left, right, false);
            }
        }
    }

    /// `smaller` is smaller than `larger`.
    fn bound(&mut self, smaller: &'a Expr, larger: &'a Expr) {
        let limited = [Kind::Size, Kind::Divisor, Kind::Index, Kind::RegexInput]
            .into_iter()
            .collect();
        self.clear(smaller, limited);
        self.clear(larger, Kinds::of(Kind::Divisor));
    }

    /// `re.match(…) is not None` is a match.
    fn refine_empty_match(&mut self, left: &'a Expr, right: &'a Expr, matched: bool) {
        if matches!(right, Expr::NoneLiteral(_)) {
            self.refine(left, matched);
        }
    }

    /// `os.path.commonpath([base, path]) == base`: a path that was resolved before is inside.
    fn refine_common_path(&mut self, side: &'a Expr) {
        let Expr::Call(call) = side else {
            return;
        };
        let callee = self.value_of(&call.func);
        let paths = match call.arguments.args.first() {
            Some(Expr::List(list)) => &*list.elts,
            Some(Expr::Tuple(tuple)) => &*tuple.elts,
            _ => return,
        };
        if callee
            .name()
            .is_none_or(|name| self.models.names.segment(name) != "commonpath")
        {
            return;
        }
        for path in paths {
            if self.value_of(path).0.flags.has(Flags::NORMALIZED) {
                let kinds = Kinds::of(Kind::Path).with(Kinds::of(Kind::ArchiveMember));
                self.clear(path, kinds);
            }
        }
    }

    /// The text `right` does not contain `left`.
    fn refine_without(&mut self, left: &'a Expr, right: &'a Expr) {
        let Expr::StringLiteral(part) = left else {
            return;
        };
        let cleared = match part.value.to_str() {
            ".." | "/" | "../" => Kinds::of(Kind::Path).with(Kinds::of(Kind::ArchiveMember)),
            "\n" | "\r" | "\r\n" => [Kind::Header, Kind::Log, Kind::Mail, Kind::Cookie]
                .into_iter()
                .collect(),
            _ => return,
        };
        self.clear(right, cleared);
    }

    fn refine_call(&mut self, node: &'a ExprCall, truth: bool) {
        self.quiet += 1;
        let callee = self.expression(&node.func);
        self.quiet -= 1;
        match callee.what {
            What::Function(function) | What::Method(function) => {
                let receiver = match &*node.func {
                    Expr::Attribute(attribute) if matches!(callee.what, What::Method(_)) => {
                        Some(self.value_of(&attribute.value).0.what)
                    }
                    _ => None,
                };
                self.refine_by_summary(function, node, receiver, truth);
            }
            What::Name(name) => self.refine_by_model(name, node, truth),
            What::Unknown if truth => self.refine_by_convention(node),
            _ => {}
        }
    }

    fn refine_by_summary(
        &mut self,
        function: u32,
        node: &'a ExprCall,
        receiver: Option<What>,
        truth: bool,
    ) {
        self.summarize(function);
        let summary = &self.functions[function as usize].summary;
        let guards = match truth {
            true => summary.guards.clone(),
            false => summary.denials.clone(),
        };
        if guards.is_empty() {
            // The body says nothing that is understood here, but its name may.
            if truth && !is_placeholder(&self.functions[function as usize].node.body) {
                self.refine_by_convention(node);
            }
            return;
        }
        let arguments = self.quiet_arguments(node);
        let skip = self.functions[function as usize].bound_parameters(receiver);
        self.clear_arguments(function, &guards, &arguments, skip);
    }

    fn refine_by_model(&mut self, name: super::Name, node: &'a ExprCall, truth: bool) {
        let models = self.models;
        let text = models.names.segment(name);
        match (text, truth) {
            ("startswith" | "is_relative_to", true) => return self.refine_prefix(node),
            ("startswith", false) => return self.refine_other_prefix(node),
            ("all", true) | ("any", false) => self.refine_every(node, truth),
            _ => {}
        }
        if self.refine_by_regex(name, node, truth) || !truth {
            return;
        }
        let facts = models.facts(name);
        if facts.guards.is_empty() {
            if facts.sinks.is_empty() {
                self.refine_by_convention(node);
            }
            return;
        }
        let arguments = self.quiet_arguments(node);
        for guard in &facts.guards {
            if self.conditions_hold(&guard.conditions, &arguments) {
                self.clear_by_guard(&guard.fact, node, &arguments);
            }
        }
    }

    /// `path.startswith(base)`: a path that was resolved before is inside `base`; an address is
    /// on the host that the text names.
    fn refine_prefix(&mut self, node: &'a ExprCall) {
        let Expr::Attribute(attribute) = &*node.func else {
            return;
        };
        self.quiet += 1;
        let tested = self.expression(&attribute.value);
        self.quiet -= 1;
        if tested.flags.has(Flags::NORMALIZED) {
            let path = Kinds::of(Kind::Path).with(Kinds::of(Kind::ArchiveMember));
            self.clear(&attribute.value, path);
        }
        let Some(prefix) = node.arguments.args.first() else {
            return;
        };
        if let Some(text) = self.string(prefix) {
            let host = text.split_once("://").map(|(_, rest)| rest);
            if host.is_some_and(|host| host.contains('/')) {
                let address = Kinds::of(Kind::Url).with(Kinds::of(Kind::Redirect));
                self.clear(&attribute.value, address);
            }
            self.learn_beginning(&attribute.value, &text, true);
        }
    }

    /// A function of which only the name is known: `is_valid_name(x)`, `allowed_file(x)`.
    fn refine_by_convention(&mut self, node: &'a ExprCall) {
        let name = match &*node.func {
            Expr::Name(name) => name.id.as_str(),
            Expr::Attribute(attribute) => attribute.attr.as_str(),
            _ => return,
        };
        let checks = [
            "valid",
            "allowed",
            "safe",
            "whitelist",
            "allowlist",
            "permitted",
            "trusted",
        ];
        let negated = ["invalid", "unsafe", "disallowed", "untrusted"];
        let lower = name.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        if says(&checks) && !says(&negated) {
            for argument in &node.arguments.args {
                self.clear(argument, Kinds::ALL);
            }
            for keyword in &node.arguments.keywords {
                self.clear(&keyword.value, Kinds::ALL);
            }
        }
    }

    /// A comparison of user numbers or names asks whose process it is: signals are no harm from
    /// here on.
    fn compared_owner(&mut self, node: &ExprCompare) {
        const WORDS: &[&str] = &["uid", "owner", "username", "getuser", "getlogin"];
        let text = self.module.text(node);
        if text.len() < 200 && contains_any(text, WORDS) {
            let frame = self.frame();
            frame.settled = frame.settled.with(Kinds::of(Kind::Process));
        }
    }

    /// Whether `expression` is not an attacker's.
    pub(super) fn is_trusted(&mut self, expression: &'a Expr) -> bool {
        self.quiet += 1;
        let value = self.expression(expression);
        self.quiet -= 1;
        value.taint.is_clean()
    }

    /// Whether `expression` is nobody's but the caller's.
    fn is_callers(&mut self, expression: &'a Expr) -> bool {
        self.distance(expression) <= Distance::Caller
    }

    /// Whether `one` is the caller's, and `other` comes from further away.
    fn is_trusted_more(&mut self, one: &'a Expr, other: &'a Expr) -> bool {
        self.distance(one) < self.distance(other)
    }

    /// From how far away what `expression` holds can come.
    fn distance(&mut self, expression: &'a Expr) -> Distance {
        self.quiet += 1;
        let value = self.expression(expression);
        self.quiet -= 1;
        let function = self.frame().function;
        let flows = self.arena.flows(value.taint).iter();
        let distances = flows.map(|flow| match self.arena.source(flow).parameter {
            None => Distance::Outside,
            Some((whose, _)) if Some(whose) == function => Distance::Caller,
            Some(_) => Distance::Surroundings,
        });
        distances.max().unwrap_or(Distance::Surroundings)
    }
}

/// How far away data comes from, the closest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    /// The program itself, or who called the function around this one, e.g. `create_app(settings)`.
    Surroundings,
    /// Who calls this function.
    Caller,
    /// A client, a file, …
    Outside,
}

fn is_text(expression: &Expr) -> bool {
    matches!(expression, Expr::StringLiteral(_) | Expr::FString(_))
}

/// Whether a check is still to be written: it says yes to everything.
fn is_placeholder(body: &[Stmt]) -> bool {
    body.iter().all(|statement| match statement {
        Stmt::Pass(_) => true,
        Stmt::Expr(node) => node.value.is_literal_expr(),
        Stmt::Return(node) => match node.value.as_deref() {
            Some(Expr::BooleanLiteral(value)) => value.value,
            _ => false,
        },
        _ => false,
    })
}
