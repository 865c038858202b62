//! Lock order: two places take two locks in opposite order.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, Stmt, StmtWith};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use rustc_hash::FxHashMap;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "lock-order",
        title: "Locks taken in opposite order",
        languages: &[Language::Python],
        cwe: &[CweId(833), CweId(667)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports two nested `with` that take the same two locks of the file in opposite order.",
        why: "\
Each of two threads holds the lock that the other one waits for. Both wait for ever, and with them \
everything that needs either lock.",
        example: "\
def pay(a_lock, b_lock):
    with a_lock:
        with b_lock:
            print(\"paid\")

def refund(a_lock, b_lock):
    with b_lock:
        with a_lock:
            print(\"refunded\")
",
        better: "\
def pay(a_lock, b_lock):
    with a_lock:
        with b_lock:
            print(\"paid\")

def refund(a_lock, b_lock):
    with a_lock:
        with b_lock:
            print(\"refunded\")
",
        references: &["https://cwe.mitre.org/data/definitions/833.html"],
    },
    hooks: &[Hook::Module(check)],
};

/// The places at which the second lock is taken while the first one is held.
type Pairs<'a> = FxHashMap<(&'a str, &'a str), TextRange>;

fn check(context: &mut Context<'_>) {
    let mut pairs = Pairs::default();
    for scope in syntax::scopes(context.module()) {
        collect(context, scope.body, &mut pairs);
    }
    let mut places: Vec<TextRange> = pairs
        .iter()
        .filter(|((first, second), _)| first != second && pairs.contains_key(&(second, first)))
        .map(|(_, range)| *range)
        .collect();
    places.sort_by_key(|range| range.start());
    for range in places {
        context.report(
            range,
            "another place takes these locks in the opposite order",
        );
    }
}

fn collect<'a>(context: &Context<'a>, body: &'a [Stmt], pairs: &mut Pairs<'a>) {
    syntax::each_statement(body, |statement| {
        let Stmt::With(outer) = statement else {
            return;
        };
        let held: Vec<&Expr> = locks(outer).collect();
        for (first, second) in held.iter().zip(held.iter().skip(1)) {
            note(context, first, second, pairs);
        }
        if held.is_empty() {
            return;
        }
        syntax::each_statement(&outer.body, |inner| {
            if let Stmt::With(inner) = inner {
                for second in locks(inner) {
                    held.iter()
                        .for_each(|first| note(context, first, second, pairs));
                }
            }
        });
    });
}

fn note<'a>(context: &Context<'a>, first: &Expr, second: &Expr, pairs: &mut Pairs<'a>) {
    let key = (context.text(first), context.text(second));
    pairs.entry(key).or_insert(second.range());
}

/// Of one `with`, more locks than this are left out: all pairs are looked at.
const MAX_LOCKS: usize = 8;

/// What `with` takes and is called a lock.
fn locks(node: &StmtWith) -> impl Iterator<Item = &Expr> {
    let taken = node.items.iter().map(|item| &item.context_expr);
    let named = taken.filter(|expression| {
        let name = syntax::last_name(expression)
            .unwrap_or_default()
            .to_ascii_lowercase();
        ["lock", "mutex", "semaphore"]
            .iter()
            .any(|word| name.contains(word))
    });
    named.take(MAX_LOCKS)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn locks_in_opposite_order_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("lock-order", Some(833), source), expected, "{source}");
        };
        let f = "def f():\n    with lock_a:\n        with lock_b:\n            pass\n";
        check(
            &format!("{f}def g():\n    with lock_b, lock_a:\n        pass\n"),
            &[3, 6],
        );
        check(
            "class A:\n    def f(self):\n        with self.a_lock:\n            with self.b_lock:\n                pass\n    def g(self):\n        with self.b_lock:\n            with self.a_lock:\n                pass\n",
            &[4, 8],
        );
        check(
            &format!("{f}def g():\n    with lock_a, lock_b:\n        pass\n"),
            &[],
        );
        check("with open(a) as b, open(c) as d:\n    pass\n", &[]);
    }
}
