//! Makes a check a little too narrow: one of its parts is gone, or a limit is off by one.
//!
//! Who does think of a check often thinks of the first case and forgets the second.

use super::Operator;
use super::support::{Sense, conditions, group, replace, within};
use crate::finding::Edit;
use crate::mutants::Change;
use crate::python::ast::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, UnaryOp};
use crate::python::{Module, Ranged, TextRange, TextSize};
use crate::rules::python::syntax::called;

pub(super) const OPERATOR: Operator = Operator {
    name: "weaken-guard",
    summary: "takes a part of a check away, or moves its limit by one",
    changes,
};

fn changes(module: &Module<'_>) -> Vec<Change> {
    let mut edits = Vec::new();
    for condition in conditions(module) {
        weaken(module, condition.test, condition.sense, &mut edits);
    }
    edits.into_iter().map(Change::from).collect()
}

/// How deep a condition is looked into.
const DEPTH: usize = 8;

fn weaken(module: &Module<'_>, test: &Expr, sense: Sense, edits: &mut Vec<Edit>) {
    let mut open = vec![(test, sense, DEPTH)];
    while let Some((test, sense, depth)) = open.pop() {
        let Some(depth) = depth.checked_sub(1) else {
            continue;
        };
        let first = open.len();
        match test {
            Expr::UnaryOp(node) if node.op == UnaryOp::Not => {
                open.push((&node.operand, sense.opposite(), depth));
            }
            Expr::BoolOp(node) => {
                drop_operands(module, test, node, sense, edits);
                open.extend(node.values.iter().map(|value| (value, sense, depth)));
            }
            Expr::Compare(node) => compare(module, test, node, sense, edits),
            Expr::Call(call) => {
                let is_quantifier = matches!(&*call.func, Expr::Name(name) if matches!(name.id.as_str(), "any" | "all"));
                let inner = call.arguments.args.first();
                if is_quantifier && let Some(Expr::Generator(node)) = inner {
                    open.push((&node.elt, sense, depth));
                }
            }
            _ => {}
        }
        open[first..].reverse();
    }
}

/// Leaves out one operand after the other, where that turns less away or lets more through.
fn drop_operands(
    module: &Module<'_>,
    whole: &Expr,
    node: &ExprBoolOp,
    sense: Sense,
    edits: &mut Vec<Edit>,
) {
    let word = match (node.op, sense) {
        (BoolOp::Or, Sense::Rejects) => " or ",
        (BoolOp::And, Sense::Accepts) => " and ",
        _ => return,
    };
    for dropped in 0..node.values.len() {
        if only_prevents_failure(module, &node.values[dropped], &node.values[dropped + 1..]) {
            continue;
        }
        let rest = node.values.iter().enumerate();
        let rest: Vec<String> = rest
            .filter(|(index, _)| *index != dropped)
            .map(|(_, value)| operand(module, value))
            .collect();
        edits.push(replace(whole, rest.join(word)));
    }
}

/// Whether without `value` one of the `later` operands would raise: what is turned away by an exception
/// is turned away as well.
fn only_prevents_failure(module: &Module<'_>, value: &Expr, later: &[Expr]) -> bool {
    let uses = match value {
        Expr::Compare(node) => {
            let (left, right) = (module.text(&*node.left), module.text(&node.comparators[0]));
            match node.ops[0] {
                CmpOp::NotIn => vec![format!("{right}[{left}]")],
                CmpOp::Is => vec![format!("{left}["), format!("{left}.")],
                _ => return false,
            }
        }
        Expr::UnaryOp(node) if node.op == UnaryOp::Not => match &*node.operand {
            Expr::Call(_) => return only_prevents_failure(module, &node.operand, later),
            operand => vec![format!("{}[", module.text(operand))],
        },
        Expr::Call(call) if called(call) == Some("isinstance") => {
            let Some(of) = call.arguments.args.first() else {
                return false;
            };
            let of = module.text(of);
            vec![format!("{of}["), format!("{of}.")]
        }
        _ => return false,
    };
    let is_used = |later: &Expr| {
        let text = module.text(later);
        uses.iter().any(|used| text.contains(used.as_str()))
    };
    later.iter().any(is_used)
}

