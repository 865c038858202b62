//! Undefined variable: a name is used on a path on which nothing was assigned to it.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::visitor::{Visitor, walk_expr, walk_stmt};
use crate::python::ast::{
    ExceptHandler, Expr, ExprContext, Pattern, Stmt, StmtFunctionDef, StmtTry,
};
use crate::python::flow::{Context, FunctionView};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use rustc_hash::FxHashSet;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "undefined-variable",
        title: "Variable used before it is set",
        languages: &[Language::Python],
        cwe: &[CweId(457), CweId(456), CweId(908), CweId(824)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports a variable of a function that is read where some path leads on which nothing was assigned \
to it: only one branch sets it, or only the loop's body, or the statement that failed.",
        why: "\
On that path the program ends with an error, in the case that was tested least.",
        example: "\
def level(user):
    if user.is_admin:
        level = \"all\"
    elif user.is_member:
        level = \"own\"
    return level
",
        better: "\
def level(user):
    level = \"none\"
    if user.is_admin:
        level = \"all\"
    elif user.is_member:
        level = \"own\"
    return level
",
        references: &["https://cwe.mitre.org/data/definitions/457.html"],
    },
    hooks: &[Hook::Function(check)],
};

/// Functions with more variables are left out: each branch copies the set of those that are set.
const MAX_LOCALS: usize = 200;

fn check<'a>(context: &mut Context<'a>, view: &FunctionView<'a>) {
    let locals = locals(view.node);
    if locals.len() > MAX_LOCALS {
        return;
    }
    let mut scan = Scan {
        locals,
        set: view
            .node
            .parameters
            .iter()
            .map(|one| one.name().as_str())
            .collect(),
        places: Vec::new(),
    };
    scan.visit_body(&view.node.body);
    for (name, range) in scan.places {
        context.report(
            range,
            format!("on some path nothing was assigned to `{name}`"),
        );
    }
}

/// The variables that the function itself assigns to.
fn locals(function: &StmtFunctionDef) -> FxHashSet<&str> {
    let mut names: FxHashSet<&str> = FxHashSet::default();
    let mut shared: FxHashSet<&str> = FxHashSet::default();
    syntax::each_expression(&function.body, |expression| {
        if let Expr::Name(name) = expression
            && matches!(name.ctx, ExprContext::Store)
        {
            names.insert(name.id.as_str());
        }
    });
    syntax::each_statement(&function.body, |statement| match statement {
        Stmt::Global(node) => shared.extend(node.names.iter().map(|name| name.as_str())),
        Stmt::Nonlocal(node) => shared.extend(node.names.iter().map(|name| name.as_str())),
        // An import, a definition or `del` of the same name: leave it alone.
        Stmt::Import(_) | Stmt::ImportFrom(_) => {
            shared.extend(crate::python::bound_names(std::slice::from_ref(statement)));
        }
        Stmt::FunctionDef(node) => _ = shared.insert(node.name.as_str()),
        Stmt::ClassDef(node) => _ = shared.insert(node.name.as_str()),
        _ => {}
    });
    names.retain(|name| !shared.contains(name));
    names
}

/// Goes through a function with the variables that are set for sure.
struct Scan<'a> {
    locals: FxHashSet<&'a str>,
    set: FxHashSet<&'a str>,
    places: Vec<(&'a str, TextRange)>,
}

impl<'a> Scan<'a> {
    /// Goes through `body`, and gives back what it sets; `None` if it never falls out of its end.
    fn branch(&mut self, body: impl FnOnce(&mut Self), leaves: bool) -> Option<FxHashSet<&'a str>> {
        let before = self.set.clone();
        body(self);
        let after = std::mem::replace(&mut self.set, before);
        (!leaves).then_some(after)
    }

    /// After one of `branches`.
    fn join(&mut self, branches: Vec<Option<FxHashSet<&'a str>>>) {
        let mut open = branches.into_iter().flatten();
        // Behind branches that all leave nothing is reached; what is set there does not matter.
        match open.next() {
            None => self.set.extend(self.locals.iter()),
            Some(first) => {
                self.set = open.fold(first, |set, other| {
                    set.intersection(&other).copied().collect()
                });
            }
        }
    }

    fn try_statement(&mut self, node: &'a StmtTry) {
        let mut branches = vec![self.branch(
            |scan| {
                scan.visit_body(&node.body);
                scan.visit_body(&node.orelse);
            },
            syntax::leaves(&node.body) || syntax::leaves(&node.orelse),
        )];
        for ExceptHandler::ExceptHandler(handler) in &node.handlers {
            let run = |scan: &mut Self| {
                scan.set
                    .extend(handler.name.as_ref().map(|name| name.as_str()));
                scan.visit_body(&handler.body);
            };
            branches.push(self.branch(run, ends(&handler.body)));
        }
        self.join(branches);
        self.visit_body(&node.finalbody);
    }
}

