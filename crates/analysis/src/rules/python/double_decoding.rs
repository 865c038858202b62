//! Double decoding: what is decoded is decoded again.

use super::syntax::{called, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "double-decoding",
        title: "Text that is decoded twice",
        languages: &[Language::Python],
        cwe: &[CweId(174), CweId(172)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports `unquote` and `html.unescape` of what such a call gave, and `unquote` of values that a web \
framework has decoded already.",
        why: "\
`%252e` is `%2e` after the first and `.` after the second decoding. Filters in between, in a proxy \
or in the framework, look at the wrong form.",
        example: "\
from urllib.parse import unquote

def name_of(value):
    return unquote(unquote(value))
",
        better: "\
from urllib.parse import unquote

def name_of(value):
    return unquote(value)
",
        references: &["https://cwe.mitre.org/data/definitions/174.html"],
    },
    hooks: &[Hook::Call(DECODERS, check)],
};

const DECODERS: &[&str] = &[
    "urllib.parse.unquote",
    "urllib.parse.unquote_plus",
    "urllib.parse.unquote_to_bytes",
    "html.unescape",
];

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(text) = call.positional(0) else {
        return;
    };
    let made_by = match text.expression {
        Expr::Call(_) => Some(text.expression),
        _ => text.value.made_by(),
    };
    let Some(Expr::Call(before)) = made_by else {
        return;
    };
    let is_own = called(before) == call.method() && {
        let name = context.value_of(&before.func).name();
        name == call.name
    };
    if is_own || is_decoded_by_framework(context, before) {
        context.report(call.node.range(), "this was decoded already");
    }
}

/// `request.args.get(…)`.
fn is_decoded_by_framework<'a>(
    context: &mut Context<'a>,
    call: &'a crate::python::ast::ExprCall,
) -> bool {
    let Expr::Attribute(method) = &*call.func else {
        return false;
    };
    if method.attr.as_str() != "get" || variable(&method.value).is_some() {
        return false;
    }
    let from = context.value_of(&method.value).name();
    ["args", "form", "values", "GET", "POST", "query_params"]
        .iter()
        .any(|part| context.is(from, &format!("web.Request.{part}")))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn texts_decoded_twice_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("double-decoding", None, source), expected, "{source}");
        };
        let import = "from urllib.parse import unquote\n";
        check(&format!("{import}x = unquote(unquote(a))\n"), &[2]);
        check(&format!("{import}b = unquote(a)\nc = unquote(b)\n"), &[3]);
        check("import html\nx = html.unescape(html.unescape(a))\n", &[2]);
        check(
            &format!("{import}from flask import request\nx = unquote(request.args.get('a'))\n"),
            &[3],
        );
        check(&format!("{import}x = unquote(a)\n"), &[]);
        check(&format!("{import}x = unquote(f(a))\n"), &[]);
        check(&format!("{import}x = unquote(d.get('a'))\n"), &[]);
    }
}
