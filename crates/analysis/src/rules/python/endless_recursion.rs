//! Endless recursion: a function that calls itself on every path.

use super::syntax::{self, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprCall, Stmt, StmtFunctionDef, StmtImportFrom};
use crate::python::flow::{Context, FunctionView};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

const CWE: CweId = CweId(674);

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "endless-recursion",
        title: "Recursion without an end",
        languages: &[Language::Python],
        cwe: &[CWE],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports a function that calls itself before anything in it can return. When one asks for CWE-674, \
also a function that calls itself on data of its caller and looks at no depth.",
        why: "\
Python ends such a call with an error after a thousand levels. Data that is nested deeper than that \
ends the request, and in functions of C the whole program.",
        example: "\
def total(items):
    return items[0] + total(items[1:])
",
        better: "\
def total(items):
    if not items:
        return 0
    return items[0] + total(items[1:])
",
        references: &["https://cwe.mitre.org/data/definitions/674.html"],
    },
    hooks: &[Hook::Function(check)],
};

fn check<'a>(context: &mut Context<'a>, view: &FunctionView<'a>) {
    let function = view.node;
    // Of a static method, the first parameter is any object.
    if view.is_method && !function.decorator_list.is_empty() {
        return;
    }
    if let Some(range) = certain_call(function, view.is_method) {
        return context.report(range, "the function gets here before anything can end it");
    }
    if context.asks(CWE)
        && !limits_depth(function)
        && let Some(call) = call_on_data(context, function, view.is_method)
    {
        let message = "how deep this goes is decided by the caller's data";
        context.report_with(call, message, Confidence::Low);
    }
}

/// A call of the function itself that every path reaches first.
fn certain_call(function: &StmtFunctionDef, is_method: bool) -> Option<TextRange> {
    if function.is_async {
        return None;
    }
    for statement in &function.body {
        let reached = match statement {
            Stmt::Return(node) => {
                return node
                    .value
                    .as_deref()
                    .and_then(|value| own_call(function, is_method, value));
            }
            Stmt::Expr(node) => own_call(function, is_method, &node.value),
            Stmt::Assign(node) => own_call(function, is_method, &node.value),
            Stmt::AugAssign(node) => own_call(function, is_method, &node.value),
            Stmt::If(node) => own_call(function, is_method, &node.test),
            // Another function of the same name, from elsewhere or put in its place.
            Stmt::Global(node) if node.names.iter().any(|name| name.id == function.name.id) => {
                return None;
            }
            Stmt::ImportFrom(node) if imports(node, function.name.as_str()) => return None,
            Stmt::Pass(_) | Stmt::Import(_) | Stmt::ImportFrom(_) | Stmt::Global(_) => None,
            // What else there is may end the function, or catch its error.
            _ => return None,
        };
        if reached.is_some() {
            return reached;
        }
        if matches!(statement, Stmt::If(_)) && can_leave(statement) {
            return None;
        }
    }
    None
}

fn imports(node: &StmtImportFrom, name: &str) -> bool {
    node.names
        .iter()
        .any(|alias| alias.asname.as_ref().unwrap_or(&alias.name).as_str() == name)
}

fn can_leave(statement: &Stmt) -> bool {
    let block = std::slice::from_ref(statement);
    syntax::any_statement(block, |inner| matches!(inner, Stmt::Return(_) | Stmt::Raise(_)))
        // A call may end the program, or raise.
        || syntax::any_expression(block, |inner| matches!(inner, Expr::Call(_)))
}

