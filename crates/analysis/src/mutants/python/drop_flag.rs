//! Leaves out a flag of `os.open`, or gives a file to everyone.
//!
//! Without the flag the file opens as well, and with the wider mode nobody is kept from anything.

use super::Operator;
use super::support::{each_expression, replace};
use crate::mutants::weaknesses::{LINK, MODE};
use crate::mutants::{Change, about};
use crate::python::Module;
use crate::python::ast::{Expr, Operator as Sign};
use crate::rules::python::syntax::last_name;

pub(super) const OPERATOR: Operator = Operator {
    name: "drop-flag",
    summary: "leaves out a flag, or gives a file to everyone",
    changes,
};

const FLAGS: &[&str] = &["O_EXCL", "O_NOFOLLOW"];

/// Modes that keep others out, and what people write instead.
const MODES: &[(&str, &str)] = &[
    ("0o600", "0o644"),
    ("0o640", "0o644"),
    ("0o660", "0o666"),
    ("0o400", "0o444"),
    ("0o700", "0o755"),
    ("0o750", "0o755"),
    ("0o077", "0o022"),
    ("0o027", "0o022"),
    ("0o177", "0o133"),
];

fn changes(module: &Module<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    each_expression(module, |expression| match expression {
        Expr::BinOp(node) if node.op == Sign::BitOr => {
            for (dropped, kept) in [(&node.left, &node.right), (&node.right, &node.left)] {
                let is_flag = matches!(&**dropped, Expr::Name(_) | Expr::Attribute(_));
                if is_flag && last_name(dropped).is_some_and(|name| FLAGS.contains(&name)) {
                    changes.push(about(LINK, replace(expression, module.text(&**kept))));
                }
            }
        }
        Expr::NumberLiteral(_) => {
            let mode = MODES
                .iter()
                .find(|(mode, _)| *mode == module.text(expression));
            changes.extend(mode.map(|(_, wider)| about(MODE, replace(expression, *wider))));
        }
        _ => {}
    });
    changes
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&super::OPERATOR, source, expected);
    }

    #[test]
    fn flags_are_left_out() {
        check(
            "os.open(p, os.O_CREAT | os.O_EXCL | os.O_WRONLY)\n",
            &[("os.O_CREAT | os.O_EXCL", "os.O_CREAT")],
        );
        check("open(p, O_NOFOLLOW | f)\n", &[("O_NOFOLLOW | f", "f")]);
        check("a = b | c\n", &[]);
    }

    #[test]
    fn modes_are_widened() {
        check("os.chmod(p, 0o600)\n", &[("0o600", "0o644")]);
        check("os.chmod(p, 0o644)\n", &[]);
    }
}
