//! Unhandled error: outside data is converted, or something outside is used, and nothing catches
//! the error that this can end in.

use super::syntax::{self, called, last_name, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::visitor::{Visitor, walk_expr, walk_stmt};
use crate::python::ast::{ExceptHandler, Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use rustc_hash::FxHashSet;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unhandled-error",
        title: "Error that nothing handles",
        languages: &[Language::Python],
        cwe: &[CweId(248), CweId(755)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "\
Reports conversions of outside data to numbers, parsing of JSON, XML or YAML, and uses of files, \
networks, databases and programs that raise when something outside is not as expected, with no \
`try` around them here or at their callers in the file. One report for each function.",
        why: "\
An error that nobody catches ends the request or the program in the middle of its work: files stay \
half written, locks stay locked, and whoever can provoke it has a denial of service.",
        example: "\
def read_age():
    return int(input(\"Age: \"))
",
        better: "\
def read_age():
    while True:
        try:
            return int(input(\"Age: \"))
        except ValueError:
            print(\"Please enter a whole number.\")
",
        references: &[
            "https://cwe.mitre.org/data/definitions/248.html",
            "https://cwe.mitre.org/data/definitions/755.html",
        ],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let scopes = syntax::scopes(context.module());
    let mut guarded = FxHashSet::default();
    for scope in &scopes {
        calls_in_try(scope.body, &mut guarded);
    }
    for scope in scopes {
        let function = scope.function;
        if function.is_some_and(|function| guarded.contains(function.name.as_str())) {
            continue;
        }
        let parameters = function
            .into_iter()
            .flat_map(|function| function.parameters.iter());
        let parameters: Vec<&str> = parameters.map(|one| one.name().as_str()).collect();
        if let Some(range) = first_risk(scope.body, &parameters) {
            context.report(
                range,
                "this raises on unexpected input, and nothing handles the error",
            );
        }
    }
}

/// The functions that `body` calls inside a `try` that catches something.
fn calls_in_try<'a>(body: &'a [Stmt], names: &mut FxHashSet<&'a str>) {
    syntax::each_statement(body, |statement| {
        if let Stmt::Try(node) = statement
            && !node.handlers.is_empty()
        {
            syntax::each_expression(&node.body, |expression| {
                if let Expr::Call(call) = expression {
                    names.extend(called(call));
                }
            });
        }
    });
}

fn first_risk(body: &[Stmt], parameters: &[&str]) -> Option<TextRange> {
    let mut scan = Scan {
        parameters,
        checks_digits: syntax::any_expression(body, is_check_of_digits),
        risk: None,
    };
    scan.visit_body(body);
    scan.risk
}

fn is_check_of_digits(expression: &Expr) -> bool {
    let name = last_name(expression).unwrap_or_default();
    matches!(name, "isdigit" | "isdecimal" | "isnumeric" | "fullmatch")
}

/// Looks for the first call outside of `try` that raises on what comes from outside.
struct Scan<'s> {
    parameters: &'s [&'s str],
    /// Whether the function looks at the characters of a number before it converts it.
    checks_digits: bool,
    risk: Option<TextRange>,
}

impl Scan<'_> {
    fn raises(&self, call: &ExprCall) -> bool {
        let Some(name) = called(call) else {
            return false;
        };
        let argument = call.arguments.args.first();
        let is_method = matches!(&*call.func, Expr::Attribute(_));
        match name {
            "int" | "float" | "complex" | "Decimal" => {
                !self.checks_digits && argument.is_some_and(|one| self.is_outside(one))
            }
            "open" | "urlopen" | "urlretrieve" | "create_connection" => true,
            "loads" | "load" | "fromstring" | "safe_load" | "strptime" | "b64decode" => {
                argument.is_some_and(|one| self.is_outside(one) || name == "load")
            }
            "connect" | "execute" | "check_output" | "check_call" | "unlink" | "rmdir"
            | "makedirs" | "mkdir" | "listdir" | "rename" | "copyfile" | "rmtree" | "sendmail" => {
                is_method
            }
            "get" | "post" | "put" | "request" => match &*call.func {
                Expr::Attribute(function) => {
                    matches!(variable(&function.value), Some("requests" | "httpx"))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether `expression` is made from what comes from outside of the function.
    fn is_outside(&self, expression: &Expr) -> bool {
        syntax::any_part(expression, |inner| match inner {
            Expr::Call(call) => matches!(
                called(call),
                Some("input" | "raw_input" | "read" | "readline" | "recv" | "get" | "get_json")
            ),
            Expr::Attribute(node) => {
                matches!(node.attr.as_str(), "argv" | "args" | "form" | "data")
            }
            Expr::Name(name) => self.parameters.contains(&name.id.as_str()),
            _ => false,
        })
    }
}

impl<'a> Visitor<'a> for Scan<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
            Stmt::Try(node) => {
                if node.handlers.is_empty() {
                    self.visit_body(&node.body);
                }
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.visit_body(&handler.body);
                }
                self.visit_body(&node.orelse);
                self.visit_body(&node.finalbody);
            }
            Stmt::With(node) if node.items.iter().any(suppresses) => {}
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        if self.risk.is_some() || matches!(expression, Expr::Lambda(_)) {
            return;
        }
        walk_expr(self, expression);
        if let Expr::Call(call) = expression
            && self.risk.is_none()
            && self.raises(call)
        {
            self.risk = Some(call.range());
        }
    }
}

/// `with contextlib.suppress(…)`.
fn suppresses(item: &crate::python::ast::WithItem) -> bool {
    matches!(&item.context_expr, Expr::Call(call) if called(call) == Some("suppress"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn errors_that_nothing_handles_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("unhandled-error", Some(248), source),
                expected,
                "{source}"
            );
        };
        check("def f():\n    return int(input())\n", &[2]);
        check("def f(a):\n    return float(a)\n", &[2]);
        check(
            "def f(a):\n    with open(a) as g:\n        return g\n",
            &[2],
        );
        check(
            "import json\ndef f(text):\n    return json.loads(text)\n",
            &[3],
        );
        check(
            "def f(u):\n    try:\n        return requests.get(u)\n    finally:\n        pass\n",
            &[3],
        );
        check(
            "def f(a):\n    if a.isdigit():\n        return int(a)\n",
            &[],
        );
        check("def f():\n    return int('1')\n", &[]);
        check(
            "def f(a):\n    try:\n        return int(a)\n    except ValueError:\n        return 0\n",
            &[],
        );
        check(
            "def f(a):\n    return int(a)\ntry:\n    f(1)\nexcept ValueError:\n    pass\n",
            &[],
        );
        check(
            "def f(a):\n    with suppress(OSError):\n        open(a)\n",
            &[],
        );
    }
}
