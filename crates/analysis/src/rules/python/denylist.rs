//! Denylist: input is checked against what is forbidden instead of what is allowed.

use super::syntax::{self, contains_any, has_word, last_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{CmpOp, Expr};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "denylist",
        title: "Input checked against a list of what is bad",
        languages: &[Language::Python],
        cwe: &[CweId(184)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports checks against lists that are called forbidden, banned, blacklist and the like, texts of \
attacks that are looked for or replaced (`<script`, `;`, `' OR`, `../`, `__import__`).",
        why: "\
The list lacks what its author did not think of: another letter case, another tag, another encoding, \
another operator of the shell.",
        example: "\
import os

def ping(host):
    if \";\" in host or \"&\" in host:
        raise ValueError(host)
    os.system(\"ping \" + host)
",
        better: "\
import re
import subprocess

def ping(host):
    if not re.fullmatch(r\"[a-z0-9.-]+\", host):
        raise ValueError(host)
    subprocess.run([\"ping\", \"--\", host], check=True)
",
        references: &["https://cwe.mitre.org/data/definitions/184.html"],
    },
    hooks: &[Hook::Module(check)],
};

const NAMES: &[&str] = &[
    "blacklist",
    "blacklisted",
    "denylist",
    "blocklist",
    "forbidden",
    "banned",
    "disallowed",
    "dangerous",
    "bad",
    "blocked",
    "prohibited",
    "unsafe",
    "malicious",
];

/// Texts that attacks are made of.
const ATTACKS: &[&str] = &[
    "<script",
    "script>",
    "javascript:",
    "onerror",
    "onload",
    "../",
    "..\\",
    "union select",
    "drop table",
    "' or",
    "or 1=1",
    "__import__",
    "os.system",
    "/etc/passwd",
    "rm -rf",
    "&&",
    "||",
];

fn check(context: &mut Context<'_>) {
    let mut places: Vec<TextRange> = Vec::new();
    for scope in scopes(context.module()) {
        syntax::each_expression(scope.body, |expression| {
            if looks_for_attack(expression) {
                places.push(expression.range());
            }
        });
    }
    for range in places {
        context.report(range, "what is bad and not on the list passes");
    }
}

fn looks_for_attack(expression: &Expr) -> bool {
    match expression {
        Expr::Compare(node) => {
            let (&[CmpOp::In | CmpOp::NotIn], [right]) = (&*node.ops, &*node.comparators) else {
                return false;
            };
            is_denylist(right) || syntax::text(&node.left).is_some_and(is_attack)
        }
        Expr::Call(call) => {
            let first = call.arguments.args.first();
            match syntax::called(call) {
                Some("replace") => {
                    let second = call.arguments.args.get(1).and_then(syntax::text);
                    first.and_then(syntax::text).is_some_and(|from| {
                        is_attack(from) && !second.is_some_and(|to| is_escaped(from, to))
                    })
                }
                Some("any" | "all") => first.is_some_and(|items| match items {
                    Expr::Generator(node) => {
                        node.generators.iter().any(|one| is_denylist(&one.iter))
                    }
                    _ => false,
                }),
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether `to` is `from` as a text writes it that must not mean it: `&lt;`, `\\'`, `''`, `%3C`.
fn is_escaped(from: &str, to: &str) -> bool {
    let is_entity = to.starts_with('&') && to.ends_with(';') && to.len() > 2;
    let is_percent = to.len() == 3 && to.starts_with('%');
    is_entity
        || is_percent
        || to.len() > from.len() && to.ends_with(from) && to.starts_with(['\\', '\''])
}

fn is_denylist(expression: &Expr) -> bool {
    match expression {
        Expr::Name(_) | Expr::Attribute(_) => {
            last_name(expression).is_some_and(|name| has_word(name, NAMES))
        }
        Expr::List(node) => node.elts.iter().filter_map(syntax::text).any(is_attack),
        Expr::Tuple(node) => node.elts.iter().filter_map(syntax::text).any(is_attack),
        Expr::Set(node) => node.elts.iter().filter_map(syntax::text).any(is_attack),
        _ => false,
    }
}

fn is_attack(text: &str) -> bool {
    matches!(text, ";" | "|" | "&" | "`" | "$" | "'" | "--" | "<" | "..")
        || contains_any(text, ATTACKS)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn checks_for_what_is_bad_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("denylist", Some(184), source), expected, "{source}");
        };
        check("if ';' in a:\n    raise E\n", &[1]);
        check("if a in BLACKLIST:\n    raise E\n", &[1]);
        check(
            "if any(w in a for w in forbidden_words):\n    raise E\n",
            &[1],
        );
        check(
            "if any(w in a for w in ['<script>', 'b']):\n    raise E\n",
            &[1],
        );
        check("a = a.replace('<SCRIPT>', '')\n", &[1]);
        check("if a in ALLOWED:\n    pass\n", &[]);
        check("if 'x' in a:\n    pass\n", &[]);
        check("a = a.replace('x', 'y')\n", &[]);
        check("a = a.replace('<', '&lt;').replace(\"'\", \"''\")\n", &[]);
        check("a = a.replace(\"'\", \"\\\\'\")\n", &[]);
        check("a = a.replace('<', '(')\n", &[1]);
        check("a = a.replace(';', ' ;')\n", &[1]);
    }
}
