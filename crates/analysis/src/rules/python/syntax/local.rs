//! The functions and classes of a file by name, to look into the helpers that a function calls.

use super::walk::{each_statement, scopes};
use crate::python::Module;
use crate::python::ast::{Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};
use rustc_hash::FxHashMap;

/// The functions and classes of a file by name. A name that is given twice is nobody's, but for
/// methods, which are told apart by their class.
pub(crate) struct Local<'a> {
    functions: FxHashMap<(&'a str, Option<&'a str>), Option<&'a StmtFunctionDef>>,
    classes: FxHashMap<&'a str, Option<&'a StmtClassDef>>,
}

impl<'a> Local<'a> {
    pub(crate) fn of(module: &'a Module<'a>) -> Self {
        let mut local = Self {
            functions: FxHashMap::default(),
            classes: FxHashMap::default(),
        };
        for scope in scopes(module) {
            if let Some(function) = scope.function {
                let class = scope.class.map(|class| class.name.as_str());
                let entry = local.functions.entry((function.name.as_str(), class));
                entry
                    .and_modify(|one| *one = None)
                    .or_insert(Some(function));
            }
            each_statement(scope.body, |statement| {
                if let Stmt::ClassDef(class) = statement {
                    let entry = local.classes.entry(class.name.as_str());
                    entry.and_modify(|one| *one = None).or_insert(Some(class));
                }
            });
        }
        local
    }

    /// The function called `name`, which is no method.
    pub(crate) fn function(&self, name: &str) -> Option<&'a StmtFunctionDef> {
        self.functions.get(&(name, None)).copied().flatten()
    }

    /// The class called `name`.
    pub(crate) fn class(&self, name: &str) -> Option<&'a StmtClassDef> {
        self.classes.get(name).copied().flatten()
    }

    /// The function that `call` calls: `f(…)`, or `self.f(…)` in a method of `class`.
    pub(crate) fn called(
        &self,
        call: &ExprCall,
        class: Option<&StmtClassDef>,
    ) -> Option<&'a StmtFunctionDef> {
        match &*call.func {
            Expr::Name(name) => self.function(name.id.as_str()),
            Expr::Attribute(method) => {
                let receiver = method.value.as_name_expr()?;
                let class = match receiver.id.as_str() {
                    "self" | "cls" => class?.name.as_str(),
                    _ => return None,
                };
                let key = (method.attr.as_str(), Some(class));
                self.functions.get(&key).copied().flatten()
            }
            _ => None,
        }
    }
}

/// The functions that are defined inside `function`, at any depth.
pub(super) fn functions_inside(function: &StmtFunctionDef) -> Vec<&StmtFunctionDef> {
    let mut found = Vec::new();
    let mut bodies = vec![&function.body];
    while let Some(body) = bodies.pop() {
        each_statement(body, |statement| {
            if let Stmt::FunctionDef(inner) = statement {
                found.push(inner);
                bodies.push(&inner.body);
            }
        });
    }
    found
}

/// The parameter of `function` that `argument`, a part of `call`, is given to.
pub(crate) fn parameter_of<'a>(
    function: &'a StmtFunctionDef,
    call: &ExprCall,
    argument: &Expr,
) -> Option<&'a str> {
    let is_it = |one: &Expr| std::ptr::eq(one, argument);
    let mut keywords = call.arguments.keywords.iter();
    if let Some(keyword) = keywords.find(|keyword| is_it(&keyword.value)) {
        let name = keyword.arg.as_deref()?;
        let mut parameters = function.parameters.iter();
        return parameters
            .find(|one| one.name().as_str() == name)
            .map(|one| one.name().as_str());
    }
    let position = call.arguments.args.iter().position(is_it)?;
    let before = call.arguments.args.get(..=position)?;
    if before.iter().any(Expr::is_starred_expr) {
        return None;
    }
    // `self.f(x)` fills the first parameter by itself.
    let is_static = |decorator: &crate::python::ast::Decorator| matches!(&decorator.expression, Expr::Name(name) if name.id.as_str() == "staticmethod");
    let is_bound = call.func.is_attribute_expr() && !function.decorator_list.iter().any(is_static);
    let parameters = &function.parameters;
    let mut named = parameters.posonlyargs.iter().chain(&parameters.args);
    named
        .nth(position + usize::from(is_bound))
        .map(|one| one.parameter.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_lead_to_functions_of_the_file() {
        let check = |source: &str, expected: Option<&str>| {
            let module = Module::parse(source).unwrap();
            let local = Local::of(&module);
            let mut found = None;
            for scope in scopes(&module) {
                super::super::each_expression(scope.body, |expression| {
                    if let Expr::Call(call) = expression
                        && let Some(function) = local.called(call, scope.class)
                        && let Some(argument) = call.arguments.args.last()
                    {
                        found = parameter_of(function, call, argument);
                    }
                });
            }
            assert_eq!(found, expected, "{source}");
        };
        check("def f(a, b):\n    pass\nf(1, 2)\n", Some("b"));
        check("def f(a, b):\n    pass\nf(*x, 2)\n", None);
        check("def f(a):\n    pass\ndef f(b):\n    pass\nf(1)\n", None);
        check(
            "class C:\n    def f(self, a):\n        pass\n    def g(self):\n        self.f(1)\n",
            Some("a"),
        );
        check(
            "class C:\n    @staticmethod\n    def f(a):\n        pass\n    def g(self):\n        self.f(1)\n",
            Some("a"),
        );
        check("class C:\n    def f(self, a):\n        pass\nf(1)\n", None);
    }
}
