//! Incomplete replacement: what is taken out can stand there again afterwards.

use super::syntax::{self, contains_any};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "incomplete-replacement",
        title: "Replacement that leaves what it takes out",
        languages: &[Language::Python],
        cwe: &[CweId(182), CweId(116)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports one call of `replace` that takes a text of attacks out (`../`, `<script>`, `javascript:`), \
replaces a quote or bracket only at its first place, or puts a backslash before quotes and not \
before backslashes.",
        why: "\
`....//` without `../` is `../`. A second quote stays, and a backslash before the quote that the \
program adds makes that quote the end of the text again.",
        example: "\
def read(name):
    name = name.replace(\"../\", \"\")
    return name
",
        better: "\
import os

def read(name):
    name = os.path.basename(name)
    return name
",
        references: &[
            "https://cwe.mitre.org/data/definitions/182.html",
            "https://cwe.mitre.org/data/definitions/116.html",
        ],
    },
    hooks: &[Hook::AnyCall(check)],
};

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if call.method() != Some("replace") {
        return;
    }
    let (Some(old), Some(new)) = (
        call.positional(0)
            .and_then(|old| syntax::text(old.expression)),
        call.positional(1)
            .and_then(|new| syntax::text(new.expression)),
    ) else {
        return;
    };
    let message = if call.positional(2).is_some() && is_sign(old) {
        "only the first one is replaced"
    } else if new.is_empty() && can_come_back(old) && !is_repeated(context, call.node) {
        "taking this out of a longer text can make it anew"
    } else if is_quote(old) && new == format!("\\{old}") && !escapes_backslashes(call.node) {
        "a backslash before the quote makes this quote a plain one again"
    } else {
        return;
    };
    context.report(call.node.range(), message);
}

fn is_sign(text: &str) -> bool {
    matches!(
        text,
        "'" | "\"" | "<" | ">" | "&" | "\\" | "\n" | "../" | ".."
    )
}

fn is_quote(text: &str) -> bool {
    matches!(text, "'" | "\"")
}

/// Texts that attacks are made of, and which are there again when one is taken out of the middle of
/// another. What consists of one sign alone cannot come back.
fn can_come_back(text: &str) -> bool {
    const ATTACKS: &[&str] = &[
        "../",
        "..\\",
        "<script",
        "</script",
        "javascript:",
        "onerror",
    ];
    contains_any(text, ATTACKS)
}

/// Whether the call stands in a loop that goes on while the text is there.
fn is_repeated<'a>(context: &mut Context<'a>, call: &'a ExprCall) -> bool {
    let Some(function) = context.function() else {
        return false;
    };
    syntax::any_statement(&function.body, |statement| match statement {
        crate::python::ast::Stmt::While(node) => node.range().contains_range(call.range()),
        _ => false,
    })
}

/// Whether what the call works on is a text in which backslashes were doubled.
fn escapes_backslashes(call: &ExprCall) -> bool {
    let Expr::Attribute(method) = &*call.func else {
        return false;
    };
    syntax::any_part(&method.value, |part| match part {
        Expr::Call(before) => {
            syntax::called(before) == Some("replace")
                && before.arguments.args.first().and_then(syntax::text) == Some("\\")
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn replacements_that_leave_something_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("incomplete-replacement", None, source),
                expected,
                "{source}"
            );
        };
        check("a = a.replace('../', '')\n", &[1]);
        check("a = a.replace('<script>', '')\n", &[1]);
        check("a = a.replace(\"'\", '', 1)\n", &[1]);
        check("a = a.replace(\"'\", \"\\\\'\")\n", &[1]);
        check(
            "def f(a):\n    while '../' in a:\n        a = a.replace('../', '')\n",
            &[],
        );
        check(
            "a = a.replace('\\\\', '\\\\\\\\').replace(\"'\", \"\\\\'\")\n",
            &[],
        );
        check("a = a.replace('..', '')\n", &[]);
        check("a = a.replace('<', '&lt;')\n", &[]);
        check("a = a.replace(\"'\", \"''\")\n", &[]);
        check("a = a.replace('x', '', 1)\n", &[]);
    }
}
