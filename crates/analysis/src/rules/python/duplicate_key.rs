//! Duplicate keys: a later entry hides an earlier one.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use rustc_hash::FxHashSet;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

const CWE: CweId = CweId(462);

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "duplicate-key",
        title: "Duplicate key",
        languages: &[Language::Python],
        cwe: &[CWE, CweId(694)],
        severity: Severity::Low,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports a dictionary that writes the same key twice. When one asks for CWE-462, also a loop that \
puts pairs of key and value into a list without looking whether the key is there.",
        why: "\
Of two entries with one key a dictionary keeps the last, and a search in a list of pairs finds the \
first: which of two values counts is decided by their order, not by the program. Where the entries \
say who may do what, that order is an attack.",
        example: "\
LIMITS = {
    \"guest\": 1,
    \"admin\": 100,
    \"guest\": 100,
}
",
        better: "\
LIMITS = {
    \"guest\": 1,
    \"admin\": 100,
}
",
        references: &["https://cwe.mitre.org/data/definitions/462.html"],
    },
    hooks: &[
        Hook::Dict(check_dict),
        Hook::Statement(&[StatementKind::While, StatementKind::For], check_loop),
    ],
};

fn check_dict<'a>(context: &mut Context<'a>, node: &'a Expr) {
    let Expr::Dict(dict) = node else {
        return;
    };
    if dict.items.len() < 2 {
        return;
    }
    let mut seen = FxHashSet::default();
    for item in &dict.items {
        let Some(key @ (Expr::StringLiteral(_) | Expr::NumberLiteral(_))) = &item.key else {
            continue;
        };
        // Two spellings of a key are rare; two equal spellings are what people write. Who sees
        // the first looks for others.
        if !seen.insert(context.text(key)) {
            let text = context.text(key);
            return context.report(
                key.range(),
                format!("the key {text} is there twice; the last one counts"),
            );
        }
    }
}

fn check_loop<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    if !context.asks(CWE) {
        return;
    }
    let body = match view.node {
        Stmt::While(node) => &node.body,
        Stmt::For(node) => &node.body,
        _ => return,
    };
    if let Some(range) = appended_pair(body) {
        let message = "a pair is added without a look whether its key is there already";
        context.report_with(range, message, Confidence::Low);
    }
}

/// The first `list.append((key, value))` of `body` that no condition stands before.
fn appended_pair(body: &[Stmt]) -> Option<TextRange> {
    body.iter().find_map(|statement| match statement {
        Stmt::Expr(node) => match &*node.value {
            Expr::Call(call) if is_append_of_pair(call) => Some(call.range()),
            _ => None,
        },
        Stmt::With(node) => appended_pair(&node.body),
        Stmt::Try(node) => appended_pair(&node.body),
        _ => None,
    })
}

fn is_append_of_pair(call: &ExprCall) -> bool {
    let Expr::Attribute(function) = &*call.func else {
        return false;
    };
    let pair = match &*call.arguments.args {
        [Expr::Tuple(tuple)] => tuple.elts.len() == 2,
        [Expr::List(list)] => list.elts.len() == 2,
        _ => false,
    };
    pair && matches!(function.attr.as_str(), "append" | "insert")
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn a_key_that_is_there_twice_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("duplicate-key", None, source), expected, "{source}");
        };
        check("a = {'x': 1, 'x': 2}\n", &[1]);
        check("a = {\n 1: 'a',\n 2: 'b',\n 1: 'c',\n}\n", &[4]);
        check("a = {'x': 1, 'y': 2}\n", &[]);
        check("a = {'1': 1, 1: 2}\n", &[]);
        check("a = {x: 1, x: 2}\n", &[]);
        check("a = {**b, 'x': 1}\n", &[]);
    }

    #[test]
    fn a_list_of_pairs_without_a_look_is_reported_when_asked() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("duplicate-key", Some(462), source),
                expected,
                "{source}"
            );
        };
        check(
            "while True:\n    k, v = read()\n    pairs.append((k, v))\n    pairs.sort()\n",
            &[3],
        );
        check("for k in read():\n    pairs.append([k, 1])\n", &[2]);
        check(
            "for k, v in read():\n    if k not in keys:\n        pairs.append((k, v))\n",
            &[],
        );
        check("for k, v in read():\n    table[k] = v\n", &[]);
        check("for k in read():\n    pairs.append(k)\n", &[]);
    }
}
