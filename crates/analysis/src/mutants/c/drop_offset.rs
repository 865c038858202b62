//! Leaves out a `+ 1` or `- 1`: the room for the end of a text, the last element of a table.
//!
//! Off by one is the classic way to write beyond the end.

use super::Operator;
use super::support::{binary, each, replace};
use crate::c::{Kind, SyntaxTree};
use crate::mutants::weaknesses::BOUNDS;
use crate::mutants::{Change, about};

pub(super) const OPERATOR: Operator = Operator {
    name: "drop-offset",
    summary: "leaves out a + 1 or - 1",
    changes,
};

fn changes(tree: &SyntaxTree<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for node in each(tree, Kind::Binary) {
        if let Some((left, "+" | "-", right)) = binary(tree, node)
            && matches!(tree.text(right), "1" | "2" | "1u" | "1U")
        {
            changes.push(about(BOUNDS, replace(tree, node, tree.text(left))));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    #[test]
    fn offsets_are_left_out() {
        let check = |statement: &str, expected: &[(&str, &str)]| {
            let source = format!("void f() {{ {statement}; }}");
            tests::check(&super::OPERATOR, &source, expected);
        };
        check(
            "p = malloc(strlen(a) + 1)",
            &[("strlen(a) + 1", "strlen(a)")],
        );
        check("a[sizeof a - 1] = 0", &[("sizeof a - 1", "sizeof a")]);
        check("a = b + c", &[]);
    }
}