fn operand(module: &Module<'_>, value: &Expr) -> String {
    let holds_together = match value {
        Expr::Compare(_) => true,
        Expr::UnaryOp(node) => node.op == UnaryOp::Not,
        _ => false,
    };
    match holds_together && !module.text(value).contains('\n') {
        true => module.text(value).to_owned(),
        false => group(module, value),
    }
}

/// Moves each limit by one, and leaves out each half of a double comparison.
fn compare(
    module: &Module<'_>,
    whole: &Expr,
    node: &ExprCompare,
    sense: Sense,
    edits: &mut Vec<Edit>,
) {
    let lefts = std::iter::once(&*node.left).chain(&node.comparators);
    let pairs: Vec<_> = lefts.zip(&node.ops).zip(&node.comparators).collect();
    for &((left, op), right) in &pairs {
        let (from, to) = match (op, sense) {
            (CmpOp::GtE, Sense::Rejects) => (">=", ">"),
            (CmpOp::LtE, Sense::Rejects) => ("<=", "<"),
            (CmpOp::Gt, Sense::Accepts) => (">", ">="),
            (CmpOp::Lt, Sense::Accepts) => ("<", "<="),
            _ => continue,
        };
        let between = TextRange::new(left.end(), right.start());
        let text = &module.source()[between.to_std_range()];
        if let Some(at) = text.find(from).and_then(|at| u32::try_from(at).ok()) {
            let start = between.start() + TextSize::new(at);
            let place = TextRange::at(start, TextSize::new(from.len() as u32));
            edits.push(within(module, whole, place, to));
        }
    }
    if pairs.len() == 2 && sense == Sense::Accepts {
        let middle = &node.comparators[0];
        for range in [
            TextRange::new(whole.start(), middle.end()),
            TextRange::new(middle.start(), whole.end()),
        ] {
            // A middle in parentheses would lose one of them: such a mutant does not parse.
            let kept = &module.source()[range.to_std_range()];
            edits.push(replace(whole, kept));
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
            "if a or b == c:\n    raise E\n",
            &[("a or b == c", "b == c"), ("a or b == c", "a")],
        );
        check(
            "if a or not (b and c) or d:\n    raise E\n",
            &[
                ("a or not (b and c) or d", "not (b and c) or d"),
                ("a or not (b and c) or d", "a or d"),
                ("a or not (b and c) or d", "a or not (b and c)"),
                ("b and c", "c"),
                ("b and c", "b"),
            ],
        );
        check("if a >= b:\n    raise E\n", &[("a >= b", "a > b")]);
        check("if a > b:\n    raise E\n", &[]);
        check(
            "if a not in b or c(b[a]):\n    raise E\n",
            &[("a not in b or c(b[a])", "a not in b")],
        );
        check(
            "if a is None or a.b:\n    raise E\n",
            &[("a is None or a.b", "a is None")],
        );
        check(
            "if not 0 <= a < b:\n    raise E\n",
            &[
                ("0 <= a < b", "0 <= a <= b"),
                ("0 <= a < b", "0 <= a"),
                ("0 <= a < b", "a < b"),
            ],
        );
        check(
            "if any(a <= b for a in c):\n    abort()\n",
            &[("a <= b", "a < b")],
        );
    }

    #[test]
    fn what_lets_through_lets_more_through() {
        check(
            "a = [b for b in c if d and e]\n",
            &[("d and e", "e"), ("d and e", "d")],
        );
        check(
            "def f():\n    return a and b\n",
            &[("a and b", "b"), ("a and b", "a")],
        );
        check("def f():\n    return a < b\n", &[("a < b", "a <= b")]);
        check(
            "def is_outside():\n    return a or b\n",
            &[("a or b", "b"), ("a or b", "a")],
        );
        check(
            "if a and b or c:\n    d\n",
            &[("a and b", "b"), ("a and b", "a")],
        );
    }
}