/// A call of `function` that evaluating `expression` makes in any case.
fn own_call(function: &StmtFunctionDef, is_method: bool, expression: &Expr) -> Option<TextRange> {
    let inside = |inner: &Expr| own_call(function, is_method, inner);
    match expression {
        Expr::Call(call) if calls_itself(function, is_method, call) => Some(call.range()),
        Expr::Call(call) => {
            let values = call.arguments.keywords.iter().map(|keyword| &keyword.value);
            call.arguments.args.iter().chain(values).find_map(inside)
        }
        Expr::BinOp(node) => inside(&node.left).or_else(|| inside(&node.right)),
        Expr::UnaryOp(node) => inside(&node.operand),
        Expr::Compare(node) => inside(&node.left),
        Expr::BoolOp(node) => node.values.first().and_then(inside),
        Expr::If(node) => inside(&node.test),
        Expr::Tuple(node) => node.elts.iter().find_map(inside),
        Expr::List(node) => node.elts.iter().find_map(inside),
        Expr::Attribute(node) => inside(&node.value),
        Expr::Subscript(node) => inside(&node.value),
        _ => None,
    }
}

fn calls_itself(function: &StmtFunctionDef, is_method: bool, call: &ExprCall) -> bool {
    let name = function.name.as_str();
    match &*call.func {
        Expr::Name(callee) => !is_method && callee.id.as_str() == name,
        Expr::Attribute(callee) => {
            let this = function.parameters.args.first();
            let this = this.map(|one| one.parameter.name.as_str());
            is_method
                && callee.attr.as_str() == name
                && variable(&callee.value) == this
                && this.is_some()
        }
        _ => false,
    }
}

/// Whether `function` says how deep it goes.
fn limits_depth(function: &StmtFunctionDef) -> bool {
    syntax::any_expression(&function.body, |expression| {
        let name = syntax::last_name(expression).unwrap_or_default();
        let says = ["depth", "level", "limit"]
            .iter()
            .any(|word| name.contains(word));
        says || name == "RecursionError"
    })
}

fn call_on_data<'a>(
    context: &mut Context<'a>,
    function: &'a StmtFunctionDef,
    is_method: bool,
) -> Option<TextRange> {
    let mut calls = Vec::new();
    syntax::each_expression(&function.body, |expression| {
        if let Expr::Call(call) = expression
            && calls_itself(function, is_method, call)
        {
            calls.push(call);
        }
    });
    calls.into_iter().find_map(|call| {
        let mut arguments = call.arguments.args.iter();
        let on_data = arguments.any(|argument| context.value_of(argument).is_tainted());
        on_data.then(|| call.range())
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn functions_that_call_themselves_on_every_path_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("endless-recursion", None, source),
                expected,
                "{source}"
            );
        };
        check("def f(a):\n    return f(a - 1)\n", &[2]);
        check("def f(a):\n    b = 1\n    f(b)\n    return b\n", &[3]);
        check("def f(a):\n    if f(a):\n        return 1\n", &[2]);
        check(
            "class A:\n    def f(self):\n        return self.f() + 1\n",
            &[3],
        );
        check(
            "def f(a):\n    if not a:\n        return 0\n    return f(a - 1)\n",
            &[],
        );
        check("def f(a):\n    return a and f(a - 1)\n", &[]);
        check("def f(a):\n    return f(a - 1) if a else 0\n", &[]);
        check(
            "def f(a):\n    if not a:\n        stop()\n    return f(a - 1)\n",
            &[],
        );
        check("class A:\n    def f(self):\n        return f(self)\n", &[]);
        check(
            "class A:\n    def f(self):\n        return self.b.f()\n",
            &[],
        );
        check("def f(a):\n    return lambda: f(a)\n", &[]);
        check("async def f(a):\n    await g()\n    await f(a)\n", &[]);
        check("def f():\n    from x import f\n    f()\n", &[]);
        check("def f():\n    global f\n    f = g()\n    f()\n", &[]);
        check(
            "class A:\n    @staticmethod\n    def f(a):\n        return a.f()\n",
            &[],
        );
    }

    #[test]
    fn recursion_on_data_is_reported_when_asked() {
        let source = "def f(n):\n    if n < 2:\n        return 1\n    return n * f(n - 1)\n";
        assert_eq!(lines("endless-recursion", Some(674), source), [4]);
        let limited =
            "def f(n, depth=0):\n    if depth > 9:\n        return 1\n    return f(n, depth + 1)\n";
        assert!(lines("endless-recursion", Some(674), limited).is_empty());
    }
}