/// Whether `body` leaves, also by a call that ends the program.
fn ends(body: &[Stmt]) -> bool {
    let exits = |statement: &Stmt| match statement {
        Stmt::Expr(node) => match &*node.value {
            Expr::Call(call) => matches!(
                syntax::called(call),
                Some("exit" | "_exit" | "quit" | "abort" | "fail" | "error" | "skip")
            ),
            _ => false,
        },
        _ => false,
    };
    syntax::leaves(body) || body.last().is_some_and(exits)
}

impl<'a> Visitor<'a> for Scan<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
            Stmt::If(node) => {
                self.visit_expr(&node.test);
                let mut branches =
                    vec![self.branch(|scan| scan.visit_body(&node.body), ends(&node.body))];
                let mut covered = false;
                for arm in &node.elif_else_clauses {
                    arm.test.iter().for_each(|test| self.visit_expr(test));
                    covered |= arm.test.is_none();
                    branches.push(self.branch(|scan| scan.visit_body(&arm.body), ends(&arm.body)));
                }
                if !covered {
                    branches.push(Some(self.set.clone()));
                }
                self.join(branches);
            }
            Stmt::For(node) => {
                self.visit_expr(&node.iter);
                self.branch(
                    |scan| {
                        scan.visit_expr(&node.target);
                        scan.visit_body(&node.body);
                    },
                    false,
                );
                self.visit_body(&node.orelse);
            }
            Stmt::While(node) => {
                self.visit_expr(&node.test);
                let after = self.branch(|scan| scan.visit_body(&node.body), false);
                // The body of `while True` runs at least once.
                if matches!(&*node.test, Expr::BooleanLiteral(literal) if literal.value) {
                    self.join(vec![after]);
                }
                self.visit_body(&node.orelse);
            }
            Stmt::Try(node) => self.try_statement(node),
            Stmt::Match(node) => {
                self.visit_expr(&node.subject);
                let mut branches = Vec::new();
                let mut covered = false;
                for case in &node.cases {
                    covered |= case.guard.is_none() && case.pattern.is_irrefutable();
                    let run = |scan: &mut Self| {
                        scan.visit_pattern(&case.pattern);
                        scan.visit_body(&case.body);
                    };
                    branches.push(self.branch(run, ends(&case.body)));
                }
                if !covered {
                    branches.push(Some(self.set.clone()));
                }
                self.join(branches);
            }
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(node) => node.name.as_ref(),
            Pattern::MatchStar(node) => node.name.as_ref(),
            Pattern::MatchMapping(node) => node.rest.as_ref(),
            _ => None,
        };
        self.set.extend(name.map(|name| name.as_str()));
        crate::python::ast::visitor::walk_pattern(self, pattern);
    }

    fn visit_annotation(&mut self, _: &'a Expr) {}

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) => {
                let text = name.id.as_str();
                match name.ctx {
                    ExprContext::Store => _ = self.set.insert(text),
                    ExprContext::Load if self.locals.contains(text) && !self.set.contains(text) => {
                        self.places.push((text, expression.range()));
                        self.set.insert(text);
                    }
                    _ => {}
                }
            }
            // Their variables are their own.
            Expr::Lambda(_)
            | Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_) => {}
            _ => walk_expr(self, expression),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn variables_used_before_they_are_set_are_reported() {
        let check = |body: &str, expected: &[usize]| {
            let indented: String = body.lines().map(|line| format!("    {line}\n")).collect();
            let source = format!("def f(p):\n{indented}");
            assert_eq!(
                lines("undefined-variable", Some(457), &source),
                expected,
                "{source}"
            );
        };
        check("if p:\n    a = 1\nreturn a", &[4]);
        check("for a in p:\n    pass\nreturn a", &[4]);
        check("try:\n    a = g()\nexcept E:\n    pass\nreturn a", &[6]);
        check("print(a)\na = 1", &[2]);
        check("if p:\n    a = 1\nelse:\n    a = 2\nreturn a", &[]);
        check("if p:\n    a = 1\nelse:\n    raise E\nreturn a", &[]);
        check("try:\n    a = g()\nexcept E:\n    return 1\nreturn a", &[]);
        check("while True:\n    a = g()\n    break\nreturn a", &[]);
        check("with g() as a:\n    pass\nreturn a", &[]);
        check("return b", &[]);
        check("global a\nif p:\n    a = 1\nreturn a", &[]);
        check("match p:\n    case [a]:\n        return a", &[]);
        check("return [a for a in p]", &[]);
    }
}
