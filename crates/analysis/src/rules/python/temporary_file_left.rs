//! Temporary file that is not removed.

use super::syntax::{each_expression, each_part, each_statement, keyword, last_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "temporary-file-left",
        title: "Temporary file that is not removed",
        languages: &[Language::Python],
        cwe: &[CweId(459)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports temporary files and folders that the program has to remove itself, in \
               functions that neither remove nor return them.",
        why: "What was in them stays on the disk for others to find, and the disk fills up.",
        example: "\
import tempfile

def convert(data):
    file = tempfile.NamedTemporaryFile(delete=False)
    file.write(data)
    file.close()
",
        better: "\
import tempfile

def convert(data):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
",
        references: &["https://cwe.mitre.org/data/definitions/459.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut made = Vec::new();
        let mut removes = false;
        each_expression(scope.body, |expression| {
            removes |= matches!(
                last_name(expression),
                Some("remove" | "unlink" | "rmtree" | "rmdir" | "cleanup")
            );
            if let Expr::Call(call) = expression
                && stays(call)
            {
                made.push(call.range());
            }
        });
        let mut returns_name = false;
        each_statement(scope.body, |statement| {
            if let Stmt::Return(node) = statement
                && let Some(value) = &node.value
            {
                each_part(value, |part| {
                    returns_name |= matches!(
                        last_name(part),
                        Some("name" | "path" | "filename" | "mkdtemp" | "mkstemp")
                    ) || matches!(part, Expr::Name(_));
                });
            }
        });
        for range in made.into_iter().filter(|_| !removes && !returns_name) {
            context.report(range, "nothing removes this temporary file");
        }
    }
}

fn stays(call: &ExprCall) -> bool {
    match last_name(&call.func) {
        Some("mkstemp" | "mkdtemp") => true,
        Some("NamedTemporaryFile") => {
            matches!(keyword(call, "delete"), Some(Expr::BooleanLiteral(literal)) if !literal.value)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("temporary-file-left", Some(459), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn files_that_stay_are_reported() {
        check(
            "import tempfile\ndef f():\n    fd, p = tempfile.mkstemp()\n    g(p)\n",
            &[3],
        );
        check("from tempfile import mkdtemp\nd = mkdtemp()\n", &[2]);
        check(
            "import tempfile\ndef f(x):\n    with tempfile.NamedTemporaryFile(delete=False) as t:\n        t.write(x)\n",
            &[3],
        );
    }

    #[test]
    fn files_that_go_are_not() {
        check(
            "import os, tempfile\ndef f():\n    fd, p = tempfile.mkstemp()\n    os.unlink(p)\n",
            &[],
        );
        check(
            "import tempfile\ndef f():\n    fd, p = tempfile.mkstemp()\n    return p\n",
            &[],
        );
        check("import tempfile\ntempfile.NamedTemporaryFile()\n", &[]);
    }
}
