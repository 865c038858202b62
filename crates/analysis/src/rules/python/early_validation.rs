//! Early validation: input is checked first and decoded or resolved afterwards.

use super::syntax::{self, called, leaves, scopes, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "early-validation",
        title: "Input checked before it is decoded",
        languages: &[Language::Python],
        cwe: &[CweId(179), CweId(180), CweId(181)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports a text that a condition checks and refuses, and that is decoded, normalised or resolved \
after that check in the same block: `unquote`, `b64decode`, `unicodedata.normalize`, `html.unescape`, \
`os.path.normpath`, `os.path.realpath`, removal of parts.",
        why: "\
The check sees another text than the code behind it: `%2e%2e/` has no `..` in it until it is \
decoded, and full-width signs become plain ones when the text is normalised.",
        example: "\
from urllib.parse import unquote

def read(path):
    if \"..\" in path:
        raise ValueError(path)
    path = unquote(path)
    return open(\"public/\" + path).read()
",
        better: "\
from urllib.parse import unquote

def read(path):
    path = unquote(path)
    if \"..\" in path:
        raise ValueError(path)
    return open(\"public/\" + path).read()
",
        references: &[
            "https://cwe.mitre.org/data/definitions/179.html",
            "https://cwe.mitre.org/data/definitions/180.html",
        ],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let mut places: Vec<TextRange> = Vec::new();
    for scope in scopes(context.module()) {
        look(scope.body, &mut places);
    }
    for range in places {
        context.report(range, "the check before saw the text as it was");
    }
}

fn look<'a>(block: &'a [Stmt], places: &mut Vec<TextRange>) {
    // Variables of which a form was refused.
    let mut checked: Vec<&'a str> = Vec::new();
    for statement in block {
        match statement {
            Stmt::If(node) => {
                if leaves(&node.body) {
                    refused(&node.test, &mut checked);
                }
                look(&node.body, places);
                node.elif_else_clauses
                    .iter()
                    .for_each(|arm| look(&arm.body, places));
            }
            Stmt::With(node) => look(&node.body, places),
            Stmt::Try(node) => look(&node.body, places),
            Stmt::For(node) => look(&node.body, places),
            Stmt::While(node) => look(&node.body, places),
            Stmt::Assign(node) => {
                if let Expr::Call(call) = &*node.value
                    && let Some(changed) = decoded(call)
                    && checked.contains(&changed)
                {
                    places.push(call.range());
                }
                for name in node.targets.iter().filter_map(variable) {
                    checked.retain(|known| *known != name);
                }
            }
            _ => {}
        }
    }
}

/// The variables of which `test` asks what is in them: `".." in x`, `x.startswith("/")`.
fn refused<'a>(test: &'a Expr, checked: &mut Vec<&'a str>) {
    syntax::each_part(test, |part| match part {
        Expr::Compare(node)
            if node.ops.iter().all(|one| one.is_in() || one.is_not_in())
                && syntax::text(&node.left).is_some() =>
        {
            checked.extend(node.comparators.iter().filter_map(variable));
        }
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(method)
                if matches!(method.attr.as_str(), "startswith" | "endswith") =>
            {
                checked.extend(variable(&method.value));
            }
            _ => {
                if matches!(called(call), Some("match" | "search" | "fullmatch")) {
                    checked.extend(call.arguments.args.iter().filter_map(variable));
                }
            }
        },
        _ => {}
    });
}

/// The variable whose text the call decodes or resolves.
fn decoded(call: &ExprCall) -> Option<&str> {
    const FUNCTIONS: &[&str] = &[
        "unquote",
        "unquote_plus",
        "b64decode",
        "urlsafe_b64decode",
        "unhexlify",
        "unescape",
        "normpath",
        "realpath",
        "abspath",
        "expanduser",
        "expandvars",
    ];
    let name = called(call)?;
    if FUNCTIONS.contains(&name) {
        return call.arguments.args.first().and_then(variable);
    }
    match (name, &*call.func) {
        ("normalize", _) => call.arguments.args.get(1).and_then(variable),
        // Taking something out can put together what was refused.
        ("replace", Expr::Attribute(method)) => {
            let empty = call.arguments.args.get(1).and_then(syntax::text) == Some("");
            empty.then(|| variable(&method.value))?
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn texts_decoded_after_their_check_are_reported() {
        let check = |body: &str, expected: &[usize]| {
            let indented: String = body.lines().map(|line| format!("    {line}\n")).collect();
            let source = format!("def f(a):\n{indented}");
            assert_eq!(
                lines("early-validation", None, &source),
                expected,
                "{source}"
            );
        };
        check("if '..' in a:\n    raise E\na = unquote(a)", &[4]);
        check(
            "if not a.startswith('/'):\n    return\nb = os.path.normpath(a)",
            &[4],
        );
        check(
            "if re.search('<', a):\n    return\na = unicodedata.normalize('NFKC', a)",
            &[4],
        );
        check("if '<' in a:\n    return\na = a.replace('\\0', '')", &[4]);
        check("a = unquote(a)\nif '..' in a:\n    raise E\nopen(a)", &[]);
        check("if '..' in a:\n    raise E\na = a.strip()", &[]);
        check("if '..' in a:\n    log(a)\na = unquote(a)", &[]);
        check("if '..' in b:\n    raise E\na = unquote(a)", &[]);
    }
}
