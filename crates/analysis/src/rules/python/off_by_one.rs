//! Off by one: an index that goes one beyond the last element.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::visitor::{Visitor, walk_expr};
use crate::python::ast::{CmpOp, Expr, Number, Operator, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "off-by-one",
        title: "Index one beyond the end",
        languages: &[Language::Python],
        cwe: &[CweId(193), CweId(125), CweId(129)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports a loop that counts up to the length of a sequence, or one beyond, and uses the counter as \
its index: `while i <= len(a)` and `for i in range(len(a) + 1)` with `a[i]`.",
        why: "\
The last round reads or writes an element that is not there. In Python that raises, and a request \
that ends in an error that nobody expected is a denial of service; in code that is translated to \
other languages it overwrites memory.",
        example: "\
def double(values):
    i = 0
    while i <= len(values):
        values[i] *= 2
        i += 1
",
        better: "\
def double(values):
    i = 0
    while i < len(values):
        values[i] *= 2
        i += 1
",
        references: &["https://cwe.mitre.org/data/definitions/193.html"],
    },
    hooks: &[Hook::Statement(
        &[StatementKind::While, StatementKind::For],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let (counter, sequence, body, place) = match view.node {
        Stmt::While(node) => match beyond_in_comparison(&node.test) {
            Some((counter, sequence)) => (counter, sequence, &node.body, node.test.range()),
            None => return,
        },
        Stmt::For(node) => match (&*node.target, beyond_in_range(&node.iter)) {
            (Expr::Name(counter), Some(sequence)) => {
                (counter.id.as_str(), sequence, &node.body, node.iter.range())
            }
            _ => return,
        },
        _ => return,
    };
    let mut search = Indexed {
        counter,
        sequence: context.text(sequence),
        context,
        found: false,
    };
    for statement in body {
        search.visit_stmt(statement);
    }
    if search.found {
        let message = format!("`{counter}` goes one beyond the last element");
        context.report(place, message);
    }
}

/// Counter and sequence of `i <= len(a)` and `len(a) >= i`.
fn beyond_in_comparison(test: &Expr) -> Option<(&str, &Expr)> {
    let Expr::Compare(node) = test else {
        return None;
    };
    let [operator] = *node.ops else {
        return None;
    };
    let (counter, length) = match operator {
        CmpOp::LtE => (&*node.left, node.comparators.first()?),
        CmpOp::GtE => (node.comparators.first()?, &*node.left),
        _ => return None,
    };
    match counter {
        Expr::Name(name) => Some((name.id.as_str(), measured(length)?)),
        _ => None,
    }
}

/// The sequence of `range(len(a) + 1)` and `range(0, len(a) + 1)`.
fn beyond_in_range(iterated: &Expr) -> Option<&Expr> {
    let call = iterated.as_call_expr()?;
    let is_range = matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "range");
    let end = match &*call.arguments.args {
        [end] | [_, end] if is_range => end.as_bin_op_expr()?,
        _ => return None,
    };
    let is_one = matches!(&*end.right, Expr::NumberLiteral(one)
        if matches!(&one.value, Number::Int(int) if int.as_i64() == Some(1)));
    (end.op == Operator::Add && is_one).then(|| measured(&end.left))?
}

/// The `a` of `len(a)`.
fn measured(length: &Expr) -> Option<&Expr> {
    let call = length.as_call_expr()?;
    match (&*call.func, &*call.arguments.args) {
        (Expr::Name(name), [sequence]) if name.id.as_str() == "len" => Some(sequence),
        _ => None,
    }
}

/// Looks for `sequence[counter]`.
struct Indexed<'a, 'c, 'x> {
    counter: &'a str,
    sequence: &'a str,
    context: &'c Context<'x>,
    found: bool,
}

impl<'a> Visitor<'a> for Indexed<'_, '_, '_> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if let Expr::Subscript(node) = expression
            && matches!(&*node.slice, Expr::Name(name) if name.id.as_str() == self.counter)
            && self.context.text(&*node.value) == self.sequence
        {
            self.found = true;
        }
        walk_expr(self, expression);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn an_index_beyond_the_end_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("off-by-one", None, source), expected, "{source}");
        };
        check("while i <= len(a):\n    print(a[i])\n    i += 1\n", &[1]);
        check("while len(a) >= i:\n    a[i] += 1\n    i += 1\n", &[1]);
        check("for i in range(len(a) + 1):\n    print(a[i])\n", &[1]);
        check(
            "for i in range(0, len(self.a) + 1):\n    print(self.a[i])\n",
            &[1],
        );
        check("while i < len(a):\n    print(a[i])\n    i += 1\n", &[]);
        check("while i <= len(a):\n    print(a[i - 1])\n    i += 1\n", &[]);
        check("while i <= len(a) - 1:\n    print(a[i])\n    i += 1\n", &[]);
        check("for i in range(len(a) + 1):\n    print(a[:i])\n", &[]);
        check("for i in range(len(a) + 1):\n    print(b[i])\n", &[]);
    }
}
