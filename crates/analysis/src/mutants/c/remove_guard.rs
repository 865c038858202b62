//! Takes a check away: the condition that turns something away never holds, the one that lets it
//! through always does.
//!
//! To forget a check altogether is the most frequent way to be insecure.

use super::Operator;
use super::support::{Sense, What, asks_for_failure, conditions, replace};
use crate::c::SyntaxTree;
use crate::mutants::weaknesses::FAILURE;
use crate::mutants::{Change, about};

pub(super) const OPERATOR: Operator = Operator {
    name: "remove-guard",
    summary: "takes a check away",
    changes,
};

fn changes(tree: &SyntaxTree<'_>) -> Vec<Change> {
    let conditions = conditions(tree).into_iter();
    let guards = conditions.filter(|condition| condition.what == What::Guard);
    let removed = guards.map(|condition| {
        let settled = match condition.sense {
            Sense::Rejects => "0",
            Sense::Accepts => "1",
        };
        let edit = replace(tree, condition.test, settled);
        match asks_for_failure(tree, condition.test) {
            true => about(FAILURE, edit),
            false => edit.into(),
        }
    });
    removed.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&super::OPERATOR, source, expected);
    }

    #[test]
    fn conditions_that_turn_away_never_hold() {
        check(
            "int f(int a) { if (a > 3) return -1; return a; }",
            &[("a > 3", "0")],
        );
        check(
            "int f(int a) { if (a > 3) { g(); exit(1); } return a; }",
            &[("a > 3", "0")],
        );
        check("int f(int a) { if (a) throw 1; return a; }", &[("a", "0")]);
        check("int f(int a) { return g(a) ? -1 : 0; }", &[("g(a)", "0")]);
    }

    #[test]
    fn conditions_that_let_through_always_hold() {
        check(
            "int f(int a) { if (a < 3) return a; return -1; }",
            &[("a < 3", "1")],
        );
        check(
            "int f(int a) { if (a < 3) g(a); return a; }",
            &[("a < 3", "1")],
        );
        check(
            "char *f(char *a) { return a ? g(a) : nullptr; }",
            &[("a", "1")],
        );
    }

    #[test]
    fn choices_stay() {
        check("int f(int a) { if (a) g(); else h(); return 0; }", &[]);
        check("int f(int a) { while (a) a--; return a ? 3 : 4; }", &[]);
    }
}
