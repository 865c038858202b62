//! Unused value: a variable is set and never read.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprContext, Stmt};
use crate::python::flow::{Context, FunctionView};
use crate::rules::{About, Speaks};
use rustc_hash::FxHashSet;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unused-value",
        title: "Variable that is never read",
        languages: &[Language::Python],
        cwe: &[CweId(563)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports a local variable that is assigned and never read. Names that begin with `_` are left alone.",
        why: "\
The value was meant for something: the result of a check that nobody looks at, the clean text next \
to the one that is used.",
        example: "\
import os

def read(folder, name):
    safe_name = os.path.basename(name)
    return os.path.join(folder, name)
",
        better: "\
import os

def read(folder, name):
    safe_name = os.path.basename(name)
    return os.path.join(folder, safe_name)
",
        references: &["https://cwe.mitre.org/data/definitions/563.html"],
    },
    hooks: &[Hook::Function(check)],
};

fn check<'a>(context: &mut Context<'a>, view: &FunctionView<'a>) {
    let mut read: FxHashSet<&str> = FxHashSet::default();
    collect_read(&view.node.body, &mut read);
    // `locals()` reads them all.
    if read.contains("locals") || read.contains("eval") || read.contains("exec") {
        return;
    }
    let mut unused = Vec::new();
    syntax::each_statement(&view.node.body, |statement| {
        let targets = match statement {
            Stmt::Assign(node) => &*node.targets,
            Stmt::AnnAssign(node) if node.value.is_some() => std::slice::from_ref(&*node.target),
            _ => return,
        };
        for target in targets {
            if let Expr::Name(name) = target
                && !read.contains(name.id.as_str())
                && !name.id.starts_with('_')
            {
                unused.push((name.id.as_str(), statement.range()));
            }
        }
    });
    for (name, range) in unused {
        context.report(range, format!("nothing reads `{name}`"));
    }
}

/// Names that `body` reads or shares, inner functions and classes included.
fn collect_read<'a>(body: &'a [Stmt], read: &mut FxHashSet<&'a str>) {
    syntax::each_expression(body, |expression| {
        walk_lambda(expression, read);
        if let Expr::Name(name) = expression
            && !matches!(name.ctx, ExprContext::Store)
        {
            read.insert(name.id.as_str());
        }
    });
    syntax::each_statement(body, |statement| match statement {
        Stmt::Global(node) => read.extend(node.names.iter().map(|name| name.as_str())),
        Stmt::Nonlocal(node) => read.extend(node.names.iter().map(|name| name.as_str())),
        Stmt::AugAssign(node) => read.extend(syntax::variable(&node.target)),
        Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {
            read.extend(crate::python::free_names(std::slice::from_ref(statement)));
        }
        _ => {}
    });
}

fn walk_lambda<'a>(expression: &'a Expr, read: &mut FxHashSet<&'a str>) {
    if let Expr::Lambda(node) = expression {
        syntax::each_part(&node.body, |inner| read.extend(syntax::variable(inner)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn variables_that_nothing_reads_are_reported() {
        let check = |body: &str, expected: &[usize]| {
            let indented: String = body.lines().map(|line| format!("    {line}\n")).collect();
            let source = format!("def f(p):\n{indented}");
            assert_eq!(
                lines("unused-value", Some(563), &source),
                expected,
                "{source}"
            );
        };
        check("a = g(p)\nreturn p", &[2]);
        check("a: int = 1", &[2]);
        check("a = 1\na = 2", &[2, 3]);
        check("a = 1\nreturn a", &[]);
        check("_ = g()", &[]);
        check("a, b = g()\nreturn a", &[]);
        check("a = 1\nreturn lambda: a", &[]);
        check("a = 1\ndef g():\n    return a\nreturn g", &[]);
        check("global a\na = 1", &[]);
        check("a = 1\nreturn locals()", &[]);
        check("self.a = 1", &[]);
    }
}
