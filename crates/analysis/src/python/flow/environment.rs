//! The values of variables at one point of the program, and the joining of branches.

use super::atoms::Atom;
use super::value::{Arena, Flags, Value, What};
use crate::python::ast::{Expr, UnaryOp};
use rustc_hash::{FxHashMap, FxHashSet};

/// How a block of statements ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Control goes on behind it.
    Falls,
    /// It returns, raises, or leaves or repeats a loop.
    Leaves,
}

/// The variables of one scope. Every change is written down, so that a branch can be followed and
/// taken back at the cost of what it changed, however many variables there are.
#[derive(Default)]
pub(crate) struct Scope<'a> {
    values: FxHashMap<Atom, Value<'a>>,
    trail: Vec<(Atom, Option<Value<'a>>)>,
}

/// What a branch changed.
pub(crate) struct Branch<'a> {
    pub(crate) end: End,
    changes: Vec<(Atom, Value<'a>)>,
}

/// A point to go back to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark(usize);

impl<'a> Scope<'a> {
    pub(crate) fn get(&self, atom: Atom) -> Option<Value<'a>> {
        self.values.get(&atom).copied()
    }

    pub(crate) fn set(&mut self, atom: Atom, value: Value<'a>) {
        let before = self.values.insert(atom, value);
        self.trail.push((atom, before));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Atom, Value<'a>)> {
        self.values.iter().map(|(atom, value)| (*atom, *value))
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark(self.trail.len())
    }

    /// Takes back every change since `mark` and returns them.
    pub(crate) fn take_back(&mut self, mark: Mark, end: End) -> Branch<'a> {
        self.take_back_from(mark, mark, end)
    }

    /// Returns every change since `start` and takes back those since `mark`.
    pub(crate) fn take_back_from(&mut self, start: Mark, mark: Mark, end: End) -> Branch<'a> {
        let changes = self.changes_since(start);
        for (atom, before) in self.trail.drain(mark.0..).rev() {
            match before {
                Some(value) => self.values.insert(atom, value),
                None => self.values.remove(&atom),
            };
        }
        Branch { end, changes }
    }

    /// What is different from `mark`, with the values of now.
    pub(crate) fn changes_since(&self, mark: Mark) -> Vec<(Atom, Value<'a>)> {
        let changed = &self.trail[mark.0..];
        let mut changes: Vec<(Atom, Value<'a>)> = Vec::new();
        if changed.len() <= 16 {
            for (atom, _) in changed {
                if changes.iter().all(|(known, _)| known != atom) {
                    changes.extend(self.get(*atom).map(|value| (*atom, value)));
                }
            }
        } else {
            let mut seen = FxHashSet::default();
            for (atom, _) in changed {
                if seen.insert(*atom) {
                    changes.extend(self.get(*atom).map(|value| (*atom, value)));
                }
            }
        }
        changes
    }

    /// Makes the state what it is after one of `branches`, all taken back to the same point.
    /// Branches that leave count only when all do.
    pub(crate) fn join(&mut self, branches: &[Branch<'a>], arena: &mut Arena) -> End {
        let falls = |branch: &&Branch<'_>| branch.end == End::Falls;
        let open: Vec<&Branch<'a>> = branches.iter().filter(falls).collect();
        let Some((first, rest)) = open.split_first() else {
            return End::Leaves;
        };
        if rest.is_empty() {
            for (atom, value) in &first.changes {
                self.set(*atom, *value);
            }
            return End::Falls;
        }
        let mut joined: FxHashMap<Atom, (Value<'a>, usize)> = FxHashMap::default();
        for branch in &open {
            for (atom, value) in &branch.changes {
                let entry = joined.entry(*atom);
                entry
                    .and_modify(|(known, count)| {
                        *known = join(*known, *value, arena);
                        *count += 1;
                    })
                    .or_insert((*value, 1));
            }
        }
        for (atom, (value, count)) in joined {
            // A branch that did not touch the variable leaves its value of before.
            let value = match self.get(atom) {
                Some(before) if count < open.len() => join(before, value, arena),
                _ => value,
            };
            self.set(atom, value);
        }
        End::Falls
    }

    /// Adds the values of `changes` to those that the variables can have.
    pub(crate) fn weaken(&mut self, changes: &[(Atom, Value<'a>)], arena: &mut Arena) {
        for (atom, value) in changes {
            let joined = self
                .get(*atom)
                .map_or(*value, |before| join(before, *value, arena));
            self.set(*atom, joined);
        }
    }
}

impl<'a> Branch<'a> {
    pub(crate) fn changes(&self) -> &[(Atom, Value<'a>)] {
        &self.changes
    }
}

/// The value after one of two branches.
pub(crate) fn join<'a>(left: Value<'a>, right: Value<'a>, arena: &mut Arena) -> Value<'a> {
    let taint = arena.join(left.taint, right.taint);
    // `x = None` before a `try` or an `if` says nothing about what x is.
    if is_none(&left) {
        return Value { taint, ..right };
    }
    if is_none(&right) {
        return Value { taint, ..left };
    }
    // `inside = False` where an error stands for a failed test.
    for (test, other) in [(left, right), (right, left)] {
        if is_false(&other) && is_test(&test) {
            let flags = test.flags.with(Flags::OR_FALSE);
            return Value {
                taint,
                flags,
                ..test
            };
        }
    }
    let same = match (left.made_by, right.made_by) {
        (Some(left), Some(right)) => std::ptr::eq(left, right),
        _ => false,
    };
    Value {
        what: if left.what == right.what {
            left.what
        } else {
            What::Unknown
        },
        made_by: if same { left.made_by } else { None },
        taint,
        flags: left.flags.join(right.flags),
    }
}

fn is_none(value: &Value<'_>) -> bool {
    matches!(value.made_by, Some(Expr::NoneLiteral(_)))
}

fn is_false(value: &Value<'_>) -> bool {
    matches!(value.made_by, Some(Expr::BooleanLiteral(literal)) if !literal.value)
}

fn is_test(value: &Value<'_>) -> bool {
    match value.made_by {
        Some(Expr::Compare(_) | Expr::BoolOp(_)) => true,
        Some(Expr::UnaryOp(node)) => node.op == UnaryOp::Not,
        _ => false,
    }
}
