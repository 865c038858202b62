//! Leaves out a flag of `open`, or gives a file to everyone.
//!
//! Without the flag the file opens as well, and with the wider mode nobody is kept from anything.

use super::Operator;
use super::support::{binary, each, replace};
use crate::c::{Kind, SyntaxTree};
use crate::mutants::weaknesses::{LINK, MODE};
use crate::mutants::{Change, about};

pub(super) const OPERATOR: Operator = Operator {
    name: "drop-flag",
    summary: "leaves out a flag, or gives a file to everyone",
    changes,
};

const FLAGS: &[&str] = &["O_EXCL", "O_NOFOLLOW", "AT_SYMLINK_NOFOLLOW"];

/// Modes that keep others out, and what people write instead.
const MODES: &[(&str, &str)] = &[
    ("0600", "0666"),
    ("0640", "0666"),
    ("0400", "0444"),
    ("0700", "0777"),
    ("0750", "0777"),
    ("077", "022"),
    ("0077", "0022"),
    ("0177", "0022"),
    ("S_IRUSR | S_IWUSR", "0666"),
    ("S_IRWXU", "0777"),
    ("\"wx\"", "\"w\""),
    ("\"wbx\"", "\"wb\""),
];

fn changes(tree: &SyntaxTree<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for node in each(tree, Kind::Binary) {
        if let Some((left, "|", right)) = binary(tree, node) {
            for (dropped, kept) in [(left, right), (right, left)] {
                if FLAGS.contains(&tree.text(dropped)) {
                    changes.push(about(LINK, replace(tree, node, tree.text(kept))));
                }
            }
        }
    }
    for node in tree.descendants(tree.root()) {
        let can_be_mode = matches!(
            tree.kind(node),
            Kind::Number | Kind::Binary | Kind::Identifier | Kind::Str
        );
        let mode = MODES.iter().find(|(mode, _)| *mode == tree.text(node));
        if let Some((mode, wider)) = mode.filter(|_| can_be_mode) {
            let weakness = if mode.starts_with('"') { LINK } else { MODE };
            changes.push(about(weakness, replace(tree, node, *wider)));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(call: &str, expected: &[(&str, &str)]) {
        let source = format!("void f() {{ {call}; }}");
        tests::check(&super::OPERATOR, &source, expected);
    }

    #[test]
    fn flags_are_left_out_and_modes_widened() {
        check(
            "open(p, O_WRONLY | O_CREAT | O_EXCL, 0600)",
            &[
                ("O_WRONLY | O_CREAT | O_EXCL", "O_WRONLY | O_CREAT"),
                ("0600", "0666"),
            ],
        );
        check(
            "chmod(p, S_IRUSR | S_IWUSR)",
            &[("S_IRUSR | S_IWUSR", "0666")],
        );
        check("fopen(p, \"wx\")", &[("\"wx\"", "\"w\"")]);
        check("open(p, O_RDONLY)", &[]);
    }
}
