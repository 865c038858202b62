//! Which names a piece of code binds, and which it uses.

use ruff_python_ast::visitor::{
    Visitor, walk_except_handler, walk_expr, walk_parameter, walk_stmt,
};
use ruff_python_ast::{self as ast, Expr, ExprContext, Stmt};
use std::collections::HashSet;

/// Names bound by running `statements`, without those of inner functions and classes.
pub(super) fn bound(statements: &[Stmt]) -> HashSet<&str> {
    let mut binder = Binder::default();
    binder.visit_body(statements);
    binder.names
}

/// Names that `statements` use and that neither the statement using them nor the top level of
/// `statements` binds. Scopes inside one top-level statement are not told apart.
pub(super) fn free(statements: &[Stmt]) -> HashSet<&str> {
    let mut free = HashSet::new();
    for statement in statements {
        let mut user = User::default();
        user.visit_stmt(statement);
        free.extend(user.used.difference(&user.bound));
    }
    for name in bound(statements) {
        free.remove(name);
    }
    free
}

#[derive(Default)]
struct Binder<'a> {
    names: HashSet<&'a str>,
}

impl<'a> Binder<'a> {
    fn import(&mut self, alias: &'a ast::Alias) {
        let dotted = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
        self.names
            .insert(dotted.split('.').next().unwrap_or(dotted));
    }
}

impl<'a> Visitor<'a> for Binder<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => {
                self.names.insert(function.name.as_str());
            }
            Stmt::ClassDef(class) => {
                self.names.insert(class.name.as_str());
            }
            Stmt::Import(import) => import.names.iter().for_each(|alias| self.import(alias)),
            Stmt::ImportFrom(import) => import.names.iter().for_each(|alias| self.import(alias)),
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if name.ctx == ExprContext::Store => {
                self.names.insert(name.id.as_str());
            }
            Expr::Tuple(_) | Expr::List(_) | Expr::Starred(_) | Expr::Named(_) => {
                walk_expr(self, expression);
            }
            _ => {}
        }
    }
}

/// Collects names at any depth.
#[derive(Default)]
struct User<'a> {
    used: HashSet<&'a str>,
    bound: HashSet<&'a str>,
}

impl<'a> Visitor<'a> for User<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        // A function's own name is bound outside it; inner ones are bound in what is walked.
        self.bound.extend(bound(std::slice::from_ref(statement)));
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        if let Expr::Name(name) = expression {
            let names = if name.ctx == ExprContext::Store {
                &mut self.bound
            } else {
                &mut self.used
            };
            names.insert(name.id.as_str());
        }
        walk_expr(self, expression);
    }

    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        self.bound.insert(parameter.name.as_str());
        walk_parameter(self, parameter);
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(caught) = handler;
        self.bound
            .extend(caught.name.as_ref().map(ast::Identifier::as_str));
        walk_except_handler(self, handler);
    }
}

#[cfg(test)]
mod tests {
    use crate::python::Module;

    fn sorted(names: std::collections::HashSet<&str>) -> String {
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort_unstable();
        names.join(" ")
    }

    #[test]
    fn top_level_names_are_bound() {
        let check = |source: &str, expected: &str| {
            assert_eq!(
                sorted(Module::parse(source).unwrap().bound_names()),
                expected
            );
        };
        check(
            "import os.path, sys as s\nfrom a.b import c, d as e",
            "c e os s",
        );
        check("a, (b, *c) = d = x.y = z[0] = 1", "a b c d");
        check("def f(x):\n    y = 1\nclass C:\n    z = 1", "C f");
        check(
            "if a:\n    b = 1\nelse:\n    import c\nfor d in e:\n    pass",
            "b c d",
        );
        check("with a as b:\n    c: int = 1\n    c += 1", "b c");
    }

    #[test]
    fn free_names_are_bound_nowhere_near() {
        let check = |source: &str, expected: &str| {
            assert_eq!(
                sorted(Module::parse(source).unwrap().free_names()),
                expected
            );
        };
        check(
            "@a.b('/')\ndef f(x: T = d) -> R:\n    return g(x.h)",
            "R T a d g",
        );
        check("class C(B):\n    x = f'{y}'", "B y");
        check("import os\ndef f():\n    return os.g(h)", "h");
        check("def f():\n    import os\n    return os.g(h)", "h");
        check(
            "def f():\n    a = 1\n    return a\ndef g():\n    return a",
            "a",
        );
        check("try:\n    pass\nexcept E as e:\n    print(e)", "E print");
    }
}
