//! What a check of every element says about the whole: a loop over the parts of a path that leaves
//! at `..`, `any(…)` and `all(…)` over the keys of a dictionary, differences of sets.

use super::context::Context;
use super::environment::End;
use super::kind::{Kind, Kinds};
use super::value::{Flags, Value};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall};

impl<'a> Context<'a> {
    /// The kinds of sink that an element, which `target` takes from `iterated`, harms, of those
    /// that the whole harms no longer once every element does not.
    pub(crate) fn told_by_each(&mut self, target: &'a Expr, iterated: &'a Expr) -> Kinds {
        let Some(element) = element(target, iterated) else {
            return Kinds::NONE;
        };
        self.quiet += 1;
        let value = self.expression(element);
        self.quiet -= 1;
        self.told(&value)
    }

    /// As [`Self::told_by_each`], where `continue` went on with the next element.
    pub(crate) fn told_at_exits(&mut self, target: &'a Expr, iterated: &'a Expr) -> Kinds {
        let element = element(target, iterated);
        let Some(atom) = element.and_then(|element| self.atoms.of(element)) else {
            return Kinds::NONE;
        };
        let exits = std::mem::take(&mut self.frame().loop_exits);
        let at_exits = exits.iter().filter(|(known, _)| *known == atom);
        let told = at_exits.fold(Kinds::NONE, |all, (_, value)| all.with(self.told(value)));
        self.frame().loop_exits = exits;
        told
    }

    fn told(&self, element: &Value<'_>) -> Kinds {
        // A variable can be a dictionary, of which only the keys were looked at.
        let told = match element.flags.has(Flags::PART) {
            true => Kinds::of(Kind::Path).with(Kinds::of(Kind::ArchiveMember)),
            false => Kinds::of(Kind::MassAssignment),
        };
        self.arena.all_harms(element.taint).and(told)
    }

    /// Clears `kinds` of what `iterated` gives the elements of.
    pub(crate) fn clear_whole(&mut self, iterated: &'a Expr, kinds: Kinds) {
        if kinds.is_empty() {
            return;
        }
        self.clear(iterated, kinds);
        match iterated {
            // `(first, *parts)`
            Expr::Tuple(node) => {
                for part in &node.elts {
                    self.clear_whole(part, kinds);
                }
            }
            Expr::Starred(node) => self.clear_whole(&node.value, kinds),
            Expr::Call(call) if method(iterated).is_some_and(|name| name.ends_with("split")) => {
                if let Expr::Attribute(split) = &*call.func {
                    self.clear(&split.value, kinds);
                }
            }
            Expr::Name(_) => {
                self.quiet += 1;
                let made_by = self.expression(iterated).made_by;
                self.quiet -= 1;
                if let Some(split @ Expr::Call(_)) = made_by {
                    self.clear_whole(split, kinds);
                }
            }
            _ => {}
        }
    }

    /// `all(test for … in …)` is true, or `any(…)` is false: `node` calls one of them.
    pub(crate) fn refine_every(&mut self, node: &'a ExprCall, truth: bool) {
        let [Expr::Generator(generator)] = &*node.arguments.args else {
            return;
        };
        let [each] = &*generator.generators else {
            return;
        };
        // What a condition leaves out is not tested.
        if !each.ifs.is_empty() {
            return;
        }
        let mark = self.frame().scope.mark();
        self.quiet += 1;
        let iterated = self.expression(&each.iter);
        let element = self.element_of(iterated, each.iter.range());
        self.assign(&each.target, element, None, each.target.range());
        self.quiet -= 1;
        let before = self.told_by_each(&each.target, &each.iter);
        self.refine(&generator.elt, truth);
        let after = self.told_by_each(&each.target, &each.iter);
        let _ = self.frame().scope.take_back(mark, End::Falls);
        self.clear_whole(&each.iter, before.without(after));
    }

    /// `part` is not `excluded`, or none of them: a part of a path that is not `..` does not lead
    /// out of a folder.
    pub(crate) fn refine_part(&mut self, part: &'a Expr, excluded: &Expr) {
        if !holds_parent(excluded) {
            return;
        }
        self.quiet += 1;
        let value = self.expression(part);
        self.quiet -= 1;
        if value.flags.has(Flags::PART) {
            let kinds = Kinds::of(Kind::Path).with(Kinds::of(Kind::ArchiveMember));
            self.clear(part, kinds);
        }
    }

    /// Every member of the set `smaller` is one of `larger`.
    pub(crate) fn refine_subset(&mut self, smaller: &'a Expr, larger: &'a Expr) {
        if self.is_trusted(larger) {
            self.clear(smaller, Kinds::of(Kind::MassAssignment));
        }
    }
}

/// The variable that takes an element of a list, or a key of a dictionary; `None` for its values.
fn element<'a>(target: &'a Expr, iterated: &Expr) -> Option<&'a Expr> {
    match (target, method(iterated)) {
        (_, Some("values")) => None,
        (Expr::Tuple(pair), Some("items")) => match &*pair.elts {
            [key, _] => Some(key),
            _ => None,
        },
        (Expr::Name(_), _) => Some(target),
        _ => None,
    }
}

/// `items` of `data.items()`.
fn method(expression: &Expr) -> Option<&str> {
    match &*expression.as_call_expr()?.func {
        Expr::Attribute(method) => Some(method.attr.as_str()),
        _ => None,
    }
}

/// `..`, `os.pardir`, or a list with one of them.
fn holds_parent(expression: &Expr) -> bool {
    match expression {
        Expr::StringLiteral(literal) => literal.value.to_str() == "..",
        Expr::Attribute(node) => node.attr.as_str() == "pardir",
        Expr::Tuple(node) => node.elts.iter().any(holds_parent),
        Expr::List(node) => node.elts.iter().any(holds_parent),
        Expr::Set(node) => node.elts.iter().any(holds_parent),
        _ => false,
    }
}
