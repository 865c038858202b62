//! Find as truth: a position or a status is taken for a yes or no.

use super::syntax::called;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt, UnaryOp};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "find-as-truth",
        title: "Position or status taken for a yes",
        languages: &[Language::Python],
        cwe: &[CweId(253)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports conditions that are the bare result of `text.rfind(…)`, `os.system(…)` or \
`subprocess.call(…)`; of `text.find(…)` with low confidence, because other things have a `find` too.",
        why: "\
`find` gives -1 for \"not there\", which is true, and 0 for \"at the start\", which is false. A \
status of 0 means success. The condition says the opposite of what it reads.",
        example: "\
import subprocess

def is_signed(path):
    if subprocess.call([\"gpg\", \"--verify\", path]):
        return True
    return False
",
        better: "\
import subprocess

def is_signed(path):
    if subprocess.call([\"gpg\", \"--verify\", path]) == 0:
        return True
    return False
",
        references: &["https://cwe.mitre.org/data/definitions/253.html"],
    },
    hooks: &[Hook::Statement(
        &[StatementKind::If, StatementKind::While],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let (test, body) = match view.node {
        Stmt::If(node) => (&*node.test, &*node.body),
        Stmt::While(node) => (&*node.test, &*node.body),
        _ => return,
    };
    // `if call(…): raise` is right: what is not 0 is a failure.
    let fails = matches!(body.last(), Some(Stmt::Raise(_)) | Some(Stmt::Expr(_)));
    condition(context, test, fails);
}

fn condition<'a>(context: &mut Context<'a>, test: &'a Expr, fails: bool) {
    match test {
        Expr::UnaryOp(node) if node.op == UnaryOp::Not => {
            // `if not call(…)` is how one asks for success.
            condition(context, &node.operand, true);
        }
        Expr::BoolOp(node) => {
            node.values
                .iter()
                .for_each(|value| condition(context, value, fails));
        }
        Expr::Call(call) => {
            let confidence = match called(call) {
                Some("rfind") => Confidence::Medium,
                Some("find")
                    if call.arguments.keywords.is_empty()
                        && matches!(&*call.arguments.args, [Expr::StringLiteral(_)]) =>
                {
                    Confidence::Low
                }
                Some("system" | "call") if !fails => {
                    let name = context.value_of(&call.func).name();
                    if !context.is(name, "os.system") && !context.is(name, "subprocess.call") {
                        return;
                    }
                    Confidence::Medium
                }
                _ => return,
            };
            let message = "0 is false here, and every other number true";
            context.report_with(call.range(), message, confidence);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn numbers_taken_for_a_yes_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("find-as-truth", None, source), expected, "{source}");
        };
        check("if a.rfind('x'):\n    pass\n", &[1]);
        check("if a.find('..'):\n    pass\n", &[1]);
        check("while b and not a.find('x'):\n    pass\n", &[1]);
        check("import os\nif os.system('test'):\n    x = 1\n", &[2]);
        check(
            "from subprocess import call\nif call(['test']):\n    x = 1\n",
            &[2],
        );
        check("import os\nif os.system('test'):\n    raise E\n", &[]);
        check("import os\nif not os.system('test'):\n    x = 1\n", &[]);
        check("if a.find('x') >= 0:\n    pass\n", &[]);
        check("if soup.find('a', id=3):\n    pass\n", &[]);
        check("if call(a):\n    pass\n", &[]);
    }
}
