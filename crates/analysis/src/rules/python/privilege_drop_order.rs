//! Privileges dropped in the wrong order.

use super::syntax::{any_expression, each_expression, last_name, root_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "privilege-drop-order",
        title: "Privileges dropped in the wrong order",
        languages: &[Language::Python],
        cwe: &[CweId(271), CweId(273), CweId(272)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports programs that give up the user before the group: `os.setgid` or \
               `os.setgroups` after `os.setuid`. When asked for dropped privileges: also those that \
               change the user and keep the groups, and those that use `os.seteuid`, which can be \
               undone.",
        why: "Without the rights of the administrator the groups cannot be changed any more: the \
               call fails, or the process keeps the groups of the administrator.",
        example: "\
import os

def become_worker(uid, gid):
    os.setuid(uid)
    os.setgid(gid)
",
        better: "\
import os

def become_worker(uid, gid):
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
",
        references: &["https://cwe.mitre.org/data/definitions/271.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    if memchr::memmem::find(context.module().source().as_bytes(), b"uid").is_none() {
        return;
    }
    let asked = context.asks(CweId(273));
    // A program that raises its privileges again wants to be able to.
    let is_raise = |expression: &Expr| {
        matches!(expression, Expr::Call(call)
            if last_name(&call.func) == Some("seteuid") && is_os(call) && !is_drop(call))
    };
    let scopes = scopes(context.module());
    let raises_again = scopes
        .iter()
        .any(|scope| any_expression(scope.body, is_raise));
    for scope in scopes {
        let mut user: Option<TextRange> = None;
        let mut groups_given_up = false;
        each_expression(scope.body, |expression| {
            let Expr::Call(call) = expression else {
                return;
            };
            match last_name(&call.func) {
                Some("setuid" | "setresuid" | "setreuid") if is_drop(call) => {
                    user = Some(call.range())
                }
                Some("setgid" | "setgroups" | "initgroups" | "setresgid" | "setregid")
                    if is_os(call) =>
                {
                    if user.is_some() {
                        context.report(call.range(), "the user was given up before, so that the group cannot be changed any more");
                    }
                    groups_given_up = true;
                }
                Some("seteuid") if asked && !raises_again && is_drop(call) => {
                    context.report_with(
                        call.range(),
                        "the effective user can be changed back: privileges are not given up",
                        Confidence::Low,
                    );
                }
                _ => {}
            }
        });
        if let Some(range) = user.filter(|_| asked && !groups_given_up) {
            context.report_with(
                range,
                "the groups of the administrator are kept",
                Confidence::Low,
            );
        }
    }
}

fn is_os(call: &ExprCall) -> bool {
    matches!(&*call.func, Expr::Name(_)) || root_name(&call.func) == Some("os")
}

/// Whether the user is changed to one that is not the administrator.
fn is_drop(call: &ExprCall) -> bool {
    let is_zero = |one: &Expr| matches!(one, Expr::NumberLiteral(literal) if literal.value.as_int().and_then(|number| number.as_u8()) == Some(0));
    is_os(call) && !call.arguments.args.iter().any(is_zero)
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("privilege-drop-order", None, source),
            expected,
            "{source}"
        );
    }

    /// With the weakness being asked for.
    fn check_asked(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("privilege-drop-order", Some(273), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn wrong_orders_are_reported() {
        check("import os\nos.setuid(u)\nos.setgid(g)\n", &[3]);
        check(
            "import os\nos.setresuid(u, u, u)\nos.initgroups(n, g)\n",
            &[3],
        );
        check(
            "from os import setuid, setgid\nsetuid(u)\nsetgid(g)\n",
            &[3],
        );
        check_asked("import os\nos.setuid(u)\n", &[2]);
        check_asked("import os\nos.seteuid(u)\n", &[2]);
    }

    #[test]
    fn right_orders_are_not() {
        check(
            "import os\nos.setgroups([])\nos.setgid(g)\nos.setuid(u)\n",
            &[],
        );
        check("import os\nos.setuid(0)\nos.setgid(0)\n", &[]);
        check("import os\nos.setuid(u)\n", &[]);
        check_asked(
            "import os\nos.setgroups([])\nos.setgid(g)\nos.setuid(u)\n",
            &[],
        );
        check_asked("import os\nos.seteuid(0)\nf()\nos.seteuid(u)\n", &[]);
        check(
            "def f():\n    os.setuid(u)\ndef g():\n    os.setgid(g)\n",
            &[],
        );
    }
}
