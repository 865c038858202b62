//! Walks over the syntax tree, in the order of the text.

use crate::python::Module;
use crate::python::ast::visitor::{Visitor, walk_expr, walk_stmt};
use crate::python::ast::{Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};

/// What is run as one: the file outside its functions, or a function.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    /// Its statements.
    pub(crate) body: &'a [Stmt],
    /// The function; `None` for the file.
    pub(crate) function: Option<&'a StmtFunctionDef>,
    /// The class whose method it is.
    pub(crate) class: Option<&'a StmtClassDef>,
}

/// The file itself and all of its functions, outer ones first.
pub(crate) fn scopes<'a>(module: &'a Module<'a>) -> Vec<Scope<'a>> {
    let mut collector = Collector {
        class: None,
        scopes: vec![Scope {
            body: module.statements(),
            function: None,
            class: None,
        }],
    };
    for statement in module.statements() {
        collector.visit_stmt(statement);
    }
    collector.scopes
}

struct Collector<'a> {
    class: Option<&'a StmtClassDef>,
    scopes: Vec<Scope<'a>>,
}

impl<'a> Visitor<'a> for Collector<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let outer = self.class;
        match statement {
            Stmt::FunctionDef(function) => {
                self.scopes.push(Scope {
                    body: &function.body,
                    function: Some(function),
                    class: outer,
                });
                self.class = None;
            }
            Stmt::ClassDef(class) => self.class = Some(class),
            _ => {}
        }
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || walk_stmt(self, statement));
        self.class = outer;
    }

    // No statement stands inside an expression.
    fn visit_expr(&mut self, _: &'a Expr) {}
}

/// Hands every expression of `body` to `visit`, outer ones before their parts. Functions inside
/// are scopes of their own and left out; classes are not.
pub(crate) fn each_expression<'a>(body: &'a [Stmt], visit: impl FnMut(&'a Expr)) {
    let mut walker = Expressions(visit);
    for statement in body {
        walker.visit_stmt(statement);
    }
}

/// Hands every statement of `body` to `visit`, outer ones before those inside. Functions inside
/// are handed on, but not what is in them.
pub(crate) fn each_statement<'a>(body: &'a [Stmt], visit: impl FnMut(&'a Stmt)) {
    let mut walker = Statements(visit);
    for statement in body {
        walker.visit_stmt(statement);
    }
}

/// Hands `expression` and every part of it to `visit`.
pub(crate) fn each_part<'a>(expression: &'a Expr, visit: impl FnMut(&'a Expr)) {
    Expressions(visit).visit_expr(expression);
}

struct Expressions<F>(F);

impl<'a, F: FnMut(&'a Expr)> Visitor<'a> for Expressions<F> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if !matches!(statement, Stmt::FunctionDef(_)) {
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || walk_stmt(self, statement));
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        (self.0)(expression);
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || walk_expr(self, expression));
    }
}

struct Statements<F>(F);

impl<'a, F: FnMut(&'a Stmt)> Visitor<'a> for Statements<F> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        (self.0)(statement);
        if !matches!(statement, Stmt::FunctionDef(_)) {
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || walk_stmt(self, statement));
        }
    }

    fn visit_expr(&mut self, _: &'a Expr) {}
}

/// The name that `expression` ends in: `c` of `a.b.c`, `a.b.c()` and `a.b.c[0]`.
pub(crate) fn last_name(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(node) => Some(node.attr.as_str()),
        Expr::Call(call) => match &*call.func {
            Expr::Name(name) => Some(name.id.as_str()),
            Expr::Attribute(node) => Some(node.attr.as_str()),
            _ => None,
        },
        Expr::Subscript(node) => match &*node.value {
            Expr::Name(name) => Some(name.id.as_str()),
            Expr::Attribute(node) => Some(node.attr.as_str()),
            _ => None,
        },
        Expr::Await(node) => last_name(&node.value),
        _ => None,
    }
}

/// The variable that `expression` starts from: `a` of `a.b().c[0]`.
pub(crate) fn root_name(expression: &Expr) -> Option<&str> {
    let mut at = expression;
    loop {
        at = match at {
            Expr::Name(name) => return Some(name.id.as_str()),
            Expr::Attribute(node) => &node.value,
            Expr::Call(node) => &node.func,
            Expr::Subscript(node) => &node.value,
            Expr::Await(node) => &node.value,
            _ => return None,
        }
    }
}

/// The text of a literal.
pub(crate) fn text(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::StringLiteral(literal) => Some(literal.value.to_str()),
        _ => None,
    }
}

/// The argument of `call` named `name`.
pub(crate) fn keyword<'a>(call: &'a ExprCall, name: &str) -> Option<&'a Expr> {
    let keywords = call.arguments.keywords.iter();
    let mut named = keywords.filter(|keyword| keyword.arg.as_deref() == Some(name));
    named.next().map(|keyword| &keyword.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_a_scope() {
        let source = "\
def f():
    def g():
        pass
class C:
    def h(self):
        pass
if x:
    async def i():
        pass
";
        let module = Module::parse(source).unwrap();
        let names: Vec<_> = scopes(&module)
            .iter()
            .map(|scope| {
                let name = scope.function.map_or("", |function| function.name.as_str());
                (name, scope.class.map(|class| class.name.to_string()))
            })
            .collect();
        let class = Some("C".to_owned());
        let expected = [
            ("", None),
            ("f", None),
            ("g", None),
            ("h", class),
            ("i", None),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn expressions_are_those_of_the_scope() {
        let source =
            "a(b)\ndef f():\n    c\nclass D:\n    e = lambda: g\n    def h(self):\n        i\n";
        let module = Module::parse(source).unwrap();
        let mut seen = Vec::new();
        each_expression(module.statements(), |expression| {
            if let Expr::Name(name) = expression {
                seen.push(name.id.as_str());
            }
        });
        assert_eq!(seen, ["a", "b", "g", "e"]);
    }

    #[test]
    fn names_of_expressions() {
        let check = |source: &str, last: Option<&str>, root: Option<&str>| {
            let module = Module::parse(source).unwrap();
            let Some(Stmt::Expr(statement)) = module.statements().first() else {
                panic!("{source}")
            };
            assert_eq!(last_name(&statement.value), last, "{source}");
            assert_eq!(root_name(&statement.value), root, "{source}");
        };
        check("a.b.c", Some("c"), Some("a"));
        check("a.b.c()", Some("c"), Some("a"));
        check("a.b()[0].c[1]", Some("c"), Some("a"));
        check("a()()", None, Some("a"));
        check("'a'", None, None);
    }
}
