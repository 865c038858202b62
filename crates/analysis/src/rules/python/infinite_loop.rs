//! Infinite loops: nothing in the loop can end it.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::visitor::{Visitor, walk_expr, walk_stmt};
use crate::python::ast::{Expr, ExprContext, Stmt, StmtWhile};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::python::{Ranged, TextRange, TextSize};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

const CWE: CweId = CweId(835);

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "infinite-loop",
        title: "Loop that cannot end",
        languages: &[Language::Python],
        cwe: &[CWE, CweId(834), CweId(606)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports a `while` loop whose condition reads variables that nothing in the loop can change, and \
which no `break`, `return`, `raise` or `yield` leaves. When one asks for CWE-835, also `while True` \
without a way out.",
        why: "\
The loop takes a processor for itself for ever. Where a client can bring the program there, one \
request is a denial of service.",
        example: "\
def fibonacci(n):
    a, b = 1, 1
    i = 2
    while i < n:
        a, b = b, a + b
    return b
",
        better: "\
def fibonacci(n):
    a, b = 1, 1
    i = 2
    while i < n:
        a, b = b, a + b
        i += 1
    return b
",
        references: &["https://cwe.mitre.org/data/definitions/835.html"],
    },
    hooks: &[Hook::Statement(&[StatementKind::While], check)],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::While(node) = view.node else {
        return;
    };
    let forever = is_true(&node.test);
    if forever && !context.asks(CWE) {
        return;
    }
    let mut condition = Reads::default();
    condition.visit_expr(&node.test);
    if !condition.is_plain || (condition.names.is_empty() && !forever) {
        return;
    }
    let mut body = Changes {
        names: &condition.names,
        changes: false,
        leaves: false,
    };
    for statement in &node.body {
        body.visit_stmt(statement);
    }
    if !body.leaves && !body.changes {
        let message = "nothing in this loop ends it or changes what its condition reads";
        context.report(head(node), message);
    }
}

/// `while condition:`.
fn head(node: &StmtWhile) -> TextRange {
    TextRange::new(node.range.start(), node.test.end() + TextSize::from(1))
}

fn is_true(test: &Expr) -> bool {
    match test {
        Expr::BooleanLiteral(literal) => literal.value,
        Expr::NumberLiteral(literal) => {
            literal.value.as_int().and_then(|int| int.as_i64()) == Some(1)
        }
        _ => false,
    }
}

/// The variables that a condition reads.
struct Reads<'a> {
    names: Vec<&'a str>,
    /// Whether it is made of variables, literals and operators alone: an attribute, an element or
    /// the result of a call can change by itself.
    is_plain: bool,
}

impl Default for Reads<'_> {
    fn default() -> Self {
        Self {
            names: Vec::new(),
            is_plain: true,
        }
    }
}

impl<'a> Visitor<'a> for Reads<'a> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) => self.names.push(name.id.as_str()),
            // `len(x)` reads x alone.
            Expr::Call(call) if matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "len") => {
                for argument in &call.arguments.args {
                    self.visit_expr(argument);
                }
            }
            Expr::BinOp(_) | Expr::UnaryOp(_) | Expr::BoolOp(_) | Expr::Compare(_) => {
                walk_expr(self, expression);
            }
            other if other.is_literal_expr() => {}
            _ => self.is_plain = false,
        }
    }
}

/// Whether a loop's body can end it.
struct Changes<'a, 'n> {
    names: &'n [&'a str],
    changes: bool,
    leaves: bool,
}

impl<'a> Visitor<'a> for Changes<'a, '_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Break(_) | Stmt::Return(_) | Stmt::Raise(_) | Stmt::Assert(_) => {
                self.leaves = true;
            }
            // A function that is made here may change what it sees; a global may be anything's.
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => {
                self.changes = true;
            }
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if !matches!(name.ctx, ExprContext::Load) => {
                self.changes |= self.names.contains(&name.id.as_str());
            }
            Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) => self.leaves = true,
            Expr::Call(call) => {
                self.leaves |= is_exit(&call.func);
                // A method, or a function that is given the variable, may change its object.
                self.changes |= mentions(&call.func, self.names);
                for argument in &call.arguments.args {
                    self.changes |= mentions(argument, self.names);
                }
            }
            // An element or attribute that is set may be one of the condition's.
            Expr::Subscript(node) if !matches!(node.ctx, ExprContext::Load) => {
                self.changes |= mentions(&node.value, self.names);
            }
            _ => {}
        }
        walk_expr(self, expression);
    }
}

fn is_exit(function: &Expr) -> bool {
    let name = match function {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => attribute.attr.as_str(),
        _ => return false,
    };
    matches!(
        name,
        "exit" | "_exit" | "quit" | "abort" | "kill" | "execv" | "execve" | "execvp"
    )
}

fn mentions(expression: &Expr, names: &[&str]) -> bool {
    let mut reads = Reads::default();
    reads.visit_expr(expression);
    let base = match expression {
        Expr::Attribute(attribute) => mentions(&attribute.value, names),
        Expr::Subscript(subscript) => mentions(&subscript.value, names),
        _ => false,
    };
    base || reads.names.iter().any(|name| names.contains(name))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn loops_that_nothing_ends_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("infinite-loop", None, source), expected, "{source}");
        };
        check("while i < n:\n    a = b\n", &[1]);
        check("while not done:\n    print(a)\n", &[1]);
        check("while len(a) > 3:\n    b.pop()\n", &[1]);
        check("while i < n:\n    i += 1\n", &[]);
        check("while i < n:\n    for i in b:\n        pass\n", &[]);
        check("while i < n:\n    if a:\n        break\n", &[]);
        check("while queue:\n    queue.pop()\n", &[]);
        check("while a:\n    shrink(a)\n", &[]);
        check("while a.b:\n    pass\n", &[]);
        check("while f():\n    pass\n", &[]);
        check("while (a := f()):\n    pass\n", &[]);
        check("while x:\n    sys.exit()\n", &[]);
        check("while x:\n    yield 1\n", &[]);
        check("while a[0]:\n    a[0] = 0\n", &[]);
        check("while len(a) > 3:\n    a[0:1] = []\n", &[]);
        check("while True:\n    pass\n", &[]);
    }

    #[test]
    fn endless_loops_are_reported_when_asked() {
        assert_eq!(
            lines("infinite-loop", Some(835), "while True:\n    f()\n"),
            [1]
        );
        assert!(
            lines(
                "infinite-loop",
                Some(835),
                "while 1:\n    if f():\n        break\n"
            )
            .is_empty()
        );
    }
}
