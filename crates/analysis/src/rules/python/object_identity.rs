//! Object identity: objects of a class without `__eq__` are equal only to themselves.

use super::syntax::{self, last_name, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{CmpOp, Expr, ExprCompare, Stmt, StmtClassDef};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use rustc_hash::FxHashSet;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "object-identity",
        title: "Objects compared by identity",
        languages: &[Language::Python],
        cwe: &[CweId(595), CweId(1025)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "\
Reports `==`, `!=` and `in` with an object of a class of the file that defines no `__eq__`, and \
`is` between two variables or attributes.",
        why: "\
Without `__eq__`, `==` asks whether both are one object: two objects that say the same are \
different. A look for a user or an order that is there finds nothing, and a check that two things \
differ is always passed.",
        example: "\
class Account:
    def __init__(self, number):
        self.number = number

    def same_as(self, number):
        return self == Account(number)
",
        better: "\
from dataclasses import dataclass

@dataclass
class Account:
    number: int

    def same_as(self, number):
        return self == Account(number)
",
        references: &["https://cwe.mitre.org/data/definitions/595.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let statements = context.module().statements();
    let mut plain = FxHashSet::default();
    syntax::each_statement(statements, |statement| {
        if let Stmt::ClassDef(class) = statement
            && has_identity_alone(class)
        {
            plain.insert(class.name.as_str());
        }
    });
    let mut places = Vec::new();
    for scope in syntax::scopes(context.module()) {
        let class = scope.class.map(|class| class.name.as_str());
        let own = class.filter(|name| plain.contains(name));
        search(scope.body, own, &plain, &mut places);
    }
    for range in places {
        context.report(range, "this asks for the same object, not for an equal one");
    }
}

/// Whether objects of `class` are equal only to themselves, as far as the file tells.
fn has_identity_alone(class: &StmtClassDef) -> bool {
    let derived = class
        .bases()
        .iter()
        .any(|base| last_name(base) != Some("object"));
    let defines_eq = class.body.iter().any(
        |statement| matches!(statement, Stmt::FunctionDef(def) if def.name.as_str() == "__eq__"),
    );
    !derived && !defines_eq && class.decorator_list.is_empty() && class.keywords().is_empty()
}

fn search<'a>(
    body: &'a [Stmt],
    own_class: Option<&'a str>,
    plain: &FxHashSet<&'a str>,
    places: &mut Vec<TextRange>,
) {
    let mut objects: FxHashSet<&str> = FxHashSet::default();
    if own_class.is_some() {
        objects.extend(["self", "other"]);
    }
    syntax::each_statement(body, |statement| {
        if let Stmt::Assign(node) = statement
            && makes_plain(&node.value, plain)
        {
            objects.extend(node.targets.iter().filter_map(variable));
        }
    });
    syntax::each_expression(body, |expression| {
        if let Expr::Compare(node) = expression
            && compares_objects(node, &objects, plain)
        {
            places.push(node.range());
        }
    });
}

fn makes_plain(expression: &Expr, plain: &FxHashSet<&str>) -> bool {
    match expression {
        Expr::Call(call) => variable(&call.func).is_some_and(|name| plain.contains(name)),
        _ => false,
    }
}

fn compares_objects(
    node: &ExprCompare,
    objects: &FxHashSet<&str>,
    plain: &FxHashSet<&str>,
) -> bool {
    let (&[operator], [right]) = (&*node.ops, &*node.comparators) else {
        return false;
    };
    let is_object = |operand: &Expr| {
        makes_plain(operand, plain) || variable(operand).is_some_and(|name| objects.contains(name))
    };
    match operator {
        CmpOp::Eq | CmpOp::NotEq => {
            let other = |operand: &Expr| !operand.is_literal_expr();
            (is_object(&node.left) && other(right)) || (is_object(right) && other(&node.left))
        }
        CmpOp::In | CmpOp::NotIn => is_object(&node.left),
        CmpOp::Is | CmpOp::IsNot => is_place(&node.left) && is_place(right),
        _ => false,
    }
}

/// A variable or attribute that is no constant: those are written in capitals.
fn is_place(expression: &Expr) -> bool {
    let name = last_name(expression).unwrap_or_default();
    name.starts_with(|first: char| first.is_lowercase()) && name != "type"
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn objects_that_are_compared_by_identity_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("object-identity", Some(595), source),
                expected,
                "{source}"
            );
        };
        let class = "class A:\n    pass\n";
        check(&format!("{class}a = A()\nprint(a == b)\n"), &[4]);
        check(&format!("{class}print(A() in items)\n"), &[3]);
        check(
            "class A:\n    def same(self, other):\n        return self == other\n",
            &[3],
        );
        check("def f(a, b):\n    return a is b\n", &[2]);
        check(&format!("{class}a = A()\nprint(a.x == b)\n"), &[]);
        check("class A(B):\n    pass\na = A()\nprint(a == b)\n", &[]);
        check("@dataclass\nclass A:\n    x: int\nprint(A(1) == b)\n", &[]);
        check(
            "class A:\n    def __eq__(self, o):\n        return self.x == o.x\nprint(A() == b)\n",
            &[],
        );
        check("print(a is None, a is A)\n", &[]);
    }
}
