//! Unchecked None: what is used at once may not be there.

use super::syntax::{self, called, last_name, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::visitor::{Visitor, walk_expr, walk_stmt};
use crate::python::ast::{ExceptHandler, Expr, ExprCall, Stmt, StmtFunctionDef, StmtTry};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use rustc_hash::FxHashMap;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unchecked-none",
        title: "Result that can be None is not checked",
        languages: &[Language::Python],
        cwe: &[CweId(252), CweId(476), CweId(690)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports an attribute, an element, the length or the items of a result that can be `None` and that \
nothing tests before: of functions of the file that return `None` on some path, of a search with a \
pattern, of `get` without a default, of a query for one row.",
        why: "\
The program ends with an error that nobody foresaw when the input is not what was expected. In a \
service that is a denial of service, and code behind it (a release, an audit entry) never runs.",
        example: "\
def parse(text):
    if not text:
        return None
    return text.split(\",\")

def count(text):
    return len(parse(text))
",
        better: "\
def parse(text):
    if not text:
        return None
    return text.split(\",\")

def count(text):
    parts = parse(text)
    if parts is None:
        return 0
    return len(parts)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/252.html",
            "https://cwe.mitre.org/data/definitions/476.html",
        ],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let scopes = syntax::scopes(context.module());
    let mut nullable = FxHashMap::default();
    for function in scopes.iter().filter_map(|scope| scope.function) {
        // Of functions with one name all must agree: which one is called is not looked at.
        let of_name = nullable.entry(function.name.as_str()).or_insert(true);
        *of_name &= may_return_none(function);
    }
    let mut places = Vec::new();
    for scope in scopes {
        let mut scan = Scan {
            nullable: &nullable,
            open: Vec::new(),
            guarded: 0,
            places: &mut places,
        };
        scan.visit_body(scope.body);
    }
    for range in places {
        context.report(
            range,
            "this can be None, and nothing checks it before it is used",
        );
    }
}

/// Whether some way through `function` returns a value and another one `None`.
fn may_return_none(function: &StmtFunctionDef) -> bool {
    let (mut value, mut none) = (false, !syntax::leaves(&function.body));
    syntax::each_statement(&function.body, |statement| {
        if let Stmt::Return(node) = statement {
            match node.value.as_deref() {
                None | Some(Expr::NoneLiteral(_)) => none = true,
                Some(_) => value = true,
            }
        }
    });
    let yields = |expression: &Expr| matches!(expression, Expr::Yield(_) | Expr::YieldFrom(_));
    value && none && !function.is_async && !syntax::any_expression(&function.body, yields)
}

/// Goes through one body in order.
struct Scan<'a, 's> {
    nullable: &'s FxHashMap<&'a str, bool>,
    /// Variables that can be `None` and were not tested yet.
    open: Vec<&'a str>,
    /// How many `try` statements around this place catch the use of `None`.
    guarded: u32,
    places: &'s mut Vec<TextRange>,
}

impl<'a> Scan<'a, '_> {
    fn bind(&mut self, target: &'a Expr, value: &Expr) {
        if let Some(name) = variable(target) {
            self.open.retain(|known| *known != name);
            if self.may_be_none(value) {
                self.open.push(name);
            }
        }
    }

    /// `test` looks at the variables in it, whatever it asks.
    fn tested(&mut self, test: &'a Expr) {
        syntax::each_part(test, |inner| {
            if let Some(name) = variable(inner) {
                self.open.retain(|known| *known != name);
            }
        });
    }

    /// `expression` must not be `None` here.
    fn used(&mut self, expression: &'a Expr) {
        let open = match expression {
            Expr::Name(name) => {
                let before = self.open.len();
                self.open.retain(|known| *known != name.id.as_str());
                self.open.len() < before
            }
            _ => self.may_be_none(expression),
        };
        if open && self.guarded == 0 {
            self.places.push(expression.range());
        }
    }

    fn may_be_none(&self, expression: &Expr) -> bool {
        let Expr::Call(call) = expression else {
            return false;
        };
        let Some(name) = called(call) else {
            return false;
        };
        let own = match &*call.func {
            Expr::Attribute(attribute) => variable(&attribute.value) == Some("self"),
            _ => true,
        };
        match self.nullable.get(name) {
            Some(nullable) if own => *nullable,
            _ => may_give_none(call, name),
        }
    }
}

/// Whether the library function or method `name` answers `None` for "not there".
fn may_give_none(call: &ExprCall, name: &str) -> bool {
    let arguments = &call.arguments;
    match name {
        "match" | "fullmatch" | "search" => !arguments.is_empty(),
        "which" | "getenv" => arguments.len() == 1,
        "first" | "fetchone" | "one_or_none" | "scalar_one_or_none" | "getparent" => {
            arguments.is_empty()
        }
        "find_one" | "find_spec" => true,
        "get" => match (&*call.func, &*arguments.args, arguments.keywords.len()) {
            (Expr::Attribute(attribute), [key], 0) => {
                // A client that fetches an address answers, or raises.
                let of = last_name(&attribute.value).unwrap_or_default();
                let is_client = ["requests", "httpx", "session", "client", "queue"].contains(&of);
                let is_address = syntax::text(key).is_some_and(|key| key.contains('/'));
                !is_client && !is_address
            }
            _ => false,
        },
        _ => false,
    }
}

impl<'a> Visitor<'a> for Scan<'a, '_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
            Stmt::Assign(node) => {
                walk_stmt(self, statement);
                for target in &node.targets {
                    self.bind(target, &node.value);
                }
            }
            Stmt::If(node) => {
                self.visit_expr(&node.test);
                self.tested(&node.test);
                self.visit_body(&node.body);
                for arm in &node.elif_else_clauses {
                    if let Some(test) = &arm.test {
                        self.visit_expr(test);
                        self.tested(test);
                    }
                    self.visit_body(&arm.body);
                }
            }
            Stmt::While(node) => {
                self.visit_expr(&node.test);
                self.tested(&node.test);
                self.visit_body(&node.body);
            }
            Stmt::Assert(node) => self.tested(&node.test),
            Stmt::Match(node) => {
                self.tested(&node.subject);
                walk_stmt(self, statement);
            }
            Stmt::For(node) => {
                self.used(&node.iter);
                walk_stmt(self, statement);
            }
            Stmt::Try(node) => {
                let catches = u32::from(catches_use_of_none(node));
                self.guarded += catches;
                self.visit_body(&node.body);
                self.guarded -= catches;
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.visit_body(&handler.body);
                }
                self.visit_body(&node.orelse);
                self.visit_body(&node.finalbody);
            }
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Attribute(node) => self.used(&node.value),
            Expr::Subscript(node) => self.used(&node.value),
            Expr::Call(call) if called(call) == Some("len") => {
                if let [measured] = &*call.arguments.args {
                    self.used(measured);
                }
            }
            Expr::If(node) => self.tested(&node.test),
            Expr::BoolOp(node) => node.values.iter().for_each(|value| self.tested(value)),
            Expr::Lambda(_) => return,
            _ => {}
        }
        walk_expr(self, expression);
    }
}

