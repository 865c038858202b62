//! Makes a check a little too narrow: one of its parts is gone, or a limit is off by one. Conditions
//! of loops are checks too.
//!
//! Who does think of a check often thinks of the first case and forgets the second, or counts from
//! the wrong end.

use super::Operator;
use super::support::{Sense, asks_for_failure, bare, binary, conditions, replace, within};
use crate::c::{Kind, Node, Role, SyntaxTree};
use crate::mutants::weaknesses::{BOUNDS, FAILURE};
use crate::mutants::{Change, about};

pub(super) const OPERATOR: Operator = Operator {
    name: "weaken-guard",
    summary: "takes a part of a check away, or moves its limit by one",
    changes,
};

fn changes(tree: &SyntaxTree<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for condition in conditions(tree) {
        weaken(tree, condition.test, condition.sense, &mut changes);
    }
    changes
}

fn weaken(tree: &SyntaxTree<'_>, test: Node, sense: Sense, changes: &mut Vec<Change>) {
    let mut open = vec![(test, sense)];
    while let Some((node, sense)) = open.pop() {
        let node = bare(tree, node);
        if tree.kind(node) == Kind::Unary {
            let is_not = matches!(tree.child_text(node, Role::Operator), "!" | "not");
            let inner = tree.child(node, Role::Argument).filter(|_| is_not);
            open.extend(inner.map(|inner| (inner, sense.opposite())));
            continue;
        }
        let Some((left, operator, right)) = binary(tree, node) else {
            continue;
        };
        let wider = match (operator, sense) {
            ("||" | "or", Sense::Rejects) | ("&&" | "and", Sense::Accepts) => {
                for (dropped, kept) in [(left, right), (right, left)] {
                    let edit = replace(tree, node, tree.text(kept));
                    changes.push(match asks_for_failure(tree, dropped) {
                        true => about(FAILURE, edit),
                        false => edit.into(),
                    });
                }
                None
            }
            (">=", Sense::Rejects) => Some(">"),
            ("<=", Sense::Rejects) => Some("<"),
            (">", Sense::Accepts) => Some(">="),
            ("<", Sense::Accepts) => Some("<="),
            _ => None,
        };
        if let Some(wider) = wider
            && let Some(place) = tree.child(node, Role::Operator)
        {
            changes.push(about(BOUNDS, within(tree, node, place, wider)));
        }
        if matches!(operator, "||" | "or" | "&&" | "and") {
            open.extend([(right, sense), (left, sense)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&super::OPERATOR, source, expected);
    }

    #[test]
    fn what_turns_away_turns_less_away() {
        check(
            "int f(int a, int b) { if (a < 0 || b >= 3) return -1; return a; }",
            &[
                ("a < 0 || b >= 3", "b >= 3"),
                ("a < 0 || b >= 3", "a < 0"),
                ("b >= 3", "b > 3"),
            ],
        );
        check(
            "int f(int a) { if (!(a > 0 && a < 3)) return -1; return a; }",
            &[
                ("a > 0 && a < 3", "a < 3"),
                ("a > 0 && a < 3", "a > 0"),
                ("a > 0", "a >= 0"),
                ("a < 3", "a <= 3"),
            ],
        );
    }

    #[test]
    fn what_lets_through_lets_more_through() {
        check(
            "void f(int n) { for (int i = 0; i < n; i++) g(i); }",
            &[("i < n", "i <= n")],
        );
        check(
            "void f(int n) { while (n > 0 && g(n)) n--; }",
            &[
                ("n > 0 && g(n)", "g(n)"),
                ("n > 0 && g(n)", "n > 0"),
                ("n > 0", "n >= 0"),
            ],
        );
        check(
            "int f(int a, int b) { return a && b; }",
            &[("a && b", "b"), ("a && b", "a")],
        );
    }
}
