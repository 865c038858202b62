//! New files open to everybody.

use super::syntax::{each_expression, each_statement, last_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "open-umask",
        title: "New files open to everybody",
        languages: &[Language::Python],
        cwe: &[CweId(276), CweId(732), CweId(277)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `os.umask` with a mask that leaves new files and folders writable for \
               everybody, when the old mask is not put back.",
        why: "Every file the program makes from then on can be changed by every user of the \
               machine, unless the call that makes it says otherwise.",
        example: "\
import os

os.umask(0)
with open(\"state.json\", \"w\") as file:
    file.write(\"{}\")
",
        better: "\
import os

os.umask(0o077)
with open(\"state.json\", \"w\") as file:
    file.write(\"{}\")
",
        references: &["https://cwe.mitre.org/data/definitions/276.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    if memchr::memmem::find(context.module().source().as_bytes(), b"umask").is_none() {
        return;
    }
    for scope in scopes(context.module()) {
        // `old = os.umask(0)` and `os.umask(old)`: the mask holds only in between.
        let mut put_back = false;
        each_expression(scope.body, |expression| {
            if let Expr::Call(call) = expression
                && is_umask(call)
            {
                put_back |= matches!(
                    call.arguments.args.first(),
                    Some(Expr::Name(_) | Expr::Attribute(_) | Expr::Call(_))
                );
            }
        });
        let mut open: Vec<TextRange> = Vec::new();
        each_statement(scope.body, |statement| {
            let value = match statement {
                Stmt::Expr(node) => &*node.value,
                Stmt::Assign(node) => &*node.value,
                _ => return,
            };
            if let Expr::Call(call) = value
                && is_umask(call)
                && call.arguments.args.first().is_some_and(is_open)
            {
                open.push(call.range());
            }
        });
        for range in open.into_iter().filter(|_| !put_back) {
            context.report(
                range,
                "new files can be changed by every user of the machine",
            );
        }
    }
}

fn is_umask(call: &ExprCall) -> bool {
    last_name(&call.func) == Some("umask")
}

fn is_open(mask: &Expr) -> bool {
    match mask {
        Expr::NumberLiteral(literal) => literal
            .value
            .as_int()
            .and_then(|mask| mask.as_i64())
            .is_some_and(|mask| mask & 0o002 == 0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("open-umask", None, source), expected, "{source}");
    }

    #[test]
    fn open_masks_are_reported() {
        check("import os\nos.umask(0)\n", &[2]);
        check(
            "import os\ndef f():\n    os.umask(0o000)\n    os.setsid()\n",
            &[3],
        );
        check("from os import umask\nold = umask(0)\n", &[2]);
        check("import os\nos.umask(0o020)\n", &[2]);
    }

    #[test]
    fn others_are_not() {
        check("import os\nos.umask(0o077)\nos.umask(0o022)\n", &[]);
        check("import os\nold = os.umask(0)\nos.umask(old)\n", &[]);
        check("import os\nos.umask(mask)\n", &[]);
    }
}