fn catches_use_of_none(node: &StmtTry) -> bool {
    node.handlers
        .iter()
        .any(|ExceptHandler::ExceptHandler(handler)| {
            let names = |expression: &Expr| {
                let name = last_name(expression).unwrap_or_default();
                ["Exception", "BaseException", "AttributeError", "TypeError"].contains(&name)
            };
            match handler.type_.as_deref() {
                None => true,
                Some(Expr::Tuple(types)) => types.elts.iter().any(names),
                Some(one) => names(one),
            }
        })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unchecked-none", Some(252), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn results_of_own_functions_are_checked() {
        let f = "def f(a):\n    if a:\n        return a\n";
        check(&format!("{f}print(f(1).b)\n"), &[4]);
        check(&format!("{f}print(len(f(1)))\n"), &[4]);
        check(&format!("{f}x = f(1)\nfor y in x:\n    pass\n"), &[5]);
        check(&format!("{f}x = f(1)\nif x:\n    x.b()\n"), &[]);
        check(&format!("{f}x = f(1) or []\nx.b()\n"), &[]);
        check(&format!("{f}x = f(1)\nprint(x)\n"), &[]);
        check("def f(a):\n    return a\nf(1).b()\n", &[]);
        check(
            "def f(a):\n    if a:\n        return 1\n    raise E\nf(1).b()\n",
            &[],
        );
        check("def f(a):\n    print(a)\nf(1)\n", &[]);
    }

    #[test]
    fn results_of_libraries_are_checked() {
        check("import re\nprint(re.match('a', b).group())\n", &[2]);
        check("m = p.search(b)\nprint(m[0])\n", &[2]);
        check("m = p.search(b)\nprint(m[0] if m else '')\n", &[]);
        check("if (m := p.search(b)):\n    print(m[0])\n", &[]);
        check(
            "def f(request):\n    return request.args.get('a').strip()\n",
            &[2],
        );
        check(
            "def f(request):\n    return request.args.get('a', '').strip()\n",
            &[],
        );
        check("requests.get(a).json()\n", &[]);
        check("client.get('/a').status\n", &[]);
        check(
            "try:\n    cursor.fetchone()[0]\nexcept TypeError:\n    pass\n",
            &[],
        );
        check(
            "def f():\n    row = cursor.fetchone()\n    return row[0]\n",
            &[3],
        );
    }
}
